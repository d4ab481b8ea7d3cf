"""A dialog that asks for confirmation: Enter for yes, Esc for no."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from reader.ui.widgets.dialog import Accept, Dialog, ForeignText
from reader.ui.widgets.frame import Keys


class ConfirmScreen(Dialog):
    """Asks for confirmation."""

    MODE = "ASK"
    ACCEPTS = "do it"

    def __init__(self, question: str, accept: Accept) -> None:
        """Ask.

        Args:
            question: The question.
            accept: Called on yes, with an empty answer.
        """
        super().__init__(accept)
        self._question = question

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical(classes="box"):
            yield ForeignText(self._question)
            yield ForeignText(classes="error")
            yield Keys("Enter does it · Esc cancels")

    @property
    def answer(self) -> str:
        """An empty answer: accepting is the answer."""
        return ""
