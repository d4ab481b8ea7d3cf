"""What a program says of a word, over the text."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.ui.keys.command import Commanded, command
from reader.ui.widgets.dialog import ForeignText


class LookupView(Commanded, ModalScreen[None]):
    """Shows an answer, until a key closes it."""

    PLACE = "Looking a word up"
    MODE = "LOOK UP"

    def __init__(self, word: str, said: str) -> None:
        """Show what is said of a word."""
        super().__init__()
        self._word = word
        self._said = said

    def compose(self) -> ComposeResult:
        """The word, and the answer."""
        with VerticalScroll(classes="notes"):
            yield ForeignText(self._word, classes="title")
            yield ForeignText(self._said)
            yield Static("Esc closes · j k scroll", classes="keys", markup=False)

    @command("lookup-view.close", "escape,q,enter,g k", "Close", "close it")
    def close(self) -> None:
        """Close it."""
        self.dismiss()

    @command("lookup-view.down", "j,down", "Down", "scroll down", 1)
    @command("lookup-view.up", "k,up", "Up", "scroll up", -1)
    @command("lookup-view.page-down", "space,pagedown,ctrl+d", "Page", "a page down", 10)
    @command("lookup-view.page-up", "backspace,pageup,ctrl+u", "Page up", "a page up", -10)
    def scroll(self, rows: int) -> None:
        """Scroll by some rows."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)
