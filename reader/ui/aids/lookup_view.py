"""The box that shows what the look-up command prints about a word."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from reader.ui.keys.command import command
from reader.ui.widgets.dialog import ForeignText
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.shown import ShownOver


class LookupView(ShownOver):
    """Shows the output of the look-up command until a key closes it."""

    PLACE = "Looking a word up"
    MODE = "LOOK UP"

    def __init__(self, word: str, said: str) -> None:
        """Show the entry for a word."""
        super().__init__()
        self._word = word
        self._said = said

    def compose(self) -> ComposeResult:
        """The word, with its entry below."""
        with VerticalScroll(classes="notes"):
            yield Title(self._word)
            yield ForeignText(self._said)
            yield Keys("j k scroll · Esc closes")

    @command("lookup-view.close", "escape,ctrl+g,q,enter,g k", "Close", "close it")
    def close(self) -> None:
        """Close it."""
        self.dismiss()
