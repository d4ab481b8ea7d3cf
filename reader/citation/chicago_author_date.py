"""Chicago, 18th edition, author-date: the entry of the reference list and the citation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reader.citation import dates, legal
from reader.citation.chicago_dates import ENTRIES, NEWS
from reader.citation.chicago_people import helpers_in_source, identifier
from reader.citation.chicago_publication import archive, late_event, publication, web
from reader.citation.chicago_source import after_book, book_title, serial_name, source
from reader.citation.chicago_title import (
    SHORT,
    description,
    event_date,
    number,
    short_title,
    title,
    uncertain,
)
from reader.citation.collation import collation_key
from reader.citation.contributors import is_review, roles
from reader.citation.item import TRACEABLE, Item
from reader.citation.locators import Place
from reader.citation.names import Name, NameStyle, print_names, sort_text
from reader.citation.numbers import chicago
from reader.citation.registry import TellsApart
from reader.citation.rich import italic, join, quoted, wrap
from reader.citation.terms import LABELS, SHORT_LABELS, SHORT_ROLES, SYMBOLS, Label

LIST = NameStyle("and", "first", always_comma=True, is_demoted=True, et_al_from=7, et_al_shown=3)
"""Names at the head of an entry."""
TELLS_APART = TellsApart(by_letters=True, by_full_names=True, everywhere=True)
_PRINTED = (
    *("container-title", "event-date", "event-place", "event-title", "genre", "title"),
    *("publisher", "publisher-place"),
)
"""Fields that show that a manuscript or a collection was more than put in an archive."""
_PERSONAL = ("interview", "personal_communication")
_ROLES: Mapping[str, Label] = {
    **SHORT_ROLES,
    "editor-translator": ("ed. and trans.", "eds. and trans."),
}
_LABELS: Mapping[str, Label] = {
    **SHORT_LABELS,
    "sub-verbo": ("under", "under"),
    "timestamp": ("at", "at"),
}


def bibliography_entry(item: Item) -> str:
    """An entry of the reference list; empty for what Chicago cites in the text only."""
    if not _is_listed(item):
        return ""
    if item.type in legal.TYPES:
        law = legal.reference(item, uncertain)
        return wrap("", join(". ", law, web(item), item.text("references")), ".")
    author, rest = _author(item)
    has_two_names = item.has_all("container-title", "container-title-short")
    if item.type == "webpage" and has_two_names and not item.has("publisher"):
        author = join(" ", author, wrap("(", rest.titled("container-title"), ")"))
        rest = rest.without("container-title")
    parts = (author, _date(item), _title_and_source(rest), rest.text("references"))
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
    """The names that a citation shows, before any is left out."""
    for (field,) in _heads(item):
        if field == "first" and item.is_any("classic", "performance", *ENTRIES):
            return ()
        if item.names(field):
            return item.names(field)
    return ()


def repeated(_item: Item) -> str:
    """Nothing: names that come again are printed again."""
    return ""


def sort_key(item: Item) -> tuple[object, ...]:
    """What the reference list is sorted by: author, year, title."""
    head = legal.title(item) if item.type in legal.TYPES else _author(item)[0]
    group = 0 if item.has("issued") else 2 if item.has("status") else 1
    year = dates.sort_key(item.date("issued"))[0]
    names = () if item.type in legal.TYPES else cited_names(item)
    text = sort_text(names, LIST) if names else head
    return (collation_key(text), group, year, collation_key(title_and_descriptions(item)))


_CONTAINER, _TITLE = ("container-title",), ("title",)


def _heads(item: Item) -> Iterator[tuple[str, ...]]:
    """Who or what may stand in the author's place, the best first."""
    for field in ("composer", "author", "guest", "host"):
        yield (field,)
    if item.type == "song":
        yield ("performer",)
    yield ("first",)
    yield ("illustrator",)
    if item.type != "standard":
        for field in ("editor-translator", "editor", "translator", "collection-editor"):
            yield (field,)
    yield ("director",)
    is_episode = item.type == "broadcast" and item.has_all("container-title", "number", "title")
    if not is_episode:
        for field in ("producer", "executive-producer", "series-creator"):
            yield (field,)
        if item.type == "broadcast":
            yield ("contributor",)
    yield ("editorial-director",)
    yield ("compiler",)
    if item.is_any("event", "performance", "speech"):
        yield ("chair",)
        yield ("organizer",)
    yield ("curator",)
    yield ("last",)


def _author(item: Item) -> tuple[str, Item]:
    """The author or what stands in that place, and the item without it."""
    for (field,) in _heads(item):
        if field == "first":
            text, rest = item.substitute(_first_substitute)
        elif field == "last":
            break
        else:
            found = roles(item, [field], LIST)
            text = join("", *(join(", ", role.people, role.label(_ROLES)) for role in found))
            rest = item.without(field)
        if text:
            return text, rest
    for printer in (_signed_by, _container, _title_as_author, _archive_as_author):
        text, rest = item.substitute(printer)
        if text:
            return text, rest
    return "", item


def _first_substitute(item: Item) -> str:
    """What goes before all others but authors: a classic's title, a dictionary's."""
    if item.type == "classic":
        return _title_as_author(item)
    if item.is_any("entry-dictionary", "entry-encyclopedia"):
        return _container(item)
    return ""


