"""Navigation between open texts: places, jumps and the way back, and reading positions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.pane.pane import DocumentPane
from reader.ui.reading.arrangement import MOST_PANES, Arrangement
from reader.ui.reading.session import Session
from reader.workspace.jumps import Jumps, Location

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.text.document import Span
    from reader.workspace import positions
    from reader.workspace.texts import first_page
else:
    first_page = lazy("reader.workspace.texts.first_page")
    positions = lazy("reader.workspace.positions")

Show = Callable[[Path], Awaitable[DocumentPane]]
"""Shows a file in the current pane."""


class Navigation:
    """Goes to places of texts, and keeps the reading position in each."""

    def __init__(
        self, session: Session, arrangement: Arrangement, show: Show, show_beside: Show
    ) -> None:
        """Start from the saved reading positions.

        Args:
            session: The state of the reading screen.
            arrangement: Moves the focus to a pane.
            show: Shows a file in the current pane.
            show_beside: Shows a file in a new pane.
        """
        self._session = session
        self._arrangement = arrangement
        self._show = show
        self._show_beside = show_beside
        state = session.workspace.state_dir
        self.positions: positions.Places = positions.load(state / "reading.json")
        """The reading position in each text, and the named positions."""
        self.first_pages = state / "windows"
        """The cache folder for the part of a text to show first at the next start."""
        self.jumps = Jumps()
        """The places that jumps started from."""
        self.before: Location | None = None
        """The place before the last jump."""
        self._awaited: dict[DocumentPane, positions.Place] = {}
        self._kept = ""

    # Current place

    @property
    def location(self) -> Location | None:
        """The place of the caret."""
        pane = self._session.pane
        if pane is None or pane.document.path is None:
            return None
        return Location(str(pane.document.path), pane.caret.offset)

    @contextmanager
    def jumping(self) -> Iterator[None]:
        """Record a jump if the running command moves elsewhere."""
        origin = self.location
        yield
        if origin and origin != self.location:
            self.jumps.leave(origin)
            self.before = origin

    # Moving

    def put_at_first(self, pane: DocumentPane, place: positions.Place | None) -> None:
        """Move a new pane to the saved reading position, once that part of the text is loaded."""
        if place and pane.has(place.offset):
            _put(pane, place)
        elif place:
            self._awaited[pane] = place

    def arrive(self, pane: DocumentPane) -> None:
        """Move a fully loaded pane to the place that was waiting for it."""
        if place := self._awaited.pop(pane, None):
            _put(pane, place)

    def go_in(self, pane: DocumentPane, offset: int, words: str = "") -> None:
        """Move a pane to an offset of the whole text, once that is loaded.

        Args:
            pane: The pane.
            offset: The target.
            words: The words at the target, if the text may have changed.
        """
        place = positions.Place(offset, self._session.host.size.height // 3, words)
        if pane.is_loaded or pane.has(offset):
            pane.go(place._replace(offset=offset - pane.before).found_in(pane.document.text).offset)
        else:
            self._awaited[pane] = place

    def go_span(self, pane: DocumentPane, span: Span) -> None:
        """Focus a pane, and move it to a span of its text."""
        self._arrangement.focus(pane)
        if pane.is_loaded:
            pane.go_span(span)
        else:
            self.go_in(pane, span.start)

    async def go_to(self, location: Location, words: str = "") -> None:
        """Go to a place, opening its text in this pane if no pane shows it.

        Args:
            location: The target.
            words: The words at the target, if the text may have changed.

        Raises:
            ReaderError: It can't be opened.
        """
        path = Path(location.path)
        pane = self._session.pane_of(path) or await self._show(path)
        self._arrangement.focus(pane)
        self.go_in(pane, location.offset, words)

    async def go_beside(self, annotation: Annotation) -> None:
        """Go to an annotation in a pane other than this one, and hold it.

        If only this pane shows its text, go to it here.

        Raises:
            ReaderError: It is deleted or lost, or its text can't be opened.
        """
        await self.go_annotation(annotation, is_beside=True)

    async def go_annotation(self, annotation: Annotation, *, is_beside: bool = False) -> None:
        """Go to an annotation and hold it, opening its text if it is not open.

        Raises:
            ReaderError: It is deleted or lost, or its text can't be opened.
        """
        session, span = self._session, annotation.anchor.span
        if annotation.deleted:
            raise ReaderError("This annotation is in the trash: r takes it out.")
        if span is None:
            raise ReaderError("This highlight is lost: its words are not in the text any more.")
        pane = session.pane_with(annotation.document, is_other=is_beside)
        with self.jumping():
            if pane is None:
                path = session.desk.path_of(annotation.document)
                pane = await (self._open_beside(path) if is_beside else self._show(path))
            self.go_span(pane, span)
            if pane.is_loaded:
                session.hold(annotation.id)

    async def go_passage_beside(self, path: Path, span: Span) -> None:
        """Show a passage of a file in a pane other than this one, opening one if needed.

        Raises:
            ReaderError: The file can't be read.
        """
        showing = [pane for pane in self._session.panes if pane.document.path == path]
        others = [pane for pane in showing if pane is not self._session.pane]
        with self.jumping():
            pane = others[0] if others else await self._open_beside(path)
            self.go_span(pane, span)

    async def _open_beside(self, path: Path) -> DocumentPane:
        """Show a file in a new pane, or in the next one if there can't be more."""
        panes, current = self._session.panes, self._session.pane
        if current is None or len(panes) < MOST_PANES:
            return await self._show_beside(path)
        self._arrangement.focus(panes[(panes.index(current) + 1) % len(panes)])
        return await self._show(path)

    # Saving

    def keep_place(self, pane: DocumentPane, has_changed: Callable[[Path], bool]) -> None:
        """Remember the caret of a pane; for a large text, also what is around it."""
        document, offset = pane.document, pane.caret.offset
        if document.path is None or pane in self._awaited:
            return
        around = document.text[offset : offset + positions.AROUND]
        height = max(pane.height_of_caret, 0)
        self.positions.keep(document.path, positions.Place(pane.before + offset, height, around))
        if not has_changed(document.path):
            read = first_page.Glimpse(document, pane.before, pane.view.extent.size)
            with suppress(OSError):
                first_page.keep(self.first_pages, read, offset, pane.title)

    def keep_all(self, has_changed: Callable[[Path], bool]) -> None:
        """Save the reading position in all texts, if it has changed."""
        panes, current = self._session.panes, self._session.pane
        known = self.positions
        known.panes = tuple(str(pane.document.path) for pane in panes if pane.document.path)
        known.current = panes.index(current) if current in panes else 0
        state = repr([(pane.document.path, pane.caret.offset, pane.measure) for pane in panes])
        state += repr((known.letters, known.draft))
        if state == self._kept:
            return
        self._kept = state
        for pane in panes:
            self.keep_place(pane, has_changed)
        with suppress(OSError):
            known.save()


def _put(pane: DocumentPane, place: positions.Place) -> None:
    """Move a pane to a place of the whole text."""
    place = place._replace(offset=place.offset - pane.before)
    pane.go_place(place.found_in(pane.document.text).offset, place.height)
