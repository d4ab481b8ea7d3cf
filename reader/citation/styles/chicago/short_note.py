"""Chicago, 18th edition, notes: the note for a work that was cited before."""

from __future__ import annotations

from reader.citation.csl.case import capitalize_first
from reader.citation.csl.contributors import EDITORS, is_review, is_serial
from reader.citation.csl.item import TRACEABLE, Item
from reader.citation.csl.labels import labelled
from reader.citation.csl.locators import Place
from reader.citation.csl.names import print_names
from reader.citation.csl.numbers import chicago
from reader.citation.markup.rich import join, wrap
from reader.citation.styles import legal
from reader.citation.styles.chicago.author import (
    FIRST,
    archive_as_author,
    heads,
    is_episode,
    short_container,
    signed_by,
)
from reader.citation.styles.chicago.body import title_and_descriptions
from reader.citation.styles.chicago.dates import ENTRIES
from reader.citation.styles.chicago.form import BIBLIOGRAPHY
from reader.citation.styles.chicago.locator import locator, locator_with_label
from reader.citation.styles.chicago.title import SHORT, brief, short_title

_PERSONAL = ("interview", "personal_communication")
_WORDS = ("review of", "interview", "under", "unpublished manuscript", "pers. comm.")
"""The style's own words, which are capitalised at the beginning of a note."""
_VERSES = ("chapter", "line", "verse")


def short_note(item: Item, place: Place) -> str:
    """The author, a short title and the locator; empty for a work with neither of the first two."""
    words, rest = _author_and_title(item, place)
    if not words:
        return ""
    where = _where(rest, place)
    if words.startswith(_WORDS):
        words = capitalize_first(words)
    divided = item.has("part-number", "volume")
    is_verse = item.type == "classic" and not divided and place.label in _VERSES
    comma = " " if is_verse and not place.is_numeric else ", "
    return wrap("", join(comma, words, where), ".")


def _author_and_title(item: Item, place: Place) -> tuple[str, Item]:
    """The author and the title, and the item without the substitute for the author."""
    if item.type in legal.TYPES:
        return _title(item), item
    is_personal = item.is_any(*_PERSONAL)
    head, rest = _correspondents(item) if is_personal else _author(item)
    title = "" if is_personal and not item.has("author") else _title(rest)
    if item.is_any("entry", *ENTRIES) and _is_under(item, place):
        title = join(" ", "under", title)
    return join(", ", head, title), rest


def _is_under(item: Item, place: Place) -> bool:
    """Whether the work is an entry in a printed dictionary or encyclopedia."""
    if place.label == "sub-verbo" or item.has("DOI", "URL"):
        return False
    return item.has_all("container-title", "title")


def _title(item: Item) -> str:
    """The short title, or the kind of work."""
    is_interview = item.type == "interview" or item.has("interviewer")
    is_titled = item.has_all("reviewed-genre", "title") if is_review(item) else item.has("title")
    if is_interview and not is_titled:
        return brief(item) if item.has("genre", "medium") else "interview"
    return short_title(item)


def _author(item: Item) -> tuple[str, Item]:
    """The author or a substitute, and the item without it."""
    for field in heads(item, BIBLIOGRAPHY):
        text, rest = "", item
        if field == FIRST:
            text, rest = item.substitute(_before_editors)
        elif item.names(field):
            text, rest = print_names(item.names(field), SHORT), item.without(field)
        if text:
            return text, rest
    for other in (signed_by, short_container, _title_as_author, archive_as_author):
        text, rest = item.substitute(other)
        if text:
            return text, rest
    return "", item


def _before_editors(item: Item) -> str:
    """What takes precedence over all but authors."""
    if is_episode(item):
        return short_container(item)
    if item.is_any("broadcast", "classic", "motion_picture", "performance", "song"):
        return _title_as_author(item)
    if item.has("DOI", "URL") or not item.is_any(*ENTRIES):
        return ""
    return short_container(item)


def _title_as_author(item: Item) -> str:
    """The title in the author's place, or the kind of work."""
    if item.has("title") or is_review(item):
        return short_title(item)
    return title_and_descriptions(item, BIBLIOGRAPHY)


def _correspondents(item: Item) -> tuple[str, Item]:
    """The people of a letter or an interview, and the item without them."""
    author, rest = print_names(item.names("author"), SHORT), item
    if not author:
        author, rest = item.substitute(_title)
    is_told = not item.has("genre") and (item.has("author") or not item.has(*TRACEABLE))
    to = wrap("to ", print_names(item.names("recipient"), SHORT)) if is_told else ""
    return join(" ", author, to), rest


def _where(item: Item, place: Place) -> str:
    """The locator of a note, with its volume."""
    part = labelled(item, "part-number")
    in_book = item.has(*EDITORS) or not item.is_any("interview", "paper-conference")
    if is_serial(item) or not in_book:
        return join(", ", part, locator_with_label(place)) if part else locator(item, place)
    if item.has("container-title"):
        return locator(item, place)
    volume = labelled(item, "volume")
    if part:
        return join(", ", volume, part, locator_with_label(place))
    if item.is_number("volume") and place.label == "page":
        return join(":", item.text("volume"), chicago(place.value))
    return join(", ", volume, locator(item, place))
