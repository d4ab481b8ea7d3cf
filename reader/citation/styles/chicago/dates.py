"""Chicago, 18th edition: the date after the source, and what precedes it."""

from __future__ import annotations

from collections.abc import Callable

from reader.citation.csl import dates
from reader.citation.csl.contributors import EDITORS, is_serial
from reader.citation.csl.dates import Date
from reader.citation.csl.item import TRACEABLE, Item
from reader.citation.styles.chicago.event import event_date, uncertain
from reader.citation.styles.chicago.form import Voice
from reader.citation.styles.chicago.title import PEOPLE

NEWS = ("article-magazine", "article-newspaper")
ENTRIES = ("entry", "entry-dictionary", "entry-encyclopedia")
PRINTED = (
    *("container-title", "event-date", "event-place", "event-title", "genre", "title"),
    *("publisher", "publisher-place"),
)
"""Fields that show that a manuscript or a collection was more than deposited in an archive."""
_DATED_TO_THE_DAY = frozenset(
    [
        "article",
        "broadcast",
        "collection",
        "dataset",
        "document",
        "event",
        "graphic",
        "manuscript",
        "map",
        "patent",
        "performance",
        "personal_communication",
        "post",
        "software",
        "song",
        "speech",
        "standard",
        "webpage",
    ]
)
_PERSONAL = ("interview", "personal_communication")
_UNDATED = ("classic", "collection", *ENTRIES, "webpage")
"""Works for which a missing date is not mentioned."""


def date_in_source(item: Item, voice: Voice) -> str:
    """The date after the source."""
    return _day_in_source(item) if voice.is_author_date else _date_or_status(item)


def _day_in_source(item: Item) -> str:
    """The month and day after the source; the year comes after the author."""
    if item.has("available-date") and item.has("volume-title", "part-title"):
        return dates.year(item.date("available-date"))
    return _month_day(item)


def _month_day(item: Item) -> str:
    date = item.date("issued")
    if item.type == "personal_communication" and item.has_all("event-date", "issued"):
        return uncertain(item, "issued", dates.year)
    if not shows_day(item):
        return ""
    numbered = item.has("issue", "supplement-number", "volume")
    if is_serial(item) and numbered and not item.is_any(*NEWS):
        date = dates.to_month(date)
    return dates.month_day(date)


def shows_day(item: Item) -> bool:
    """Whether a type of work shows its month and day."""
    if item.is_any(*ENTRIES):
        return item.has("DOI", "URL")
    if item.type in _DATED_TO_THE_DAY:
        return True
    return is_serial(item)


def _date_or_status(item: Item) -> str:  # noqa: PLR0911 — one a kind of work
    """The publication date, or a substitute."""
    if item.has("event-date", "issued"):
        return _whole_date(item)
    if item.has("status"):
        return item.text("status").lower()
    if item.is_any(*_PERSONAL):
        return "n.d." if item.has(*TRACEABLE) else ""
    if item.is_any(*_UNDATED):
        return ""
    if item.type == "manuscript":
        return "n.d." if item.has(*PRINTED) else ""
    if item.type == "article-journal" and item.has("available-date"):
        return "forthcoming"
    return "n.d."


def _whole_date(item: Item) -> str:
    """The publication date, as far as it is shown for its type."""
    part = _part_shown(item, "issued")
    by_year = item.type not in _DATED_TO_THE_DAY and not item.is_any(*ENTRIES)
    if item.has("issued") or is_serial(item) or not by_year or item.has(*EDITORS):
        return uncertain(item, "issued", part)
    return event_date(item, dates.year)


def original_date(item: Item, voice: Voice) -> str:
    """The original publication date, without the year where that comes after the author."""
    date = item.date("original-date")
    if not voice.is_author_date:
        return uncertain(item, "original-date", _part_shown(item, "original-date"))
    if item.type == "personal_communication" and item.has_all("event-date", "original-date"):
        return uncertain(item, "original-date", dates.year)
    return dates.month_day(date) if shows_day(item) else ""


def _part_shown(item: Item, field: str) -> Callable[[Date | None], str]:
    """How precise the date of a type of work is: the day, the month or the year."""
    if item.type == "personal_communication" and item.has_all("event-date", field):
        return dates.year
    if not shows_day(item):
        return dates.year
    if not is_serial(item) or (item.is_any(*NEWS) and field == "issued"):
        return dates.full
    if item.has("supplement-number") or item.has_all("issue", "volume"):
        return dates.year
    return _month_and_year if item.has("issue", "volume") else dates.full


def _month_and_year(date: Date | None) -> str:
    return dates.full(dates.to_month(date))


def status(item: Item, voice: Voice) -> str:
    """What precedes the date: a status, or the date of a broadcast or program."""
    if not item.has("issued"):
        released = item.type == "software" and item.has("original-date")
        return "released" if released and not voice.is_note else ""
    if item.has("status"):
        return _status(item, voice)
    if item.type == "broadcast":
        is_found = item.has("URL") or (voice.is_note and item.has("DOI"))
        return "" if is_found else voice.opens("aired")
    if item.type != "software":
        return ""
    if item.has("publisher"):
        return "released" if item.has(*PEOPLE, "contributor") else voice.opens("released")
    return "released" if item.has("original-date") else voice.opens("released")


def _status(item: Item, voice: Voice) -> str:
    if item.type == "broadcast" and item.has("event-title"):
        return ""
    has_lead = item.has(
        "original-date",
        "original-publisher",
        "original-publisher-place",
        "original-title",
        "publisher",
    )
    if item.type == "webpage":
        has_lead = item.has("container-title") or (
            item.has("publisher") and item.has("author", "translator")
        )
    return item.text("status") if has_lead else voice.opens(item.text("status"))
