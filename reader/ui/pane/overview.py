"""The column that shows a whole document at a glance: where highlights and search hits are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from reader.text.document import Span
from reader.ui.pane.intervals import Intervals
from reader.ui.pane.overlay import Highlight

if TYPE_CHECKING:
    from reader.search.matches import Matches

HIGHLIGHT, HIT, BOTH = "━", "•", "┿"
"""The symbols of a cell, by what its part of the document contains."""


class Cell(NamedTuple):
    """One cell of the column, which stands for a part of the document."""

    sign: str
    """The character to draw; a blank for nothing."""
    style: str
    """The name of its style; empty for a blank."""


def part(index: int, height: int, size: int) -> Span:
    """The offsets that a cell represents.

    Args:
        index: Its index from the top.
        height: How many cells there are.
        size: The length of the document.
    """
    return Span(index * size // height, max((index + 1) * size // height, 1))


def cells(
    height: int, size: int, highlights: Intervals[Highlight], hits: Matches | None
) -> Iterator[Cell]:
    """The column from its top.

    Args:
        height: How many cells it has.
        size: The length of the document.
        highlights: The highlights that are drawn.
        hits: The current search, if any; hits that have not been counted are not shown.
    """
    for index in range(height):
        span = part(index, height, size)
        highlight = next(iter(highlights.touching(span)), None)
        is_hit = hits is not None and hits.known_in(span)
        if highlight is not None:
            yield Cell(BOTH if is_hit else HIGHLIGHT, f"stripe-{highlight.color}")
        else:
            yield Cell(HIT if is_hit else " ", "found" if is_hit else "")


def place_in(span: Span, highlights: Intervals[Highlight], hits: Matches | None) -> int | None:
    """The offset that a cell leads to: its first highlight, or else its first hit, or else None."""
    for highlight in highlights.touching(span):
        return highlight.span.start
    hit = hits.first_from(span.start) if hits is not None else None
    return hit.start if hit and hit.start < span.end else None
