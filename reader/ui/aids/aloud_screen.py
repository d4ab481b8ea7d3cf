"""What lies over a text while that is read aloud, so that any key or click ends it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widget import Widget


class Ear(Widget, can_focus=True):
    """Gets all keys while a text is read aloud."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Take any key."""
        del key, character
        return True

    def on_key(self, event: Key) -> None:
        """Stop the reading."""
        event.stop()
        event.prevent_default()
        self.screen.dismiss()


class AloudScreen(ModalScreen[None]):
    """Lies over the text while that is read aloud; any key or click ends it."""

    MODE = "ALOUD"

    def compose(self) -> ComposeResult:
        """What the keys go to."""
        yield Ear()

    def on_mount(self) -> None:
        """Give it the keys."""
        self.set_focus(self.query_one(Ear))

    def on_click(self) -> None:
        """Stop the reading."""
        self.dismiss()
