"""Opening texts in panes, and closing them.

A pane shows at once what can be shown of its text: of a large one a part, without highlights.
The whole text follows, read in a thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.pane.loading import ReadingStopped, whole_document
from reader.ui.pane.pane import DocumentPane
from reader.ui.pane.styles import Inks
from reader.ui.reading.arrangement import MOST_PANES, Arrangement
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from reader.ui.reading.navigation import Navigation
    from reader.ui.widgets import chooser
    from reader.workspace.documents import OpenDocument
    from reader.workspace.texts import first_page, loading, source_file
else:
    chooser = lazy("reader.ui.widgets.chooser")
    first_page = lazy("reader.workspace.texts.first_page")
    loading = lazy("reader.workspace.texts.loading")
    source_file = lazy("reader.workspace.texts.source_file")


class Texts:
    """Opens and closes texts."""

    def __init__(
        self,
        session: Session,
        navigation: Navigation,
        arrangement: Arrangement,
        loaded: Callable[[OpenDocument], Awaitable[None]],
        close_list: Callable[[], None],
    ) -> None:
        """Start without panes.

        Args:
            session: The state of the reading screen.
            navigation: Knows the reading position in each text.
            arrangement: Places the panes.
            loaded: Called with each text once it is fully loaded.
            close_list: Hides the list of annotations.
        """
        self._session = session
        self._navigation = navigation
        self._arrangement = arrangement
        self._loaded = loaded
        self._close_list = close_list
        self.inks: Inks | None = None
        """The styles of the overlay, once they are loaded."""
        self.stamps: dict[Path, source_file.Stamp | None] = {}
        """The stamp of each file when it was read."""
        self.problems: list[str] = []
        """The errors of texts that could not be opened, not yet reported."""

    # Panes

    def first_panes(self, paths: Sequence[Path]) -> list[DocumentPane]:
        """Panes with the requested texts, or else with those of the last session."""
        known = self._navigation.positions
        wanted = paths or [Path(path) for path in known.panes]
        self.problems += map(_too_many, wanted[MOST_PANES:])
        found = self._session.panes
        for path in wanted[:MOST_PANES]:
            try:
                found.append(self._make_pane(path))
            except ReaderError as error:
                self.problems.append(str(error))
        if found:
            current = 0 if paths else min(known.current, len(found) - 1)
            self._session.pane = found[current]
        return found

    def _make_pane(self, path: Path) -> DocumentPane:
        """A pane with the part of a file that can be shown at once, at the reading position.

        Raises:
            ReaderError: It can't be read.
        """
        session, navigation = self._session, self._navigation
        path = session.workspace.absolute(str(path.absolute()))
        before = source_file.stamp(path)
        place = navigation.positions.places.get(str(path))
        part = first_page.load(navigation.first_pages, path) if place else None
        is_kept = part is not None
        part = part or loading.glimpse(path)
        is_whole = not is_kept and part.size == len(part.document.text)
        size = None if is_whole else part.size
        pane = DocumentPane(part.document, before=part.before, size=size)
        pane.monochrome = session.host.is_monochrome
        pane.has_few_colors = session.host.has_few_colors
        wanted = session.settings.measure if session.settings else None
        pane.measure = wanted or navigation.positions.measure or pane.measure
        navigation.put_at_first(pane, place)
        if pane.document.path:
            self.stamps.setdefault(pane.document.path, before)
        return pane

    async def load(self, pane: DocumentPane) -> None:
        """Load the whole text of a pane, with its record and its annotations."""
        session, path = self._session, pane.document.path
        if pane.is_part and path:
            self.stamps[path] = source_file.stamp(path)
        try:
            document = await asyncio.to_thread(whole_document, pane)
            opened = await asyncio.to_thread(session.desk.lay_down, document)
        except ReadingStopped:
            return
        except ReaderError as error:
            self.problems.append(str(error))
            session.host.show_error(error)
            await self._close(pane)
            return
        if pane not in session.panes:
            return
        pane.document_id, pane.inks = opened.record.id, self.inks
        pane.show_whole(opened.document)
        self._navigation.arrive(pane)
        for notice in opened.document.notices:
            session.host.warn(notice)
        await self._loaded(opened)

    async def show(self, path: Path, *, beside: bool) -> DocumentPane:
        """Show a file in the current pane, or in a new one.

        A small one is fully loaded when this returns; a large one goes on loading.

        Raises:
            ReaderError: It can't be read, or there are as many panes as there can be.
        """
        session = self._session
        if beside and len(session.panes) >= MOST_PANES:
            raise ReaderError(_too_many(path))
        old = session.pane
        pane = await asyncio.to_thread(self._make_pane, path)
        after = old or (session.panes[-1] if session.panes else None)
        at = session.panes.index(after) + 1 if after else 0
        session.panes.insert(at, pane)
        await session.host.mount_pane(pane, after)
        if old and not beside:
            await self._close(old, focus=False)
        self._arrangement.focus(pane)
        if pane.is_part:
            session.host.run_task(self.load(pane))
        else:
            await self.load(pane)
        return pane

    async def _close(self, pane: DocumentPane, *, focus: bool = True) -> None:
        """Close a pane."""
        session = self._session
        self._navigation.keep_place(pane, self.has_changed)
        pane.is_wanted = False
        at = session.panes.index(pane)
        session.panes.remove(pane)
        await pane.remove()
        if pane is session.pane:
            session.pane = None
        if focus and session.panes:
            self._arrangement.focus(session.pane or session.panes[max(at - 1, 0)])

    def has_changed(self, path: Path) -> bool:
        """Whether a file has changed since it was shown."""
        return source_file.stamp(path) != self.stamps.get(path)

    # Commands

    @command("pane.split", "ctrl+w v,ctrl+w s", "Split", "one more pane, of this text")
    async def split(self) -> None:
        """Show the text in a new pane, at the same place."""
        pane = self._session.pane
        if pane and pane.document.path:
            twin = await self.show(pane.document.path, beside=True)
            twin.go_place(pane.caret.offset, pane.height_of_caret)

    @command("pane.close", "ctrl+w c", "Close pane", "close the pane", is_early=True)
    async def close(self) -> None:
        """Close the current pane, unless it is the only one."""
        if self._session.pane and len(self._session.panes) > 1:
            await self._close(self._session.pane)

    @command("pane.only", "ctrl+w o", "Only pane", "close the other panes", is_early=True)
    async def only(self) -> None:
        """Close all panes but the current one."""
        for pane in list(self._session.panes):
            if pane is not self._session.pane:
                await self._close(pane, focus=False)
        self._arrangement.place()

    @command("quit", "q", "Quit", "close the pane, or Reader with the last one", is_early=True)
    async def quit(self) -> None:
        """Hide the list if it has the focus; else close the pane, or Reader with the last."""
        if self._session.has_panel_focus:
            self._close_list()
        elif len(self._session.panes) > 1:
            await self.close()
        else:
            self._session.host.quit()


def _too_many(path: Path) -> str:
    return (
        f"{path.name}: not opened, since {MOST_PANES} panes is the most; "
        f"close one with q, then open it with o."
    )
