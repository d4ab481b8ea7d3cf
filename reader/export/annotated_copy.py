"""The content of a copy of a text with its highlights, whatever the format.

`annotated_html` and `annotated_markdown` print it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reader.annotations.annotation import Annotation, Status
from reader.annotations.links import Told, untold
from reader.annotations.pens import PENS, Pen
from reader.annotations.records import DocumentRecord
from reader.export import passage
from reader.lazy import late_pattern
from reader.text.canonical import canonical
from reader.text.document import Document, Inline, Span

SURE = {Status.EXACT, Status.SHIFTED, Status.EDITED}
"""Statuses of highlights whose place is certain."""


class Mark(NamedTuple):
    """A highlighted passage."""

    span: Span
    annotation: Annotation
    number: int
    """The number of its note, or 0; of several passages, only the last has it."""
    is_first: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """The content of a copy."""

    document: Document
    """The text."""
    record: DocumentRecord
    """The record of the text."""
    annotations: Sequence[Annotation]
    """Its annotations at their current places, in reading order."""
    style: str
    """The citation style of its reference."""
    pens: Sequence[Pen] = PENS
    """The pens, for the legend."""
    told: Told = untold
    """Returns the described links of an annotation, by its id."""

    @property
    def sure(self) -> list[Annotation]:
        """The annotations whose place is certain."""
        return [
            each
            for each in self.annotations
            if all(anchor.span and anchor.status in SURE for anchor in each.anchors)
        ]

    @property
    def lost(self) -> list[Annotation]:
        """The annotations whose place is uncertain or lost."""
        sure = {each.id for each in self.sure}
        return [each for each in self.annotations if each.id not in sure]

    def says(self, annotation: Annotation) -> bool:
        """Whether a highlight has anything to put into a note."""
        return bool(annotation.note.strip() or annotation.tags or self.told(annotation.id))

    @property
    def numbers(self) -> Mapping[str, int]:
        """The numbers of the notes, by the ids of annotations."""
        noted = [each.id for each in self.annotations if self.says(each)]
        return {key: number for number, key in enumerate(noted, 1)}

    @property
    def used(self) -> list[Pen]:
        """The pens that occur."""
        colors = {each.color for each in self.annotations}
        return [pen for pen in self.pens if pen.color in colors]

    def reference(self, form: str) -> str:
        """The text's entry in a list of references."""
        found = passage.references([self.record], passage.Manner(self.style, form))
        return found[0] if found else ""


def marks(copy: Copy) -> list[Mark]:
    """All highlighted passages, in the order of the text."""
    numbers = copy.numbers
    found = []
    for each in copy.sure:
        spans = sorted(anchor.span for anchor in each.anchors if anchor.span)
        for at, span in enumerate(spans):
            number = numbers.get(each.id, 0) if at == len(spans) - 1 else 0
            found.append(Mark(span, each, number, at == 0))
    return sorted(found, key=lambda mark: mark.span)


class Piece(NamedTuple):
    """Words of the same style."""

    text: str
    marks: tuple[Mark, ...]
    """The highlights that they are in, the longest first."""
    inlines: tuple[Inline, ...]
    starting: tuple[Mark, ...]
    """The highlights that begin with them."""
    ending: tuple[Mark, ...]
    """The highlights that end with them."""


def pieces(copy: Copy, span: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The words of a block, cut where their style changes."""
    document = copy.document
    here = [mark for mark in marks if mark.span.overlaps(span)]
    inlines = [each for each in document.inlines if each.span.overlaps(span)]
    edges = {span.start, span.end}
    for each in (*(mark.span for mark in here), *(inline.span for inline in inlines)):
        edges.update(edge for edge in each if span.start < edge < span.end)
    for start, end in pairwise(sorted(edges)):
        piece = Span(start, end)
        over = [mark for mark in here if mark.span.contains(piece)]
        over.sort(key=lambda mark: mark.span.start - mark.span.end)
        yield Piece(
            document.text[start:end],
            tuple(over),
            tuple(inline for inline in inlines if inline.span.contains(piece)),
            tuple(mark for mark in over if max(mark.span.start, span.start) == start),
            tuple(mark for mark in over if mark.span.end == end),
        )


def facts(copy: Copy, annotation: Annotation) -> list[str]:
    """The tags and links of a highlight and the like, one line each."""
    tags = [f"Tags: {', '.join(annotation.tags)}"] if annotation.tags else []
    return [*tags, *(f"Link: {link.line}" for link in copy.told(annotation.id))]


def legend_line(pen: Pen) -> str:
    """The meaning of a pen."""
    return pen.name + (f": {pen.description}" if pen.description else "")


def paragraphs(note: str) -> list[str]:
    """The paragraphs of a note."""
    return [part.strip() for part in canonical(note).split("\n\n") if part.strip()]


def is_address(target: str) -> bool:
    """Whether a copy may contain a link to this target."""
    return bool(_ADDRESS.match(target))


_ADDRESS = late_pattern(r"(?:https?|mailto):", re.IGNORECASE)
