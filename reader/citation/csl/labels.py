"""Numbers with their labels: `vol. 3`, `chap. 2`."""

from __future__ import annotations

from collections.abc import Mapping

from reader.citation.csl.item import Item
from reader.citation.csl.numbers import is_plural
from reader.citation.csl.terms import SHORT_LABELS, Label
from reader.citation.markup.rich import join

_COUNTS = frozenset(["number-of-pages", "number-of-volumes"])
"""Fields that contain a count."""
_ALONE = frozenset(["part-number", "supplement-number"])
"""Fields whose label has no plural, since CSL defines them as terms and not as labels."""
_CALLED: Mapping[str, str] = {
    "chapter-number": "chapter",
    "number-of-pages": "page",
    "number-of-volumes": "volume",
    "part-number": "part",
    "supplement-number": "supplement",
}
"""The label of the numbers in a field, if it is not the field's name."""


def label(item: Item, field: str, labels: Mapping[str, Label] = SHORT_LABELS) -> str:
    """The label of a field's number, in the singular or plural."""
    text = item.text(field)
    several = text != "1" if field in _COUNTS else is_plural(text) and field not in _ALONE
    return labels.get(_CALLED.get(field, field), ("", ""))[several]


def labelled(item: Item, field: str, labels: Mapping[str, Label] = SHORT_LABELS) -> str:
    """A field with its label before it if it is a number."""
    text = item.text(field)
    if not text or not item.is_number(field):
        return text
    return join(" ", label(item, field, labels), text)


def counted(item: Item, field: str) -> str:
    """A count, with its unit after it."""
    text = item.text(field)
    return join(" ", text, label(item, field)) if text and item.is_number(field) else text
