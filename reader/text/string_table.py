"""A compact list of short strings, many of which are equal."""

from __future__ import annotations

from array import array

_MOST_KNOWN = 1024
"""The most distinct strings that are shared; further ones, such as item numbers, rarely repeat."""


class StringTable:
    """A short string for each index, many of them equal."""

    def __init__(self) -> None:
        """Start empty."""
        self._codes = array("I")
        self._strings = [""]
        self._known = {"": 0}

    def __getitem__(self, index: int) -> str:
        return self._strings[self._codes[index]]

    def __setitem__(self, index: int, string: str) -> None:
        self._codes[index] = self._code(string)

    @property
    def strings(self) -> frozenset[str]:
        """All strings that were added, and the empty one."""
        return frozenset(self._strings)

    def append(self, string: str) -> None:
        """Add a string for the next index."""
        known = self._known
        self._codes.append(known[string] if string in known else self._code(string))

    def copy(self) -> StringTable:
        """An independent copy."""
        found = StringTable()
        found._codes = self._codes[:]
        found._strings, found._known = self._strings[:], self._known.copy()
        return found

    def _code(self, string: str) -> int:
        code = self._known.get(string)
        if code is None:
            code = len(self._strings)
            self._strings.append(string)
            if len(self._known) < _MOST_KNOWN:
                self._known[string] = code
        return code
