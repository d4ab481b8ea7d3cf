"""The base class of all dialogs: a box over the screen, controlled by keys.

A dialog does not return its answer through Textual's message queue, where keys typed ahead
would overtake it. It is given a function to call with the answer, and closes when that is done.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.errors import ReaderError
from reader.text import glyphs
from reader.ui.keys.command import Commanded, command

Accept = Callable[[str], Awaitable[None]]
"""Acts on an answer. A `ReaderError` is shown in the dialog, which stays open."""

LOW = 16
"""Screen height below which a dialog hides its optional parts."""

Cancelled = Callable[[], Awaitable[None]]
"""Restores what a dialog without an answer has changed."""


class ForeignText(Static):
    """Untrusted text, shown literally and safely."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str = "") -> None:  # noqa: A002
        """Show a text without control characters."""
        super().__init__(_content(text), id=id, classes=classes, markup=False)

    def show(self, text: str) -> None:
        """Show another text."""
        self.update(_content(text))


class LineInput(Input):
    """An input line that keeps control characters out of pasted text."""

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert a text at the cursor, without control characters."""
        # A combining character typed alone is checked together with a base before it.
        before = self.value[: self.cursor_position][-1:] and "x"
        super().insert_text_at_cursor(glyphs.showable(before + text)[len(before) :])


class Dialog(Commanded, ModalScreen[None]):
    """A box with a question, an error line, and two keys that always end it."""

    PLACE = "In every dialog"
    VERTICAL_BREAKPOINTS = [(0, "-scant"), (LOW, "-roomy")]  # noqa: RUF012 (as Textual has it)
    """Show less of the passage concerned on a low screen."""
    MODE = "DIALOG"
    """What the status line says while the dialog has the keys."""
    ACCEPTS = "accept the answer"
    """What Enter does in it, as its help says."""
    inherits_keys = True
    """Whether the keys of its base class work in it too."""

    def __init_subclass__(cls, *, inherit_bindings: bool = True, **kwargs: Any) -> None:
        """Have the help say what Enter does; remember whether it has only keys of its own."""
        if "ACCEPTS" in vars(cls):
            cls.MEANINGS = {**cls.MEANINGS, "dialog.accept": cls.ACCEPTS}
        super().__init_subclass__(inherit_bindings=inherit_bindings, **kwargs)
        cls.inherits_keys = inherit_bindings

    def __init__(self, accept: Accept, *, cancelled: Cancelled | None = None) -> None:
        """Ask.

        Args:
            accept: Called with the answer.
            cancelled: Called when it is closed without an answer.
        """
        super().__init__()
        self._accept = accept
        self._cancelled = cancelled

    @property
    def answer(self) -> str:
        """The answer so far."""
        raise NotImplementedError

    @command("dialog.accept", "enter", "Accept", "accept the answer", has_priority=True)
    async def accept(self) -> None:
        """Act on the answer, and close.

        Raises:
            ReaderError: It cannot be acted on.
        """
        await self._accept(self.answer)
        self.dismiss()

    @command(
        "dialog.cancel", "escape,ctrl+g", "Cancel", "close without an answer", has_priority=True
    )
    async def cancel(self) -> None:
        """Close without an answer."""
        if self._cancelled is not None:
            await self._cancelled()
        self.dismiss()

    @command("dialog.keys", "f1", "Keys", "show the keys that work here", has_priority=True)
    async def show_keys(self) -> None:
        """Show the keys that work here."""
        await self.run_action("app.keys")

    async def action_run(self, command_id: str) -> None:
        """Run a command, showing any error in the dialog."""
        await self.attempt(super().action_run(command_id))

    async def attempt(self, work: Awaitable[None]) -> None:
        """Await some work, showing any error in the dialog as long as that is open."""
        try:
            await work
        except ReaderError as error:
            if not self.is_current:
                raise
            self.show_error(str(error))

    def show_error(self, sentence: str) -> None:
        """Show an error, or clear it."""
        line = self.query_one(".error", ForeignText)
        line.show(sentence)
        line.display = bool(sentence)


class ReportingDialog(Dialog):
    """A dialog that stays open and reports results in the text of class `report`."""

    def report(self, sentence: str) -> None:
        """Report a result, in place of an error."""
        super().show_error("")
        self._show_report(sentence[:1].upper() + sentence[1:])

    def show_error(self, sentence: str) -> None:
        """Show an error in place of a report."""
        self._show_report("")
        super().show_error(sentence)

    def _show_report(self, sentence: str) -> None:
        line = self.query_one(".report", ForeignText)
        line.show(sentence)
        line.display = bool(sentence)


def _content(text: str) -> Content:
    return Content("\n".join(glyphs.showable(line) for line in text.split("\n")))
