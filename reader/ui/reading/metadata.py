"""What is known of the text in the pane."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from reader.ui.dialogs import metadata
    from reader.workspace.catalogue import Catalogue
else:
    metadata = lazy("reader.ui.dialogs.metadata")


class Metadata:
    """Shows and changes the metadata of texts."""

    def __init__(
        self, session: Session, catalogue: Callable[[], Catalogue], style: Callable[[], str]
    ) -> None:
        """Describe what a session has open.

        Args:
            session: The session.
            catalogue: Answers what changes metadata.
            style: Answers which citation style is used now.
        """
        self._session = session
        self._catalogue = catalogue
        self._style = style

    @command("metadata", "i", "Metadata", "what is known of the text, and what a citation misses")
    async def edit(self) -> None:
        """Show the metadata of the text in the pane."""
        session = self._session
        _, opened = session.here()
        if session.is_selecting:
            raise ReaderError("While selecting, i begins a name, such as iw: Esc, then i.")
        await session.host.open_dialog(
            metadata.MetadataScreen(
                session.desk, self._catalogue(), opened, self._style(), session.changed
            )
        )
