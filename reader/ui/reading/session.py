"""The state that the parts of the reading screen share, and their interface to the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from reader.annotations.pens import COLORS, PENS, Pen
from reader.errors import ReaderError
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
    from reader.workspace.desk import Desk
    from reader.workspace.documents import OpenDocument

Answer = TypeVar("Answer")


class Host(Protocol):
    """The interface of the screen to its parts."""

    @property
    def size(self) -> Size:
        """The size of the screen in cells and rows."""

    @property
    def is_monochrome(self) -> bool:
        """Whether there are no colours, or too few to tell pens apart."""

    @property
    def has_few_colors(self) -> bool:
        """Whether there are only the terminal's own sixteen colours."""

    @property
    def focused(self) -> Widget | None:
        """The focused widget."""

    @property
    def notices(self) -> Notices:
        """The latest notices."""

    def focus(self, widget: Widget) -> None:
        """Focus a widget."""

    async def mount_pane(self, pane: DocumentPane, after: DocumentPane | None) -> None:
        """Move a pane after another one, or before all others."""

    def tell(self, notice: str) -> None:
        """Show what just happened, long enough to be read."""

    def clear_notices(self) -> None:
        """Clear the notice on the status line or in a box."""

    def warn(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "warning",
        seconds: float | None = None,
    ) -> None:
        """Show a notice that stays for a while."""

    def show_error(self, error: ReaderError) -> None:
        """Show an error."""

    async def open_dialog(self, dialog: Screen[None]) -> None:
        """Open a dialog over the screen."""

    def run_task(self, work: Coroutine[None, None, None]) -> None:
        """Run something in the background."""

    def run_in_thread(self, work: Callable[[], object], group: str) -> None:
        """Run something in a thread; newer work of a group replaces older work."""

    def call_after(self, seconds: float, callback: Callable[[], None]) -> Timer:
        """Run something a little later."""

    def suspend(self) -> AbstractContextManager[None]:
        """Suspend the screen for another program."""

    def copy_by_terminal(self, text: str) -> None:
        """Copy text by asking the terminal to set the clipboard."""

    def quit(self) -> None:
        """Exit the program."""

    def ready(self) -> None:
        """Report that something was loaded that commands may have waited for."""

    def draw(self) -> None:
        """Redraw everything that shows annotations."""

    def show_status(self) -> None:
        """Update the status line."""


