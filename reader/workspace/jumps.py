"""A history of positions, with back and forward as in a browser."""

from __future__ import annotations

from typing import NamedTuple

_MOST = 200
"""The most positions remembered."""


class Location(NamedTuple):
    """A position in one of several documents."""

    path: str
    """The document's file."""
    offset: int
    """The offset in it."""


class Jumps:
    """The history of jumps."""

    def __init__(self) -> None:
        self._places: list[Location] = []
        self._at = 0

    def leave(self, origin: Location) -> None:
        """Remember where a jump starts; the positions ahead are dropped."""
        kept = [place for place in self._places[: self._at] if place != origin]
        self._places = [*kept, origin][-_MOST:]
        self._at = len(self._places)

    def back(self, here: Location) -> Location | None:
        """The position before the current one; None if there is none."""
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
        """The position that was last left by going back; None if there is none."""
        if self._at + 1 >= len(self._places):
            return None
        self._at += 1
        return self._places[self._at]
