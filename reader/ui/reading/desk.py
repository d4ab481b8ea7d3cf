"""The desk that panes stand on: which marks can be read yet, and where somebody was."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.binding import ActiveBinding

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.pane.pane import DocumentPane
from reader.ui.reading.panes import PanesScreen
from reader.workspace.paths import Workspace

if TYPE_CHECKING:
    from reader.workspace import desk as desks
    from reader.workspace import first_page, positions
    from reader.workspace.documents import OpenDocument
else:
    positions = lazy("reader.workspace.positions")
    first_page = lazy("reader.workspace.first_page")

AT_ONCE = {"pane", "zen", "close", "only", "quit_pane"}
"""Commands that need neither marks nor a whole document."""


class DeskScreen(PanesScreen):
    """Knows the desk, once it is there, and writes down where somebody is."""

    _desk: desks.Desk | None = None
    _kept = ""

    def __init__(self, workspace: Workspace) -> None:
        """Stand on a desk.

        Args:
            workspace: Where the documents and their marks are.
        """
        super().__init__()
        self.workspace = workspace
        self.state = workspace.state_dir
        self._awaited: dict[DocumentPane, positions.Place] = {}
        self._sought = 0
        """In how many documents marks are being looked for."""
        self.known: positions.Places = positions.load(self.state / "reading.json")
        """Where somebody was."""

    def show_marks(self) -> None:
        """Bring all that shows marks up to date."""
        raise NotImplementedError

    @property
    def has_desk(self) -> bool:
        """Whether the marks can be read."""
        return self._desk is not None

    @property
    def desk(self) -> desks.Desk:
        """What documents and marks lie on.

        Raises:
            ReaderError: It is not there yet.
        """
        if self._desk is None:
            raise ReaderError("The annotations are still being read: try again in a moment.")
        return self._desk

    @property
    def opened(self) -> OpenDocument | None:
        """What the current pane shows."""
        if self.pane is None or self._desk is None:
            return None
        return self.desk.open_documents.get(self.pane.document_id)

    def can_run(self, active: ActiveBinding) -> bool:
        """Whether all is there that a command needs."""
        action = active.binding.action.partition("(")[0]
        if isinstance(active.node, DocumentPane):
            return active.node.can_do(action)
        if active.node is not self or action in AT_ONCE:
            return True
        if self._sought:
            return False
        return self.has_desk and (self.pane is None or self.pane.is_laid_open)

    async def find_marks(self, opened: OpenDocument) -> None:
        """Show the marks of a document: those found at a glance at once, the others when found."""
        self.show_marks()
        self._sought += 1
        try:
            were_sought = await asyncio.to_thread(self.desk.find_marks, opened)
        finally:
            self._sought -= 1
        if were_sought:
            self.show_marks()
        self.post_message(self.Ready())

    def keep_place(self, pane: DocumentPane) -> None:
        """Keep where the caret of a pane is; of a large document, also what is around it."""
        document, offset = pane.document, pane.caret.offset
        if document.path is None or pane in self._awaited:
            return
        around = document.text[offset : offset + positions.AROUND]
        height = max(pane.height_of_caret, 0)
        self.known.keep(document.path, positions.Place(pane.before + offset, height, around))
        if pane.is_laid_open and not self.has_changed(document.path):
            with suppress(OSError):
                first_page.keep(self.state / "windows", document, offset)

    def has_changed(self, path: Path) -> bool:
        """Whether a file is not the one any more that is shown."""
        raise NotImplementedError

    def keep_places(self) -> None:
        """Write down where somebody is in all documents, if it is somewhere else by now."""
        panes = self.panes
        self.known.panes = tuple(str(pane.document.path) for pane in panes if pane.document.path)
        self.known.current = panes.index(self.pane) if self.pane in panes else 0
        state = repr([(pane.document.path, pane.caret.offset, pane.measure) for pane in panes])
        state += repr(self.known.letters)
        if state == self._kept:
            return
        self._kept = state
        for pane in panes:
            self.keep_place(pane)
        with suppress(OSError):
            self.known.save()
