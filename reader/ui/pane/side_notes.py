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
from reader.ui.pane.overlay import Highlight

MOST = 48
"""The maximum width of a note in cells: longer lines are harder to read."""
HIGHEST = 8
"""The most lines of a note that another one follows; `K` shows all of it."""


class SideLine(NamedTuple):
    """A line of a note beside one row."""

    text: str
    """The line, safe to show and no wider than asked; may be empty."""
    color: str
    """The colour of the highlight that the note belongs to."""


NOTHING = SideLine("", "")


def beside(
    rows: Sequence[Row | None], highlights: Intervals[Highlight], width: int
) -> list[SideLine]:
    """The line of a note beside each row on the screen.

    A note begins beside the first visible row of its passage, or below the previous note.

    Args:
        rows: From top to bottom; None for what is below the text.
        highlights: The highlights that are drawn.
        width: The maximum width of a line.
    """
    lines: list[SideLine] = []
    starts = _starts(rows, highlights)
    for at, (line, highlight) in enumerate(starts):
        following = starts[at + 1][0] if at + 1 < len(starts) else len(rows)
        begins = max(line, len(lines) + (1 if lines else 0))
        most = max(HIGHEST, following - begins - 1) if at + 1 < len(starts) else len(rows)
        lines += [NOTHING] * (begins - len(lines))
        lines += [SideLine(text, highlight.color) for text in wrapped(highlight.note, width, most)]
    return [*lines, *[NOTHING] * (len(rows) - len(lines))][: len(rows)]


def _starts(
    rows: Sequence[Row | None], highlights: Intervals[Highlight]
) -> list[tuple[int, Highlight]]:
    """The visible highlights with a note, each with its first visible line."""
    found: dict[str, tuple[int, Highlight]] = {}
    for line, row in enumerate(rows):
        if row is not None and not row.is_gap:
            for highlight in highlights.touching(Span(row.span.start, row.span.end + 1)):
                if highlight.note and highlight.span.start <= row.span.end:
                    found.setdefault(highlight.id, (line, highlight))
    return list(found.values())


def wrapped(note: str, width: int, most: int) -> list[str]:
    """A note wrapped to a width; if it is cut to `most` lines, the last one says so."""
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
