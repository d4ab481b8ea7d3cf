"""A single date (day, month or year) as people write it, in the languages that citations know."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from reader.lazy import late_pattern
from reader.metadata import calendar, dateline

_ISO = late_pattern(r"(\d{4})(?:\s?[-/.]\s?(\d{1,2})(?:\s?[-/.]\s?(\d{1,2})\.?)?)?$")
_COMPACT = late_pattern(r"(1[0-9]{3}|2[01][0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])(?:T?\d{4,6}Z?)?$")
_CHINESE = late_pattern(
    r"(?P<era>明治|大正|昭和|平成|令和|民國|民国|)(?P<year>\d{1,4}"
    r"|元)\s*[年년]\s*(?:(?P<month>\d{1,2})\s*[月월]\s*"
    r"(?:(?P<day>\d{1,2})\s*[日일号號])?)?"
)
_ERAS = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "民國": 1911,
    "民国": 1911,
    "": 0,
}
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_TENS = late_pattern(r"(?P<tens>\d?)十(?P<ones>\d?)")
_NUMBERS = late_pattern(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})$")
_MONTH_FIRST = late_pattern(r"(\d{1,2})\s?[./-]\s?(\d{4})$")
_WITH_WEEKDAY = late_pattern(
    r"(?P<before>[^\W\d_]+)[.,]*\s+(?P<first>\d{4}([-/.])\d{1,2}\3\d{1,2}"
    r"|\d{1,2}([./])\s?\d{1,2}\4\s?\d{4})$"
    r"|(?P<last>\d{4}([-/.])\d{1,2}\6\d{1,2}"
    r"|\d{1,2}([./])\d{1,2}\7\d{4})[\s,(]+(?P<behind>[^\W\d_]+)[.)]*$"
)
_AT = (
    r"(?:at|um|gegen|à|a las?|las|às|as|alle(?: ore)?|ore|or[ae]|om|kl\.?|klo"
    r"|o godz\.?|godz\.?|saat|la ora|στις|lúc|pukul|jam|الساعة|בשעה|[vuво])\s+"
)
_HALF = r"(?:오전|오후|上午|下午|午前|午後|早上|晚上|晚间|凌晨)"
_CLOCK = late_pattern(
    rf"(?:(?:^|[,;·|•—–T\s(]++|(?<=[日일]))(?:{_HALF}\s?)?(?:(?:{_AT})?(?:\d{{1,2}}\s?[:：h]\s?\d{{2}}(?!\d)"
    r"|\d{1,2}\s?[ap]\.?m\b|\d{1,2}\s?[時时點点시](?:\s?\d{1,2}\s?[分분])?)"
    rf"|{_AT}\d{{1,2}}\.\d{{2}}(?![.\d]))|(?<=\d{{4}})[,|·•–—\s-]*\s\d{{1,2}}\.\d{{2}}(?=\s*(?:uhr|h|$)))"
    r"(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?\s?m\b\.?|(?:uhr|h|hrs?|horas?|ore|óra|ч|[صم])\b\.?)?\s*"
    r"(?:z\b|\(?(?:utc|gmt)?\s?[+-]\d{1,2}:?\d{0,2}\)?|\(?\b(?:[A-Z]{2,4}|мск|wi[bt]a?)\b\)?)?[,;]?",
    re.IGNORECASE,
)
_TIMED = late_pattern(r"(\d{4}-\d{1,2}-\d{1,2})(?:T|\s+\d{1,2}:)[^/]*$")
_ODD = late_pattern(rf"[^\w\s.,;'’()/\-–º°ª׳॰،{calendar.VOWELS}]")
_DIRECTIONS = late_pattern("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_COMMON_ERA = late_pattern(r"ค\.?ศ\.?\s*")
_OF_BUDDHA = late_pattern(r"พ\.?ศ\.?\s*(\d{4})")
_WEEKDAY_BEHIND = late_pattern(r"[\s(]*(?:星期|周|週|礼拜|禮拜)[\d日天][\s)]*$")
_SHORT, _YEAR = 2, 4
_LAST_MONTH = 12
_BUDDHIST = 543
"""The offset of Thai years."""
_THAI = range(2400, 2700)


_SLAVIC = late_pattern(
    r"(?P<day>\d{1,2})?(?P<after>\.?)\s*(?P<word>[^\W\d_]+)\.?\s+(?P<year>\d{4})(?P<end>\.?)(?:\s?r\.?)?$"
)
_BY_STOPS = {(".", "."): "hr", (".", ""): "cs", ("", ""): "pl"}
"""The language that puts full stops behind the day and behind the year, or neither."""


class Day(NamedTuple):
    """The parts of a date, as far as given; 0 for others."""

    year: int = 0
    month: int = 0
    day: int = 0

    def parts(self) -> list[int] | None:
        """CSL's date parts, if the date exists."""
        try:
            date(self.year, self.month or 1, self.day or 1)
        except (ValueError, OverflowError):
            return None
        if self.day and not self.month:
            return None
        return [part for part in self if part]


def parts(text: str) -> list[int] | None:
    """Year, month and day, as far as a text gives them; None if it is not a date."""
    said = _said(tidy(text))
    return said.parts() if said else None


def without_day(text: str) -> list[int] | None:
    """The month, or else the year, of a date that no calendar has, such as 2021-04-31."""
    said = _said(tidy(text))
    if said is None or not said.day or said.parts():
        return None
    return Day(said.year, said.month).parts() or Day(said.year).parts()


