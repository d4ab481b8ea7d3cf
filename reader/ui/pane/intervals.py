"""Items with spans, found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from reader.text.document import Span

Item = TypeVar("Item")


class Intervals(Generic[Item]):
    """Items with spans, in the order of their starts."""

    def __init__(self, items: Iterable[Item], span_of: Callable[[Item], Span]) -> None:
        """Index some items by their spans; they may come in any order."""
        self._span_of = span_of
        self.items: tuple[Item, ...] = tuple(sorted(items, key=span_of))
        """All items, in the order of their starts."""
        self._starts = [span_of(item).start for item in self.items]
        ends = (span_of(item).end for item in self.items)
        self._furthest_ends = list(accumulate(ends, max))

    def touching(self, span: Span) -> list[Item]:
        """The items that overlap a span, in the order of their starts."""
        first = bisect_right(self._furthest_ends, span.start)
        last = bisect_left(self._starts, span.end)
        return [item for item in self.items[first:last] if self._span_of(item).end > span.start]
