"""A menu of actions on something."""

from __future__ import annotations

from collections.abc import Sequence

from reader.ui.widgets.chooser import ChooserScreen, Entry
from reader.ui.widgets.dialog import Accept


class MenuScreen(ChooserScreen):
    """Asks for an action, and closes before it runs, since it may open another dialog."""

    MODE = "MENU"
    ACCEPTS = "do it"

    def __init__(self, title: str, entries: Sequence[Entry], accept: Accept) -> None:
        """Ask for an action.

        Args:
            title: The object of the actions.
            entries: The actions.
            accept: Runs an action, given the key of its entry.
        """
        super().__init__(
            title,
            entries,
            accept,
            keys="type to search · Enter or a double click does it · Esc closes",
        )

    async def accept(self) -> None:
        """Close, and run the chosen action."""
        answer = self.answer
        self.dismiss()
        await self._accept(answer)
