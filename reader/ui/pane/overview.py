"""The column that shows a whole document at a glance: where marks are, and what was found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from reader.text.document import Span
from reader.ui.pane.intervals import Intervals
from reader.ui.pane.row_painter import Highlight

if TYPE_CHECKING:
    from reader.search.phrase import Matches

MARK, HIT, BOTH = "━", "•", "┿"


class Cell(NamedTuple):
    """One cell of the column: a stretch of the document."""

    sign: str
    """What stands there: a mark, a hit, both, or a blank."""
    part: str
    """The name of the style that it has; empty for a blank."""


def bucket(index: int, height: int, size: int) -> Span:
    """The offsets that a cell stands for.

    Args:
        index: Its number from the top.
        height: How many cells there are.
        size: The length of the document.
    """
    return Span(index * size // height, max((index + 1) * size // height, 1))


def cells(
    height: int, size: int, marks: Intervals[Highlight], hits: Matches | None
) -> Iterator[Cell]:
    """The column from its top.

    Args:
        height: How many cells it has.
        size: The length of the document.
        marks: All that are drawn.
        hits: What was found, if anything was sought; those that are not counted yet don't show.
    """
    for index in range(height):
        stretch = bucket(index, height, size)
        mark = next(iter(marks.touching(stretch)), None)
        is_hit = hits is not None and hits.known_in(stretch)
        if mark is not None:
            yield Cell(BOTH if is_hit else MARK, f"stripe-{mark.color}")
        else:
            yield Cell(HIT if is_hit else " ", "found" if is_hit else "")


def place_in(stretch: Span, marks: Intervals[Highlight], hits: Matches | None) -> int | None:
    """The offset of what a cell shows: its first mark, else its first hit; None for a blank."""
    for mark in marks.touching(stretch):
        return mark.span.start
    hit = hits.first_from(stretch.start) if hits is not None else None
    return hit.start if hit and hit.start < stretch.end else None
