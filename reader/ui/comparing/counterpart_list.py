"""The passages of other texts that say the same as a given one, best match first."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from rich.text import Text
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from reader.errors import ReaderError
from reader.text import glyphs
from reader.text.document import Document, Span
from reader.ui.keys.command import command
from reader.ui.widgets.box import Box
from reader.ui.widgets.dialog import Dialog, ForeignText
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.list_keys import ListKeys
from reader.ui.widgets.lit_text import Piece, lit_rows
from reader.ui.widgets.pick_list import PickList
from reader.workspace.counterparts import Parallel, Parallels, Watch
from reader.workspace.find_all import CancelledError

_ROWS = 3
"""The most rows of a passage."""
_LEAST_TITLE = 8
"""The fewest cells in which the title of a text is still worth showing."""
LEAST = 0.1
"""Seconds between updates of the search progress."""
Find = Callable[[bool, Watch], Parallels]
"""Finds counterparts in the open texts or, given True, in the library; runs in a thread."""
Act = Callable[[Parallels, Parallel], Awaitable[None]]
"""Acts on a passage and its counterpart."""


class CounterpartList(PickList[Parallel]):
    """Lists passages, each below its reason and its text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"counterpart-list--lit", "counterpart-list--reason"}

    GAP = 1

    def __init__(self, title: Callable[[Document], str]) -> None:
        """Start with an empty list.

        Args:
            title: Returns the title of a text.
        """
        super().__init__()
        self._title = title

    @property
    def texts(self) -> list[str]:
        """The reason and the words of each counterpart."""
        return [f"{each.shared.reason} {each.words}" for each in self.items]

    def rows_of(self, item: Parallel, width: int) -> int:
        """How many rows a counterpart takes: its reason, its passage and an empty one."""
        return len(self._wrapped(item, width)) + 2

    def draw(self, item: Parallel, width: int) -> list[list[Segment]]:
        """The reason and place above the passage, with the shared words highlighted."""
        reason = (
            item.shared.reason if item.is_convincing else f"not convincing: {item.shared.reason}"
        )
        sign = "▸" if item is self.item else " "
        number = item.document.block_at(item.span.start).number
        place = f" · ¶{number}" if number else ""
        room = width - glyphs.cells(reason) - glyphs.cells(place) - 6
        title = f" · {glyphs.fit(self._title(item.document), room)}" if room > _LEAST_TITLE else ""
        look = "counterpart-list--reason" if item.is_convincing else "pick-list--dim"
        head = [
            Segment(f"{sign} "),
            Segment(glyphs.fit(reason, width - 4 - glyphs.cells(place)), self.part(look)),
            Segment(title + place, self.part("pick-list--dim")),
        ]  # fmt: skip
        lit, plain = self.part("counterpart-list--lit"), None
        rows = [
            [Segment("  "), *(Segment(each.text, lit if each.is_lit else plain) for each in row)]
            for row in self._wrapped(item, width)
        ]
        return [head, *rows, []]

    def _wrapped(self, item: Parallel, width: int) -> list[list[Piece]]:
        return lit_rows(item.words, item.shared.other, max(width - 4, 8), _ROWS)


