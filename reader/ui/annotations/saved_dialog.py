"""A dialog of saved queries, which can be used, saved, renamed and deleted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple

from textual.widgets import Static

from reader.errors import ReaderError
from reader.text import glyphs
from reader.ui.keys.command import command
from reader.ui.widgets.chooser import ChooserScreen, Entry, EntryList
from reader.ui.widgets.dialog import Accept, LineInput

NAME_ROOM = 40
"""The most cells of a query or a name in the title."""


class Actions(NamedTuple):
    """Actions on saved queries."""

    use: Accept
    """Use one, by its name."""
    save: Accept
    """Save the present query under a name."""
    rename: Callable[[str, str], Awaitable[None]]
    """Rename one: its name, and the new one."""
    delete: Accept
    """Delete one, by its name."""


class SavedScreen(ChooserScreen):
    """Asks for a saved query, or manages them."""

    PLACE = "Saved queries"
    MODE = "QUERIES"
    ACCEPTS = "use the query"

    def __init__(self, saved: Callable[[], Mapping[str, str]], line: str, actions: Actions) -> None:
        """Ask for a saved query.

        Args:
            saved: Returns the saved queries by name.
            line: The current query.
            actions: The actions on saved queries.
        """
        shown = f"now “{glyphs.fit(line, NAME_ROOM)}”" if line else "no query yet"
        super().__init__(
            f"Saved queries · {shown}",
            _entries(saved()),
            self._use,
            keys="Enter uses it · C-s saves the query · C-r renames · Delete deletes · Esc closes",
        )
        self._saved = saved
        self._actions = actions
        self._renamed = ""

    async def _use(self, answer: str) -> None:
        """Use the chosen query; or give the query being renamed its new name."""
        if self._renamed:
            await self._actions.rename(self._renamed, self.query_one(LineInput).value)
        elif answer.removeprefix("@") in self._saved():
            await self._actions.use(answer.removeprefix("@"))
        else:
            raise ReaderError("No saved query has these words: C-s saves the query under them.")

    @command(
        "saved.save", "ctrl+s", "Save", "save the query under the name typed", has_priority=True
    )
    async def save(self) -> None:
        """Save the current query under the typed name.

        Raises:
            ReaderError: It cannot be saved.
        """
        await self._actions.save(self.query_one(LineInput).value)
        self.dismiss()

    @command("saved.rename", "ctrl+r", "Rename", "rename the query", has_priority=True)
    def rename(self) -> None:
        """Ask for a new name for the query under the cursor."""
        item = self.query_one(EntryList).item
        if item and not self._renamed:
            self._renamed = item.key
            self.query_one(".title", Static).update(
                f"A new name for @{glyphs.fit(item.key, NAME_ROOM)}"
            )
            line = self.query_one(LineInput)
            line.value = glyphs.showable(item.key)
            line.cursor_position = len(line.value)

    @command("saved.forget", "delete", "Delete", "delete the query", has_priority=True)
    async def delete(self) -> None:
        """Delete the query under the cursor.

        Raises:
            ReaderError: It cannot be deleted.
        """
        item = self.query_one(EntryList).item
        if item:
            await self._actions.delete(item.key)
            self.replace_entries(_entries(self._saved()))


def _entries(saved: Mapping[str, str]) -> list[Entry]:
    return [
        Entry(name, f"@{name}", line)
        for name, line in sorted(saved.items(), key=lambda each: each[0].casefold())
    ]
