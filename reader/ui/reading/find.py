"""Finding text in the panes, and in all texts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.text import motions
from reader.text.document import Span
from reader.ui.keys.command import command
from reader.ui.reading.navigation import Navigation
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.search import matches, search
    from reader.ui.dialogs import find_all
    from reader.ui.pane.pane import DocumentPane
    from reader.ui.widgets import line_prompt
    from reader.workspace.texts import library
else:
    find_all = lazy("reader.ui.dialogs.find_all")
    library = lazy("reader.workspace.texts.library")
    line_prompt = lazy("reader.ui.widgets.line_prompt")
    matches = lazy("reader.search.matches")
    search = lazy("reader.search.search")

PAUSE = 0.05
"""Seconds without a key after which hits in a large text are shown while one types."""
LARGE = 1 << 20
"""Text size from which hits are counted after they are shown, not before."""


class Find:
    """Finds text."""

    def __init__(
        self,
        session: Session,
        navigation: Navigation,
        show_here: Callable[[Path], Awaitable[DocumentPane]],
        show_beside: Callable[[Path], Awaitable[DocumentPane]],
    ) -> None:
        """Prepare to search.

        Args:
            session: The state of the reading screen.
            navigation: Goes to hits.
            show_here: Shows a file in the current pane.
            show_beside: Shows a file in one more pane.
        """
        self._session = session
        self._navigation = navigation
        self._show_beside = show_beside
        self._show_here = show_here
        self._preview_timer: Timer | None = None
        self._words = ""

    @cached_property
    def _memory(self) -> find_all.FindAllMemory:
        return find_all.FindAllMemory()

    @command("find", "/", "Find", "find words in the text")
    async def find(self, *, count: int = 1) -> None:
        """Ask what to find, and show hits as it is typed."""
        pane = self._session.pane
        if pane is None:
            return
        origin = pane.caret.offset
        await self._session.host.open_dialog(
            line_prompt.LinePrompt(
                "/",
                partial(self._accept, pane, origin, count),
                changed=partial(self._preview, pane, origin),
                cancelled=partial(self._cancel, pane, origin, self._words),
            )
        )

    @command("find.all", "g /", "Find in all", "find in all texts, with the hits as they come")
    async def find_in_all(self) -> None:
        """Ask what to find in all texts, and go to the chosen hit."""
        session = self._session
        opened = session.desk.open_documents.values()
        known = {each.document.path: each.document for each in opened if each.document.path}
        screen = find_all.FindAllScreen(
            library.Library(session.workspace.texts).paths(),
            partial(self._go_found, beside=False),
            partial(self._go_found, beside=True),
            known=known,
            titles=session.desk.titles,
            memory=self._memory,
        )
        await session.host.open_dialog(screen)

    async def _go_found(self, path: Path, span: Span, *, beside: bool) -> None:
        """Go to a hit, in a pane that shows its text if there is one."""
        with self._navigation.jumping():
            pane = None if beside else self._session.pane_of(path)
            if pane is None:
                pane = await (self._show_beside(path) if beside else self._show_here(path))
            self._navigation.go_span(pane, span)

    def _preview(self, pane: DocumentPane, origin: int, words: str) -> None:
        """Schedule showing the hits as the search is typed; in a large text after a pause."""
        self._stop_preview()
        show = partial(self._show_preview, pane, origin, words)
        if len(pane.document.text) > LARGE:
            self._preview_timer = self._session.host.call_after(PAUSE, show)
        else:
            show()

    def _show_preview(self, pane: DocumentPane, origin: int, words: str) -> None:
        """Show the hits of the search as typed, and the first one at or after the caret."""
        pane.hits = hit = None
        # A regular expression may be invalid until it is complete.
        with suppress(ReaderError):
            if words:
                hits = search.find(pane.document, words)
                hit = matches.next_match(hits, origin - 1)
                pane.hits = hits
        pane.go(hit.span.start if hit else origin)

    def _stop_preview(self) -> None:
        if self._preview_timer:
            self._preview_timer.stop()
            self._preview_timer = None

    async def _accept(self, pane: DocumentPane, origin: int, count: int, words: str) -> None:
        """Go to the first hit at or after the caret, or to a later one.

        Raises:
            ReaderError: The search is invalid; the prompt stays open.
        """
        if words:
            search.parse_search(words)
        self._words = words or self._words
        self._stop_preview()
        pane.go(origin)
        with self._navigation.jumping():
            try:
                self._seek(pane, count, origin - 1 if words else origin)
            except ReaderError as error:
                self._session.host.show_error(error)

    async def _cancel(self, pane: DocumentPane, origin: int, before: str) -> None:
        """Restore the search shown before."""
        self._stop_preview()
        pane.hits = search.find(pane.document, before) if before else None
        pane.go(origin)

    @command("find.next", "n", "Next hit", "the next hit", 1, is_leap=True)
    @command("find.previous", "N", "Previous hit", "the previous hit", -1, is_leap=True)
    def step(self, step: int, *, count: int = 1) -> None:
        """Go to another hit."""
        pane = self._session.pane
        if pane:
            if not self._words:
                raise ReaderError("Nothing to find yet: type / and some words.")
            self._seek(pane, step * count, pane.caret.offset)

    @command("find.word", "*", "Find word", "find the word here", is_leap=True)
    def find_word(self, *, count: int = 1) -> None:
        """Find other occurrences of the word under the caret."""
        pane = self._session.pane
        if pane:
            word = motions.word_at(pane.document, pane.caret.offset)
            self._words = search.as_phrase(pane.document.text[word.start : word.end])
            self._seek(pane, count, pane.caret.offset)

    def _seek(self, pane: DocumentPane, steps: int, origin: int) -> None:
        """Go some hits forward or back from an offset, wrapping around the ends of the text.

        Raises:
            ReaderError: There is no hit.
        """
        hits = search.find(pane.document, self._words)
        if pane.hits is None or not pane.hits.is_same(hits):
            pane.hits = hits
        seek = matches.next_match if steps > 0 else matches.previous_match
        hit = seek(pane.hits, origin, abs(steps))
        if hit is None:
            raise ReaderError(f"“{self._words}” is not in {pane.title}.")
        pane.go(hit.span.start)
        around = ", from the other end on" if hit.wrapped else ""
        if len(pane.document.text) > LARGE and not pane.hits.is_counted:
            self._session.host.tell(f"“{self._words}”{around}")
            count = partial(self._count, pane, pane.hits, hit.span, around)
            self._session.host.run_in_thread(count, "count")
        else:
            self._tell_hit(pane, pane.hits, hit.span, around)

    def _count(self, pane: DocumentPane, hits: matches.Matches, hit: Span, around: str) -> None:
        """Count the hits in a large text in a thread, so that the user can read on."""
        while not hits.is_counted:
            if pane.hits is not hits or not pane.is_wanted:
                return
            hits.count_on()
        pane.call_later(self._tell_hit, pane, hits, hit, around)

    def _tell_hit(self, pane: DocumentPane, hits: matches.Matches, hit: Span, around: str) -> None:
        """Show the number of the hit under the caret, if it is still there."""
        pane.show_hits(hits)
        if hits.error:
            self._session.host.show_error(hits.error)
        elif pane.hits is hits and pane.caret.offset == hit.start:
            number = f"{hits.number(hit.start)} of {len(hits)}"
            self._session.host.tell(f"“{self._words}”: {number}{around}")
