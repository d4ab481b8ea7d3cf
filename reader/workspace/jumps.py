"""Back and forward between the places that somebody jumped from, as in a browser."""

from __future__ import annotations

from typing import NamedTuple

_MOST = 200
"""Places that are kept."""


class Location(NamedTuple):
    """A place in one of several documents."""

    path: str
    """The document's file."""
    offset: int
    """Where in it."""


class Jumps:
    """The places jumped from, and those gone back from."""

    def __init__(self) -> None:
        self._places: list[Location] = []
        self._at = 0

    def leave(self, origin: Location) -> None:
        """Keep where a jump is made from; what was ahead is ahead no more."""
        kept = [place for place in self._places[: self._at] if place != origin]
        self._places = [*kept, origin][-_MOST:]
        self._at = len(self._places)

    def back(self, here: Location) -> Location | None:
        """The place before, for somebody who is somewhere now; None where there is none."""
        if self._at == len(self._places):
            if self._places and self._places[-1] == here:
                self._at -= 1
            else:
                self._places.append(here)
        if not self._at:
            return None
        self._at -= 1
        return self._places[self._at]

    def forward(self) -> Location | None:
        """The place that was gone back from; None where there is none."""
        if self._at + 1 >= len(self._places):
            return None
        self._at += 1
        return self._places[self._at]
