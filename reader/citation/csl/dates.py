"""Dates: CSL-JSON's, read tolerantly, and how the styles print them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from reader.citation.markup.csl_markup import plain
from reader.lazy import late_pattern

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHORT_MONTHS = [
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
]
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_LAST_MONTH = 12
_LAST_DAY = 31
_ERA_ENDS = 1000
"""Years AD before this one are printed with the era."""


class Day(NamedTuple):
    """A day, a month, a season or a year, as far as it is known."""

    year: int
    """Negative before our era."""
    month: int = 0
    """From 1; 0 if unknown."""
    day: int = 0
    """From 1; 0 if unknown."""
    season: int = 0
    """From 1 for spring; 0 for none."""


class Date(NamedTuple):
    """A date or a range of dates, or words in place of one."""

    start: Day | None
    """Its beginning; None if it is only words."""
    end: Day | None = None
    """Its end, if it is a range that ended."""
    is_open: bool = False
    """Whether it is a range that has not ended."""
    is_about: bool = False
    """Whether it is uncertain."""
    words: str = ""
    """The words printed instead of a date."""


class Eras(NamedTuple):
    """A style's era suffixes for ancient years."""

    after: str = " AD"
    before: str = " BC"


ERAS = Eras()
"""The default suffixes."""


def read(value: Any) -> Date | None:
    """The date that a CSL-JSON value means, if any."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return _from_words(plain(value))
    if not isinstance(value, Mapping):
        return None
    is_about = bool(plain(value.get("circa")) or value.get("circa") is True)
    parts = value.get("date-parts")
    season = _season(value.get("season"))
    if isinstance(parts, list) and parts:
        if not isinstance(parts[0], list):
            parts = [parts]
        start = _day(parts[0], season)
        if start is not None:
            return _ranged(start, parts[1:2], is_about=is_about)
    for field in ("raw", "literal"):
        words = plain(value.get(field))
        if words:
            date = _from_words(words) if field == "raw" else Date(None, words=words)
            return Date(date.start, date.end, date.is_open, date.is_about or is_about, date.words)
    return None


def _ranged(start: Day, ends: list[Any], *, is_about: bool) -> Date:
    """A date from its beginning and its end, if there is one."""
    end = _day(ends[0], 0) if ends and isinstance(ends[0], list) else None
    is_open = bool(ends) and ends[0] == [0]
    return Date(start, end if end != start else None, is_open, is_about)


def _season(value: Any) -> int:
    """A season's number from its number or its name, or 0."""
    number = _number(value)
    if number:
        return number if 1 <= number <= len(SEASONS) else 0
    name = plain(value).title().replace("Fall", "Autumn")
    return SEASONS.index(name) + 1 if name in SEASONS else 0


def _number(value: Any) -> int:
    """An integer, given as one or in digits; 0 for anything else."""
    text = plain(value).replace("−", "-")
    return int(text) if re.fullmatch(r"[+-]?[0-9]{1,6}", text) else 0


def _day(parts: Any, season: int) -> Day | None:
    """A day from the parts of a CSL date, as far as they are valid."""
    if not isinstance(parts, list) or not parts:
        return None
    year, month, day = [*map(_number, parts[:3]), 0, 0][:3]
    if not year:
        return None
    if not 1 <= month <= _LAST_MONTH:
        number = month - _LAST_MONTH if month <= _LAST_MONTH + 4 else month - 20
        return Day(year, season=season or (number if 1 <= number <= len(SEASONS) else 0))
    return Day(year, month, day if 1 <= day <= _LAST_DAY else 0)


