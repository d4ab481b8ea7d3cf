"""Counterparts of the passage under the caret in other texts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.text.document import Document, Span
from reader.ui.keys.command import command
from reader.ui.reading.session import Session
from reader.ui.reading.targets import Targets

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.ui.comparing import counterpart_list
    from reader.workspace.counterparts import Counterparts, Parallel, Parallels, Watch
    from reader.workspace.documents import OpenDocument
    from reader.workspace.texts import library
else:
    counterpart_list = lazy("reader.ui.comparing.counterpart_list")
    library = lazy("reader.workspace.texts.library")

GoBeside = Callable[[Path, Span], Awaitable[None]]
Withdraw = Callable[[], Awaitable[None]]
Between = Callable[["Annotation", "Annotation", Withdraw, int], Awaitable[None]]
Place = tuple["OpenDocument", Span]
HighlightAt = Callable[["OpenDocument", Span], Awaitable["Annotation"]]
CiteAll = Callable[[Sequence[Place]], Awaitable[None]]


class Comparing:
    """Actions on two passages that several parts of the screen share."""

    def __init__(
        self,
        session: Session,
        highlight_at: HighlightAt,
        link: Between,
        cite: CiteAll,
    ) -> None:
        """Prepare the actions.

        Args:
            session: The state of the reading screen.
            highlight_at: Returns the highlight of a passage, creating it if there is none.
            link: Asks how two highlights are related, and links them; or takes back, by what it
                is given, what was made for the link since a position of the store.
            cite: Copies passages as citations.
        """
        self._session = session
        self._highlight_at = highlight_at
        self._link = link
        self._cite = cite

    def title(self, document: Document) -> str:
        """The title of a text: the user's, or else its own."""
        path = document.path
        given = self._session.desk.titles.get(path, "") if path else ""
        return given or document.title

    async def highlight(self, place: Place) -> bool:
        """Highlight a passage; returns False if it is highlighted already."""
        known = self._session.desk.store.snapshot.annotation_entries
        made = await self._highlight_at(*place)
        self._session.changed()
        return made.id not in known

    async def link(self, one: Place, other: Place) -> None:
        """Highlight two passages, and ask for the relation of the link."""
        session = self._session
        store = session.desk.store
        known, since = store.snapshot.annotation_entries, store.journal.position
        first, second = [await self._highlight_at(*place) for place in (one, other)]
        made = [each for each in (first, second) if each.id not in known]
        if session.pane:
            session.pane.stop_selecting()
        session.changed()

        async def withdraw() -> None:
            for _ in made:
                await session.save(session.desk.store.journal.withdraw)
            session.changed()

        await self._link(first, second, withdraw, since)

    async def cite(self, *places: Place) -> None:
        """Copy passages as citations."""
        await self._cite(places)

    def opened(self, document: Document) -> OpenDocument:
        """The open document for a document.

        Raises:
            ReaderError: Its file can't be read any more.
        """
        desk = self._session.desk
        for each in desk.open_documents.values():
            if each.document.path == document.path and each.document.sha256 == document.sha256:
                return each
        if document.path is None:
            raise ReaderError("This text has no file: it can't be highlighted.")
        return desk.open(document.path)


class CounterpartSearch:
    """Finds passages of other texts that say the same."""

    def __init__(
        self,
        session: Session,
        targets: Targets,
        comparing: Comparing,
        counterparts: Callable[[], Counterparts],
        go_beside: GoBeside,
    ) -> None:
        """Prepare to search.

        Args:
            session: The state of the reading screen.
            targets: Returns the highlights that a command applies to.
            comparing: Links and cites two passages.
            counterparts: Returns the object that finds counterparts.
            go_beside: Shows a passage of a file in another pane.
        """
        self._session = session
        self._targets = targets
        self._comparing = comparing
        self._counterparts = counterparts
        self._go_beside = go_beside

    @command("counterparts", "g s", "Counterparts",
             "what others say of this, in the other texts")  # fmt: skip
    async def find(self) -> None:
        """Show the passages of other texts that say the same as this one."""
        session = self._session
        opened, span = self._meant()

        def find(in_library: bool, watch: Watch) -> Parallels:  # noqa: FBT001 - as the dialog asks
            finder = self._counterparts()
            if not in_library:
                # Looked up each time: the text in another pane may only just have been read.
                return finder.of(opened.document, span, self._others(opened), watch)
            known = {each.document.path: each.document
                     for each in session.desk.open_documents.values()}  # fmt: skip
            paths = library.Library(session.workspace.texts).paths()
            return finder.in_library(opened.document, span, paths, known.get, watch)

        async def go(found: Parallels, one: Parallel) -> None:
            del found
            if one.document.path:
                await self._go_beside(one.document.path, one.span)

        async def link(found: Parallels, one: Parallel) -> None:
            other = self._comparing.opened(one.document)
            await self._comparing.link((opened, found.span), (other, one.span))

        async def cite(found: Parallels, one: Parallel) -> None:
            other = self._comparing.opened(one.document)
            await self._comparing.cite((opened, found.span), (other, one.span))

        await session.host.open_dialog(
            counterpart_list.CounterpartScreen(
                opened.document,
                find,
                {"go": go, "link": link, "cite": cite},
                self._comparing.title,
                in_library=not self._others(opened),
            )
        )

    def _meant(self) -> tuple[OpenDocument, Span]:
        """The passage to search for: a highlight, the selection, or the sentence.

        Raises:
            ReaderError: There is none, or its text is not open.
        """
        session = self._session
        annotations = [] if session.is_selecting else self._targets.annotations
        if annotations:
            opened = session.opened_of(annotations[0].document)
            span = annotations[0].anchor.span
            if span is None:
                raise ReaderError("This highlight is lost: its words are not in the text any more.")
            return opened, span
        pane, opened = session.here()
        return opened, pane.target()

    def _others(self, opened: OpenDocument) -> list[Document]:
        """The texts of the other panes, without duplicates."""
        found: dict[str, Document] = {}
        for pane in self._session.texts:
            known = self._session.desk.open_documents.get(pane.document_id)
            if known and known.document.sha256 != opened.document.sha256:
                found.setdefault(known.document.sha256, known.document)
        return list(found.values())
