"""The library as a part of the reading screen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.pane.pane import DocumentPane
from reader.ui.reading.navigation import Navigation
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from reader.query.library import TextEntry
    from reader.ui.library import screen
    from reader.workspace.holdings import listing, text_index
else:
    screen = lazy("reader.ui.library.screen")
    listing = lazy("reader.workspace.holdings.listing")
    text_index = lazy("reader.workspace.holdings.text_index")

Show = Callable[[Path], Awaitable[DocumentPane]]


class Library:
    """Shows the library, and carries out its actions on texts."""

    def __init__(
        self, session: Session, navigation: Navigation, show: Show, show_beside: Show
    ) -> None:
        """Serve the library of a session.

        Args:
            session: The state that the parts share.
            navigation: Knows the reading position in each text.
            show: Shows a file in the current pane.
            show_beside: Shows a file in one more pane.
        """
        self._session = session
        self._navigation = navigation
        self._show = show
        self._show_beside = show_beside

    @command("text.open", "o", "Open", "the library: open a text")
    async def choose(self) -> None:
        """Ask which text to open."""
        await self.show()

    async def show(self, problems: Sequence[str] = ()) -> None:
        """Show the library, with errors from before."""
        listing = self._holdings()
        entries = await asyncio.to_thread(self._known, listing)
        opened = screen.LibraryScreen(entries, partial(listing.entries, reads=True), self)
        await self._session.host.open_dialog(opened)
        if problems:
            opened.show_error("\n".join(problems))
        for problem in problems:
            self._session.host.notices.add(problem)

    def _holdings(self) -> listing.Holdings:
        session = self._session
        index = text_index.TextIndex(session.workspace.state_dir, session.desk.bibliography)
        return listing.Holdings(session.desk, self._navigation.positions, index)

    @staticmethod
    def _known(listing: listing.Holdings) -> Sequence[TextEntry]:
        return listing.entries(listing.paths(), reads=False)

    # Actions of the screen

    async def open(self, paths: Sequence[Path], *, beside: bool) -> None:
        """Open files, the first in the current pane unless `beside`, the others in new panes."""
        with self._navigation.jumping():
            for at, path in enumerate(paths):
                await (self._show_beside if beside or at else self._show)(path)

    async def set_state(self, paths: Sequence[Path], state: str) -> None:
        """Set the reading state of texts."""
        await self._session.save(partial(self._holdings().set_state, paths, state))

    async def set_note(self, path: Path, note: str) -> None:
        """Set the note on a text."""
        await self._session.save(partial(self._holdings().set_note, path, note))

    async def remove(self, paths: Sequence[Path]) -> str:
        """Remove texts from the library; returns what was done."""
        removed = await self._session.save(partial(self._session.desk.removals.remove, paths))
        self._session.changed()
        self._session.host.tell(f"{removed.told}; u brings it all back")
        return removed.told

    async def ask(self, dialog: Screen[None]) -> None:
        """Show a dialog over the library."""
        await self._session.host.open_dialog(dialog)
