"""A dialog that asks which text to open, and in which pane."""

from __future__ import annotations

from collections.abc import Sequence

from reader.ui.keys.command import command
from reader.ui.widgets.chooser import ChooserScreen, Entry
from reader.ui.widgets.dialog import Accept


class OpenScreen(ChooserScreen):
    """Asks for a text of the library, or the path of any file."""

    PLACE = "Opening a text"
    MODE = "OPEN"

    def __init__(self, entries: Sequence[Entry], here: Accept, beside: Accept) -> None:
        """Ask for a text.

        Args:
            entries: The library.
            here: Opens it in the current pane.
            beside: Opens it in a new pane.
        """
        super().__init__(
            "Open a text",
            entries,
            here,
            keys="No texts yet: type a file's path, or bring one in with `reader add`"
            if not entries
            else "Enter opens it here · Ctrl+V in a new pane · or type a file's path",
        )
        self._beside = beside

    @command("open.beside", "ctrl+v", "Beside", "open it in a new pane", has_priority=True)
    async def accept_beside(self) -> None:
        """Open it in a new pane."""
        self._accept = self._beside
        await self.accept()
