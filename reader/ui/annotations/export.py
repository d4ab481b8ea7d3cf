"""What to give marks out as, and where to."""

from __future__ import annotations

from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from reader.errors import ReaderError
from reader.export.highlights import KINDS, SUFFIXES
from reader.ui.widgets.chooser import Entry, EntryList
from reader.ui.widgets.dialog import Dialog, ForeignText, LineInput


class Give(Protocol):
    """What is done with the answer."""

    async def __call__(self, kind: str, file: str, *, replaces: bool) -> None:
        """Give marks out as one of `KINDS`, to a file, or copied where it has no name."""


class ExportScreen(Dialog):
    """Asks what to give marks out as, and for the name of a file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "down,tab,ctrl+n",
            "step(1)",
            "Next",
            id="export.next",
            tooltip="the next form",
            priority=True,
        ),
        Binding(
            "up,shift+tab,ctrl+p",
            "step(-1)",
            "Before",
            id="export.before",
            tooltip="the form before",
            priority=True,
        ),
        Binding(
            "ctrl+r",
            "replace",
            "Replace",
            id="export.replace",
            tooltip="write over the file that is there",
            priority=True,
        ),
    ]

    def __init__(self, what: str, give: Give) -> None:
        """Ask.

        Args:
            what: What is given out, such as “14 marks”.
            give: What is done with the answer.
        """

        async def accept(_: str) -> None:
            await self._give(replaces=False)

        super().__init__(accept)
        self._what = what
        self._giving = give

    def compose(self) -> ComposeResult:
        """The forms, and the line for the name of a file."""
        with Vertical(classes="box"):
            yield Static(f"Give out {self._what}", classes="title", markup=False)
            yield EntryList([Entry(kind, about) for kind, about in KINDS.items()])
            with Horizontal(classes="line"):
                yield Static("File: ", classes="label", markup=False)
                yield LineInput(compact=True, placeholder="none: it is copied")
            yield ForeignText(classes="error")
            yield Static(
                "↓ ↑ choose · a file's name, or none to copy · Enter does it · Esc closes",
                classes="keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Type the file's name."""
        self.query_one(EntryList).styles.height = len(KINDS)
        self.query_one(LineInput).focus()

    @property
    def answer(self) -> str:
        """The kind that is chosen."""
        item = self.query_one(EntryList).item
        return item.key if item else next(iter(KINDS))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Forget what was wrong with another name."""
        event.stop()
        self.show_error("")

    def action_step(self, step: int) -> None:
        """Go to another form."""
        entries = self.query_one(EntryList)
        entries.go((entries.cursor + step) % len(KINDS))

    async def action_replace(self) -> None:
        """Write over the file that is there."""
        try:
            await self._give(replaces=True)
        except ReaderError as error:
            self.show_error(str(error))
        else:
            self.dismiss()

    async def _give(self, *, replaces: bool) -> None:
        name = self.query_one(LineInput).value.strip()
        if name and "." not in name.rpartition("/")[2]:
            name += SUFFIXES[self.answer]
        await self._giving(self.answer, name, replaces=replaces)
