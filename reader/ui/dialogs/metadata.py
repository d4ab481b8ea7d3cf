"""The metadata of a document, and what can be done to it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from reader.errors import ReaderError
from reader.export import passage
from reader.metadata import schema
from reader.ui.dialogs.metadata_view import MetadataView
from reader.ui.widgets.chooser import ChooserScreen, Entry
from reader.ui.widgets.confirm import ConfirmScreen

_CHOOSE = "type to search · Enter takes it · Esc leaves all as it was"


class MetadataScreen(MetadataView):
    """Changes the metadata of a document."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="describe.add", tooltip="add a field"),
        Binding("t", "type", "Type", id="describe.type", tooltip="say what kind of work it is"),
        Binding("d,delete", "empty", "Empty", id="describe.empty",
                tooltip="empty the field, whatever the file says"),
        Binding("r", "take_back", "Take back", id="describe.take-back",
                tooltip="have the field say what the file says"),
        Binding("n", "next", "Next missing", id="describe.next",
                tooltip="the next field that the style misses"),
        Binding("w", "write", "Write", id="describe.write",
                tooltip="write what you said into a file beside the text"),
        Binding("u", "undo", "Undo", id="describe.undo", tooltip="undo the last change"),
        Binding("ctrl+r", "redo", "Redo", id="describe.redo", tooltip="redo what was undone"),
        Binding("question_mark", "app.keys", "Keys", id="describe.keys",
                tooltip="the keys there are here"),
        Binding("q", "close", "Close", id="describe.close", tooltip="back to the text"),
    ]  # fmt: skip

    async def edit(self) -> None:
        """Have the field under the cursor typed; a type is chosen."""
        await (self.action_type() if self.row.name == "type" else super().edit())

    async def action_add(self) -> None:
        """Ask which field to add."""
        listed = {row.name for row in self.fields.items if row.text}
        entries = [
            Entry(name, name, about) for name, about in schema.ABOUT.items() if name not in listed
        ]

        async def add(answer: str) -> None:
            name = schema.named(answer, self.record.csl)
            if name != "type":
                self.begin(name)

        await self.app.push_screen(ChooserScreen("Which field to add", entries, add, keys=_CHOOSE))

    async def action_type(self) -> None:
        """Ask what kind of work it is."""
        now = str(passage.csl_item(self.record)["type"])

        async def take(answer: str) -> None:
            await self.say("type", schema.read("type", answer, self.record.csl.get("type")))

        entries = [Entry(name, name, about) for name, about in schema.TYPES.items()]
        await self.app.push_screen(
            ChooserScreen("What kind of work it is", entries, take, keys=_CHOOSE, at=now)
        )

    async def action_empty(self) -> None:
        """Empty the field, whatever the file says."""
        name = self.row.name
        if name in self.record.csl:
            await self.attempt(self.say(name, None))
        else:
            self.show_error(f"{name} says nothing already.")

    async def action_take_back(self) -> None:
        """Have the field say again what the file says."""
        await self.attempt(self._take_back(self.row.name))

    async def _take_back(self, name: str) -> None:
        if name not in self.record.csl_from or self.record.csl_from[name] == (
            self.opened.own.csl_from.get(name)
        ):
            raise ReaderError(f"{name} is not yours: there is nothing to take back.")
        await asyncio.to_thread(self.catalogue.take_back, self.opened, name)
        self.done(f"{name} says again what the file says", name)

    def action_next(self) -> None:
        """Go to the next field that the style misses."""
        rows, here = self.fields.items, self.fields.cursor
        places = [index for index, row in enumerate(rows) if row.sign == "!"]
        if places:
            self.fields.go(next((at for at in places if at > here), places[0]))
        else:
            self.tell(f"{self.cited_in.title} misses nothing")

    async def action_undo(self) -> None:
        """Undo the last change."""
        await self.attempt(self._replay(self.desk.store.undo))

    async def action_redo(self) -> None:
        """Redo what was undone."""
        await self.attempt(self._replay(self.desk.store.redo))

    async def _replay(self, step: Callable[[], str]) -> None:
        told = await asyncio.to_thread(step)
        self._changed()
        self.show_fields()
        self.tell(told)

    async def action_write(self) -> None:
        """Write what a person said into a file beside the text, asking where there is one."""
        await self.attempt(self._write())

    async def _write(self) -> None:
        question = self.catalogue.question(self.opened)

        async def write(_: str) -> None:
            told = await asyncio.to_thread(self.catalogue.write_beside, self.opened)
            self._changed()
            self.show_fields()
            self.tell(told)

        if question:
            await self.app.push_screen(ConfirmScreen(question, write))
        else:
            await write("")
