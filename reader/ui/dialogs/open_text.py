"""The question which document to open, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from reader.ui.widgets.chooser import ChooserScreen, Entry
from reader.ui.widgets.dialog import Accept


class OpenScreen(ChooserScreen):
    """Asks for a document of the library, or the path of any file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+v", "accept_beside", "Beside", id="open.beside",
                tooltip="open in one more pane", priority=True),
    ]  # fmt: skip

    def __init__(self, entries: Sequence[Entry], here: Accept, beside: Accept) -> None:
        """Ask for a document.

        Args:
            entries: The library.
            here: Opens it in the current pane.
            beside: Opens it in one more.
        """
        super().__init__(
            "Open a document",
            entries,
            here,
            keys="No texts yet: type a file's path, or bring one in with `reader add`"
            if not entries
            else "Enter opens it here · Ctrl+V in one more pane · or type a file's path",
        )
        self._beside = beside

    async def action_accept_beside(self) -> None:
        """Open it in one more pane."""
        self._accept = self._beside
        await self.action_accept()
