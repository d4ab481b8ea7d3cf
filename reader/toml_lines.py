"""On which line of a TOML file each of its values stands, which the parser does not tell.

The scan knows how far each statement goes, and no more of what TOML allows. It takes any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

Place = tuple[str | int, ...]
"""The way to a value: names of tables and keys, and numbers of what stands in arrays."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BASIC = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_LITERAL = re.compile(r"'([^'\n]*)'")
_LONG = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}', re.DOTALL)
_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_REST = re.compile(r"[^\n]*")
_SCALAR = re.compile(r"[^,\]}#\n]+")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}
DEEPEST = 50
"""How far values may stand within each other."""


class Statement(NamedTuple):
    """A table's header, or a key with its value."""

    line: int
    """The first line of it, from 1."""
    last: int
    """The last line of it."""
    is_header: bool
    """Whether it is a header."""
    is_whole: bool
    """Whether all that is opened in it is closed."""
    lines: dict[Place, int]
    """Where what it holds stands."""


def lines_of(text: str) -> dict[Place, int]:
    """The line of each value, table and array entry; of what is there twice, the first."""
    found: dict[Place, int] = {}
    for statement in statements(text):
        for place, line in statement.lines.items():
            found.setdefault(place, line)
    return found


def statements(text: str) -> Iterator[Statement]:
    """The statements of a file, from top to bottom."""
    yield from _Scan(text).statements()


class _Scan:
    """A text, as far as it was looked at."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted = (0, 1)
        self._arrays: dict[Place, int] = {}
        self._lines: dict[Place, int] = {}
        self._is_whole = True

    def statements(self) -> Iterator[Statement]:
        """The statements of the text."""
        table: Place = ()
        while True:
            self._pass(_BLANK)
            if self._at >= len(self._text):
                return
            line, self._lines, self._is_whole = self._line, {}, True
            is_header = self._text.startswith("[", self._at)
            if is_header:
                table = self._header()
            else:
                self._pair(table, 0)
            last = self._line
            self._pass(_REST)
            yield Statement(line, last, is_header, self._is_whole, self._lines)

    @property
    def _line(self) -> int:
        """The line of the place that was reached."""
        start, line = self._counted
        line += self._text.count("\n", start, self._at)
        self._counted = (self._at, line)
        return line

    def _pass(self, pattern: re.Pattern[str]) -> str:
        """Go behind what fits here, and answer it."""
        found = pattern.match(self._text, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found[0]

    def _next_is(self, sign: str) -> bool:
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        return True

    def _header(self) -> Place:
        """The table that a header opens."""
        line = self._line
        is_array = self._next_is("[[") or not self._next_is("[")
        *above, name = self._key() or ("",)
        place = self._entry((*self._within(tuple(above)), name), last=not is_array)
        if is_array:
            number = self._arrays.get(place, -1) + 1
            self._arrays[place] = number
            self._lines[place] = line
            place = (*place, number)
        self._lines[place] = line
        return place

    def _within(self, names: Place) -> Place:
        place: Place = ()
        for name in names:
            place = self._entry((*place, name))
        return place

    def _entry(self, place: Place, *, last: bool = True) -> Place:
        """A place, or the last entry there where it is an array of tables."""
        return (*place, self._arrays[place]) if last and place in self._arrays else place

    def _pair(self, table: Place, depth: int) -> None:
        """Look at a key with its value."""
        line = self._line
        place = (*table, *self._key())
        for length in range(len(table) + 1, len(place) + 1):
            self._lines.setdefault(place[:length], line)
        self._pass(_SPACE)
        if self._next_is("="):
            self._pass(_SPACE)
            self._value(place, depth)

    def _key(self) -> Place:
        """The parts of a key, which dots stand between."""
        parts: list[str] = []
        while True:
            self._pass(_SPACE)
            if found := self._pass(_BARE):
                parts.append(found)
            elif found := self._pass(_BASIC):
                parts.append(_ESCAPE.sub(_unescaped, found[1:-1]))
            elif found := self._pass(_LITERAL):
                parts.append(found[1:-1])
            self._pass(_SPACE)
            if not self._next_is("."):
                return tuple(parts)

    def _value(self, place: Place, depth: int) -> None:
        """Look at a value, and at what stands in it."""
        if self._text.startswith(('"""', "'''"), self._at):
            if not self._pass(_LONG):
                self._leave_open()
        elif self._pass(_BASIC) or self._pass(_LITERAL):
            pass
        elif depth < DEEPEST and self._next_is("["):
            self._members(place, "]", depth)
        elif depth < DEEPEST and self._next_is("{"):
            self._members(place, "}", depth)
        else:
            self._pass(_SCALAR)

    def _members(self, place: Place, end: str, depth: int) -> None:
        """Look at what stands in an array or a table in braces."""
        number = 0
        while True:
            self._pass(_BLANK)
            if self._next_is(end):
                return
            before = self._at
            if end == "]":
                self._lines[(*place, number)] = self._line
                self._value((*place, number), depth + 1)
            else:
                self._pair(place, depth + 1)
            self._pass(_BLANK)
            if self._next_is(","):
                number += 1
            elif self._at == before:
                self._leave_open()
                return

    def _leave_open(self) -> None:
        """Give up on what is not closed."""
        self._is_whole = False


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if code is None:
        return _ESCAPED.get(found[3], found[3])
    number = int(code, 16)
    return chr(number) if number < 0x110000 else found[0]  # noqa: PLR2004 (Unicode ends there)
