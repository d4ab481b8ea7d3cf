"""The question for a mark's tags, with those in use to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from reader.annotation import read_tags
from reader.ui.dialog import Accept, Dialog, ForeignText, LineInput

OFFERED = 6
"""Completions that are shown at once."""


class TagScreen(Dialog):
    """Asks for tags, between commas."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", tooltip="take the tag offered", priority=True),
        Binding("down", "offer(1)", "Next", tooltip="the next tag offered", priority=True),
        Binding("up", "offer(-1)", "Previous", tooltip="the tag before", priority=True),
    ]

    def __init__(
        self, passage: str, tags: Sequence[str], known: Sequence[tuple[str, int]], accept: Accept
    ) -> None:
        """Ask for tags.

        Args:
            passage: The words that they are for.
            tags: Those it has.
            known: Those in use and how often, in the order they are offered.
            accept: What is done with the line of tags.
        """
        super().__init__(accept)
        self._passage = passage
        self._tags = tags
        self._known = known
        self._chosen = 0

    def compose(self) -> ComposeResult:
        """The passage, the line, and what is offered."""
        with Vertical(classes="box"):
            yield ForeignText(self._passage, classes="passage")
            with Horizontal(classes="line"):
                yield Static("Tags: ", classes="label", markup=False)
                yield LineInput("".join(f"{tag}, " for tag in self._tags), compact=True)
            yield ForeignText(classes="offers")
            yield ForeignText(classes="error")
            yield Static(
                "a comma between tags · Tab completes · Enter saves · Esc leaves them",
                classes="keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Go on typing at the end, with the latest tags offered."""
        line = self.query_one(LineInput)
        line.cursor_position = len(line.value)
        self._show_offers()

    @property
    def answer(self) -> str:
        """The line of tags."""
        return self.query_one(LineInput).value

    @property
    def offers(self) -> list[tuple[str, int]]:
        """The tags in use that go on from what was typed last, or hold a word that does."""
        *before, typed = self.answer.split(",")
        start = typed.strip().lstrip("#").casefold()
        taken = set(read_tags(",".join(before)))
        free = [(tag, count) for tag, count in self._known if tag not in taken]
        leading = [each for each in free if each[0].casefold().startswith(start)]
        inside = [
            each
            for each in free
            if each not in leading
            and any(word.startswith(start) for word in _words(each[0].casefold()))
        ]
        return (leading + inside)[:OFFERED]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what goes on from what is typed."""
        event.stop()
        self._chosen = 0
        self.show_error("")
        self._show_offers()

    def action_offer(self, step: int) -> None:
        """Go to another tag that is offered."""
        self._chosen = (self._chosen + step) % max(len(self.offers), 1)
        self._show_offers()

    def action_complete(self) -> None:
        """Take the tag that is offered."""
        offers = self.offers
        if not offers:
            return
        line = self.query_one(LineInput)
        *before, _ = self.answer.split(",")
        tags = [*(tag.strip() for tag in before), offers[self._chosen][0]]
        line.value = ", ".join(tags) + ", "
        line.cursor_position = len(line.value)

    def _show_offers(self) -> None:
        lines = [
            f"{'▸' if index == self._chosen else ' '} {tag}  {count}"
            for index, (tag, count) in enumerate(self.offers)
        ]
        self.query_one(".offers", ForeignText).show("\n".join(lines))


def _words(tag: str) -> list[str]:
    """The words of a tag, wherever they begin."""
    return tag.replace("/", " ").replace("-", " ").replace("_", " ").split()
