"""A compact list of short strings, many of which are equal."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import chain

_MOST_KNOWN = 1024
"""The most distinct strings that are shared; further ones, such as item numbers, rarely repeat."""


class StringTable:
    """A short string for each index, many of them equal."""

    def __init__(self) -> None:
        """Start empty."""
        self._codes = array("I")
        """For each index, the place of its string: among those that are shared, or behind them."""
        self._strings = [""]
        self._known = {"": 0}
        self._others = bytearray()
        """The strings that are not shared, one after the other; each by itself takes 60 bytes."""
        self._ends = array("I")

    def __getitem__(self, index: int) -> str:
        code = self._codes[index]
        return self._strings[code] if code < _MOST_KNOWN else self._other(code - _MOST_KNOWN)

    def __setitem__(self, index: int, string: str) -> None:
        self._codes[index] = self._code(string)

    @property
    def strings(self) -> Iterator[str]:
        """All strings that were added, some more than once, and the empty one."""
        return chain(self._strings, map(self._other, range(len(self._ends))))

    def append(self, string: str) -> None:
        """Add a string for the next index."""
        known = self._known
        self._codes.append(known[string] if string in known else self._code(string))

    def copy(self) -> StringTable:
        """An independent copy."""
        found = StringTable()
        found._codes, found._ends = self._codes[:], self._ends[:]
        found._strings, found._known = self._strings[:], self._known.copy()
        found._others = self._others[:]
        return found

    def _code(self, string: str) -> int:
        code = self._known.get(string)
        if code is not None:
            return code
        if len(self._strings) < _MOST_KNOWN:
            self._known[string] = code = len(self._strings)
            self._strings.append(string)
            return code
        self._others += string.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._others))
        return _MOST_KNOWN + len(self._ends) - 1

    def _other(self, at: int) -> str:
        start = self._ends[at - 1] if at else 0
        return self._others[start : self._ends[at]].decode("utf-8", "surrogatepass")
