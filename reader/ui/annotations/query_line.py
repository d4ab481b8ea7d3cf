"""The query line of the marks panel, with what it can go on with."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.query.completion import NOTHING, Known, Offer, Offers, complete
from reader.text import glyphs
from reader.ui.widgets.dialog import LineInput
from reader.ui.widgets.pick_list import PickList

OFFERED = 6
"""Offers that are shown at once."""


class QueryLine(LineInput):
    """A query as it is typed, completed by keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "take", "Complete", id="query.complete", tooltip="take what is offered"),
        Binding("down", "offer(1)", "Next", id="query.next", tooltip="the next that is offered"),
        Binding("up", "offer(-1)", "Before", id="query.before", tooltip="the one before"),
    ]

    class Offered(Message):
        """What it can go on with is another now."""

    known: Known | None = None
    """What there is to ask for; None while nothing is to be offered."""
    offers: Offers = NOTHING
    """What it can go on with."""
    chosen = 0
    """The index of the offer that would be taken."""
    has_chosen = False
    """Whether somebody went through the offers, so that Enter takes one."""

    def __init__(self, placeholder: str) -> None:
        """Begin empty; when it is gone to, typing goes on at its end."""
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Offer at every move of the cursor."""
        self.watch(self, "selection", self.offer, init=False)

    def offer(self) -> None:
        """Offer what goes on from the cursor."""
        here = self.cursor_position
        self.offers = complete(self.value, here, self.known) if self.known else NOTHING
        self.chosen, self.has_chosen = 0, False
        self.post_message(self.Offered())

    def put(self, line: str, cursor: int | None = None) -> None:
        """Have it say something else, as it may be shown; the cursor is at the end, or there."""
        self.value = glyphs.showable(line)
        self.cursor_position = len(self.value) if cursor is None else cursor
        self.offer()

    async def action_take(self) -> None:
        """Take what is offered; with nothing to take, go to the next pane."""
        if not self.offers.offers:
            await self.run_action("screen.pane(1)")
            return
        line, cursor = self.offers.taken(self.value, self.chosen)
        self.put(line, cursor)

    def action_offer(self, step: int) -> None:
        """Go to another offer."""
        if self.offers.offers:
            self.chosen = (self.chosen + step) % len(self.offers.offers)
            self.has_chosen = True
            self.post_message(self.Offered())


class OfferRows(PickList[Offer]):
    """What a query line can go on with, one a row."""

    can_focus = False

    def draw(self, item: Offer, width: int) -> list[list[Segment]]:
        """The words at the left, what is told of them at the right."""
        sign = "▸ " if item is self.item else "  "
        text = glyphs.fit(item.text, max(width - 3, 1))
        room = width - glyphs.cells(text) - 4
        detail = glyphs.fit(item.detail, room) if room > 3 else ""  # noqa: PLR2004 (less tells nothing)
        gap = " " * max(width - glyphs.cells(text) - glyphs.cells(detail) - 3, 0)
        return [
            [
                Segment(sign),
                Segment(text),
                Segment(gap),
                Segment(detail, self.part("pick-list--dim")),
            ]
        ]
