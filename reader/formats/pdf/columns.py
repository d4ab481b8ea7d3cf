"""Columns of a page, for files that store them line by line: the left one is read first.

Nearly all files have their columns one after the other. If one interleaves their lines instead,
these have a wide gap at the same place, with prose on both sides; a table has short cells there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import mean

from reader.formats.pdf.lines import Line, part

GAP = 1.0
"""The least gap between columns or cells, relative to the line's size."""
_LEAST = 4
"""How many lines must have a gap at one place."""
_FILL = 0.6
"""The least share of a prose column's width that its lines fill on average."""
_WORDS = 3
"""The least average number of words per line in a column."""
_DEEPEST = 4


def in_order(lines: Sequence[Line], depth: int = 0) -> list[Line]:
    """The lines of a page in reading order.

    Args:
        lines: The lines in the order of the file.
        depth: How many gutters have been found already.
    """
    gutter = _gutter(lines) if depth < _DEEPEST else None
    if gutter is None:
        return list(lines)
    sides = [_split(line, gutter) for line in lines]
    if not all(_is_prose([side[at] for side in sides if all(side)]) for at in (0, 1)):
        return list(lines)
    found: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line, (first, second) in zip(lines, sides, strict=True):
        if first is None and second is None:
            found += [*in_order(left, depth + 1), *in_order(right, depth + 1), line]
            left, right = [], []
        left += [first] if first else []
        right += [second] if second else []
    return [*found, *in_order(left, depth + 1), *in_order(right, depth + 1)]


def gaps(line: Line) -> Iterator[tuple[float, float]]:
    """The wide gaps between the words of a line: the start and end of each."""
    for word, after in pairwise(line.words):
        if after.left - word.right > GAP * line.size:
            yield word.right, after.left


def _gutter(lines: Iterable[Line]) -> float | None:
    """The place within the wide gaps of most lines, if there are enough of them."""
    edges = []
    for line in lines:
        for start, end in gaps(line):
            edges += [(start, 1), (end, -1)]
    best, count, place = 0, 0, 0.0
    edges.sort()
    for (at, change), (after, _) in pairwise(edges):
        count += change
        if count > best:
            best, place = count, (at + after) / 2
    return place if best >= _LEAST else None


def _split(line: Line, gutter: float) -> tuple[Line | None, Line | None]:
    """The parts of a line on both sides of a gutter; none if the line crosses it."""
    if line.right <= gutter:
        return line, None
    if line.left >= gutter:
        return None, line
    if not any(start < gutter < end for start, end in gaps(line)):
        return None, None
    left = [word for word in line.words if word.right <= gutter]
    right = [word for word in line.words if word.right > gutter]
    return part(line.page, left), part(line.page, right)


def _is_prose(parts: Sequence[Line | None]) -> bool:
    lines = [each for each in parts if each]
    if len(lines) < _LEAST:
        return False
    widths = [each.right - each.left for each in lines]
    is_full = mean(widths) > _FILL * max(widths)
    return is_full and mean(len(each.words) for each in lines) >= _WORDS
