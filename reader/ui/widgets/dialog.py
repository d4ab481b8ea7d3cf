"""What all questions to a person share: a box over the screen, answered by keys.

A dialog does not hand its answer back through Textual's message queue, where keys typed
ahead would overtake it. It is given what to do with the answer, and closes when that is done.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.errors import ReaderError
from reader.text import glyphs

Accept = Callable[[str], Awaitable[None]]
"""What is done with an answer. A `ReaderError` keeps the dialog open, with its sentence shown."""


class ForeignText(Static):
    """Text that is not the program's own, shown as it is and safely."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str = "") -> None:  # noqa: A002
        """Show a text, made showable line by line."""
        super().__init__(_content(text), id=id, classes=classes, markup=False)

    def show(self, text: str) -> None:
        """Show another text."""
        self.update(_content(text))


class LineInput(Input):
    """One line to type in; what is pasted cannot bring control characters."""

    def insert_text_at_cursor(self, text: str) -> None:
        """Put a text in where the cursor is, as it may be shown."""
        # A sign that belongs to the character before it comes alone where it is typed.
        before = self.value[: self.cursor_position][-1:] and "x"
        super().insert_text_at_cursor(glyphs.showable(before + text)[len(before) :])


class Dialog(ModalScreen[None]):
    """A box with a question, an error line, and two keys that always end it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", "Accept", id="dialog.accept",
                tooltip="take it", priority=True),
        Binding("escape", "cancel", "Cancel", id="dialog.cancel",
                tooltip="leave it as it was", priority=True),
        Binding("f1", "app.keys", "Keys", id="dialog.keys",
                tooltip="the keys there are here", priority=True),
    ]  # fmt: skip

    inherits_keys = True
    """Whether the keys of the class that it is made from work too."""

    def __init_subclass__(cls, *, inherit_bindings: bool = True, **kwargs: bool) -> None:
        """Remember whether a kind of dialog has keys of its own only."""
        super().__init_subclass__(inherit_bindings=inherit_bindings, **kwargs)
        cls.inherits_keys = inherit_bindings

    def __init__(self, accept: Accept) -> None:
        """Ask.

        Args:
            accept: What is done with the answer.
        """
        super().__init__()
        self._accept = accept

    @property
    def answer(self) -> str:
        """What has been answered so far."""
        raise NotImplementedError

    async def action_accept(self) -> None:
        """Have the answer dealt with, and close unless it can't be."""
        try:
            await self._accept(self.answer)
        except ReaderError as error:
            self.show_error(str(error))
            return
        self.dismiss()

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with the answer."""
        line = self.query_one(".error", ForeignText)
        line.show(sentence)
        line.display = bool(sentence)


def _content(text: str) -> Content:
    return Content("\n".join(glyphs.showable(line) for line in text.split("\n")))


class TellingDialog(Dialog):
    """A dialog that stays open and says what was done in it, where its class is `told`."""

    def tell(self, sentence: str) -> None:
        """Say what was done."""
        self.show_error("")
        told = self.query_one(".told", ForeignText)
        told.show(sentence[:1].upper() + sentence[1:])
        told.display = bool(sentence)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong."""
        self.query_one(".told", ForeignText).display = False
        super().show_error(sentence)
