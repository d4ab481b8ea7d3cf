"""Finding words in what the panes show."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.timer import Timer

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.text import motions
from reader.text.document import Span
from reader.ui.pane.pane import DocumentPane
from reader.ui.reading.places import PlacesScreen
from reader.workspace.library import Library

if TYPE_CHECKING:
    from reader.search import phrase
    from reader.ui.dialogs import find_all
    from reader.ui.widgets import line_prompt
else:
    find_all = lazy("reader.ui.dialogs.find_all")
    line_prompt = lazy("reader.ui.widgets.line_prompt")
    phrase = lazy("reader.search.phrase")

QUIET = 0.05
"""Seconds without a key after which hits in a large text are shown while one types."""
AT_ONCE = 1 << 20
"""Characters of a text in which hits are counted before they are shown."""


class FindScreen(PlacesScreen):
    """Finds words in panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("/", "find", "Find", id="find", tooltip="find words in the document"),
        Binding("g /", "find_all", "Find in all", id="find.all",
                tooltip="find in all texts, with the hits as they come"),
        Binding("n", "find_next(1)", "Next hit", id="find.next", tooltip="the next hit"),
        Binding("N", "find_next(-1)", "Hit before", id="find.previous", tooltip="the hit before"),
        Binding("*", "find_word", "Find word", id="find.word",
                tooltip="find the word under the caret"),
    ]  # fmt: skip

    _soon: Timer | None = None
    _words = ""
    """What was sought last."""

    @cached_property
    def _memory(self) -> find_all.FindAllMemory:
        return find_all.FindAllMemory()

    async def action_find_all(self) -> None:
        """Ask what to find in all texts, and go to what is chosen."""
        opened = self.desk.open_documents.values()
        known = {each.document.path: each.document for each in opened if each.document.path}
        screen = find_all.FindAllScreen(
            Library(self.workspace.texts).paths(),
            partial(self._go_found, beside=False),
            partial(self._go_found, beside=True),
            known=known,
            memory=self._memory,
        )
        await self.app.push_screen(screen)

    async def _go_found(self, path: Path, span: Span, *, beside: bool) -> None:
        """Go to what was found, in the pane that shows its text where one does."""
        with self.jumping():
            pane = None if beside else self.pane_of(path)
            if pane is None:
                pane = await self.show_document(path, beside=beside)
            self.focus_pane(pane)
            if pane.is_laid_open:
                pane.go_span(span)
            else:
                self.go_in(pane, span.start)

    async def action_find(self) -> None:
        """Ask what to find, and show hits while it is typed."""
        pane = self.pane
        if pane is None:
            return
        origin = pane.caret.offset
        before, count = self._words, self.take_count()
        await self.app.push_screen(
            line_prompt.LinePrompt(
                "/",
                partial(self._find, pane, origin, count),
                changed=partial(self._preview, pane, origin),
                cancelled=partial(self._leave_find, pane, origin, before),
            )
        )

    def _preview(self, pane: DocumentPane, origin: int, words: str) -> None:
        """Show the hits of what is typed so far; in a large text once no key comes for a moment."""
        if self._soon:
            self._soon.stop()
        show = partial(self._show_preview, pane, origin, words)
        if len(pane.document.text) > AT_ONCE:
            self._soon = self.set_timer(QUIET, show)
        else:
            show()

    def _show_preview(self, pane: DocumentPane, origin: int, words: str) -> None:
        """Show the hits of what is typed so far, and the first one at the caret or behind it."""
        pane.hits = phrase.find(pane.document, words) if words else None
        hit = phrase.next_match(pane.hits, origin - 1) if pane.hits is not None else None
        pane.go(hit.span.start if hit else origin)

    def _stop_preview(self) -> None:
        if self._soon:
            self._soon.stop()
            self._soon = None

    async def _find(self, pane: DocumentPane, origin: int, count: int, words: str) -> None:
        """Go to the first hit at the caret or behind it, or to a later one."""
        self._words = words or self._words
        self._stop_preview()
        pane.go(origin)
        with self.telling(), self.jumping():
            self._seek(pane, count, origin - 1 if words else origin)

    def _leave_find(self, pane: DocumentPane, origin: int, before: str) -> None:
        """Show what was shown before finding."""
        self._stop_preview()
        pane.hits = phrase.find(pane.document, before) if before else None
        pane.go(origin)

    def action_find_next(self, step: int) -> None:
        """Go to another hit."""
        if self.pane:
            if not self._words:
                raise ReaderError("Nothing to find yet: type / and some words.")
            self._seek(self.pane, step * self.take_count(), self.pane.caret.offset)

    def action_find_word(self) -> None:
        """Find the word under the caret elsewhere."""
        if self.pane:
            document = self.pane.document
            word = motions.word_at(document, self.pane.caret.offset)
            self._words = document.text[word.start : word.end]
            self._seek(self.pane, self.take_count(), self.pane.caret.offset)

    def _seek(self, pane: DocumentPane, steps: int, origin: int) -> None:
        """Go some hits on from an offset, or back, around the ends of the text if need be.

        Raises:
            ReaderError: There is no hit.
        """
        hits = phrase.find(pane.document, self._words)
        if pane.hits is None or not pane.hits.is_same(hits):
            pane.hits = hits
        seek = phrase.next_match if steps > 0 else phrase.previous_match
        hit = seek(pane.hits, origin, abs(steps))
        if hit is None:
            raise ReaderError(f"“{self._words}” is not in {pane.document.title}.")
        pane.go(hit.span.start)
        around = ", from the other end on" if hit.wrapped else ""
        if len(pane.document.text) > AT_ONCE and not pane.hits.is_counted:
            self.tell(f"“{self._words}”{around}")
            count = partial(self._count, pane, pane.hits, hit.span, around)
            self.run_worker(count, thread=True, exclusive=True, group="count")
        else:
            self._tell_hit(pane, pane.hits, hit.span, around)

    def _count(self, pane: DocumentPane, hits: phrase.Matches, hit: Span, around: str) -> None:
        """Count the hits in a large text, in a thread, while somebody reads on."""
        while not hits.is_counted:
            if pane.hits is not hits or not pane.is_wanted:
                return
            hits.count_on()
        self.call_later(self._tell_hit, pane, hits, hit, around)

    def _tell_hit(self, pane: DocumentPane, hits: phrase.Matches, hit: Span, around: str) -> None:
        """Say which of the hits the caret is at, if it still is."""
        pane.show_hits(hits)
        if pane.hits is hits and pane.caret.offset == hit.start:
            self.tell(f"“{self._words}”: {hits.number(hit.start)} of {len(hits)}{around}")
