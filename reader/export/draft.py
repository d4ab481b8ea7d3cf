"""Drafts: Markdown with references to annotations by their ids, composed into a whole text.

`{{ 3f2b6a54 }}` stands for the quotation with its citation; a filter after a bar asks for another
part. The text between the slots stays as it was written, and so do the tables, lists and
quotations that they are in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.annotations.annotation import Annotation
from reader.annotations.records import DocumentRecord
from reader.citation import cite, narrative, quotation
from reader.citation.markup.formats import format_named
from reader.citation.occurrence import FIRST, Occurrence
from reader.citation.registry import style_named
from reader.errors import ReaderError
from reader.export import passage
from reader.export.filled_text import FilledText
from reader.export.sheet import references_title
from reader.export.slots import QUOTATION, Piece, Slot, pieces
from reader.lazy import late_pattern
from reader.text.suggest import nearest

FILTERS: Mapping[str, str] = {
    QUOTATION: "the quotation with its citation",
    "citation": "the citation alone",
    "quote": "the quotation alone",
    "narrative": "the quotation in a sentence with its authors: Smith (2024) says …",
    "note": "the note, as it was written",
}
"""The possible filters after the bar."""
REFERENCES = "references"
"""Stands for the list of references in place of an id."""
_UNCITED = {"quote", "note"}
_STOPS = ".,;:!?…。！？，、；："
_DASHES = "–—("
_STOP = late_pattern(r"(?<![.…])[.。](?=[”’“»«›‹」』\"']*(?:\[\^[^\]\s]+\])?\Z)")
"""The full stop of a quotation or its citation, before closing marks and a note's sign."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A slot that could not be composed."""

    line: int
    """The number of the line, from 1."""
    sentence: str
    """The problem."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A composed draft."""

    text: str
    """The text, in Markdown."""
    problems: tuple[Problem, ...]
    """The problems, in the order of the lines."""
    cited: tuple[tuple[Annotation, DocumentRecord], ...]
    """The annotations that it cites, in order."""


Find = Callable[[str], tuple[Annotation, DocumentRecord]]
"""Returns an annotation with its document's record, by its id; raises a `ReaderError`."""


def check_filter(name: str) -> None:
    """Refuse an unknown filter.

    Raises:
        ReaderError: It is none of `FILTERS`.
    """
    if name not in FILTERS:
        raise ReaderError(f"There is no filter “{name}”. {nearest(name, FILTERS)}")


def compose(text: str, find: Find, manner: passage.Manner) -> Composed:
    """A draft with its annotations quoted and cited, and the list of references.

    Args:
        text: The draft.
        find: Returns the annotation for an id.
        manner: The style and the locator; of a style with notes, these become footnotes.

    Raises:
        ReaderError: There is no such style.
    """
    form = "footnote" if style_named(manner.style).has_notes else "markdown"
    composing = _Composing(replace(manner, format=form), find)
    return composing.composed(list(pieces(text)))


