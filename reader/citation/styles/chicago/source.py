"""Chicago, 18th edition: the journal or book that contains a work, and events."""

from __future__ import annotations

from collections.abc import Mapping

from reader.citation.csl import dates
from reader.citation.csl.case import capitalize_first
from reader.citation.csl.contributors import is_review, is_serial, with_verbs
from reader.citation.csl.item import Item
from reader.citation.csl.labels import labelled
from reader.citation.csl.numbers import chicago, is_plural
from reader.citation.csl.terms import SHORT_LABELS, Label
from reader.citation.markup.rich import italic, join, wrap
from reader.citation.styles.chicago.dates import ENTRIES, NEWS, date_in_source, status
from reader.citation.styles.chicago.event import IN_A_BOOK, event
from reader.citation.styles.chicago.form import NOTE, Voice
from reader.citation.styles.chicago.locator import locator
from reader.citation.styles.chicago.people import helpers_in_source, volumes_in_source
from reader.citation.styles.chicago.title import (
    PEOPLE,
    edition,
    kind,
    number,
    part_title,
    title_edition,
    version,
    volume_title,
)

_LABELS: Mapping[str, Label] = {**SHORT_LABELS, "collection-number": SHORT_LABELS["volume"]}
PLACED_EARLY = (
    "event-date",
    "original-date",
    "original-publisher",
    "original-publisher-place",
    "publisher",
    "status",
)
"""Fields that make an event part of the source, rather than of the facts of publication."""


def source(item: Item, voice: Voice) -> str:
    """The journal or book that contains a work."""
    if item.is_any("patent", "post", "webpage"):
        return ""
    return _serial(item, voice) if is_serial(item) else _book(item, voice)


def serial_name(item: Item) -> str:
    """A periodical's name, with its place if that is given."""
    place = "" if item.has("event-date", "event-title") else item.text("publisher-place")
    return join(" ", italic(item.titled("container-title")), wrap("(", place, ")"))


def _serial(item: Item, voice: Voice) -> str:
    name = join(", ", _issue_kind(item, voice), serial_name(item), _ahead_of_print(item))
    is_spaced = item.has("volume") and not item.has("collection-title") and not item.is_any(*NEWS)
    text = join(" " if is_spaced else ", ", name, _serial_numbers(item, voice))
    in_volume = ""
    if item.has("volume-title"):
        inside = join(" ", preposition(item, voice), volume_title(item))
        in_volume = join(", ", inside, helpers_in_source(item, voice))
    return join(voice.stop, in_volume, text)


def _issue_kind(item: Item, voice: Voice) -> str:
    """The kind of issue of a periodical: a supplement, a special issue."""
    if not item.has("container-title"):
        return ""
    is_issue = item.type == "periodical" and item.has("title")
    if item.has("supplement-number") and (is_issue or item.has("volume-title")):
        return voice.opens("supplement")
    return voice.opens("special issue") if is_issue or item.has("volume-title") else ""


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
    if item.type != "article-journal" or item.has(*numbered) or not serial_name(item):
        return ""
    return "ahead of print" if item.has_all("DOI", "issued") else ""


def _serial_numbers(item: Item, voice: Voice) -> str:
    place = _serial_place(item, voice)
    if item.is_any(*NEWS):
        day = join(", ", item.text("collection-title"), _status_and_day(item, voice))
        return join(", ", join(voice.stop, day, title_edition(item)), place)
    if item.has("issue", "supplement-number", "volume"):
        by_voice = _volume_and_issue if voice.is_author_date else _volume_issue_and_date
        return join(": ", by_voice(item, voice), place)
    publisher = item.text("publisher") if item.is_any("interview", "post-weblog") else ""
    return join(", ", item.text("collection-title"), publisher, _status_and_day(item, voice), place)


def _volume_and_issue(item: Item, voice: Voice) -> str:
    """Volume and issue where the year comes after the author: `45 (2)`."""
    is_signed, reviewed = item.has(*PEOPLE), is_review(item)
    day = date_in_source(item, voice)
    lead = ""
    if not is_signed and reviewed and not item.has("supplement-number"):
        lead = "" if item.has_all("issue", "volume") else day
    series = item.text("collection-title")
    issue = join(", ", item.text("issue"), _supplement(item))
    if item.has("volume"):
        volume = item.text("volume")
        if series or (reviewed and not is_signed):
            volume = labelled(item, "volume")
            volume = volume if series else capitalize_first(volume)
        inner = issue or ("" if reviewed and not is_signed else day)
        return join(", ", lead, series, join(" ", volume, wrap("(", inner, ")")))
    issue = join(", ", _labelled_issue(item), _supplement(item))
    after = wrap("(", day, ")") if is_signed else ""
    return join(", ", lead, series, join(" ", issue, after))


