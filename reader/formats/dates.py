"""Dates as people write them, in CSL's form."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero",
            "february feb februar février febrero",
            "march mar märz maerz mars marzo",
            "april apr avril abril",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet julio",
            "august aug août agosto",
            "september sep sept septembre septiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre diciembre",
        ),
        1,
    )
    for name in names.split()
}

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]\d{1,2}:\d{2}.*)?$")
_CHINESE = re.compile(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?)?$")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})$")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?([^\W\d_]+)\.?,?\s+(?:de\s+)?(\d{4})$"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$")
_WEEKDAY = re.compile(r"[^\W\d_]{3,10}\.?,\s+(?=\d|[^\W\d_])")
_CLOCK = re.compile(r",?\s+(?:at\s+)?\d{1,2}:\d{2}.*$")


def parse(text: str) -> dict[str, Any]:
    """A CSL date for what somebody typed: `date-parts`, or `literal` where it isn't clear.

    A range is two dates with `/`. `03/04/2021` is left as it is: half of the world reads it
    the other way round than the other half.
    """
    text = " ".join(text.split())
    ends = text.split("/") if text.count("/") == 1 else [text]
    parts = [_parts(end.strip()) for end in ends]
    found = [part for part in parts if part]
    return {"date-parts": found} if len(found) == len(parts) else {"literal": text}


def _parts(text: str) -> list[int] | None:
    """Year, month and day, as far as a text says them."""
    found = _ISO.match(text) or _CHINESE.match(text)
    if found:
        return _valid(*(int(part) for part in found.groups() if part))
    text = _CLOCK.sub("", _WEEKDAY.sub("", text))
    if found := _NUMBERS.match(text):
        return _by_numbers(int(found[1]), found[2], int(found[3]), int(found[4]))
    if found := _DAY_FIRST.match(text):
        return _named(int(found[3]), found[2], int(found[1]))
    if found := _MONTH_FIRST.match(text):
        return _named(int(found[3]), found[1], int(found[2]) if found[2] else None)
    return None


def _named(year: int, month: str, day: int | None) -> list[int] | None:
    number = _MONTHS.get(month.casefold())
    if number is None:
        return None
    return _valid(year, number) if day is None else _valid(year, number, day)


def _by_numbers(first: int, separator: str, second: int, year: int) -> list[int] | None:
    if separator == "." or first > max(_MONTHS.values()) or first == second:
        return _valid(year, second, first)
    return _valid(year, first, second) if second > max(_MONTHS.values()) else None


def _valid(year: int, month: int = 0, day: int = 0) -> list[int] | None:
    """The parts that are given, if there is such a day."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day and not month:
        return None
    return [part for part in (year, month, day) if part]
