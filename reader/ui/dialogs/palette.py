"""The palettes: all commands by name, and the themes with a live preview."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from textual.app import SystemCommand
from textual.widgets import Input

from reader.errors import ReaderError
from reader.ui.widgets.chooser import ChooserScreen, Entry, EntryList
from reader.ui.widgets.pick_list import PickList

ALSO = {"Quit": "exit q q! qa qa! wq wq! wqa x xa zz :q :q! :qa :wq :x"}
"""What other programs call a command, by its name here."""


class PaletteScreen(ChooserScreen):
    """Asks for a command."""

    MODE = "COMMANDS"
    ACCEPTS = "run the command"

    def __init__(
        self, commands: Sequence[SystemCommand], run: Callable[[SystemCommand], Awaitable[None]]
    ) -> None:
        """Show commands.

        Args:
            commands: The commands; keys after a title are shown at the right.
            run: Runs the chosen one once the palette is closed.
        """

        async def accept(key: str) -> None:
            if not key.isdecimal():
                raise ReaderError("No command matches these words.")
            await run(commands[int(key)])

        entries = [_entry(at, each) for at, each in enumerate(commands)]
        keys = "type to search · Enter runs it · Esc closes"
        super().__init__("Commands", entries, accept, keys=keys)

    def ranked(self, entries: Sequence[Entry], typed: str) -> Sequence[Entry]:
        """The matching commands, those whose name or alias is typed or begun first."""
        start = typed.strip().casefold()

        def rank(entry: Entry) -> tuple[bool, ...]:
            begin = (not name.casefold().startswith(start) for name in (entry.label, entry.also))
            return (start not in entry.also.casefold().split(), *begin)

        return sorted(entries, key=rank)


def _entry(at: int, command: SystemCommand) -> Entry:
    title, has_keys, keys = command.title.rpartition(" (")
    if has_keys and keys.endswith(")"):
        return Entry(str(at), title, keys[:-1], also=command.help)
    return Entry(str(at), command.title, command.help, also=ALSO.get(command.title, ""))


class ThemeScreen(ChooserScreen):
    """Asks for a theme, previewing the one under the cursor."""

    MODE = "THEMES"
    ACCEPTS = "keep the theme"

    def __init__(
        self,
        names: Sequence[str],
        now: str,
        show: Callable[[str], None],
        keep: Callable[[str], None],
    ) -> None:
        """Show themes.

        Args:
            names: Their names.
            now: The name of the current theme.
            show: Previews a theme.
            keep: Keeps the chosen theme.
        """

        async def accept(name: str) -> None:
            if name not in names:
                raise ReaderError("No theme has this name.")
            show(name)
            keep(name)

        async def restore() -> None:
            show(now)

        entries = [Entry(name, name, "now" if name == now else "") for name in names]
        keys = "↑ ↓ show · Enter keeps it · Esc keeps the one before"
        super().__init__("Themes", entries, accept, keys=keys, at=now, cancelled=restore)
        self._show_theme = show

    def on_pick_list_moved(self, event: PickList.Moved) -> None:
        """Preview the theme under the cursor."""
        event.stop()
        self._preview()

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Preview the first of the remaining themes."""
        event.prevent_default()
        await super().on_input_changed(event)
        self._preview()

    def _preview(self) -> None:
        item = self.query_one(EntryList).item
        if item:
            self._show_theme(item.key)
