"""Finding words in what the panes show."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from reader import motion, search
from reader.errors import ReaderError
from reader.ui.document_pane import DocumentPane
from reader.ui.line_prompt import LinePrompt
from reader.ui.panes_screen import PanesScreen


class FindScreen(PanesScreen):
    """Finds words in panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("/", "find", "Find", id="find", tooltip="find words in the document"),
        Binding("n", "find_next(1)", "Next hit", id="find.next", tooltip="the next hit"),
        Binding("N", "find_next(-1)", "Hit before", id="find.previous", tooltip="the hit before"),
        Binding("*", "find_word", "Find word", id="find.word",
                tooltip="find the word under the caret"),
    ]  # fmt: skip

    _words = ""
    """What was sought last."""

    async def action_find(self) -> None:
        """Ask what to find, and show hits while it is typed."""
        pane = self.pane
        if pane is None:
            return
        origin = pane.caret.offset
        before = self._words
        await self.app.push_screen(
            LinePrompt(
                "/",
                partial(self._find, pane, origin),
                changed=partial(self._preview, pane, origin),
                cancelled=partial(self._leave_find, pane, origin, before),
            )
        )

    def _preview(self, pane: DocumentPane, origin: int, words: str) -> None:
        """Show the hits of what is typed so far, and the first one at the caret or behind it."""
        pane.hits = search.find(pane.document, words) if words else None
        hit = search.next_match(pane.hits, origin - 1) if pane.hits else None
        pane.go(hit.span.start if hit else origin)

    async def _find(self, pane: DocumentPane, origin: int, words: str) -> None:
        """Go to the first hit at the caret or behind it."""
        self._words = words or self._words
        pane.go(origin)
        with self.telling():
            self._seek(pane, 1, origin - 1 if words else origin)

    def _leave_find(self, pane: DocumentPane, origin: int, before: str) -> None:
        """Show what was shown before finding."""
        pane.hits = search.find(pane.document, before) if before else None
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
            word = motion.word_at(document, self.pane.caret.offset)
            self._words = document.text[word.start : word.end]
            self._seek(self.pane, 1, self.pane.caret.offset)

    def _seek(self, pane: DocumentPane, steps: int, origin: int) -> None:
        """Go some hits on from an offset, or back, around the ends of the text if need be.

        Raises:
            ReaderError: There is no hit.
        """
        pane.hits = search.find(pane.document, self._words)
        seek = search.next_match if steps > 0 else search.previous_match
        hit = seek(pane.hits, origin, abs(steps))
        if hit is None:
            raise ReaderError(f"“{self._words}” is not in {pane.document.title}.")
        pane.go(hit.span.start)
        around = ", from the other end on" if hit.wrapped else ""
        self.tell(f"“{self._words}”: {hit.number} of {len(pane.hits)}{around}")
