"""Chicago, 18th edition: the three forms in which a work is described.

A note describes in one sentence, with commas and short verbs, what a bibliography describes in
several. In a reference list the year comes after the author, in the others with the publication.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from reader.citation.csl import terms
from reader.citation.csl.case import capitalize_first
from reader.citation.csl.locators import NOWHERE, Place
from reader.citation.csl.names import NameStyle

INSIDE = NameStyle("and", et_al_from=7, et_al_shown=3)
"""Names inside an entry."""
IN_NOTE = NameStyle("and", et_al_from=3)
"""Names in a note."""
VERBS: Mapping[str, str] = {**terms.VERBS, "editor-translator": "edited and translated by"}
_SHORT_VERBS: Mapping[str, str] = {
    **VERBS,
    "collection-editor": "ed.",
    "compiler": "comp.",
    "editor": "ed.",
    "editor-translator": "ed. and trans.",
    "editorial-director": "ed.",
    "illustrator": "ill.",
    "translator": "trans.",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """A form in which Chicago describes a work."""

    stop: str = ". "
    """The separator between the parts."""
    capitalizes: bool = True
    """Whether a part begins with a capital."""
    is_note: bool = False
    """Whether it is a note."""
    is_author_date: bool = False
    """Whether the year comes after the author, and a part's own title before the whole's."""
    names: NameStyle = INSIDE
    """The style of the names of people other than the author."""
    place: Place = NOWHERE
    """The locator of a note."""

    @property
    def verbs(self) -> Mapping[str, str]:
        """The verbs of roles, before the names."""
        return _SHORT_VERBS if self.is_note else VERBS

    def opens(self, text: str) -> str:
        """A text as the beginning of a part."""
        return capitalize_first(text) if self.capitalizes else text

    def but(self, **changes: Any) -> Voice:
        """The same form with some settings changed."""
        return replace(self, **changes)


REFERENCE_LIST = Voice(is_author_date=True)
BIBLIOGRAPHY = Voice()
NOTE = Voice(", ", capitalizes=False, is_note=True, names=IN_NOTE)
