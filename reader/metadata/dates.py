"""Dates on a line: parsed as a person types them, and shown for editing.

`2024-11-02`, `2 November 2024`, `2024-11`, `spring 2024`, `c. 1850`, `44 BC`, `2020/2021`; any
other words in place of a date are in braces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from reader.errors import ReaderError
from reader.metadata.csl import limited
from reader.text import glyphs

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
    """The CSL date that a text means: `date-parts`, or `literal` where that is unclear.

    A range is two dates with `/` between. `03/04/2021` stays literal, since it is ambiguous.
    """
    text = " ".join(text.split())
    ends = text.split("/") if text.count("/") == 1 else [text]
    parts = [_parts(end.strip()) for end in ends]
    found = [part for part in parts if part]
    return {"date-parts": found} if len(found) == len(parts) else {"literal": text}


def _parts(text: str) -> list[int] | None:
    """Year, month and day, as far as a text states them."""
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
    """The given parts, if there is such a day."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day and not month:
        return None
    return [part for part in (year, month, day) if part]


_ABOUT = re.compile(r"(?:c\.|ca\.?|circa|about)\s*(?=[\d-])", re.IGNORECASE)
_UNSURE = "~?%"
"""The suffixes of an uncertain date."""
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_SEASON = re.compile(rf"({'|'.join(_SEASONS)}),?\s+(?:of\s+)?(\d{{4}})$", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})$")
_TO = re.compile(r"\s+(?:to|until|[-–—])\s+|\s*[–—]\s*")
_FAR = re.compile(r"(?:AD\s*)?(\d{1,4})\s*(BCE?|B\.\s?C\.(?:\s?E\.)?|AD|CE|)$", re.IGNORECASE)
_NEGATIVE = re.compile(r"-(\d{1,5})$")
_EITHER_WAY = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{4}$")

_SHOWN = 20
"""Cells of the text that an error message quotes."""


def shown(value: Any) -> str:
    """A date as a line that can be edited."""
    value = limited(value)
    if not isinstance(value, Mapping):
        return str(value)
    if parts := value.get("date-parts"):
        ends = parts if isinstance(parts, list) else []
        if ends and not isinstance(ends[0], list):
            ends = [ends]
        text = "/".join(map(_day, ends))
        season = next((name for name, at in _SEASONS.items() if at == _number(value, "season")), "")
        text = f"{season} {text}" if season else text
        return f"c. {text}" if value.get("circa") else text
    if value.get("raw"):
        return str(value["raw"])
    return "{" + re.sub(r"[{}]", "", str(value.get("literal") or "")) + "}"


def _number(value: Mapping[str, Any], field: str) -> int:
    text = str(value.get(field) or "")
    return int(text) if text.isdecimal() else 0


def _day(parts: Any) -> str:
    """Year, month and day with hyphens."""
    numbers = [str(part) for part in parts] if isinstance(parts, list) else []
    if not numbers:
        return ""
    year = numbers[0]
    if year.startswith("-") and len(numbers) == 1:
        return f"{year[1:]} BC"
    return "-".join([year, *(part.zfill(2) for part in numbers[1:])])


def read(line: str) -> dict[str, Any]:
    """The CSL date on a line.

    Raises:
        ReaderError: It is not a date; the message says how to write one.
    """
    text = " ".join(line.split())
    if text.startswith("{") and text.endswith("}"):
        words = re.sub(r"[{}]", "", text).strip()
        if not words:
            raise ReaderError("There is no word between the braces.")
        return {"literal": words}
    certain = _ABOUT.sub("", text, count=1).rstrip(_UNSURE).rstrip()
    found = _certain(certain)
    return found | {"circa": True} if certain != text else found


def _certain(text: str) -> dict[str, Any]:
    if season := _SEASON.match(text):
        return {"date-parts": [[int(season[2])]], "season": _SEASONS[season[1].casefold()]}
    text = _YEARS.sub(r"\1/\2", text)
    known = parse(text)
    if "date-parts" not in known:
        ends = [_end(end) for end in _TO.sub("/", text).split("/")]
        parts = [end for end in ends if end]
        if len(parts) != len(ends) or not 1 <= len(ends) <= len(("from", "to")):
            raise ReaderError(_advice(text))
        known = {"date-parts": parts}
    return known


def _end(text: str) -> list[int] | None:
    """One end of a range, or a single date, as far as its parts are stated."""
    if (found := _FAR.match(text)) and int(found[1]):
        return [-int(found[1]) if found[2].casefold().startswith("b") else int(found[1])]
    if found := _NEGATIVE.match(text):
        return [-int(found[1])]
    parts = parse(text).get("date-parts", [])
    return list(parts[0]) if len(parts) == 1 else None


def _advice(text: str) -> str:
    """An error message for what is not a date."""
    if _EITHER_WAY.match(text):
        return f"“{text}” can be read in two ways: write 2024-11-02 or 2 Nov 2024."
    return f"“{glyphs.fit(text, _SHOWN)}” is no date: write 2024-11-02, 2024/2025 or {{words}}."


def of_header(text: str) -> dict[str, Any] | None:
    """The date that a header says; None if that is no date."""
    found = parse(text)
    return found if "date-parts" in found else None
