"""The list of texts in the library, one per row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment

from reader.query.library import CITED, READ, READING, UNREAD, TextEntry, percent
from reader.text import glyphs, reading_time
from reader.ui.widgets.pick_list import PickList

SIGNS = {UNREAD: "○", READING: "◐", READ: "●", CITED: "✓"}
"""The sign before a text in each state."""
SELECTED = "+"
"""The sign before a selected text."""
_LEAST_ABOUT = 12
"""Width in cells below which authors and outlet are left out."""
_BETWEEN = "  "


class TextList(PickList[TextEntry]):
    """Texts with their state, title, authors, outlet, date, length and annotations."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"text-list--state"}

    can_focus = False
    selected: Collection[Path] = ()
    """The files of the texts that are selected."""

    def draw(self, item: TextEntry, width: int) -> list[list[Segment]]:
        """A text's row."""
        dim = self.part("pick-list--dim")
        sign = SELECTED if item.path in self.selected else SIGNS[item.state]
        numbers = _BETWEEN.join(filter(None, _numbers(item)))
        room = max(width - glyphs.cells(numbers) - 5, 8)
        title = glyphs.fit(item.title, room)
        about = about_line(item, beside=True)
        left = room - glyphs.cells(title) - len(_BETWEEN)
        about = glyphs.fit(about, left) if left >= _LEAST_ABOUT else ""
        used = sum(map(glyphs.cells, (title, about, numbers))) + (len(_BETWEEN) if about else 0)
        row = [
            Segment(f" {sign} ", self.part("text-list--state")),
            Segment(title),
            *([Segment(_BETWEEN + about, dim)] if about else []),
            Segment(" " * max(width - used - 4, 1)),
            Segment(numbers + " ", dim),
        ]
        return [row]

    def go_to(self, path: Path | None) -> None:
        """Put the cursor on a text, or on the first."""
        paths = [each.path for each in self.items]
        self.go(paths.index(path) if path in paths else 0)


def _numbers(item: TextEntry) -> Sequence[str]:
    """The numbers for a text: its annotations, the share read, and its minutes."""
    if item.problem:
        return ("empty" if item.has_no_text else "can't be read",)
    minutes = reading_time.told(item.minutes) if item.minutes else ""
    share = f"{percent(item.share)} %" if item.share else ""
    return (f"{item.count} ✎" if item.count else "", share, minutes)


def about_line(item: TextEntry, *, beside: bool = False) -> str:
    """Authors, outlet and date of a text; and its file, unless that is shown beside its title."""
    where = ", ".join(filter(None, (item.outlet, item.day)))
    return " · ".join(filter(None, (item.author, where, "" if beside else item.name)))