def _signed_by(item: Item) -> str:
    if item.is_any("software", "webpage"):
        return item.text("publisher")
    return item.text("authority") if item.type == "standard" else ""


def _container(item: Item) -> str:
    """What a work came out in, in the author's place."""
    if item.has("volume-title"):
        return ""
    if item.is_any(*NEWS) or is_review(item):
        return serial_name(item)
    if item.is_any(*ENTRIES, "broadcast"):
        return italic(item.titled("container-title"))
    if item.type != "webpage":
        return ""
    short = item.titled("container-title-short")
    return short or item.titled("container-title")


def _title_as_author(item: Item) -> str:
    if is_review(item):
        if item.has_all("reviewed-genre", "title"):
            return title(item)
        return title_and_descriptions(item)
    return title(item) if item.has("title") else title_and_descriptions(item)


def _archive_as_author(item: Item) -> str:
    return archive(item) if item.type == "manuscript" and not item.has(*_PRINTED) else ""


def title_and_descriptions(item: Item) -> str:
    """The title with what is said of the work behind it."""
    if item.has("title"):
        return join(". ", title(item), description(item), identifier(item))
    if item.is_any("bill", "report"):
        return join(". ", number(item), identifier(item), description(item))
    return join(". ", description(item), identifier(item))


def _title_and_source(item: Item) -> str:
    is_foreword = item.has_all("container-title", "genre") and (
        item.type == "chapter" or (item.type == "article-journal" and item.has("volume-title"))
    )
    if item.type == "broadcast" and item.has_all("container-title", "number", "title"):
        text = _episode(item)
    else:
        comma = " " if is_foreword else ". "
        text = join(comma, title_and_descriptions(item), source(item))
    medium = join(", ", item.capitalized("medium"), item.text("scale"), item.text("dimensions"))
    published = join(", ", late_event(item), publication(item))
    return join(". ", text, published, medium, archive(item), web(item))


def _episode(item: Item) -> str:
    """An episode of a series: the series, then the episode."""
    parts = join(", ", number(item), title(item), description(item), helpers_in_source(item))
    return join(". ", book_title(item), parts, after_book(item))


def _date(item: Item) -> str:
    """The year in an entry, or what stands for it."""
    suffix = item.text("year-suffix")
    if item.has("issued"):
        first = wrap("(", _year(item, "original-date"), ")")
        return join(" ", first, _year(item, "issued") + suffix)
    return _undated(item, suffix, item.capitalized("status"))


def _undated(item: Item, suffix: str, status: str) -> str:
    """What stands for the year of a work that has none."""
    if item.has("event-date"):
        return event_date(item, dates.year)
    if item.has("available-date"):
        return dates.year(item.date("available-date"))
    if status:
        return join("-", status, suffix)
    if item.type == "collection" or (item.type == "manuscript" and not item.has(*_PRINTED)):
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
    """The author in a citation, or what stands in that place."""
    if item.type in legal.TYPES:
        return short_title(item)
    if item.is_any(*_PERSONAL):
        return _correspondents(item)
    for (field,) in _heads(item):
        if field == "first":
            text = ""
            if item.is_any("classic", "performance"):
                text = short_title(item)
            elif item.is_any(*ENTRIES):
                text = _short_container(item)
        elif field == "last":
            break
        else:
            text = print_names(item.names(field), SHORT.but(**item.name_changes))
        if text:
            return text
    return _short_substitute(item)


def _short_substitute(item: Item) -> str:
    signed = _signed_by(item)
    if signed:
        return signed
    text = _short_container(item)
    if not text:
        text = short_title(item) if item.has("title") else title_and_descriptions(item)
    return text or _archive_as_author(item)


def _short_container(item: Item) -> str:
    if item.is_any(*NEWS) or is_review(item):
        return italic(item.titled("container-title"))
    text = item.titled("container-title", is_short=True)
    if item.is_any(*ENTRIES, "broadcast"):
        return italic(text)
    return text if item.type == "webpage" else ""


def _correspondents(item: Item) -> str:
    """Who wrote a letter to whom, or gave an interview."""
    style = SHORT if item.has(*TRACEABLE) else SHORT.but(is_short=False, has_initials=False)
    author = print_names(item.names("author"), style)
    if not author:
        return short_title(item)
    to = "" if item.has("genre") else wrap("to ", print_names(item.names("recipient"), style))
    return join(" ", author, to)


def _date_short(item: Item) -> str:
    """The year in a citation, or what stands for it."""
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
    """Where in the source, with Chicago's labels."""
    value = chicago(place.value)
    if item.is_any(*ENTRIES) and not value and not item.has("author"):
        if not item.has_all("container-title", "title"):
            return ""
        under = "" if item.has("DOI", "URL") else "under"
        return join(" ", under, quoted(item.short("title")))
    if place.label in {"", "page"}:
        return value
    if item.type in legal.TYPES and place.label in SYMBOLS:
        return join(" ", place.labelled(SYMBOLS), value)
    if not place.is_numeric and place.label in {"chapter", "line", "verse"}:
        return value
    is_spelled = place.label == "line" and item.type not in legal.TYPES
    labels = LABELS if is_spelled else _LABELS
    return join(" ", place.labelled(labels), value)
