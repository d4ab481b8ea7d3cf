"""The base class of boxes that only show something: keys that scroll, and one that closes."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from reader.ui.keys.command import Commanded, command


class ShownOver(Commanded, ModalScreen[None]):
    """Something in a box over the text, until a key closes it.

    A subclass defines the content, and the keys that close it.
    """

    PLACE = "In what is shown over a text"
    MODE = "SHOW"

    @command("shown.down", "j,down", "Down", "scroll down", 1)
    @command("shown.up", "k,up", "Up", "scroll up", -1)
    @command("shown.page-down", "space,pagedown,ctrl+d", "Page", "a page down", 10)
    @command("shown.page-up", "backspace,pageup,ctrl+u", "Page up", "a page up", -10)
    def scroll(self, rows: int) -> None:
        """Scroll by some rows."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    @command("shown.keys", "question_mark,f1", "Keys", "show the keys that work here")
    async def show_keys(self) -> None:
        """Show the keys that work here."""
        await self.run_action("app.keys")
