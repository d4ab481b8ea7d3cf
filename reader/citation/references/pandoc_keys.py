"""Pandoc's Markdown: citations by key, which pandoc renders in any style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.citation.bibliography import works_with
from reader.citation.csl.locators import Place
from reader.citation.csl.terms import SHORT_LABELS
from reader.citation.references.citekey import key_among


def citation(item: Mapping[str, Any], place: Place, beside: Sequence[Mapping[str, Any]]) -> str:
    """An item's key in brackets with a locator: `[@smith2024city, para. 3]`.

    Args:
        item: The item.
        place: The locator.
        beside: The other items that the text cites, whose keys differ.
    """
    key = key_among(works_with(item, beside), item)
    label = place.labelled(SHORT_LABELS)
    if place.label == "section" and not place.is_numeric:
        # In braces, so that pandoc treats a heading's words as the locator.
        where = f"{{{SHORT_LABELS['section'][0]} {place.value}}}"
    else:
        where = " ".join(filter(None, (label, place.value)))
    return f"[@{key}, {where}]" if place.value else f"[@{key}]"
