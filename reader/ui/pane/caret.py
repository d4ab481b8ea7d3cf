"""The caret: a place in a laid-out document, and the selection that ends there."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from reader.text import motions
from reader.text.document import Document, Span
from reader.text.layout import Row, TextLayout
from reader.text.punctuation import ALIKE

_WORDS = 64
"""Characters that tell one place from another."""
_FAR = 4096
"""How far, in characters, a place in the first pages may be from the same one in the whole text."""

Motion = Callable[[Document, int, int], int]
"""A motion through a document: (document, offset, count) → offset."""


class Unit(StrEnum):
    """The units of a selection."""

    CHARACTER = "character"
    SENTENCE = "sentence"


class Caret:
    """A place in a document, and the other end of any selection.

    The place is always on a visible character, or on the white space after a row.
    """

    def __init__(self, layout: TextLayout) -> None:
        """Start at the beginning of a text."""
        self.layout = layout
        """The document wrapped to rows."""
        self.offset = motions.first_offset(layout.document)
        """The offset of the character that it is on."""
        self._goal: int | None = None
        self._anchor: int | None = None
        self._unit = Unit.CHARACTER
        self._begun: int | None = None

    @property
    def document(self) -> Document:
        """The document that it moves in."""
        return self.layout.document

    @property
    def row(self) -> Row:
        """The row it is on."""
        return self.layout.row_of(self.offset)

    @property
    def character(self) -> Span:
        """The character that it is on, with any combining characters that follow."""
        end = motions.character_at(self.document, self.offset).end
        last = len(self.document.text)
        while end < last and not self.layout.shown(self.row, Span(self.offset, end)):
            after = motions.character_at(self.document, end).end
            if after <= end or self.layout.row_of(end) != self.row:
                break
            end = after
        return Span(self.offset, max(end, self.offset + 1))

    @property
    def sentence(self) -> Span:
        """The sentence it is in."""
        return motions.sentence_at(self.document, self.offset)

    @property
    def unit(self) -> Unit | None:
        """The unit of the selection, or None while nothing is selected."""
        return None if self._anchor is None else self._unit

    @property
    def selection(self) -> Span | None:
        """The selection, from the start of its first unit to the end of its last."""
        if self._anchor is None:
            return None
        first, last = sorted((self._anchor, self.offset))
        if self._unit is Unit.SENTENCE:
            start = motions.sentence_at(self.document, first).start
            return Span(start, motions.sentence_at(self.document, last).end)
        return Span(first, motions.character_at(self.document, last).end)

    @property
    def is_fresh(self) -> bool:
        """Whether selecting has just started, and the caret has not moved since."""
        return self._anchor is not None and self._anchor == self.offset == self._begun

    @property
    def is_selecting(self) -> bool:
        """Whether something is being selected."""
        return self._anchor is not None

    @property
    def selects_nothing_yet(self) -> bool:
        """Whether selecting by character has just started: the single character was not chosen."""
        return self.is_fresh and self._unit is Unit.CHARACTER

    @property
    def is_backward(self) -> bool:
        """Whether it is at the start of the selection."""
        return self._anchor is not None and self.offset < self._anchor

    def select(self, unit: Unit) -> None:
        """Start selecting by a unit, change the unit, or stop if it is the same unit."""
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

    def deselect(self) -> None:
        """Clear the selection."""
        self._anchor = None

    def go(self, offset: int) -> None:
        """Move to the character at an offset, or to the nearest one."""
        self.offset = motions.clamped(self.document, offset)
        self._goal = None

    def move_to(self, layout: TextLayout, before: int) -> None:
        """Move to the same place in the layout of a longer text.

        Args:
            layout: The longer text, laid out.
            before: How many characters it has before the text that was laid out so far.
        """
        before += _shift(self.layout.document, layout.document, self.offset, before)
        self.layout = layout
        self.offset = motions.clamped(layout.document, self.offset + before)
        if self._anchor is not None:
            self._anchor = motions.clamped(layout.document, self._anchor + before)
        self._begun = None if self._begun is None else self._begun + before

    def move(self, motion: Motion, count: int) -> None:
        """Apply a motion."""
        self.go(motion(self.document, self.offset, count))

    def move_rows(self, count: int) -> None:
        """Move down or up by rows of text; blank rows don't count."""
        step = 1 if count > 0 else -1
        row = self.row
        for _ in range(abs(count)):
            onward = self.settle_row(self._step(row, step), step)
            if onward == row:
                break
            row = onward
        self._go_row(row)

    def scroll(self, rows: int) -> None:
        """Move down or up by rows of the screen, to the nearest one with text."""
        self._go_row(self.settle_row(self._step(self.row, rows), 1 if rows > 0 else -1))

    def _step(self, row: Row, rows: int) -> Row:
        return self.layout.below(row, rows) if rows > 0 else self.layout.above(row, -rows)

    def _go_row(self, row: Row) -> None:
        """Move to the character of a row in the column where moving by rows started."""
        if self._goal is None:
            self._goal = self.layout.cell_of(self.offset)
        self.offset = self.layout.offset_at(row, self._goal)

    def settle_row(self, row: Row, step: int) -> Row:
        """The row itself if it holds text, or the next one that does in a direction."""
        while row.is_gap:
            row = self._step(row, step)
        return row

    def row_start(self) -> None:
        """Move to the row's first character."""
        self.go(self.row.span.start)

    def row_text(self) -> None:
        """Move to the row's first non-blank character."""
        span = self.row.span
        text = self.document.text[span.start : span.end]
        self.go(span.start + len(text) - len(text.lstrip()))

    def row_end(self, count: int = 1) -> None:
        """Move to the end of this row or a later one; vertical moves then stay at row ends."""
        if count > 1:
            self.move_rows(count - 1)
        self.go(self.layout.offset_at(self.row, self.layout.width))
        self._goal = self.layout.width

    def find_on_row(self, character: str, count: int, *, till: bool, again: bool) -> bool:
        """Move to a character in the row; return whether it was found.

        Args:
            character: The character, as typed.
            count: Which occurrence after the caret; if negative, before it.
            till: Whether to stop next to it.
            again: Whether this repeats the last search, which skips an adjacent occurrence.
        """
        text, span = self.document.text, self.row.span
        ahead = range(self.offset + 1, span.end)
        back = range(min(self.offset, span.end) - 1, span.start - 1, -1)
        found = [
            at
            for at in (ahead if count > 0 else back)
            if text[at] in character + ALIKE.get(character, "")
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


def _shift(part: Document, whole: Document, offset: int, before: int) -> int:
    """How much farther the words at an offset of a part are than they should be in the whole.

    The first pages of a file, read by themselves, may differ a little from those of the whole.
    """
    words = part.text[offset : offset + _WORDS]
    start = offset + before
    if whole.text.startswith(words, start):
        return 0
    behind = whole.text.find(words, start, start + _FAR)
    ahead = whole.text.rfind(words, max(start - _FAR, 0), start)
    found = [each - start for each in (ahead, behind) if each >= 0]
    return min(found, key=abs, default=0)
