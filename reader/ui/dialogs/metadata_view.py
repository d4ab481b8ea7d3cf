"""What is known of a document, field by field, and its reference while a field is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from reader.annotations.records import DocumentRecord, described
from reader.citation import cite
from reader.citation.registry import style_named
from reader.errors import ReaderError
from reader.export import passage
from reader.metadata import schema
from reader.text import glyphs
from reader.ui.dialogs.field_list import FieldList, FieldRow, rows_of
from reader.ui.widgets.dialog import ForeignText, LineInput, TellingDialog
from reader.ui.widgets.pick_list import PickList
from reader.workspace.catalogue import Catalogue
from reader.workspace.desk import Desk
from reader.workspace.documents import OpenDocument

_WATCH = 0.4
"""Seconds between two looks at whether somebody else changed something."""
_REST = 13
"""Rows of the box that are not for fields."""
_KEYS = "Enter edit · a add · d empty · r take back · w write · ? all keys"
_TYPING = "Enter takes it · Esc leaves it as it was · an empty line empties it"


class MetadataView(TellingDialog):
    """Shows the metadata of a document, and has a field typed."""

    def __init__(
        self,
        desk: Desk,
        catalogue: Catalogue,
        opened: OpenDocument,
        style: str,
        changed: Callable[[], None],
    ) -> None:
        """Show the metadata of a document.

        Args:
            desk: Where it lies.
            catalogue: What changes its metadata.
            opened: It.
            style: The citation style that it is shown in.
            changed: Told when something was changed.
        """
        super().__init__(self._take)
        self.desk = desk
        """Where it lies."""
        self.catalogue = catalogue
        """What changes its metadata."""
        self.opened = opened
        """It, as it is now."""
        self.cited_in = style_named(style)
        """The style that it is shown in."""
        self._style_id = style
        self._changed = changed
        self._typed = ""
        """The name of the field that is typed, or nothing."""
        self._first = ""
        """What stood on the line at first."""

    def compose(self) -> ComposeResult:
        """The fields, the line to type on, and the reference."""
        with Vertical(classes="box"):
            yield ForeignText(classes="title")
            yield FieldList()
            with Horizontal(classes="line"):
                yield ForeignText(classes="label")
                yield LineInput(compact=True, select_on_focus=False)
            yield ForeignText(classes="error")
            yield ForeignText(classes="told")
            yield ForeignText(classes="style")
            with VerticalScroll(classes="preview", can_focus=False):
                yield ForeignText(id="preview")
            yield Static(_KEYS, classes="keys", markup=False)

    def on_mount(self) -> None:
        """Begin with the first field, and watch for changes."""
        self.query_one(".line").display = False
        self.query_one(".told").display = False
        self.set_focus(self.fields)
        self.show_fields()
        self.set_interval(_WATCH, self._follow)

    @property
    def fields(self) -> FieldList:
        """The list of fields."""
        return self.query_one(FieldList)

    @property
    def _line(self) -> LineInput:
        return self.query_one(LineInput)

    @property
    def record(self) -> DocumentRecord:
        """What is known of the document."""
        return self.opened.record

    @property
    def row(self) -> FieldRow:
        """The field under the cursor."""
        item = self.fields.item
        if item is None:
            raise ReaderError("There is no field here: a adds one.")
        return item

    @property
    def answer(self) -> str:
        """The line as typed."""
        return self._line.value

    # Showing

    def _follow(self) -> None:
        """Show what somebody else changed."""
        if self._latest() is not self.opened:
            self.show_fields()

    def _latest(self) -> OpenDocument:
        return self.desk.open_documents.get(self.record.id, self.opened)

    def show_fields(self, at: str = "") -> None:
        """Bring all up to date, with the cursor on a field, or where it was."""
        self.opened = self._latest()
        before = self.fields.item
        wanted = at or self._typed or (before.name if before else "")
        lacking = cite.missing_fields(passage.csl_item(self.record), self._style_id)
        name = self.cited_in.title.split(" ", 1)[0]
        key = self.catalogue.key_of(self.record)
        rows = rows_of(self.record, lacking, name, key, self._typed)
        self.fields.items = rows
        self.query_one(".box").styles.height = len(rows) + _REST
        places = [index for index, row in enumerate(rows) if row.name == wanted]
        self.fields.go(places[0] if places else self.fields.cursor)
        self.query_one(".title", ForeignText).show(f"Metadata of {self.record.title}")
        if not self._typed:
            self._preview(self.record)

    def _preview(self, record: DocumentRecord) -> None:
        """Show a record's reference and citation."""
        lacking = passage.missing(record, self._style_id)
        misses = f" · missing: {', '.join(lacking)}" if lacking else ""
        self.query_one(".style", ForeignText).show(f"{self.cited_in.title}{misses}")
        if self.cited_in.file:
            self.run_worker(self._printed(record), group="preview", exclusive=True)
        else:
            self.query_one("#preview", ForeignText).show(self._reference(record))

    def _reference(self, record: DocumentRecord) -> str:
        item = passage.csl_item(record)
        entry = cite.bibliography_entry(item, self._style_id)
        return f"{entry}\n{cite.citation(item, self._style_id)}".strip()

    async def _printed(self, record: DocumentRecord) -> None:
        """Show a reference when another program has printed it."""
        preview = self.query_one("#preview", ForeignText)
        try:
            preview.show(await asyncio.to_thread(self._reference, record))
        except ReaderError as error:
            preview.show(str(error))

    # Typing

    def begin(self, name: str) -> None:
        """Have a field typed."""
        value = self.record.csl.get(name)
        if name == schema.KEY and value is None:
            value = self.catalogue.key_of(self.record)
        self._typed = name
        self.show_fields(name)
        self.tell("")
        self.query_one(".label", ForeignText).show(f"{name}: ")
        self.query_one(".line").display = True
        self._line.placeholder = schema.ABOUT.get(name, "")
        self._first = glyphs.showable(schema.shown(name, value))
        self._line.value = self._first
        self._line.cursor_position = len(self._first)
        # Nothing else gets the keys meanwhile, not by Tab either.
        self.fields.can_focus = False
        self.set_focus(self._line)
        self.query_one(".keys", Static).update(_TYPING)

    def _end(self) -> None:
        """Type no more."""
        self._typed = ""
        self.query_one(".line").display = False
        self.query_one(".keys", Static).update(_KEYS)
        self.fields.can_focus = True
        self.set_focus(self.fields)
        self.show_error("")
        self.show_fields()

    def _value(self) -> object:
        """What was typed, in CSL's form.

        Raises:
            ReaderError: It can't be read.
        """
        return schema.read(self._typed, self._line.value, self.record.csl.get(self._typed))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the reference with what is typed, as far as it can be read."""
        event.stop()
        if not self._typed:
            return
        self.show_error("")
        try:
            value = self._value()
        except ReaderError:
            return
        self._preview(described(self.record, self.opened.own, {self._typed: value}))

    async def _take(self, line: str) -> None:
        """Keep what was typed."""
        name, value = self._typed, self._value()
        if line != self._first:
            await self.say(name, value)
        else:
            self._end()

    async def say(self, name: str, value: object) -> None:
        """Have a field be what a person says."""
        if value == self.record.csl.get(name):
            self._end()
            return
        await asyncio.to_thread(self.catalogue.say, self.opened, {name: value})
        self._end()
        self.done(f"{name} is emptied" if value is None else f"{name} is yours now", name)

    def done(self, sentence: str, name: str) -> None:
        """Show what was changed, and say what it was."""
        self._changed()
        self.show_fields(name)
        self.tell(f"{sentence}; u undoes it")

    async def action_accept(self) -> None:
        """Take what is typed; else begin to type the field under the cursor."""
        await self.attempt(self._take(self._line.value) if self._typed else self.edit())

    async def edit(self) -> None:
        """Have the field under the cursor typed."""
        self.begin(self.row.name)

    def action_cancel(self) -> None:
        """Leave the field as it was; close where none is typed."""
        if self._typed:
            self._end()
        else:
            super().action_cancel()

    def action_close(self) -> None:
        """Close."""
        self.dismiss()

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Type the field that was clicked twice."""
        event.stop()
        await self.action_accept()

    async def attempt(self, deed: Awaitable[None]) -> None:
        """Do something, and say what is wrong here."""
        try:
            await deed
        except ReaderError as error:
            self.show_error(str(error))
