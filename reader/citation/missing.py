"""The fields that an item lacks and that a style would print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.citation.csl.item import Item
from reader.citation.registry import Printer

_DAY = {"date-parts": [[2001, 2, 3]]}
_PEOPLE = [{"family": "Xx", "given": "Yy"}]
_SAMPLES: Mapping[str, Any] = {
    "author": _PEOPLE,
    "editor": _PEOPLE,
    "title": "Xx yy",
    "container-title": "Xx yy",
    "publisher": "Xx yy",
    "page": "1-2",
    "volume": "3",
    "number": "4",
    "genre": "Xx yy",
    "issued": _DAY,
    "accessed": _DAY,
    "URL": "https://xx.example/",
}
"""A sample value for each field that may be missing."""
_ALWAYS = ("title", "author", "issued")
_BY_TYPE: Mapping[str, tuple[str, ...]] = {
    "article-newspaper": ("container-title",),
    "article-magazine": ("container-title",),
    "article-journal": ("container-title", "volume", "page"),
    "post-weblog": ("container-title", "URL"),
    "post": ("container-title", "URL"),
    "webpage": ("container-title", "URL"),
    "book": ("publisher",),
    "chapter": ("container-title", "editor", "publisher", "page"),
    "paper-conference": ("container-title", "page"),
    "report": ("publisher",),
    "thesis": ("publisher", "genre"),
    "entry": ("container-title",),
    "entry-dictionary": ("container-title",),
    "entry-encyclopedia": ("container-title",),
}
"""The fields that each type needs in addition to `_ALWAYS`."""
_SIGNED = ("composer", "editor", "editor-translator", "translator", "director", "compiler")
"""Roles that can take the author's place."""


def missing(raw: Mapping[str, Any], style: Printer) -> tuple[str, ...]:
    """The missing fields of an item that would change its entry."""
    item = Item(raw)
    wanted = [*_always(item), *_BY_TYPE.get(item.type, ())]
    if item.has("URL") and not item.has("DOI"):
        wanted.append("accessed")
    return tuple(field for field in wanted if not item.has(field) and _matters(raw, field, style))


def missing_in_any(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """The missing fields of an item that every style would print."""
    item = Item(raw)
    return tuple(field for field in _always(item) if not item.has(field))


def _always(item: Item) -> list[str]:
    """The fields that an item of any type needs."""
    is_signed = item.has(*_SIGNED)
    return [field for field in _ALWAYS if field != "author" or not is_signed]


def _matters(raw: Mapping[str, Any], field: str, style: Printer) -> bool:
    """Whether the entry would differ with a value in a field."""
    filled = Item({**raw, field: _SAMPLES[field]})
    return style.bibliography_entry(filled) != style.bibliography_entry(Item(raw))
