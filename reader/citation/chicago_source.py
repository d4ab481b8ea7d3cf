"""Chicago, 18th edition: the journal or book that a work is in, and what happened where."""

from __future__ import annotations

from reader.citation import dates
from reader.citation.case import capitalize_first
from reader.citation.chicago_dates import ENTRIES, NEWS, day_in_source, status
from reader.citation.chicago_people import helpers_in_source, volumes_in_source
from reader.citation.chicago_title import (
    IN_A_BOOK,
    INSIDE,
    PEOPLE,
    VERBS,
    capital_edition,
    edition,
    event_date,
    kind,
    labelled,
    number,
    part_title,
    version,
    volume_title,
)
from reader.citation.contributors import is_review, is_serial, with_verbs
from reader.citation.item import Item
from reader.citation.numbers import chicago, is_plural
from reader.citation.rich import italic, join, wrap

PLACED_EARLY = (
    "event-date",
    "original-date",
    "original-publisher",
    "original-publisher-place",
    "publisher",
    "status",
)
"""What makes an event part of the source, rather than of the facts of publication."""


def source(item: Item) -> str:
    """The journal or book that a work is in."""
    if item.is_any("patent", "post", "webpage"):
        return ""
    return _serial(item) if is_serial(item) else _book(item)


def serial_name(item: Item) -> str:
    """A periodical's name, with its place where that is given."""
    place = "" if item.has("event-date", "event-title") else item.text("publisher-place")
    return join(" ", italic(item.titled("container-title")), wrap("(", place, ")"))


def _serial(item: Item) -> str:
    name = join(", ", _issue_kind(item), serial_name(item), _ahead_of_print(item))
    is_spaced = item.has("volume") and not item.has("collection-title") and not item.is_any(*NEWS)
    text = join(" " if is_spaced else ", ", name, _serial_numbers(item))
    in_volume = ""
    if item.has("volume-title"):
        inside = join(" ", preposition(item), volume_title(item))
        in_volume = join(", ", inside, helpers_in_source(item))
    return join(". ", in_volume, text)


def _issue_kind(item: Item) -> str:
    """What of a periodical it is: a supplement, a special issue."""
    if not item.has("container-title"):
        return ""
    is_issue = item.type == "periodical" and item.has("title")
    if item.has_all("supplement-number", "volume-title"):
        return "Supplement"
    if is_issue and item.has("supplement-number"):
        return "Supplement"
    return "Special issue" if is_issue or item.has("volume-title") else ""


def _ahead_of_print(item: Item) -> str:
    numbered = (
        "collection-title",
        "issue",
        "number",
        "page",
        "supplement-number",
        "volume",
        "volume-title",
        "available-date",
        "status",
    )
    if item.type != "article-journal" or item.has(*numbered):
        return ""
    return "ahead of print" if item.has_all("DOI", "issued") else ""


def _serial_numbers(item: Item) -> str:
    place = _serial_place(item)
    if item.is_any(*NEWS):
        day = join(", ", item.text("collection-title"), _status_and_day(item))
        return join(", ", join(". ", day, capital_edition(item)), place)
    if item.has("issue", "supplement-number", "volume"):
        return join(": ", _volume_and_issue(item), place)
    publisher = item.text("publisher") if item.is_any("interview", "post-weblog") else ""
    return join(", ", item.text("collection-title"), publisher, _status_and_day(item), place)


def _volume_and_issue(item: Item) -> str:
    is_signed, reviewed = item.has(*PEOPLE), is_review(item)
    day = day_in_source(item)
    lead = ""
    if not is_signed and reviewed and not item.has("supplement-number"):
        lead = "" if item.has_all("issue", "volume") else day
    series = item.text("collection-title")
    issue = join(", ", item.text("issue"), _supplement(item))
    if item.has("volume"):
        volume = item.text("volume")
        if series or (reviewed and not is_signed):
            volume = labelled(item, "volume", "volume")
            volume = volume if series else capitalize_first(volume)
        inner = issue or ("" if reviewed and not is_signed else day)
        return join(", ", lead, series, join(" ", volume, wrap("(", inner, ")")))
    issue = join(", ", _labelled_issue(item), _supplement(item))
    after = wrap("(", day, ")") if is_signed else ""
    return join(", ", lead, series, join(" ", issue, after))


def _labelled_issue(item: Item) -> str:
    """An issue with its label."""
    text = item.text("issue")
    return wrap("nos. " if is_plural(text) else "no. ", text)


def _supplement(item: Item) -> str:
    text = item.text("supplement-number")
    if not text:
        return ""
    if item.has("issue"):
        return "supp. " + text
    if not item.is_number("supplement-number"):
        return text
    is_issue = item.has("volume-title") or (item.type == "periodical" and item.has("title"))
    return ("no. " if is_issue else "supp. ") + text


