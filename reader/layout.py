"""Where each offset of a text falls on a screen of a given width.

This is the only module that turns offsets into rows and cells and back. Rows count from 0
at the top of the text, cells from 0 at the left edge of the text column. White space that a
row is broken at hangs behind it: it takes the one cell after the row's last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from reader import glyph
from reader.document import Block, BlockKind, Document, Span

TAB = 4
"""Cells between tab stops."""
WIDEST = 2
"""Cells that the widest character takes."""

_TOGETHER = {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
"""Kinds whose blocks follow each other without an empty row."""

_BREAK_AFTER = re.compile(r"(?<=\w)[-–—/]+(?=\w)|[—–]")
_NEVER_FIRST = (
    "、。，．：；！？）］｝〉》」』】〕〗ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ’”%!),.:;?]}"
)
_NEVER_LAST = "（［｛〈《「『【〔〖‘“([{"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the screen."""

    span: Span
    """What it shows, without the white space it was broken at."""
    indent: int
    """Cells left of the text."""
    block: int
    """The index of the block it belongs to; for an empty row, of the block above."""
    is_first: bool = False
    """Whether it is its block's first row."""
    is_gap: bool = False
    """Whether it is the empty row between two blocks."""


class TextLayout:
    """A document wrapped to a width."""

    def __init__(self, document: Document, width: int) -> None:
        """Wrap a document.

        Args:
            document: What is laid out.
            width: Cells a row may take; at least 1.
        """
        self.document = document
        self.width = max(width, 1)
        self._rows: list[Row] = []
        for index in range(len(document.blocks)):
            self._lay_out(index)
        self._starts = [row.span.start for row in self._rows]
        self._row_cells = lru_cache(maxsize=512)(self._measure)

    @property
    def row_count(self) -> int:
        """How many rows the text takes; at least one."""
        return len(self._rows)

    def row(self, index: int) -> Row:
        """A row by its number."""
        return self._rows[index]

    def row_of(self, offset: int) -> int:
        """The row that shows an offset, or that the white space at the offset hangs behind."""
        index = max(bisect_right(self._starts, offset) - 1, 0)
        while self._rows[index].is_gap:
            index -= 1
        return index

    def cell_of(self, offset: int) -> int:
        """The cell that an offset's character begins in, in its row."""
        row = self._rows[self.row_of(offset)]
        index = min(max(offset - row.span.start, 0), row.span.end - row.span.start)
        text = self.document.text[row.span.start : row.span.end]
        if glyph.is_simple(text):
            return row.indent + index
        _, starts = self._row_cells(row)
        while index and index < len(text) and starts[index] == starts[index + 1]:
            index -= 1
        return row.indent + starts[index]

    def offset_at(self, row_index: int, cell: int) -> int:
        """The offset of the character that covers a cell, or of the row's nearest one."""
        row = self._rows[row_index]
        if row.span.start == row.span.end:
            return row.span.start
        column = max(cell - row.indent, 0)
        text = self.document.text[row.span.start : row.span.end]
        if glyph.is_simple(text):
            return row.span.start + min(column, len(text) - 1)
        _, starts = self._row_cells(row)
        index = min(bisect_right(starts, max(min(column, starts[-1] - 1), 0)) - 1, len(text) - 1)
        while index and starts[index] == starts[index + 1]:
            index -= 1
        return row.span.start + index

    def row_width(self, row_index: int) -> int:
        """The cells that a row takes, with its indent."""
        row = self._rows[row_index]
        text = self.document.text[row.span.start : row.span.end]
        if glyph.is_simple(text):
            return row.indent + len(text)
        return row.indent + self._row_cells(row)[1][-1]

    def shown(self, row_index: int, span: Span) -> str:
        """What a terminal is sent for a part of a row."""
        row = self._rows[row_index]
        start, end = max(span.start, row.span.start), min(span.end, row.span.end)
        text = self.document.text[start:end]
        if glyph.is_simple(text):
            return text
        pieces, _ = self._row_cells(row)
        return "".join(pieces[start - row.span.start : max(end - row.span.start, 0)])

    def _measure(self, row: Row) -> tuple[list[str], list[int]]:
        """What is sent for each character of a row, and each one's first cell; then the end."""
        pieces: list[str] = []
        starts = [0]
        for piece, cells in _measured(self.document.text[row.span.start : row.span.end]):
            wide = _tab_width(starts[-1], self.width - row.indent) if piece == "\t" else cells
            pieces.append(" " * wide if piece == "\t" else piece)
            starts.append(starts[-1] + wide)
        return pieces, starts

    def _lay_out(self, index: int) -> None:
        """Append a block's rows, and the empty row that sets it off from the one before."""
        block = self.document.blocks[index]
        if index and not _follows_closely(self.document.blocks[index - 1], block):
            end = self.document.blocks[index - 1].span.end
            self._rows.append(Row(Span(end, end), 0, index - 1, is_gap=True))
        indent = max(min(_indent(block), self.width // 2, self.width - WIDEST), 0)
        room = self.width - indent
        first = True
        for line in _lines(self.document.text, block.span):
            for span in wrap(self.document.text, line, room):
                self._rows.append(Row(span, indent, index, is_first=first))
                first = False


def wrap(text: str, line: Span, width: int) -> list[Span]:
    """The rows of one line of a text, none wider than a number of cells.

    Only a character that is wider than that on its own sticks out.
    """
    if glyph.is_simple(text[line.start : line.end]):
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
    """Each character's glyph and cells; a tab stands as itself until its column is known."""
    return [
        ("\t", 1) if character == "\t" else found
        for character, found in zip(text, glyph.glyphs(text), strict=True)
    ]


def _reach(measured: list[tuple[str, int]], start: int, width: int) -> int:
    """The first index from `start` on that no longer fits; always past one character."""
    cell = 0
    for index in range(start, len(measured)):
        piece, cells = measured[index]
        # What joins the character before it stands on a sign of its own where a row begins.
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
    if not glyph.width(after):
        return False
    if after == " " or before in " \t\u200b":
        return True
    if before in "-–—/":
        return after.isalpha()
    if before in _NEVER_LAST or after in _NEVER_FIRST:
        return False
    return glyph.width(before) == WIDEST or (glyph.width(after) == WIDEST and before.isalnum())


def _lines(text: str, span: Span) -> list[Span]:
    """The lines inside a block."""
    lines = text[span.start : span.end].split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=span.start)
    return [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=False)]


def _without_trailing_space(text: str, start: int, end: int) -> int:
    """The end of a row without the spaces it ends in; all of it where there is nothing else."""
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
    """The cells of a tab that begins in a cell of a row; at least one, even where it is full."""
    return max(min(TAB - cell % TAB, width - cell), 1)


def _follows_closely(above: Block, below: Block) -> bool:
    """Whether two blocks stand without an empty row between them."""
    return above.kind is below.kind and below.kind in _TOGETHER


def _indent(block: Block) -> int:
    """The cells that a block stands in from the left."""
    match block.kind:
        case BlockKind.LIST_ITEM:
            return 2 * block.level + glyph.cells(block.marker) + 1
        case BlockKind.QUOTE:
            return 2 + 2 * block.level
        case BlockKind.CODE | BlockKind.CAPTION:
            return 2
        case _:
            return 0
