"""Places in a text where something with a label begins, such as the pages of a book."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from reader.text.string_table import StringTable


class Milestone(NamedTuple):
    """A place where something with a label begins."""

    start: int
    """The first offset that belongs to it."""
    label: str
    """Its label, such as `12` or `xiv` for a page."""


class Milestones(Sequence[Milestone]):
    """The milestones of a text in the order of their starts, stored compactly."""

    def __init__(self, milestones: Iterable[Milestone | tuple[int, str]] = ()) -> None:
        """Store milestones, which must be in the order of their starts.

        Of several that begin at one offset, the last one counts.
        """
        self.starts = array("I")
        """Their first offsets."""
        self._labels = StringTable()
        for start, label in milestones:
            if self.starts and self.starts[-1] == start:
                self._labels[len(self.starts) - 1] = label
                continue
            self.starts.append(start)
            self._labels.append(label)

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Milestone: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Milestone]: ...
    def __getitem__(self, index: int | slice) -> Milestone | Sequence[Milestone]:
        at = range(len(self))[index]
        if isinstance(at, range):
            return [self[each] for each in at]
        return Milestone(self.starts[at], self._labels[at])

    def __iter__(self) -> Iterator[Milestone]:
        return (self[at] for at in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Milestones) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(bytes(self.starts))

    def label_at(self, offset: int) -> str:
        """The label that applies at an offset; empty before the first."""
        at = bisect_right(self.starts, offset) - 1
        return self._labels[at] if at >= 0 else ""

    def range_of(self, start: int, end: int) -> str:
        """The label of a span, or the labels of its first and last character as `12-13`."""
        first, last = self.label_at(start), self.label_at(max(end - 1, start))
        return first if first == last or not first else f"{first}-{last}"
