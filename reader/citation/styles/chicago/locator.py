"""Chicago, 18th edition: the locator of a citation."""

from __future__ import annotations

from collections.abc import Mapping

from reader.citation.csl.item import Item
from reader.citation.csl.locators import Place
from reader.citation.csl.numbers import chicago
from reader.citation.csl.terms import LABELS, SHORT_LABELS, SYMBOLS, Label
from reader.citation.markup.rich import join
from reader.citation.styles import legal
from reader.citation.styles.chicago.form import Voice

_LABELS: Mapping[str, Label] = {
    **SHORT_LABELS,
    "sub-verbo": ("under", "under"),
    "timestamp": ("at", "at"),
}
_LEAVES = frozenset(["column", "folio", "page"])
"""Locators that count continuously through the pages of a work."""
_MAKERS = ("container-author", "editor", "editor-translator", "translator")


def locator(item: Item, place: Place) -> str:
    """A locator in a work, with its label if it needs one."""
    value = chicago(place.value)
    if place.label in {"", "page"}:
        return value
    if item.type in legal.TYPES and place.label in SYMBOLS:
        return join(" ", place.labelled(SYMBOLS), value)
    if not place.is_numeric and place.label in {"chapter", "line", "verse"}:
        return value
    is_spelled = place.label == "line" and item.type not in legal.TYPES
    return join(" ", place.labelled(LABELS if is_spelled else _LABELS), value)


def locator_with_label(place: Place) -> str:
    """A locator in a part of a work, always with its label, even for a page."""
    if not place.value:
        return ""
    return join(" ", place.labelled(_LABELS), chicago(place.value))


def is_leaf(place: Place) -> bool:
    """Whether a locator is a page or similar."""
    return place.label in _LEAVES


def in_archive(item: Item, voice: Voice) -> str:
    """The page of a work in an archive."""
    if not item.has_all("archive", "archive_location"):
        return ""
    if is_leaf(voice.place):
        return join(" ", voice.place.labelled(_LABELS), chicago(voice.place.value))
    if not item.has("page"):
        return ""
    label = ("pp." if "–" in chicago(item.text("page")) else "p.") if item.is_number("page") else ""
    return join(" ", label, chicago(item.text("page")))


def behind_publication(item: Item, place: Place) -> str:
    """The locator in a book; otherwise the page range of a work that is not in another."""
    is_held = item.has_all("archive", "archive_location")
    if is_leaf(place) and is_held:
        return ""
    has_volume = item.is_number("volume")
    if place.value:
        is_counted = has_volume and place.label == "page"
        return _in_volume(item, chicago(place.value)) if is_counted else locator(item, place)
    if item.has("container-title") or not item.has("page"):
        return ""
    page = chicago(item.text("page"))
    if has_volume:
        return _in_volume(item, page)
    return "" if is_held else page


def _in_volume(item: Item, page: str) -> str:
    """A page preceded by its volume, if that was not given before."""
    told = item.has("part-number", "part-title", "volume-title", *_MAKERS)
    return join(":", "" if told else item.text("volume"), page)


def tells_volume(item: Item, voice: Voice) -> bool:
    """Whether the volume is given in words, rather than before the page."""
    if item.has("part-number", "part-title", "volume-title") or not item.is_number("volume"):
        return True
    if voice.place.label == "page":
        return item.has(*_MAKERS)
    return not item.has("page") or item.has("container-title", *_MAKERS)
