"""Dialogs that ask for tags, completed from those in use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from reader.annotations.tag_completion import Completion, Offer
from reader.annotations.tags import TagRecord, line_of, read_tag, read_tags
from reader.errors import ReaderError
from reader.text import glyphs
from reader.ui.dialogs.tag_list import TagCompletions
from reader.ui.keys.command import command
from reader.ui.widgets.dialog import LOW, Accept, Cancelled, Dialog, ForeignText, LineInput
from reader.ui.widgets.frame import Keys, Title

_SHOWN = 8
"""The most completions that are shown at once."""
_AROUND, _AROUND_SCANT = 8, 5
"""Screen rows that are not for completions: with the passage, and with one row of it."""


class Doubt(NamedTuple):
    """A question to ask before a tag is accepted as it was typed."""

    name: str
    """The tag that was typed."""
    sentence: str
    """The question."""
    instead: str = ""
    """The tag that was probably meant; empty if there is none."""


class TagQuestion(Dialog):
    """Asks for one or more tags on a line, and queries likely typing errors."""

    PLACE = "Entering tags"
    MODE = "TAGS"
    TITLE = "Tag"
    LABEL = ""
    KEYS = ""
    is_new_meant = False
    """Whether the user wants a new tag rather than an existing one with the same beginning."""

    def __init__(
        self,
        head: str,
        line: str,
        completion: Completion,
        accept: Accept,
        cancelled: Cancelled | None = None,
    ) -> None:
        """Ask.

        Args:
            head: What the tags are for, shown above the line.
            line: The initial content of the line.
            completion: The tags in use.
            accept: Called with the line.
            cancelled: Called when the dialog is closed without an answer.
        """
        super().__init__(accept, cancelled=cancelled)
        self._head = head
        self._line = glyphs.showable(line)
        self._completion = completion
        self._doubt: Doubt | None = None
        self._sure: set[str] = set()
        self._completed: str | None = None
        """The line that the completions shown belong to."""

    def compose(self) -> ComposeResult:
        """The subject, the line, and the completions."""
        with Vertical(classes="box"):
            yield Title(self.TITLE)
            yield ForeignText(self._head, classes="passage")
            with Horizontal(classes="line"):
                yield Static(self.LABEL, classes="label", markup=False)
                yield LineInput(self._line, compact=True)
            yield TagCompletions(has_tags=bool(self._completion))
            yield ForeignText(classes="error")
            yield Keys(self.KEYS)

    def on_mount(self) -> None:
        """Start with the cursor at the end, and the latest tags as completions."""
        line = self.query_one(LineInput)
        line.cursor_position = len(line.value)
        self._show_completions()

    def on_resize(self) -> None:
        """Raise the bottom of the box when there are fewer completions: the line stays in place."""
        listed, box = self.query_one(TagCompletions), self.query_one(".box")
        around = _AROUND if self.app.size.height >= LOW else _AROUND_SCANT
        full = min(len(self._completion) + 1, _SHOWN, self.app.size.height - around)
        shown = max(min(len(listed.items), full), 1)
        listed.styles.height = shown
        if not self.has_class("-high"):
            box.styles.margin = (0, 0, 1 + full - shown, 0)

    @property
    def answer(self) -> str:
        """The content of the line."""
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
            ReaderError: One cannot be a tag.
        """
        return [read_tag(self.answer)]

    def doubt_of(self, name: str) -> Doubt | None:
        """The question to ask before a tag is accepted, or None."""
        near = self._completion.near(name) if name else None
        if near is None:
            return None
        count = self._completion.count(near)
        there = f"{near} exists ({count})" if count else f"{near} exists"
        return Doubt(name, f"{name} is new; {there}: Enter again creates it, Tab uses {near}", near)

    @property
    def completions(self) -> list[Offer]:
        """The matching tags, followed by the typed text itself if it is a new tag."""
        typed = self.typed().strip().lstrip("#")
        found = self._completion.offers(typed, self.taken(), _SHOWN, parents=True)
        try:
            name = read_tag(typed)
        except ReaderError:
            return found
        if not name or name in self._completion or name in self.taken():
            return found
        new, others = Offer(name, is_new=True), found[: _SHOWN - 1]
        return [new, *others] if self.is_new_meant else [*others, new]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Update the completions."""
        event.stop()
        self._doubt = None
        self.show_error("")
        self._show_completions()

    async def accept(self) -> None:
        """Query a likely typing error; if there is none, accept the line.

        Raises:
            ReaderError: One of the tags cannot be a tag.
        """
        if self._doubt:
            self._sure.add(self._doubt.name)
        self._catch_up()
        marked = self.query_one(TagCompletions).item
        if marked and not marked.is_new:
            self._set(self.completed(marked.name))
        doubts = (self.doubt_of(name) for name in self.names() if name not in self._sure)
        self._doubt = next((doubt for doubt in doubts if doubt), None)
        if self._doubt:
            self.show_error(self._doubt.sentence)
        else:
            await super().accept()

    @command("tags.complete", "tab", "Complete", "complete the tag", has_priority=True)
    def complete(self) -> None:
        """Complete the tag, or replace it with the suggested correction."""
        if self._doubt and self._doubt.instead:
            self._set(self.corrected(self._doubt))
            self._doubt = None
            self.show_error("")
            return
        self._catch_up()
        listed = self.query_one(TagCompletions)
        item = listed.item or next(iter(listed.items), None)
        if item:
            self._set(self.completed(item.name))

    @command("tags.down", "down", "Next", "the next completion", 1, has_priority=True)
    @command("tags.up", "up", "Previous", "the previous completion", -1, has_priority=True)
    def step(self, step: int) -> None:
        """Move to another completion."""
        self._catch_up()
        listed = self.query_one(TagCompletions)
        if not listed.has_cursor:
            listed.has_cursor, listed.cursor = True, -1 if step > 0 else 0
        listed.go((listed.cursor + step) % max(len(listed.items), 1))

    def corrected(self, doubt: Doubt) -> str:
        """The line with the tag replaced by the one that was probably meant."""
        return doubt.instead

    def _set(self, value: str) -> None:
        line = self.query_one(LineInput)
        with line.prevent(Input.Changed):
            line.value = value
        line.cursor_position = len(value)
        self._show_completions()

    def _catch_up(self) -> None:
        """Show the completions of what was typed just before this key."""
        if self._completed != self.answer:
            self._doubt = None
            self._show_completions()

    def _show_completions(self) -> None:
        listed = self.query_one(TagCompletions)
        listed.items = found = self.completions
        self._completed = self.answer
        # Without any text typed, Enter saves the line as it is.
        is_meant = not self.is_new_meant or any(offer.is_new for offer in found[:1])
        listed.has_cursor = bool(self.typed().strip()) and is_meant
        listed.go(0)
        self.on_resize()


class TagScreen(TagQuestion):
    """Asks for the tags of an annotation, separated by commas."""

    TITLE = "Tags"
    LABEL = "Tags: "
    ACCEPTS = "save the tags, with the one at the ▸"
    KEYS = "Enter saves with ▸ · Tab takes ▸ and goes on · Esc changes nothing"

    def __init__(
        self,
        passage: str,
        tags: Sequence[str],
        known: Sequence[tuple[str, int]] | Completion,
        accept: Accept,
        records: Mapping[str, TagRecord] | None = None,
        *,
        cancelled: Cancelled | None = None,
    ) -> None:
        """Ask for tags.

        Args:
            passage: The highlighted words.
            tags: The tags it has.
            known: The tags in use with their counts, in the order in which they are suggested.
            accept: Called with the line of tags.
            records: The records of tags, by their names.
            cancelled: Called when it is closed without an answer.
        """
        if not isinstance(known, Completion):
            known = Completion(known, records or {})
        super().__init__(passage, line_of(tags), known, accept, cancelled)
        self._tags = tuple(tags)

    def typed(self) -> str:
        """The text after the last comma."""
        return self.answer.rpartition(",")[2]

    def taken(self) -> Sequence[str]:
        """The text up to the last comma."""
        try:
            return read_tags(self.answer.rpartition(",")[0], self._tags)
        except ReaderError:
            return ()

    def completed(self, name: str) -> str:
        """The line with a tag after the last comma, ready for the next."""
        before = self.answer.split(",")[:-1]
        return ", ".join([*(tag.strip() for tag in before), name]) + ", "

    def names(self) -> Sequence[str]:
        """The tags on the line that the annotation does not have yet."""
        return [name for name in read_tags(self.answer, self._tags) if name not in self._tags]

    def corrected(self, doubt: Doubt) -> str:
        """The line with the tag replaced by the one that was probably meant."""
        names = read_tags(self.answer, self._tags)
        return line_of(
            dict.fromkeys(doubt.instead if each == doubt.name else each for each in names)
        )


class TagNameScreen(TagQuestion):
    """Asks for one tag."""

    ACCEPTS = "take the tag at the ▸"
    KEYS = "Enter takes the tag at the ▸ · Tab completes · Esc changes nothing"

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
            head: What the tag is for, shown above the line.
            label: What is shown before the line.
            line: The initial content of the line.
            completion: The tags in use.
            accept: Called with the line.
            doubt: Returns the question to ask before a tag is accepted, even if it is no typing
                error.
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
        """The question to ask before a tag is accepted, or None."""
        slip = super().doubt_of(name)
        return self._asks(name) or (slip if slip and slip.instead not in self._but else None)
