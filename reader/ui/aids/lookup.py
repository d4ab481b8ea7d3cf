"""Looking up words with a command that the user configured."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from reader.text import motions
    from reader.ui.aids import lookup_view
    from reader.workspace import programs
else:
    lookup_view = lazy("reader.ui.aids.lookup_view")
    motions = lazy("reader.text.motions")
    programs = lazy("reader.workspace.programs")


class Lookup:
    """Looks words up."""

    def __init__(self, session: Session) -> None:
        """Look up words in the texts that a session has open."""
        self._session = session

    @command("look-up", "g k", "Look up", "look this word up, or the selection, in a dictionary")
    async def look_up(self) -> None:
        """Show what the command prints about the selection or the word under the caret."""
        session, pane = self._session, self._session.pane
        asked = session.settings.lookup if session.settings else ""
        if not asked:
            raise ReaderError('No dictionary yet: put lookup = "dict {word}" into the settings.')
        if pane is None:
            raise ReaderError("Open a text first, with o.")
        span = pane.caret.selection or motions.word_at(pane.document, pane.caret.offset)
        word = pane.document.text[span.start : span.end]
        said = await asyncio.to_thread(programs.looked_up, asked, word)
        await session.host.open_dialog(lookup_view.LookupView(" ".join(word.split()), said))
