"""The query line over the list of annotations, with its completions."""

from __future__ import annotations

from rich.segment import Segment
from textual.message import Message

from reader.query.completion import NOTHING, Known, Offer, Offers, complete
from reader.text import glyphs
from reader.ui.keys.command import Commanded, command
from reader.ui.widgets.dialog import LineInput
from reader.ui.widgets.pick_list import PickList

SHOWN = 6
"""The most completions shown at once."""


class QueryLine(Commanded, LineInput):
    """A query being typed, with completions."""

    PLACE = "In the query line"

    class Suggested(Message):
        """The completions changed, or another one is selected."""

    known: Known | None = None
    """Completes queries; None while completion is off."""
    completions: Offers = NOTHING
    """The possible completions."""
    chosen = 0
    """The index of the selected completion."""
    has_chosen = False
    """Whether the user moved to a completion, so that Enter accepts it."""

    def __init__(self, placeholder: str) -> None:
        """Start empty; focus puts the cursor at the end."""
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Update the completions when the cursor moves."""
        self.watch(self, "selection", self.suggest, init=False)

    def suggest(self) -> None:
        """Update the completions for the cursor."""
        here = self.cursor_position
        self.completions = complete(self.value, here, self.known) if self.known else NOTHING
        self.chosen, self.has_chosen = 0, False
        self.post_message(self.Suggested())

    def put(self, line: str, cursor: int | None = None) -> None:
        """Set the line, made safe to show, with the cursor at its end or at an offset."""
        self.value = glyphs.showable(line)
        self.cursor_position = len(self.value) if cursor is None else cursor
        self.suggest()

    @command("query.complete", "tab", "Complete", "complete the word")
    async def complete(self) -> None:
        """Complete the word; with no completion, go to the next pane."""
        if not self.completions.offers:
            await self.run_action("screen.run('pane.next')")
            return
        line, cursor = self.completions.taken(self.value, self.chosen)
        self.put(line, cursor)

    @command("query.next", "down", "Next", "the next completion", 1)
    @command("query.before", "up", "Previous", "the previous completion", -1)
    def step(self, step: int) -> None:
        """Move to another completion."""
        if self.completions.offers:
            self.chosen = (self.chosen + step) % len(self.completions.offers)
            self.has_chosen = True
            self.post_message(self.Suggested())


class QueryCompletions(PickList[Offer]):
    """Completions of a query line, one per row."""

    can_focus = False

    def draw(self, item: Offer, width: int) -> list[list[Segment]]:
        """The words at the left, their meaning at the right."""
        sign = "▸ " if item is self.item else "  "
        text = glyphs.fit(item.text, max(width - 3, 1))
        room = width - glyphs.cells(text) - 4
        detail = glyphs.fit(item.detail, room) if room > 3 else ""  # noqa: PLR2004 (less says nothing)
        gap = " " * max(width - glyphs.cells(text) - glyphs.cells(detail) - 3, 0)
        return [
            [
                Segment(sign),
                Segment(text),
                Segment(gap),
                Segment(detail, self.part("pick-list--dim")),
            ]
        ]
