"""MLA, 9th edition: the entry of the works-cited list and the citation in the text.

An entry is a row of elements with a full stop after each: author, title, container, and
what is added between and after them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.citation.csl import dates
from reader.citation.csl.case import capitalize_first
from reader.citation.csl.collation import collation_key, title_key
from reader.citation.csl.contributors import is_review, roles, with_verbs
from reader.citation.csl.item import Item
from reader.citation.csl.locators import Place
from reader.citation.csl.names import Name, NameStyle, sort_text
from reader.citation.csl.numbers import minimal_two
from reader.citation.csl.terms import ROLES, SHORT_LABELS, Label
from reader.citation.markup.rich import italic, join, wrap
from reader.citation.registry import Disambiguation
from reader.citation.styles.mla.container import (
    container,
    event,
    multivolume,
    number_of_volumes,
    uncertain,
    web_source,
)
from reader.citation.styles.mla.title import INSIDE, VERBS, is_article, short_title, title, titled
from reader.lazy import late_pattern

LIST = NameStyle("and", "first", always_comma=True, et_al_from=3)
"""Names at the head of an entry."""
IN_TEXT = NameStyle("and", is_short=True, has_initials=True, et_al_from=3)
"""Names in a citation."""
DISAMBIGUATION = Disambiguation(by_full_names=True)
_AUTHORS = ("composer", "author", "guest", "editor-translator", "editor", "translator")
_ROLES: Mapping[str, Label] = {
    **ROLES,
    "collection-editor": ("general editor", "general editors"),
    "editor-translator": ("editor and translator", "editors and translators"),
}
_LABELS: Mapping[str, Label] = {
    **SHORT_LABELS,
    "chapter": ("ch.", "chs."),
    "paragraph": ("par.", "pars."),
    "version": ("vers.", "vers."),
}


def bibliography_entry(item: Item) -> str:
    """An entry of the works-cited list."""
    author, rest = _author(item)
    between, end = _supplements(rest)
    elements = (
        author,
        title(rest),
        _after_title(rest),
        container(rest),
        between,
        web_source(rest),
        join(", ", _accessed(rest), rest.capitalized("medium"), end),
    )
    return wrap("", join(". ", *elements), ".")


def _supplements(item: Item) -> tuple[str, str]:
    """Elements between the containers; they come last if there is only one container."""
    text = _movable(item)
    return (text, "") if item.has("source") else ("", text)


_CLOCK = late_pattern(r"(?:(?P<hours>\d+):)?(?P<minutes>\d{1,2}):(?P<seconds>\d{2})")


def _with_hours(time: re.Match[str]) -> str:
    """A time with two digits for each of hours, minutes and seconds."""
    return ":".join((part or "0").zfill(2) for part in time.groups())


def citation(item: Item, place: Place) -> str:
    """The citation in parentheses."""
    author = _author_short(item)
    is_time = place.label == "timestamp"
    value = _CLOCK.sub(_with_hours, place.value) if is_time else minimal_two(place.value)
    if place.label in {"line", "page", "timestamp"}:
        text = join(" ", author, value)
    else:
        text = join(", ", author, join(" ", place.labelled(_LABELS), value))
    return wrap("(", text, ")")


def sort_key(item: Item) -> tuple[object, ...]:
    """The author or a substitute, and then the elements of the entry in order."""
    names = cited_names(item)
    head = collation_key(sort_text(names, LIST)) if names else title_key(_author(item)[0])
    between, end = _supplements(item)
    elements = (title(item), _after_title(item), container(item), between, web_source(item), end)
    return (head, *map(title_key, elements))


def cited_names(item: Item) -> tuple[Name, ...]:
    """The names in a citation, before any are left out."""
    return next((item.names(field) for field in _AUTHORS if item.names(field)), ())


def repeated(item: Item) -> str:
    """The names at the head of an entry that a dash replaces when they are repeated."""
    for field in _AUTHORS:
        for role in roles(item, [field], LIST.but(**item.name_changes)):
            return role.people
    return ""


def _author(item: Item) -> tuple[str, Item]:
    """The author or a substitute, and the item without it."""
    for field in _AUTHORS:
        for role in roles(item, [field], LIST.but(**item.name_changes)):
            return join(", ", role.people, role.label(_ROLES)), item.without(field)
    if item.type == "standard" and item.has("authority"):
        return item.substitute(lambda each: each.text("authority"))
    return item.substitute(title)


def _author_short(item: Item) -> str:
    style = IN_TEXT.but(**item.name_changes)
    for field in _AUTHORS:
        for role in roles(item, [field], style):
            # The short title distinguishes two works of one author.
            return join(", ", role.people, short_title(item) if item.has("year-suffix") else "")
    if item.type == "standard" and item.has("authority"):
        return item.text("authority")
    return short_title(item)


def _after_title(item: Item) -> str:
    """The supplements after the title: an interviewer, the original date, the kind of work."""
    interviewers = with_verbs(item, ["interviewer"], INSIDE, VERBS, change=capitalize_first)
    return join(", ", *interviewers, _original_date(item), _kind(item))


def _original_date(item: Item) -> str:
    if item.type == "personal_communication":
        return event(item)
    if item.has("original-publisher", "original-publisher-place"):
        return ""
    date = dates.full(item.date("original-date"), day_first=True)
    return uncertain(item, "original-date", date)


def _kind(item: Item) -> str:
    if is_review(item):
        return _review(item)
    if item.type == "thesis" or item.has("number"):
        return ""
    return item.capitalized("genre")


def _review(item: Item) -> str:
    if item.has("reviewed-genre"):
        what = join(" ", "Review of", item.text("reviewed-genre"))
    elif item.has("number"):
        what = "Review of"
    else:
        what = item.capitalized("genre") or "Review of"
    by = join("", *with_verbs(item, ["reviewed-author"], INSIDE, VERBS))
    if item.has("reviewed-genre") and not item.has("reviewed-title"):
        return join(" ", what, by, italic(titled(item, "title")))
    field = "reviewed-title" if item.has("reviewed-genre", "reviewed-title") else "title"
    if not by and not item.has("genre", "reviewed-genre", field):
        return ""
    by = "" if item.has("reviewed-genre") and not item.has("title") else by
    # The CSL style lacks the space between the title and the author of a reviewed work.
    return join(" ", what, italic(titled(item, field)), by)


def _accessed(item: Item) -> str:
    if item.has("issued"):
        return ""
    return wrap("Accessed ", dates.full(item.date("accessed"), day_first=True))


def _movable(item: Item) -> str:
    """Sections of a newspaper; a book's original publication, series and volumes."""
    if is_article(item):
        return titled(item, "section")
    thesis = ""
    if item.type == "thesis":
        thesis = join(", ", item.text("publisher"), item.text("genre"))
    volumes = join(", ", multivolume(item), "" if item.has("volume") else number_of_volumes(item))
    return join(", ", thesis, _first_published(item), _series(item), volumes)


def _first_published(item: Item) -> str:
    fields = ("original-publisher", "original-publisher-place")
    original_title = wrap("as ", italic(titled(item, "original-title")))
    if not item.has(*fields):
        return wrap("Originally published ", original_title)
    publisher = item.text("original-publisher")
    by = "" if item.has("original-title") else "by "
    place = wrap(by, publisher) or item.text("original-publisher-place")
    year = uncertain(item, "original-date", dates.year(item.date("original-date")))
    return wrap("Originally published ", join(", ", original_title, place, year))


def _series(item: Item) -> str:
    if not item.has("collection-title"):
        return ""
    comma = " " if item.is_number("collection-number") else ", "
    return join(comma, titled(item, "collection-title"), item.text("collection-number"))
