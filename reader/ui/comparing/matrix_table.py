"""The matrix as a table with a cell cursor, drawn line by line however large it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.filter import Monochrome
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.annotations.annotation import Annotation
from reader.compare.matrix import Column, Matrix, MatrixRow, Rows
from reader.text import glyphs
from reader.ui.keys.command import Commanded, command
from reader.ui.widgets.component import ComponentStyles

HEAD = 2
"""The number of heading rows: the title of each text, and its date."""
LEAST_CELL, USUAL_CELL = 18, 30
"""The minimum and the usual width of a column in cells."""
SHARE = 3
"""The row names take at most the width divided by this."""
LEAST_NAMES = 14
"""The minimum width of the row names in cells."""
OPEN, FOLDED, ONLY = "▾", "▸", "✱"
"""The signs of rows: expanded, collapsed, and used by one text only."""


class MatrixTable(Commanded, Widget, can_focus=True):
    """Shows a matrix, with a cursor on one cell."""

    PLACE = "In the matrix"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"matrix-table--{part}" for part in ("head", "name", "cursor", "row", "only", "dim")),
    }

    class Moved(Message):
        """The cursor moved to another cell."""

    @dataclass
    class Nowhere(Message):
        """There is no cell to go to."""

        sentence: str
        """Why."""

    @dataclass
    class Chosen(Message):
        """The cell under the cursor was chosen."""

    def __init__(self, matrix: Matrix) -> None:
        """Show a matrix, with the cursor on its first cell."""
        super().__init__()
        self._matrix = matrix
        self._folded: set[str] = set()
        self._rows = matrix.shown(self._folded)
        self._widest = self._widest_name()
        self._row = self._column = self._top = self._left = 0
        self._looks = ComponentStyles(self, "matrix-table--")

    def notify_style_update(self) -> None:
        """Look up the styles again."""
        super().notify_style_update()
        self._looks.clear()

    # What is there

    @property
    def matrix(self) -> Matrix:
        """The matrix that is shown."""
        return self._matrix

    @matrix.setter
    def matrix(self, matrix: Matrix) -> None:
        name, column = self.row.name if self.row else "", self.column
        self._matrix = matrix
        self._show_rows(name)
        documents = [each.document for each in matrix.columns]
        if column and column.document in documents:
            self._column = documents.index(column.document)
        self.go(self._row, self._column)

    @property
    def row(self) -> MatrixRow | None:
        """The row under the cursor, or None in an empty matrix."""
        return self._rows[self._row] if self._rows else None

    @property
    def column(self) -> Column | None:
        """The column under the cursor, or None in an empty matrix."""
        columns = self._matrix.columns
        return columns[self._column] if columns else None

    @property
    def cursor(self) -> int:
        """The index of the row under the cursor."""
        return self._row

    @property
    def texts(self) -> Sequence[str]:
        """The words of each visible row: its name and its highlights."""
        return [
            " ".join([row.name, *(each.quotation for each in row.annotations)])
            for row in self._rows
        ]

    @property
    def cell(self) -> Sequence[Annotation]:
        """The annotations under the cursor."""
        row, column = self.row, self.column
        return row.cells.get(column.document, ()) if row and column else ()

    # Moving

    def go(self, row: int, column: int | None = None) -> None:
        """Move to a cell, or to the nearest one; without a column, in the same one."""
        before = self._row, self._column
        column = self._column if column is None else column
        self._row = min(max(row, 0), max(len(self._rows) - 1, 0))
        self._column = min(max(column, 0), max(len(self._matrix.columns) - 1, 0))
        room = max(self.size.height - HEAD, 1)
        self._top = min(max(self._top, self._row - room + 1), self._row)
        self._top = max(min(self._top, len(self._rows) - room), 0)
        seen = self._columns_seen
        self._left = min(max(self._left, self._column - seen + 1), self._column)
        self.refresh()
        if (self._row, self._column) != before:
            self.post_message(self.Moved())

    @command("matrix.down", "j,down", "Down", "the row below", 1, 0)
    @command("matrix.up", "k,up", "Up", "the row above", -1, 0)
    @command("matrix.right", "l,right,tab", "Right", "the next text", 0, 1)
    @command("matrix.left", "h,left,shift+tab", "Left", "the text before", 0, -1)
    def step(self, rows: int, columns: int, *, count: int = 1) -> None:
        """Move to an adjacent cell."""
        self.go(self._row + rows * count, self._column + columns * count)

    @command("matrix.page-down", "space,pagedown,ctrl+f,ctrl+d", "Page", "a page down", 1)
    @command("matrix.page-up", "backspace,pageup,ctrl+b,ctrl+u", "Page back", "a page up", -1)
    def page(self, step: int, *, count: int = 1) -> None:
        """Move down or up by a page."""
        self.go(self._row + step * count * max(self.size.height - HEAD - 1, 1), self._column)

    @command("matrix.first", "g g,ctrl+home", "First row", "the first row; with a count, that one")
    def first(self, *, count: int = 1) -> None:
        """Go to the first row, or to the row with a given number."""
        self.go(count - 1, self._column)

    @command("matrix.last", "G,ctrl+end", "Last row", "the last row; with a count, that one")
    def last(self, *, count: int | None = None) -> None:
        """Go to the last row, or to the row with a given number."""
        self.go((count or len(self._rows)) - 1, self._column)

    @command("matrix.row-start", "0,home", "First text", "the first text", 0)
    @command("matrix.row-end", "dollar_sign,end", "Last text", "the last text", -1)
    def end_of_row(self, at: int) -> None:
        """Go to the first or the last text."""
        self.go(self._row, at % max(len(self._matrix.columns), 1))

    @command("matrix.next-only", "asterisk", "Next ✱", "the next row that only one text has", 1)
    @command("matrix.previous-only", "number_sign", "Previous ✱", "the one before", -1)
    def go_only(self, step: int) -> None:
        """Go to the next row that only one text has anything in, at that text."""
        documents = [each.document for each in self._matrix.columns]
        at = self._row + step
        while 0 <= at < len(self._rows):
            if self._rows[at].only_in:
                self.go(at, documents.index(self._rows[at].only_in))
                return
            at += step
        where = "further down" if step > 0 else "further up"
        self.post_message(self.Nowhere(f"No row {where} is of one text alone."))

    # Folding

    @command("matrix.fold", "z a,z c,z o", "Fold", "hide the rows below this one, or show them")
    def fold(self) -> None:
        """Collapse or expand the branch of this row; in a leaf, the branch of its parent."""
        row = self.row
        if row is None or self._matrix.kind is Rows.CLAIMS:
            return
        name = row.name if row.below else self._matrix.parent(row.name)
        if name:
            self._folded ^= {name}
            self._show_rows(name)

    @command("matrix.fold-all", "z M", "Fold all", "show only the topmost rows")
    def fold_all(self) -> None:
        """Collapse all branches."""
        self._folded = {row.name for row in self._matrix.rows if row.below}
        self._show_rows(self.row.name.partition("/")[0] if self.row else "")

    @command("matrix.unfold-all", "z R", "Unfold all", "show all rows")
    def unfold_all(self) -> None:
        """Expand all branches."""
        self._folded = set()
        self._show_rows(self.row.name if self.row else "")

    def _show_rows(self, name: str) -> None:
        """Show the visible rows, with the cursor on a named one if it is there."""
        self._rows = self._matrix.shown(self._folded)
        self._widest = self._widest_name()
        names = [row.name for row in self._rows]
        self.go(names.index(name) if name in names else self._row, self._column)
        self.post_message(self.Moved())

    @command("matrix.choose", "enter", "Open", "list the highlights of this cell")
    def choose(self) -> None:
        """Choose the cell under the cursor."""
        self.post_message(self.Chosen())

    # Drawing

    @property
    def _names(self) -> int:
        """The width of the row names in cells."""
        return max(min(self._widest, self.size.width // SHARE), LEAST_NAMES)

    @property
    def _columns_seen(self) -> int:
        """How many columns fit."""
        return max((self.size.width - self._names) // LEAST_CELL, 1)

    @property
    def _width(self) -> int:
        """The width of a column in cells."""
        room = self.size.width - self._names
        shown = max(min(len(self._matrix.columns), room // USUAL_CELL or 1), 1)
        shown = max(shown, min(len(self._matrix.columns), self._columns_seen))
        return max(room // shown, 1)

    def _widest_name(self) -> int:
        """The width of the longest name among the visible rows."""
        return max((glyphs.cells(self._told_name(row)) for row in self._rows), default=0) + 1

    def _told_name(self, row: MatrixRow) -> str:
        sign = (FOLDED if row.name in self._folded else OPEN) if row.below else " "
        only = ONLY if row.only_in and len(self._matrix.columns) > 1 else " "
        return f"{'  ' * row.depth}{sign} {glyphs.showable(row.label)} {only}"

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in sight."""
        del event
        self.go(self._row, self._column)

    def on_click(self, event: Click) -> None:
        """Go to the cell that was clicked; a second click chooses it."""
        column = self._left + max(event.x - self._names, 0) // self._width
        if event.y >= HEAD:
            self.go(self._top + event.y - HEAD, column)
            if event.chain > 1:
                self.choose()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Move down."""
        event.stop()
        self.step(1, 0)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Move up."""
        event.stop()
        self.step(-1, 0)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in sight."""
        base, width = self.rich_style, self.size.width
        strips = []
        for y in range(crop.y, crop.bottom):
            at = self._top + y - HEAD
            if y < HEAD:
                segments = self._head(y)
            elif at < len(self._rows):
                segments = self._line(self._rows[at], is_current=at == self._row)
            else:
                segments = []
            strip = Strip(segments).adjust_cell_length(width).apply_style(base)
            strips.append(strip.crop(crop.x, crop.right))
        if self.app.no_color:
            grey, black = Monochrome(), Color.parse("black")
            strips = [strip.apply_filter(grey, black) for strip in strips]
        return strips

    @property
    def _seen(self) -> Sequence[tuple[int, Column]]:
        """The columns in sight, with their numbers."""
        fitting = max((self.size.width - self._names) // self._width, 1)
        return list(enumerate(self._matrix.columns))[self._left : self._left + fitting]

    def _head(self, y: int) -> list[Segment]:
        """One of the heading rows."""
        left, right = self._left, len(self._matrix.columns)
        more = f"{left + 1}–{min(left + len(self._seen), right)} of {right}" if y else ""
        segments = [Segment(_padded(more, self._names), self._looks["dim"])]
        for _, column in self._seen:
            words = column.date if y else " ".join(column.title.split())
            look = self._looks["dim"] if y else self._looks["head"]
            segments.append(Segment(_padded(glyphs.showable(words), self._width), look))
        return segments

    def _line(self, row: MatrixRow, *, is_current: bool) -> list[Segment]:
        """One row of the table."""
        band = self._looks["row"] if is_current else Style.null()
        name = _padded(self._told_name(row), self._names)
        segments = [Segment(name, self._looks["name"] + band)]
        is_only = bool(row.only_in) and len(self._matrix.columns) > 1
        for at, column in self._seen:
            cell = row.cells.get(column.document, ())
            words = _padded(_told(row, column.document), self._width)
            look = self._looks["only"] if is_only and cell else Style.null()
            if is_current and at == self._column:
                # Without colours, its background would hardly differ from that of its row.
                cursor = Style(reverse=True) if self.app.no_color else self._looks["cursor"]
                look = look + cursor
            segments.append(Segment(words, band + look))
        return segments


def _told(row: MatrixRow, document: str) -> str:
    """The number of annotations in a cell, and the first words."""
    count = len(row.cells.get(document, ()))
    return glyphs.showable(f"{count} {row.words(document)}") if count else "·"


def _padded(words: str, width: int) -> str:
    """Words padded or cut to exactly so many cells, ending with a space."""
    fitting = glyphs.fit(words, max(width - 1, 0))
    return fitting + " " * max(width - glyphs.cells(fitting), 0)
