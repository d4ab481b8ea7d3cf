"""The screen over a text while it is read aloud, which any key or click closes."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widget import Widget


class Ear(Widget, can_focus=True):
    """Receives all keys while a text is read aloud."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Handle any key."""
        del key, character
        return True

    def on_key(self, event: Key) -> None:
        """Stop the reading."""
        event.stop()
        event.prevent_default()
        self.screen.dismiss()


class AloudScreen(ModalScreen[None]):
    """Covers the text while it is read aloud; any key or click closes it."""

    MODE = "ALOUD"

    def compose(self) -> ComposeResult:
        """The widget that receives the keys."""
        yield Ear()

    def on_mount(self) -> None:
        """Give it the focus."""
        self.set_focus(self.query_one(Ear))

    def on_click(self) -> None:
        """Stop the reading."""
        self.dismiss()
