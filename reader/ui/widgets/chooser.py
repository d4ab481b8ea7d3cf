"""A dialog to choose an entry from a list by typing part of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from reader.annotations.pens import COLORS
from reader.text import glyphs
from reader.text.document import Span
from reader.text.layout import wrap
from reader.ui.keys.command import command
from reader.ui.widgets.dialog import Accept, Cancelled, Dialog, ForeignText, LineInput
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.pick_list import PickList


class Entry(NamedTuple):
    """An entry to choose."""

    key: str
    """The answer if it is chosen."""
    label: str
    """Its name."""
    detail: str = ""
    """The text shown at the right."""
    sign: str = ""
    """The sign shown before the label."""
    color: str = ""
    """The colour of the sign: that of a pen, or `dim`."""
    also: str = ""
    """An alias, which is not shown but can be searched for."""

    @property
    def searched(self) -> str:
        """The text that a search looks at."""
        return f"{self.sign} {self.label} {self.detail} {self.also}"


MOST = 3
"""The most rows of an entry's label."""
_INDENT = 2
"""Cells by which those below the first one are indented."""


class EntryList(PickList[Entry]):
    """Entries, one a row, where there is room for that."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"entry-list--{color}" for color in COLORS}

    can_focus = False

    @property
    def texts(self) -> list[str]:
        """The words of each entry."""
        return [item.searched for item in self.items]

    def draw(self, item: Entry, width: int) -> list[list[Segment]]:
        """The sign and the label at the left, the detail at the right."""
        detail = glyphs.fit(item.detail, width // 2)
        label, *more = self._wrapped(item, width)
        look = "pick-list--dim" if item.color == "dim" else f"entry-list--{item.color}"
        sign = [Segment(f" {item.sign}", self.part(look))] if item.sign else []
        used = sum(map(glyphs.cells, (label, detail, *(segment.text for segment in sign))))
        gap = " " * max(width - 2 - used, 1)
        dim = self.part("pick-list--dim")
        first = [*sign, Segment(" " + label), Segment(gap), Segment(detail, dim), Segment(" ")]
        indent = " " * (3 + sum(glyphs.cells(segment.text) for segment in sign))
        return [first, *([Segment(indent + row)] for row in more)]

    def rows_of(self, item: Entry, width: int) -> int:
        """As many rows as its label needs, up to `MOST`."""
        return len(self._wrapped(item, width))

    def _wrapped(self, item: Entry, width: int) -> list[str]:
        """The label on as many rows as it needs, up to `MOST`; the last one is cut."""
        detail = glyphs.fit(item.detail, width // 2)
        room = max(width - glyphs.cells(detail + item.sign) - 4, 1)
        label = glyphs.showable(item.label)
        if glyphs.cells(label) <= room or room <= _INDENT:
            return [glyphs.fit(label, room)]
        starts = [row.start for row in wrap(label, Span(0, len(label)), room - _INDENT)][:MOST]
        rows = [label[start:end].strip() for start, end in pairwise((*starts, None))]
        return [*rows[:-1], glyphs.fit(rows[-1], room - _INDENT)]


_NONE_YET = "none yet: type a name"
"""An empty list of what can be made."""
_AROUND = 4
"""Screen rows that are not for the list: the frame, the line, and the status line."""
KEYS = "type to search · Enter takes it · Esc closes"


def step_entry(dialog: Dialog, step: int) -> None:
    """Move to another entry of a dialog's list."""
    entries = dialog.query_one(EntryList)
    entries.go(entries.cursor + step)


async def take_chosen(dialog: Dialog, event: PickList.Chosen) -> None:
    """Accept the entry of a dialog's list that was double-clicked."""
    event.stop()
    await dialog.attempt(dialog.accept())


