"""Entries by groups, in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from rich.segment import Segment
from textual.events import Click
from textual.geometry import Region
from textual.strip import Strip

from reader.text import glyphs
from reader.text.document import Span
from reader.text.layout import wrap
from reader.ui.widgets.chooser import Entry, EntryList

NARROWEST = 38
"""The fewest cells of a column."""
KEYS_ROOM = 13
"""The most cells of the keys beside what they do; where there are more, they take more rows."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a column: a part of an entry, the name of a group, or nothing."""

    words: str = ""
    """What an entry does, or the name of a group."""
    keys: str = ""
    """The keys of an entry."""
    entry: int | None = None
    """The index of the entry, where the row is a part of one."""


Column = tuple[Line, ...]


class CheatSheet(EntryList):
    """Entries under the names of their groups, read down each column."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"cheat-sheet--heading", "cheat-sheet--keys"}

    _known: tuple[object, ...] = ()
    _columns: tuple[Column, ...] = ((),)

    def columns_in(self, width: int) -> tuple[Column, ...]:
        """The columns at a width."""
        if self._known != (self._items, width):
            self._known = (self._items, width)
            self._columns = columns_of(self._items, width)
        return self._columns

    def _place_of(self, index: int) -> tuple[int, int, int]:
        """The column of an entry, its first row there, and the one below its last."""
        for at, column in enumerate(self.columns_in(self.size.width)):
            rows = [row for row, line in enumerate(column) if line.entry == index]
            if rows:
                return at, rows[0], rows[-1] + 1
        return 0, 0, 0

    def _follow(self) -> None:
        """Keep the entry under the cursor in sight, with its heading where that is above it."""
        _, row, end = self._place_of(self.cursor)
        rows = max(map(len, self.columns_in(self.size.width)))
        height = max(self.size.height, 1)
        self._top = min(max(self._top, end - height), max(row - 1, 0))
        self._top = min(self._top, max(rows - height, 0))
        self.refresh()

    def beside(self, step: int) -> None:
        """Bring the cursor to the entry beside it, in another column."""
        at, row, _ = self._place_of(self.cursor)
        columns = self.columns_in(self.size.width)
        if 0 <= at + step < len(columns):
            there = [
                (abs(place - row), line.entry)
                for place, line in enumerate(columns[at + step])
                if line.entry is not None
            ]
            if there:
                self.go(min(there)[1])

    def on_click(self, event: Click) -> None:
        """Bring the cursor to what was clicked; a second click chooses it."""
        # Textual calls the handler of each class, unless this says that it is done.
        event.prevent_default()
        columns = self.columns_in(self.size.width)
        at = min(event.x * len(columns) // max(self.size.width, 1), len(columns) - 1)
        row = self._top + event.y
        entry = columns[at][row].entry if row < len(columns[at]) else None
        if entry is not None:
            self.go(entry)
            if event.chain > 1:
                self.choose()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in sight, each through all columns."""
        if not self._items:
            return super().render_lines(crop)
        base, width = self.rich_style, self.size.width
        columns = self.columns_in(width)
        each = width // len(columns)
        strips = []
        for row in range(self._top + crop.y, self._top + crop.bottom):
            lines = [column[row] if row < len(column) else Line() for column in columns]
            line = Strip.join(self._drawn(line, each) for line in lines)
            strips.append(line.adjust_cell_length(width).apply_style(base).crop(crop.x, crop.right))
        return self.without_colors(strips)

    def _drawn(self, line: Line, width: int) -> Strip:
        """One row of a column, with space behind it."""
        if line.entry is None:
            heading = Segment(glyphs.fit(line.words, width - 2), self.part("cheat-sheet--heading"))
            return Strip([Segment(" "), heading]).adjust_cell_length(width)
        pad = " " * (KEYS_ROOM - glyphs.cells(line.keys) + 1)
        shown = [
            Segment(" "),
            Segment(line.keys, self.part("cheat-sheet--keys")),
            Segment(f"{pad}{line.words}"),
        ]
        strip = Strip(shown).adjust_cell_length(width - 1)
        if line.entry == self.cursor:
            strip = Strip([Segment(strip.text, self.part("pick-list--cursor"))])
        return strip.adjust_cell_length(width)


def columns_of(entries: Sequence[Entry], width: int) -> tuple[Column, ...]:
    """Entries in as many columns as a width has room for, as short as they can be."""
    count = max(width // NARROWEST, 1)
    blocks = list(_blocks(entries, width // count))
    rows = max(-(-sum(map(len, blocks)) // count), 1)
    while True:
        columns = _flowed(blocks, rows)
        if len(columns) <= count:
            return columns
        rows += 1


def _blocks(entries: Sequence[Entry], width: int) -> Iterator[Column]:
    """The rows of each entry; those of a group's first one begin with its name."""
    group = None
    for at, entry in enumerate(entries):
        keys = _wrapped(entry.detail, KEYS_ROOM)
        words = _wrapped(entry.label, max(width - KEYS_ROOM - 3, 1))
        rows = zip_longest(words, keys, fillvalue="")
        head = (Line(), Line(entry.sign)) if entry.sign != group else ()
        group = entry.sign
        yield (*head, *(Line(*row, at) for row in rows))


def _wrapped(words: str, width: int) -> list[str]:
    line = glyphs.showable(words)
    return [line[row.start : row.end] for row in wrap(line, Span(0, len(line)), width)]


def _flowed(blocks: Sequence[Column], rows: int) -> tuple[Column, ...]:
    """Columns of at most so many rows, where a single block has no more; none begins empty."""
    columns: list[list[Line]] = [[]]
    for block in blocks:
        if columns[-1] and len(columns[-1]) + len(block) > rows:
            columns.append([])
        columns[-1] += block if columns[-1] or block[0] != Line() else block[1:]
    return tuple(map(tuple, columns))
