"""Chicago, 18th edition: the day behind the source, and what stands before it."""

from __future__ import annotations

from reader.citation import dates
from reader.citation.chicago_title import (
    PEOPLE,
    uncertain,
)
from reader.citation.contributors import is_serial
from reader.citation.item import Item

NEWS = ("article-magazine", "article-newspaper")
ENTRIES = ("entry", "entry-dictionary", "entry-encyclopedia")
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


def day_in_source(item: Item) -> str:
    """The month and day behind the source; the year stands behind the author."""
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


def status(item: Item) -> str:  # noqa: PLR0911 — one a type of work
    """What stands before the day: a status, or when a broadcast or program came out."""
    if item.has_all("issued", "status"):
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
        return item.text("status") if has_lead else item.capitalized("status")
    if item.type == "broadcast" and item.has("issued"):
        return "" if item.has("URL") else "Aired"
    if item.type == "software":
        if item.has_all("issued", "publisher"):
            return "released" if item.has(*PEOPLE, "contributor") else "Released"
        if item.has("original-date"):
            return "released"
        return "Released" if item.has("issued") else ""
    return ""
