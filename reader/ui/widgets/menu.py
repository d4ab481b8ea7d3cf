"""A menu: what can be done with something, to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from reader.ui.widgets.chooser import ChooserScreen, Entry
from reader.ui.widgets.dialog import Accept


class MenuScreen(ChooserScreen):
    """Asks what to do, and closes before that is done, since it may open another dialog."""

    MODE = "MENU"

    def __init__(self, title: str, entries: Sequence[Entry], accept: Accept) -> None:
        """Ask what to do.

        Args:
            title: What it is done with.
            entries: What can be done.
            accept: Does it, given the key of an entry.
        """
        super().__init__(
            title,
            entries,
            accept,
            keys="type to search · Enter or a double click does it · Esc closes",
        )

    async def accept(self) -> None:
        """Close, and do what was chosen."""
        answer = self.answer
        self.dismiss()
        await self._accept(answer)
