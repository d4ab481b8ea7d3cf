"""What a program says of a word, over the text."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from reader.ui.keys.command import command
from reader.ui.widgets.dialog import ForeignText
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.shown import ShownOver


class LookupView(ShownOver):
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
            yield Title(self._word)
            yield ForeignText(self._said)
            yield Keys("j k scroll · Esc closes")

    @command("lookup-view.close", "escape,q,enter,g k", "Close", "close it")
    def close(self) -> None:
        """Close it."""
        self.dismiss()
