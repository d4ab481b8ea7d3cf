"""A question that one line answers, asked at the foot of the screen."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from reader.text import glyphs
from reader.ui.widgets.dialog import Accept, Dialog, ForeignText, LineInput


class LinePrompt(Dialog):
    """Asks for a line, and tells each change of it."""

    def __init__(
        self,
        label: str,
        accept: Accept,
        *,
        line: str = "",
        changed: Callable[[str], None] = lambda _: None,
        cancelled: Callable[[], None] = lambda: None,
    ) -> None:
        """Ask for a line.

        Args:
            label: What stands before it.
            accept: What is done with it.
            line: What stands on it at first.
            changed: Told of each change while it is typed.
            cancelled: Told when it is not to be.
        """
        super().__init__(accept)
        self._label = label
        self._line = glyphs.showable(line)
        self._changed = changed
        self._cancelled = cancelled

    def compose(self) -> ComposeResult:
        """The error above the line."""
        with Vertical(classes="foot"):
            yield ForeignText(classes="error")
            with Horizontal(classes="line"):
                yield Static(self._label, classes="label", markup=False)
                yield LineInput(self._line, compact=True)

    def on_mount(self) -> None:
        """Go on typing at the end."""
        line = self.query_one(LineInput)
        line.cursor_position = len(line.value)

    @property
    def answer(self) -> str:
        """The line."""
        return self.query_one(LineInput).value

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass a change on."""
        self.show_error("")
        self._changed(event.value)

    def action_cancel(self) -> None:
        """Close, and have what was shown meanwhile taken back."""
        self._cancelled()
        super().action_cancel()
