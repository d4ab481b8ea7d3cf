"""APA, 7th edition: the reference list entry and the citation in the text.

Titles are printed as given: like citation processors, this leaves sentence case to the writer. It
also follows them, and not the manual's lower case, for the labels of lines and chapters in the
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reader.citation.csl import dates
from reader.citation.csl.case import title_case
from reader.citation.csl.collation import collation_key, title_key
from reader.citation.csl.contributors import EDITORS, is_review, roles, with_verbs
from reader.citation.csl.item import TRACEABLE, Item
from reader.citation.csl.locators import Place
from reader.citation.csl.names import Name, NameStyle, print_names, sort_text
from reader.citation.csl.numbers import expanded
from reader.citation.csl.terms import LABELS, SHORT_LABELS, SYMBOLS, VERBS, Label
from reader.citation.markup.rich import join, wrap
from reader.citation.registry import Disambiguation
from reader.citation.styles import legal
from reader.citation.styles.apa.source import about, history, link, source
from reader.citation.styles.apa.title import (
    APA_ROLES,
    APA_SHORT_ROLES,
    identifier,
    short_title,
    title,
    title_and_descriptions,
)

LIST = NameStyle(
    "&", "all", has_initials=True, always_comma=True, et_al_from=21, et_al_shown=19, shows_last=True
)
"""Names at the head of an entry."""
IN_TEXT = NameStyle("&", is_short=True, has_initials=True, et_al_from=3)
"""Names in a citation."""
DISAMBIGUATION = Disambiguation(everywhere=True)
_DATED_TO_THE_DAY = frozenset(
    [
        "article-magazine",
        "article-newspaper",
        "broadcast",
        "collection",
        "document",
        "event",
        "motion_picture",
        "pamphlet",
        "performance",
        "personal_communication",
        "post",
        "post-weblog",
        "song",
        "speech",
        "webpage",
    ]
)
_PERSONAL = ("interview", "personal_communication")
_ENTRIES = ("entry-dictionary", "entry-encyclopedia")
_GATHERINGS = ("event", "performance", "speech")


def bibliography_entry(item: Item) -> str:
    """An entry of the reference list; empty for what APA leaves out, such as a letter."""
    if item.type in legal.TYPES:
        law = wrap("", legal.reference(item, about), ".")
        return join(" ", law, link(item), item.text("references"))
    if item.is_any(*_PERSONAL) and not item.has(*TRACEABLE):
        return ""
    head, rest = _head(item)
    body = join(". ", head, _date(item), title_and_descriptions(rest), source(rest))
    return join(" ", wrap("", body, "."), link(rest), history(rest))


def citation(item: Item, place: Place) -> str:
    """The citation in parentheses."""
    return wrap("(", join(", ", _author_short(item), _date_short(item), locator(item, place)), ")")


def cited_names(item: Item) -> tuple[Name, ...]:
    """The names in a citation, before any are left out."""
    for fields, _ in _heads(item):
        if fields[0] in {"title", "publisher", "authority"} and item.has(fields[0]):
            return ()
        if fields != ("editor-translator",) and item.names(fields[0]):
            return item.names(fields[0])
    return ()


def repeated(_item: Item) -> str:
    """Nothing: repeated names are printed again."""
    return ""


def sort_key(item: Item) -> tuple[object, ...]:
    """The key of the reference list: author, date, title."""
    names = () if item.type in legal.TYPES else cited_names(item)
    head = legal.title(item) if item.type in legal.TYPES else _head(item)[0]
    group = 1 if item.has("issued") else 2 if item.has("status") else 0
    day = dates.sort_key(item.date("issued"))
    date = day if item.type in _DATED_TO_THE_DAY else day[:1]
    first = collation_key(sort_text(names, LIST)) if names else title_key(head)
    return (first, group, date, title_key(title(item)))


def _head(item: Item) -> tuple[str, Item]:
    """The author or a substitute, and the item without it."""
    for fields, labels in _heads(item):
        if fields == ("title",):
            text, rest = item.substitute(_title_as_author)
            if text:
                return text, rest
            continue
        if not labels and fields[0] in {"publisher", "authority"}:
            text, rest = item.text(fields[0]), item.without(fields[0])
        else:
            found = roles(item, fields, LIST)
            named = (
                join("", role.people, wrap(" (", title_case(role.label(labels)), ")"))
                for role in found
            )
            text = join(", ", *named)
            rest = item.without(*fields)
        if text:
            return _with_contributors(item, text), rest
    return "", item


def _with_contributors(item: Item, text: str) -> str:
    """An author with the contributors that a book or report names beside the author."""
    named = item.has("author", "compiler", "composer", "editor", "editor-translator", "illustrator")
    if not named or not item.is_any("book", "musical_score", "pamphlet", "report", "standard"):
        return text
    helpers = with_verbs(item, ["contributor"], LIST, VERBS)
    return join(" ", text, wrap("(", join("", *helpers), ")"))


_Heads = Iterator[tuple[tuple[str, ...], Mapping[str, Label]]]


def _heads(item: Item) -> _Heads:
    """The possible substitutes for the author, the best first, with the labels of roles."""
    for field in ("composer", "author", "illustrator"):
        yield (field,), APA_SHORT_ROLES
    if item.type == "broadcast":
        yield ("script-writer", "director"), APA_ROLES
    yield ("director",), APA_ROLES
    yield ("guest", "host"), APA_ROLES
    yield ("producer",), APA_ROLES
    if item.is_any(*_ENTRIES):
        yield ("publisher",), {}
    if item.has("container-title") and item.is_any("book", "classic", "entry", *_ENTRIES):
        yield ("title",), {}
    yield ("executive-producer",), APA_ROLES
    yield ("series-creator",), APA_ROLES
    for field in ("editor-translator", "editor", "editorial-director"):
        yield (field,), APA_SHORT_ROLES
    yield ("compiler",), APA_ROLES
    if item.is_any(*_GATHERINGS):
        yield ("chair",), APA_ROLES
        yield ("organizer",), APA_ROLES
    yield ("curator",), APA_ROLES
    yield ("collection-editor",), APA_SHORT_ROLES
    if item.is_any("software", "webpage"):
        yield ("publisher",), {}
    elif item.type == "standard":
        yield ("authority",), {}
    yield ("title",), {}


def _title_as_author(item: Item) -> str:
    """The title in the author's place."""
    if is_review(item):
        named = item.has("title") and item.has("reviewed-genre", "reviewed-title")
        return title(item) if named else title_and_descriptions(item)
    if item.has("title"):
        return join(" ", title(item), identifier(item))
    return title_and_descriptions(item)


