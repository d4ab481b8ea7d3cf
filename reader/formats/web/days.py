"""The publication date of a page: the machine-readable one, or else the visible one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from lxml.etree import _Element as Element

from reader.formats.markup.notes import name_of
from reader.formats.web.furniture import is_elsewhere
from reader.formats.web.page_metadata import Statements, articles, words
from reader.lazy import lazy
from reader.metadata import dates

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
_LONGEST = 80
"""The most characters of an element that shows a date and little else."""
_MOST = 5
"""The most elements with a date that are examined."""
_FULL = 3
"""The number of parts in a complete date."""


def issued(said: Statements, root: Element | None, url: str) -> dict[str, Any] | None:
    """The publication date of a page; None if it gives none.

    Args:
        said: The metadata that the page gives.
        root: Its tree; None to use only machine-readable dates.
        url: Its address, if known.
    """
    told, text = _told(said)
    if root is None:
        return told
    if told and _has_day(told):
        return _where_shown(told, root) if _UNIVERSAL.search(text) else told
    for each in _shown(root):
        if told is None or _year(told) == _year(each):
            return each
    if told:
        return told
    found = htmldate.find_date(root, url=url or None, original_date=True, extensive_search=True)
    return _read(found) if found else None


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


def _read(text: str) -> dict[str, Any] | None:
    found = _DAY.match(text)
    return dates.of_header(found[1] if found else text[:40])


def _has_day(value: dict[str, Any]) -> bool:
    parts: list[list[int]] = value.get("date-parts") or []
    return len(parts) == 1 and len(parts[0]) == _FULL


def _year(value: dict[str, Any]) -> int:
    parts = value.get("date-parts") or [[0]]
    return int(parts[0][0])


def _where_shown(told: dict[str, Any], root: Element) -> dict[str, Any]:
    """The visible date, if it is a day before or after the UTC date."""
    days = [_day(each) for each in _shown(root)]
    day = _day(told)
    if not days or day in days or abs(days[0] - day) != timedelta(days=1):
        return told
    return {"date-parts": [[days[0].year, days[0].month, days[0].day]]}


def _day(value: dict[str, Any]) -> date:
    return date(*value["date-parts"][0])


def _shown(root: Element) -> Iterator[dict[str, Any]]:
    """The days shown by the first elements that the page labels as dates."""
    seen = 0
    for element in root.iter():
        called = f"{element.get('class') or ''} {element.get('id') or ''}"
        if name_of(element) != "time" and not _DATED.search(called):
            continue
        text = words(element)
        if not 0 < len(text) <= _LONGEST or is_elsewhere(element):
            continue
        if _CHANGED.search(f"{called} {text}"):
            continue
        found = _read(_SAID.sub("", text)) or _read(element.get("datetime") or "")
        if found and _has_day(found):
            yield found
        seen += 1
        if seen == _MOST:
            return
