"""Chicago, 18th edition, author-date: the entry of the reference list and the citation."""

from __future__ import annotations

from reader.citation.csl import dates
from reader.citation.csl.collation import collation_key, title_key
from reader.citation.csl.contributors import is_review
from reader.citation.csl.item import TRACEABLE, Item
from reader.citation.csl.locators import Place
from reader.citation.csl.names import Name, print_names, sort_text
from reader.citation.markup.rich import join, quoted, wrap
from reader.citation.registry import Disambiguation
from reader.citation.styles import legal
from reader.citation.styles.chicago.author import (
    FIRST,
    LIST,
    archive_as_author,
    heads,
    in_list,
    short_container,
    signed_by,
    signers,
)
from reader.citation.styles.chicago.body import title_and_descriptions, title_and_source
from reader.citation.styles.chicago.dates import ENTRIES, PRINTED
from reader.citation.styles.chicago.event import event_date, uncertain
from reader.citation.styles.chicago.form import REFERENCE_LIST
from reader.citation.styles.chicago.locator import locator
from reader.citation.styles.chicago.publication import web
from reader.citation.styles.chicago.title import SHORT, short_title

DISAMBIGUATION = Disambiguation(by_full_names=True, everywhere=True)
_PERSONAL = ("interview", "personal_communication")


def bibliography_entry(item: Item) -> str:
    """An entry of the reference list; empty for what Chicago cites in the text only."""
    if not _is_listed(item):
        return ""
    if item.type in legal.TYPES:
        witnesses = REFERENCE_LIST.names.but(conjunction="&")
        law = legal.reference(item, uncertain, witnesses)
        return wrap("", join(". ", law, web(item, REFERENCE_LIST), item.text("references")), ".")
    author, rest = in_list(item, REFERENCE_LIST)
    has_two_names = item.has_all("container-title", "container-title-short")
    if item.type == "webpage" and has_two_names and not item.has("publisher"):
        author = join(" ", author, wrap("(", rest.titled("container-title"), ")"))
        rest = rest.without("container-title")
    body = title_and_source(rest, REFERENCE_LIST)
    parts = (author, _date(item), body, rest.text("references"))
    return wrap("", join(". ", *parts), ".")


def _is_listed(item: Item) -> bool:
    """Whether a work has an entry."""
    if item.type == "classic":
        return item.has("archive", "editor", "translator", "publisher")
    if item.is_any(*ENTRIES):
        return item.has("author", "DOI", "URL")
    return not item.is_any(*_PERSONAL) or item.has(*TRACEABLE)


def citation(item: Item, place: Place) -> str:
    """The citation in parentheses."""
    text, where = _cited(item), _place(item, place)
    is_verse = place.label in {"chapter", "line", "verse"} and not place.is_numeric
    comma = " " if item.type == "classic" and is_verse else ", "
    return wrap("(", join(comma, text, where), ")")


def cited_names(item: Item) -> tuple[Name, ...]:
    """The names in a citation, before any are left out."""
    return signers(item, REFERENCE_LIST, "classic", "performance", *ENTRIES)


def repeated(_item: Item) -> str:
    """Nothing: repeated names are printed again."""
    return ""


def sort_key(item: Item) -> tuple[object, ...]:
    """The key of the reference list: author, year, title."""
    head = legal.title(item) if item.type in legal.TYPES else in_list(item, REFERENCE_LIST)[0]
    group = 0 if item.has("issued") else 2 if item.has("status") else 1
    year = dates.sort_key(item.date("issued"))[0]
    names = () if item.type in legal.TYPES else cited_names(item)
    first = collation_key(sort_text(names, LIST)) if names else title_key(head)
    return (first, group, year, title_key(title_and_descriptions(item, REFERENCE_LIST)))


def _date(item: Item) -> str:
    """The year in an entry, or a substitute."""
    suffix = item.text("year-suffix")
    if item.has("issued"):
        first = wrap("(", _year(item, "original-date"), ")")
        return join(" ", first, _year(item, "issued") + suffix)
    return _undated(item, suffix, item.capitalized("status"))


def _undated(item: Item, suffix: str, status: str) -> str:
    """The substitute for the year of a work that has none."""
    if item.has("event-date"):
        return event_date(item, dates.year)
    if item.has("available-date"):
        return dates.year(item.date("available-date"))
    if status:
        return join("-", status, suffix)
    if item.type == "collection" or (item.type == "manuscript" and not item.has(*PRINTED)):
        return suffix
    return join("-", "n.d.", suffix)


def _year(item: Item, field: str) -> str:
    return uncertain(item, field, dates.year)


def _cited(item: Item) -> str:
    """The author and year in a citation."""
    author, year = _author_short(item), _date_short(item)
    if item.type == "classic":
        return join(", ", author, short_title(item) if item.has("author") else "")
    if item.is_any(*_PERSONAL) and not item.has(*TRACEABLE):
        day = year if item.type == "interview" else ""
        medium = join(", ", item.text("medium"), item.text("scale"), item.text("dimensions"))
        told = short_title(item)
        if not item.has("author"):
            author, told = told, ""
        return join(", ", author, told, day, medium)
    return join(" " if item.has("event-date", "issued") else ", ", author, year)


def _author_short(item: Item) -> str:
    """The author in a citation, or a substitute."""
    if item.type in legal.TYPES:
        return short_title(item)
    if item.is_any(*_PERSONAL):
        return _correspondents(item)
    for field in heads(item, REFERENCE_LIST):
        if field == FIRST:
            text = ""
            if item.is_any("classic", "performance"):
                text = short_title(item)
            elif item.is_any(*ENTRIES):
                text = short_container(item)
        else:
            text = print_names(item.names(field), SHORT.but(**item.name_changes))
        if text:
            return text
    return _short_substitute(item)


def _short_substitute(item: Item) -> str:
    signed = signed_by(item)
    if signed:
        return signed
    text = short_container(item)
    if not text and (item.has("title") or is_review(item)):
        text = short_title(item)
    elif not text:
        text = title_and_descriptions(item, REFERENCE_LIST)
    return text or archive_as_author(item)


def _correspondents(item: Item) -> str:
    """The sender and recipient of a letter, or the people in an interview."""
    style = SHORT if item.has(*TRACEABLE) else SHORT.but(is_short=False, has_initials=False)
    author = print_names(item.names("author"), style)
    if not author:
        return short_title(item)
    to = "" if item.has("genre") else wrap("to ", print_names(item.names("recipient"), style))
    return join(" ", author, to)


def _date_short(item: Item) -> str:
    """The year in a citation, or a substitute."""
    suffix = item.text("year-suffix")
    if item.has("issued"):
        first = _year(item, "original-date")
        first = first if item.is_about("original-date") else wrap("[", first, "]")
        if item.is_any(*_PERSONAL) and not item.has(*TRACEABLE):
            day = uncertain(item, "issued", dates.full)
        else:
            day = _year(item, "issued")
        return join(" ", first, day + suffix)
    silent = ("classic", "collection", *ENTRIES)
    status = item.text("status").lower()
    if not item.has("event-date", "available-date", "status") and item.is_any(*silent):
        return suffix
    if item.is_any(*_PERSONAL) and not item.has(*TRACEABLE, "status", "event-date"):
        return ""
    return _undated(item, suffix, status)


def _place(item: Item, place: Place) -> str:
    """The locator, with Chicago's labels."""
    if item.is_any(*ENTRIES) and not place.value and not item.has("author"):
        if not item.has_all("container-title", "title"):
            return ""
        under = "" if item.has("DOI", "URL") else "under"
        return join(" ", under, quoted(item.short("title")))
    return locator(item, place)
