"""Vancouver, as in the National Library of Medicine's “Citing Medicine”: numbered entries."""

from __future__ import annotations

from collections.abc import Mapping

from reader.citation.csl.case import capitalize_first
from reader.citation.csl.contributors import SERIALS, roles
from reader.citation.csl.date_pattern import Part, Pattern
from reader.citation.csl.item import Item
from reader.citation.csl.labels import label, labelled
from reader.citation.csl.locators import Place
from reader.citation.csl.names import NameStyle
from reader.citation.csl.numbers import minimal, ordinal
from reader.citation.csl.terms import ROLES, Label
from reader.citation.markup.rich import join, wrap
from reader.citation.registry import Disambiguation
from reader.citation.styles.numbered import cited_names, repeated, sort_key

__all__ = ["bibliography_entry", "citation", "cited_names", "repeated", "sort_key"]

DISAMBIGUATION = Disambiguation(label="{}.")

NAMES = NameStyle(
    "",
    "all",
    has_initials=True,
    initials_with="",
    separator=" ",
    always_comma=True,
    et_al_from=7,
    et_al_shown=6,
)
"""Names in any position."""
_ROLES: Mapping[str, Label] = {**ROLES, "collection-editor": ("editor", "editors")}
_YEAR = Pattern([Part("year")])
_MONTH = Pattern([Part("year", " "), Part("month")])
_DAY = Pattern([Part("year", " "), Part("month", " "), Part("day")])
_INSIDE = ("chapter", "entry-dictionary", "entry-encyclopedia", "paper-conference")
_ARTICLES = SERIALS - {"periodical", "post-weblog"}
_ACTS = ("bill", "legislation")
_INDEXED = ("DOI", "PMID", "PMCID")
_INTERNET = "[Internet]"


def bibliography_entry(item: Item) -> str:
    """An entry of the reference list."""
    author, rest = _author(item)
    edition = "" if item.has("container-title") else _edition(rest)
    source = join(": ", "In" if item.is_any(*_INSIDE) else "", _source(rest))
    is_page = item.type == "webpage" and item.has("container-title")
    parts = (
        author,
        _title(rest, is_page=is_page),
        edition,
        source,
        _published(rest),
        _pages(rest),
        rest.text("title") if is_page else "",
        _series(rest),
        _report_number(rest),
    )
    body = wrap("", join(". ", *parts), ".")
    return join(" ", body, _availability(rest), _notes(rest))


def citation(item: Item, _place: Place) -> str:
    """The number in parentheses; the style has no locators."""
    return f"({item.place})"


def _author(item: Item) -> tuple[str, Item]:
    """The author or a substitute, and the item without it."""
    heads = (
        *(("author",), ("editor-translator",), ("editor", "translator")),
        ("collection-editor",),
    )
    for fields in heads:
        text = _people(item, *fields)
        if text:
            return text, item.without(*fields)
    return "", item


def _people(item: Item, *fields: str) -> str:
    """Names with their roles after them."""
    found = roles(item, fields, NAMES)
    return join(", ", *(join(", ", role.people, role.label(_ROLES)) for role in found))


def _title(item: Item, *, is_page: bool) -> str:
    """The title, or for a web page the name of its site, with the kind of work."""
    title = item.text("container-title" if is_page else "title")
    medium = "" if item.has("container-title") and not is_page else _medium(item)
    return join(" ", title, wrap("[", item.text("genre"), "]"), wrap("[", medium, "]"))


def _medium(item: Item) -> str:
    if item.has("medium"):
        return item.capitalized("medium")
    return "Internet" if item.has("URL") and not item.is_any(*_INSIDE) else ""


def _edition(item: Item) -> str:
    text = item.text("edition")
    if not text or not item.is_number("edition"):
        return text
    return join(" ", ordinal(text), label(item, "edition"))


def _source(item: Item) -> str:
    """The journal or book that contains a work, or the part of a work."""
    return join(". ", _people(item, "editor"), _container(item))


def _container(item: Item) -> str:
    if item.type == "webpage":
        return ""
    if item.has("container-title"):
        return join(". ", join(" ", _container_name(item), _on_the_web(item)), _edition(item))
    if item.is_any(*_ACTS):
        section = wrap("Sect. ", item.text("section"))
        return join(", ", section, item.text("number"))
    if item.type == "speech":
        told = wrap("", item.capitalized("genre"), " presented at")
        return join(": ", told, item.text("event"))
    volume = join(", ", capitalize_first(labelled(item, "volume")), item.text("volume-title"))
    part = join(", ", _part_number(item), item.text("part-title"))
    return join(", ", volume, part)


