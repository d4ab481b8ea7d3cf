"""Dates on a line: parsed from headers and from typed input, and shown for editing.

`2024-11-02`, `2 November 2024`, `2024-11`, `spring 2024`, `c. 1850`, `44 BC`, `2020/2021`; any
other words in place of a date are in braces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from reader.errors import ReaderError
from reader.lazy import late_pattern
from reader.metadata import calendar, dateline, day
from reader.metadata.csl import limited
from reader.metadata.day import Day
from reader.text import glyphs

_UNSURE = "~?%"
"""The suffixes of an uncertain date."""
_SEASONS = ("spring", "summer", "autumn", "winter")
_SEASON = late_pattern(
    r"(?P<name>[^\W\d_]+)[,.]?\s+(?:of\s+|de\s+|del\s+)?(?P<year>\d{4})$"
    r"|(?P<first>\d{4})[,.]?\s*(?P<last>[^\W\d_]+)$"
)
_CODED_SEASON = late_pattern(r"(\d{4})-2([1-4])$")
_CODED_SEASONS = late_pattern(r"(\d{4})-(2[1-4])/(\d{4})-(2[1-4])$")
_SEASON_OVER_YEARS = late_pattern(
    r"(?:(?P<name>[^\W\d_]+)[,.]?\s+)?"
    r"(?P<years>(?P<first>\d{4})\s?[-–/]\s?(?P<last>\d{2}|\d{4}))"
    r"(?:[,.]?\s+(?P<behind>[^\W\d_]+))?$"
)
"""A season that begins in one year and ends in the next."""
_TWO_SEASONS = late_pattern(
    r"(?:(?P<year>\d{4})[,.]?\s+)?(?P<name>[^\W\d_]+)(?:[,.]?\s+(?P<first>\d{4}))?"
    r"\s*(?:[-–—/&]|\b(?:and|to|und|bis|et|y|e)\b)\s*(?P<other>[^\W\d_]+)"
    r"(?:[,.]?\s+(?P<last>\d{4}))?$"
)
_SEASON_MONTHS = 20
"""What CSL, as EDTF, adds to the number of a season in place of a month."""
_MONTHS_OF_SEASONS = {str(_SEASON_MONTHS + number): name for number, name in enumerate(_SEASONS, 1)}
_ABOUT = late_pattern(r"(?P<words>[^\W\d_]+\.?\s*(?:(?<=[\s.])[^\W\d_]+\.?\s*)??)(?=[\d-]|AD\s)")
_YEARS = late_pattern(r"(\d{4})\s*[-–—/]\s*(\d{4})$")
_SHORT_YEARS = late_pattern(r"(\d{4})\s?([-–—/])\s?(\d{1,2})$")
_MONTH_OF_NONE = late_pattern(r"\d{1,2}\s?[./]\s?\d{4}$")
"""A month's number and a year, if there is such a month; never two years."""
_TO = late_pattern(r"\s+(?:to|until|till|til|bis|à|au|al?|do|по|tot|[-–—])\s+|\s*[–—]\s*|\s*/\s*")
_WITHIN = late_pattern(r"(?<=\d)\s*-\s*(?=\d{1,2}\b(?!-))|(?<=[^\W\d_])\s*-\s*(?=[^\W\d_])")
_BETWEEN = late_pattern(
    r"^(?:between|zwischen|entre)\s+(\S.*?)\s+(?:and|und|et|y|e)\s+(?=\S)", re.IGNORECASE
)
_FROM = late_pattern(r"^(?:from|vom|von|du|dal|del|od|с|fra|från|van)\s+(?=.*\d)", re.IGNORECASE)
_FAR = late_pattern(r"(?P<before>[^\d]*?)\s*(?P<year>\d{1,4})\s*(?P<after>[^\d]*)$")
_NEGATIVE = late_pattern(r"-(\d{1,5})$")
_LITERAL = late_pattern(
    r"\d{1,3}0s|(?:early|mid|late)?[ -]?\d{1,2}(?:st|nd|rd|th) century|forthcoming|in press",
    re.IGNORECASE,
)
_STAMP = late_pattern(r"(1\d{9})(?:\d{3})?")
"""Seconds or milliseconds since 1970, from 2001 to 2033."""
_FIRST_DAYS = ((year, 1, 1) for year in (1, 101, 1601, 1900, 1904, 1970))
_NULLS = frozenset((*_FIRST_DAYS, (1899, 12, 30), (1969, 12, 31), (9999, 12, 31)))
"""The days at which programs begin to count, and those that they have for no date."""
_LONGEST = 300
"""The most characters of a line that says a date."""
_SHOWN = 20
"""The most cells of the text that an error message quotes."""
_LAST_MONTH = 12
_ENDS = 2
_CENTURY = 100
_SHORTEST = 3
"""The number of digits in a year that ends a range."""
_FAR_APART = 50
"""The most years between two that are written as `1999/00`."""
_PART_OF_YEAR = late_pattern(
    r"(?:Q[1-4]|[1-4](?:st|nd|rd|th)? quarter|H[12]|(?:week|KW) \d{1,2}|easter|christmas"
    r"|michaelmas|hilary|trinity|lent|ostern|pfingsten|weihnachten|pâques|noël)"
    r"(?: term)?[ ,-]*(?:of )?(?P<year>\d{4})"
    r"|(?P<first>\d{4})[ -]*(?:Q[1-4]|H[12]|W\d{2})(?:-\d)?",
    re.IGNORECASE,
)
"""A part of a year for which CSL has no word."""
_EARLY = late_pattern(
    r"(?:early|mid|late|beginning of|end of|anfang|mitte|ende|début|fin|mi"
    r"|principios de|finales de|inizio|fine)"
    r"(?:\s+|-)(?=\S+\s\d|\d)",
    re.IGNORECASE,
)
"""A part of a month or a year."""


