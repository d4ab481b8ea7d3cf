"""Notes beside their passages, on a screen that is wide enough."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from reader.errors import ReaderError
from reader.formats.plain import parse
from reader.text.document import Span
from reader.text.layout import Row, TextLayout
from reader.ui.pane.intervals import Intervals
from reader.ui.pane.row_painter import Highlight

LEAST = 18
"""Cells that a note needs beside a text; with fewer, it is only shown when asked for."""
MOST = 48
"""Cells that it takes at most, since longer lines are not read more easily."""
HIGHEST = 8
"""Lines of a note, where another one follows; `K` shows all of it."""


class SideLine(NamedTuple):
    """What stands beside a row."""

    text: str
    """Fit to be shown, of no more than the cells there are; empty for nothing."""
    color: str
    """The mark's."""


NOTHING = SideLine("", "")


def beside(
    rows: Sequence[Row | None], highlights: Intervals[Highlight], width: int
) -> list[SideLine]:
    """What stands beside each of the rows on the screen.

    A note begins beside the first row of its passage that is in sight, or below the note before.

    Args:
        rows: From top to bottom; None for what is below the text.
        highlights: The marks.
        width: Cells.
    """
    lines: list[SideLine] = []
    starts = _starts(rows, highlights)
    for at, (line, mark) in enumerate(starts):
        following = starts[at + 1][0] if at + 1 < len(starts) else len(rows)
        begins = max(line, len(lines) + (1 if lines else 0))
        most = max(HIGHEST, following - begins - 1) if at + 1 < len(starts) else len(rows)
        lines += [NOTHING] * (begins - len(lines))
        lines += [SideLine(text, mark.color) for text in wrapped(mark.note, width, most)]
    return [*lines, *[NOTHING] * (len(rows) - len(lines))][: len(rows)]


def _starts(
    rows: Sequence[Row | None], highlights: Intervals[Highlight]
) -> list[tuple[int, Highlight]]:
    """The marks with a note that are in sight, each with its first line there."""
    found: dict[str, tuple[int, Highlight]] = {}
    for line, row in enumerate(rows):
        if row is not None and not row.is_gap:
            for mark in highlights.touching(Span(row.span.start, row.span.end + 1)):
                if mark.note and mark.span.start <= row.span.end:
                    found.setdefault(mark.id, (line, mark))
    return list(found.values())


def wrapped(note: str, width: int, most: int) -> list[str]:
    """A note as lines of so many cells; where there are more than fit, the last one says so."""
    lines = _lines(note, width)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], "… K shows all"[:width]]


@lru_cache(maxsize=256)
def _lines(note: str, width: int) -> list[str]:
    try:
        layout = TextLayout(parse(note), width)
    except ReaderError:
        return []
    rows = []
    row, last = layout.first, layout.last
    for row in islice(layout.rows_from(layout.first), 1000):
        rows.append(" " * row.indent + layout.shown(row, row.span))
        if row == last:
            break
    return rows
