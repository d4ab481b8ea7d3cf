"""Where each offset of a text falls on a screen of a given width.

This is the only module that turns offsets into rows and cells and back. Cells count from 0 at the
left edge of the text column. White space that a row is broken at hangs behind it: it takes the
one cell after the row's last.

Rows have no numbers, since nobody knows how many are above one before all of those are wrapped:
they lead to the next ones above and below. A piece of a block is wrapped when one of its rows is
asked for, and nothing else of the text, however long it is.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from reader.lazy import late_pattern
from reader.text import glyphs
from reader.text import pieces as piece
from reader.text.document import Block, BlockKind, Document, Span

TAB = 4
"""Cells between tab stops."""
WIDEST = 2
"""The cells of the widest character."""

_KEPT_PIECES = 2048
"""The number of wrapped pieces that are cached."""
_TOGETHER = {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
"""Kinds of blocks that follow each other without an empty row."""

_BREAK_AFTER = late_pattern(r"(?<=\w)[-–—/]+(?=\w)|[—–]")
_NEVER_FIRST = (
    "、。，．：；！？）］｝〉》」』】〕〗ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ’”%!),.:;?]}"
)
_NEVER_LAST = "（［｛〈《「『【〔〖‘“([{"


class Row(NamedTuple):
    """One row of the screen."""

    span: Span
    """The text that it shows, without the white space where it was wrapped."""
    indent: int
    """Cells left of the text."""
    block: int
    """The index of the block it belongs to; for an empty row, of the block above."""
    piece: int
    """The index of the block's piece that it belongs to; for an empty row, -1."""
    at: int
    """Its index among the rows of that piece."""

    @property
    def is_first(self) -> bool:
        """Whether it is the first row of its block."""
        return self.piece == self.at == 0

    @property
    def is_gap(self) -> bool:
        """Whether it is the empty row between two blocks."""
        return self.piece < 0

    @property
    def place(self) -> tuple[int, int, int]:
        """A sort key for rows."""
        # The empty row comes after all rows of its block.
        return (self.block, sys.maxsize if self.is_gap else self.piece, self.at)