def parse(text: str) -> dict[str, Any]:
    """The CSL date that a text means, or the text as `literal` if it means none."""
    text = " ".join(text.split())
    return _understood(text) or {"literal": text}


def of_header(text: str) -> dict[str, Any] | None:
    """The date in a header; None if it is not a date.

    For an ambiguous one, such as 03/04/2021, only the year.
    """
    text = " ".join(text.split()).removeprefix("© ")
    if len(text) > _LONGEST or (text.isdecimal() and len(text) < _SHORTEST):
        return None
    if found := _stamped(text) or _understood(text):
        return None if _is_none(found, text) else found
    if (about := _EARLY.match(text)) and (found := _understood(text[about.end() :])):
        return found
    if year := day.is_either_way(text) or _is_year_or_month(text) or day.months_of(text)[0]:
        return {"date-parts": [[year]]}
    if known := _of_part(text) or day.without_day(text):
        return {"date-parts": [known]}
    return {"literal": text} if _LITERAL.fullmatch(text) else None


def _of_part(text: str) -> list[int] | None:
    """The year of a part of one for which CSL has no word."""
    part = _PART_OF_YEAR.fullmatch(text)
    return [int(part["year"] or part["first"])] if part else None


def _is_none(found: Mapping[str, Any], text: str) -> bool:
    """Whether a date is the one that a program has where there is none, such as 0001-01-01."""
    ends = found.get("date-parts", [])
    is_null = len(ends) == 1 and tuple(ends[0]) in _NULLS
    return is_null and (":" in text or not re.search(r"[^\W\d_TZ]", text))


def _stamped(text: str) -> dict[str, Any] | None:
    """The day of a number of seconds since 1970."""
    found = _STAMP.fullmatch(text)
    if found is None:
        return None
    then = datetime.fromtimestamp(int(found[1]), UTC)
    return {"date-parts": [[then.year, then.month, then.day]]}


def ways(text: str) -> list[dict[str, Any]]:
    """Both dates that an ambiguous text such as 03/04/2021 can mean; none for others."""
    year = day.is_either_way(" ".join(text.split()))
    if not year:
        return [{"date-parts": [list(filter(None, each))]} for each in day.months_of(text)[1]]
    first, second = map(int, re.findall(r"\d+", text)[:2])
    return [{"date-parts": [[year, *month]]} for month in ((second, first), (first, second))]


def read(line: str) -> dict[str, Any]:
    """The CSL date on a line.

    Raises:
        ReaderError: It is not a date; the message explains the format.
    """
    text = " ".join(line.split())
    if text.startswith("{") and text.endswith("}"):
        words = re.sub(r"[{}]", "", text).strip()
        if not words:
            raise ReaderError("There is no word between the braces.")
        return {"literal": words}
    found = _understood(text)
    if found is None:
        raise ReaderError(_advice(text))
    return found


