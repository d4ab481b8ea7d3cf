"""The overlay of a pane's text that others set: highlights, search hits, the held annotation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from reader.text.document import Span
from reader.ui.pane import overview
from reader.ui.pane.overlay import Highlight, Overlay, indexed, length

if TYPE_CHECKING:
    from reader.search.matches import Matches


class Layers:
    """Highlights, search hits and the held annotation of a text."""

    def __init__(self, changed: Callable[[], object]) -> None:
        """Start without any; `changed` is called on every change."""
        self._changed = changed
        self.has_notes = False
        """Whether any highlight has a note."""
        self._highlights = indexed(())
        self._hits: Matches | None = None
        self._held = ""

    @property
    def highlights(self) -> Sequence[Highlight]:
        """The highlights that are drawn, in the order of their starts."""
        return self._highlights.items

    @highlights.setter
    def highlights(self, highlights: Iterable[Highlight]) -> None:
        new = indexed(highlights)
        if new.items != self._highlights.items:
            self._highlights = new
            self.has_notes = any(highlight.has_note for highlight in new.items)
            self._changed()

    @property
    def hits(self) -> Matches | None:
        """The current search, if any."""
        return self._hits

    @hits.setter
    def hits(self, hits: Matches | None) -> None:
        self._hits = hits
        self._changed()

    @property
    def held(self) -> str:
        """The id of the held annotation, which commands act on; empty if there is none."""
        return self._held

    @held.setter
    def held(self, held: str) -> None:
        self._held = held
        self._changed()

    def clear(self) -> None:
        """Remove everything; the caller redraws the text."""
        self._highlights, self.has_notes, self._hits = indexed(()), False, None

    def highlights_in(self, span: Span) -> list[Highlight]:
        """The highlights that overlap a span, the shortest first."""
        return sorted(self._highlights.touching(span), key=length)

    def place_in(self, span: Span) -> int | None:
        """The start of the first highlight in a span, or else of the first hit, or else None."""
        return overview.place_in(span, self._highlights, self._hits)

    def overlay(self, sentence: Span | None, selection: Span | None, caret: Span | None) -> Overlay:
        """The whole overlay, including what depends on the caret."""
        return Overlay(self._highlights, self._hits, self._held, sentence, selection, caret)
