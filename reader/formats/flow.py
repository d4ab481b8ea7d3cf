"""Where a format writes what it reads: words become blocks, blocks a text with all its parts."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.formats.line_breaks import Joiner
from reader.formats.words import Apart, Words
from reader.formats.written import Written
from reader.lazy import late_pattern
from reader.text.canonical import canonical, is_blank
from reader.text.document import (
    Block,
    BlockKind,
    Blocks,
    Footnote,
    Footnotes,
    Inline,
    InlineKind,
    Inlines,
    Span,
)

_BULLETS = "•◦▪"
_RULE = "* * *"
_CELLS = " | "
_MOST_PIECES = 1024
_CALLOUT = late_pattern(r"\[!([\w -]{1,40})(?:\|[^\]\n]*)?\][+-]?\s*")
_CAPTION = late_pattern(r"(?:[Tt]able)?:\s+")


class _Sheet:
    """A text that grows block by block."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self.inlines = Inlines()
        self.labels: list[str] = []
        """For each reference to a note, what that is called."""
        self.size = 0
        self._reference_starts = array("L")
        self._reference_ends = array("L")
        self._pieces: list[str] = []
        self._texts: list[str] = []

    def write(
        self, kind: BlockKind, level: int, marker: str, text: str, apart: Sequence[Apart]
    ) -> None:
        """Write a block."""
        self.end(self.begin(), kind, level, marker, text, apart)

    def begin(self) -> int:
        """Begin a block that is written in parts; its first offset."""
        if self.size:
            self._put("\n\n")
        return self.size

    def go_on(self, text: str, apart: Sequence[Apart]) -> None:
        """Write a part of a block."""
        start = self.size
        self._put(text)
        for kind, first, last, target in apart:
            if kind is None:
                self.labels.append(target)
                self._reference_starts.append(first + start)
                self._reference_ends.append(last + start)
            else:
                self.inlines.append(Inline(kind, Span(first + start, last + start), target))

    def end(
        self,
        start: int,
        kind: BlockKind,
        level: int,
        marker: str,
        text: str,
        apart: Sequence[Apart],
    ) -> None:
        """Write the last part of a block."""
        self.go_on(text, apart)
        self.blocks.append(Block(kind, Span(start, self.size), level, None, marker))

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self.size += len(text)
        if len(self._pieces) > _MOST_PIECES:
            self._texts.append("".join(self._pieces))
            self._pieces.clear()

    def apart(self, block: Span) -> Iterator[Apart]:
        """What is set apart in a block, by the block's own offsets."""
        for at in _between(self.inlines.starts, block):
            kind, span, target = self.inlines[at]
            yield Apart(kind, span.start - block.start, span.end - block.start, target)
        for at in _between(self._reference_starts, block):
            start, end = self._reference_starts[at], self._reference_ends[at]
            yield Apart(None, start - block.start, end - block.start, self.labels[at])

    def references(self) -> Iterator[tuple[str, Span]]:
        """The references to notes: what each is called, and where it stands."""
        for at, label in enumerate(self.labels):
            yield label, Span(self._reference_starts[at], self._reference_ends[at])

    def text(self) -> str:
        """All of it."""
        return "".join([*self._texts, *self._pieces])


def _between(starts: array[int], block: Span) -> range:
    return range(bisect_left(starts, block.start), bisect_left(starts, block.end))


class _Note(NamedTuple):
    """Which blocks of the sheet of notes are a note."""

    label: str
    first: int
    end: int


