"""What is known of the text in the pane, and the keys that it is given out with."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.reading.bulk import SeveralScreen

if TYPE_CHECKING:
    from reader.ui.dialogs import metadata
    from reader.workspace import catalogue as catalogues
else:
    catalogues = lazy("reader.workspace.catalogue")
    metadata = lazy("reader.ui.dialogs.metadata")


class DescribingScreen(SeveralScreen):
    """Shows and changes the metadata of documents."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "describe", "Metadata", id="metadata",
                tooltip="what is known of the text, and what a citation misses"),
    ]  # fmt: skip

    @cached_property
    def catalogue(self) -> catalogues.Catalogue:
        """What changes metadata, and keeps the keys that are given out."""
        return catalogues.Catalogue(self.desk)

    @property
    def style(self) -> str:
        """The id or name of the citation style that is used now."""
        raise NotImplementedError

    def show_marks(self) -> None:
        """Draw the marks, and what a person calls each text."""
        super().show_marks()
        documents = self.desk.open_documents
        for pane in self.panes:
            if pane.document_id in documents:
                title = documents[pane.document_id].record.title
                if title != (pane.headline or pane.document.title):
                    pane.headline = title
                    pane.refresh()

    async def action_describe(self) -> None:
        """Show the metadata of the text in the pane."""
        if self.pane is None or self.opened is None:
            raise ReaderError("Open a document first, with o.")
        if self.pane.caret.selection:
            raise ReaderError("While selecting, i begins a name, such as iw: Esc, then i.")
        await self.app.push_screen(
            metadata.MetadataScreen(
                self.desk, self.catalogue, self.opened, self.style, self.show_marks
            )
        )
