"""Dates printed by a pattern of parts: `Mar. 05, 2024`, `2024 Mar 5–Apr 2`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.citation.csl.dates import SEASONS, Date, Day, year_of

THREE_LETTERS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""The months abbreviated to three letters."""


class Part(NamedTuple):
    """A part of a date."""

    unit: str
    """`year`, `month` or `day`."""
    after: str = ""
    """The separator between it and the next part."""
    digits: int = 1
    """The least number of digits of a day."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a style prints dates."""

    parts: Sequence[Part]
    """The parts in their order."""
    months: Sequence[str] = THREE_LETTERS
    """The names of the months."""

    def printed(self, date: Date | None) -> str:
        """A printed date; of a range, the differing parts are printed twice, around a dash."""
        if date is None or date.start is None:
            return date.words if date else ""
        start, end = date.start, date.end
        if end is None:
            return self._run(start, self.parts) + ("–" if date.is_open else "")
        differing = _differing(start, end)
        places = [number for number, part in enumerate(self.parts) if part.unit in differing]
        if not places:
            return self._run(start, self.parts)
        first, last = places[0], places[-1] + 1
        begins, ends = self._run(start, self.parts[:last]), self._run(end, self.parts[first:])
        return f"{begins}–{ends}" if begins and ends else begins or ends

    def _run(self, day: Day, parts: Sequence[Part]) -> str:
        """Those of some parts of a day that are known."""
        known = [(self._part(day, part), part.after) for part in parts]
        known = [(text, after) for text, after in known if text]
        return "".join(text + after for text, after in known[:-1]) + "".join(
            text for text, _ in known[-1:]
        )

    def _part(self, day: Day, part: Part) -> str:
        if part.unit == "year":
            return year_of(day)
        if part.unit == "day":
            return f"{day.day:0{part.digits}}" if day.day else ""
        if day.season:
            return SEASONS[day.season - 1]
        return self.months[day.month - 1] if day.month else ""


def _differing(start: Day, end: Day) -> frozenset[str]:
    """The units that must be printed for both ends of a range."""
    if start.year != end.year:
        return frozenset(("year", "month", "day"))
    if (start.month, start.season) != (end.month, end.season):
        return frozenset(("month", "day"))
    return frozenset(("day",))