def _volume_issue_and_date(item: Item, voice: Voice) -> str:
    """Volume, issue and date: `45, no. 2 (2021)`."""
    day, series = date_in_source(item, voice), item.text("collection-title")
    # The date of an unsigned review leads, since the periodical stands in the author's place.
    leads = is_review(item) and not item.has(*PEOPLE)
    if voice.is_note and item.has("reviewed-genre", "reviewed-title", "title"):
        leads = False
    elif voice.is_note:
        leads = leads and item.has("genre", "section")
    volume = labelled(item, "volume") if series or leads else item.text("volume")
    numbers = join(", ", volume, _labelled_issue(item), _supplement(item))
    numbers = join(" ", numbers, "" if leads else wrap("(", day, ")"))
    return join(", ", day if leads else "", series, numbers)


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


def _serial_place(item: Item, voice: Voice) -> str:
    if item.has("number") or voice.place.value:
        is_archived = item.has("archive_collection", "archive_location", "archive-place")
        is_shown = is_archived or not item.has("archive")
        number = item.text("number") if is_shown else ""
        return join(", ", locator(item, voice.place), number)
    return "" if item.is_any(*NEWS) else chicago(item.text("page"))


def _status_and_day(item: Item, voice: Voice) -> str:
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
    return join(", ", accepted, join(" ", status(item, voice), date_in_source(item, voice)))


def _book(item: Item, voice: Voice) -> str:
    """The book that contains a chapter, its series, and the event."""
    book = ""
    if item.has("container-title"):
        book = join(
            ", ",
            join(" ", preposition(item, voice), book_title(item, voice)),
            _book_kind(item),
            _book_numbers(item, voice),
        )
    return join(voice.stop, book, after_book(item, voice))


def after_book(item: Item, voice: Voice) -> str:
    """What follows the title of the book: its contributors, its series, the event."""
    makers = ""
    if item.has_all("container-author", "container-title") and not voice.is_note:
        rest = item.without("container-author")
        makers = helpers_in_source(rest, voice, starts_sentence=True)
    happening = event(item, voice) if voice.is_note or item.has(*PLACED_EARLY) else ""
    return join(voice.stop, makers, _series(item, voice), happening)


def preposition(item: Item, voice: Voice) -> str:
    """The words between a work and its container: `In`, `Chap. 3 in`."""
    if item.is_any("broadcast", "motion_picture"):
        return ""
    if is_foreword(item):
        return "to"
    if item.is_any(*ENTRIES):
        return voice.opens("in") if item.has("author", "composer") else ""
    if not item.has("chapter-number"):
        return voice.opens("in")
    text = labelled(item, "chapter-number")
    if item.type == "song" and item.is_number("chapter-number"):
        text = "track " + item.text("chapter-number")
    return join(" ", voice.opens(text), "on" if item.type == "song" else "in")


def is_foreword(item: Item) -> bool:
    """Whether a work is referred to by its kind: `Foreword to`."""
    if not item.has_all("container-title", "genre"):
        return False
    return item.type == "chapter" or (item.type == "article-journal" and item.has("volume-title"))


def book_title(item: Item, voice: Voice) -> str:
    """The title of the book that contains a work."""
    if voice.is_author_date and item.has("part-title"):
        return part_title(item)
    if voice.is_author_date and item.has("volume-title"):
        return volume_title(item)
    return italic(item.titled("container-title"))


def _book_kind(item: Item) -> str:
    is_loose = item.is_any("event", "paper-conference", "performance", "speech")
    is_paper = item.is_any("document", "report", "software", "standard")
    if not is_paper and (item.has(*IN_A_BOOK) or not is_loose):
        return ""
    return kind(item, NOTE)


def _book_numbers(item: Item, voice: Voice) -> str:
    numbered = ""
    if not item.is_any("broadcast", "graphic", "map", "motion_picture", "song"):
        numbered = number(item, voice)
    printed = ""
    if item.has("original-title") or not item.has_all("issued", "original-date"):
        printed = edition(item)
    return join(", ", numbered, version(item), printed, volumes_in_source(item, voice))


def _series(item: Item, voice: Voice) -> str:
    divided = ("number-of-volumes", "part-number", "part-title", "volume", "volume-title")
    name = item.titled("collection-title")
    count = labelled(item, "collection-number", _LABELS)
    issue = _labelled_issue(item)
    if not name:
        return join(", ", count, issue) if item.has("issue") else ""
    if not item.has(*divided) and item.has("collection-editor"):
        editors = with_verbs(item, ["collection-editor"], voice.names, voice.verbs)
        return join(", ", name, *editors, count, issue)
    if item.has("issue"):
        return join(", ", name, count, issue)
    comma = " " if item.is_number("collection-number") else ", "
    return join(comma, name, item.text("collection-number"))
