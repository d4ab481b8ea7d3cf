"""What others lay over the text of a pane, and look up there by place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from reader.text.document import Span
from reader.ui.pane import overview
from reader.ui.pane.overlay import Highlight, Overlay, indexed, length

if TYPE_CHECKING:
    from reader.search.matches import Matches


class Layers:
    """What others lay over a text: highlights, search hits, which annotation is held."""

    def __init__(self, changed: Callable[[], object]) -> None:
        """Lay nothing over a text; `changed` is called when that changes."""
        self._changed = changed
        self.has_notes = False
        """Whether one of the highlights has a note."""
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
        """What was searched for, if anything was."""
        return self._hits

    @hits.setter
    def hits(self, hits: Matches | None) -> None:
        self._hits = hits
        self._changed()

    @property
    def held(self) -> str:
        """The id of the annotation that commands act on, or nothing."""
        return self._held

    @held.setter
    def held(self, held: str) -> None:
        self._held = held
        self._changed()

    def clear(self) -> None:
        """Lay nothing over the text; the caller has it drawn."""
        self._highlights, self.has_notes, self._hits = indexed(()), False, None

    def highlights_in(self, span: Span) -> list[Highlight]:
        """The highlights that share an offset with a span, the shortest first."""
        return sorted(self._highlights.touching(span), key=length)

    def place_in(self, span: Span) -> int | None:
        """Where the first highlight in a span begins, else the first hit, else None."""
        return overview.place_in(span, self._highlights, self._hits)

    def overlay(self, sentence: Span | None, selection: Span | None, caret: Span | None) -> Overlay:
        """All that is laid over the text, with what goes with the caret."""
        return Overlay(self._highlights, self._hits, self._held, sentence, selection, caret)
