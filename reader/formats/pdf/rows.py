"""Table rows and entries of tables of contents: lines whose parts are aligned in columns."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.formats.pdf.columns import gaps
from reader.formats.pdf.lines import Line, part
from reader.formats.pdf.markers import MARKER
from reader.lazy import late_pattern

_ALIGNED = 0.6
"""How far aligned cell edges may differ, relative to the size of their line."""
_BETWEEN = 1.3
"""The least gap between cells, relative to the size of their line."""
_NEAR = 3.5
"""The greatest distance to the next row, relative to the size of their line."""
_LEADERS = late_pattern(r"(?:[.·…]\s?){4,}\s*[\divxlcIVXLC]{1,6}$")
_PAGE = late_pattern(r"\d{1,4}|[ivxlc]{1,6}")
_FEW = 3
"""The least number of entries without leaders to their page numbers."""
_WIDE = 2.5
"""The least gap before the page number of an entry, relative to the size of its line."""


class Cell(NamedTuple):
    """A cell of a row."""

    left: float
    """Its left edge."""
    right: float
    """Its right edge."""
    text: str
    """Its text."""


def rows(lines: Sequence[Line]) -> dict[int, str]:
    """The text of each line, by identity, that is a table row, with bars between its cells."""
    cells = [_cells(line) for line in lines]
    found: dict[int, str] = {}
    for (line, here), (below, there) in pairwise(zip(lines, cells, strict=True)):
        if here and there and _follows(line, below) and _are_aligned(line.size, here, there):
            found[id(line)] = " | ".join(cell.text for cell in here)
            found[id(below)] = " | ".join(cell.text for cell in there)
    return found


def entries(lines: Sequence[Line]) -> set[int]:
    """The lines, by identity, that are entries with a page number: `Introduction . . . . 7`."""
    led = {id(line) for line in lines if _LEADERS.search(line.text)}
    last = [line.right if id(line) in led else _page_cell(line) for line in lines]
    group: list[Line] = []
    found = set(led)
    for line, edge in zip(lines, last, strict=True):
        is_next = group and edge and _follows(group[-1], line)
        if not (is_next and abs(group[-1].right - (edge or 0)) < _ALIGNED * line.size):
            found |= _listed(group, led)
            group = []
        group += [line] if edge else []
    return found | _listed(group, led)


def _listed(group: Sequence[Line], led: Container[int]) -> set[int]:
    """The lines of a group that are entries: one has leaders, or page numbers never decrease."""
    pages = [line.words[-1].text for line in group]
    numbers = [int(page) for page in pages if page.isdigit()]
    is_rising = len(numbers) >= _FEW and numbers == sorted(numbers)
    return {id(line) for line in group} if is_rising or any(id(e) in led for e in group) else set()


def _page_cell(line: Line) -> float | None:
    """The right edge of the page number at the end of a line, far after its words."""
    if len(line.words) < 2 or not _PAGE.fullmatch(line.words[-1].text):  # noqa: PLR2004
        return None
    before, number = line.words[-2:]
    is_far = number.left - before.right > _WIDE * line.size
    has_words = any(any(map(str.isalpha, word.text)) for word in line.words[:-1])
    return number.right if is_far and has_words else None


def _follows(line: Line, below: Line) -> bool:
    return line.page == below.page and 0 < line.base - below.base < _NEAR * line.size


def _cells(line: Line) -> list[Cell]:
    """The cells of a line with wide gaps; none if its only gap is after a list marker."""
    edges = [end for start, end in gaps(line) if end - start > _BETWEEN * line.size]
    if not edges:
        return []
    parts = list(_parts(line, edges))
    if len(parts) == 2 and MARKER.fullmatch(parts[0].text):  # noqa: PLR2004
        return []
    return parts


def _parts(line: Line, edges: Sequence[float]) -> Iterator[Cell]:
    words = list(line.words)
    for edge in (*edges, float("inf")):
        taken = [word for word in words if word.left < edge]
        words = [word for word in words if word.left >= edge]
        if taken:
            one = part(line.page, taken)
            yield Cell(one.left, one.right, one.text)


def _are_aligned(size: float, first: Sequence[Cell], second: Sequence[Cell]) -> bool:
    """Whether inner cells of two rows are aligned.

    The first cell's left and the last one's right edge are aligned in justified prose, too.
    """
    near = _ALIGNED * size
    for at, cell in enumerate(first):
        for other in second[1:] if at else second[:-1]:
            left, right = abs(cell.left - other.left), abs(cell.right - other.right)
            is_inner = other is not second[-1] or cell.text[-1:].isdigit()
            if (at and left < near) or (right < near and is_inner):
                return True
            if (
                at < len(first) - 1
                and abs(cell.left + cell.right - other.left - other.right) < near
            ):
                return True
    return False
