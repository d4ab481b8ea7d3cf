"""Where the braces of a `.bib` file are closed, found for all of them in one pass."""

from __future__ import annotations

from array import array
from bisect import bisect_left

from reader.lazy import late_pattern

_BRACE = late_pattern(r"[{}]")
_BRACE_OR_ESCAPE = late_pattern(r"(?s:\\.)|[{}]")
_HIGHEST = 255
"""The deepest nesting that is counted: a byte for each brace is enough."""


class Braces:
    """The opening braces of a text, each with its end and the depth of those in it."""

    def __init__(self, text: str, *, with_escaped: bool) -> None:
        """Find all, or those that no backslash precedes."""
        self._starts, self._ends, self._heights = array("I"), array("I"), array("B")
        # The innermost open brace, counted from 1. Until one is closed, its end is the brace
        # around it, since a list of those that are open would take a third more memory.
        last = 0
        for found in (_BRACE if with_escaped else _BRACE_OR_ESCAPE).finditer(text):
            brace = found[0]
            if brace == "{":
                self._starts.append(found.start())
                self._ends.append(last)
                self._heights.append(1)
                last = len(self._starts)
            elif brace == "}" and last:
                height = min(self._heights[last - 1] + 1, _HIGHEST)
                around, self._ends[last - 1] = self._ends[last - 1], found.end()
                if around and self._heights[around - 1] < height:
                    self._heights[around - 1] = height
                last = around
        while last:
            self._ends[last - 1], last = 0, self._ends[last - 1]

    def closing(self, start: int) -> tuple[int, int] | None:
        """The offset behind what closes a brace, 0 for nothing, and how deep others are in it.

        None if it is none of these braces.
        """
        at = bisect_left(self._starts, start)
        if at == len(self._starts) or self._starts[at] != start:
            return None
        return self._ends[at], self._heights[at]