def _container_name(item: Item) -> str:
    if item.is_any("article-journal", "review", "review-book"):
        return item.short("container-title").replace(".", "")
    return item.text("container-title")


def _on_the_web(item: Item) -> str:
    return _INTERNET if item.has("URL") and not _is_indexed(item) else ""


def _is_indexed(item: Item) -> bool:
    """Whether it is an article that is identified by its number in an index."""
    return item.type == "article-journal" and item.has(*_INDEXED)


def _part_number(item: Item) -> str:
    text = item.text("part-number")
    return join(" ", "Pt.", text) if item.is_number("part-number") else text


def _published(item: Item) -> str:
    """Publisher and date."""
    publisher = ""
    if item.type not in SERIALS:
        publisher = join(": ", _publisher_place(item), item.text("publisher"))
    return join("; ", publisher, join(";", _date(item), _volume_and_pages(item)))


def _publisher_place(item: Item) -> str:
    place = "" if item.type == "speech" else item.text("publisher-place")
    return wrap("[", place, "]") if item.type == "thesis" else place


def _date(item: Item) -> str:
    issued = item.date("issued")
    if item.type in SERIALS:
        read = "" if _is_indexed(item) else _read(item)
        page = item.text("page") if item.type == "article-newspaper" else ""
        return join(":", join(" ", _DAY.printed(issued), read), minimal(page))
    if item.is_any(*_ACTS):
        return _DAY.printed(issued)
    if item.type == "report":
        return join(" ", _MONTH.printed(issued), _read(item))
    if item.type == "patent":
        return join(" ", join(", ", item.text("number"), _YEAR.printed(issued)), _read(item))
    if item.type == "speech":
        return join("; ", join(" ", _DAY.printed(issued), _read(item)), item.text("event-place"))
    return join(" ", _YEAR.printed(issued), _read(item))


def _read(item: Item) -> str:
    """The access date."""
    day = _DAY.printed(item.date("accessed")) if item.has("URL") else ""
    return wrap("[cited ", day, "]")


def _volume_and_pages(item: Item) -> str:
    if item.type not in SERIALS or item.type == "article-newspaper":
        return ""
    supplement = item.capitalized("supplement-number")
    if item.is_number("supplement-number"):
        supplement = join(" ", "Suppl", supplement)
    issue = wrap("(", join(" ", item.text("issue"), supplement), ")")
    volume = join("", item.text("collection-title"), item.text("volume"), issue)
    return join(":", volume, item.text("number") or minimal(item.text("page")))


def _pages(item: Item) -> str:
    if item.type in _ARTICLES:
        return ""
    if item.type == "book":
        count = item.text("number-of-pages")
        return join(" ", count, "p." if item.is_number("number-of-pages") else "")
    return wrap("p. ", minimal(item.text("page")))


def _series(item: Item) -> str:
    if item.type in SERIALS or not item.has("collection-title"):
        return ""
    number = labelled(item, "collection-number")
    name = join("; ", item.text("collection-title"), number)
    return wrap("(", join(". ", _people(item, "collection-editor"), name), ")")


def _report_number(item: Item) -> str:
    if item.type != "report" or not item.has("number"):
        return ""
    called = label(item, "number") if item.is_number("number") else ""
    number = join(": ", called, item.text("number"))
    return join(" ", item.capitalized("genre") or "Report", number)


def _availability(item: Item) -> str:
    """The archive that holds a work, and its web address."""
    names = (item.text("archive_collection"), item.text("archive"), item.text("archive-place"))
    held = wrap("Located at: ", join("; ", join(", ", *names), item.text("archive_location")))
    address = "" if _is_indexed(item) else wrap("Available from: ", item.text("URL"))
    return join(". ", held, join(" ", address, wrap("doi:", item.text("DOI"))))


def _notes(item: Item) -> str:
    pubmed = wrap("PubMed PMID: ", item.text("PMID"))
    central = wrap("PubMed Central PMCID: ", item.text("PMCID"))
    return wrap("", join(". ", join("; ", pubmed, central), item.text("references")), ".")
