"""Assembles blocks from the words and structure that a format reports."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from heapq import merge

from reader.formats.apart import Apart
from reader.formats.line_breaks import Joiner
from reader.formats.markup.landmarks import Landmarks
from reader.formats.markup.link_targets import LinkTargets
from reader.formats.sheet import Note, Notes, Sheet, append_note, linked_notes
from reader.formats.words import Words
from reader.formats.written import Written
from reader.lazy import late_pattern
from reader.text.canonical import canonical, is_blank
from reader.text.document import BlockKind, Footnotes, InlineKind

# In a class of kinds, each would be looked up anew, which takes as long as a call.
_HEADING, _PARAGRAPH, _QUOTE = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTE
_LIST_ITEM, _TABLE_ROW, _STRONG = BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, InlineKind.STRONG
_BULLETS = "•◦▪"
_RULE = "* * *"
_OUTSIDE = dict.fromkeys(BlockKind, 0)
"""How many containers of each kind what is in none of them is in."""
CELLS = " | "
"""What parts the cells of a row."""
_CALLOUT = late_pattern(r"\[!([\w -]{1,40})(?:\|[^\]\n]*)?\][+-]?\s*")
_CAPTION = late_pattern(r"(?:[Tt]able)?:\s+")


class Flow:
    """Collects words and structure, in document order, and writes blocks."""

    def __init__(self, joiner: Joiner, *, is_markup: bool = True) -> None:
        """Start with an empty document.

        Args:
            joiner: Decides how lines are joined.
            is_markup: Whether its words may contain markup, as those of Markdown may.
        """
        self.heading = 0
        """Level of the heading being read; 0 outside headings."""
        self.marker = ""
        """Marker of the next list item."""
        self.words = Words(joiner, is_markup=is_markup)
        """Words of the block being read."""
        self._is_markup = is_markup
        self._body, self._beside = Sheet(), Sheet()
        self._sheet = self._body
        self._within: list[BlockKind] = []
        self._counts = _OUTSIDE.copy()
        self.in_row = False
        """Whether a table row is being read."""
        self._cells = -1
        """How many cells of it there are so far; negative outside of rows."""
        self._part = -1
        """Start of a block that is being written in parts; negative if there is none."""
        self._is_caption = self._begins_quote = False
        self._numbers: dict[str, int] = {}
        self._notes = Notes()
        self._landmarks = Landmarks(self._body)
        self._targets = LinkTargets()
        self._outside: tuple[list[BlockKind], dict[BlockKind, int]] | None = None
        self._begun = "", 0
        """Label of the note being read, and the index of its first block."""

    # Containers.

    @property
    def depth(self) -> int:
        """Nesting depth in quotations and lists."""
        return len(self._within)

    def enter(self, kind: BlockKind) -> None:
        """Start a quotation, list or other container."""
        self.flush()
        self._within.append(kind)
        self._counts[kind] += 1
        self._begins_quote = self._is_markup and kind is _QUOTE

    def leave(self) -> None:
        """End the innermost container."""
        self.flush()
        if self._within:
            self._counts[self._within.pop()] -= 1
        self.marker = ""
        self._begins_quote = False

    def item(self, number: str = "") -> None:
        """Start an item of the innermost list."""
        self.flush()
        level = self._counts[_LIST_ITEM] - 1
        self.marker = number or _BULLETS[max(min(level, len(_BULLETS) - 1), 0)]

    # Tables.

    def open_row(self) -> None:
        """Start a table row."""
        self.flush()
        self.in_row, self._cells = True, 0

    def cell(self) -> None:
        """Start a cell of the row."""
        if self._cells > 0:
            self.words.add(CELLS.lstrip() if self.words.last() == " " else CELLS)
        self.in_row, self._cells = True, self._cells + 1

    def row(self, text: str) -> None:
        """Write a table row, given its words."""
        self.flush()
        self.words.add(text)
        self.close_row()

    def close_row(self) -> None:
        """Write the row."""
        self.in_row, self._cells = False, -1
        text, apart = self.words.done()
        self.words.clear()
        if self._part >= 0 or text.strip("| "):
            self._write(_TABLE_ROW, text, apart)

    def close_table(self) -> None:
        """End a table; the next paragraph may be its caption."""
        self._is_caption = self._is_markup

    # Blocks.

    def flush(self) -> None:
        """Write the words read so far, if any, as a block."""
        words = self.words
        if not words.size and self._part < 0:
            return
        if self.in_row:
            words.space()
            return
        if self._begins_quote and self.title_callout() and not words.size:
            return
        if words.images and (pictures := words.pictures()):
            for picture in pictures:
                words.clear()
                words.add(picture)
                self._write(BlockKind.CAPTION, *words.done())
            words.clear()
            return
        text, apart = words.done(is_heading=self.heading > 0)
        kind = self._kind()
        if self._is_caption and kind is _PARAGRAPH and (match := _CAPTION.match(text)):
            kind = BlockKind.CAPTION
            if text.startswith(":"):
                words.drop_first(match.end())
            text, apart = words.done(is_heading=True)
        if words.formulas and kind is not _HEADING and words.is_formula():
            kind = BlockKind.CODE
        words.clear()
        self._write(kind, text, apart)

    def paragraph(self, text: str) -> None:
        """Write a paragraph, given its words, in which nothing is set apart."""
        self.flush()
        words = self.words
        may_be_more = self._is_caption or self._begins_quote or self.in_row
        if not may_be_more and words.are_final(text):
            words.clear()
            self._write(self._kind(), text, ())
        else:
            words.add(text)
            self.flush()

    def settle(self, after: str) -> None:
        """Write what has been read of a very long block before more is added, to bound memory."""
        words = self.words
        skips = words.join(after)
        text, apart = words.done(is_part=True)
        if self._part < 0:
            self._part = self._sheet.begin()
        self._sheet.go_on(text, apart)
        words.clear(words.tail())
        if skips:
            words.skip_space()

    def _kind(self) -> BlockKind:
        if self.heading:
            return _HEADING
        return self._within[-1] if self._within else _PARAGRAPH

    def title_callout(self) -> bool:
        """If the first line of a quotation is the title of a callout, write it as a block."""
        self._begins_quote = False
        words = self.words
        raw = words.raw()
        match = _CALLOUT.match(raw) if raw.startswith("[!") else None
        if match is None or (words.literal and any(not start for start, _ in words.literal)):
            return False
        words.drop_first(match.end())
        if match.end() == len(raw):
            words.add(match[1].capitalize())
        text, apart = words.done()
        words.clear()
        self._write(self._kind(), text, [(_STRONG, 0, len(text), ""), *apart])
        return True

    def soft_break(self) -> None:
        """Record a line break of the source that means a space, or nothing."""
        if self._begins_quote:
            self.title_callout()
        self.words.soft_break()

    def hard_break(self) -> None:
        """Add a line break that is kept in the text."""
        if self._begins_quote:
            self.title_callout()
        if self.in_row:
            self.words.space()
        else:
            self.words.line_break()

    def code(self, text: str, kind: BlockKind = BlockKind.CODE) -> None:
        """Write a block of preformatted text."""
        self.flush()
        self._write(kind, canonical(text).strip("\n").rstrip(), ())

    def rule(self) -> None:
        """Write a thematic break."""
        self.flush()
        self._write(BlockKind.RULE, _RULE, ())

    def _write(self, kind: BlockKind, text: str, apart: Sequence[Apart]) -> None:
        if self._part < 0 and not text[:1].isalnum() and is_blank(text):
            return
        self._is_caption = self._begins_quote = False
        if self._targets.waiting:
            self._targets.settle(len(self._sheet.blocks), is_note=self._sheet is self._beside)
        marker = ""
        if kind is _LIST_ITEM:
            marker, self.marker = self.marker, ""
        level = self.heading if kind is _HEADING else (self._counts[kind] or 1) - 1
        if self._part < 0:
            self._sheet.write(kind, level, marker, text, apart)
        else:
            start, self._part = self._part, -1
            self._sheet.end(start, kind, level, marker, text, apart)

    # Notes.

    def anchor(self, name: str) -> None:
        """Name the current block as the target of links."""
        self._targets.waiting.append(name)

    def page(self, label: str) -> None:
        """Record a page break here, unless a note is being read."""
        if self._sheet is self._body:
            before = self._body.size - self._part if self._part >= 0 else 0
            self._landmarks.page(before + self.words.size, label)

    def line(self, number: str) -> None:
        """Record the printed number of this line of verse, unless a note is being read."""
        if self._sheet is self._body:
            before = self._body.size - self._part if self._part >= 0 else 0
            self._landmarks.line(before, self.words.lines, number)

    def refer(self, label: str) -> None:
        """Add a reference to a note."""
        number = self._numbers.setdefault(label, len(self._numbers) + 1)
        self.words.refer(f"[{number}]", label)

    def open_note(self, label: str) -> None:
        """Start a note; notes are placed after the body."""
        self.flush()
        if self._outside is None:
            self._outside = self._within, self._counts
            self._within, self._counts = [], _OUTSIDE.copy()
            self._sheet = self._beside
            self.enter(_LIST_ITEM)
            self._begun = label, len(self._sheet.blocks)

    def close_note(self) -> None:
        """End the note."""
        self.flush()
        if self._outside is not None:
            label, first = self._begun
            self._notes.append(Note(label, first, len(self._sheet.blocks)))
            self._within, self._counts = self._outside
            self._outside = None
            self._sheet = self._body
            self.marker = ""

    def done(self) -> Written:
        """The finished text, with notes after the body in order of reference."""
        self.flush()
        body, beside = self._body, self._beside
        count, texts = len(body.blocks), beside.text()
        starts = array("I", [0]) * (len(self._numbers) + 1)
        ends = starts[:]
        moved: dict[int, int] = {}
        for note in self._notes.by_reference(self._numbers):
            number = self._numbers.get(note.label, 0)
            is_first = number > 0 and not ends[number]
            if self._targets.beside:
                behind = range(len(body.blocks), len(body.blocks) + note.end - note.first)
                moved.update(zip(range(note.first, note.end), behind, strict=True))
            # What no one can read makes the label of a note in place unlike all others.
            label = "".join(filter(str.isprintable, note.label))
            marker = f"[{number if is_first else label}]"
            start, end = append_note(body, beside, note, texts, marker)
            if is_first:
                starts[number], ends[number] = start, end
        footnotes = _footnotes(body, self._numbers, starts, ends)
        if self._targets.body:
            footnotes = Footnotes(merge(footnotes, linked_notes(body, self._targets.body)))
        self._targets.move(moved)
        pages, lines = self._landmarks.pages(count), self._landmarks.lines(count)
        linked = dict(self._targets.places(body, has_headings=self._is_markup))
        return Written(
            body.text(), body.blocks, count, body.inlines, footnotes, pages, linked, lines
        )


def _footnotes(
    body: Sheet, numbers: Mapping[str, int], starts: array[int], ends: array[int]
) -> Footnotes:
    """The references to notes, in order.

    Args:
        body: The text with the references.
        numbers: The number of each note, by label.
        starts: The offset of each note by its number; 0 if there is none.
        ends: The same for the offset behind it.
    """
    found = Footnotes()
    for label, start, end in body.references():
        number = numbers[label]
        if ends[number]:
            found.add(start, end, starts[number], ends[number], str(number))
    return found
