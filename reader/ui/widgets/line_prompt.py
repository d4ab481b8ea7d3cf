"""A one-line dialog at the bottom of the screen."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from reader.text import glyphs
from reader.ui.widgets.dialog import Accept, Cancelled, Dialog, ForeignText, LineInput


class LinePrompt(Dialog):
    """Asks for a line, and reports each change of it."""

    def __init__(
        self,
        label: str,
        accept: Accept,
        *,
        line: str = "",
        changed: Callable[[str], None] = lambda _: None,
        cancelled: Cancelled | None = None,
    ) -> None:
        """Ask for a line.

        Args:
            label: The label before the line.
            accept: Called with the line.
            line: The initial content.
            changed: Called with the line at each change.
            cancelled: Called when the dialog is cancelled.
        """
        super().__init__(accept, cancelled=cancelled)
        self._label = label
        self._line = glyphs.showable(line)
        self._changed = changed

    def compose(self) -> ComposeResult:
        """The error above the line."""
        with Vertical(classes="foot"):
            yield ForeignText(classes="error")
            with Horizontal(classes="line"):
                yield Static(self._label, classes="label", markup=False)
                yield LineInput(self._line, compact=True)

    def on_mount(self) -> None:
        """Start with the cursor at the end."""
        line = self.query_one(LineInput)
        line.cursor_position = len(line.value)

    @property
    def answer(self) -> str:
        """The content of the line."""
        return self.query_one(LineInput).value

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report a change."""
        self.show_error("")
        self._changed(event.value)
