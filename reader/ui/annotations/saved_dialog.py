"""Saved queries: one to take, the present line to save, a name to change or to forget."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.widgets import Static

from reader.errors import ReaderError
from reader.text import glyphs
from reader.ui.widgets.chooser import ChooserScreen, Entry, EntryList
from reader.ui.widgets.dialog import Accept, LineInput

NAMED = 40
"""Cells of the present line that are shown."""


class Deeds(NamedTuple):
    """What can be done with saved queries."""

    take: Accept
    """Ask one, by its name."""
    save: Accept
    """Save the present line under a name."""
    rename: Callable[[str, str], Awaitable[None]]
    """Call one otherwise."""
    remove: Accept
    """Forget one."""


class SavedScreen(ChooserScreen):
    """Asks for a saved query."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s",
            "save",
            "Save",
            id="saved.save",
            tooltip="save the line under the name typed",
            priority=True,
        ),
        Binding(
            "ctrl+r",
            "rename",
            "Rename",
            id="saved.rename",
            tooltip="rename the chosen query",
            priority=True,
        ),
        Binding(
            "delete",
            "remove",
            "Forget",
            id="saved.forget",
            tooltip="forget the chosen query",
            priority=True,
        ),
    ]

    def __init__(self, saved: Callable[[], Mapping[str, str]], line: str, deeds: Deeds) -> None:
        """Ask for a saved query.

        Args:
            saved: Answers those there are.
            line: The present line.
            deeds: What can be done with them.
        """
        shown = f"the line “{glyphs.fit(line, NAMED)}”" if line else "no line yet"
        super().__init__(
            f"Saved queries · {shown}",
            _entries(saved()),
            self._take,
            keys="Enter takes · C-s saves the line as typed · C-r renames · Delete forgets",
        )
        self._saved = saved
        self._deeds = deeds
        self._renamed = ""

    async def _take(self, answer: str) -> None:
        """Take what was chosen; or give what is renamed its new name."""
        if self._renamed:
            await self._deeds.rename(self._renamed, self.query_one(LineInput).value)
        elif answer.removeprefix("@") in self._saved():
            await self._deeds.take(answer.removeprefix("@"))
        else:
            raise ReaderError("No saved query has these words: C-s saves the line under them.")

    async def action_save(self) -> None:
        """Save the present line under the name typed."""
        await self._do(self._deeds.save(self.query_one(LineInput).value))

    async def action_remove(self) -> None:
        """Forget the chosen one."""
        item = self.query_one(EntryList).item
        if item:
            await self._do(self._deeds.remove(item.key), stays=True)

    def action_rename(self) -> None:
        """Ask for another name of the chosen one."""
        item = self.query_one(EntryList).item
        if item and not self._renamed:
            self._renamed = item.key
            self.query_one(".title", Static).update(
                f"A new name for @{glyphs.fit(item.key, NAMED)}"
            )
            line = self.query_one(LineInput)
            line.value = glyphs.showable(item.key)
            line.cursor_position = len(line.value)

    async def _do(self, deed: Awaitable[None], *, stays: bool = False) -> None:
        """Do something, and close unless it can't be done."""
        try:
            await deed
        except ReaderError as error:
            self.show_error(str(error))
            return
        if not stays:
            self.dismiss()
            return
        self.replace_entries(_entries(self._saved()))


def _entries(saved: Mapping[str, str]) -> list[Entry]:
    return [
        Entry(name, f"@{name}", line)
        for name, line in sorted(saved.items(), key=lambda each: each[0].casefold())
    ]
