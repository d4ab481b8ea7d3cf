"""The repair queue: marks whose place is not sure, one after the other, beside what they may be."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.anchoring import suggestions
from reader.anchoring.suggestions import Candidate
from reader.annotations.annotation import Annotation
from reader.errors import ReaderError
from reader.text.document import Document, Span
from reader.ui.widgets.dialog import ForeignText
from reader.ui.widgets.diff_text import diff_text, safe

AROUND = 80
"""Characters shown on each side of a passage."""
Settle = Callable[[Annotation, Span | None], Awaitable[None]]
"""Has a mark be at a place, or be lost."""


class RepairScreen(ModalScreen[None]):
    """Asks where each of some marks belongs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "accept", "Accept", id="repair.accept",
                tooltip="the mark belongs there"),
        Binding("n,j,down", "candidate(1)", "Next place", id="repair.next",
                tooltip="the next place that it may be"),
        Binding("N,k,up", "candidate(-1)", "Place before", id="repair.previous",
                tooltip="the place before"),
        Binding("s", "select", "Select", id="repair.select",
                tooltip="select the passage in the text instead; gr comes back"),
        Binding("d,x", "lose", "Lost", id="repair.lost", tooltip="leave the mark lost"),
        Binding("space,tab", "skip", "Skip", id="repair.skip", tooltip="the next mark"),
        Binding("u", "undo", "Undo", id="repair.undo", tooltip="undo what was decided last"),
        Binding("escape,q", "close", "Close", id="repair.close", tooltip="leave the queue"),
    ]  # fmt: skip

    def __init__(
        self,
        marks: Sequence[Annotation],
        document: Document,
        settle: Settle,
        undo: Callable[[], Awaitable[None]],
        select: Callable[[Annotation], None],
        *,
        chosen: Span | None = None,
    ) -> None:
        """Ask where marks belong.

        Args:
            marks: Whose place is not sure, or lost.
            document: Today's text.
            settle: Does what is decided.
            undo: Undoes it.
            select: Told which mark is to get a place that is selected in the text.
            chosen: A place that was selected for the first mark.
        """
        super().__init__()
        self._marks = list(marks)
        self._document = document
        self._settle = settle
        self._undo = undo
        self._select = select
        self._chosen = chosen
        self._at = 0
        self._candidates: list[Candidate] = []
        self._candidate = 0
        self._decided: list[int] = []

    def compose(self) -> ComposeResult:
        """What was marked, and where it may be."""
        with VerticalScroll(classes="notes"):
            yield ForeignText(id="repair-title", classes="title")
            yield Static(id="repair-old", markup=False)
            yield Static(id="repair-new", markup=False)
            yield ForeignText(id="repair-error", classes="error")
            yield Static(
                "Enter it is there · n N other places · s select it in the text · "
                "d leave it lost · Space skip · u undo · Esc close",
                classes="hints",
                markup=False,
            )

    async def on_mount(self) -> None:
        """Look for the first one."""
        await self._look()

    @property
    def mark(self) -> Annotation:
        """The mark that is asked about."""
        return self._marks[self._at]

    @property
    def candidate(self) -> Candidate | None:
        """The place that is shown."""
        return self._candidates[self._candidate] if self._candidates else None

    async def _look(self) -> None:
        """Find where the mark may be, and show it."""
        found = await asyncio.to_thread(suggestions.candidates, self._document, self.mark)
        if self._chosen is not None and not self._at:
            found.insert(0, Candidate(self._chosen, 100))
        self._candidates, self._candidate = found, 0
        self._show()

    def _show(self) -> None:
        mark, selector = self.mark, self.mark.selector
        title = f"Repair {self._at + 1} of {len(self._marks)} · {mark.anchor.status}"
        self.query_one("#repair-title", ForeignText).show(title)
        old = (
            ("Marked then\n", "bold"),
            (safe(f"…{selector.prefix[-AROUND:]}"), "dim"),
            safe(selector.exact),
            (safe(f"{selector.suffix[:AROUND]}…\n"), "dim"),
        )
        self.query_one("#repair-old", Static).update(Content.assemble(*old))
        self.query_one("#repair-new", Static).update(self._place())
        self._say("")

    def _place(self) -> Content:
        """The place that is shown, with what changed there."""
        candidate = self.candidate
        if candidate is None:
            return Content("Nothing in the text of today is like it.\n")
        text, span = self._document.text, candidate.span
        number = self._document.block_at(span.start).number
        place = f", ¶{number}" if number else ""
        head = (
            f"Place {self._candidate + 1} of {len(self._candidates)}"
            f"{place}, {candidate.alike} % alike\n"
        )
        return Content.assemble(
            (head, "bold"),
            (safe(f"…{text[max(span.start - AROUND, 0) : span.start]}"), "dim"),
            diff_text(self.mark.selector.exact, text[span.start : span.end]),
            (safe(f"{text[span.end : span.end + AROUND]}…\n"), "dim"),
        )

    def _say(self, sentence: str) -> None:
        line = self.query_one("#repair-error", ForeignText)
        line.show(sentence)
        line.display = bool(sentence)

    async def action_accept(self) -> None:
        """Have the mark be at the place that is shown."""
        if self.candidate is None:
            self._say("There is no place to take: s selects one, d leaves the mark lost.")
        else:
            await self._decide(self.candidate.span)

    async def action_lose(self) -> None:
        """Leave the mark lost."""
        await self._decide(None)

    async def _decide(self, span: Span | None) -> None:
        try:
            await self._settle(self.mark, span)
        except ReaderError as error:
            self._say(str(error))
            return
        self._decided.append(self._at)
        await self._go(self._at + 1)

    def action_candidate(self, step: int) -> None:
        """Show another place."""
        if self._candidates:
            self._candidate = (self._candidate + step) % len(self._candidates)
            self._show()

    async def action_skip(self) -> None:
        """Ask about the next mark."""
        await self._go(self._at + 1)

    async def action_undo(self) -> None:
        """Undo what was decided last, and ask about that mark again."""
        if not self._decided:
            self._say("Nothing was decided here yet.")
            return
        try:
            await self._undo()
        except ReaderError as error:
            self._say(str(error))
            return
        await self._go(self._decided.pop())

    async def _go(self, at: int) -> None:
        if at >= len(self._marks):
            self.dismiss()
            return
        self._at = at
        await self._look()

    def action_select(self) -> None:
        """Let the passage be selected in the text."""
        self._select(self.mark)
        self.dismiss()

    def action_close(self) -> None:
        """Leave the rest for later."""
        self.dismiss()
