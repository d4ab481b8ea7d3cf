"""The parser's events for a Markdown text, which is parsed one window at a time.

The parser builds a tree of its whole input, many times as large as the source. So it gets one
window at a time, and all events before the window's last block are used: only that block may
continue after the window. The next window begins with it, or inside it where a list, a quotation or
a table is longer than a window. Only references reach further: all windows know the link and note
definitions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

import pyromark

from reader.formats.commonmark import cuts, paragraphs, rows
from reader.formats.commonmark.allowance import Allowance
from reader.formats.commonmark.definitions import Definitions, parsed_syntax
from reader.lazy import late_pattern
from reader.text.document import Span

Event = tuple[str, Any, int, int]
"""The name of an event, its value, and its byte range in the source."""

WINDOW = 1 << 13
"""The size of a window in bytes, unless a block is longer."""
PLAIN = "Plain"
"""The name of the event for a part that is read without its markup."""
LITERAL = "Literal"
"""The name of the event for text whose first character is never markup: it is escaped, or an
entity."""
_ESCAPES = b"\\&"
_BACKSLASH, _AMPERSAND = _ESCAPES
_TABLE, _HEAD = "Table", "TableHead"
_DEFINITIONS = "DefinitionList"
_TITLE, _DEFINED = "DefinitionListTitle", "DefinitionListDefinition"
_NOTED = frozenset({_TITLE, _HEAD, rows.ROW})
"""The tags of what is examined wherever it is."""
_LEFT_OFF = {"List", "BlockQuote", _TABLE, _DEFINITIONS}
"""The blocks that a window may end inside if they are longer than it."""
_NESTED = {"List", "BlockQuote"}
"""Those of them that it may end inside within others."""
_ENTERED = 2
"""The levels of blocks that are always examined for that."""
_DELIMITER = late_pattern(r"^[ \t>]*[|:-][ \t|:-]*\|[ \t|:-]*$", re.MULTILINE)
"""A row of dashes below the head of a table."""
_MOST_CELLS = 1 << 17
"""The most cells that the parser may have to add to the rows of a window, at a byte a row."""
_LEAST = 1 << 11
"""The size of the smallest window in bytes."""
_EDIT = 2
"""How many events a replacement in the words of a block takes as long as."""
_PIECE = 1 << 15
"""The size of the parts, in bytes, that are read without markup."""
_INDENT = 4
"""The most bytes that stand before the sign of a block."""
_BLANK = b" \t\n>"


class Windows:
    """A text that is parsed window by window."""

    def __init__(
        self, text: str, definitions: Definitions, window: int = WINDOW, *, rest: str = ""
    ) -> None:
        """Start with nothing parsed.

        Args:
            text: The whole text.
            definitions: The definitions in it.
            window: How many bytes are parsed at a time.
            rest: What follows, and is read without its markup.
        """
        self.data = text.encode()
        """The source."""
        self._rest = rest
        self._allowance = Allowance()
        self._definitions = definitions
        bars = (found[0].count("|") for found in _DELIMITER.finditer(text))
        narrowest = _MOST_CELLS // max(bars, default=1) if "|" in text else window
        self._size = min(window, max(narrowest, _LEAST))
        self._start = self._end = self._next = 0
        """The start and end of the window, in whole lines, and the start of the next one."""
        self._head = b""
        """The header of the table in which it begins, or the term that is being defined."""
        self._term = Span(0, 0)
        """The last term of a list of definitions."""
        self._is_cut = False
        """Whether the window ends inside a paragraph."""
        self._last = 0
        """A block that ends at or after this may continue after the window."""
        self._within = ""
        """The innermost list, quotation or table that the window begins inside."""
        self._around: list[str] = []
        """All of them, from the outermost."""
        self._blank = -1
        """The end of the last blank line that was looked for."""
        self.plain_lines = 0
        """How many lines at the end of the text are read without their markup."""

    def events(self, edits: Callable[[], int] = lambda: 0) -> Iterator[Event]:
        """The parser's events for the text; a list, quotation or table may be split.

        Args:
            edits: How many replacements were made so far in the words of blocks.
        """
        return chain.from_iterable(self._windows(edits))

    def _windows(self, edits: Callable[[], int]) -> Iterator[Iterator[Event]]:
        """The events of each window, which are to be used before the next one begins."""
        size, edited = self._size, 0
        while self._start < len(self.data):
            self._allowance.used += _EDIT * (edits() - edited)
            edited = edits()
            if self._allowance.is_spent(self._start):
                break
            if self._around == [_TABLE] and (found := rows.RUN.match(self.data, self._start)):
                yield self._rows(*found.span())
                self._start = found.end()
                continue
            self._end = self._line_end(self._start + size)
            cut = cuts.cut(self.data, self._start, self._end)
            self._end, self._is_cut = cut or self._end, cut > 0
            if not self._around and paragraphs.ONLY.fullmatch(self.data, self._start, self._end):
                yield self._paragraphs()
            else:
                events = self._window(*self._parsed())
                yield self._literal(events) if self._has_escapes() else events
            # A block that can't be split gets a window that holds all of it.
            size = self._size if self._next > self._start else max(2 * size, self._paragraph())
            self._start = self._next
        self.data = self.data[self._start :] + self._rest.encode()
        self._start = 0
        yield self._plain()

    def _has_escapes(self) -> bool:
        """Whether there may be escaped characters or entities in the window."""
        window = self.data[self._start : self._end]
        return len(window) > len(window.translate(None, _ESCAPES))

    def _literal(self, events: Iterator[Event]) -> Iterator[Event]:
        """The same events, in which text whose first character is never markup is told apart."""
        done = self._start
        for event in events:
            name, text, start, end = event
            if name == "Text":
                sign = self.data[start - 1 if start > done else start]
                if (sign == _BACKSLASH and start > done) or (
                    sign == _AMPERSAND and end - start > 1 and text[0] != "&"
                ):
                    event = LITERAL, text, start, end  # noqa: PLW2901 - the same, told apart
                    self._allowance.used += 1
            done = start if name == "Start" else end
            yield event

    def _line_end(self, offset: int) -> int:
        """The end of the line that an offset is in, or of the one before if that is very long."""
        end = self.data.find(b"\n", offset - 1) + 1 or len(self.data)
        if end - offset <= cuts.MOST_SIGNS:
            return end
        return self.data.rfind(b"\n", self._start, offset) + 1 or end

    def _plain(self) -> Iterator[Event]:
        """The rest of the text as it is written."""
        self.plain_lines = self.data.strip().count(b"\n") + 1 if self.data else 0
        while self._start < len(self.data):
            end = self._start + _PIECE
            ends = (self.data.rfind(sign, self._start, end) for sign in (b"\n\n", b"\n", b" "))
            whole = cuts.boundary(self.data, end)
            end = next((each + 1 for each in ends if each > self._start), whole)
            yield PLAIN, self.data[self._start : end].decode(), self._start, end
            self._start = end

    def _window(self, events: Iterator[tuple[Any, Any]], shift: int) -> Iterator[Event]:
        """The events of a window before its last block, behind which the next window begins.

        Args:
            events: What the parser says of it.
            shift: Where the text that it was given begins in the source.
        """
        self._last = last = self._reach()
        self._within = ""
        self._around.clear()
        begun = reached = self._start
        begins, depth, seen = -1, 0, 0
        for event, place in events:
            start, end = place["start"] + shift, place["end"] + shift
            name, value = (event, None) if type(event) is str else event.popitem()
            if name == "Start":
                if end >= last or (type(value) is str and value in _NOTED):
                    is_examined = depth < _ENTERED or depth == len(self._around)
                    begins = self._opened(value, depth, start, end) if is_examined else -1
                    if begins >= 0:
                        yield from (("End", kind, begins, begins) for kind in self._around[::-1])
                        break
                    if value == rows.ROW:
                        yield from self._row(events, shift, start, end)
                        continue
                depth += 1
                seen += 1
            elif name == "End":
                depth -= 1
            else:
                seen += 1
            if not depth:
                reached = end
            if end > begun:
                yield name, value, start, end
        self._allowance.used += seen
        self._next = begins if begins >= 0 else self._done(reached)

    def _row(
        self, events: Iterator[tuple[Any, Any]], shift: int, start: int, end: int
    ) -> Iterator[Event]:
        """The rest of the events for a row: a single one if it has no markup.

        The parser adds cells that are missing, and drops those for which the table's head has no
        column: the latter are read as plain words.
        """
        row = self.data[start:end]
        if rows.is_plain(row):
            rows.pass_over(events)
            yield rows.ROW, rows.cells(row), start, end
            return
        yield "Start", rows.ROW, start, end
        reached = end
        for event, place in events:
            first, after = place["start"] + shift, place["end"] + shift
            name, value = (event, None) if type(event) is str else event.popitem()
            if name == "End" and value == rows.ROW:
                break
            self._allowance.used += name != "End" and value != rows.CELL
            if first < after or first < end:
                reached = after
                yield name, value, first, after
        for cell in rows.further(self.data[reached:end]):
            yield "Start", rows.CELL, reached, end
            yield "Text", cell, reached, end
        yield "End", rows.ROW, start, end

    def _rows(self, start: int, end: int) -> Iterator[Event]:
        """The rows without markup with which a table goes on: they need no parser."""
        for row in self.data[start : end - 1].split(b"\n"):
            yield rows.ROW, rows.cells(row), start, end
        yield "End", _TABLE, end, end

    def _paragraphs(self) -> Iterator[Event]:
        """The paragraphs of a window that holds nothing else, without markup."""
        start, end = self._start, self._end
        found = paragraphs.lines(self.data[start:end])
        reached = start + (len(self.data[start:end].rstrip(b"\n")) + 1 if found else 0)
        if found and end < len(self.data) and not self._ends_at(paragraphs.PARAGRAPH, reached):
            found.pop()
            self._next = self._line(reached - 1)
        else:
            self._next = self._done(reached)
        self._head = b""
        self._allowance.used += len(("Start", "Text")) * len(found)
        return ((paragraphs.PARAGRAPH, words, start, end) for words in found)

    def _opened(self, tag: Any, depth: int, start: int, end: int) -> int:
        """Where the next window begins if it starts with or in this block; negative if not."""
        if tag == _TITLE:
            self._term = Span(start, end)
        # No block that ends before that may continue after the window.
        may_go_on = end >= self._last or tag == _HEAD
        return self._left_off(cuts.kind_of(tag), depth, start, end) if may_go_on else -1

    def _left_off(self, kind: str, depth: int, start: int, end: int) -> int:
        """Where the next window begins if it starts with or in this block; negative if not."""
        is_open = end >= (self._end if kind == _TABLE or self._ends_at(kind, end) else self._last)
        # The parser may count the next paragraph as part of a list of definitions.
        is_next = depth == len(self._around) or self._within == _DEFINITIONS
        if is_open and is_next and self._within != _TABLE:
            begins = self._line(start)
            if begins > self._start or kind not in (_NESTED if self._within else _LEFT_OFF):
                self._head = self._head_of(kind)
                return begins
            self._within = kind
            self._around.append(kind)
        elif kind == _HEAD and self._within == _TABLE and end > self._start:
            self._head = self.data[self._line(start) : self.data.find(b"\n", end) + 1]
        return -1

    def _ends_at(self, kind: str, end: int) -> bool:
        """Whether a block has ended for certain: a blank line behind a paragraph ends it."""
        after = self.data[self._end : self._end + _INDENT].lstrip()
        # Unless a definition of it follows.
        return kind == paragraphs.PARAGRAPH and end < self._end and after[:1] not in {b"", b":"}

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
            return reached if reached > self._start else self._past_definitions()
        return self._end

    def _past_definitions(self) -> int:
        """The last definition in a window that holds nothing else; else its start."""
        if self._within:
            return self._start
        if self.data.endswith(b"\n\n", self._start, self._end):
            return self._end
        return max(self.data.rfind(b"\n[", self._start, self._end) + 1, self._start)

    def _paragraph(self) -> int:
        """The distance to the next blank line after the window."""
        if self._blank < self._end:
            found = cuts.BLANK_LINE.search(self.data, self._end)
            self._blank = found.end() if found else len(self.data)
        return self._blank - self._start

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
        head = rows.narrow(self._head, window) if self._within == _TABLE else self._head.decode()
        before = self._definitions.stubs(window) + head
        events = pyromark.events_with_range(
            before + window,
            options=parsed_syntax(),
            merge_text=not self._has_escapes(),
            broken_link_callback=self._definitions.link if self._definitions.links else None,
        )
        return events, self._start - len(before.encode())
