"""The metadata of a text, field by field, with a preview of its reference while one types."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.widgets import Input, Static

from reader.annotations import step_names
from reader.annotations.records import DocumentRecord, described
from reader.errors import ReaderError
from reader.metadata import schema
from reader.text import glyphs
from reader.ui.dialogs.field_changes import FieldChanges
from reader.ui.dialogs.field_list import FieldList, FieldRow, rows_of
from reader.ui.dialogs.reference import ReferenceView
from reader.ui.keys.command import command
from reader.ui.widgets.box import Box
from reader.ui.widgets.dialog import Dialog, ForeignText, LineInput, ReportingDialog
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.pick_list import PickList
from reader.workspace.catalogue import Catalogue
from reader.workspace.desk import Desk
from reader.workspace.documents import OpenDocument
from reader.workspace.doubts import doubts

_WATCH = 0.4
"""Seconds between checks for changes by other processes."""
_LOW = 18
"""Screen height in rows below which the reference is not shown."""
_KEYS = "Enter edit · a add · d empty · r revert · w write · ? all keys"
_TYPING = "Enter saves it · an empty line empties it · Esc leaves it as it was"
_CONFIRMING = "Enter confirms it · {why} · Esc leaves it"


class MetadataScreen(ReportingDialog, parts=(FieldChanges,)):
    """Shows and edits the metadata of a text."""

    PLACE = "Editing metadata"
    MODE = "METADATA"
    ACCEPTS = "edit the field; while typing, save it"

    def __init__(
        self,
        desk: Desk,
        catalogue: Catalogue,
        opened: OpenDocument,
        style: str,
        changed: Callable[[], None],
    ) -> None:
        """Show the metadata of a text.

        Args:
            desk: The desk where the text is open.
            catalogue: The object that changes its metadata.
            opened: The text.
            style: The citation style of the reference.
            changed: Called after a change.
        """
        super().__init__(self._save)
        self._desk = desk
        self._catalogue = catalogue
        self.opened = opened
        """The text in its current state."""
        self._changed = changed
        self._reference = ReferenceView(style)
        self._changes = FieldChanges(catalogue, desk, self)
        self.attach(self._changes)
        self._typed = ""
        """The name of the field being edited; empty if none is."""
        self._first = ""
        """The initial content of the line."""
        self._open_dates: Mapping[str, str] = {}
        """The possible readings of ambiguous dates, by field."""
        self._doubts: Mapping[str, str] = {}
        """Why values may be wrong, in words that complete “it is …”, by field."""

    def compose(self) -> ComposeResult:
        """The fields, the line to type in, and the reference."""
        with Box():
            yield Title()
            yield FieldList()
            with Horizontal(classes="line"):
                yield ForeignText(classes="label")
                yield LineInput(compact=True, select_on_focus=False)
            yield ForeignText(classes="error")
            yield ForeignText(classes="report")
            yield self._reference
            yield Keys(_KEYS)

    def on_mount(self) -> None:
        """Start on the first field, and watch for changes."""
        self.query_one(".line").display = False
        self.set_focus(self._fields)
        self._show_fields()
        self.set_interval(_WATCH, self._follow)

    def on_resize(self, event: Resize) -> None:
        """Hide the reference if there is no room for it."""
        self.set_class(event.size.height < _LOW, "-low")

    @property
    def _fields(self) -> FieldList:
        return self.query_one(FieldList)

    @property
    def _line(self) -> LineInput:
        return self.query_one(LineInput)

    @property
    def _record(self) -> DocumentRecord:
        return self.opened.record

    @property
    def rows(self) -> Sequence[FieldRow]:
        """The listed fields."""
        return self._fields.items

    @property
    def row(self) -> FieldRow:
        """The field under the cursor.

        Raises:
            ReaderError: There is none.
        """
        item = self._fields.item
        if item is None:
            raise ReaderError("There is no field here: a adds one.")
        return item

    @property
    def answer(self) -> str:
        """The line as typed."""
        return self._line.value

    # Showing

    async def ask(self, dialog: Dialog) -> None:
        """Open another dialog over this one."""
        await self.app.push_screen(dialog)

    def show_change(self, label: str, at: str = "") -> None:
        """Refresh after a change, with the cursor on a field or where it was."""
        self._changed()
        self._show_fields(at)
        self.report(step_names.done(label))

    def _follow(self) -> None:
        """Refresh after a change by another process."""
        if self._latest() is not self.opened:
            self._show_fields()

    def _latest(self) -> OpenDocument:
        return self._desk.open_documents.get(self._record.id, self.opened)

    def _show_fields(self, at: str = "") -> None:
        """Refresh all fields, with the cursor on a field or where it was."""
        self.opened = self._latest()
        before = self._fields.item
        wanted = at or self._typed or (before.name if before else "")
        missing = self._reference.missing_fields(self._record)
        style = self._reference.style_title.split(" ", 1)[0]
        key = self._catalogue.key_of(self._record)
        self._open_dates = self._catalogue.open_dates(self.opened)
        self._doubts = {each.field: each.why for each in doubts(self._catalogue, self.opened)}
        origins = {name: self._record.csl_from.get(name, "") for name in self._doubts}
        rows = rows_of(self._record, missing, style, key, self._typed, origins | self._open_dates)
        self._fields.items = rows
        places = [index for index, row in enumerate(rows) if row.name == wanted]
        self._fields.go(places[0] if places else self._fields.cursor)
        self.query_one(".title", ForeignText).show(f"Metadata of {self._record.title}")
        if not self._typed:
            self._reference.show(self._record)

    # Typing

    def begin(self, name: str) -> None:
        """Start typing the value of a field."""
        value = self._record.csl.get(name)
        if name == schema.KEY and value is None:
            value = self._catalogue.key_of(self._record)
        self._typed = name
        self._show_fields(name)
        self.report("")
        self.query_one(".label", ForeignText).show(f"{name}: ")
        self.query_one(".line").display = True
        self._line.placeholder = schema.ABOUT.get(name, "")
        self._first = glyphs.showable(schema.shown(name, value))
        self._line.value = self._first
        self._line.cursor_position = len(self._first)
        # Nothing else may get the focus meanwhile, not by Tab either.
        self._fields.can_focus = False
        self.set_focus(self._line)
        why = self._doubts.get(name, "") if self.row.sign == "?" else ""
        self.query_one(".keys", Static).update(_CONFIRMING.format(why=why) if why else _TYPING)

    def end(self) -> None:
        """Stop typing."""
        self._typed = ""
        self.query_one(".line").display = False
        self.query_one(".keys", Static).update(_KEYS)
        self._fields.can_focus = True
        self.set_focus(self._fields)
        self.show_error("")
        self._show_fields()

    def _value(self) -> object:
        """The typed value in CSL form.

        Raises:
            ReaderError: It is not a valid value of the field.
        """
        return schema.read(self._typed, self._line.value, self._record.csl.get(self._typed))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the reference with the typed value, if it is valid."""
        event.stop()
        if not self._typed:
            return
        self.show_error("")
        try:
            value = self._value()
        except ReaderError:
            return
        self._reference.show(described(self._record, self.opened.own, {self._typed: value}))

    async def _save(self, line: str) -> None:
        """Save the typed value."""
        name, value = self._typed, self._value()
        if line != self._first or self.row.sign == "?":
            await self._changes.set(name, value)
            # After saving, move on to the next field, for users who fill in several.
            self._fields.go(self._fields.cursor + 1)
        else:
            self.end()

    # Commands

    async def accept(self) -> None:
        """Save the typed value; if none is being typed, edit the field under the cursor."""
        if self._typed:
            await self._save(self._line.value)
        elif self.row.name == "type":
            await self._changes.choose_type()
        elif self.row.name in self._open_dates:
            await self._changes.choose_day(self.row.name, self._open_dates[self.row.name])
        else:
            self.begin(self.row.name)

    async def cancel(self) -> None:
        """Discard the typed value; if none is being typed, close."""
        if self._typed:
            self.end()
        else:
            await super().cancel()

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Edit the field that was double-clicked."""
        event.stop()
        await self.attempt(self.accept())

    @command("describe.next", "n", "Next missing",
             "the next field that the style lacks, or that may be wrong")  # fmt: skip
    def go_missing(self) -> None:
        """Go to the next field that the style needs and lacks, or that may be wrong."""
        here = self._fields.cursor
        places = [index for index, row in enumerate(self.rows) if row.sign in "!?"]
        if places:
            self._fields.go(next((at for at in places if at > here), places[0]))
        else:
            self.report(f"{self._reference.style_title} lacks nothing")

    @command("describe.keys", "question_mark", "Keys", "show the keys that work here")
    async def help(self) -> None:
        """Show the keys that work here."""
        await self.show_keys()

    @command("describe.close", "q", "Close", "back to the text")
    def close(self) -> None:
        """Close."""
        self.dismiss()
