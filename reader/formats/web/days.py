"""The publication date of a page: the machine-readable one, or else the visible one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

from lxml.etree import _Element as Element
from lxml.etree import tostring

from reader.formats.markup.notes import name_of
from reader.formats.web.furniture import is_elsewhere
from reader.formats.web.middles import without_middle
from reader.formats.web.page_metadata import Statements, articles, words
from reader.lazy import lazy
from reader.metadata import dateline, dates

if TYPE_CHECKING:
    import htmldate
else:
    htmldate = lazy("htmldate")

_NAMES = ("citation_publication_date", "citation_date", "article:published_time",
          "article:published", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date",
          "dcterms.date", "dcterms.created", "dc.date.created", "parsely-pub-date",
          "sailthru.date", "pubdate", "publishdate", "publish-date", "date", "rnews:datepublished",
          "bt:pubdate", "cxenseparse:recs:publishtime")  # fmt: skip
_DAY = re.compile(r"\s*(\d{4}-\d{1,2}-\d{1,2})(?:[T\s].*)?$")
_UNIVERSAL = re.compile(r"\d:\d\d.*(?:Z|[+-]00:?00|GMT|UTC)\s*$")
_DATED = re.compile(
    r"(?:^|[\s_-])(?:pub(?:lish(?:ed)?)?-?date|post(?:ed)?-?(?:date|on)|entry-date|date(?:line)?"
    r"|datum|published|timestamp|fecha|veroeffentlicht)(?:[\s_-]|$)",
    re.IGNORECASE,
)
"""Class names for dates."""
_CHANGED = re.compile(r"updat|modif|aktualis|edited|changed|revised|stand\b", re.IGNORECASE)
_SAID = re.compile(r"^[^\W\d_][^\d:]{0,30}:\s*(?=\d)|^(?:am|on|le|el|il)\s+", re.IGNORECASE)
_ON = re.compile(r"^(?:am|on|le|el|il)\s+", re.IGNORECASE)
_PARTED = re.compile(r"\s*[|·•]\s*")
_LONGEST = 100
"""The most characters of an element that shows a date and little else."""
_MOST = 5
"""The most elements with a date that are examined."""
_AHEAD = 40
"""The most short elements between the title and the text that are examined."""
_PROSE = 200
"""The characters of a paragraph with which the text has begun."""
_NEAR = 200
"""The most characters, white space most of all, between the year of a date and its other parts."""
_DAY_FIRST = re.compile(r"en-(?:gb|au|nz|ie|za|in)\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"en-us\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d|[٠-٩]{4}|[۰-۹]{4}")
_FULL = 3
"""The number of parts in a complete date."""


def issued(
    said: Statements, root: Element | None, url: str, *, is_crowded: bool = False
) -> dict[str, Any] | None:
    """The publication date of a page; None if it gives none.

    Args:
        said: The metadata that the page gives.
        root: Its tree; None to use only machine-readable dates.
        url: Its address, if known.
        is_crowded: Whether to look only at the ends of a long page for a date in no known place.
    """
    told, text = _told(said)
    if root is None:
        return told
    if told and _has_day(told):
        return _where_shown(told, root, said.language) if _UNIVERSAL.search(text) else told
    first = None
    for each in chain(_shown(root, said.language), _above_text(root, said.language)):
        if _has_day(each) and (told is None or _year(told) == _year(each)):
            return each
        first = first or each
    if told:
        return told
    with without_middle(root) if is_crowded else nullcontext():
        found = htmldate.find_date(root, url=url or None, original_date=True, extensive_search=True)
        known = _confirmed(found, f"{url} {tostring(root, encoding='unicode')}") if found else None
    return known if known and _has_day(known) else first or known


def _told(said: Statements) -> tuple[dict[str, Any] | None, str]:
    """The first machine-readable date, and the words that it was parsed from."""
    given = [*(one.get("datePublished") for one in articles(said)),
             *(said.first(name) for name in _NAMES),
             *(each.get("datetime") or each.get("content") or words(each)
               for each in said.properties.get("datepublished", ()))]  # fmt: skip
    for each in given:
        if isinstance(each, str) and (found := _read(each)):
            return found, each
    return None, ""


def _read(text: str, language: str = "") -> dict[str, Any] | None:
    """A date; one whose month and day could be the other way around in the language's order."""
    found = _DAY.match(text)
    text = found[1] if found else text[:_LONGEST]
    date = dates.of_header(text)
    if date is None or _has_day(date) or not (ways := dates.ways(text)):
        return date
    if not language or (language.lower().startswith("en") and not _DAY_FIRST.match(language)):
        return ways[-1] if _MONTH_FIRST.match(language) else date
    return ways[0]


def _has_day(value: dict[str, Any]) -> bool:
    parts: list[list[int]] = value.get("date-parts") or []
    return len(parts) == 1 and len(parts[0]) == _FULL


