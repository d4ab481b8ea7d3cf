"""Chicago, 18th edition: the author or a substitute."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reader.citation.csl.contributors import is_review, roles
from reader.citation.csl.item import Item
from reader.citation.csl.names import Name, NameStyle
from reader.citation.csl.terms import SHORT_ROLES, Label
from reader.citation.markup.rich import italic, join
from reader.citation.styles.chicago.body import title_and_descriptions
from reader.citation.styles.chicago.dates import ENTRIES, NEWS, PRINTED
from reader.citation.styles.chicago.form import BIBLIOGRAPHY, Voice
from reader.citation.styles.chicago.people import DIVIDED
from reader.citation.styles.chicago.publication import archive
from reader.citation.styles.chicago.source import serial_name
from reader.citation.styles.chicago.title import title

LIST = NameStyle("and", "first", always_comma=True, is_demoted=True, et_al_from=7, et_al_shown=3)
"""Names at the head of an entry."""
FIRST = "first"
"""Stands among the fields of `heads` for works that begin with the title of the work or book."""
_ROLES: Mapping[str, Label] = {
    **SHORT_ROLES,
    "editor-translator": ("ed. and trans.", "eds. and trans."),
}


def heads(item: Item, voice: Voice) -> Iterator[str]:
    """The possible substitutes for the author, the best first."""
    yield from ("composer", "author", "guest", "host")
    if item.type == "song":
        yield "performer"
    yield FIRST
    yield "illustrator"
    is_whole = not item.has("container-title") and item.has("number-of-volumes", *DIVIDED)
    if is_whole and not voice.is_author_date:
        yield "collection-editor"
    if item.type != "standard":
        yield from ("editor-translator", "editor", "translator", "collection-editor")
    yield "director"
    if not is_episode(item):
        yield from ("producer", "executive-producer", "series-creator")
        if item.type == "broadcast":
            yield "contributor"
    yield from ("editorial-director", "compiler")
    if item.is_any("event", "performance", "speech"):
        yield from ("chair", "organizer")
    yield "curator"


def signers(item: Item, voice: Voice, *titled: str) -> tuple[Name, ...]:
    """The people in the author's place; none for some types that begin with the title."""
    for field in heads(item, voice):
        if field == FIRST and item.is_any(*titled):
            return ()
        if item.names(field):
            return item.names(field)
    return ()


def is_episode(item: Item) -> bool:
    """Whether an item is an episode of a broadcast series."""
    return item.type == "broadcast" and item.has_all("container-title", "number", "title")


def author(
    item: Item, voice: Voice, style: NameStyle, others: tuple[Callable[[Item], str], ...]
) -> tuple[str, Item]:
    """The author or a substitute, and the item without it.

    Args:
        item: The item.
        voice: The form in which the work is described.
        style: How the names are printed.
        others: What may stand there besides people: the first of it at its place, the rest last.
    """
    for field in heads(item, voice):
        if field == FIRST:
            text, rest = item.substitute(others[0])
            if text:
                return text, rest
        for role in roles(item, [field], style):
            return join(", ", role.people, role.label(_ROLES)), item.without(field)
    for other in others[1:]:
        text, rest = item.substitute(other)
        if text:
            return text, rest
    return "", item


def in_list(item: Item, voice: Voice) -> tuple[str, Item]:
    """The author in a list of works."""

    def first(hidden: Item) -> str:
        return _before_editors(hidden, voice)

    def titled(hidden: Item) -> str:
        return title_as_author(hidden, voice)

    def book(hidden: Item) -> str:
        return container(hidden, voice)

    return author(item, voice, LIST, (first, signed_by, book, titled, archive_as_author))


def _before_editors(item: Item, voice: Voice) -> str:
    """What takes precedence over all but authors: a classic's title, a dictionary's."""
    if item.type == "classic":
        return title_as_author(item, voice)
    if item.is_any("entry-dictionary", "entry-encyclopedia"):
        return container(item, voice)
    return ""


def signed_by(item: Item) -> str:
    """The organisation in the author's place."""
    if item.is_any("software", "webpage"):
        return item.text("publisher")
    return item.text("authority") if item.type == "standard" else ""


def container(item: Item, voice: Voice) -> str:
    """The publication in the author's place."""
    if item.has("volume-title"):
        return ""
    if item.is_any(*NEWS) or is_review(item):
        return serial_name(item)
    if item.is_any(*ENTRIES, "broadcast"):
        return italic(item.titled("container-title"))
    if item.type != "webpage":
        return ""
    short = item.titled("container-title-short") if voice.is_author_date else ""
    return short or item.titled("container-title")


def short_container(item: Item) -> str:
    """The publication in the author's place, in a citation."""
    if item.is_any(*NEWS) or is_review(item):
        return italic(item.titled("container-title"))
    text = item.titled("container-title", is_short=True)
    if item.is_any(*ENTRIES, "broadcast"):
        return italic(text)
    return text if item.type == "webpage" else ""


def title_as_author(item: Item, voice: Voice) -> str:
    """The title in the author's place, or the kind of work."""
    if is_review(item):
        if item.has_all("reviewed-genre", "title"):
            return title(item, voice)
        return title_and_descriptions(item, voice)
    if item.has("title"):
        return title(item, voice)
    return title_and_descriptions(item, BIBLIOGRAPHY if voice.is_note else voice)


def archive_as_author(item: Item, voice: Voice = BIBLIOGRAPHY) -> str:
    """The archive in the author's place, for papers without other details."""
    if item.type != "manuscript" or item.has(*PRINTED):
        return ""
    return archive(item, voice)
