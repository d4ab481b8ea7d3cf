"""Opening documents, and closing them.

What is asked for first is put on the screen before anything else is done: of a large document a
part, and no marks yet. The rest comes right after, in threads: the marks of the workspace, then
each document as a whole.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.pane.pane import DocumentPane
from reader.ui.pane.styles import Inks
from reader.ui.reading.desk import DeskScreen
from reader.ui.reading.loading import ReadingStopped, whole_document
from reader.ui.reading.panes import MOST_PANES
from reader.workspace import library
from reader.workspace.paths import Workspace

if TYPE_CHECKING:
    from reader.config import Config
    from reader.ui.dialogs import open_text
    from reader.ui.keys.keymap import Keymap
    from reader.ui.widgets import chooser
    from reader.workspace import desk as desks
    from reader.workspace import first_page, positions
else:
    chooser = lazy("reader.ui.widgets.chooser")
    desks = lazy("reader.workspace.desk")
    open_text = lazy("reader.ui.dialogs.open_text")
    positions = lazy("reader.workspace.positions")
    first_page = lazy("reader.workspace.first_page")

LATER = Path(__file__).with_name("later.tcss")
"""How all looks that is not on the screen at the very first."""
COMMANDS = (
    *("text.sentences", "search.phrase", "anchoring.selector", "query.query", "annotations.spans"),
    *("ui.widgets.line_prompt", "ui.widgets.chooser", "ui.dialogs.note"),
)
"""What the commands need that a start does not."""
KEEP = 2.0
"""Seconds after which it is written down where somebody is, so that a crash forgets no more."""


class DocumentsScreen(DeskScreen):
    """Opens and closes documents."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open", "Open", id="document.open", tooltip="open a document"),
        Binding("ctrl+w v,ctrl+w s", "split", "Split", id="pane.split",
                tooltip="the document in one more pane"),
        Binding("ctrl+w c", "close", "Close pane", id="pane.close", tooltip="close the pane"),
        Binding("ctrl+w o", "only", "Only pane", id="pane.only", tooltip="close the other panes"),
        Binding("q", "quit_pane", "Quit", id="quit",
                tooltip="close the pane; the last one, Reader"),
    ]  # fmt: skip

    _inks: Inks | None = None

    def __init__(self, workspace: Workspace, paths: Sequence[Path], patience: float) -> None:
        """Show documents.

        Args:
            workspace: Where they and their marks are.
            paths: Their files; without any, those that were open last, else the library is asked.
            patience: Seconds to wait for another program that is writing the annotations.
        """
        super().__init__(workspace)
        self.is_ready = False
        """Whether the marks are there, and all documents that were asked for at first."""
        self._paths = paths
        self._patience = patience
        self._problems: list[str] = []

    def use_settings(self, settings: Config | None, keymap: Keymap | None) -> None:
        """Do as a person has set; a measure that was set shows at once."""
        before = self.settings.measure if self.settings else None
        if settings and settings.measure and settings.measure != before and self.is_running:
            for pane in self.panes:
                pane.measure = settings.measure
                pane.lay_out()
        super().use_settings(settings, keymap)

    # The start

    def first_panes(self) -> Sequence[DocumentPane]:
        """Panes with what was asked for; what can't be opened is told later."""
        found: list[DocumentPane] = []
        asked = self._paths or [Path(path) for path in self.known.panes]
        self._problems += map(_too_many, asked[MOST_PANES:])
        for path in asked[:MOST_PANES]:
            try:
                found.append(self._make_pane(path))
            except ReaderError as error:
                self._problems.append(str(error))
        if found:
            self._current = found[0 if self._paths else min(self.known.current, len(found) - 1)]
        return found

    def on_mount(self) -> None:
        """Give the keys to a pane; once it is on the screen, get all the rest."""
        if self._current:
            self.focus_pane(self._current)
        self.call_after_refresh(lambda: self.run_worker(self._furnish()))

    async def _furnish(self) -> None:
        """Bring the marks, and the documents whole."""
        self.app.stylesheet.read(LATER)
        self.app.stylesheet.parse()
        self._inks = Inks()
        await self.mount(self._inks)
        self._desk = await asyncio.to_thread(
            lambda: desks.Desk(self.workspace, patience=self._patience)
        )
        await self.furnished()
        for pane in sorted(self.panes, key=lambda pane: (pane.is_part, pane is not self.pane)):
            await self._lay_open(pane)
        self.is_ready = True
        await asyncio.to_thread(self._prepare_commands)
        gc.freeze()
        gc.enable()
        self.set_interval(KEEP, self.keep_places)
        if self.panes:
            for problem in self._problems:
                self.notify(problem, severity="error", timeout=15, markup=False)
        else:
            await self.ask_for_document("\n".join(self._problems))
        await self.begun()

    @staticmethod
    def _prepare_commands() -> None:
        """Load what the first use of a command would wait for."""
        for name in COMMANDS:
            import_module(f"reader.{name}")

    async def furnished(self) -> None:
        """Told when the desk is there."""

    async def begun(self) -> None:
        """Told when all that was asked for at first is there."""

    # One pane

    def _make_pane(self, path: Path) -> DocumentPane:
        """A pane with what can be shown at once of a file, at the place where somebody was.

        Raises:
            ReaderError: It can't be read.
        """
        path = self.workspace.absolute(str(path.absolute()))
        place = self.known.places.get(str(path))
        glimpse = first_page.load(self.state / "windows", path) if place else None
        is_kept = glimpse is not None
        glimpse = glimpse or library.glimpse(path)
        is_whole = not is_kept and glimpse.size == len(glimpse.document.text)
        size = None if is_whole else glimpse.size
        pane = DocumentPane(glimpse.document, before=glimpse.before, size=size)
        pane.monochrome = self.is_monochrome
        pane.has_few_colors = self.has_few_colors
        wanted = self.settings.measure if self.settings else None
        pane.measure = wanted or self.known.measure or pane.measure
        if place and pane.has(place.offset):
            self._put(pane, place)
        elif place:
            self._awaited[pane] = place
        return pane

    @staticmethod
    def _put(pane: DocumentPane, place: positions.Place) -> None:
        """Bring a pane to a place of the whole text."""
        place = place._replace(offset=place.offset - pane.before)
        pane.go_place(place.found_in(pane.document.text).offset, place.height)

    def go_in(self, pane: DocumentPane, offset: int, words: str = "") -> None:
        """Bring a pane to an offset of the whole text, once that is here.

        Args:
            pane: Which.
            offset: Where to.
            words: What stands there, if the text may have changed.
        """
        place = positions.Place(offset, self.size.height // 3, words)
        if pane.is_laid_open or pane.has(offset):
            pane.go(place._replace(offset=offset - pane.before).found_in(pane.document.text).offset)
        else:
            self._awaited[pane] = place

    async def _lay_open(self, pane: DocumentPane) -> None:
        """Bring a pane's document whole, with its record and its marks."""
        try:
            document = await asyncio.to_thread(whole_document, pane)
            opened = await asyncio.to_thread(self.desk.lay_down, document)
        except ReadingStopped:
            return
        except ReaderError as error:
            self._problems.append(str(error))
            self.show_error(error)
            await self._take_away(pane)
            return
        if pane not in self.panes:
            return
        pane.document_id, pane.inks = opened.record.id, self._inks
        pane.show_whole(opened.document)
        if place := self._awaited.pop(pane, None):
            self._put(pane, place)
        for notice in opened.document.notices:
            self.notify(notice, severity="warning", markup=False)
        await self.find_marks(opened)

    async def show_document(self, path: Path, *, beside: bool) -> DocumentPane:
        """Show a file in the current pane, or in one more.

        A small one is whole when this returns; a large one is read on meanwhile.

        Raises:
            ReaderError: It can't be read, or there are as many panes as there can be.
        """
        if beside and len(self.panes) >= MOST_PANES:
            raise ReaderError(_too_many(path))
        old = self.pane
        pane = await asyncio.to_thread(self._make_pane, path)
        after = old or (self.panes[-1] if self.panes else None)
        await self.query_one("#desk").mount(pane, after=after, before=None if after else 0)
        if old and not beside:
            await self._take_away(old, focus=False)
        self.focus_pane(pane)
        if pane.is_part:
            self.run_worker(self._lay_open(pane))
        else:
            await self._lay_open(pane)
        return pane

    async def _take_away(self, pane: DocumentPane, *, focus: bool = True) -> None:
        """Close a pane."""
        self.keep_place(pane)
        pane.is_wanted = False
        at = self.panes.index(pane)
        await pane.remove()
        if pane is self._current:
            self._current = None
        if focus and self.panes:
            self.focus_pane(self._current or self.panes[max(at - 1, 0)])

    def on_unmount(self) -> None:
        """Read no more, and write down where somebody was."""
        for pane in self.panes:
            pane.is_wanted = False

    # Commands

    async def action_split(self) -> None:
        """Show the document in one more pane, at the same place."""
        pane = self.pane
        if pane and pane.document.path:
            twin = await self.show_document(pane.document.path, beside=True)
            twin.go_place(pane.caret.offset, pane.height_of_caret)

    async def action_close(self) -> None:
        """Close the current pane, unless it is the only one."""
        if self.pane and len(self.panes) > 1:
            await self._take_away(self.pane)

    async def action_only(self) -> None:
        """Close all panes but the current one."""
        for pane in self.panes:
            if pane is not self.pane:
                await self._take_away(pane, focus=False)
        self.place_panes()

    async def action_quit_pane(self) -> None:
        """Close the current pane, or Reader with the last one."""
        if len(self.panes) > 1:
            await self.action_close()
        else:
            self.app.exit()

    async def action_open(self) -> None:
        """Ask which document to open."""
        await self.ask_for_document()

    async def ask_for_document(self, problem: str = "") -> None:
        """Ask which document to open, with what went wrong before."""
        here, beside = partial(self.open_named, beside=False), partial(self.open_named, beside=True)
        screen = open_text.OpenScreen(list(self._entries()), here, beside)
        await self.app.push_screen(screen)
        screen.show_error(problem)

    def _entries(self) -> Iterator[chooser.Entry]:
        """The texts of the library, with how many marks each has."""
        at_desk = self.desk
        counts = at_desk.counts()
        marks = {record.path: counts[key] for key, record in at_desk.records.items()}
        for path in library.Library(self.workspace.texts).paths():
            count = marks.get(self.workspace.relative(path), 0)
            yield chooser.Entry(str(path), path.stem, f"{count} ✎" if count else "")

    async def open_named(self, name: str, *, beside: bool) -> None:
        """Open what was chosen, or the file whose path was typed."""
        if not name.strip():
            raise ReaderError("Type a part of a document's name, or the path of a file.")
        await self.show_document(Path(name).expanduser(), beside=beside)  # noqa: ASYNC240 (no file is touched by naming a home directory)


def _too_many(path: Path) -> str:
    return (
        f"{path.name}: not opened, since {MOST_PANES} panes is the most; "
        f"close one with q, then open it with o."
    )