def _is_month(value: dict[str, Any]) -> bool:
    parts: list[list[int]] = value.get("date-parts") or []
    return len(parts) == 1 and ("season" in value or len(parts[0]) > 1)


def _year(value: dict[str, Any]) -> int:
    parts = value.get("date-parts") or [[0]]
    return int(parts[0][0])


def _where_shown(told: dict[str, Any], root: Element, language: str) -> dict[str, Any]:
    """The visible date, if it is a day before or after the UTC date."""
    days = [_day(each) for each in _shown(root, language)]
    day = _day(told)
    if not days or day in days or abs(days[0] - day) != timedelta(days=1):
        return told
    return {"date-parts": [[days[0].year, days[0].month, days[0].day]]}


def _day(value: dict[str, Any]) -> date:
    return date(*value["date-parts"][0])


def _shown(root: Element, language: str) -> Iterator[dict[str, Any]]:
    """The days shown by the first elements that the page labels as dates."""
    seen = 0
    for element in root.iter():
        called = f"{element.get('class') or ''} {element.get('id') or ''}"
        is_time = name_of(element) == "time"
        if not is_time and not _DATED.search(called):
            continue
        text = words(element)
        if not 0 < len(text) <= _LONGEST or is_elsewhere(element):
            continue
        if _CHANGED.search(called) or _is_change(text):
            continue
        if is_time and _is_change(_before(element)):
            continue
        found = _read(_SAID.sub("", text), language) or _read(element.get("datetime") or "")
        if found and _has_day(found):
            yield found
        seen += 1
        if seen == _MOST:
            return


def _is_change(text: str) -> bool:
    """Whether a text says when the page was changed, and nothing of its publication."""
    said = dateline.cut(text)
    last = [each for each in (said.published, said.changed) if each]
    return bool(_CHANGED.search(text) and not said.published) or last == [said.changed]


def _before(element: Element) -> str:
    """The text right before an element, with a digit that stands for the element's date."""
    previous, above = element.getprevious(), element.getparent()
    text = (above.text if previous is None and above is not None else None) or ""
    text = text if previous is None else previous.tail or ""
    return f"{text[-_LONGEST:]} 1"


def _above_text(root: Element, language: str) -> Iterator[dict[str, Any]]:
    """The days that short elements show between the title and the text.

    Above the title, or where there is none, only those that are said to be of the publication.
    """
    seen = 0
    is_below = False
    for element in root.iter("h1", "p", "div", "span", "li", "small", "em", "address", "td"):
        if element.tag == "h1":
            is_below = True
            continue
        text = words(element)
        if (element.tag == "p" and len(text) >= _PROSE) or seen == _AHEAD:
            return
        if not 0 < len(text) <= _LONGEST or not _YEAR.search(text) or is_elsewhere(element):
            continue
        seen += 1
        for part in dict.fromkeys((text, *_PARTED.split(text))):
            said = dateline.cut(part)
            if not said.published or not (is_below or said.published != part):
                continue
            found = _read(_ON.sub("", part), language)
            if found and (_has_day(found) or _is_month(found)):
                yield found


def _confirmed(found: str, source: str) -> dict[str, Any] | None:
    """A date that was found in a page, as far as the page gives its parts.

    What finds it takes the first day for one that is not said, and January for such a month.
    """
    year, month, day = map(int, found.split("-"))
    near = "\n\n".join(_around(str(year), source)) if day == 1 else ""
    if day > 1 or _is_day_in(near, year, month):
        return _read(found)
    if re.search(rf"(?<!\d){year}\D{{0,3}}0?{month}(?!\d)", near) or month > 1:
        return {"date-parts": [[year, month]]}
    return None


def _around(words: str, source: str) -> Iterator[str]:
    """The parts of a text with some words, and what stands near them."""
    start = 0
    while (at := source.find(words, start)) >= 0:
        end = at + len(words) + _NEAR
        while (further := source.find(words, end - _NEAR, end)) >= 0:
            end = further + len(words) + _NEAR
        yield source[max(at - _NEAR, start) : end]
        start = end


def _is_day_in(source: str, year: int, month: int) -> bool:
    """Whether a page says the first day of a month, in figures or with the month's name."""
    first = r"(?<!\d)0?1(?:st|er|º|°)?"
    return any(
        re.search(each, source)
        for each in (
            rf"(?<!\d){year}\D{{0,3}}0?{month}\D{{0,3}}0?1(?!\d)",
            rf"{first}\D{{1,3}}0?{month}\D{{1,3}}{year}(?!\d)",
            rf"{first}[\s.,]+(?:de\s+)?[^\W\d_]{{3,12}}[\s.,]+(?:de\s+)?{year}(?!\d)",
            rf"[^\W\d_]{{3,12}}\.?\s+{first},?\s+{year}(?!\d)",
        )
    )
