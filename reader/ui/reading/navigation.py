"""The way through open texts: places, jumps with a way back, and where somebody was last time."""

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
    """Goes to places of texts, and knows where somebody was."""

    def __init__(
        self, session: Session, arrangement: Arrangement, show: Show, show_beside: Show
    ) -> None:
        """Begin where somebody was last time.

        Args:
            session: What is open.
            arrangement: Gives a pane the keys.
            show: Shows a file in the current pane.
            show_beside: Shows a file in one more pane.
        """
        self._session = session
        self._arrangement = arrangement
        self._show = show
        self._show_beside = show_beside
        state = session.workspace.state_dir
        self.positions: positions.Places = positions.load(state / "reading.json")
        """Where somebody was, in each text, and the places with a letter."""
        self.first_pages = state / "windows"
        """The folder of what is shown first of a text at the next start."""
        self.jumps = Jumps()
        """Where jumps were made from."""
        self.before: Location | None = None
        """Where somebody was before the last jump."""
        self._awaited: dict[DocumentPane, positions.Place] = {}
        self._kept = ""

    # Where one is

    @property
    def location(self) -> Location | None:
        """Where the caret is."""
        pane = self._session.pane
        if pane is None or pane.document.path is None:
            return None
        return Location(str(pane.document.path), pane.caret.offset)

    @contextmanager
    def jumping(self) -> Iterator[None]:
        """Keep where somebody was, if what is done now leads elsewhere."""
        origin = self.location
        yield
        if origin and origin != self.location:
            self.jumps.leave(origin)
            self.before = origin

    # Going

    def put_at_first(self, pane: DocumentPane, place: positions.Place | None) -> None:
        """Bring a new pane to where somebody was, once that part of the text is here."""
        if place and pane.has(place.offset):
            _put(pane, place)
        elif place:
            self._awaited[pane] = place

    def arrive(self, pane: DocumentPane) -> None:
        """Bring a pane whose text is whole now to the place that waited for that."""
        if place := self._awaited.pop(pane, None):
            _put(pane, place)

    def go_in(self, pane: DocumentPane, offset: int, words: str = "") -> None:
        """Bring a pane to an offset of the whole text, once that is here.

        Args:
            pane: Which.
            offset: Where to.
            words: What stands there, if the text may have changed.
        """
        place = positions.Place(offset, self._session.host.size.height // 3, words)
        if pane.is_loaded or pane.has(offset):
            pane.go(place._replace(offset=offset - pane.before).found_in(pane.document.text).offset)
        else:
            self._awaited[pane] = place

    def go_span(self, pane: DocumentPane, span: Span) -> None:
        """Give a pane the keys and bring it to a span of its text."""
        self._arrangement.focus(pane)
        if pane.is_loaded:
            pane.go_span(span)
        else:
            self.go_in(pane, span.start)

    async def go_to(self, location: Location, words: str = "") -> None:
        """Go to a place, opening its text in this pane where none shows it.

        Args:
            location: Where to.
            words: What stands there, if the text may have changed.

        Raises:
            ReaderError: It can't be opened.
        """
        path = Path(location.path)
        pane = self._session.pane_of(path) or await self._show(path)
        self._arrangement.focus(pane)
        self.go_in(pane, location.offset, words)

    async def go_beside(self, annotation: Annotation) -> None:
        """Go to an annotation in another pane than this one, and hold it.

        In the text of this pane, where no other shows it, it is gone to here.

        Raises:
            ReaderError: It is deleted or lost, or its text can't be opened.
        """
        await self.go_annotation(annotation, is_beside=True)

    async def go_annotation(self, annotation: Annotation, *, is_beside: bool = False) -> None:
        """Go to an annotation and hold it, opening its text where that is not open.

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
        """Show a passage of a file in another pane than this one, opened if need be.

        Raises:
            ReaderError: The file can't be read.
        """
        showing = [pane for pane in self._session.panes if pane.document.path == path]
        others = [pane for pane in showing if pane is not self._session.pane]
        with self.jumping():
            pane = others[0] if others else await self._open_beside(path)
            self.go_span(pane, span)

    async def _open_beside(self, path: Path) -> DocumentPane:
        """Show a file in one more pane, or in the next one where there can't be more."""
        panes, current = self._session.panes, self._session.pane
        if current is None or len(panes) < MOST_PANES:
            return await self._show_beside(path)
        self._arrangement.focus(panes[(panes.index(current) + 1) % len(panes)])
        return await self._show(path)

    # Keeping

    def keep_place(self, pane: DocumentPane, has_changed: Callable[[Path], bool]) -> None:
        """Keep where the caret of a pane is; of a large text, also what is around it."""
        document, offset = pane.document, pane.caret.offset
        if document.path is None or pane in self._awaited:
            return
        around = document.text[offset : offset + positions.AROUND]
        height = max(pane.height_of_caret, 0)
        self.positions.keep(document.path, positions.Place(pane.before + offset, height, around))
        if pane.is_loaded and not has_changed(document.path):
            with suppress(OSError):
                first_page.keep(self.first_pages, document, offset, pane.title)

    def keep_all(self, has_changed: Callable[[Path], bool]) -> None:
        """Write down where somebody is in all texts, if it is somewhere else by now."""
        panes, current = self._session.panes, self._session.pane
        known = self.positions
        known.panes = tuple(str(pane.document.path) for pane in panes if pane.document.path)
        known.current = panes.index(current) if current in panes else 0
        state = repr([(pane.document.path, pane.caret.offset, pane.measure) for pane in panes])
        state += repr(known.letters)
        if state == self._kept:
            return
        self._kept = state
        for pane in panes:
            self.keep_place(pane, has_changed)
        with suppress(OSError):
            known.save()


def _put(pane: DocumentPane, place: positions.Place) -> None:
    """Bring a pane to a place of the whole text."""
    place = place._replace(offset=place.offset - pane.before)
    pane.go_place(place.found_in(pane.document.text).offset, place.height)
