"""The state that the parts of the reading screen share, and what they may ask of the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from reader.annotations.pens import COLORS, PENS, Pen
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.workspace.paths import Workspace

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.notifications import SeverityLevel
    from textual.screen import Screen
    from textual.timer import Timer
    from textual.widget import Widget

    from reader.annotations.annotation import Annotation
    from reader.config import Config
    from reader.query.query import Query
    from reader.ui.annotations.panel import AnnotationPanel
    from reader.ui.keys.keymap import Keymap
    from reader.ui.notices import Notices
    from reader.ui.pane.pane import DocumentPane
    from reader.workspace import drafts
    from reader.workspace.desk import Desk
    from reader.workspace.documents import OpenDocument
else:
    drafts = lazy("reader.workspace.drafts")

Answer = TypeVar("Answer")


class Host(Protocol):
    """What the parts may ask of the screen that has them."""

    @property
    def size(self) -> Size:
        """Cells and rows of the screen."""

    @property
    def is_monochrome(self) -> bool:
        """Whether colour says nothing here, or too little to tell pens apart."""

    @property
    def has_few_colors(self) -> bool:
        """Whether the terminal's own sixteen colours are all there are."""

    @property
    def focused(self) -> Widget | None:
        """What keys go to."""

    @property
    def notices(self) -> Notices:
        """What was said lately."""

    def focus(self, widget: Widget) -> None:
        """Give a widget the keys."""

    async def mount_pane(self, pane: DocumentPane, after: DocumentPane | None) -> None:
        """Put a pane behind another one, or before all others."""

    def tell(self, notice: str) -> None:
        """Say what just happened, as long as it takes to read that."""

    def clear_notices(self) -> None:
        """Say nothing more, on the status line or in a box."""

    def warn(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "warning",
        seconds: float | None = None,
    ) -> None:
        """Say something that stays for a while."""

    def show_error(self, error: ReaderError) -> None:
        """Say what is wrong."""

    async def open_dialog(self, dialog: Screen[None]) -> None:
        """Put a dialog over the screen."""

    def run_task(self, work: Coroutine[None, None, None]) -> None:
        """Have something done beside all else."""

    def run_in_thread(self, work: Callable[[], object], group: str) -> None:
        """Have something done in a thread; newer work of a group replaces older."""

    def call_after(self, seconds: float, callback: Callable[[], None]) -> Timer:
        """Have something done a little later."""

    def suspend(self) -> AbstractContextManager[None]:
        """Leave the terminal to another program."""

    def copy_by_terminal(self, text: str) -> None:
        """Ask the terminal to fill the clipboard."""

    def quit(self) -> None:
        """End the program."""

    def ready(self) -> None:
        """Say that something is there now that commands may have waited for."""

    def draw(self) -> None:
        """Draw everything that shows annotations from the session."""

    def show_status(self) -> None:
        """Bring the status line up to date."""


