"""Search hits under the titles of their texts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style

from reader.text import glyphs
from reader.ui.widgets.pick_list import PickList
from reader.workspace.find_all import Finds, Hit

_BEFORE_SHARE = 3
"""The text before a hit may take one in so many cells of a row if the rest needs the room."""


@dataclass(frozen=True, slots=True)
class TitleRow:
    """The heading over the hits in a text."""

    title: str
    """The text's title."""
    count: str
    """The number of hits in it, in words."""


@dataclass(frozen=True, slots=True)
class HitRow:
    """A hit in its context."""

    path: Path
    """The file of the text."""
    hit: Hit
    """The place of the hit, with its context."""


Row = TitleRow | HitRow


def rows(path: Path, finds: Finds) -> list[Row]:
    """The rows of one text; none if it has no hits."""
    if not finds.count:
        return []
    more = f", the first {len(finds.hits)} here" if len(finds.hits) < finds.count else ""
    title = TitleRow(finds.title, f"{counted(finds.count, 'hit')}{more}")
    return [title, *(HitRow(path, hit) for hit in finds.hits)]


def counted(count: int, noun: str) -> str:
    """A number of items, in words: `1 hit`, `1,532 hits`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


class HitList(PickList[Row]):
    """Hits, one per row; the cursor is always on a hit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hit-list--title", "hit-list--hit"}

    can_focus = False

    @property
    def row(self) -> HitRow | None:
        """The hit under the cursor."""
        return self.item if isinstance(self.item, HitRow) else None

    def show(self, listed: list[Row]) -> None:
        """List other hits, or more."""
        self.items = listed
        self.go(self.cursor)

    def is_head(self, item: Row) -> bool:
        """Whether an item is a title."""
        return isinstance(item, TitleRow)

    def draw(self, item: Row, width: int) -> list[list[Segment]]:
        """A title with its count, or a paragraph number with the words around the hit."""
        if isinstance(item, TitleRow):
            return [self._title(item, width)]
        sign = "▸" if item is self.item else " "
        place = f"¶{item.hit.number}" if item.hit.number else ""
        head = glyphs.fit(f"{sign}{place:>5} ", width)
        room = max(width - glyphs.cells(head) - 1, 0)
        return [[Segment(head, self.part("pick-list--dim")), *self._around(item.hit, room)]]

    def _title(self, item: TitleRow, width: int) -> list[Segment]:
        count = glyphs.fit(item.count, width // 2)
        room = max(width - glyphs.cells(count) - 3, 0)
        title = glyphs.fit(item.title, room)
        gap = " " * (room - glyphs.cells(title) + 1)
        return [
            Segment(" "),
            Segment(title, self.part("hit-list--title")),
            Segment(gap + count, self.part("pick-list--dim")),
        ]

    def _around(self, hit: Hit, room: int) -> list[Segment]:
        """The words around a hit, truncated so that the hit is visible."""
        start, end = hit.inside
        words, behind = glyphs.fit(hit.context[start:end], room), hit.context[end:]
        room -= glyphs.cells(words)
        before = _ending(
            hit.context[:start], max(room // _BEFORE_SHARE, room - glyphs.cells(behind))
        )
        style: Style = self.part("hit-list--hit")
        behind = glyphs.fit(behind, room - glyphs.cells(before))
        return [Segment(before), Segment(words, style), Segment(behind)]


def _ending(text: str, room: int) -> str:
    """A text made safe to show, truncated at the start with an ellipsis if it is too long."""
    line = glyphs.showable(text)
    if glyphs.cells(line) <= room:
        return line
    if room <= 0:
        return ""
    line = line.removeprefix("…")
    while glyphs.cells(line) >= room:
        line = line[1:]
    return f"…{line}"