def _said(text: str) -> Day | None:
    """The parts of a tidy date, whether there is such a day or not."""
    if found := _ISO.match(text) or _COMPACT.match(text):
        return Day(*(int(part) for part in found.groups() if part))
    if found := _MONTH_FIRST.match(text):
        return Day(int(found[2]), int(found[1])) if int(found[1]) else None
    if found := _CHINESE.match(text):
        return _chinese(found, text[found.end() :])
    if found := _NUMBERS.match(_settled(text)):
        return _by_numbers(int(found[1]), found[2], int(found[3]), int(found[4]))
    said = partly(text)
    return said if said and said.year else None


def _settled(text: str) -> str:
    """A date with the number of a month that only its full stops tell from another one."""
    found = _SLAVIC.match(text)
    months = calendar.readings(calendar.folded(found["word"])) if found else {}
    if not found or not found["day"] or found["word"].endswith("pad"):
        return text
    month = months.get(_BY_STOPS.get((found["after"], found["end"]), ""), 0)
    return f"{found['day']}.{month}.{found['year']}" if month else text


def months_of(text: str) -> tuple[int, list[Day]]:
    """The year of a date whose month has one name in two languages, and what it can mean."""
    found = _SLAVIC.match(tidy(text))
    months = calendar.readings(calendar.folded(found["word"])) if found else {}
    if not found or not months or _settled(tidy(text)) != tidy(text):
        return 0, []
    year = int(found["year"])
    return year, [Day(year, month, int(found["day"] or 0)) for month in sorted({*months.values()})]


def tidy(text: str) -> str:
    """A date without its time and without “Published:” before it."""
    text = unicodedata.normalize("NFKC", _DIRECTIONS.sub("", text)).strip(" ()<>[]")
    text = _OF_BUDDHA.sub(_common, _COMMON_ERA.sub("", text))
    text = dateline.day(text)
    if re.search(r"[一二三四五六七八九]", text):
        text = _TENS.sub(_ten, text.translate(_DIGITS))
    if timed := _TIMED.match(text):
        return timed[1]
    text = _CLOCK.sub(" ", text).strip(" ,;|·•–—").removesuffix(" -")
    if (found := _WITH_WEEKDAY.match(text)) is None:
        return text
    is_weekday = calendar.is_weekday(calendar.folded(found["before"] or found["behind"]))
    return (found["first"] or found["last"]) if is_weekday else text


def _common(found: re.Match[str]) -> str:
    return str(int(found[1]) - _BUDDHIST)


def _ten(found: re.Match[str]) -> str:
    return str(int(found["tens"] or 1) * 10 + int(found["ones"] or 0))


def _chinese(found: re.Match[str], rest: str) -> Day | None:
    if any(not calendar.is_beside(word) for word in calendar.tokens(_WEEKDAY_BEHIND.sub("", rest))):
        return None
    year = 1 if found["year"] == "元" else int(found["year"])
    if not found["era"] and len(found["year"]) != _YEAR:
        return None
    month, day = int(found["month"] or 0), int(found["day"] or 0)
    return Day(year + _ERAS[found["era"]], month, day)


def is_either_way(text: str) -> int:
    """The year of an ambiguous date, such as 03/04/2021; 0 for others."""
    found = _NUMBERS.match(tidy(text))
    if found is None or found[2] == "." or found[1] == found[3]:
        return 0
    is_open = 1 <= int(found[1]) <= _LAST_MONTH and 1 <= int(found[3]) <= _LAST_MONTH
    return int(found[4]) if is_open else 0


def _by_numbers(first: int, separator: str, second: int, year: int) -> Day | None:
    if separator == "." or first > _LAST_MONTH or first == second:
        return Day(year, second, first)
    return Day(year, first, second) if second > _LAST_MONTH else None


def partly(text: str) -> Day | None:
    """A date with the name of a month or a weekday; None if the text is not a date."""
    words = calendar.tokens(text)
    numbers = [each for each in words if each.isdecimal()]
    named = _month([each for each in words if not each.isdecimal()], len(numbers) > 1)
    if named is None or _ODD.search(calendar.folded(text)):
        return None
    if len(numbers) > _SHORT:
        return _vietnamese(text)
    years = [int(each) for each in numbers if len(each) == _YEAR]
    days = [int(each) for each in numbers if len(each) <= _SHORT]
    if len(years) + len(days) != len(numbers) or len(years) > 1 or len(days) > 1:
        return None
    year = years[0] if years else 0
    is_thai = any("\u0e00" < each[0] < "\u0e7f" for each in words)
    if year in _THAI and is_thai:
        year -= _BUDDHIST
    return Day(year, named, days[0] if days else 0)


def _month(words: list[str], has_day: bool) -> int | None:  # noqa: FBT001 - one of two facts
    """The month among words, 0 if there is none; None if any word does not belong in a date."""
    months: list[int] = []
    weekdays: list[int] = []
    for word in words:
        month = calendar.month(word) or calendar.roman_month(word)
        if calendar.is_weekday(word):
            weekdays.append(month)
        elif month:
            months.append(month)
        elif not calendar.is_beside(word):
            return None
    # `mar` is a month in some languages and a day of the week in others.
    either = [month for month in weekdays if month]
    months = months + either if months and not has_day else months or either
    return None if len(months) > 1 else months[0] if months else 0


_TAGGED = late_pattern(
    r"^(?:ngày|thứ \w+,|chủ nhật,)?\s*(?:ngày)?\s*(\d{1,2})\s+(?:tháng|thg)\s+(\d{1,2}),?\s+"
    r"(?:nam|năm)?\s*(\d{4})$",
    re.IGNORECASE,
)


def _vietnamese(text: str) -> Day | None:
    found = _TAGGED.match(text)
    return Day(int(found[3]), int(found[2]), int(found[1])) if found else None