class Flow:
    """Takes words, and the edges of what they stand in, and writes blocks."""

    def __init__(self, joiner: Joiner) -> None:
        """Begin with nothing written."""
        self.heading = 0
        """The rank of the heading that the words are; 0 where they are none."""
        self.marker = ""
        """What the next list item begins with."""
        self.words = Words(joiner)
        """The words of the next block."""
        self._joiner = joiner
        self._body, self._beside = _Sheet(), _Sheet()
        self._sheet = self._body
        self._within: list[BlockKind] = []
        self._counts = dict.fromkeys(BlockKind, 0)
        self._cells = -1
        self._part = -1
        """Where the block begins that is being written in parts; below 0 where none is."""
        self._is_caption = self._begins_quote = False
        self._numbers: dict[str, int] = {}
        self._notes: list[_Note] = []
        self._outside: tuple[list[BlockKind], dict[BlockKind, int]] | None = None
        self._begun = "", 0
        """What the note is called that is being written, and its first block."""

    # What a block stands in.

    def enter(self, kind: BlockKind) -> None:
        """Begin a quotation, a list or whatever else holds blocks."""
        self.flush()
        self._within.append(kind)
        self._counts[kind] += 1
        self._begins_quote = kind is BlockKind.QUOTE

    def leave(self) -> None:
        """End what was begun last."""
        self.flush()
        if self._within:
            self._counts[self._within.pop()] -= 1
        self.marker = ""
        self._begins_quote = False

    def item(self, number: str = "") -> None:
        """Begin an item of the list that was begun last."""
        self.flush()
        level = self._counts[BlockKind.LIST_ITEM] - 1
        self.marker = number or _BULLETS[max(min(level, len(_BULLETS) - 1), 0)]

    # Tables.

    @property
    def in_row(self) -> bool:
        """Whether the words are those of a table's row."""
        return self._cells >= 0

    def open_row(self) -> None:
        """Begin a row of a table."""
        self.flush()
        self._cells = 0

    def cell(self) -> None:
        """Begin a cell of it."""
        if self._cells > 0:
            is_apart = self.words.tail().endswith(" ")
            self.words.add(_CELLS.lstrip() if is_apart else _CELLS)
        self._cells += 1

    def close_row(self) -> None:
        """End the row."""
        self._cells = -1
        words, self.words = self.words, Words(self._joiner)
        text, apart = words.done()
        if self._part >= 0 or text.strip("| "):
            self._write(BlockKind.TABLE_ROW, text, apart)

    def close_table(self) -> None:
        """End the table: what comes may be its caption."""
        self._is_caption = True

    # Blocks.

    def flush(self) -> None:
        """Write the words so far as a block of their own, if there are any."""
        words = self.words
        if not words.size and self._part < 0:
            return
        if self.in_row:
            words.space()
            return
        if self._begins_quote:
            self.title_callout()
            words = self.words
        self.words = Words(self._joiner)
        if pictures := words.pictures():
            for picture in pictures:
                self._write(BlockKind.CAPTION, picture, ())
            return
        text, apart = words.done(is_heading=self.heading > 0)
        kind = self._kind()
        if self._is_caption and kind is BlockKind.PARAGRAPH and (match := _CAPTION.match(text)):
            kind = BlockKind.CAPTION
            if text.startswith(":"):
                words.drop_first(match.end())
            text, apart = words.done(is_heading=True)
        if kind is not BlockKind.HEADING and words.is_formula():
            kind = BlockKind.CODE
        self._write(kind, text, apart)

    def settle(self) -> None:
        """Write a part of a block that has very many words, so that they take little memory."""
        words = self.words
        text, apart = words.done(is_part=True)
        if self._part < 0:
            self._part = self._sheet.begin()
        self._sheet.go_on(text, apart)
        self.words = Words(self._joiner, words.tail())

    def _kind(self) -> BlockKind:
        if self.heading:
            return BlockKind.HEADING
        return self._within[-1] if self._within else BlockKind.PARAGRAPH

    def title_callout(self) -> None:
        """Take the first line of a quotation for the title of a callout, if it is one."""
        self._begins_quote = False
        words = self.words
        match = _CALLOUT.match(words.raw())
        if match is None or any(span.start == 0 for span in words.literal):
            return
        words.drop_first(match.end())
        if not words.raw().strip():
            words.add(match[1].capitalize())
        text, apart = words.done()
        self.words = Words(self._joiner)
        self._write(self._kind(), text, [Apart(InlineKind.STRONG, 0, len(text)), *apart])

    def soft_break(self) -> None:
        """End a line of the source."""
        if self._begins_quote:
            self.title_callout()
        self.words.soft_break()

    def hard_break(self) -> None:
        """End a line of the text."""
        if self._begins_quote:
            self.title_callout()
        if self.in_row:
            self.words.space()
        else:
            self.words.line_break()

    def code(self, text: str) -> None:
        """Write what keeps its lines and spaces."""
        self.flush()
        self._write(BlockKind.CODE, canonical(text).strip("\n").rstrip(), ())

    def rule(self) -> None:
        """Write a line that parts what is above it from what is below."""
        self.flush()
        self._write(BlockKind.RULE, _RULE, ())

    def _write(self, kind: BlockKind, text: str, apart: Sequence[Apart]) -> None:
        if self._part < 0 and is_blank(text):
            return
        self._is_caption = self._begins_quote = False
        marker = ""
        if kind is BlockKind.LIST_ITEM:
            marker, self.marker = self.marker, ""
        level = self.heading if kind is BlockKind.HEADING else max(self._counts[kind] - 1, 0)
        if self._part < 0:
            self._sheet.write(kind, level, marker, text, apart)
        else:
            start, self._part = self._part, -1
            self._sheet.end(start, kind, level, marker, text, apart)

    # Notes.

    def refer(self, label: str) -> None:
        """Go on with a reference to a note."""
        number = self._numbers.setdefault(label, len(self._numbers) + 1)
        self.words.refer(f"[{number}]", label)

    def open_note(self, label: str) -> None:
        """Begin a note, which stands behind the body."""
        self.flush()
        if self._outside is None:
            self._outside = self._within, self._counts
            self._within, self._counts = [], dict.fromkeys(BlockKind, 0)
            self._sheet = self._beside
            self.enter(BlockKind.LIST_ITEM)
            self._begun = label, len(self._sheet.blocks)

    def close_note(self) -> None:
        """End it."""
        self.flush()
        if self._outside is not None:
            label, first = self._begun
            self._notes.append(_Note(label, first, len(self._sheet.blocks)))
            self._within, self._counts = self._outside
            self._outside = None
            self._sheet = self._body
            self.marker = ""

    def done(self) -> Written:
        """What was written, with the notes behind it in the order of their references."""
        self.flush()
        body, beside = self._body, self._beside
        count, texts = len(body.blocks), beside.text()
        places: dict[str, Span] = {}
        last = len(self._numbers) + 1
        for note in sorted(self._notes, key=lambda note: self._numbers.get(note.label, last)):
            is_first = note.label not in places
            number = self._numbers.get(note.label) if is_first else None
            span = _append(body, beside, note, texts, f"[{number or note.label}]")
            if is_first and span:
                places[note.label] = span
        footnotes = Footnotes(
            Footnote(reference, places[label], str(self._numbers[label]))
            for label, reference in body.references()
            if label in places
        )
        return Written(body.text(), body.blocks, count, body.inlines, footnotes)


def _append(body: _Sheet, beside: _Sheet, note: _Note, texts: str, marker: str) -> Span | None:
    """Write a note behind the body; where it stands then, if anything is in it."""
    first, last = None, Span(0, 0)
    for index in range(note.first, note.end):
        block = beside.blocks[index]
        apart = list(beside.apart(block.span))
        if block.kind is BlockKind.LIST_ITEM and marker and not block.marker:
            block, marker = block._replace(marker=marker), ""
        body.write(block.kind, block.level, block.marker, texts[slice(*block.span)], apart)
        last = body.blocks.span(len(body.blocks) - 1)
        first = first or last
    return Span(first.start, last.end) if first else None
