"""Chicago, 18th edition: the facts of publication, the archive, the web."""

from __future__ import annotations

from reader.citation.csl import dates
from reader.citation.csl.contributors import is_serial, with_verbs
from reader.citation.csl.item import Item
from reader.citation.csl.link import address
from reader.citation.markup.rich import italic, join, wrap
from reader.citation.styles.chicago.dates import ENTRIES, date_in_source, original_date, status
from reader.citation.styles.chicago.event import event
from reader.citation.styles.chicago.form import Voice
from reader.citation.styles.chicago.locator import in_archive
from reader.citation.styles.chicago.source import PLACED_EARLY
from reader.citation.styles.chicago.title import opening_edition

_REPRINTED = (
    *("book", "chapter", "classic", *ENTRIES, "interview", "musical_score", "pamphlet"),
    *("paper-conference", "report", "thesis"),
)


def publication(item: Item, voice: Voice) -> str:
    """Publisher, place, date: the facts of publication."""
    is_book = not is_serial(item) and item.type != "patent"
    stop = "; " if voice.is_note else ". "
    return join(stop, _published(item, voice) if is_book else "", _original(item, voice))


def late_event(item: Item, voice: Voice) -> str:
    """The event, if it is printed just before the facts of publication."""
    is_early = item.has(*PLACED_EARLY)
    return "" if is_early or is_serial(item) else event(item, voice)


def _published(item: Item, voice: Voice) -> str:
    site = ""
    if item.is_any("post", "webpage"):
        shortened = item.type == "webpage" and item.has("container-title-short")
        if item.has("publisher") or not shortened or not voice.is_author_date:
            site = item.titled("container-title")
    day = join(" ", status(item, voice), date_in_source(item, voice))
    history = _publisher_history(item, voice)
    if item.type == "broadcast" and not item.has("DOI", "URL"):
        return join(", ", site, day, wrap("on ", history))
    return join(", ", site, history, day)


def _publisher_history(item: Item, voice: Voice) -> str:
    now = join(", ", _printing(item, voice), _publisher(item, voice))
    if item.has("original-title"):
        return now
    first_day = original_date(item, voice)
    if not item.has("edition", "original-publisher", "original-publisher-place"):
        return join("; ", first_day, now)
    first = join(", ", _original_publisher(item, voice), first_day)
    again = ""
    if item.has_all("issued", "original-date"):
        again = opening_edition(item, voice)
    if voice.is_note:
        return join("; ", first, join(", ", again, now))
    return join(". ", first, again, now)


def _printing(item: Item, voice: Voice) -> str:
    """The kind of publication: a thesis, a preprint, a reprint."""
    if item.type == "article":
        return "" if item.has("genre") else voice.opens("preprint")
    if item.type == "thesis":
        return voice.opens(item.text("genre"))
    is_first = not item.has("original-publisher", "original-publisher-place")
    if is_first or item.has("edition", "original-title") or not item.is_any(*_REPRINTED):
        return ""
    again = "repr." if voice.is_note else "Reprint"
    return again if item.has_all("issued", "original-date") else ""


def _publisher(item: Item, voice: Voice) -> str:
    text = item.text("publisher")
    if not item.has("publisher") and not item.has("event-date", "event-title"):
        text = item.text("publisher-place")
    return join(" ", voice.opens(text), item.text("number") if item.type == "song" else "")


def _original_publisher(item: Item, voice: Voice) -> str:
    text = item.text("original-publisher") or item.text("original-publisher-place")
    return voice.opens(text)


def _original(item: Item, voice: Voice) -> str:
    if not item.has("original-title"):
        return ""
    by = with_verbs(item, ["original-author"], voice.names, {})
    named = join(", ", *by, italic(item.titled("original-title")))
    first = join(", ", _original_publisher(item, voice), original_date(item, voice))
    lead = voice.opens("originally published as")
    return join(" ", lead, named, wrap("(", first, ")"))


def archive(item: Item, voice: Voice) -> str:
    """The archive that holds a work."""
    names = (item.text("archive"), item.text("archive-place"))
    where, collection = item.text("archive_location"), item.text("archive_collection")
    leaf = in_archive(item, voice)
    if item.type == "graphic":
        text = join(", ", *names, collection, where, leaf)
    else:
        where = join(", ", voice.opens(where), leaf)
        text = join(voice.stop, where, collection, join(", ", *names))
    database = ""
    if not item.has("archive_collection", "archive_location", "archive-place"):
        is_coded = item.is_any("dataset", "entry", "song") or item.has("genre")
        if item.type == "thesis" or (item.has("archive") and not is_coded):
            database = wrap("(", item.text("number"), ")")
    return join(" ", text, database)


def medium(item: Item, voice: Voice) -> str:
    """The medium of a work, and its size."""
    size = (item.text("scale"), item.text("dimensions"))
    return join(", ", voice.opens(item.text("medium")), *size)


def web(item: Item, voice: Voice) -> str:
    """The DOI or web address, with the access date if the work has no date."""
    seen = ""
    dated = item.has("DOI", "available-date", "event-date", "issued", "status")
    if not dated and item.has_all("accessed", "URL"):
        seen = wrap(voice.opens("accessed "), dates.full(item.date("accessed")))
    return join(voice.stop, seen, address(item))
