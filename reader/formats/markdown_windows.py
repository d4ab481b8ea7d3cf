"""The parser's events for a Markdown text, which is parsed one window at a time.

The parser builds a tree of its whole input, many times as large as the source. So it gets one
window at a time, and all events before the window's last block are used: only that block may
continue after the window. The next window begins with it, or inside it where a list, a quotation or
a table is longer than a window. Only references reach further: all windows know the link and note
definitions.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from functools import cache
from typing import Any

import pyromark

from reader.formats.html_elements import PARTS
from reader.lazy import late_pattern
from reader.text.document import Span

Event = tuple[str, Any, int, int]
"""The name of an event, its value, and its byte range in the source."""

WINDOW = 1 << 15
"""The size of a window in bytes, unless a block is longer."""
_DEFINITION = late_pattern(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\[([^\]\n]+)\]:", re.MULTILINE)
_REFERENCE = late_pattern(r"\[(\^[^\]\s]+)\]")
_TABLE, _HEAD, _ROW, _CELL = "Table", "TableHead", "TableRow", "TableCell"
_CELL_SIGNS = b"\\&*_~`[]<"
"""What a row without markup does not contain."""
_BAR = late_pattern(r"(?<!\\)\|")
_DEFINITIONS = "DefinitionList"
_TITLE, _DEFINED = "DefinitionListTitle", "DefinitionListDefinition"
_LEFT_OFF = {"List", "BlockQuote", _TABLE, _DEFINITIONS}
"""The blocks that a window may end inside if they are longer than it."""
_ENTERED = 2
"""The most levels of blocks that are examined for that."""
_WHOLE = late_pattern(
    rb"[\s>*+\d.)-]*(?:```|~~~|    |<(?:[!?/]|(?:pre|script|style|textarea|"
    + "|".join(sorted(PARTS)).encode()
    + rb")\b))",
    re.IGNORECASE,
)
"""The beginning of code or HTML, which is never parsed in parts."""
_DELIMITER = late_pattern(r"^[ \t>]*[|:-][ \t|:-]*\|[ \t|:-]*$", re.MULTILINE)
"""A row of dashes below the head of a table."""
_MOST_CELLS = 1 << 17
"""The most cells that the parser may have to add to the rows of a window, at a byte a row."""
_LEAST = 1 << 11
"""The size of the smallest window in bytes."""
_PART = 1 << 14
"""The size of the parts, in bytes, in which a very long paragraph of markup is parsed."""
_SIGNS = b"*_`[<~"
_FEW_SIGNS = 1 / 16
"""The share of signs of markup in a paragraph that may be parsed whole, however long it is."""
_BLANK = b" \t\n>"
_BLANK_LINE = late_pattern(rb"\n[ \t>]*\n")


def label_of(said: str) -> str:
    """A label in the form for comparison."""
    return " ".join(said.split()).casefold()


@cache
def parsed_syntax() -> pyromark.Options:
    """The syntax extensions to enable."""
    options = pyromark.Options
    return (
        options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
        | options.ENABLE_DEFINITION_LIST
    )


class Definitions:
    """The targets of references in a text, wherever they are defined."""

    def __init__(self, text: str) -> None:
        """Collect the definitions of a text."""
        self.notes: set[str] = set()
        """The labels of the notes, with their carets."""
        self.are_clear = True
        """Whether nothing is defined twice."""
        others: set[str] = set()
        for found in _DEFINITION.finditer(text):
            label = label_of(found[1])
            known = self.notes if label.startswith("^") else others
            self.are_clear = self.are_clear and label not in known
            known.add(label)
        self.links: dict[str, tuple[str, str]] = {}
        """Target and title of each link definition, by label."""
        if others:
            links = pyromark.reference_definitions(text, options=parsed_syntax())
            for name, link in links.items():
                self.links.setdefault(label_of(name), (link["dest"], link["title"] or ""))

    def link(self, reference: Any) -> tuple[str, str] | None:
        """The target of a link that the window itself does not define."""
        return self.links.get(label_of(reference["reference"]))

    def stubs(self, window: str) -> str:
        """Note definitions that a window refers to but lacks, for the parser to recognize them."""
        if not self.notes:
            return ""
        own = {label_of(found[1]) for found in _DEFINITION.finditer(window)}
        labels = {label_of(found[1]): found[1] for found in _REFERENCE.finditer(window)}
        missing = [labels[label] for label in labels if label in self.notes and label not in own]
        return "".join(f"[{said}]: x\n\n" for said in missing) + "***\n\n" if missing else ""


class Windows:
    """A text that is parsed window by window."""

    def __init__(self, text: str, definitions: Definitions, window: int = WINDOW) -> None:
        """Start with nothing parsed.

        Args:
            text: The whole text.
            definitions: The definitions in it.
            window: How many bytes are parsed at a time.
        """
        self.data = text.encode()
        """The source."""
        self._definitions = definitions
        rows = (found[0].count("|") for found in _DELIMITER.finditer(text))
        narrowest = _MOST_CELLS // max(rows, default=1) if "|" in text else window
        self._size = min(window, max(narrowest, _LEAST))
        if not definitions.are_clear:
            self._size = max(len(self.data), 1)
        self._start = self._end = 0
        """The start and end of the window, in whole lines."""
        self._head = b""
        """The header of the table in which it begins, or the term that is being defined."""
        self._term = Span(0, 0)
        """The last term of a list of definitions."""
        self._is_cut = False
        """Whether the window ends inside a paragraph."""
        self._last = 0
        """A block that ends at or after this may continue after the window."""
        self._within = ""
        """The list, quotation or table that the window begins inside."""

    def events(self) -> Iterator[Event]:
        """The parser's events for the text; a list, quotation or table may be split."""
        size = self._size
        while self._start < len(self.data):
            self._end = self.data.find(b"\n", self._start + size - 1) + 1 or len(self.data)
            self._is_cut = self._end - self._start > 2 * WINDOW and self._cut()
            start = yield from self._window()
            # A block that can't be split gets a window that holds all of it.
            size = self._size if start > self._start else max(2 * size, self._paragraph())
            self._start = start

    def _cut(self) -> bool:
        """End the window inside a long paragraph that consists of markup; False if it does not.

        The parser takes a hundred times the memory of such a paragraph.
        """
        most = self._start + _PART
        beginning = self.data[self._start : most]
        if _WHOLE.match(beginning) or _BLANK_LINE.search(beginning):
            return False
        signs = len(beginning) - len(beginning.translate(None, _SIGNS))
        end = max(self.data.rfind(sign, most - _PART // 2, most) for sign in (b" ", b">")) + 1
        if not end or signs < _FEW_SIGNS * len(beginning):
            return False
        self._end = end
        return True

    def _window(self) -> Generator[Event, None, int]:
        """The events of a window before its last block, and where the next window begins."""
        events, shift = self._parsed()
        last = self._last = self._reach()
        self._within = ""
        reached, depth, begun = self._start, 0, self._start
        for event, place in events:
            start, end = place["start"] + shift, place["end"] + shift
            name, value = (event, None) if isinstance(event, str) else event.popitem()
            if name == "Start":
                if value == _TITLE:
                    self._term = Span(start, end)
                # No block that ends before that may continue after the window.
                if depth < _ENTERED and (end >= last or value == _HEAD):
                    begins = self._left_off(_kind(value), depth, start, end)
                    if begins >= 0:
                        if self._within:
                            yield "End", self._within, begins, begins
                        return begins
                if value == _ROW:
                    yield from self._row(events, shift, start, end)
                    continue
                depth += 1
            elif name == "End":
                depth -= 1
            if not depth:
                reached = end
            if end > begun:
                yield name, value, start, end
        return self._done(reached)

    def _row(
        self, events: Iterator[tuple[Any, Any]], shift: int, start: int, end: int
    ) -> Iterator[Event]:
        """The rest of the events for a row: a single one if it has no markup.

        The parser adds cells that are missing, and drops those for which the table's head has no
        column: the latter are read as plain words.
        """
        row = self.data[start:end]
        if len(row) < _LEAST and len(row) == len(row.translate(None, _CELL_SIGNS)):
            cells, reached = _cells(events, end - shift)
            yield _ROW, cells + self._further(reached + shift, end), start, end
            return
        yield "Start", _ROW, start, end
        reached = end
        for event, place in events:
            first, after = place["start"] + shift, place["end"] + shift
            name, value = (event, None) if isinstance(event, str) else event.popitem()
            if name == "End" and value == _ROW:
                break
            if first < after or first < end:
                reached = after
                yield name, value, first, after
        for cell in self._further(reached, end):
            yield "Start", _CELL, reached, end
            yield "Text", cell, reached, end
        yield "End", _ROW, start, end

    def _further(self, reached: int, end: int) -> list[str]:
        """The cells of a row behind the last one that the parser has read."""
        rest = self.data[reached:end].strip()
        if len(rest) < 2:  # noqa: PLR2004 - a bar
            return []
        cells = [cell.strip() for cell in _BAR.split(rest.decode())]
        return cells[not cells[0] : len(cells) - (not cells[-1])]

    def _left_off(self, kind: str, depth: int, start: int, end: int) -> int:
        """Where the next window begins if it starts with or in this block; negative if not."""
        is_open = end >= (self._end if kind == _TABLE else self._last)
        # The parser may count the next paragraph as part of a list of definitions.
        is_next = depth == bool(self._within) or self._within == _DEFINITIONS
        if is_open and is_next and self._within != _TABLE:
            begins = self._line(start)
            if self._within or begins > self._start or kind not in _LEFT_OFF:
                self._head = self._head_of(kind)
                return begins
            self._within = kind
        elif kind == _HEAD and self._within == _TABLE and end > self._start:
            self._head = self.data[self._line(start) : self.data.find(b"\n", end) + 1]
        return -1

    def _head_of(self, kind: str) -> bytes:
        """What the next window needs in front of it if it begins with a block of a kind."""
        if kind != _DEFINED:
            return b""
        if self._term.end <= self._start:
            return self._head
        return self.data[self._line(self._term.start) : self._term.end].rstrip(b"\n") + b"\n"

    def _done(self, reached: int) -> int:
        """Where the next window begins if this one ends after a block, or in a table."""
        if self._end == len(self.data) or self._is_cut:
            return self._end
        if self._within != _TABLE:
            self._head = b""
            return reached
        return self._end

    def _paragraph(self) -> int:
        """The distance to the next blank line after the window."""
        found = _BLANK_LINE.search(self.data, self._end)
        return (found.end() if found else len(self.data)) - self._start

    def _reach(self) -> int:
        """The offset at or after which a block's end means that it may continue."""
        if self._end == len(self.data) or self._is_cut:
            return self._end + 1
        return self._start + len(self.data[self._start : self._end].rstrip(_BLANK))

    def _line(self, offset: int) -> int:
        """The start of a line, not before the window."""
        return max(self.data.rfind(b"\n", self._start, max(offset, self._start)) + 1, self._start)

    def _parsed(self) -> tuple[Iterator[tuple[Any, Any]], int]:
        """The window as parsed, with its prefix, and the offset shift that this causes."""
        window = self.data[self._start : self._end].decode()
        head = _narrow(self._head, window) if self._within == _TABLE else self._head.decode()
        before = self._definitions.stubs(window) + head
        events = pyromark.events_with_range(
            before + window,
            options=parsed_syntax(),
            broken_link_callback=self._definitions.link if self._definitions.links else None,
        )
        return events, self._start - len(before.encode())


def _narrow(head: bytes, rows: str) -> str:
    """A head for the rows of a table, with no more columns than one of them has.

    The parser adds all cells that are missing from a row, and after many of them ends the table.
    """
    if not head:
        return ""
    columns = head.rstrip().rpartition(b"\n")[2].strip(b" \t|").count(b"|") + 1
    columns = min(columns, max(row.count("|") for row in rows.split("\n")) + 1)
    return f"|{'a|' * columns}\n|{'-|' * columns}\n"


def _cells(events: Iterator[tuple[Any, Any]], row_end: int) -> tuple[list[str], int]:
    """The cells of a row without markup, and where the last one ends."""
    cells: list[str] = []
    reached = row_end
    for event, place in events:
        name, value = event.popitem()
        if name == "Text":
            cells[-1] += value
        elif name == "Start":
            if place["start"] < row_end:
                cells.append("")
        elif value == _ROW:
            break
        else:
            reached = place["end"]
    return cells, reached


def _kind(tag: Any) -> str:
    """The name of a tag."""
    return tag if isinstance(tag, str) else str(next(iter(tag)))