class _Composing:
    """A draft being composed."""

    def __init__(self, manner: passage.Manner, find: Find) -> None:
        self._manner = manner
        self._find = find
        self._problems: list[Problem] = []
        self._notes: list[str] = []
        self._records: list[DocumentRecord] = []

    def composed(self, parts: Sequence[Piece]) -> Composed:
        slots = [each for each in parts if isinstance(each, Slot)]
        at = [(index, each) for index, each in enumerate(parts) if isinstance(each, Slot)]
        found = {index: answer for index, each in at if (answer := self._answer(each))}
        cited = {index: found[index] for index, each in at if index in found
                 if each.filter not in _UNCITED}  # fmt: skip
        named = (found[index] for index, each in at if index in found if each.filter != "note")
        self._records = list({record.id: record for _, record in named}.values())
        occurrences = dict(zip(cited, self._occurrences(list(cited.values())), strict=True))
        entries = self._entries()
        text = FilledText()
        for index, each in enumerate(parts):
            if isinstance(each, str):
                text.add(each)
            elif each.id == REFERENCES:
                text.fill("\n\n".join(entries), each.around)
            elif index in found:
                printed = self._printed(each, found[index], occurrences.get(index, FIRST))
                text.fill(_going_on(printed, parts[index + 1 : index + 2]), each.around)
            else:
                text.add(each.typed)
        if entries and not any(each.id == REFERENCES for each in slots):
            text.add_block(f"## {references_title(self._manner.style)}")
            text.add_block("\n\n".join(entries))
        for note in self._notes:
            text.add_block(note)
        return Composed(text.text, tuple(self._problems), tuple(cited.values()))

    def _answer(self, slot: Slot) -> tuple[Annotation, DocumentRecord] | None:
        """The annotation of a slot; None is a problem, except for the list."""
        if slot.id == REFERENCES:
            return None
        try:
            check_filter(slot.filter)
            found = self._find(slot.id)
        except ReaderError as error:
            self._problems.append(Problem(slot.line, str(error)))
            return None
        if slot.filter == "note" and not found[0].note.strip():
            self._problems.append(Problem(slot.line, f"The annotation {slot.id} has no note."))
            return None
        return found

    def _occurrences(
        self, cited: Sequence[tuple[Annotation, DocumentRecord]]
    ) -> Iterable[Occurrence]:
        """What preceded each citation; all are printed in advance if that is faster."""
        manner = self._manner
        places = [
            (passage.csl_item(record), passage.place_of(annotation, record, manner))
            for annotation, record in cited
        ]
        beside = list(map(passage.csl_item, self._records))
        cite.prepare(places, manner.style, manner.format, beside=beside)
        return passage.occurrences(cited, manner, has_note_each=True)

    def _entries(self) -> list[str]:
        """The list of references."""
        listed = replace(self._manner, format="markdown")
        return passage.references(self._records, listed) if self._records else []

    def _printed(
        self, slot: Slot, said: tuple[Annotation, DocumentRecord], occurrence: Occurrence
    ) -> str:
        """The text that replaces a slot."""
        annotation, record = said
        manner = replace(self._manner, is_run_in=slot.around.is_one_line)
        if slot.filter == "note":
            return annotation.note.strip()
        if slot.filter == "quote":
            how, chosen = format_named(manner.format), style_named(manner.style)
            return quotation.quotation(passage.quoted(annotation, manner), "", chosen, how)
        if slot.filter == "narrative":
            printed = narrative.narrative(
                passage.quoted(annotation, manner),
                passage.csl_item(record),
                manner.style,
                passage.place_of(annotation, record, manner),
                manner.format,
                beside=list(map(passage.csl_item, self._records)),
                occurrence=occurrence,
            )
        else:
            part = replace(manner, part=slot.filter)
            printed = passage.excerpt(annotation, record, part, self._records, occurrence)
        return self._without_note(printed, occurrence.label)

    def _without_note(self, printed: str, label: str) -> str:
        """The same without the footnote below it, which is kept for the end."""
        before, mark, note = printed.rpartition(f"\n\n[^{label}]: ")
        if not label or not mark:
            return printed
        self._notes.append(f"[^{label}]: {note}")
        return before


def _going_on(printed: str, following: Sequence[Piece]) -> str:
    """What is put into a slot, without its full stop if its sentence goes on or ends behind it.

    Args:
        printed: The text that replaces the slot.
        following: The piece after the slot, if there is one.
    """
    behind = following[0] if following and isinstance(following[0], str) else ""
    word = behind.lstrip(" \t")[:1]
    goes_on = behind[:1] in _STOPS if word == behind[:1] else word.islower() or word in _DASHES
    stop = _STOP.search(printed) if word and goes_on and "\n" not in printed else None
    if stop is None or quotation.is_abbreviated(printed[: stop.start() + 1]):
        return printed
    return printed[: stop.start()] + printed[stop.end() :]
