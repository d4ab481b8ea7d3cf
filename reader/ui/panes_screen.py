"""Documents side by side: opening, closing, going from one to the other."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import Resize
from textual.screen import Screen

from reader import glyph, motion
from reader.desk import Desk, OpenDocument
from reader.errors import ReaderError
from reader.library import Library
from reader.ui.chooser_screen import Entry
from reader.ui.document_pane import DocumentPane
from reader.ui.document_view import DocumentView
from reader.ui.keys import Counted, spelling
from reader.ui.open_screen import OpenScreen
from reader.ui.status_line import StatusLine

HINTS = (
    *("mark.highlight", "mark.note", "mark.tags", "cite", "panel.here", "find", "help"),
    *("document.open", "copy", "undo"),
)
MODE_ROOM = 10
"""Cells of the status line that are not for notices."""
LONGEST = 20_000
"""Characters of a block in which sentences are counted: in more, that would be felt."""
MOST_PANES = 4
LEAST_PANE = 30
"""Cells that a pane needs: with fewer for each, some are hidden until they are gone to."""


class PanesScreen(Counted, Screen[None]):
    """Shows documents in panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open", "Open", id="document.open", tooltip="open a document"),
        Binding("tab,ctrl+w w,ctrl+w l,ctrl+w ctrl+w", "pane(1)", "Next pane", id="pane.next",
                tooltip="the next pane"),
        Binding("shift+tab,ctrl+w h", "pane(-1)", "Pane before", id="pane.previous",
                tooltip="the pane before"),
        Binding("ctrl+w v,ctrl+w s", "split", "Split", id="pane.split",
                tooltip="the document in one more pane"),
        Binding("ctrl+w c", "close", "Close pane", id="pane.close", tooltip="close the pane"),
        Binding("ctrl+w o", "only", "Only pane", id="pane.only", tooltip="close the other panes"),
        Binding("q", "quit_pane", "Quit", id="quit",

                tooltip="close the pane; the last one, Reader"),
    ]  # fmt: skip

    def __init__(self, desk: Desk, paths: Sequence[Path]) -> None:
        """Show documents.

        Args:
            desk: What they lie on.
            paths: Their files; without any, the library is asked.
        """
        super().__init__()
        self.desk = desk
        self.pending = ""
        """What has been typed of a command."""
        self._paths = paths
        self._current: DocumentPane | None = None
        self._places: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """The panes over the status line."""
        yield Horizontal(id="desk")
        yield StatusLine()

    async def on_mount(self) -> None:
        """Open what was asked for; what can't be opened is told, and the rest opens."""
        problems = []
        for path in self._paths:
            try:
                await self.add_pane(self.desk.open(path))
            except ReaderError as error:
                problems.append(str(error))
        if self.panes:
            self.focus_pane(self.panes[0])
            for problem in problems:
                self.notify(problem, severity="error", timeout=15, markup=False)
        else:
            await self.ask_for_document("\n".join(problems))

    # Panes

    @property
    def is_monochrome(self) -> bool:
        """Whether colour says nothing here."""
        return self.app.no_color or self.app.console.color_system is None

    @property
    def panes(self) -> list[DocumentPane]:
        """The panes from left to right, hidden ones too."""
        return list(self.query(DocumentPane))

    @property
    def pane(self) -> DocumentPane | None:
        """The pane that commands are for."""
        return self._current

    @property
    def opened(self) -> OpenDocument | None:
        """What the current pane shows."""
        return self.desk.open_documents[self.pane.document_id] if self.pane else None

    async def add_pane(self, opened: OpenDocument) -> DocumentPane:
        """Show a document in one more pane, right of the current one.

        Raises:
            ReaderError: There are as many panes as there can be.
        """
        if len(self.panes) >= MOST_PANES:
            raise ReaderError(
                f"{opened.document.title}: not opened, since {MOST_PANES} panes is the most; "
                f"close one with q, then open it with o."
            )
        pane = DocumentPane(opened.document, document_id=opened.record.id)
        pane.monochrome = self.is_monochrome
        after = self.pane or (self.panes[-1] if self.panes else None)
        await self.query_one("#desk").mount(pane, after=after, before=None if after else 0)
        pane.go(self._places.get(opened.record.id, 0))
        self.focus_pane(pane)
        self.tell_notices(opened)
        self.show_marks()
        return pane

    async def replace_pane(self, opened: OpenDocument) -> None:
        """Show a document in the current pane instead of what is there."""
        old = self.pane
        if old is None:
            await self.add_pane(opened)
            return
        self._places[old.document_id] = old.caret.offset
        pane = DocumentPane(opened.document, document_id=opened.record.id)
        pane.monochrome = self.is_monochrome
        await self.query_one("#desk").mount(pane, after=old)
        await old.remove()
        pane.go(self._places.get(opened.record.id, 0))
        self.focus_pane(pane)
        self.tell_notices(opened)
        self.show_marks()

    def focus_pane(self, pane: DocumentPane) -> None:
        """Have commands be for a pane."""
        self._current = pane
        pane.display = True
        self.set_focus(pane)
        self.place_panes()

    def place_panes(self) -> None:
        """Show as many panes as there is room for, the current one among them."""
        panes = self.panes
        if not panes:
            return
        fitting = max(self.room_for_panes // LEAST_PANE, 1)
        at = panes.index(self._current) if self._current in panes else 0
        first = min(max(at - fitting + 1, 0), max(len(panes) - fitting, 0))
        for index, pane in enumerate(panes):
            pane.display = first <= index < first + fitting
            pane.set_divider(index > first)

    @property
    def room_for_panes(self) -> int:
        """Cells that the panes have together."""
        return self.size.width

    def tell_notices(self, opened: OpenDocument) -> None:
        """Say what a person should know of how a document was read."""
        for notice in opened.document.notices:
            self.notify(notice, severity="warning", markup=False)

    def show_marks(self) -> None:
        """Bring all that shows marks up to date."""
        raise NotImplementedError

    def on_resize(self, event: Resize) -> None:
        """Show what there is room for."""
        del event
        self.place_panes()

    def action_pane(self, step: int) -> None:
        """Go to another pane."""
        panes = self.panes
        if panes:
            at = panes.index(self._current) if self._current in panes else 0
            self.focus_pane(panes[(at + step) % len(panes)])

    async def action_split(self) -> None:
        """Show the document in one more pane, at the same place."""
        if self.pane and self.opened:
            offset = self.pane.caret.offset
            pane = await self.add_pane(self.opened)
            pane.go(offset)

    async def action_close(self) -> None:
        """Close the current pane, unless it is the only one."""
        panes, pane = self.panes, self.pane
        if pane is None or len(panes) == 1:
            return
        self._places[pane.document_id] = pane.caret.offset
        at = panes.index(pane)
        await pane.remove()
        self.focus_pane(self.panes[max(at - 1, 0)])

    async def action_only(self) -> None:
        """Close all panes but the current one."""
        for pane in self.panes:
            if pane is not self.pane:
                self._places[pane.document_id] = pane.caret.offset
                await pane.remove()
        self.place_panes()

    async def action_quit_pane(self) -> None:
        """Close the current pane, or Reader with the last one."""
        if len(self.panes) > 1:
            await self.action_close()
        else:
            self.app.exit()

    # Opening

    async def action_open(self) -> None:
        """Ask which document to open."""
        await self.ask_for_document()

    async def ask_for_document(self, problem: str = "") -> None:
        """Ask which document to open, with what went wrong before."""
        counts = self.desk.counts()
        marks = {record.path: counts[key] for key, record in self.desk.records.items()}
        entries = []
        for path in Library(self.desk.workspace.texts).paths():
            name = self.desk.workspace.relative(path)
            count = marks.get(name, 0)
            entries.append(Entry(str(path), path.stem, f"{count} ✎" if count else ""))
        here, beside = partial(self._open, beside=False), partial(self._open, beside=True)
        screen = OpenScreen(entries, here, beside)
        await self.app.push_screen(screen)
        screen.show_error(problem)

    async def _open(self, name: str, *, beside: bool) -> None:
        """Open what was chosen, or the file whose path was typed."""
        if not name.strip():
            raise ReaderError("Type a part of a document's name, or the path of a file.")
        opened = await asyncio.to_thread(self.desk.open, Path(name).expanduser())  # noqa: ASYNC240 (no file is touched by naming a home directory)
        if beside:
            await self.add_pane(opened)
        else:
            await self.replace_pane(opened)

    # The status line

    def tell(self, notice: str) -> None:
        """Say what just happened, until the next key; in a box where the row is too short."""
        if glyph.cells(notice) >= self.size.width - MODE_ROOM:
            self.notify(notice, timeout=10)
            return
        self.query_one(StatusLine).notice = notice
        self.show_status()

    def clear_notice(self) -> None:
        """Take back what was said of the command before."""
        line = self.query_one(StatusLine)
        if line.notice:
            line.notice = ""
            self.show_status()

    def show_error(self, error: ReaderError) -> None:
        """Say what is wrong: on the status line, or in a box where it does not fit there."""
        sentence = str(error)
        if glyph.cells(sentence) < self.size.width - MODE_ROOM:
            self.tell(sentence)
        else:
            self.app.clear_notifications()
            self.notify(sentence, severity="error", timeout=10)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell a person what is wrong, and go on."""
        try:
            yield
        except ReaderError as error:
            self.show_error(error)

    def show_status(self) -> None:
        """Bring the status line up to date."""
        line = self.query_one(StatusLine)
        line.mode, line.place = self.mode, self.place
        line.pending = self.pending
        found = {active.binding.id: active for active in reversed(self.active_bindings.values())}
        line.hints = [
            (spelling(self.app, found[name].binding), found[name].binding.description.lower())
            for name in self.hints
            if name in found and found[name].enabled
        ]
        line.refresh()

    @property
    def hints(self) -> Sequence[str]:
        """The ids of the bindings that matter most now."""
        return HINTS

    @property
    def mode(self) -> str:
        """What keys do now, in a word."""
        return "SELECT" if self.pane and self.pane.caret.selection else "READ"

    @property
    def place(self) -> str:
        """Where the caret is, in words; with the pane's number where some are hidden."""
        panes = self.panes
        if self.pane not in panes:
            return "no text: o opens one, q quits"
        hidden = any(not pane.display for pane in panes)
        which = f"pane {panes.index(self.pane) + 1}/{len(panes)} · " if hidden else ""
        return which + _place_in(self.pane)

    def on_document_view_moved(self, event: DocumentView.Moved) -> None:
        """Follow the caret."""
        event.stop()
        view = event.view
        if isinstance(view, DocumentPane) and view.has_focus and view is not self._current:
            self._current = view
        self.show_status()


def _place_in(pane: DocumentPane) -> str:
    """Where a pane's caret is."""
    document, offset = pane.document, pane.caret.offset
    block = document.block_at(offset)
    if block.span.end - block.span.start > LONGEST:
        return f"¶{block.number}" if block.number else block.kind.value
    sentences = motion.sentences_of(document, document.block_index(offset))
    at = sum(sentence.start <= offset for sentence in sentences)
    name = f"¶{block.number}" if block.number else block.kind.value
    return f"sentence {at}/{len(sentences)} of {name}" if sentences else name