_ISO = late_pattern(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?")
_WRITTEN = (
    late_pattern(r"(?P<day>\d{1,2})\.?\s+(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})"),
    late_pattern(r"(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"),
    late_pattern(r"(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})"),
)
_ABOUT = late_pattern(r"^(?:circa|ca?\.?|~)\s*(?=\d)|[?~]$", re.IGNORECASE)


def _from_words(words: str) -> Date:
    """A date from a string: parsed if possible, otherwise as words."""
    text, abouts = _ABOUT.subn("", words)
    first, slash, second = text.partition("/")
    start = _written(first.strip())
    if start is None:
        return Date(None, words=words)
    end = _written(second.strip()) if second.strip() not in {"", ".."} else None
    if slash and end is None and second.strip() not in {"", ".."}:
        return Date(None, words=words)
    is_open = bool(slash) and end is None
    return Date(start, end if end != start else None, is_open, bool(abouts))


def _written(text: str) -> Day | None:
    """A day from ISO 8601 or English notation."""
    iso = _ISO.fullmatch(text)
    if iso:
        return _day([*map(_number, filter(None, iso.groups()))], 0)
    for pattern in _WRITTEN:
        match = pattern.fullmatch(text)
        if match:
            start = match["month"][:3].title()
            month = next((n for n, name in enumerate(MONTHS, 1) if name[:3] == start), 0)
            day = _number(match.groupdict().get("day"))
            return _day([_number(match["year"]), month, day], 0) if month else None
    return None


def year(date: Date | None, eras: Eras = ERAS) -> str:
    """A date's year or years."""
    if date is None or date.start is None:
        return date.words if date else ""
    start = year_of(date.start, eras)
    if date.end and date.end.year != date.start.year:
        return start + "–" + year_of(date.end, eras)
    return start + "–" if date.is_open else start


def year_of(day: Day, eras: Eras = ERAS) -> str:
    """The year of a day, with its era if necessary."""
    if day.year < 0:
        return f"{-day.year}{eras.before}"
    return f"{day.year}{eras.after}" if day.year < _ERA_ENDS else str(day.year)


def month_day(date: Date | None) -> str:
    """A date's month and day, as in `March 5–8`."""
    if date is None or date.start is None:
        return ""
    start, end = date.start, date.end
    first = _month_day(start)
    if end is None or not first or not _month_day(end):
        return first
    if (start.year, start.month, start.season) == (end.year, end.month, end.season):
        return f"{first}–{end.day}" if start.day and end.day and start.day != end.day else first
    last = _month_day(end)
    return first if first == last else f"{first}–{last}"


def _month_day(day: Day) -> str:
    if day.season:
        return SEASONS[day.season - 1]
    if not day.month:
        return ""
    return MONTHS[day.month - 1] + (f" {day.day}" if day.day else "")


def full(date: Date | None, eras: Eras = ERAS, *, day_first: bool = False) -> str:
    """A whole date: `March 5, 2024`, or `5 Mar. 2024` with the day first."""
    if date is None or date.start is None:
        return date.words if date else ""
    start, end = date.start, date.end
    if end is None:
        return _full(start, eras, day_first=day_first) + ("–" if date.is_open else "")
    if start.year != end.year:
        return "–".join(_full(each, eras, day_first=day_first) for each in (start, end))
    if not day_first:
        comma = ", " if start.day or end.day else " "
        return f"{month_day(date)}{comma}{year_of(start, eras)}".lstrip(", ")
    if start.month == end.month and start.day and end.day:
        return f"{start.day}–{_full(end, eras, day_first=True)}"
    return f"{_day_month(start)}–{_full(end, eras, day_first=True)}".lstrip("–")


def _day_month(day: Day) -> str:
    if day.season:
        return SEASONS[day.season - 1]
    if not day.month:
        return ""
    return (f"{day.day} " if day.day else "") + SHORT_MONTHS[day.month - 1]


def _full(day: Day, eras: Eras, *, day_first: bool) -> str:
    if day_first:
        return f"{_day_month(day)} {year_of(day, eras)}".lstrip()
    comma = ", " if day.day else " "
    return f"{_month_day(day)}{comma}{year_of(day, eras)}".lstrip(", ")


def sort_key(date: Date | None) -> tuple[int, int, int]:
    """The sort key of a date."""
    if date is None or date.start is None:
        return (0, 0, 0)
    return (date.start.year, date.start.month or date.start.season * 3, date.start.day)


def to_month(date: Date | None) -> Date | None:
    """A date without its days."""
    if date is None or date.start is None:
        return date
    end = date.end._replace(day=0) if date.end else None
    start = date.start._replace(day=0)
    return Date(start, end if end != start else None, date.is_open, date.is_about, date.words)


def day_month(date: Date | None) -> str:
    """A date's day and month in full, as in `5–8 March`."""
    if date is None or date.start is None:
        return ""
    start, end = date.start, date.end
    if end is None or not _long_day_month(end):
        return _long_day_month(start)
    if start.month == end.month and start.year == end.year and start.day and end.day:
        return f"{start.day}–{_long_day_month(end)}"
    ends = dict.fromkeys((_long_day_month(start), _long_day_month(end)))
    return "–".join(filter(None, ends))


def _long_day_month(day: Day) -> str:
    if day.season or not day.month:
        return SEASONS[day.season - 1] if day.season else ""
    return (f"{day.day} " if day.day else "") + MONTHS[day.month - 1]


def full_british(date: Date | None) -> str:
    """A whole date with the day first and the month in full: `5 March 2024`."""
    if date is None or date.start is None:
        return date.words if date else ""
    return f"{day_month(date)} {year(date)}".lstrip()
