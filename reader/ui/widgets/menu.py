"""What can be done with something, to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from reader.ui.widgets.chooser import ChooserScreen, Entry
from reader.ui.widgets.dialog import Accept


class MenuScreen(ChooserScreen):
    """Asks what to do, and is gone before that is done, since it may ask for more."""

    def __init__(self, title: str, entries: Sequence[Entry], accept: Accept) -> None:
        """Ask what to do.

        Args:
            title: With what.
            entries: What there is to do.
            accept: What does it.
        """
        super().__init__(
            title, entries, accept, keys="type to search · Enter or two clicks do it · Esc closes"
        )

    async def action_accept(self) -> None:
        """Close, and do what was chosen."""
        answer = self.answer
        self.dismiss()
        await self._accept(answer)
