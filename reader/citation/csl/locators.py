"""Locators: the place of a passage in its source, as printed in citations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from reader.citation.csl.numbers import is_numeric, is_plural
from reader.citation.csl.terms import ALIASES, Label
from reader.citation.markup.csl_markup import plain, rich
from reader.citation.markup.rich import OPEN_QUOTE

_OPENING = OPEN_QUOTE + "“„‘‚«»「"


class Place(NamedTuple):
    """A locator: a CSL label and a value."""

    label: str
    """Such as `page`, `paragraph`, `line`; empty if no place is given."""
    value: str
    """Such as `12-14`; rich text."""

    @property
    def is_numeric(self) -> bool:
        """Whether its value is a number, or several."""
        return is_numeric(self.value)

    def labelled(self, labels: Mapping[str, Label]) -> str:
        """Its label, in the singular or plural."""
        word = self.label.replace("-", " ")
        one, several = labels.get(self.label, (word, word))
        return several if is_plural(self.value) and not self.is_titled else one

    @property
    def is_titled(self) -> bool:
        """Whether its value begins with a title in quotation marks, and is one place."""
        return self.value[:1] in _OPENING and self.value != ""


NOWHERE = Place("", "")
AS_IS = "as-is"
"""The label of a locator whose value needs none."""


def read(locator: Sequence[Any] | None) -> Place:
    """The locator for a label and a value; `NOWHERE` if it is empty."""
    if not isinstance(locator, Sequence) or isinstance(locator, str) or not locator:
        return NOWHERE
    value = rich(locator[-1])
    if not value:
        return NOWHERE
    label = plain(locator[0]).casefold().strip(".") if len(locator) > 1 else ""
    if label == AS_IS:
        return Place("", value)
    return Place(ALIASES.get(label, label) or "page", value)
