"""Where a person is in a laid-out document, and what they have selected."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from reader.text import motions
from reader.text.document import Document, Span
from reader.text.layout import Row, TextLayout

Motion = Callable[[Document, int, int], int]
"""A move through a document: (document, offset, how many times) → offset."""


KIN = {'"': '"“”„‟«»', "'": "'‘’‚‛‹›", "-": "-‐‑–—"}
"""What a key without a curve or a length of its own stands for as well."""


class Unit(StrEnum):
    """What a selection grows by."""

    CHARACTER = "character"
    SENTENCE = "sentence"


class Caret:
    """A place in a document, and maybe the other end of a selection.

    The place is always on a character that is shown, or on the white space behind a row.
    """

    def __init__(self, layout: TextLayout) -> None:
        """Begin at the top of a text."""
        self.layout = layout
        self.offset = layout.document.blocks[0].span.start
        self._goal: int | None = None
        self._anchor: int | None = None
        self._unit = Unit.CHARACTER
        self._begun: int | None = None

    @property
    def document(self) -> Document:
        """What it moves in."""
        return self.layout.document

    @property
    def row(self) -> Row:
        """The row it is on."""
        return self.layout.row_of(self.offset)

    @property
    def character(self) -> Span:
        """The character it is on, with all that joins it, so that something is seen there."""
        end = motions.character_at(self.document, self.offset).end
        last = len(self.document.text)
        while end < last and not self.layout.shown(self.row, Span(self.offset, end)):
            behind = motions.character_at(self.document, end).end
            if behind <= end or self.layout.row_of(end) != self.row:
                break
            end = behind
        return Span(self.offset, max(end, self.offset + 1))

    @property
    def sentence(self) -> Span:
        """The sentence it is in."""
        return motions.sentence_at(self.document, self.offset)

    @property
    def unit(self) -> Unit | None:
        """What is being selected by, or None while nothing is selected."""
        return None if self._anchor is None else self._unit

    @property
    def selection(self) -> Span | None:
        """What is selected, without white space at its edges unless it is nothing else."""
        if self._anchor is None:
            return None
        first, last = sorted((self._anchor, self.offset))
        if self._unit is Unit.SENTENCE:
            start = motions.sentence_at(self.document, first).start
            return Span(start, motions.sentence_at(self.document, last).end)
        return Span(first, motions.character_at(self.document, last).end)

    @property
    def is_fresh(self) -> bool:
        """Whether selecting has begun, and nothing more was selected yet."""
        return self._anchor is not None and self._anchor == self.offset == self._begun

    @property
    def is_backward(self) -> bool:
        """Whether it is at the start of what is selected."""
        return self._anchor is not None and self.offset < self._anchor

    def select(self, unit: Unit) -> None:
        """Begin to select, change what is selected by, or stop when it is that already."""
        if self.unit is unit:
            self._anchor = None
            return
        if self._anchor is None:
            self._anchor = self._begun = self.offset
        self._unit = unit

    def cover(self, span: Span, unit: Unit, *, backward: bool = False) -> None:
        """Select a span, with the caret on its last character, or on its first."""
        first = motions.clamped(self.document, span.start)
        last = motions.clamped(self.document, max(span.end - 1, span.start))
        self._anchor, self.offset = (last, first) if backward else (first, last)
        self._unit, self._begun, self._goal = unit, None, None

    def swap_ends(self) -> None:
        """Go to the other end of the selection."""
        if self._anchor is not None:
            self._anchor, self.offset = self.offset, self._anchor
            self._goal = None

    def let_go(self) -> None:
        """Select nothing."""
        self._anchor = None

    def go(self, offset: int) -> None:
        """Go to the character at an offset, or to the nearest one."""
        self.offset = motions.clamped(self.document, offset)
        self._goal = None

    def move_to(self, layout: TextLayout, before: int) -> None:
        """Be at the same place in a layout of a longer text.

        Args:
            layout: Of the text.
            before: How much longer it is before what was laid out until now.
        """
        self.layout = layout
        self.offset = motions.clamped(layout.document, self.offset + before)
        if self._anchor is not None:
            self._anchor = motions.clamped(layout.document, self._anchor + before)
        self._begun = None if self._begun is None else self._begun + before

    def move(self, step: Motion, count: int) -> None:
        """Make a move through the text."""
        self.go(step(self.document, self.offset, count))

    def move_rows(self, count: int) -> None:
        """Go down that many rows of text, or up; empty ones are passed over uncounted."""
        step = 1 if count > 0 else -1
        row = self.row
        for _ in range(abs(count)):
            onward = self.settle_row(self._step(row, step), step)
            if onward == row:
                break
            row = onward
        self._go_row(row)

    def scroll(self, rows: int) -> None:
        """Go down so many rows of the screen, or up, to the nearest that holds text."""
        self._go_row(self.settle_row(self._step(self.row, rows), 1 if rows > 0 else -1))

    def _step(self, row: Row, rows: int) -> Row:
        return self.layout.below(row, rows) if rows > 0 else self.layout.above(row, -rows)

    def _go_row(self, row: Row) -> None:
        """Go to the row's character below or above the one that moving by rows began at."""
        if self._goal is None:
            self._goal = self.layout.cell_of(self.offset)
        self.offset = self.layout.offset_at(row, self._goal)

    def settle_row(self, row: Row, step: int) -> Row:
        """The nearest row to one that holds text, looking onwards first, inside the layout."""
        while row.is_gap:
            row = self._step(row, step)
        return row

    def row_start(self) -> None:
        """Go to the row's first character."""
        self.go(self.row.span.start)

    def row_text(self) -> None:
        """Go to the row's first character that is not blank."""
        span = self.row.span
        text = self.document.text[span.start : span.end]
        self.go(span.start + len(text) - len(text.lstrip()))

    def row_end(self, count: int = 1) -> None:
        """Go to the row's last character, or so many rows on; stay at row ends by rows."""
        if count > 1:
            self.move_rows(count - 1)
        self.go(self.layout.offset_at(self.row, self.layout.width))
        self._goal = self.layout.width

    def find_on_row(self, character: str, count: int, *, till: bool, again: bool) -> bool:
        """Go to a character of the row; answers whether it is there.

        Args:
            character: What to go to.
            count: To which one of them behind the caret; below 0, before it.
            till: Whether to stop beside it.
            again: Whether this repeats such a move, so that one right beside the caret is passed.
        """
        text, span = self.document.text, self.row.span
        ahead = range(self.offset + 1, span.end)
        back = range(min(self.offset, span.end) - 1, span.start - 1, -1)
        found = [
            at
            for at in (ahead if count > 0 else back)
            if text[at] in KIN.get(character, character)
            and motions.clamped(self.document, at) == at
        ]
        beside = motions.previous_character if count > 0 else motions.next_character
        if till:
            found = [beside(self.document, at) for at in found]
            if again and found and found[0] == self.offset:
                del found[0]
        if len(found) < abs(count):
            return False
        self.go(found[abs(count) - 1])
        return True
