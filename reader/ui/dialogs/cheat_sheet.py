"""Entries by groups, in as many columns as there is room for."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.events import Click
from textual.geometry import Region
from textual.strip import Strip

from reader.text import glyphs
from reader.ui.widgets.chooser import EntryList

NARROWEST = 38
"""The fewest cells of a column."""
KEYS_ROOM = 13
"""The most cells of the keys beside what they do."""

Cell = int | str
"""One row of a column: the index of an entry, a heading, or nothing."""


class CheatSheet(EntryList):
    """Entries under the names of their groups, read down each column."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"cheat-sheet--heading", "cheat-sheet--keys"}

    _known: tuple[object, ...] = ()
    _columns: tuple[tuple[Cell, ...], ...] = ((),)

    def rows_in(self, width: int) -> int:
        """How many rows all entries take at a width."""
        return max(map(len, self._columns_in(width)))

    def _columns_in(self, width: int) -> tuple[tuple[Cell, ...], ...]:
        count = max(width // NARROWEST, 1)
        if self._known != (self._items, count):
            self._known = (self._items, count)
            self._columns = _in_columns(self._cells(), count)
        return self._columns

    def _cells(self) -> list[Cell]:
        """The entries in a single column, each group under its name."""
        cells: list[Cell] = []
        group = None
        for at, entry in enumerate(self._items):
            if entry.sign != group:
                group = entry.sign
                cells += ["", group] if cells else [group]
            cells.append(at)
        return cells

    def _place_of(self, index: int) -> tuple[int, int]:
        """The column and the row of an entry."""
        columns = enumerate(self._columns_in(self.size.width))
        return next(((at, each.index(index)) for at, each in columns if index in each), (0, 0))

    def _follow(self) -> None:
        """Keep the entry under the cursor in sight, with its heading where that is above it."""
        _, row = self._place_of(self.cursor)
        rows, height = self.rows_in(self.size.width), max(self.size.height, 1)
        self._top = min(max(self._top, row - height + 1), max(row - 1, 0))
        self._top = min(self._top, max(rows - height, 0))
        self.refresh()

    def beside(self, step: int) -> None:
        """Bring the cursor to the entry beside it, in another column."""
        at, row = self._place_of(self.cursor)
        columns = self._columns_in(self.size.width)
        if 0 <= at + step < len(columns):
            there = [
                (abs(place - row), cell)
                for place, cell in enumerate(columns[at + step])
                if isinstance(cell, int)
            ]
            if there:
                self.go(min(there)[1])

    def on_click(self, event: Click) -> None:
        """Bring the cursor to what was clicked; a second click chooses it."""
        # Textual calls the handler of each class, unless this says that it is done.
        event.prevent_default()
        columns = self._columns_in(self.size.width)
        at = min(event.x * len(columns) // max(self.size.width, 1), len(columns) - 1)
        row = self._top + event.y
        cell = columns[at][row] if row < len(columns[at]) else ""
        if isinstance(cell, int):
            self.go(cell)
            if event.chain > 1:
                self.choose()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in sight, each through all columns."""
        if not self._items:
            return super().render_lines(crop)
        base, width = self.rich_style, self.size.width
        columns = self._columns_in(width)
        each = width // len(columns)
        strips = []
        for row in range(self._top + crop.y, self._top + crop.bottom):
            cells = [column[row] if row < len(column) else "" for column in columns]
            line = Strip.join(self._drawn(cell, each) for cell in cells)
            strips.append(line.adjust_cell_length(width).apply_style(base).crop(crop.x, crop.right))
        return strips

    def _drawn(self, cell: Cell, width: int) -> Strip:
        """One row of a column, with space behind it."""
        if isinstance(cell, str):
            heading = Segment(glyphs.fit(cell, width - 2), self.part("cheat-sheet--heading"))
            return Strip([Segment(" "), heading]).adjust_cell_length(width)
        entry = self._items[cell]
        keys = glyphs.fit(entry.detail, KEYS_ROOM)
        pad = " " * (KEYS_ROOM - glyphs.cells(keys) + 1)
        label = glyphs.fit(entry.label, width - KEYS_ROOM - 3)
        shown = [
            Segment(" "),
            Segment(keys, self.part("cheat-sheet--keys")),
            Segment(f"{pad}{label}"),
        ]
        strip = Strip(shown).adjust_cell_length(width - 1)
        if cell == self.cursor:
            strip = strip.apply_style(self.part("pick-list--cursor"))
            strip = Strip([Segment(strip.text, self.part("pick-list--cursor"))])
        return strip.adjust_cell_length(width)


def _in_columns(cells: list[Cell], count: int) -> tuple[tuple[Cell, ...], ...]:
    """Rows in at most so many columns, as short as they can be, no heading at a column's end."""
    rows = max(-(-len(cells) // count), 1)
    while True:
        columns = _flowed(cells, rows)
        if len(columns) <= count:
            return columns
        rows += 1


def _flowed(cells: list[Cell], rows: int) -> tuple[tuple[Cell, ...], ...]:
    columns: list[list[Cell]] = [[]]
    for cell in cells:
        is_heading = isinstance(cell, str) and bool(cell)
        if len(columns[-1]) >= rows or (is_heading and len(columns[-1]) >= rows - 1):
            if columns[-1][-1:] == [""]:
                columns[-1].pop()
            columns.append([])
        if cell != "" or columns[-1]:
            columns[-1].append(cell)
    return tuple(map(tuple, columns))
