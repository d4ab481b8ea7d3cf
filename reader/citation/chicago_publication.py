"""Chicago, 18th edition: the facts of publication, the archive, the web."""

from __future__ import annotations

from reader.citation import dates
from reader.citation.case import capitalize_first
from reader.citation.chicago_dates import ENTRIES, day_in_source, shows_day, status
from reader.citation.chicago_source import PLACED_EARLY, event
from reader.citation.chicago_title import (
    INSIDE,
    capital_edition,
    uncertain,
)
from reader.citation.contributors import is_serial, with_verbs
from reader.citation.item import Item
from reader.citation.link import address
from reader.citation.rich import italic, join, wrap


def publication(item: Item) -> str:
    """Publisher, place, day: the facts of publication."""
    is_book = not is_serial(item) and item.type != "patent"
    return join(". ", _published(item) if is_book else "", _original(item))


def late_event(item: Item) -> str:
    """What happened, where it is told just before the facts of publication."""
    is_early = item.has(*PLACED_EARLY)
    return "" if is_early or is_serial(item) else event(item)


def _published(item: Item) -> str:
    site = ""
    if item.is_any("post", "webpage"):
        shortened = item.type == "webpage" and item.has("container-title-short")
        if item.has("publisher") or not shortened:
            site = item.titled("container-title")
    day = join(" ", status(item), day_in_source(item))
    if item.type == "broadcast" and not item.has("DOI"):
        if item.has("URL"):
            return join(", ", site, _publisher_history(item), day)
        return join(", ", site, day, wrap("on ", _publisher_history(item)))
    return join(", ", site, _publisher_history(item), day)


def _publisher_history(item: Item) -> str:
    now = join(", ", _printing(item), _publisher(item))
    if item.has("original-title"):
        return now
    if item.has("edition", "original-publisher", "original-publisher-place"):
        first = join(", ", _original_publisher(item), _original_day(item))
        again = ""
        if item.has_all("issued", "original-date"):
            again = capital_edition(item)
        return join(". ", first, again, now)
    return join("; ", _original_day(item), now)


def _printing(item: Item) -> str:
    """What kind of publication it is: a thesis, a preprint, a reprint."""
    if item.type == "article":
        return "" if item.has("genre") else "Preprint"
    if item.type == "thesis":
        return item.capitalized("genre")
    printed = (
        "book",
        "chapter",
        "classic",
        *ENTRIES,
        "interview",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "report",
        "thesis",
    )
    is_first = not item.has("original-publisher", "original-publisher-place")
    if is_first or item.has("edition", "original-title") or not item.is_any(*printed):
        return ""
    return "Reprint" if item.has_all("issued", "original-date") else ""


def _publisher(item: Item) -> str:
    text = item.capitalized("publisher")
    if not item.has("publisher") and not item.has("event-date", "event-title"):
        text = item.capitalized("publisher-place")
    return join(" ", text, item.text("number") if item.type == "song" else "")


def _original_publisher(item: Item) -> str:
    text = item.capitalized("original-publisher")
    return text or item.capitalized("original-publisher-place")


def _original(item: Item) -> str:
    if not item.has("original-title"):
        return ""
    by = with_verbs(item, ["original-author"], INSIDE, {})
    named = join(", ", *by, italic(item.titled("original-title")))
    first = join(", ", _original_publisher(item), _original_day(item))
    return join(" ", "Originally published as", named, wrap("(", first, ")"))


def _original_day(item: Item) -> str:
    date = item.date("original-date")
    if item.type == "personal_communication" and item.has_all("event-date", "original-date"):
        return uncertain(item, "original-date", dates.year)
    return dates.month_day(date) if shows_day(item) else ""


def archive(item: Item) -> str:
    """The archive that holds a work."""
    names = (item.text("archive"), item.text("archive-place"))
    where = item.text("archive_location")
    if item.type == "graphic":
        text = join(", ", *names, item.text("archive_collection"), where)
    else:
        text = join(
            ". ", capitalize_first(where), item.text("archive_collection"), join(", ", *names)
        )
    database = ""
    if not item.has("archive_collection", "archive_location", "archive-place"):
        is_coded = item.is_any("dataset", "entry", "song") and item.has("genre")
        if item.type == "thesis" or (item.has("archive") and not is_coded):
            database = wrap("(", item.text("number"), ")")
    return join(" ", text, database)


def web(item: Item) -> str:
    """The DOI or web address, with the day it was read if the work has no date."""
    seen = ""
    dated = item.has("DOI", "available-date", "event-date", "issued", "status")
    if not dated and item.has_all("accessed", "URL"):
        seen = wrap("Accessed ", dates.full(item.date("accessed")))
    return join(". ", seen, address(item))
