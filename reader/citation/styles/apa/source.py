"""APA: where a work was published, where it can be found, and its earlier publication."""

from __future__ import annotations

from collections.abc import Callable

from reader.citation.csl import dates
from reader.citation.csl.case import title_case
from reader.citation.csl.contributors import EDITORS, SERIALS, is_serial, roles
from reader.citation.csl.item import Item
from reader.citation.csl.link import doi_url
from reader.citation.csl.numbers import expanded, is_plural
from reader.citation.csl.terms import ROLES, SHORT_ROLES
from reader.citation.markup.rich import italic, join, slanted, wrap
from reader.citation.styles import legal
from reader.citation.styles.apa.description import INSIDE, kind
from reader.citation.styles.apa.title import ERAS, book_details, volume_title

_IN_A_BOOK = (*EDITORS, "issue", "page", "supplement-number", "volume")
_NUMBERED = ("collection-title", "issue", "number", "page", "supplement-number", "volume")
_GATHERINGS = ("event", "performance", "speech")


def source(item: Item) -> str:
    """Where a work was published: the journal or book, publisher, archive, event, website."""
    container = site = ""
    if item.is_any("post", "webpage"):
        site = item.titled("container-title")
    else:
        container = _serial(item) if is_serial(item) else _book(item)
    return join(". ", container, _publisher(item), _archive(item), _event(item), site)


def _serial(item: Item) -> str:
    names = join(", ", item.titled("container-title"), item.titled("collection-title"))
    extra = item.text("supplement-number")
    if extra and item.is_number("supplement-number"):
        extra = join(" ", "Suppls." if is_plural(extra) else "Suppl.", extra)
    issue = wrap("(", join(", ", item.text("issue"), extra), ")")
    place = expanded(item.text("page"))
    if item.has("number"):
        place = wrap("Article ", item.text("number"))
    text = join(", ", slanted(names), join("", italic(item.text("volume")), issue), place)
    status = ""
    if item.has_all("issued", "status") and not item.has(*_NUMBERED):
        status = item.capitalized("status")
    return join(". ", text, status)


def _book(item: Item) -> str:
    """The book that contains a chapter."""
    if not item.has("container-title"):
        return ""
    title = slanted(join(": ", item.text("container-title"), volume_title(item)))
    named = join(", ", _book_author(item), title)
    return join(
        " ", "On" if item.type == "song" else "In", named, _book_details(item), _book_kind(item)
    )


def _book_author(item: Item) -> str:
    """The names before the title of the book that contains a chapter."""
    short = ("editor-translator", "editor", "editorial-director", "collection-editor")
    fields = [
        "container-author",
        "executive-producer",
        "series-creator",
        "editor-translator",
        "editor",
        "editorial-director",
        "compiler",
        "curator",
        "collection-editor",
    ]
    if item.is_any("event", "performance", "speech"):
        fields[7:7] = ["chair", "organizer"]
    for field in fields:
        for role in roles(item, [field], INSIDE):
            labels = SHORT_ROLES if field in short else ROLES
            return role.people + wrap(" (", title_case(role.label(labels)), ")")
    return ""


def _book_details(item: Item) -> str:
    number = ""
    if not item.is_any("broadcast", "graphic", "map", "motion_picture"):
        number = _number(item)
    return wrap("(", join("; ", number, book_details(item)), ")")


def _number(item: Item) -> str:
    number = legal.number(item)
    return join(" ", item.titled("genre"), number) if number else ""


def _book_kind(item: Item) -> str:
    is_loose = item.is_any("event", "paper-conference", "performance", "speech")
    is_paper = item.is_any("document", "report", "software", "standard")
    if is_paper or (is_loose and not item.has(*_IN_A_BOOK)):
        return wrap("[", kind(item), "]")
    return ""


def _publisher(item: Item) -> str:
    if item.type in SERIALS or (item.type == "paper-conference" and not item.has(*EDITORS)):
        return ""
    if item.type == "thesis" and item.has("archive", "DOI", "URL"):
        return ""
    return item.text("publisher")


def _archive(item: Item) -> str:
    place = wrap("(", item.text("archive_location"), ")")
    archive = item.text("archive")
    if item.has("archive_collection"):
        collection = join(" ", item.text("archive_collection"), place)
        return join(", ", collection, archive, item.text("archive-place"))
    return join(", ", join(" ", archive, place), item.text("archive-place"))


def _event(item: Item) -> str:
    in_a_book = item.type == "paper-conference" and item.has(*_IN_A_BOOK)
    if in_a_book or not item.has("event", "event-title"):
        return ""
    name = item.capitalized("event-title") or item.capitalized("event")
    return join(", ", name, item.text("event-place"), about(item, "event-date", dates.full))


def about(item: Item, field: str, part: Callable[..., str]) -> str:
    """A date, or a part of it, with `ca.` before it if it is uncertain."""
    return wrap("ca. " if item.is_about(field) else "", part(item.date(field), ERAS))


def link(item: Item) -> str:
    """The DOI, or the web address with the access date if the work has no date."""
    doi = doi_url(item)
    if doi or not item.has("URL"):
        return doi
    url = item.text("URL")
    if item.has("issued", "status"):
        return url
    day = dates.full(item.date("accessed"), ERAS)
    return join(" ", "Retrieved", wrap("", day, ", from"), url)


def history(item: Item) -> str:
    """The work's history: its status, or where it was first published."""
    if item.type == "patent":
        return wrap("(", item.text("references"), ")")
    status = ""
    if item.has("issued") and item.has(*_NUMBERED):
        status = item.capitalized("status")
    first = item.text("references") or _original(item)
    return wrap("(", join("; ", status, first), ")")


def _original(item: Item) -> str:
    as_title = wrap("as ", italic(item.text("original-title")))
    year = about(item, "original-date", dates.year)
    first = join(", ", as_title, year, item.text("original-publisher"))
    return wrap("Original work published ", first)
