"""When texts came out, compared: years, months and days, also those before our era.

A date is a tuple of year, month and day, as far as it is known; years BC are negative.
"""

from __future__ import annotations

import re
from datetime import datetime

from reader.lazy import late_pattern
from reader.query.dates import EXAMPLES as TYPED
from reader.query.dates import read_period

Day = tuple[int, ...]

EXAMPLES = f"{TYPED}, -44, 44bc, <1900, 1850..1900"
"""Examples of what a facet takes, for messages."""
_DAY = late_pattern(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_BEFORE_CHRIST = late_pattern(r"(\d{1,4})\s?(?:bce?|b\.c\.(?:e\.)?)", re.ASCII)
_COMPARED = late_pattern(r"(<=|>=|<|>)?(.+)", re.DOTALL)
_MOST_YEARS = 9999
_EVER: tuple[Day, Day] = (-_MOST_YEARS - 1,), (_MOST_YEARS + 1,)
"""Before and after all dates."""


def read(issued: str) -> Day:
    """A date in figures, such as `2024-03` or `-0044`; empty for none."""
    found = _DAY.fullmatch(issued)
    return tuple(int(part) for part in found.groups() if part) if found else ()


def ordered(issued: str) -> str:
    """A date in figures as a word that sorts as the dates do; empty for none."""
    before_christ, years, rest = issued[:1] == "-", issued[:5], issued[5:]
    return f"-{_MOST_YEARS + int(years):04}{rest}" if before_christ else issued


def first_day(day: Day) -> Day:
    """The first day that a date may mean."""
    return (*day, 1, 1)[:3]


def period(text: str, now: datetime) -> tuple[Day, Day] | None:
    """The first day of what a facet asks for and the first one behind it; None if it is no date.

    Args:
        text: A date, a range `A..B` with both or one of its ends, or a date behind `<` or `>`.
        now: The current time.
    """
    text = text.casefold().strip()
    first, dots, last = text.partition("..")
    if dots and (first or last):
        start = _days(first, now) if first else _EVER
        end = _days(last, now) if last else _EVER
        return (start[0], end[1]) if start and end else None
    compared = _COMPARED.fullmatch(text)
    days = _days(compared[2].strip(), now) if compared else None
    if compared is None or days is None:
        return None
    bounds = {
        "<": (_EVER[0], days[0]),
        "<=": (_EVER[0], days[1]),
        ">": (days[1], _EVER[1]),
        ">=": (days[0], _EVER[1]),
    }
    return bounds.get(compared[1], days)


def _days(text: str, now: datetime) -> tuple[Day, Day] | None:
    """The first day of a date and the first one behind it; None if it is no date."""
    ancient = _BEFORE_CHRIST.fullmatch(text)
    day = (-int(ancient[1]),) if ancient else read(text)
    if day:
        is_day = all(1 <= part <= most for part, most in zip(day[1:], (12, 31), strict=False))
        return (first_day(day), first_day(_next(day))) if is_day else None
    moments = read_period(text, now)
    if moments is None:
        return None
    start, end = moments.start.date(), moments.end.date()
    return (start.year, start.month, start.day), (end.year, end.month, end.day)


def _next(day: Day) -> Day:
    """The year, month or day behind one; no day need be one of the calendar to be compared."""
    return (*day[:-1], day[-1] + 1)
