"""The help: the commands available now, in groups, with their keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.binding import ActiveBinding

from reader.errors import ReaderError
from reader.ui.dialogs.cheat_sheet import CheatSheet, columns_of
from reader.ui.keys.command import command
from reader.ui.keys.commands import GROUPS, OTHERS, group_of
from reader.ui.widgets.chooser import ChooserScreen, Entry, EntryList
from reader.ui.widgets.dialog import ForeignText
from reader.ui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from reader.ui.keys.keymap import Available

AROUND = 10
"""Screen cells that are not for the cheat sheet."""
FIRST = {"HOLD": "Annotate", "SELECT": "Select"}
"""The group to show first in each mode."""


class KeysScreen(ChooserScreen):
    """Asks for a command to run."""

    PLACE = "In the help"
    MODE = "HELP"
    ACCEPTS = "run the command"
    SHARE = 100

    def __init__(
        self,
        commands: Sequence[Available],
        run: Callable[[ActiveBinding], Awaitable[None]],
        *,
        mode: str,
        first: Sequence[str] = (),
    ) -> None:
        """Show commands.

        Args:
            commands: The commands that can be run.
            run: Runs the chosen one.
            mode: The name of the current mode.
            first: The ids of the commands that matter most now.
        """
        order = [FIRST.get(mode, OTHERS), OTHERS, *dict.fromkeys(GROUPS.values())]
        ranks = {name: rank for rank, name in enumerate(first)}

        def rank(command: Available) -> tuple[int, int]:
            name = command.active.binding.id or ""
            return order.index(_group(command)), ranks.get(name, len(ranks))

        by_group = sorted(commands, key=rank)

        async def accept(key: str) -> None:
            if not key.isdecimal():
                raise ReaderError("No command here matches these words.")
            await run(by_group[int(key)].active)

        entries = [
            Entry(str(at), _about(each), "  ".join(each.keys), _group(each), "dim")
            for at, each in enumerate(by_group)
        ]
        keys = "type to search · ↑ ↓ Tab go · Enter runs it · Shift frees the mouse · Esc closes"
        super().__init__("What can be done here", entries, accept, keys=keys)

    def made_list(self, entries: Sequence[Entry]) -> EntryList:
        """The list of entries: a cheat sheet."""
        return CheatSheet(entries)

    def rows_for(self, entries: Sequence[Entry]) -> int:
        """How many rows the cheat sheet needs for some entries."""
        sheet = self.query_one(CheatSheet)
        sheet.most_rows = self.most_rows
        width = sheet.size.width or self.app.size.width - AROUND
        return max(map(len, columns_of(entries, width, sheet.most_rows)))

    def on_mount(self) -> None:
        """Add the row that shows the whole description of the command under the cursor."""
        self.query_one(".box").mount(ForeignText(classes="about"), before=".error")
        self.show_about()

    @property
    def most_rows(self) -> int:
        """The maximum height of the sheet, between a row of the text and one description."""
        return super().most_rows - 2

    def _filter(self, typed: str) -> None:
        super()._filter(typed)
        self.show_about()

    @on(PickList.Moved)
    def show_about(self) -> None:
        """Show the whole description of the command under the cursor."""
        item = self.query_one(CheatSheet).item
        self.query_one(".about", ForeignText).show(item.label if item else "")

    def on_resize(self) -> None:
        """Fit the height to all entries; once more when the width is settled."""
        super().on_resize()
        self.call_after_refresh(super().on_resize)

    @command("help.right", "tab", "Right", "the next column", 1, has_priority=True)
    @command("help.left", "shift+tab", "Left", "the column before", -1, has_priority=True)
    def beside(self, step: int) -> None:
        """Move to another column."""
        self.query_one(CheatSheet).beside(step)


def _group(command: Available) -> str:
    return group_of(command.active.binding.id or "")


def _about(command: Available) -> str:
    binding = command.active.binding
    return binding.tooltip or binding.description
