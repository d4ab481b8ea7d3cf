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
    def title(self) -> str:
        """The title, if no heading of the text says it."""
        text, said = self.document.text, " ".join(canonical(self.record.title).split())
        headings = (self.document.blocks[at].span for at in self.document.headings)
        told = (" ".join(text[slice(*span)].split()).casefold() for span in headings)
        return "" if said.casefold() in told else said

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
            tuple(mark for mark in over if mark.span.start == start),
            tuple(
                mark for mark in over if _ends(mark.span, piece, document, is_last=end == span.end)
            ),
        )


def _ends(mark: Span, piece: Span, document: Document, *, is_last: bool) -> bool:
    """Whether a highlight ends with a piece, or in the bar or tab behind a cell."""
    behind = _GAP.match(document.text, piece.end) if is_last else None
    return piece.end <= mark.end < (behind.end() if behind else piece.end + 1)


def tables(document: Document, rows: Sequence[Span]) -> list[list[Span]]:
    """The cells of each row of a table, whose words have a bar or a tab between them.

    No row has more than the first: what would be more is in its last one.
    """
    found = [list(_cells(document.text, row)) for row in rows]
    most = len(found[0])
    return [
        [*cells[: most - 1], Span(cells[most - 1].start, cells[-1].end)] if cells[most:] else cells
        for cells in found
    ]


def _cells(text: str, row: Span) -> Iterator[Span]:
    start = row.start
    for gap in _GAP.finditer(text, row.start, row.end):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, row.end)


def facts(copy: Copy, annotation: Annotation) -> list[str]:
    """The tags and links of a highlight and the like, one line each."""
    tags = [f"Tags: {', '.join(annotation.tags)}"] if annotation.tags else []
    return [*tags, *(f"Link: {link.line}" for link in copy.told(annotation.id))]


def legend_line(pen: Pen) -> str:
    """The meaning of a pen: its colour, its name where that is another, what it is for."""
    name = pen.name if pen.name.casefold() != pen.color else ""
    return ": ".join(filter(None, (pen.color, name, pen.description)))


def paragraphs(note: str) -> list[str]:
    """The paragraphs of a note."""
    return [part.strip() for part in canonical(note).split("\n\n") if part.strip()]


def is_address(target: str) -> bool:
    """Whether a copy may contain a link to this target."""
    return bool(_ADDRESS.match(target))


_GAP = late_pattern(r" \| |\t")
_ADDRESS = late_pattern(r"(?:https?|mailto):", re.IGNORECASE)
