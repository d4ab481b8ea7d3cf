"""CSL-JSON items → text: citations, bibliography entries, quotations, references.

The text is right to the character as citation processors print it from the CSL styles, so
that it can be pasted into print. An item may hold anything; it is never changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.citation.formats import format_named
from reader.citation.item import Item
from reader.citation.locators import read
from reader.citation.registry import STYLES, printer, style_named

__all__ = ["STYLES", "bibliography_entry", "citation"]

Csl = Mapping[str, Any]
"""A CSL-JSON item."""


def bibliography_entry(item: Csl, style: str, format: str = "plain") -> str:  # noqa: A002
    """An item's entry in the bibliography; empty where the style has none, as for a letter."""
    how = format_named(format)
    return how.render(printer(style_named(style)).bibliography_entry(Item(item)))


def citation(
    item: Csl,
    style: str,
    locator: Sequence[Any] | None = None,
    format: str = "plain",  # noqa: A002
) -> str:
    """The citation of an item, or of a place in it.

    Args:
        item: A CSL-JSON item.
        style: A style's id or one of its names.
        locator: A CSL label and a value, such as `("paragraph", "3-5")`.
        format: `plain`, `markdown` or `html`.
    """
    how = format_named(format)
    return how.render(printer(style_named(style)).citation(Item(item), read(locator)))
