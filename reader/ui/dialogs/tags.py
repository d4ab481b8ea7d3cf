"""Questions for tags, with those in use to choose from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from reader.annotations.tag_completion import Completion, Offer
from reader.annotations.tags import TagRecord, line_of, read_tag, read_tags
from reader.errors import ReaderError
from reader.text import glyphs
from reader.ui.dialogs.tag_list import OfferList
from reader.ui.widgets.dialog import Accept, Dialog, ForeignText, LineInput

OFFERED = 8
"""Completions that are shown at once."""


class Doubt(NamedTuple):
    """What a person is asked before a tag is taken as it was typed."""

    name: str
    """The tag that was typed."""
    sentence: str
    """The question."""
    instead: str = ""
    """The tag that was probably meant, or nothing."""


class TagQuestion(Dialog):
    """Asks for one or more tags on a line, and once more where one is probably a slip."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", id="tags.complete",
                tooltip="take the tag offered", priority=True),
        Binding("down", "offer(1)", "Next", id="tags.down",
                tooltip="the next tag offered", priority=True),
        Binding("up", "offer(-1)", "Previous", id="tags.up",
                tooltip="the tag before", priority=True),
    ]  # fmt: skip

    LABEL = ""
    KEYS = ""

    def __init__(self, head: str, line: str, completion: Completion, accept: Accept) -> None:
        """Ask.

        Args:
            head: What the tags are for.
            line: What stands on the line at first.
            completion: The tags there are.
            accept: What is done with the line.
        """
        super().__init__(accept)
        self._head = head
        self._line = glyphs.showable(line)
        self._completion = completion
        self._doubt: Doubt | None = None
        self._sure: set[str] = set()

    def compose(self) -> ComposeResult:
        """What it is about, the line, and what is offered."""
        with Vertical(classes="box"):
            yield ForeignText(self._head, classes="passage")
            with Horizontal(classes="line"):
                yield Static(self.LABEL, classes="label", markup=False)
                yield LineInput(self._line, compact=True)
            yield OfferList()
            yield ForeignText(classes="error")
            yield Static(self.KEYS, classes="keys", markup=False)

    def on_mount(self) -> None:
        """Go on typing at the end, with the latest tags offered."""
        line = self.query_one(LineInput)
        line.cursor_position = len(line.value)
        # Always as high, so that the line does not move while one types.
        self.query_one(OfferList).styles.height = min(len(self._completion) + 1, OFFERED)
        self._show_offers()

    @property
    def answer(self) -> str:
        """The line."""
        return self.query_one(LineInput).value

    def typed(self) -> str:
        """The tag that is being typed."""
        return self.answer

    def taken(self) -> Sequence[str]:
        """Tags that are not offered."""
        return ()

    def completed(self, name: str) -> str:
        """The line with a tag in place of the one that is being typed."""
        return name

    def names(self) -> Sequence[str]:
        """The tags on the line.

        Raises:
            ReaderError: One can't be a tag.
        """
        return [read_tag(self.answer)]

    def doubt_of(self, name: str) -> Doubt | None:
        """What to ask before a tag is taken."""
        near = self._completion.near(name) if name else None
        if near is None:
            return None
        count = self._completion.count(near)
        there = f"{near} exists ({count})" if count else f"{near} exists"
        return Doubt(name, f"{name} is new; {there}: Enter again makes it, Tab takes {near}", near)

    @property
    def offers(self) -> list[Offer]:
        """The tags that go on from what is typed, and at the end itself where it is new."""
        typed = self.typed().strip().lstrip("#")
        offers = self._completion.offers(typed, self.taken(), OFFERED)
        try:
            name = read_tag(typed)
        except ReaderError:
            return offers
        is_new = name and name not in self._completion and name not in self.taken()
        return [*offers[: OFFERED - 1], Offer(name, is_new=True)] if is_new else offers

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what goes on from what is typed."""
        event.stop()
        self._doubt = None
        self.show_error("")
        self._show_offers()

    async def action_accept(self) -> None:
        """Ask whether what looks like a slip is meant; take the line where nothing does."""
        if self._doubt:
            self._sure.add(self._doubt.name)
        try:
            doubts = (self.doubt_of(name) for name in self.names() if name not in self._sure)
            self._doubt = next((doubt for doubt in doubts if doubt), None)
        except ReaderError as error:
            self.show_error(str(error))
            return
        if self._doubt:
            self.show_error(self._doubt.sentence)
        else:
            await super().action_accept()

    def action_offer(self, step: int) -> None:
        """Go to another tag that is offered."""
        offers = self.query_one(OfferList)
        offers.go((offers.cursor + step) % max(len(offers.items), 1))

    def action_complete(self) -> None:
        """Take the tag that is offered, or the one that was probably meant."""
        if self._doubt and self._doubt.instead:
            self._set(self.corrected(self._doubt))
            return
        item = self.query_one(OfferList).item
        if item:
            self._set(self.completed(item.name))

    def corrected(self, doubt: Doubt) -> str:
        """The line with the tag that was probably meant."""
        return doubt.instead

    def _set(self, value: str) -> None:
        line = self.query_one(LineInput)
        line.value = value
        line.cursor_position = len(value)

    def _show_offers(self) -> None:
        offers = self.query_one(OfferList)
        offers.items = self.offers
        offers.go(0)


class TagScreen(TagQuestion):
    """Asks for the tags of a mark, between commas."""

    LABEL = "Tags: "
    KEYS = "a comma between tags · Tab completes · Enter saves · Esc leaves them"

    def __init__(
        self,
        passage: str,
        tags: Sequence[str],
        known: Sequence[tuple[str, int]] | Completion,
        accept: Accept,
        records: Mapping[str, TagRecord] | None = None,
    ) -> None:
        """Ask for tags.

        Args:
            passage: The words that they are for.
            tags: Those it has.
            known: Those in use and how often, in the order they are offered.
            accept: What is done with the line of tags.
            records: What is known of tags, by their names.
        """
        if not isinstance(known, Completion):
            known = Completion(known, records or {})
        super().__init__(passage, line_of(tags), known, accept)
        self._tags = tuple(tags)

    def typed(self) -> str:
        """What stands behind the last comma."""
        return self.answer.rpartition(",")[2]

    def taken(self) -> Sequence[str]:
        """The tags before the last comma."""
        try:
            return read_tags(self.answer.rpartition(",")[0], self._tags)
        except ReaderError:
            return ()

    def completed(self, name: str) -> str:
        """The line with a tag behind the last comma, and room for the next."""
        before = self.answer.split(",")[:-1]
        return ", ".join([*(tag.strip() for tag in before), name]) + ", "

    def names(self) -> Sequence[str]:
        """The tags on the line that the mark does not have yet."""
        return [name for name in read_tags(self.answer, self._tags) if name not in self._tags]

    def corrected(self, doubt: Doubt) -> str:
        """The line with the tag that was probably meant, in the place of the other."""
        names = read_tags(self.answer, self._tags)
        return line_of(
            dict.fromkeys(doubt.instead if each == doubt.name else each for each in names)
        )


class TagNameScreen(TagQuestion):
    """Asks for one tag."""

    KEYS = "Tab completes · Enter takes it · Esc leaves all as it was"

    def __init__(
        self,
        head: str,
        label: str,
        line: str,
        completion: Completion,
        accept: Accept,
        doubt: Callable[[str], Doubt | None] = lambda _: None,
        *,
        but: Sequence[str] = (),
    ) -> None:
        """Ask for a tag.

        Args:
            head: What it is for.
            label: What stands before the line.
            line: What stands on it at first.
            completion: The tags there are.
            accept: What is done with the line.
            doubt: What to ask before a tag is taken, whether or not it looks like a slip.
            but: Tags that are not offered.
        """
        super().__init__(head, line, completion, accept)
        self.LABEL = label
        self._asks = doubt
        self._but = but

    def taken(self) -> Sequence[str]:
        """Tags that are not offered."""
        return self._but

    def doubt_of(self, name: str) -> Doubt | None:
        """What to ask before a tag is taken."""
        slip = super().doubt_of(name)
        return self._asks(name) or (slip if slip and slip.instead not in self._but else None)
