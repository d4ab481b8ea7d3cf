"""The changes that can be made to the metadata of a text."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from reader.errors import ReaderError
from reader.export import passage
from reader.metadata import dates, schema
from reader.store.recent import RecentSteps
from reader.ui.dialogs.field_list import FieldRow
from reader.ui.keys.command import command
from reader.ui.widgets.chooser import ChooserScreen, Entry
from reader.ui.widgets.confirm import ConfirmScreen
from reader.ui.widgets.dialog import Dialog
from reader.workspace.catalogue import Catalogue
from reader.workspace.desk import Desk
from reader.workspace.documents import OpenDocument

_KEYS = "type to search · Enter chooses it · Esc changes nothing"


class FieldView(Protocol):
    """The dialog that shows the metadata of a text."""

    @property
    def opened(self) -> OpenDocument:
        """The text."""

    @property
    def rows(self) -> Sequence[FieldRow]:
        """The fields that are listed."""

    @property
    def row(self) -> FieldRow:
        """The field to change.

        Raises:
            ReaderError: There is none.
        """

    def begin(self, name: str) -> None:
        """Start typing the value of a field."""

    def end(self) -> None:
        """Stop typing."""

    async def ask(self, dialog: Dialog) -> None:
        """Open a dialog."""

    def show_change(self, label: str, at: str = "") -> None:
        """Refresh after a change, with the cursor on a field."""


class FieldChanges:
    """Changes the metadata of a text."""

    def __init__(self, catalogue: Catalogue, desk: Desk, view: FieldView) -> None:
        """Change metadata.

        Args:
            catalogue: The object that carries out the changes.
            desk: The desk whose history undoes them.
            view: The dialog that shows the metadata.
        """
        self._catalogue = catalogue
        self._steps = RecentSteps(desk.store)
        self._view = view

    async def set(self, name: str, value: object) -> None:
        """Set a field to the user's value; None empties it, and the same confirms an unsure one.

        Raises:
            ReaderError: It cannot be saved.
        """
        opened = self._view.opened
        if value == opened.record.csl.get(name):
            if self._view.row.sign == "?":
                await asyncio.to_thread(self._catalogue.confirm, opened, name)
                self._view.end()
                self._view.show_change(f"{name} confirmed; u undoes it", name)
            else:
                self._view.end()
            return
        await asyncio.to_thread(self._catalogue.say, opened, {name: value})
        self._view.end()
        done = "emptied" if value is None else "saved"
        self._view.show_change(f"{name} {done}; u undoes it", name)

    @command("describe.add", "a", "Add", "add a field")
    async def add(self) -> None:
        """Ask which field to add."""
        listed = {row.name for row in self._view.rows if row.text}
        entries = [
            Entry(name, name, about) for name, about in schema.ABOUT.items() if name not in listed
        ]

        async def add(answer: str) -> None:
            name = schema.named(answer, self._view.opened.record.csl)
            if name != "type":
                self._view.begin(name)

        await self._view.ask(ChooserScreen("Which field to add", entries, add, keys=_KEYS))

    @command("describe.type", "t", "Type", "choose what kind of work it is")
    async def choose_type(self) -> None:
        """Ask for the type of the work."""
        record = self._view.opened.record
        now = str(passage.csl_item(record)["type"])

        async def choose(answer: str) -> None:
            await self.set("type", schema.read("type", answer, record.csl.get("type")))

        entries = [Entry(name, name, about) for name, about in schema.TYPES.items()]
        await self._view.ask(
            ChooserScreen("What kind of work it is", entries, choose, keys=_KEYS, at=now)
        )

    async def choose_day(self, name: str, said: str) -> None:
        """Ask which of two days an ambiguous date means."""
        days = {dates.shown(each): each for each in dates.ways(said)}

        async def choose(answer: str) -> None:
            was = self._view.opened.record.csl.get(name)
            await self.set(name, days.get(answer) or schema.read(name, answer, was))

        entries = [Entry(line, _spelled(date.fromisoformat(line)), line) for line in days]
        await self._view.ask(ChooserScreen(f"Which day is {said}", entries, choose, keys=_KEYS))

    @command("describe.empty", "d,delete", "Empty", "empty the field, whatever the file says")
    async def empty(self) -> None:
        """Empty the field, overriding the file's value.

        Raises:
            ReaderError: It is empty, or it cannot be saved.
        """
        name = self._view.row.name
        if name not in self._view.opened.record.csl:
            raise ReaderError(f"{name} is empty already.")
        await self.set(name, None)

    @command("describe.take-back", "r", "Revert", "go back to what the file says")
    async def revert(self) -> None:
        """Restore the file's value.

        Raises:
            ReaderError: The value is already the file's, or it cannot be saved.
        """
        name, opened = self._view.row.name, self._view.opened
        origins = opened.record.csl_from
        if name not in origins or origins[name] == opened.own.csl_from.get(name):
            raise ReaderError(f"{name} is not yours: there is nothing to revert.")
        await asyncio.to_thread(self._catalogue.take_back, opened, name)
        self._view.show_change(f"{name} reverted; u undoes it", name)

    @command("describe.write", "w", "Write", "write your changes to a file beside the text")
    async def write(self) -> None:
        """Write the user's values to a sidecar file, asking first if there is one.

        Raises:
            ReaderError: There is nothing to write, or it cannot be written.
        """
        question = self._catalogue.question(self._view.opened)

        async def write(_: str) -> None:
            await self._change(lambda: self._catalogue.write_beside(self._view.opened))

        if question:
            await self._view.ask(ConfirmScreen(question, write))
        else:
            await write("")

    @command("describe.undo", "u", "Undo", "undo the last change made here")
    async def undo(self) -> None:
        """Undo the last change made in this dialog."""
        await self._change(self._steps.undo)

    @command("describe.redo", "ctrl+r", "Redo", "redo what was undone")
    async def redo(self) -> None:
        """Redo the last undone change."""
        await self._change(self._steps.redo)

    async def _change(self, change: Callable[[], str]) -> None:
        """Make a change in a thread, and refresh."""
        self._view.show_change(await asyncio.to_thread(change))


def _spelled(day: date) -> str:
    """A day in words, such as “3 April 2024”."""
    return f"{day.day} {day:%B %Y}"
