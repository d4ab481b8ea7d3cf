"""Entries in groups, in as many columns as fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
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

NARROWEST = 30
"""The fewest cells of a column."""
KEYS_ROOM = len("Backspace")
"""The cells of the keys beside what they do; where there are more, they take more rows."""

_BREAK = re.compile("[,;:] ")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a column: part of an entry, the name of a group, or blank."""

    words: str = ""
    """The description of an entry, or the name of a group."""
    keys: str = ""
    """The keys of an entry."""
    entry: int | None = None
    """The index of the entry; None if the row is not part of one."""


Column = tuple[Line, ...]


class CheatSheet(EntryList):
    """Entries under the names of their groups, read column by column."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"cheat-sheet--heading", "cheat-sheet--keys"}

    most_rows = 0
    """The height above which only the beginning of each description is shown."""
    _known: tuple[object, ...] = ()
    _columns: tuple[Column, ...] = ((),)

    def columns_in(self, width: int) -> tuple[Column, ...]:
        """The columns for a given width."""
        known = (self._items, width, self.most_rows)
        if self._known != known:
            self._known = known
            self._columns = columns_of(self._items, width, self.most_rows)
        return self._columns

    def _place_of(self, index: int) -> tuple[int, int, int]:
        """The column of an entry, its first row there, and the row after its last."""
        for at, column in enumerate(self.columns_in(self.size.width)):
            rows = [row for row, line in enumerate(column) if line.entry == index]
            if rows:
                return at, rows[0], rows[-1] + 1
        return 0, 0, 0

    def _follow(self) -> None:
        """Keep the entry under the cursor visible, and its heading if that is just above."""
        _, row, end = self._place_of(self.cursor)
        rows = max(map(len, self.columns_in(self.size.width)))
        height = max(self.size.height, 1)
        self._top = min(max(self._top, end - height), max(row - 1, 0))
        self._top = min(self._top, max(rows - height, 0))
        self.refresh()

    def beside(self, step: int) -> None:
        """Move the cursor to the adjacent entry in another column."""
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
        """Move the cursor to the entry that was clicked; a second click chooses it."""
        # Textual calls the handlers of all base classes unless the default is prevented.
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
        """The visible rows across all columns."""
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
        """One row of a column, padded at the right."""
        if line.entry is None:
            heading = Segment(glyphs.fit(line.words, width - 2), self.part("cheat-sheet--heading"))
            return Strip([Segment(" "), heading]).adjust_cell_length(width)
        pad = " " * (KEYS_ROOM - glyphs.cells(line.keys) + 2)
        shown = [
            Segment(" "),
            Segment(line.keys, self.part("cheat-sheet--keys")),
            Segment(f"{pad}{line.words}"),
        ]
        strip = Strip(shown).adjust_cell_length(width - 1)
        if line.entry == self.cursor:
            strip = Strip([Segment(strip.text, self.part("pick-list--cursor"))])
        return strip.adjust_cell_length(width)


def columns_of(entries: Sequence[Entry], width: int, rows: int) -> tuple[Column, ...]:
    """Entries in as many columns as a width has room for, as short as they can be.

    If they need more than a number of rows, each description ends at its first comma, semicolon or
    colon.
    """
    whole = _lowest(tuple(entries), width)
    if max(map(len, whole)) <= rows:
        return whole
    short = tuple(entry._replace(label=beginning(entry.label)) for entry in entries)
    return _lowest(short, width)


def beginning(description: str) -> str:
    """A description up to its first comma, semicolon or colon."""
    return _BREAK.split(description, maxsplit=1)[0]


# Each resize of the dialog asks several times.
@lru_cache(maxsize=8)
def _lowest(entries: tuple[Entry, ...], width: int) -> tuple[Column, ...]:
    most = max(width // NARROWEST, 1)
    ways = (_in_columns(entries, width, count) for count in range(1, most + 1))
    return min(ways, key=lambda columns: max(map(len, columns)))


def _in_columns(entries: Sequence[Entry], width: int, count: int) -> tuple[Column, ...]:
    """Entries in at most so many columns, as short as these can be."""
    blocks = list(_blocks(entries, width // count))
    rows = max(-(-sum(map(len, blocks)) // count), 1)
    while True:
        columns = _flowed(blocks, rows)
        if len(columns) <= count:
            return columns
        rows += 1


def _blocks(entries: Sequence[Entry], width: int) -> Iterator[Column]:
    """The rows of each entry; those of the first in a group begin with the group's name."""
    group = None
    for at, entry in enumerate(entries):
        keys = _rows_of_keys(entry.detail)
        words = _wrapped(entry.label, max(width - KEYS_ROOM - 4, 1))
        rows = zip_longest(words, keys, fillvalue="")
        head = (Line(), Line(entry.sign)) if entry.sign != group else ()
        group = entry.sign
        yield (*head, *(Line(*row, at) for row in rows))


def _rows_of_keys(keys: str) -> list[str]:
    """Keys with two blanks between on as many rows as they need, each key whole if it fits."""
    rows = [""]
    for key in map(glyphs.showable, keys.split("  ")):
        joined = f"{rows[-1]}  {key}" if rows[-1] else key
        rows[-1:] = (
            [joined] if glyphs.cells(joined) <= KEYS_ROOM else [rows[-1], *_wrapped(key, KEYS_ROOM)]
        )
    return list(filter(None, rows)) or [""]


def _wrapped(words: str, width: int) -> list[str]:
    line = glyphs.showable(words)
    return [line[row.start : row.end] for row in wrap(line, Span(0, len(line)), width)]


def _flowed(blocks: Sequence[Column], rows: int) -> tuple[Column, ...]:
    """Columns of at most so many rows, unless a single block is longer; none begins blank."""
    columns: list[list[Line]] = [[]]
    for block in blocks:
        if columns[-1] and len(columns[-1]) + len(block) > rows:
            columns.append([])
        columns[-1] += block if columns[-1] or block[0] != Line() else block[1:]
    return tuple(map(tuple, columns))
