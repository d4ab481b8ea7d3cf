"""The overlay of a document's text: highlights, search hits, the selection, the caret."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from reader.text.document import Span
from reader.ui.pane.intervals import Intervals

if TYPE_CHECKING:
    from reader.search.matches import Matches


class Highlight(NamedTuple):
    """A highlighted passage as drawn in a pane."""

    id: str
    """The annotation's id; all passages of one annotation share it."""
    span: Span
    """The span of the passage in the current text."""
    color: str
    """One of `pens.COLORS`."""
    note: str = ""
    """The annotation's note; of several passages, only the first has it."""
    is_linked: bool = False
    """Whether it is an end of a link; of several passages, only the first is."""
    is_edited: bool = False
    """Whether its words were changed after it was highlighted."""

    @property
    def has_note(self) -> bool:
        """Whether it has a note that is not blank."""
        return bool(self.note.strip())


def length(highlight: Highlight) -> int:
    """How many characters a highlighted passage has: of several, commands apply to the shortest."""
    return highlight.span.end - highlight.span.start


def indexed(highlights: Iterable[Highlight]) -> Intervals[Highlight]:
    """Highlights, found by place."""
    return Intervals(highlights, lambda highlight: highlight.span)


class Overlay(NamedTuple):
    """The whole overlay of a text at one moment."""

    highlights: Intervals[Highlight] = indexed(())
    """The highlights to draw."""
    hits: Matches | None = None
    """The current search, if any."""
    held: str = ""
    """The id of the held annotation, which commands act on; empty if there is none."""
    sentence: Span | None = None
    """The sentence that is faintly tinted."""
    selection: Span | None = None
    """The selection, if any."""
    caret: Span | None = None
    """The character under the caret, if the caret is shown."""
