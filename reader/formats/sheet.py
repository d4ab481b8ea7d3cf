"""A text that grows block by block, and the notes appended to it."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.formats.apart import Apart
from reader.lazy import late_pattern
from reader.text.document import BlockKind, Blocks, Footnote, Inlines, Span
from reader.text.string_table import StringTable

_MOST_PIECES = 1024
_REFERENCE = late_pattern(r"[\[(]?[\w*†‡§¶‖⁰¹²³⁴-⁹]{1,4}[\])]?")


class Sheet:
    """A text that grows block by block."""

    def __init__(self) -> None:
        """Start empty."""
        self.blocks = Blocks()
        """Blocks written so far."""
        self.inlines = Inlines()
        """Inlines written so far."""
        self.size = 0
        """Length of the text so far."""
        self._labels = StringTable()
        """The label of each reference to a note, in order."""
        self._reference_starts = array("I")
        self._reference_ends = array("I")
        self._pieces: list[str] = []
        self._texts: list[str] = []

    def write(
        self, kind: BlockKind, level: int, marker: str, text: str, apart: Sequence[Apart]
    ) -> None:
        """Write a block."""
        self._put(f"\n\n{text}" if self.size else text)
        start = self.size - len(text)
        if apart:
            self._set_apart(start, apart)
        self.blocks.add(kind, start, self.size, level, marker)

    def begin(self) -> int:
        """Start a block that is written in parts, and return its offset."""
        if self.size:
            self._put("\n\n")
        return self.size

    def go_on(self, text: str, apart: Sequence[Apart]) -> None:
        """Write part of a block."""
        start = self.size
        self._put(text)
        self._set_apart(start, apart)

    def _set_apart(self, start: int, apart: Sequence[Apart]) -> None:
        """Record what is set apart in the text from an offset on."""
        for kind, first, last, target in apart:
            if kind is None:
                self._labels.append(target)
                self._reference_starts.append(first + start)
                self._reference_ends.append(last + start)
            else:
                self.inlines.add(kind, first + start, last + start, target)

    def end(
        self,
        start: int,
        kind: BlockKind,
        level: int,
        marker: str,
        text: str,
        apart: Sequence[Apart],
    ) -> None:
        """Write the last part of a block, and record it."""
        self.go_on(text, apart)
        self.blocks.add(kind, start, self.size, level, marker)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self.size += len(text)
        if len(self._pieces) > _MOST_PIECES:
            self._texts.append("".join(self._pieces))
            self._pieces.clear()

    def apart(self, block: Span) -> Sequence[Apart]:
        """Inlines and references in a block, with offsets relative to it."""
        found: list[Apart] = []
        for at in _between(self.inlines.starts, block):
            kind, span, target = self.inlines[at]
            found.append((kind, span.start - block.start, span.end - block.start, target))
        for at in _between(self._reference_starts, block):
            start, end = self._reference_starts[at], self._reference_ends[at]
            found.append((None, start - block.start, end - block.start, self._labels[at]))
        return found

    def references(self) -> Iterator[tuple[str, int, int]]:
        """The references to notes: label, first offset, and the offset after the last."""
        labels = map(self._labels.__getitem__, range(len(self._reference_starts)))
        return zip(labels, self._reference_starts, self._reference_ends, strict=True)

    def text(self) -> str:
        """The text so far."""
        self._texts = ["".join([*self._texts, *self._pieces])]
        self._pieces.clear()
        return self._texts[0]

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.text()[span.start : span.end]


def _between(starts: array[int], block: Span) -> range:
    return range(bisect_left(starts, block.start), bisect_left(starts, block.end))


class Note(NamedTuple):
    """The blocks of a note, on the sheet of notes."""

    label: str
    """Its label in the source."""
    first: int
    """Index of its first block."""
    end: int
    """Index after its last block."""


class Notes:
    """The notes of a text in the order in which they stand in the source, stored compactly."""

    def __init__(self) -> None:
        """Start empty."""
        self._labels = StringTable()
        self._places = array("I")

    def append(self, note: Note) -> None:
        """Add a note after all others."""
        self._labels.append(note.label)
        self._places.extend((note.first, note.end))

    def by_reference(self, numbers: Mapping[str, int]) -> Iterator[Note]:
        """The notes in the order of their references; those without one are the last.

        Args:
            numbers: The number of each label that is referred to.
        """
        count = len(self._places) // 2
        last = len(numbers) + 1
        order = sorted(range(count), key=lambda at: numbers.get(self._labels[at], last))
        return (Note(self._labels[at], *self._places[2 * at : 2 * at + 2]) for at in order)


def linked_notes(body: Sheet, anchors: Mapping[str, int]) -> Iterator[Footnote]:
    """Footnotes made of links: a sign such as `¹` that links to a later block."""
    begun = set(anchors.values())
    for inline in body.inlines:
        index = anchors.get(inline.target[1:], 0) if inline.target.startswith("#") else 0
        if index and index < len(body.blocks) and body.blocks.starts[index] > inline.span.end:
            sign = body.words(inline.span)
            if _REFERENCE.fullmatch(sign):
                last = index
                while _goes_on(body.blocks, last + 1, begun):
                    last += 1
                note = Span(body.blocks.starts[index], body.blocks.span(last).end)
                yield Footnote(inline.span, note, sign.strip("[]()"))


def _goes_on(blocks: Blocks, index: int, begun: Container[int]) -> bool:
    """Whether a block continues the list item before it."""
    if index >= len(blocks) or index in begun:
        return False
    return blocks.kind(index) is BlockKind.LIST_ITEM and not blocks.marker(index)


def append_note(body: Sheet, beside: Sheet, note: Note, texts: str, marker: str) -> Span:
    """Append a note to the body, and return its span there, which may be empty."""
    begun = body.size
    for index in range(note.first, note.end):
        kind, span, level, _, own = beside.blocks[index]
        if kind is BlockKind.LIST_ITEM and marker and not own:
            own, marker = marker, ""
        body.write(kind, level, own, texts[slice(*span)], beside.apart(span))
    if body.size == begun:
        return Span(0, 0)
    return Span(body.blocks.starts[note.first - note.end], body.size)
