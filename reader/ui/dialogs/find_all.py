"""A dialog that searches all texts as you type, and opens the chosen hit."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event

from textual.app import ComposeResult
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from reader.errors import ReaderError
from reader.search.search import Search, parse_search
from reader.text.document import Document, Span
from reader.ui.dialogs.hit_list import HitList, Row, counted, rows
from reader.ui.keys.command import command
from reader.ui.widgets.box import Box
from reader.ui.widgets.dialog import Dialog, ForeignText, LineInput
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.pick_list import PickList
from reader.workspace.find_all import Shelf, Step, find_all

Open = Callable[[Path, Span], Awaitable[None]]
"""Shows a place in a text. A `ReaderError` is shown in the dialog, which stays open."""

_QUIET = 0.15
"""Seconds between the last key and the start of the search."""
_BATCH = 0.06
"""Seconds between updates of the hits."""
_BAR = 16
"""Width of the progress bar in cells."""
_HELP = "a phrase · =exactly these words · /a regular expression/ · a capital makes case matter"


@dataclass
class Findings:
    """The state of a search, kept for when the dialog is opened again."""

    line: str = ""
    """The search line, as typed."""
    rows: list[Row] = field(default_factory=list)
    """The rows of the list."""
    cursor: int = 0
    """The row under the cursor."""
    done: int = 0
    """The number of files searched so far."""
    total: int = 0
    """The number of files to search."""
    hits: int = 0
    """The number of hits, including those not listed."""
    texts: int = 0
    """The number of texts with hits."""
    unread: dict[Path, str] = field(default_factory=dict)
    """The files that cannot be read, and why."""
    is_over: bool = False
    """Whether all files have been searched, or nothing is searched for."""
    error: str = ""
    """The error in the search line, or the reason why the search ended early."""

    def add(self, step: Step) -> None:
        """Add the hits in one more text."""
        self.done, self.total = step.done, step.total
        self.error = step.error
        if step.finds is None:
            self.unread[step.path] = step.problem
        elif step.finds.count:
            self.rows += rows(step.path, step.finds)
            self.hits += step.finds.count
            self.texts += 1

    @property
    def problem(self) -> str:
        """The error in the search line, or which files were skipped; if only one was, why."""
        if self.error:
            return self.error
        if len(self.unread) > 1:
            names = ", ".join(path.name for path in self.unread)
            return f"{len(self.unread)} texts can't be read: {names}"
        return "".join(self.unread.values())

    def __str__(self) -> str:
        """The progress of the search, in words."""
        if self.error or not self.line.strip():
            return ""
        if not self.is_over:
            return f"{self.done} of {counted(self.total, 'text')} · {counted(self.hits, 'hit')}"
        if not self.hits:
            return f"Nothing found in {counted(self.total, 'text')}"
        return f"{counted(self.hits, 'hit')} in {self.texts} of {counted(self.total, 'text')}"


@dataclass
class FindAllMemory:
    """State kept between openings of the dialog."""

    findings: Findings = field(default_factory=Findings)
    """The last search."""
    shelf: Shelf = field(default_factory=Shelf)
    """The texts that it has read."""


class FindAllScreen(Dialog):
    """Searches as you type, and opens the chosen hit."""

    PLACE = "Finding in all texts"
    MODE = "FIND"
    ACCEPTS = "find the words; at a hit, open it here"

    @dataclass
    class Searched(Message):
        """Reports the hits in more texts."""

        run: Event
        """The event that stops the search that the message belongs to."""
        steps: Sequence[Step]
        """The texts, with their hits."""
        is_over: bool
        """Whether these were the last texts."""

    def __init__(
        self,
        paths: Sequence[Path],
        here: Open,
        beside: Open,
        *,
        known: Mapping[Path, Document],
        titles: Mapping[Path, str] | None = None,
        memory: FindAllMemory | None = None,
        line: str = "",
    ) -> None:
        """Ask what to search for.

        Args:
            paths: The files to search, in order.
            here: Shows a hit in the current pane.
            beside: Shows a hit in a new pane.
            known: Open documents, by their files.
            titles: The titles that the user gave to texts, by their files.
            memory: The last search, which is shown again; the dialog keeps it up to date.
            line: The initial search line; if empty, the last one.
        """
        super().__init__(self._open)
        self._paths = paths
        self._here, self._beside = here, beside
        self._opens = here
        self._known = dict(known)
        self._titles = titles
        self._memory = memory or FindAllMemory()
        self._line = line or self._memory.findings.line
        self._run: Event | None = None
        self._waiting: Timer | None = None
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """The line to type in, the progress, and the hits."""
        with Box():
            yield Title("Find in all texts")
            yield LineInput(self._line, placeholder=_HELP, compact=True)
            yield ForeignText(classes="progress")
            yield HitList()
            yield ForeignText(classes="error")
            yield Keys("Enter opens it here · C-v in a new pane · Esc stops, then closes")

    @property
    def answer(self) -> str:
        """The search line, as typed."""
        return self.query_one(LineInput).value

    @property
    def findings(self) -> Findings:
        """The search that is shown."""
        return self._memory.findings

    @property
    def is_searching(self) -> bool:
        """Whether a search is running or scheduled."""
        return self._run is not None or self._waiting is not None

    def on_mount(self) -> None:
        """Show the last search, or start a new one."""
        self._show()
        findings = self.findings
        if self._line == findings.line and findings.is_over:
            self._cursor = findings.cursor
            self._show()
        elif self._line:
            self._begin(findings.cursor if self._line == findings.line else 0)

    def on_unmount(self) -> None:
        """Stop the search."""
        self._stop()

    # Searching

    def on_input_changed(self, event: Input.Changed) -> None:
        """Schedule a search shortly after the last key; stop one for another line at once."""
        event.stop()
        if event.value == self.findings.line and (self._run or self.findings.is_over):
            self._cancel_waiting()
            return
        self._stop()
        self.show_error("")
        self._waiting = self.set_timer(_QUIET, self._begin)

    def _begin(self, cursor: int = 0) -> None:
        """Search for the line.

        Args:
            cursor: The row to move the cursor to once it is listed.
        """
        self._stop()
        self._cursor = cursor
        findings = self._memory.findings = Findings(self.answer, total=len(self._paths))
        self.show_error("")
        try:
            search = parse_search(findings.line) if findings.line.strip() else None
        except ReaderError as error:
            search, findings.error = None, str(error)
        findings.is_over = search is None
        if search:
            self._run = Event()
            self.run_worker(partial(self._search, search, self._run), thread=True)
        self._show()

    def _stop(self) -> None:
        """Stop the running search."""
        self._cancel_waiting()
        if self._run:
            self._run.set()
            self._run = None

    def _cancel_waiting(self) -> None:
        if self._waiting:
            self._waiting.stop()
            self._waiting = None

    def _search(self, search: Search, run: Event) -> None:
        """Search all files; runs in a thread of its own."""

        def cancelled() -> bool:
            # Release the GIL, so that keys don't lag.
            time.sleep(0)
            return run.is_set()

        steps: list[Step] = []
        posted = time.monotonic()
        for step in find_all(
            self._paths,
            search,
            known=self._known,
            titles=self._titles,
            read=self._memory.shelf.document,
            cancelled=cancelled,
        ):
            steps.append(step)
            if time.monotonic() - posted >= _BATCH:
                self.post_message(self.Searched(run, steps, is_over=False))
                steps, posted = [], time.monotonic()
        self.post_message(self.Searched(run, steps, is_over=True))

    def on_find_all_screen_searched(self, event: Searched) -> None:
        """List the hits, unless another search has started."""
        event.stop()
        if event.run is not self._run:
            return
        for step in event.steps:
            self.findings.add(step)
        if event.is_over:
            self._run = None
            self.findings.is_over = True
        self._show()

    # Showing

    def _show(self) -> None:
        """Refresh the dialog."""
        hits = self.query_one(HitList)
        hits.show(self.findings.rows)
        hits.display = bool(hits.items)
        # The hits for one more letter arrive at once, so the box does not shrink in between.
        self.query_one(Box).is_steady = self.is_searching
        if 0 < self._cursor < len(hits.items):
            hits.go(self._cursor)
            self._cursor = 0
        self._show_progress()
        if self.findings.problem:
            self.show_error(self.findings.problem)

    def _show_progress(self) -> None:
        findings = self.findings
        progress = str(findings)
        if self._run:
            full = _BAR * findings.done // max(findings.total, 1)
            progress = f"{'━' * full}{'─' * (_BAR - full)} {progress} · Esc stops"
        elif progress and not findings.is_over:
            progress = f"Stopped at {progress}"
        line = self.query_one(".progress", ForeignText)
        line.show(progress)
        line.display = bool(progress)

    @command("find-all.down", "down,ctrl+n", "Next", "the next hit", 1, has_priority=True)
    @command("find-all.up", "up,ctrl+p", "Previous", "the previous hit", -1, has_priority=True)
    def step(self, step: int) -> None:
        """Move to another hit."""
        self._cursor = 0
        self.query_one(HitList).step(step)

    @command("find-all.page-down", "pagedown", "Page", "a page down", 1, has_priority=True)
    @command("find-all.page-up", "pageup", "Page back", "a page up", -1, has_priority=True)
    def page(self, step: int) -> None:
        """Move down or up by a page of hits."""
        self._cursor = 0
        self.query_one(HitList).page(step)

    # Leaving

    async def accept(self) -> None:
        """Open the hit under the cursor; if the line has just changed, search first."""
        self._opens = self._here
        await self._choose()

    @command("find-all.beside", "ctrl+v", "Beside", "open it in a new pane", has_priority=True)
    async def accept_beside(self) -> None:
        """Open the hit under the cursor in a new pane."""
        self._opens = self._beside
        await self._choose()

    async def _choose(self) -> None:
        if self.answer != self.findings.line or self._waiting:
            self._begin()
        elif self.query_one(HitList).row:
            self._stop()
            self._show_progress()
            self.findings.cursor = self.query_one(HitList).cursor
            await super().accept()

    async def _open(self, line: str) -> None:
        """Open the hit under the cursor."""
        del line
        row = self.query_one(HitList).row
        if row:
            await self._opens(row.path, row.hit.span)

    async def cancel(self) -> None:
        """Stop the search; if none is running, close."""
        if self.is_searching:
            self._stop()
            self._show_progress()
            return
        self.findings.cursor = self.query_one(HitList).cursor
        await super().cancel()

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Open the hit that was double-clicked."""
        event.stop()
        await self.attempt(self.accept())
