"""Drafts: Markdown with references to annotations by their ids, composed into a whole text.

`{{ 3f2b6a54 }}` stands for the quotation with its citation; a filter after a bar asks for another
part. The text between the slots stays as it was written, and so do the tables, lists and
quotations that they are in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.annotations.annotation import Annotation
from reader.annotations.records import DocumentRecord
from reader.citation import cite, narrative, quotation
from reader.citation.bibliography import Works
from reader.citation.markup.formats import format_named
from reader.citation.occurrence import FIRST, Occurrence
from reader.citation.registry import style_named
from reader.errors import ReaderError
from reader.export import passage, stops, words
from reader.export.filled_text import FilledText
from reader.export.sheet import references_title
from reader.export.slots import CITATION, QUOTATION, QUOTE, REFERENCES, Piece, Slot, pieces
from reader.text.suggest import nearest

FILTERS: Mapping[str, str] = {
    QUOTATION: "the quotation with its citation",
    CITATION: "the citation alone",
    QUOTE: "the quotation alone",
    "narrative": "the quotation in a sentence with its authors: Smith (2024) says, …",
    "note": "the note, as it was written",
}
"""The possible filters after the bar."""
_UNCITED = {QUOTE, "note"}
_QUOTING = {QUOTATION, QUOTE, "narrative"}


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
    sources: tuple[DocumentRecord, ...]
    """The records of the documents that its list of references is about."""
    unlisted: tuple[DocumentRecord, ...]
    """Those of them that have no entry in the style, such as letters."""
    changed: tuple[int, ...]
    """The line of each slot whose passage changed in its source since it was highlighted."""


_Cited = tuple[Annotation, DocumentRecord]
Find = Callable[[str], _Cited]
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


def _changed(
    slots: Mapping[int, Slot], said: Mapping[int, _Cited], cited: Mapping[int, _Cited]
) -> tuple[int, ...]:
    """The line of each slot that prints or cites a passage that changed in its source."""
    return tuple(
        slots[at].line
        for at, one in said.items()
        if slots[at].filter != "note"
        and any(passage.changed_since(each) for each, _ in (one, cited.get(at, one)))
    )


class _Composing:
    """A draft being composed."""

    def __init__(self, manner: passage.Manner, find: Find) -> None:
        self._manner = manner
        self._find = find
        self._problems: list[Problem] = []
        self._notes: list[str] = []
        self._records: list[DocumentRecord] = []
        self._items: dict[str, dict[str, Any]] = {}
        self._works = Works(())

    def composed(self, parts: list[Piece]) -> Composed:
        slots = {at: each for at, each in enumerate(parts) if isinstance(each, Slot)}
        found = {at: answer for at, each in slots.items() if (answer := self._answer(each))}
        cited = {
            at: self._find(slots[at].cited_id) if slots[at].cited_id else answer
            for at, answer in found.items()
            if slots[at].filter not in _UNCITED
        }
        self._name([found[at] for at in found if slots[at].filter != "note"] + [*cited.values()])
        occurrences = dict(zip(cited, self._occurrences(list(cited.values())), strict=True))
        entries = self._entries()
        text = FilledText()
        for at, each in enumerate(parts):
            if isinstance(each, str):
                text.add(each)
            elif each.id == REFERENCES:
                text.fill("\n\n".join(entries.values()), each.around)
            elif at in found:
                occurrence = occurrences.get(at, FIRST)
                printed = self._printed(each, found[at], cited.get(at, found[at]), occurrence)
                keeps_stop = each.filter in _QUOTING and words.keeps_stop(found[at][0])
                parts[at + 1 : at + 2] = self._fill(
                    text, each, printed, parts[at + 1 : at + 2], keeps_stop=keeps_stop
                )
            else:
                text.add(each.typed)
        if entries and not any(each.id == REFERENCES for each in slots.values()):
            text.add_block(f"## {references_title(self._manner.style)}")
            text.add_block("\n\n".join(entries.values()))
        for note in self._notes:
            text.add_block(note)
        return Composed(
            text.text,
            tuple(self._problems),
            tuple(cited.values()),
            tuple(self._records),
            tuple(each for at, each in enumerate(self._records) if at not in entries),
            _changed(slots, found, cited),
        )

    def _name(self, used: Sequence[_Cited]) -> None:
        """Make the items of the documents whose passages are used."""
        self._records = list({each.id: each for _, each in used}.values())
        self._items = {each.id: passage.csl_item(each) for each in self._records}
        self._works = Works(self._items.values())

    def _fill(
        self,
        text: FilledText,
        slot: Slot,
        printed: str,
        following: Sequence[Piece],
        *,
        keeps_stop: bool,
    ) -> Sequence[Piece]:
        """Put what is printed into a slot; returns the piece after it, less a stop that moved.

        Args:
            text: The text so far.
            slot: The slot.
            printed: The text that replaces it.
            following: The piece after the slot, if there is one.
            keeps_stop: Whether a full stop at the end of the words is not that of a sentence.
        """
        behind = following[0] if following and isinstance(following[0], str) else ""
        locale = style_named(self._manner.style).locale
        is_sign = slot.filter == CITATION and printed.startswith("[^")
        before = text.take_line(slot.around) if is_sign else ""
        printed, left = stops.met(printed, behind, locale, before, keeps_stop=keeps_stop)
        if before:
            text.add(printed)
        else:
            text.fill(printed, slot.around)
        return [left] if behind else following

    def _answer(self, slot: Slot) -> _Cited | None:
        """The annotation of a slot; None is a problem, except for the list."""
        if slot.id == REFERENCES:
            return None
        try:
            check_filter(slot.filter)
            found = self._find(slot.id)
            if slot.cited_id:
                self._find(slot.cited_id)
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
            (self._items[record.id], passage.place_of(annotation, record, manner))
            for annotation, record in cited
        ]
        cite.prepare(places, manner.style, manner.format, beside=self._works)
        return passage.occurrences(cited, manner, has_note_each=True)

    def _entries(self) -> dict[int, str]:
        """The list of references: in its order, the index of each record with its entry."""
        items = list(self._items.values())
        return dict(cite.entries(items, self._manner.style, "markdown")) if items else {}

    def _printed(self, slot: Slot, said: _Cited, cited: _Cited, occurrence: Occurrence) -> str:
        """The text that replaces a slot.

        Args:
            slot: The slot.
            said: The annotation whose words it prints.
            cited: The annotation that it cites, which is usually the same.
            occurrence: What preceded the citation.
        """
        manner = replace(self._manner, is_run_in=slot.around.is_one_line)
        if slot.filter == "note":
            return said[0].note.strip()
        item, place = self._items[cited[1].id], passage.place_of(*cited, manner)
        style, form, beside = manner.style, manner.format, self._works
        if slot.filter == CITATION:
            printed = cite.citation(item, style, place, form, beside=beside, occurrence=occurrence)
            return self._without_note(printed, occurrence.label)
        quoted = passage.quoted(said[0], manner)
        if slot.filter == QUOTE:
            return quotation.quotation(quoted, "", style_named(style), format_named(form))
        prints = narrative.narrative if slot.filter == "narrative" else cite.quotation
        printed = prints(quoted, item, style, place, form, beside=beside, occurrence=occurrence)
        return self._without_note(printed, occurrence.label)

    def _without_note(self, printed: str, label: str) -> str:
        """The same without the footnote below it, which is kept for the end."""
        before, mark, note = printed.rpartition(f"\n\n[^{label}]: ")
        if not label or not mark:
            return printed
        self._notes.append(f"[^{label}]: {note}")
        return before
