"""What all dialogs share: a box over the screen, answered by keys.

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
"""Acts on an answer. A `ReaderError` keeps the dialog open and is shown in it."""

LOW = 16
"""Rows of a screen below which a dialog has no room for what it can do without."""

Cancelled = Callable[[], Awaitable[None]]
"""Puts back what a dialog without an answer has changed."""


class ForeignText(Static):
    """Text from outside the program, shown literally and safely."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str = "") -> None:  # noqa: A002
        """Show a text, with nothing in it that a terminal would obey."""
        super().__init__(_content(text), id=id, classes=classes, markup=False)

    def show(self, text: str) -> None:
        """Show another text."""
        self.update(_content(text))


class LineInput(Input):
    """One line of input; pasted text cannot bring in control characters."""

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert a text at the cursor, without control characters."""
        # A combining character arrives alone when it is typed: look at it with a base before it.
        before = self.value[: self.cursor_position][-1:] and "x"
        super().insert_text_at_cursor(glyphs.showable(before + text)[len(before) :])


class Dialog(Commanded, ModalScreen[None]):
    """A box with a question, an error line, and two keys that always end it."""

    PLACE = "In every dialog"
    VERTICAL_BREAKPOINTS = [(0, "-scant"), (LOW, "-roomy")]  # noqa: RUF012 (as Textual has it)
    """On a low screen, less of the passage concerned is shown."""
    MODE = "DIALOG"
    """What the status line says while the dialog has the keys."""
    inherits_keys = True
    """Whether the keys of its base class work in it too."""

    def __init_subclass__(cls, *, inherit_bindings: bool = True, **kwargs: Any) -> None:
        """Remember whether a kind of dialog has only keys of its own."""
        super().__init_subclass__(inherit_bindings=inherit_bindings, **kwargs)
        cls.inherits_keys = inherit_bindings

    def __init__(self, accept: Accept, *, cancelled: Cancelled | None = None) -> None:
        """Ask.

        Args:
            accept: What is done with the answer.
            cancelled: What is done when it is closed without one.
        """
        super().__init__()
        self._accept = accept
        self._cancelled = cancelled

    @property
    def answer(self) -> str:
        """What has been answered so far."""
        raise NotImplementedError

    @command("dialog.accept", "enter", "Accept", "accept the answer", has_priority=True)
    async def accept(self) -> None:
        """Act on the answer, and close.

        Raises:
            ReaderError: It cannot be acted on.
        """
        await self._accept(self.answer)
        self.dismiss()

    @command("dialog.cancel", "escape", "Cancel", "close without an answer", has_priority=True)
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
        """Run a command; an error is shown in the dialog."""
        await self.attempt(super().action_run(command_id))

    async def attempt(self, work: Awaitable[None]) -> None:
        """Do some work; an error is shown in the dialog, as long as that is open."""
        try:
            await work
        except ReaderError as error:
            if not self.is_current:
                raise
            self.show_error(str(error))

    def show_error(self, sentence: str) -> None:
        """Show an error, or none."""
        line = self.query_one(".error", ForeignText)
        line.show(sentence)
        line.display = bool(sentence)


class ReportingDialog(Dialog):
    """A dialog that stays open and reports what was done, in the text of class `report`."""

    def report(self, sentence: str) -> None:
        """Report what was done, in place of an error."""
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
