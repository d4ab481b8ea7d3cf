"""Chicago, 18th edition: everything that follows the author in a list of works."""

from __future__ import annotations

from reader.citation.csl.item import Item
from reader.citation.markup.rich import join
from reader.citation.styles.chicago.form import Voice
from reader.citation.styles.chicago.people import helpers_in_source, identifier
from reader.citation.styles.chicago.publication import archive, late_event, medium, publication, web
from reader.citation.styles.chicago.source import after_book, book_title, is_foreword, source
from reader.citation.styles.chicago.title import description, number, title


def title_and_descriptions(item: Item, voice: Voice) -> str:
    """The title with the details that follow it."""
    told, named = description(item, voice), identifier(item, voice)
    if item.has("title"):
        return join(voice.stop, title(item, voice), told, named)
    if item.is_any("bill", "report"):
        return join(voice.stop, number(item, voice), named, told)
    return join(voice.stop, told, named)


def title_in_source(item: Item, voice: Voice) -> str:
    """The title with the work that contains it."""
    if item.type == "broadcast" and item.has_all("container-title", "number", "title"):
        return _episode(item, voice)
    comma = " " if is_foreword(item) else voice.stop
    return join(comma, title_and_descriptions(item, voice), source(item, voice))


def _episode(item: Item, voice: Voice) -> str:
    """An episode of a series: the series, then the episode."""
    parts = (number(item, voice), title(item, voice), description(item, voice))
    episode = join(", ", *parts, helpers_in_source(item, voice))
    return join(voice.stop, book_title(item, voice), episode, after_book(item, voice))


def title_and_source(item: Item, voice: Voice) -> str:
    """Everything that follows the author, each part a sentence."""
    published = join(", ", late_event(item, voice), publication(item, voice))
    kept = (medium(item, voice), archive(item, voice), web(item, voice))
    return join(voice.stop, title_in_source(item, voice), published, *kept)
