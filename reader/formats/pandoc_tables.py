"""Parses pandoc's grid, simple and multiline tables into cells.

Grid tables have a frame of `+---+`, simple ones a line of dashes below the head, and multiline
ones blank lines between rows. The dashes give the columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reader.formats.line_breaks import cells
from reader.formats.notation import without_attributes
from reader.lazy import late_pattern

Rows = list[list[str]]
"""Rows of cells."""

_SEPARATOR = late_pattern(r"\+(?:[-=:]+\+)+$")
_DASHES = late_pattern(r"[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$")
_WHOLE = late_pattern(r"[ \t]*-{4,}[ \t]*$")
RULES = late_pattern(r"[ \t]*-{2,}[ \t-]*$")
"""A line of dashes."""
_GROUP = late_pattern(r"-+")
_BARE = late_pattern(
    r"(?::{3,}\s*(?:\{[^{}]*\}|[\w.-]*)\s*:*|`{3,}|~{3,}|\+[-=:+]{2,}|<!--\s*-->)$"
)
"""A line of a cell without words."""
_QUOTE = late_pattern(r"^(?:>\s?)+")
_HEAD = late_pattern(r"#{1,6}\s+")
_CAPTION = late_pattern(r"\s*(?:[Tt]able)?:\s")
_ITEM = late_pattern(r"^(?:([-*+])|:)\s+")
_EDGES = " |\u3000"
_EDGES_OF_FRAME = 2
"""Least number of separator lines: above and below."""
_MOST_HEAD = 8
"""Most lines in the head of a table."""


def grid(lines: Sequence[str]) -> Rows:
    """Parse a grid table; empty if it is not one."""
    lines = [line.strip() for line in lines]
    # Many of them are equal.
    found = Counter(line for line in lines if line[:1] == "+" and _SEPARATOR.match(line))
    if found.total() < _EDGES_OF_FRAME or not (lines[0] in found and lines[-1] in found):
        return []
    edges = sorted({at for line in found for at, sign in enumerate(line) if sign == "+"})
    rows: Rows = []
    inside: list[list[str]] = []
    for line in lines[1:]:
        if line not in found:
            inside.append(_framed(line, edges))
        elif inside:
            rows.append([_cell(column) for column in zip(*inside, strict=True)])
            inside = []
    return [row for row in rows if any(row)]


def _framed(line: str, edges: Sequence[int]) -> list[str]:
    """Split a line of a grid table at its columns."""
    plain = line.strip("|").split("|")
    if len(plain) == len(edges) - 1:
        return [part.strip() for part in plain]
    parts = _cut(line, edges)
    return [part.strip(" |") for part in parts[1 : len(edges)]]


def dashed(lines: Iterable[str]) -> tuple[Rows, int] | None:
    """Parse a simple or multiline table; its rows and its number of lines, or None."""
    source = iter(lines)
    head: list[str] = []
    columns, is_multiline = None, False
    for line in source:
        if _DASHES.match(line):
            columns = [group.start() for group in _GROUP.finditer(line)]
            break
        if not head and not is_multiline and _WHOLE.match(line):
            is_multiline = True
        elif not line.strip() or len(head) >= (_MOST_HEAD if is_multiline else 1):
            return None
        else:
            head.append(line)
    if columns is None:
        return None
    return _rows(source, head, columns, is_multiline=is_multiline)


def _rows(
    source: Iterable[str], head: list[str], columns: list[int], *, is_multiline: bool
) -> tuple[Rows, int] | None:
    count = len(head) + 1 + is_multiline
    groups: list[list[str]] = [[]]
    closed = False
    for line in source:
        if _DASHES.match(line) or _WHOLE.match(line):
            closed = True
            count += 1
            break
        if head and not is_multiline and _CAPTION.match(line):
            break
        if line.strip():
            groups[-1].append(line)
        elif head and not is_multiline:
            break
        elif groups[-1]:
            groups.append([])
        count += 1
    groups = [group for group in groups if group]
    if not groups or (not closed and (is_multiline or not head)):
        return None
    is_simple = not is_multiline and len(groups) == 1
    rows = [[line] for line in groups[0]] if is_simple else groups
    if head:
        rows = [head, *rows]
    found = [
        [_cell(column) for column in zip(*(_cells(line, columns) for line in row), strict=True)]
        for row in rows
    ]
    return ([row for row in found if any(row)], count) if _is_table(found) else None


def _is_table(rows: Rows) -> bool:
    """Whether some row has several cells, unlike prose between two rules."""
    return any(sum(map(bool, row)) > 1 for row in rows)


def _cells(line: str, columns: Sequence[int]) -> list[str]:
    return [part.strip() for part in _cut(line, columns[1:])]


def _cut(line: str, edges: Sequence[int]) -> list[str]:
    """Split a line at columns, but never inside a word."""
    line = line.expandtabs(4)
    cuts = [0]
    for edge in edges:
        at = min(_place(line, edge), len(line))
        cuts.append(max(_edge_of_word(line, cuts[-1], at), cuts[-1]))
    return [line[start:end] for start, end in pairwise([*cuts, len(line)])]


def _edge_of_word(line: str, first: int, at: int) -> int:
    """Move an index that is inside a word to its beginning, else to its end."""
    before = behind = at
    while first < before < len(line) and _is_inside(line, before):
        before -= 1
    if before > first or not _is_inside(line, before):
        return before
    while behind < len(line) and _is_inside(line, behind):
        behind += 1
    return behind


def _is_inside(line: str, at: int) -> bool:
    return 0 < at < len(line) and not (line[at - 1] in _EDGES or line[at] in _EDGES)


def _place(line: str, edge: int) -> int:
    """Index of the character at a column."""
    if line.isascii():
        return edge
    at = width = 0
    while at < len(line) and width < edge:
        width += cells(line[at])
        at += 1
    return at


def _cell(lines: Iterable[str]) -> str:
    """Text of a cell, whose lines may be list items, headings and other blocks."""
    return " ".join(filter(None, map(_words, lines)))


def _words(line: str) -> str:
    """A line of a cell without the markup of blocks."""
    if line[:1].isalnum():
        return line.removesuffix("\\")
    words = _QUOTE.sub("", line).removesuffix("\\")
    marker = _ITEM.match(words)
    if marker:
        words = words[marker.end() :].lstrip()
    if _BARE.match(words):
        return ""
    if words.startswith("|") and words.endswith("|"):
        # A row of a table inside the cell.
        words = words.strip("| ")
    if head := _HEAD.match(words):
        words = without_attributes(words[head.end() :]).strip()
    return f"• {words}" if marker and marker[1] else words
