"""The common parts of styles that number their entries in the order of citation."""

from __future__ import annotations

from reader.citation.csl.item import Item
from reader.citation.csl.names import Name


def sort_key(item: Item) -> tuple[object, ...]:
    """The sort key of the list: the order of the citations."""
    return (item.place,)


def repeated(_item: Item) -> str:
    """Nothing: repeated names are printed again."""
    return ""


def cited_names(_item: Item) -> tuple[Name, ...]:
    """None: a citation is a number."""
    return ()
