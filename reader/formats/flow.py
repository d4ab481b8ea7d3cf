"""Where a format writes what it reads: words become blocks, blocks a text with all its parts."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge

from reader.formats.line_breaks import Joiner
from reader.formats.sheet import Note, Sheet, append_note, linked_notes
from reader.formats.words import Apart, Words
from reader.formats.written import Written
from reader.lazy import late_pattern
from reader.text.canonical import canonical, is_blank
from reader.text.document import BlockKind, Footnote, Footnotes, InlineKind, Span

_BULLETS = "•◦▪"
_RULE = "* * *"
_CELLS = " | "
_CALLOUT = late_pattern(r"\[!([\w -]{1,40})(?:\|[^\]\n]*)?\][+-]?\s*")
_CAPTION = late_pattern(r"(?:[Tt]able)?:\s+")


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
        self._body, self._beside = Sheet(), Sheet()
        self._sheet = self._body
        self._within: list[BlockKind] = []
        self._counts = dict.fromkeys(BlockKind, 0)
        self._cells = -1
        self._part = -1
        """Where the block begins that is being written in parts; below 0 where none is."""
        self._is_caption = self._begins_quote = False
        self._numbers: dict[str, int] = {}
        self._notes: list[Note] = []
        self._names: list[str] = []
        self._anchors: dict[str, int] = {}
        """For each name that links can lead to, the block of the body that has it."""
        self._outside: tuple[list[BlockKind], dict[BlockKind, int]] | None = None
        self._begun = "", 0
        """What the note is called that is being written, and its first block."""

    # What a block stands in.

    @property
    def depth(self) -> int:
        """In how many quotations, lists and the like the words stand."""
        return len(self._within)

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
        for name in self._names:
            self._anchors.setdefault(name, len(self._body.blocks))
        self._names.clear()
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

    def anchor(self, name: str) -> None:
        """Give a name to the block that the words are in, for links to lead to."""
        self._names.append(name)

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
            self._notes.append(Note(label, first, len(self._sheet.blocks)))
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
            span = append_note(body, beside, note, texts, f"[{number or note.label}]")
            if is_first and span:
                places[note.label] = span
        found = (
            Footnote(reference, places[label], str(self._numbers[label]))
            for label, reference in body.references()
            if label in places
        )
        by_link = linked_notes(body, self._anchors) if self._anchors else ()
        footnotes = Footnotes(merge(found, by_link))
        return Written(body.text(), body.blocks, count, body.inlines, footnotes)
