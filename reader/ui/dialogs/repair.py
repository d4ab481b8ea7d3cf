"""The repair queue: highlights whose place is lost or uncertain, each with candidate places."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.anchoring import suggestions
from reader.anchoring.suggestions import Candidate
from reader.annotations.annotation import Annotation
from reader.errors import ReaderError
from reader.text.document import Document, Span
from reader.ui.keys.command import Commanded, command
from reader.ui.widgets.dialog import LOW, ForeignText
from reader.ui.widgets.diff_text import diff_text, safe
from reader.ui.widgets.frame import Keys, Title

AROUND = 80
"""Characters shown on each side of a passage."""
AROUND_LOW = 20
"""The same on a low screen, so that what was there and what is there now are both in sight."""
Settle = Callable[[Annotation, Span | None], Awaitable[None]]
"""Puts an annotation at a place, or leaves it lost."""


class RepairScreen(Commanded, ModalScreen[None]):
    """Asks for the place of each of some annotations."""

    PLACE = "Repairing lost highlights"
    MODE = "REPAIR"

    def __init__(
        self,
        annotations: Sequence[Annotation],
        document: Document,
        settle: Settle,
        undo: Callable[[], Awaitable[None]],
        select: Callable[[Annotation], None],
        *,
        chosen: Span | None = None,
    ) -> None:
        """Ask for the places of annotations.

        Args:
            annotations: Those whose place is lost or uncertain.
            document: The text as it is today.
            settle: Carries out a decision.
            undo: Undoes it.
            select: Called with an annotation whose passage the user wants to select in the text.
            chosen: A place that was selected for the first annotation.
        """
        super().__init__()
        self._annotations = list(annotations)
        self._document = document
        self._settle = settle
        self._undo = undo
        self._select = select
        self._chosen = chosen
        self._at = 0
        self._candidates: list[Candidate] = []
        self._candidate = 0
        self._decided: list[int] = []
        self._has_looked = False

    def compose(self) -> ComposeResult:
        """What was highlighted, and where it may be."""
        with VerticalScroll(classes="notes", can_focus=False):
            yield Title(id="repair-title")
            yield Static(id="repair-old", markup=False)
            yield Static(id="repair-new", markup=False)
            yield ForeignText(id="repair-error", classes="error")
            yield Keys(classes="hints")

    async def on_mount(self) -> None:
        """Start with the first annotation."""
        await self._look()

    @property
    def annotation(self) -> Annotation:
        """The annotation that is asked about."""
        return self._annotations[self._at]

    @property
    def candidate(self) -> Candidate | None:
        """The candidate place that is shown."""
        return self._candidates[self._candidate] if self._candidates else None

    async def _look(self) -> None:
        """Find candidate places for the annotation, and show the first."""
        found = await asyncio.to_thread(suggestions.candidates, self._document, self.annotation)
        if self._chosen is not None and not self._at:
            found.insert(0, Candidate(self._chosen, 100))
        self._candidates, self._candidate, self._has_looked = found, 0, True
        self._show()

    def _show(self) -> None:
        annotation, selector = self.annotation, self.annotation.selector
        status = annotation.anchor.status.word
        title = f"Repair {self._at + 1} of {len(self._annotations)} · {status}"
        self.query_one("#repair-title", ForeignText).show(title)
        self.query_one(Keys).show(self._keys())
        around = self._around
        old = (
            ("Highlighted then\n", "bold"),
            (safe(f"…{selector.prefix[-around:]}"), "dim"),
            safe(selector.exact),
            (safe(f"{selector.suffix[:around]}…\n"), "dim"),
        )
        self.query_one("#repair-old", Static).update(Content.assemble(*old))
        self.query_one("#repair-new", Static).update(self._place())
        self._say("")

    def _keys(self) -> str:
        """The keys that matter most now."""
        here = ["Enter it is here"] if self._candidates else []
        others = ["n N other places"] if len(self._candidates) > 1 else []
        always = ["s select it", "d leave it lost", "Space skip", "u undo", "Esc close"]
        return " · ".join([*here, *others, *always])

    def _place(self) -> Content:
        """The candidate place, with the changes marked."""
        candidate = self.candidate
        if candidate is None:
            return Content("Nothing in today's text is like it.\n")
        text, span = self._document.text, candidate.span
        number = self._document.block_at(span.start).number
        place = f", ¶{number}" if number else ""
        head = (
            f"Place {self._candidate + 1} of {len(self._candidates)}"
            f"{place}, {self._told_of(candidate)}\n"
        )
        return Content.assemble(
            (head, "bold"),
            (safe(f"…{text[max(span.start - self._around, 0) : span.start]}"), "dim"),
            diff_text(self.annotation.selector.exact, text[span.start : span.end]),
            (safe(f"{text[span.end : span.end + self._around]}…\n"), "dim"),
        )

    def _told_of(self, candidate: Candidate) -> str:
        """What speaks for a place."""
        if candidate.span == self._chosen and not self._at:
            return "selected by you"
        return f"{candidate.alike} % alike"

    @property
    def _around(self) -> int:
        """Characters shown on each side of a passage."""
        return AROUND_LOW if self.app.size.height < LOW else AROUND

    def _say(self, sentence: str) -> None:
        line = self.query_one("#repair-error", ForeignText)
        line.show(sentence)
        line.display = bool(sentence)

    @command("repair.accept", "enter,y", "Accept", "the highlight belongs here")
    async def accept(self) -> None:
        """Attach the annotation to the place that is shown."""
        if self.candidate is None:
            self._say("There is no place to choose: s selects one, d leaves the highlight lost.")
        else:
            await self._decide(self.candidate.span)

    @command("repair.next", "n,j,down", "Next place", "the next place where it may be", 1)
    @command("repair.previous", "N,k,up", "Previous place", "the previous place", -1)
    def step(self, step: int) -> None:
        """Show another candidate place."""
        if self._candidates:
            self._candidate = (self._candidate + step) % len(self._candidates)
            self._show()

    @command(
        "repair.select", "s", "Select", "select the passage in the text instead; gr comes back"
    )
    def select(self) -> None:
        """Let the user select the passage in the text."""
        self._select(self.annotation)
        self.dismiss()

    @command("repair.lost", "d,x", "Lost", "leave the highlight lost")
    async def leave_lost(self) -> None:
        """Leave the annotation lost."""
        await self._decide(None)

    async def _decide(self, span: Span | None) -> None:
        try:
            await self._settle(self.annotation, span)
        except ReaderError as error:
            self._say(str(error))
            return
        self._decided.append(self._at)
        await self._go(self._at + 1)

    @command("repair.skip", "space,tab", "Skip", "the next highlight")
    async def skip(self) -> None:
        """Move on to the next annotation."""
        await self._go(self._at + 1)

    @command("repair.undo", "u", "Undo", "undo the last decision")
    async def undo(self) -> None:
        """Undo the last decision, and ask about its annotation again."""
        if not self._decided:
            self._say("Nothing has been decided here yet.")
            return
        try:
            await self._undo()
        except ReaderError as error:
            self._say(str(error))
            return
        await self._go(self._decided.pop())

    async def _go(self, at: int) -> None:
        if at >= len(self._annotations):
            self.dismiss()
            return
        self._at = at
        await self._look()

    @command("repair.more", "pagedown,ctrl+d", "More", "scroll down", 1)
    @command("repair.back", "pageup,ctrl+u", "Back", "scroll up", -1)
    def scroll_on(self, step: int) -> None:
        """Scroll, where a passage is higher than the box."""
        box = self.query_one(VerticalScroll)
        box.scroll_relative(y=step * max(box.size.height - 1, 1), animate=False)

    def on_resize(self) -> None:
        """Show as much around a passage as there is room for now."""
        if self._has_looked:
            self._show()

    @command("repair.keys", "question_mark,f1", "Keys", "show the keys that work here")
    async def show_keys(self) -> None:
        """Show the keys that work here."""
        await self.run_action("app.keys")

    @command("repair.close", "escape,ctrl+g,q", "Close", "leave the queue")
    def close(self) -> None:
        """Close, leaving the rest for later."""
        self.dismiss()
