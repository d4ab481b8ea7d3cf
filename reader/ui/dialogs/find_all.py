"""What to find in all documents, and what was found, as it comes."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from reader.errors import ReaderError
from reader.search.expression import Sought, parse_sought
from reader.text.document import Document, Span
from reader.ui.dialogs.hit_list import HitList, Row, counted, rows
from reader.ui.widgets.dialog import Dialog, ForeignText, LineInput
from reader.ui.widgets.pick_list import PickList
from reader.workspace.find_all import Shelf, Step, find_all

Open = Callable[[Path, Span], Awaitable[None]]
"""Shows a place of a document. A `ReaderError` keeps the screen open, with its sentence shown."""

_QUIET = 0.15
"""Seconds after the last key before the search begins."""
_BATCH = 0.06
"""Seconds of finds that are shown at once."""
_BAR = 16
"""Cells of the progress bar."""
_HELP = "a phrase · =exactly these words · /a regular expression/ · a capital makes case matter"


@dataclass
class Findings:
    """A search as far as it went: what the screen shows, and finds again when it is reopened."""

    line: str = ""
    """What was sought, as typed."""
    rows: list[Row] = field(default_factory=list)
    """What is listed."""
    cursor: int = 0
    """The row under the cursor."""
    done: int = 0
    """Files that were looked at."""
    total: int = 0
    """Files there are."""
    hits: int = 0
    """All hits, also those that are not listed."""
    texts: int = 0
    """Documents that have hits."""
    unread: dict[Path, str] = field(default_factory=dict)
    """The files that can't be read, and why."""
    is_over: bool = False
    """Whether all files were looked at, as far as there is something to look for."""
    error: str = ""
    """What is wrong with the line."""

    def add(self, step: Step) -> None:
        """Take in what was found in one more document."""
        self.done, self.total = step.done, step.total
        if step.finds is None:
            self.unread[step.path] = step.problem
        elif step.finds.count:
            self.rows += rows(step.path, step.finds)
            self.hits += step.finds.count
            self.texts += 1

    @property
    def problem(self) -> str:
        """What is wrong with the line, or which files were passed over; why, if it is only one."""
        if len(self.unread) > 1:
            names = ", ".join(path.name for path in self.unread)
            return f"{len(self.unread)} texts can't be read: {names}"
        return self.error or "".join(self.unread.values())

    def __str__(self) -> str:
        """How far the search went, in words."""
        if self.error or not self.line.strip():
            return ""
        if not self.is_over:
            return f"{self.done} of {counted(self.total, 'text')} · {counted(self.hits, 'hit')}"
        if not self.hits:
            return f"Nothing found in {counted(self.total, 'text')}"
        return f"{counted(self.hits, 'hit')} in {self.texts} of {counted(self.total, 'text')}"


@dataclass
class FindAllMemory:
    """What stays from one time that the screen is open to the next."""

    findings: Findings = field(default_factory=Findings)
    """The last search."""
    shelf: Shelf = field(default_factory=Shelf)
    """The documents that it read."""


