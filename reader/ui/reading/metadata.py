"""The metadata of the text in the pane."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from reader.ui.dialogs import metadata
    from reader.workspace import doubts
    from reader.workspace.catalogue import Catalogue
    from reader.workspace.documents import OpenDocument
else:
    doubts = lazy("reader.workspace.doubts")
    metadata = lazy("reader.ui.dialogs.metadata")

NAMES = {"author": "author", "issued": "date"}
"""The names of fields within a sentence."""


class Metadata:
    """Shows and changes the metadata of texts."""

    def __init__(
        self, session: Session, catalogue: Callable[[], Catalogue], style: Callable[[], str]
    ) -> None:
        """Describe the texts that a session has open.

        Args:
            session: The session.
            catalogue: Returns the object that changes metadata.
            style: Returns the current citation style.
        """
        self._session = session
        self._catalogue = catalogue
        self._style = style

    @command("metadata", "i", "Metadata", "the metadata, and what a citation misses")
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

    def tell_doubts(self, opened: OpenDocument) -> None:
        """Warn about uncertain metadata of a new text, so that it is not cited unchecked."""
        session = self._session
        if opened.record.id in session.desk.store.documents:
            return
        found = doubts.doubts(self._catalogue(), opened)
        unsure = [NAMES[each.field] for each in found if not each.is_missing]
        if unsure:
            title = opened.record.title
            session.host.tell(f"{title}: {' and '.join(unsure)} may be wrong, i shows why")
