"""What is laid over a document's text: highlights, search hits, the selection, the caret."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from reader.text.document import Span
from reader.ui.pane.intervals import Intervals

if TYPE_CHECKING:
    from reader.search.matches import Matches


class Highlight(NamedTuple):
    """A highlighted passage as a pane draws it."""

    id: str
    """The annotation's id; all passages of one annotation share it."""
    span: Span
    """Where the passage is in today's text."""
    color: str
    """One of `pens.COLORS`."""
    note: str = ""
    """The annotation's note; where it has several passages, only the first one has it."""
    is_linked: bool = False
    """Whether it is an end of a link; where it has several passages, only the first one is."""
    is_edited: bool = False
    """Whether words in it were changed after it was highlighted."""

    @property
    def has_note(self) -> bool:
        """Whether its note says anything."""
        return bool(self.note.strip())


def length(highlight: Highlight) -> int:
    """How many characters a highlighted passage has: of several, commands mean the shortest."""
    return highlight.span.end - highlight.span.start


def indexed(highlights: Iterable[Highlight]) -> Intervals[Highlight]:
    """Highlights that can be looked up by place."""
    return Intervals(highlights, lambda highlight: highlight.span)


class Overlay(NamedTuple):
    """All that is laid over a text at one moment."""

    highlights: Intervals[Highlight] = indexed(())
    """The highlights that are drawn."""
    hits: Matches | None = None
    """What was searched for, if anything was."""
    held: str = ""
    """The id of the annotation that commands act on, or nothing."""
    sentence: Span | None = None
    """The sentence that is faintly tinted."""
    selection: Span | None = None
    """What is selected."""
    caret: Span | None = None
    """The character under the caret, where the caret is shown."""