class FindAllScreen(Dialog):
    """Finds while one types, and opens what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "step(1)", "Next", id="find-all.down",
                tooltip="the next hit", priority=True),
        Binding("up,ctrl+p", "step(-1)", "Previous", id="find-all.up",
                tooltip="the hit before", priority=True),
        Binding("pagedown", "page(1)", "Page", id="find-all.page-down",
                tooltip="a page of hits on", priority=True),
        Binding("pageup", "page(-1)", "Page back", id="find-all.page-up",
                tooltip="a page of hits back", priority=True),
        Binding("ctrl+v", "accept_beside", "Beside", id="find-all.beside",
                tooltip="open in one more pane", priority=True),
    ]  # fmt: skip

    @dataclass
    class Came(Message):
        """More documents were looked through."""

        run: Event
        """The search that it belongs to, by what stops it."""
        steps: Sequence[Step]
        """They, with their finds."""
        is_over: bool
        """Whether there are no more."""

    def __init__(
        self,
        paths: Sequence[Path],
        here: Open,
        beside: Open,
        *,
        known: Mapping[Path, Document],
        memory: FindAllMemory | None = None,
        line: str = "",
    ) -> None:
        """Ask what to find.

        Args:
            paths: The files to look through, in order.
            here: Shows a hit in the current pane.
            beside: Shows it in one more.
            known: Documents that are open, by their files.
            memory: The last search, which is shown again; the screen keeps it up to date.
            line: What to find at first; nothing is what was sought last.
        """
        super().__init__(self._open)
        self._paths = paths
        self._here, self._beside = here, beside
        self._opens = here
        self._known = dict(known)
        self._memory = memory or FindAllMemory()
        self._line = line or self._memory.findings.line
        self._run: Event | None = None
        self._waiting: Timer | None = None
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """The line to type in, how far the search is, and the hits."""
        with Vertical(classes="box"):
            yield Static("Find in all texts", classes="title", markup=False)
            yield LineInput(self._line, placeholder=_HELP, compact=True)
            yield ForeignText(classes="progress")
            yield HitList()
            yield ForeignText(classes="error")
            yield Static(
                "Enter opens it here · Ctrl+V in one more pane · Esc stops, then closes",
                classes="keys",
                markup=False,
            )

    @property
    def answer(self) -> str:
        """What to find, as typed."""
        return self.query_one(LineInput).value

    @property
    def findings(self) -> Findings:
        """The search that is shown."""
        return self._memory.findings

    @property
    def is_searching(self) -> bool:
        """Whether more may be found."""
        return self._run is not None or self._waiting is not None

    def on_mount(self) -> None:
        """Show the last search, or begin the one that was asked for."""
        findings = self.findings
        if self._line == findings.line and findings.is_over:
            self._cursor = findings.cursor
            self._show()
        elif self._line:
            self._begin(findings.cursor if self._line == findings.line else 0)

    def on_unmount(self) -> None:
        """Leave no search behind."""
        self._stop()

    # Searching

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search a moment after the last key; what is not wanted any more ends at once."""
        event.stop()
        if event.value == self.findings.line and (self._run or self.findings.is_over):
            self._wait_no_more()
            return
        self._stop()
        self.show_error("")
        self._waiting = self.set_timer(_QUIET, self._begin)

    def _begin(self, cursor: int = 0) -> None:
        """Search for what the line says.

        Args:
            cursor: The row that the cursor goes to once it is there.
        """
        self._stop()
        self._cursor = cursor
        findings = self._memory.findings = Findings(self.answer, total=len(self._paths))
        self.show_error("")
        try:
            sought = parse_sought(findings.line) if findings.line.strip() else None
        except ReaderError as error:
            sought, findings.error = None, str(error)
        findings.is_over = sought is None
        if sought:
            self._run = Event()
            self.run_worker(partial(self._look, sought, self._run), thread=True)
        self._show()

    def _stop(self) -> None:
        """End the search that runs."""
        self._wait_no_more()
        if self._run:
            self._run.set()
            self._run = None

    def _wait_no_more(self) -> None:
        if self._waiting:
            self._waiting.stop()
            self._waiting = None

    def _look(self, sought: Sought, run: Event) -> None:
        """Look through all files; in a thread of its own."""

        def cancelled() -> bool:
            # Whoever waits for Python's lock gets it now, so that keys don't lag.
            time.sleep(0)
            return run.is_set()

        steps: list[Step] = []
        told = time.monotonic()
        for step in find_all(
            self._paths,
            sought,
            known=self._known,
            read=self._memory.shelf.document,
            cancelled=cancelled,
        ):
            steps.append(step)
            if time.monotonic() - told >= _BATCH:
                self.post_message(self.Came(run, steps, is_over=False))
                steps, told = [], time.monotonic()
        self.post_message(self.Came(run, steps, is_over=True))

    def on_find_all_screen_came(self, event: Came) -> None:
        """List what was found, unless something else is sought by now."""
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
        """Bring what is seen up to date."""
        hits = self.query_one(HitList)
        hits.show(self.findings.rows)
        if 0 < self._cursor < len(hits.items):
            hits.go(self._cursor)
            self._cursor = 0
        self._show_progress()
        if self.findings.problem:
            self.show_error(self.findings.problem)

    def _show_progress(self) -> None:
        findings = self.findings
        told = str(findings)
        if self._run:
            full = _BAR * findings.done // max(findings.total, 1)
            told = f"{'━' * full}{'─' * (_BAR - full)} {told} · Esc stops"
        elif told and not findings.is_over:
            told = f"Stopped at {told}"
        self.query_one(".progress", ForeignText).show(told)

    def action_step(self, step: int) -> None:
        """Go to another hit."""
        self._cursor = 0
        self.query_one(HitList).action_step(step)

    def action_page(self, step: int) -> None:
        """Go a page of hits on, or back."""
        self._cursor = 0
        self.query_one(HitList).action_page(step)

    # Leaving

    async def action_accept(self) -> None:
        """Open the hit under the cursor; search at once for what was only just typed."""
        self._opens = self._here
        await self._choose()

    async def action_accept_beside(self) -> None:
        """The same in one more pane."""
        self._opens = self._beside
        await self._choose()

    async def _choose(self) -> None:
        if self.answer != self.findings.line or self._waiting:
            self._begin()
        elif self.query_one(HitList).row:
            self._stop()
            self._show_progress()
            self.findings.cursor = self.query_one(HitList).cursor
            await super().action_accept()

    async def _open(self, line: str) -> None:
        """Open the hit under the cursor."""
        del line
        row = self.query_one(HitList).row
        if row:
            await self._opens(row.path, row.hit.span)

    def action_cancel(self) -> None:
        """Stop the search; close where none runs."""
        if self.is_searching:
            self._stop()
            self._show_progress()
            return
        self.findings.cursor = self.query_one(HitList).cursor
        super().action_cancel()

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Open the hit that was clicked twice."""
        event.stop()
        await self.action_accept()