class LitPassage(Static):
    """A passage with some words highlighted, on a few rows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lit-passage--lit"}

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(markup=False, classes="passage")

    def show(self, words: str, lit: Sequence[Span]) -> None:
        """Show a passage."""
        width = max(self.app.size.width * 9 // 10 - 6, 20)
        style = self.get_component_rich_style("lit-passage--lit")
        shown = Text()
        for index, row in enumerate(lit_rows(words, lit, width, _ROWS)):
            shown.append("\n" if index else "")
            for piece in row:
                shown.append(piece.text, style if piece.is_lit else None)
        self.update(shown)


class CounterpartScreen(Dialog, parts=(ListKeys,)):
    """Shows the counterparts of a passage, as soon as they are found."""

    PLACE = "Counterparts of a passage"
    MODE = "SAME"
    ACCEPTS = "show the passage beside this one"

    @dataclass
    class Found(Message):
        """The counterparts were found."""

        parallels: Parallels | None
        """The counterparts; None if the search failed."""
        in_library: bool
        """Whether the whole library was searched."""
        problem: str = ""
        """The error, if it failed."""

    @dataclass
    class Looking(Message):
        """Progress of the search."""

        done: int
        """How many texts were searched."""
        total: int
        """How many texts there are."""

    def __init__(
        self,
        document: Document,
        find: Find,
        acts: dict[str, Act],
        title: Callable[[Document], str],
        *,
        in_library: bool,
    ) -> None:
        """Search for counterparts.

        Args:
            document: The text of the passage.
            find: Finds the counterparts.
            acts: The actions for `go`, `link` and `cite`.
            title: Returns the title of a text.
            in_library: Whether to search the whole library from the start.
        """
        super().__init__(_nothing)
        self._document = document
        self._find = find
        self._acts = acts
        self._title = title
        self._in_library = in_library
        self.attach(ListKeys(self, lambda: self._list))
        self._linked: Parallel | None = None
        """What is being linked, until the list is up to date again."""
        self.parallels: Parallels | None = None
        """The counterparts, once they are found."""

    def compose(self) -> ComposeResult:
        """The passage over its counterparts."""
        with Box(classes="box tall"):
            yield Title("What others say of it")
            yield LitPassage()
            yield ForeignText("Looking …", classes="progress")
            yield CounterpartList(self._title)
            yield ForeignText(classes="error")
            yield Keys(
                "Enter shows it beside · L links · c cites both · Tab all texts · Esc closes"
            )

    @property
    def _list(self) -> CounterpartList:
        return self.query_one(CounterpartList)

    def on_mount(self) -> None:
        """Start the search."""
        self.set_focus(self._list)
        self._list.NOTHING = ""
        self.query_one(".error").display = False
        self._begin()

    def on_screen_resume(self) -> None:
        """Search again after the question about a link, since what is linked comes first."""
        if self._linked:
            self._search()

    def _begin(self) -> None:
        self.parallels = None
        self.query_one(".progress", ForeignText).show("Looking …")
        self._search()

    def _search(self) -> None:
        self.run_worker(partial(self._look, self._in_library), thread=True, exclusive=True)

    def _look(self, in_library: bool) -> None:  # noqa: FBT001 - as the message says it
        """Find the counterparts; runs in a thread of its own."""
        try:
            found = self._find(in_library, self._watch(get_current_worker()))
        except CancelledError:
            return
        except ReaderError as error:
            self.post_message(self.Found(None, in_library, str(error)))
        else:
            self.post_message(self.Found(found, in_library))

    def _watch(self, worker: Worker[None]) -> Watch:
        """Shows the progress of the search, and stops it once the dialog is closed."""
        shown = time.monotonic()

        def watch(done: int, total: int) -> None:
            nonlocal shown
            if worker.is_cancelled:
                raise CancelledError
            if time.monotonic() - shown > LEAST:
                shown = time.monotonic()
                self.post_message(self.Looking(done, total))

        return watch

    def on_counterpart_screen_looking(self, event: Looking) -> None:
        """Show the progress of the search."""
        event.stop()
        if self.parallels is None:
            told = f"Looking … {event.done:,} of {event.total:,} texts · Esc stops"
            self.query_one(".progress", ForeignText).show(told)

    def on_counterpart_screen_found(self, event: Found) -> None:
        """Show what was found."""
        event.stop()
        if event.in_library != self._in_library:
            return
        self.parallels = event.parallels
        self._list.items = event.parallels.found if event.parallels else ()
        self._list.go(self._index_of_linked())
        self.query_one(".progress", ForeignText).show(self._told(event))
        self.show_error(event.problem or self._unread(event.parallels))
        self._light()

    def _index_of_linked(self) -> int:
        """Where what was just linked is in the list; the first place, if nothing was."""
        linked, self._linked = self._linked, None
        places = (at for at, each in enumerate(self._list.items) if linked and _same(each, linked))
        return next(places, 0)

    def _told(self, event: Found) -> str:
        found = event.parallels
        if found is None:
            return "Nothing was looked through."
        where = "the library" if self._in_library else "the other open texts"
        if not found.looked_in:
            return "There is no other text to look in: o opens one."
        if found.are_convincing:
            count = len(found.found)
            return f"{count} counterpart{'' if count == 1 else 's'} in {where}"
        if found.found:
            return f"Nothing in {where} is convincing; nearest to it:"
        return f"Nothing in {where} shares a word that says anything."

    def _unread(self, found: Parallels | None) -> str:
        if found is None or not found.unread:
            return ""
        more = f" (and {len(found.unread) - 1} more)" if len(found.unread) > 1 else ""
        return found.unread[0] + more

    def _light(self) -> None:
        """Highlight the words that the passage shares with the counterpart at the cursor."""
        found = self.parallels
        if found is None:
            return
        item = self._list.item
        words = self._document.text[found.span.start : found.span.end]
        self.query_one(LitPassage).show(words, item.shared.one if item else ())

    @property
    def answer(self) -> str:
        """Do nothing: the callbacks passed to the dialog do the work."""
        return ""

    async def accept(self) -> None:
        """Show the counterpart at the cursor in the other pane."""
        await self._act("go")

    @command("counterparts.link", "L", "Link", "link both, highlighted first")
    async def link(self) -> None:
        """Link the passage and its counterpart."""
        item = self._list.item
        if self.parallels and item:
            # It stays open below the question, which Esc alone leaves.
            self._linked = item
            await self._acts["link"](self.parallels, item)

    @command("counterparts.cite", "c", "Cite both", "copy both as citations")
    async def cite(self) -> None:
        """Copy the passage and its counterpart as citations."""
        await self._act("cite")

    async def _act(self, name: str) -> None:
        item = self._list.item
        if self.parallels and item:
            self.dismiss()
            await self._acts[name](self.parallels, item)

    @command("counterparts.library", "tab", "All texts", "look in the whole library, or not",
             has_priority=True)  # fmt: skip
    def widen(self) -> None:
        """Search the whole library, or only the open texts."""
        self._in_library = not self._in_library
        self._begin()

    @command("counterparts.down", "ctrl+n", "Next", "the next passage", 1)
    @command("counterparts.up", "ctrl+p", "Previous", "the previous passage", -1)
    def step(self, step: int) -> None:
        """Move to another passage."""
        self._list.step(step)

    @command("counterparts.close", "q", "Close", "close it")
    async def close(self) -> None:
        """Close it."""
        self.dismiss()

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Show the passage that was double-clicked."""
        event.stop()
        await self.attempt(self.accept())

    def on_pick_list_moved(self, event: PickList.Moved) -> None:
        """Update the shared words when the cursor moves."""
        event.stop()
        self._light()


def _same(one: Parallel, other: Parallel) -> bool:
    """Whether two counterparts are the same passage, or parts of it."""
    return one.document.sha256 == other.document.sha256 and one.span.overlaps(other.span)


async def _nothing(answer: str) -> None:
    """Do nothing: the callbacks passed to the dialog do the work."""
    del answer
