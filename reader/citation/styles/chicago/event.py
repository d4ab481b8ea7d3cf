"""Chicago, 18th edition: events with dates and places, and uncertain dates."""

from __future__ import annotations

from collections.abc import Callable

from reader.citation.csl import dates
from reader.citation.csl.contributors import EDITORS, is_review
from reader.citation.csl.dates import Date
from reader.citation.csl.item import Item
from reader.citation.markup.rich import join, wrap
from reader.citation.styles.chicago.form import Voice

IN_A_BOOK = (*EDITORS, "issue", "page", "supplement-number", "volume")
"""Fields that show that a conference paper was published in a book or journal."""


def event_date(item: Item, part: Callable[[Date | None], str] = dates.full) -> str:
    """The date of an event; marked uncertain, as in the CSL style, if the publication date is."""
    printed = part(item.date("event-date"))
    return wrap("[", printed, "?]") if item.is_about("issued") else printed


def uncertain(item: Item, field: str, part: Callable[[Date | None], str]) -> str:
    """A date, or a part of it, in brackets and with a question mark if it is uncertain."""
    printed = part(item.date(field))
    return wrap("[", printed, "?]") if item.is_about(field) else printed


def event_place_first(item: Item) -> str:
    """The event and its place."""
    if not item.has("event", "event-date", "event-title"):
        return ""
    return join(", ", item.text("event-title"), item.text("event-place"), event_date(item))


def event(item: Item, voice: Voice) -> str:
    """The event with its date and place."""
    if item.type == "interview" or item.has("interviewer") or is_review(item):
        return ""
    if item.type == "personal_communication" and item.has("recipient"):
        return ""
    in_a_book = item.type == "paper-conference" and item.has(*IN_A_BOOK)
    if in_a_book or not item.has("event", "event-date", "event-title"):
        return ""
    name = item.text("event-title") or item.text("event")
    if not item.is_any("paper-conference", "song") or item.has("genre"):
        name = voice.opens(name)
    told = join(", ", name, event_date(item), item.text("event-place"))
    return join(" ", _event_verb(item, voice), told)


def _event_verb(item: Item, voice: Voice) -> str:
    at = "at" if item.has("event-title") else ""
    if item.type == "broadcast" and item.has("status"):
        return voice.opens(item.text("status"))
    if item.type == "paper-conference":
        if voice.is_note and item.has("event"):
            at = "at"
        what = "presented" if item.has("genre") else "paper presented"
        return join(" ", voice.opens(what), at)
    if item.type == "song":
        return join(" ", voice.opens("recorded"), at)
    return "" if item.has("issued") else voice.opens(item.text("status"))
