"""A question that Enter answers with yes, and Esc with no."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from reader.ui.widgets.dialog import Accept, Dialog, ForeignText


class ConfirmScreen(Dialog):
    """Asks whether something is meant."""

    def __init__(self, question: str, accept: Accept) -> None:
        """Ask.

        Args:
            question: What.
            accept: What is done if it is meant; given nothing.
        """
        super().__init__(accept)
        self._question = question

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical(classes="box"):
            yield ForeignText(self._question)
            yield ForeignText(classes="error")
            yield Static("Enter does it · Esc leaves all as it was", classes="keys", markup=False)

    @property
    def answer(self) -> str:
        """Nothing: that it is taken is the answer."""
        return ""