def _date(item: Item) -> str:
    """The date in an entry."""
    suffix = item.text("year-suffix")
    if not item.has("issued"):
        status = item.text("status").lower()
        return wrap("(", join("-", status or "n.d.", suffix), ")")
    issued = item.date("issued")
    has_day = item.type in _DATED_TO_THE_DAY or (
        item.is_any("interview", "paper-conference")
        and not item.has(*EDITORS, "issue", "page", "supplement-number", "volume")
    )
    day = dates.month_day(issued) if has_day else ""
    return wrap("(", join(", ", _year(item, "issued") + suffix, day), ")")


def _year(item: Item, field: str) -> str:
    return about(item, field, dates.year)


def _author_short(item: Item) -> str:
    """The author in a citation, or a substitute."""
    if item.type in legal.TYPES:
        return short_title(item)
    if item.is_any(*_PERSONAL):
        if item.has(*TRACEABLE):
            return print_names(item.names("author"), IN_TEXT) or short_title(item)
        names = print_names(item.names("author"), IN_TEXT.but(is_short=False))
        return join(", ", names or short_title(item), "personal communication")
    style = IN_TEXT.but(**item.name_changes)
    for fields, _ in _heads(item):
        if fields == ("editor-translator",):
            continue  # the CSL style leaves them out of citations
        if fields == ("title",):
            text = short_title(item)
        elif fields in (("publisher",), ("authority",)):
            text = item.short(fields[0])
        elif fields == ("script-writer", "director"):
            text = print_names(item.names("script-writer"), style)
        else:
            text = join(", ", *(role.people for role in roles(item, fields, style)))
        if text:
            return text
    return ""


def _date_short(item: Item) -> str:
    """The date in a citation."""
    suffix = item.text("year-suffix")
    if not item.has("issued"):
        return join("-", item.text("status").lower() or "n.d.", suffix)
    if item.is_any(*_PERSONAL) and not item.has(*TRACEABLE):
        day = about(item, "issued", dates.full)
    else:
        day = _year(item, "issued")
    return join("/", _year(item, "original-date"), day + suffix)


def locator(item: Item, place: Place) -> str:
    """The locator, with APA's labels."""
    value = expanded(place.value)
    if item.type in legal.TYPES and place.label in SYMBOLS:
        return join(" ", place.labelled(SYMBOLS), value)
    if place.label == "timestamp":
        # Only where a quotation begins.
        return re.split(r"[-–]", value, maxsplit=1)[0]
    if place.label in {"page", "paragraph"}:
        return join(" ", place.labelled(SHORT_LABELS), value)
    if place.label in {"chapter", "line", "verse"} and not place.is_numeric:
        return value
    label = place.labelled(LABELS)
    return join(" ", label[:1].upper() + label[1:], value)