def _serial_place(item: Item) -> str:
    if item.has("number"):
        is_archived = item.has("archive_collection", "archive_location", "archive-place")
        if item.has("archive") and not is_archived:
            return ""
        return item.text("number")
    return "" if item.is_any(*NEWS) else chicago(item.text("page"))


def _status_and_day(item: Item) -> str:
    accepted = ""
    numbered = (
        "collection-title",
        "issue",
        "number",
        "page",
        "supplement-number",
        "volume",
        "volume-title",
        "issued",
    )
    if not item.has(*numbered):
        accepted = wrap("accepted ", dates.full(item.date("available-date")))
    return join(", ", accepted, join(" ", status(item), day_in_source(item)))


def _book(item: Item) -> str:
    """The book that a chapter is in, its series, and what happened where."""
    book = ""
    if item.has("container-title"):
        book = join(
            ", ",
            join(" ", preposition(item), book_title(item)),
            _book_kind(item),
            _book_numbers(item),
        )
    return join(". ", book, after_book(item))


def after_book(item: Item) -> str:
    """What follows the title of the book: its makers, its series, what happened where."""
    makers = ""
    if item.has_all("container-author", "container-title"):
        makers = helpers_in_source(item.without("container-author"), starts_sentence=True)
    happening = event(item) if item.has(*PLACED_EARLY) else ""
    return join(". ", makers, _series(item), happening)


def preposition(item: Item) -> str:
    """How a work is tied to what it is in: `In`, `Chapter 3 in`."""
    if item.is_any("broadcast", "motion_picture"):
        return ""
    is_foreword = item.type == "chapter" and item.has_all("container-title", "genre")
    if is_foreword or (
        item.type == "article-journal" and item.has_all("container-title", "genre", "volume-title")
    ):
        return "to"
    if item.is_any(*ENTRIES):
        return "In" if item.has("author", "composer") else ""
    if item.has("chapter-number"):
        text = item.text("chapter-number")
        if item.is_number("chapter-number"):
            text = ("Track " if item.type == "song" else "Chap. ") + text
        return join(" ", capitalize_first(text), "on" if item.type == "song" else "in")
    return "In"


def book_title(item: Item) -> str:
    """The title of the book that a work is in."""
    if item.has("part-title"):
        return part_title(item)
    if item.has("volume-title"):
        return volume_title(item)
    return italic(item.titled("container-title"))


def _book_kind(item: Item) -> str:
    is_loose = item.is_any("event", "paper-conference", "performance", "speech")
    is_paper = item.is_any("document", "report", "software", "standard")
    if not is_paper and (item.has(*IN_A_BOOK) or not is_loose):
        return ""
    text = kind(item)
    return item.text("genre") if text and item.has("genre") else text[:1].lower() + text[1:]


def _book_numbers(item: Item) -> str:
    numbered = ""
    if not item.is_any("broadcast", "graphic", "map", "motion_picture", "song"):
        numbered = number(item)
    printed = ""
    if item.has("original-title") or not item.has_all("issued", "original-date"):
        printed = edition(item)
    helped = helpers_in_source(item)
    return join(", ", numbered, version(item), printed, helped, volumes_in_source(item))


def _series(item: Item) -> str:
    divided = ("number-of-volumes", "part-number", "part-title", "volume", "volume-title")
    name = item.titled("collection-title")
    count = labelled(item, "collection-number", "volume")
    issue = _labelled_issue(item)
    editors = with_verbs(item, ["collection-editor"], INSIDE, VERBS)
    if not name:
        return join(", ", count, issue) if item.has("issue") else ""
    if not item.has(*divided) and item.has("collection-editor"):
        return join(", ", name, *editors, count, issue)
    if item.has("issue"):
        return join(", ", name, count, issue)
    comma = " " if item.is_number("collection-number") else ", "
    return join(comma, name, item.text("collection-number"))


def event(item: Item) -> str:
    """What happened, when and where."""
    if item.type == "interview" or item.has("interviewer") or is_review(item):
        return ""
    if item.type == "personal_communication" and item.has("recipient"):
        return ""
    in_a_book = item.type == "paper-conference" and item.has(*IN_A_BOOK)
    if in_a_book or not item.has("event", "event-date", "event-title"):
        return ""
    name = item.text("event-title") or item.text("event")
    if not item.is_any("paper-conference", "song") or item.has("genre"):
        name = capitalize_first(name)
    told = join(", ", name, event_date(item), item.text("event-place"))
    return join(" ", _event_verb(item), told)


def _event_verb(item: Item) -> str:
    at = "at" if item.has("event-title") else ""
    if item.type == "broadcast" and item.has("status"):
        return item.capitalized("status")
    if item.type == "paper-conference":
        return join(" ", "Presented" if item.has("genre") else "Paper presented", at)
    if item.type == "song":
        return join(" ", "Recorded", at)
    return "" if item.has("issued") else item.capitalized("status")