class TextLayout:
    """A document wrapped to a width, piece by piece, on demand."""

    def __init__(self, document: Document, width: int) -> None:
        """Wrap a document.

        Args:
            document: What is laid out.
            width: Cells a row may take; at least 1.
        """
        self.document = document
        self.width = max(width, 1)
        self._rows = lru_cache(maxsize=_KEPT_PIECES)(self._lay_out)
        self._gap = lru_cache(maxsize=_KEPT_PIECES)(self._gap_below)
        self._row_cells = lru_cache(maxsize=512)(self._measure)

    @property
    def first(self) -> Row:
        """The row at the top of the text."""
        return self._rows(0, 0)[0]

    @property
    def last(self) -> Row:
        """The row at the bottom of the text."""
        block = len(self.document.blocks) - 1
        return self._rows(block, self._pieces(block) - 1)[-1]

    def row_of(self, offset: int) -> Row:
        """The row that shows an offset, or that is followed by the white space at the offset."""
        document = self.document
        block = document.block_index(offset)
        number = piece.index_at(document.text, document.blocks.span(block), offset)
        rows = self._rows(block, number)
        at = bisect_right(rows, offset, key=lambda row: row.span.start)
        return rows[max(at - 1, 0)]

    def below(self, row: Row, count: int = 1) -> Row:
        """The row a number of rows below another, or the last one."""
        for found in islice(self.rows_from(row), count + 1):  # noqa: B007 - the last one counts
            pass
        return found

    def above(self, row: Row, count: int = 1) -> Row:
        """The row a number of rows above another, or the first one."""
        for found in islice(self._rows_up(row), count + 1):  # noqa: B007 - the last one counts
            pass
        return found

    def rows_from(self, row: Row) -> Iterator[Row]:
        """A row and all below it."""
        block, number = row.block, row.piece
        start = row.at
        if row.is_gap:
            yield row
            block, number, start = block + 1, 0, 0
        while True:
            yield from self._rows(block, number)[start:]
            start, number = 0, number + 1
            if number == self._pieces(block):
                if block + 1 == len(self.document.blocks):
                    return
                if gap := self._gap(block):
                    yield gap
                block, number = block + 1, 0

    def distance(self, row: Row, other: Row, most: int) -> int:
        """The number of rows from a row down to another; negative if that is above.

        Args:
            row: From where to count.
            other: Up to where.
            most: What is answered, with its sign, where it is further off than that.
        """
        upper, lower = sorted((row, other), key=lambda each: each.place)
        sign = 1 if upper is row else -1
        for count, found in enumerate(islice(self.rows_from(upper), most)):
            if found.place >= lower.place:
                return sign * count
        return sign * most

    def _rows_up(self, row: Row) -> Iterator[Row]:
        """A row and all above it."""
        block, number, end = row.block, row.piece, row.at + 1
        if row.is_gap:
            yield row
            number = self._pieces(block) - 1
            end = len(self._rows(block, number))
        while True:
            yield from reversed(self._rows(block, number)[:end])
            number -= 1
            if number < 0:
                if not block:
                    return
                block -= 1
                if gap := self._gap(block):
                    yield gap
                number = self._pieces(block) - 1
            end = len(self._rows(block, number))

    def _pieces(self, block: int) -> int:
        """The number of pieces of a block."""
        return piece.count(self.document.blocks.span(block))

    def _gap_below(self, block: int) -> Row | None:
        """The empty row between a block and the next one, if any."""
        blocks = self.document.blocks
        if block + 1 == len(blocks) or _follows_closely(blocks[block], blocks[block + 1]):
            return None
        end = blocks.span(block).end
        return Row(Span(end, end), 0, block, -1, 0)

    def cell_of(self, offset: int) -> int:
        """The cell in its row where the character at an offset begins."""
        row = self.row_of(offset)
        index = min(max(offset - row.span.start, 0), row.span.end - row.span.start)
        text = self.document.text[row.span.start : row.span.end]
        if glyphs.is_simple(text):
            return row.indent + index
        _, starts = self._row_cells(row)
        while index and index < len(text) and starts[index] == starts[index + 1]:
            index -= 1
        return row.indent + starts[index]

    def offset_at(self, row: Row, cell: int) -> int:
        """The offset of the character that covers a cell, or of the row's nearest one."""
        if row.span.start == row.span.end:
            return row.span.start
        column = max(cell - row.indent, 0)
        text = self.document.text[row.span.start : row.span.end]
        if glyphs.is_simple(text):
            return row.span.start + min(column, len(text) - 1)
        _, starts = self._row_cells(row)
        index = min(bisect_right(starts, max(min(column, starts[-1] - 1), 0)) - 1, len(text) - 1)
        while index and starts[index] == starts[index + 1]:
            index -= 1
        return row.span.start + index

    def row_width(self, row: Row) -> int:
        """The number of cells that a row takes, including its indent."""
        text = self.document.text[row.span.start : row.span.end]
        if glyphs.is_simple(text):
            return row.indent + len(text)
        return row.indent + self._row_cells(row)[1][-1]

    def shown(self, row: Row, span: Span) -> str:
        """The characters sent to the terminal for a part of a row."""
        start, end = max(span.start, row.span.start), min(span.end, row.span.end)
        text = self.document.text[start:end]
        if glyphs.is_simple(text):
            return text
        pieces, _ = self._row_cells(row)
        return "".join(pieces[start - row.span.start : max(end - row.span.start, 0)])

    def _measure(self, row: Row) -> tuple[list[str], list[int]]:
        """What is sent for each character of a row, and the cell of each; then the end cell."""
        pieces: list[str] = []
        starts = [0]
        for shown, cells in _measured(self.document.text[row.span.start : row.span.end]):
            wide = _tab_width(starts[-1], self.width - row.indent) if shown == "\t" else cells
            pieces.append(" " * wide if shown == "\t" else shown)
            starts.append(starts[-1] + wide)
        return pieces, starts

    def _lay_out(self, index: int, number: int) -> tuple[Row, ...]:
        """The rows of a piece of a block."""
        block, text = self.document.blocks[index], self.document.text
        part = piece.piece(text, block.span, number)
        end = part.end
        if end < block.span.end:
            # The next piece begins a new row, so the white space before it isn't shown.
            end = part.start + len(text[part.start : end].rstrip())
        indent = max(min(_indent(block), self.width // 2, self.width - WIDEST), 0)
        room = self.width - indent
        spans = [
            span
            for line in _lines(text, Span(part.start, max(end, part.start)))
            for span in wrap(text, line, room)
        ]
        return tuple(Row(span, indent, index, number, at) for at, span in enumerate(spans))


def wrap(text: str, line: Span, width: int) -> list[Span]:
    """The rows of one line of a text, none wider than a number of cells.

    Only a character that is wider than that on its own sticks out.
    """
    if glyphs.is_simple(text[line.start : line.end]):
        return _wrap_simple(text, line, width)
    return _wrap_any(text, line, width)


def _wrap_simple(text: str, line: Span, width: int) -> list[Span]:
    """Rows of a line whose characters take one cell each."""
    start, end = line
    rows = []
    while end - start > width:
        limit = start + width
        space = text.rfind(" ", start + 1, limit + 1)
        dash = -1
        for found in _BREAK_AFTER.finditer(text, max(space, start), limit):
            dash = found.end()
        if dash > max(space, start) and dash < end:
            rows.append(Span(start, dash))
            start = dash
        elif space > start:
            rows.append(Span(start, _without_trailing_space(text, start, space)))
            start = _after_spaces(text, space, end)
        else:
            rows.append(Span(start, limit))
            start = limit
        if start == end:
            return rows
    rows.append(Span(start, end))
    return rows


def _wrap_any(text: str, line: Span, width: int) -> list[Span]:
    """Rows of a line with wide, joining or hidden characters in it."""
    measured = _measured(text[line.start : line.end])
    rows: list[Span] = []
    start = line.start
    while start < line.end:
        limit = _reach(measured, start - line.start, width) + line.start
        if limit >= line.end:
            break
        cut = _last_break(text, start, limit)
        rows.append(Span(start, _without_trailing_space(text, start, cut)))
        start = _after_spaces(text, cut, line.end)
    if start < line.end or not rows:
        rows.append(Span(start, line.end))
    return rows


def _measured(text: str) -> list[tuple[str, int]]:
    """The glyph and cells of each character; a tab stays itself until its column is known."""
    return [
        ("\t", 1) if character == "\t" else found
        for character, found in zip(text, glyphs.glyphs(text), strict=True)
    ]


def _reach(measured: list[tuple[str, int]], start: int, width: int) -> int:
    """The first index from `start` on that no longer fits; always past one character."""
    cell = 0
    for index in range(start, len(measured)):
        piece, cells = measured[index]
        # At the start of a row, a combining character is shown on a sign of its own.
        joins_nothing = bool(piece) and not cell and not cells
        cell += _tab_width(cell, width) if piece == "\t" else max(cells, joins_nothing)
        if cell > width and index > start:
            return index
    return len(measured)


def _last_break(text: str, start: int, limit: int) -> int:
    """The last offset up to `limit` where a row may end; `limit` where there is none."""
    for offset in range(limit, start, -1):
        if _may_break(text[offset - 1], text[offset]):
            return offset
    return limit


def _may_break(before: str, after: str) -> bool:
    """Whether a row may end between two characters."""
    if not glyphs.width(after):
        return False
    if after == " " or before in " \t\u200b":
        return True
    if before in "-–—/":
        return after.isalpha()
    if before in _NEVER_LAST or after in _NEVER_FIRST:
        return False
    return glyphs.width(before) == WIDEST or (glyphs.width(after) == WIDEST and before.isalnum())


def _lines(text: str, span: Span) -> list[Span]:
    """The lines inside a block."""
    lines = text[span.start : span.end].split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=span.start)
    return [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=False)]


def _without_trailing_space(text: str, start: int, end: int) -> int:
    """The end of a row without its trailing spaces, unless it consists of spaces."""
    bare = end
    while bare > start and text[bare - 1] == " ":
        bare -= 1
    return bare if bare > start else end


def _after_spaces(text: str, start: int, end: int) -> int:
    """The first offset from `start` on that is not a space."""
    while start < end and text[start] == " ":
        start += 1
    return start


def _tab_width(cell: int, width: int) -> int:
    """The cells of a tab at a cell of a row; at least one, even if the row is full."""
    return max(min(TAB - cell % TAB, width - cell), 1)


def _follows_closely(above: Block, below: Block) -> bool:
    """Whether no empty row separates two blocks."""
    return above.kind is below.kind and below.kind in _TOGETHER


def _indent(block: Block) -> int:
    """The indent of a block, in cells."""
    match block.kind:
        case BlockKind.LIST_ITEM:
            return 2 * block.level + glyphs.cells(block.marker) + 1
        case BlockKind.QUOTE:
            return 2 + 2 * block.level
        case BlockKind.CODE | BlockKind.CAPTION:
            return 2
        case _:
            return 0
