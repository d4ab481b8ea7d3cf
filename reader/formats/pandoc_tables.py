"""Tables that are drawn with dashes and spaces, as pandoc writes them, taken apart into cells.

Three kinds: *grid* tables have a frame of `+---+`, *simple* ones a line of dashes under the head,
and *multiline* ones blank lines between rows. Columns are told by the dashes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reader.formats.line_breaks import cells
from reader.lazy import late_pattern

Rows = list[list[str]]
"""The cells of each row of a table."""

_SEPARATOR = late_pattern(r"\+(?:[-=:]+\+)+$")
_DASHES = late_pattern(r"[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$")
_WHOLE = late_pattern(r"[ \t]*-{4,}[ \t]*$")
RULES = late_pattern(r"[ \t]*-{2,}[ \t-]*$")
"""What a line of dashes looks like."""
_GROUP = late_pattern(r"-+")
_ITEM = late_pattern(r"[-*+]\s+")
_EDGES = " |\u3000"
_EDGES_OF_FRAME = 2
"""Lines that a frame has at least: above and below."""
_MOST_HEAD = 8
"""Lines that a head may have."""


def grid(lines: Sequence[str]) -> Rows:
    """The cells of a table in a frame; none where it is not drawn as one."""
    lines = [line.strip() for line in lines]
    separators = [line for line in lines if _SEPARATOR.match(line)]
    if len(separators) < _EDGES_OF_FRAME or {lines[0], lines[-1]} - {*separators}:
        return []
    edges = sorted({at for line in separators for at, sign in enumerate(line) if sign == "+"})
    rows: Rows = []
    inside: list[list[str]] = []
    for line in lines[1:]:
        if "+-" not in line and "+=" not in line:
            inside.append(_framed(line, edges))
        elif inside:
            rows.append([_cell(column) for column in zip(*inside, strict=True)])
            inside = []
    return [row for row in rows if any(row)]


def _framed(line: str, edges: Sequence[int]) -> list[str]:
    """The parts of a line of a table in a frame."""
    plain = line.strip("|").split("|")
    if len(plain) == len(edges) - 1:
        return [part.strip() for part in plain]
    parts = _cut(line, edges)
    return [part.strip(" |") for part in parts[1 : len(edges)]]


def dashed(lines: Iterable[str]) -> tuple[Rows, int] | None:
    """The cells of a table without bars that begins some lines, and how many lines it takes."""
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
    """Whether some row has more than one cell: what looks so is no prose between two rules."""
    return any(sum(map(bool, row)) > 1 for row in rows)


def _cells(line: str, columns: Sequence[int]) -> list[str]:
    return [part.strip() for part in _cut(line, columns[1:])]


def _cut(line: str, edges: Sequence[int]) -> list[str]:
    """A line cut before some cells, but never inside of a word."""
    line = line.expandtabs(4)
    cuts = [0]
    for edge in edges:
        at = min(_place(line, edge), len(line))
        cuts.append(max(_edge_of_word(line, cuts[-1], at), cuts[-1]))
    return [line[start:end] for start, end in pairwise([*cuts, len(line)])]


def _edge_of_word(line: str, first: int, at: int) -> int:
    """The edge of the word that an index is inside of: its beginning, else its end."""
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
    """The index of the character that stands in a column of cells."""
    if line.isascii():
        return edge
    at = width = 0
    while at < len(line) and width < edge:
        width += cells(line[at])
        at += 1
    return at


def _cell(lines: Iterable[str]) -> str:
    """What a cell says, whose lines may be items."""
    words = (_ITEM.sub("• ", line) if _ITEM.match(line) else line for line in lines)
    return " ".join(filter(None, words))