def _understood(text: str) -> dict[str, Any] | None:
    """A date, possibly uncertain; None if the text means none, or several."""
    if len(text) > _LONGEST:
        return None
    text = _published(text)
    certain = text.rstrip(_UNSURE).rstrip()
    if (about := _ABOUT.match(certain)) and calendar.is_about(_joined(about["words"])):
        certain = certain[about.end() :]
    elif (first := certain.partition(" "))[2] and calendar.is_about(_joined(first[0])):
        certain = first[2]
    elif certain.startswith("~"):
        certain = certain[1:].lstrip()
    found = _season(certain) or _seasons(certain) or _ends(certain) or coded_season(certain)
    return found | {"circa": True} if found and certain != text else found


def _published(text: str) -> str:
    """The text of the date that counts, with the year of the other one if it lacks its own."""
    said = dateline.cut(text)
    if not said.published or not said.changed:
        return text
    first, last = day.partly(day.tidy(said.published)), day.parts(said.changed)
    if first is None or first.year or not first.month or not last:
        return said.published
    is_before = [first.month, first.day] > last[1:]
    return f"{said.published} {last[0] - is_before}"


def coded_season(text: str) -> dict[str, Any] | None:
    """A season in BibLaTeX's form, `2023-24`; elsewhere that means two years if possible."""
    coded = _CODED_SEASON.match(text)
    return {"date-parts": [[int(coded[1])]], "season": int(coded[2])} if coded else None


def _joined(words: str) -> str:
    return " ".join(calendar.tokens(words))


def _season(text: str) -> dict[str, Any] | None:
    """A season of a year, or one that begins in a year and ends in the next."""
    over, one = _SEASON_OVER_YEARS.match(text), _SEASON.match(text)
    if over and (number := _season_named(over["name"] or over["behind"])):
        first, last = int(over["first"]), int(over["last"])
        last += first - first % _CENTURY if last < _CENTURY else 0
        last += _CENTURY if last < first else 0
        ends = {"date-parts": [[first], [last]], "season": number}
        return ends if last == first + 1 else _ends(over["years"])
    if one is None or not (number := _season_named(one["name"] or one["last"])):
        return None
    year = int(one["year"] or one["first"])
    return {"date-parts": [[year]], "season": number} if year else None


def _seasons(text: str) -> dict[str, Any] | None:
    """From one season to another, as CSL's dates have them: in place of months."""
    if coded := _CODED_SEASONS.match(text):
        first, start, last, end = map(int, coded.groups())
        return _dated([[first, start], [last, end]])
    found = _TWO_SEASONS.match(text)
    years = [found[name] for name in ("year", "first", "last")] if found else []
    if found is None or not any(years) or (found["year"] and any(years[1:])):
        return None
    start, end = _season_named(found["name"]), _season_named(found["other"])
    last = int(found["last"] or found["year"] or found["first"])
    first = int(found["first"] or last)
    parts = [[first, _SEASON_MONTHS + start], [last, _SEASON_MONTHS + end]]
    return _dated(parts) if start and end else None


def _season_named(word: str | None) -> int:
    return calendar.season(calendar.folded(word)) if word else 0


def _ends(text: str) -> dict[str, Any] | None:
    """A day or a range of days."""
    if short := _short_years(text):
        return short
    if years := _YEARS.match(text):
        return _dated([[int(years[1])], [int(years[2])]])
    if single := _end(text):
        return {"date-parts": [single]}
    if day.is_either_way(text) or _is_year_or_month(text):
        return None
    if _MONTH_OF_NONE.match(text):
        return None
    text = _FROM.sub("", _BETWEEN.sub(r"\1 – ", text))
    ends = _TO.split(text)
    if len(ends) != _ENDS and not text.replace("-", "").isdecimal():
        ends = _WITHIN.split(text)
    return _range(*ends) if len(ends) == _ENDS else None


def _dated(parts: list[list[int]]) -> dict[str, Any] | None:
    return {"date-parts": parts} if all(each[0] for each in parts) else None