@dataclass(eq=False)
class Session:
    """The state of the reading screen."""

    workspace: Workspace
    """The workspace with the texts and their annotations."""
    host: Host
    """The screen, as its parts see it."""
    settings: Config | None = None
    """The user's settings, or None for none."""
    keymap: Keymap | None = None
    """The keymap, or None for the default keys."""
    panes: list[DocumentPane] = field(default_factory=list)
    """The panes from left to right, including hidden ones."""
    pane: DocumentPane | None = None
    """The current pane."""
    panel: AnnotationPanel | None = None
    """The list of annotations, once it is there."""
    scope: str = ""
    """Whose annotations are listed: `here`, `all`, or an empty string while the list is hidden."""
    is_zen: bool = False
    """Whether only the text is shown."""
    held: str = ""
    """The id of the held annotation, which commands act on; empty if there is none."""
    held_last: str = ""
    """The id of the last held annotation, which passages are added to."""
    link_from: str = ""
    """The id of the annotation that a link was started at; empty if there is none."""
    counts_digits: bool = False
    """Whether digits are counts although an annotation is held: it was highlighted in passing."""
    pen: Pen = PENS[0]
    """The pen of new highlights."""
    last_look: tuple[str, tuple[str, ...]] = (PENS[0].color, ())
    """The colour and the tags of the last highlight, for repeating it."""
    shown_only: Query | None = None
    """The query that annotations must match to be drawn in the text; None for all."""
    in_step: str = ""
    """The status message about the pane that follows another one; may be empty."""
    locating: int = 0
    """The number of texts in which annotations are being located."""
    _held_at: tuple[DocumentPane, int] | None = None
    _desk: Desk | None = None

    # The desk

    @property
    def has_desk(self) -> bool:
        """Whether the annotations have been read."""
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
        """Apply the user's settings."""
        self.settings, self.keymap = settings, keymap
        self.pen = self.pen_of(self.pen.color)
        self._tell_desk()

    def _tell_desk(self) -> None:
        """Apply the user's settings for links and for descriptions of texts."""
        if self._desk and self.settings:
            self._desk.relations = self.settings.relations
            self._desk.bibliography.use(self.settings.library_file)

    @property
    def opened(self) -> OpenDocument | None:
        """The open document of the current pane, once it is loaded."""
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
        """The current pane and its open document.

        Raises:
            ReaderError: No text is open.
        """
        if self.pane is None or self.opened is None:
            raise ReaderError("Open a text first, with o.")
        return self.pane, self.opened

    async def save(self, change: Callable[[], Answer], since: int | None = None) -> Answer:
        """Change the store in a thread, so that the screen stays responsive.

        Args:
            change: Changes the store.
            since: The store's position before what becomes one step with this, if anything.
        """
        saved = await asyncio.to_thread(change)
        if since is not None:
            self.desk.store.journal.join(since)
        return saved

    # Panes

    @property
    def texts(self) -> list[DocumentPane]:
        """The panes with texts to compare: all but those with drafts."""
        is_draft = self.workspace.is_draft
        return [pane for pane in self.panes if not is_draft(pane.document.path)]

    def pane_of(self, path: Path) -> DocumentPane | None:
        """A pane that shows a file, preferably the current one."""
        showing = [pane for pane in self.panes if pane.document.path == path]
        return self.pane if self.pane in showing else next(iter(showing), None)

    def pane_with(self, document_id: str, *, is_other: bool = False) -> DocumentPane | None:
        """A pane that shows a document, preferably the current one; or another one, if any."""
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
        """Whether the list of annotations has the focus, so that commands apply to it."""
        return self.panel is not None and self.host.focused is self.panel.list

    @property
    def has_query_focus(self) -> bool:
        """Whether the query line has the focus."""
        return self.panel is not None and self.host.focused is self.panel.query_line

    @property
    def has_panel_focus(self) -> bool:
        """Whether the list or its query line has the focus."""
        focused = self.host.focused
        return focused is not None and self.panel is not None and self.panel in focused.ancestors

    @property
    def selection(self) -> list[Annotation]:
        """The annotations selected in the list, while it has the focus."""
        return self.panel.list.selection if self.panel and self.has_list_focus else []

    # Holding

    def hold(self, annotation_id: str, *, counts_digits: bool = False) -> None:
        """Have commands act on an annotation until the caret moves; an empty id releases it.

        Args:
            annotation_id: Its id.
            counts_digits: Whether digits are counts meanwhile, rather than keys of pens.
        """
        self.counts_digits = counts_digits
        before, self.held = self.held, annotation_id
        self.held_last = annotation_id or self.held_last
        self._held_at = (self.pane, self.pane.caret.offset) if self.pane else None
        for pane in self.panes:
            pane.held = annotation_id
        if self.shown_only and before != annotation_id:
            # The held annotation is drawn whatever the query is.
            self.host.draw()
        else:
            self.host.show_status()

    def release_if_moved(self, pane: DocumentPane) -> None:
        """Release the held annotation once the caret is elsewhere."""
        if self.held and pane.has_focus and (pane, pane.caret.offset) != self._held_at:
            self.hold("")

    # Pens

    @property
    def pens(self) -> Sequence[Pen]:
        """All pens, in the order of `COLORS`."""
        return self.keymap.pens if self.keymap else PENS

    def pen_of(self, color: str) -> Pen:
        """The pen with a colour."""
        return self.pens[COLORS.index(color)]

    # Refresh

    def changed(self) -> None:
        """Redraw everything that shows annotations, once, after a change."""
        self.host.draw()
