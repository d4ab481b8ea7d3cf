"""What `reader.citation` offers, done: read an item, ask a style, print in a format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.citation import exports, listing, passage, wanted
from reader.citation.citekey import citekeys
from reader.citation.formats import format_named
from reader.citation.item import Item
from reader.citation.locators import read
from reader.citation.registry import printer, style_named
from reader.citation.rich import join

__all__ = [
    "bibliography",
    "bibliography_entry",
    "citation",
    "citations",
    "citekeys",
    "missing_fields",
    "quotation",
    "references",
]

_Csl = Mapping[str, Any]
_Locator = Sequence[Any] | None


def bibliography_entry(item: _Csl, style: str, name: str) -> str:
    """An item's entry in the bibliography."""
    how = format_named(name)
    return how.render(printer(style_named(style)).bibliography_entry(Item(item)))


def citation(item: _Csl, style: str, locator: _Locator, name: str) -> str:
    """The citation of an item, or of a place in it."""
    how = format_named(name)
    return how.render(printer(style_named(style)).citation(Item(item), read(locator)))


def quotation(text: str, item: _Csl, style: str, locator: _Locator, name: str) -> str:
    """A passage in quotation marks with its citation."""
    how = format_named(name)
    cited = printer(style_named(style)).citation(Item(item), read(locator))
    return how.render(join(" ", passage.in_quotes(text), cited))


def bibliography(items: Sequence[_Csl], style: str, name: str) -> list[str]:
    """The entries of several items in the style's order."""
    how = format_named(name)
    return [how.render(entry) for entry in listing.entries(items, printer(style_named(style)))]


def citations(items: Sequence[_Csl], style: str, name: str) -> list[str]:
    """For each item, its citation beside the others."""
    how = format_named(name)
    return [how.render(each) for each in listing.citations(items, printer(style_named(style)))]


def missing_fields(item: _Csl, style: str) -> tuple[str, ...]:
    """The fields that an item lacks and the style would print."""
    return wanted.missing(item, printer(style_named(style)))


def references(items: Sequence[_Csl], name: str) -> str:
    """All items as a file for other programs."""
    return exports.export(items, name)