def _short_years(text: str) -> dict[str, Any] | None:
    """`2023/24` and `2023-24`, where the second number can't be a month."""
    if (found := _SHORT_YEARS.match(text)) is None:
        return None
    first, short = int(found[1]), int(found[3])
    if 1 <= short <= _LAST_MONTH and not (found[2] == "/" and len(found[3]) == 1):
        return None
    if len(found[3]) == 1:
        return None
    last = first - first % _CENTURY + short
    last += 0 if last > first else _CENTURY
    if last - first > _FAR_APART:
        return None
    return _dated([[first], [last]])


def _is_year_or_month(text: str) -> int:
    """The year of `2010/11`, which is a month or two years; 0 for others."""
    found = _SHORT_YEARS.match(text)
    if found is None or found[2] != "/" or len(found[3]) == 1:
        return 0
    return int(found[1]) if int(found[3]) == (int(found[1]) + 1) % _CENTURY else 0


def _range(first: str, last: str) -> dict[str, Any] | None:
    """A range of dates; parts missing from one end are taken from the other."""
    start, end = _end(first), _end(last)
    begins, ends = day.partly(day.tidy(first)), day.partly(day.tidy(last))
    is_whole = not (begins and ends and ends.month and not begins.year)
    if start and end and is_whole:
        # `2023/13` is not a year and a year 13.
        is_short = start[0] > end[0] and last.strip().isdecimal() and len(last.strip()) < _SHORTEST
        return None if is_short else {"date-parts": [start, end]}
    if not begins or not ends:
        return None
    ends = Day(ends.year or begins.year, ends.month or begins.month, ends.day)
    year, month = begins.year or ends.year, begins.month or ends.month
    parts = [Day(year, month, begins.day).parts(), ends.parts()]
    is_like = bool(begins.day) == bool(ends.day)
    return {"date-parts": parts} if all(parts) and is_like else None


def _end(text: str) -> list[int] | None:
    """One end of a range, or a single date, as far as its parts are stated."""
    if found := _NEGATIVE.match(text):
        return [-int(found[1])] if int(found[1]) else None
    if day.is_either_way(text) or _is_year_or_month(text):
        return None
    if known := day.parts(text):
        return known
    if (found := _FAR.match(text)) is None or not int(found["year"]):
        return None
    words = [_joined(each) for each in (found["before"], found["after"]) if each.strip(" .")]
    era = calendar.era(words[0]) if len(words) == 1 else 0
    if not words and len(found["year"]) < len("2024"):
        era = 1
    return [era * int(found["year"])] if era else None


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
        number = _number(value, "season")
        season = _SEASONS[number - 1] if 1 <= number <= len(_SEASONS) else ""
        text = f"{season} {text}" if season else text
        return f"c. {text}" if value.get("circa") else text
    if value.get("raw"):
        return str(value["raw"])
    return "{" + re.sub(r"[{}]", "", str(value.get("literal") or "")) + "}"


def _number(value: Mapping[str, Any], field: str) -> int:
    text = str(value.get(field) or "")
    return int(text) if text.isdecimal() else 0


def _day(parts: Any) -> str:
    """Year, month and day with hyphens; a season in place of a month by its name."""
    numbers = [str(part) for part in parts] if isinstance(parts, list) else []
    if not numbers:
        return ""
    year = numbers[0]
    if len(numbers) == len(("year", "season")) and (name := _MONTHS_OF_SEASONS.get(numbers[1])):
        return f"{name} {year}"
    if year.startswith("-") and len(numbers) == 1:
        return f"{year[1:]} BC"
    if len(numbers) == 1 and len(year) < len("100"):
        # `2000/99` would be read as two years of one century.
        return f"AD {year}"
    return "-".join([year, *(part.zfill(2) for part in numbers[1:])])


def _advice(text: str) -> str:
    """An error message for what is not a date."""
    quoted = glyphs.fit(text, _SHOWN)
    if day.is_either_way(text) or day.months_of(text)[0]:
        return f"“{quoted}” can be read in two ways: write 2024-11-02 or 2 Nov 2024."
    if _is_year_or_month(text):
        return f"“{quoted}” can be read in two ways: write 2010-11 or 2010/2011."
    return f"“{quoted}” is no date: write 2024-11-02, 2024/2025 or {{words}}."