@dataclass(eq=False)
class Session:
    """What is open and current on the reading screen."""

    workspace: Workspace
    """Where the texts and their annotations are."""
    host: Host
    """The screen."""
    settings: Config | None = None
    """What a person has set, or None for nothing."""
    keymap: Keymap | None = None
    """Which keys do what, or None for the usual ones."""
    panes: list[DocumentPane] = field(default_factory=list)
    """The panes from left to right, hidden ones too."""
    pane: DocumentPane | None = None
    """The pane that commands are for."""
    panel: AnnotationPanel | None = None
    """The list of annotations, once it is there."""
    scope: str = ""
    """Whose annotations are listed: `here`, `all`, or nothing while they are not."""
    is_zen: bool = False
    """Whether nothing but the text is shown."""
    held: str = ""
    """The id of the annotation that commands act on, or nothing."""
    held_last: str = ""
    """The id of the one that was held last, which passages are joined to."""
    link_from: str = ""
    """The id of the annotation that a link was begun at, or nothing."""
    counts_digits: bool = False
    """Whether digits are counts though something is held: it was highlighted in passing."""
    pen: Pen = PENS[0]
    """What highlights are made with."""
    last_look: tuple[str, tuple[str, ...]] = (PENS[0].color, ())
    """The colour and the tags of the last highlighting, for doing it again."""
    shown_only: Query | None = None
    """What annotations have to fit to be drawn in the text; None for all."""
    in_step: str = ""
    """What the last row says of the pane that follows another one, or nothing."""
    locating: int = 0
    """In how many texts annotations are being looked for."""
    _held_at: tuple[DocumentPane, int] | None = None
    _desk: Desk | None = None

    # The desk

    @property
    def has_desk(self) -> bool:
        """Whether the annotations are read."""
        return self._desk is not None

    @property
    def desk(self) -> Desk:
        """The workspace with its annotations and open documents.

        Raises:
            ReaderError: The annotations are still being read.
        """
        if self._desk is None:
            raise ReaderError("The annotations are still being read: try again in a moment.")
        return self._desk

    @desk.setter
    def desk(self, desk: Desk) -> None:
        self._desk = desk
        self._tell_desk()

    def use_settings(self, settings: Config | None, keymap: Keymap | None) -> None:
        """Do as a person has set."""
        self.settings, self.keymap = settings, keymap
        self.pen = self.pen_of(self.pen.color)
        self._tell_desk()

    def _tell_desk(self) -> None:
        """Have links told, and texts described, as a person has set."""
        if self._desk and self.settings:
            self._desk.relations = self.settings.relations
            self._desk.bibliography.use(self.settings.library_file)

    @property
    def opened(self) -> OpenDocument | None:
        """What the current pane shows, once it is loaded."""
        if self.pane is None or self._desk is None:
            return None
        return self._desk.open_documents.get(self.pane.document_id)

    def opened_of(self, document_id: str) -> OpenDocument:
        """An open document, by its id.

        Raises:
            ReaderError: It is not open.
        """
        opened = self.desk.open_documents.get(document_id)
        if opened is None:
            raise ReaderError("Open the text of this highlight first: Enter goes there.")
        return opened

    def here(self) -> tuple[DocumentPane, OpenDocument]:
        """The current pane and what it shows.

        Raises:
            ReaderError: No text is open.
        """
        if self.pane is None or self.opened is None:
            raise ReaderError("Open a text first, with o.")
        return self.pane, self.opened

    async def save(self, change: Callable[[], Answer]) -> Answer:
        """Make a change of the store, in a thread, so that the screen goes on meanwhile."""
        return await asyncio.to_thread(change)

    # Panes

    @property
    def texts(self) -> list[DocumentPane]:
        """The panes with texts that are compared: all but those with drafts."""
        return [pane for pane in self.panes
                if not drafts.is_draft(self.workspace, pane.document.path)]  # fmt: skip

    def pane_of(self, path: Path) -> DocumentPane | None:
        """A pane that shows a file, the current one if it does."""
        showing = [pane for pane in self.panes if pane.document.path == path]
        return self.pane if self.pane in showing else next(iter(showing), None)

    def pane_with(self, document_id: str, *, is_other: bool = False) -> DocumentPane | None:
        """A pane that shows a document, the current one if it does; or another, if any does."""
        showing = [pane for pane in self.panes if pane.document_id == document_id]
        if is_other and len(showing) > 1:
            showing = [pane for pane in showing if pane is not self.pane]
        return self.pane if self.pane in showing else next(iter(showing), None)

    @property
    def is_selecting(self) -> bool:
        """Whether something is selected in the current pane."""
        return self.pane is not None and self.pane.caret.selection is not None

    # The list

    @property
    def has_list_focus(self) -> bool:
        """Whether keys go to the list of annotations, so that its annotations are meant."""
        return self.panel is not None and self.host.focused is self.panel.list

    @property
    def has_query_focus(self) -> bool:
        """Whether keys go to the query line."""
        return self.panel is not None and self.host.focused is self.panel.query_line

    @property
    def has_panel_focus(self) -> bool:
        """Whether keys go to the list or to its query line."""
        focused = self.host.focused
        return focused is not None and self.panel is not None and self.panel in focused.ancestors

    @property
    def selection(self) -> list[Annotation]:
        """The annotations that are selected in the list, while that has the keys."""
        return self.panel.list.selection if self.panel and self.has_list_focus else []

    # Holding

    def hold(self, annotation_id: str, *, counts_digits: bool = False) -> None:
        """Have commands act on an annotation until the caret moves; on nothing, if it is empty.

        Args:
            annotation_id: Its id.
            counts_digits: Whether digits are counts meanwhile, not the keys of pens.
        """
        self.counts_digits = counts_digits
        before, self.held = self.held, annotation_id
        self.held_last = annotation_id or self.held_last
        self._held_at = (self.pane, self.pane.caret.offset) if self.pane else None
        for pane in self.panes:
            pane.held = annotation_id
        if self.shown_only and before != annotation_id:
            # The held one is drawn whatever the query says.
            self.host.draw()
        else:
            self.host.show_status()

    def release_if_moved(self, pane: DocumentPane) -> None:
        """Hold nothing any more once the caret is elsewhere."""
        if self.held and pane.has_focus and (pane, pane.caret.offset) != self._held_at:
            self.hold("")

    # Pens

    @property
    def pens(self) -> Sequence[Pen]:
        """All pens, in the order of `COLORS`."""
        return self.keymap.pens if self.keymap else PENS

    def pen_of(self, color: str) -> Pen:
        """The pen of a colour."""
        return self.pens[COLORS.index(color)]

    # The one refresh

    def changed(self) -> None:
        """Annotations changed, or what is shown of them: all that shows any is drawn, once."""
        self.host.draw()
