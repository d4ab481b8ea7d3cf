"""The rows of tables: their cells without what the parser adds, and with what it drops."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reader.lazy import late_pattern

ROW, CELL = "TableRow", "TableCell"
"""The names of their tags."""
_END = {"End": ROW}
_SIGNS = b"\\&*_~`[]<"
"""What a row without markup does not contain."""
RUN = late_pattern(rb"(?:\|[^\\&*_~`\[\]<\n]{0,2046}+\n){1,512}+")
"""Some rows without markup, of a table that is in no quotation and no list."""
_BAR = late_pattern(r"(?<!\\)\|")
_LONGEST = 1 << 11
"""In bytes; longer rows are read as if they had markup."""


def is_plain(row: bytes) -> bool:
    """Whether a row has no markup."""
    return len(row) < _LONGEST and len(row) == len(row.translate(None, _SIGNS))


def cells(row: bytes) -> list[str]:
    """The cells of a row without markup."""
    found = [cell.strip().decode() for cell in row.strip().removeprefix(b"|").split(b"|")]
    if len(found) > 1 and not found[-1]:
        found.pop()
    return found


def pass_over(events: Iterator[tuple[Any, Any]]) -> None:
    """Skip the rest of the events for a row."""
    for event, _ in events:
        if event == _END:
            break


def further(rest: bytes) -> list[str]:
    """The cells of a row that stand behind the last one for which the table's head has a column."""
    rest = rest.strip()
    if len(rest) < 2:  # noqa: PLR2004 - a bar
        return []
    found = [cell.strip() for cell in _BAR.split(rest.decode())]
    return found[not found[0] : len(found) - (not found[-1])]


def narrow(head: bytes, rows: str) -> str:
    """A head for the rows of a table, with no more columns than one of them has.

    The parser adds all cells that are missing from a row, and after many of them ends the table.
    """
    if not head:
        return ""
    columns = head.rstrip().rpartition(b"\n")[2].strip(b" \t|").count(b"|") + 1
    columns = min(columns, max(row.count("|") for row in rows.split("\n")) + 1)
    return f"|{'a|' * columns}\n|{'-|' * columns}\n"