class ChooserScreen(Dialog):
    """Asks for an entry of a list."""

    PLACE = "Choosing from a list"
    MODE = "CHOOSE"
    ACCEPTS = "take this entry"
    SHARE = 55
    """The maximum height of the list as a percentage of the screen."""

    def __init__(
        self,
        title: str,
        entries: Sequence[Entry],
        accept: Accept,
        *,
        keys: str = KEYS,
        at: str = "",
        new: str = "",
        cancelled: Cancelled | None = None,
    ) -> None:
        """Ask for an entry.

        Args:
            title: The question.
            entries: The entries to choose from.
            accept: Called with the key of the chosen entry, or with the typed text if no entry
                matches it.
            keys: The line that explains the keys.
            at: The key of the entry to start on.
            new: What Enter does with typed text that no entry matches, with `{}` for that text.
            cancelled: Called when nothing is chosen.
        """
        super().__init__(accept, cancelled=cancelled)
        self._title = title
        self._entries = entries
        self._keys = keys
        self._at = at
        self._new = new
        self._filtered = ""
        """What was typed when the entries were last filtered."""

    def on_mount(self) -> None:
        """Start on the given entry."""
        self.on_resize()
        keys = [entry.key for entry in self._entries]
        if self._at in keys:
            self.query_one(EntryList).go(keys.index(self._at))

    def on_resize(self) -> None:
        """Make the list as tall as its entries, as far as there is room.

        With fewer of them, the bottom of the box rises: the input line stays where it is.
        """
        most = self.most_rows
        entries, box = self.query_one(EntryList), self.query_one(".box")
        full = max(min(self.rows_for(self._entries), most), 1)
        shown = max(min(self.rows_for(entries.items), full), 1)
        entries.styles.height = shown
        if not self.has_class("-high"):
            box.styles.margin = (0, 0, 1 + full - shown, 0)

    @property
    def most_rows(self) -> int:
        """The maximum height of the list."""
        height = self.app.size.height
        return min(height * self.SHARE // 100, height - _AROUND)

    def rows_for(self, entries: Sequence[Entry]) -> int:
        """How many rows the list needs for some entries."""
        drawn = self.query_one(EntryList)
        # Before the list has a width, all of the screen's is taken for it.
        width = drawn.size.width or self.app.size.width
        rows = 0
        for entry in entries:
            rows += drawn.rows_of(entry, width)
            if rows >= self.app.size.height:
                break
        return rows

    def compose(self) -> ComposeResult:
        """The search line over the entries."""
        with Vertical(classes="box tall"):
            yield Title(self._title)
            yield LineInput(compact=True)
            entries = self.made_list(self._entries)
            entries.NOTHING = _NONE_YET if self._new else entries.NOTHING
            yield entries
            yield ForeignText(classes="error")
            yield Keys(self._keys)

    def made_list(self, entries: Sequence[Entry]) -> EntryList:
        """The widget that lists the entries."""
        return EntryList(entries)

    @property
    def answer(self) -> str:
        """The key of the chosen entry, or the typed text if no entry matches it."""
        typed = self.query_one(LineInput).value
        if typed != self._filtered:
            # Enter came right behind the last letter.
            self._filter(typed)
        item = self.query_one(EntryList).item
        return item.key if item else typed

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Filter the entries by the typed words."""
        event.stop()
        self.show_error("")
        self._filter(event.value)

    def replace_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries to choose from."""
        self._entries = entries
        self._filter(self.query_one(LineInput).value)

    def _filter(self, typed: str) -> None:
        self._filtered = typed
        words = typed.casefold().split()
        entries = self.query_one(EntryList)
        found = [
            entry
            for entry in self._entries
            if all(word in entry.searched.casefold() for word in words)
        ]
        if self._new and words:
            entries.NOTHING = self._new.format(glyphs.showable(typed.strip()))
        entries.items = self.ranked(found, typed)
        entries.go(0)
        self.on_resize()

    def ranked(self, entries: Sequence[Entry], typed: str) -> Sequence[Entry]:
        """The entries that match the typed text, in the order shown."""
        del typed
        return entries

    @command("chooser.down", "down,ctrl+n", "Next", "the next entry", 1, has_priority=True)
    @command("chooser.up", "up,ctrl+p", "Previous", "the previous entry", -1, has_priority=True)
    @command("chooser.page-down", "pagedown", "Page", "ten entries down", 10, has_priority=True)
    @command("chooser.page-up", "pageup", "Page back", "ten entries up", -10, has_priority=True)
    def step(self, step: int) -> None:
        """Move to another entry."""
        step_entry(self, step)

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Accept the entry that was double-clicked."""
        await take_chosen(self, event)
