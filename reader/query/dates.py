"""Dates as they are typed in a query: `2026-11-03`, `2026-11`, `today`, `7d`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from reader.lazy import late_pattern

_DATE = late_pattern(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_AGO = late_pattern(r"(\d{1,5})([hdwmy])", re.ASCII)
_UNITS = {
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
    "m": timedelta(days=30),
    "y": timedelta(days=365),
}
_DECEMBER = 12
EXAMPLES = "2026-11-03, 2026-11, 2026, today, yesterday, 7d, 2w, 3m"
"""Examples of dates, for messages."""


class Period(NamedTuple):
    """A half-open interval of time."""

    start: datetime
    """The first moment that belongs to it."""
    end: datetime
    """The first moment after it."""


def read_period(text: str, now: datetime) -> Period | None:
    """The period that a typed date stands for, in the time zone of `now`; None if it is no date."""
    text = text.lower()
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    day = timedelta(days=1)
    try:
        if text == "today":
            return Period(today, today + day)
        if text == "yesterday":
            return Period(today - day, today)
        if ago := _AGO.fullmatch(text):
            return Period(now - int(ago[1]) * _UNITS[ago[2]], now)
        if date := _DATE.fullmatch(text):
            return _calendar(date, today)
        return _moment(text, now)
    except (ValueError, OverflowError):
        return None


def _calendar(date: re.Match[str], today: datetime) -> Period:
    year, month, day = (int(part) if part else None for part in date.groups())
    start = today.replace(year=year or 0, month=month or 1, day=day or 1)
    if day:
        return Period(start, start + timedelta(days=1))
    if month and month < _DECEMBER:
        return Period(start, start.replace(month=month + 1))
    return Period(start, start.replace(year=start.year + 1, month=1))


def _moment(text: str, now: datetime) -> Period | None:
    """The second that an ISO 8601 date with a time of day stands for."""
    if "t" not in text or "-" not in text:
        return None
    moment = datetime.fromisoformat(text.upper())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=now.tzinfo)
    return Period(moment, moment + timedelta(seconds=1))
