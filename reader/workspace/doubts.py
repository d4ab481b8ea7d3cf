"""What a person should check before citing a text: who wrote it, and when."""

from __future__ import annotations

from typing import NamedTuple

from reader.workspace.catalogue import Catalogue
from reader.workspace.documents import OpenDocument

ASKED = ("author", "issued")
"""The fields that every citation has, and that texts say least clearly."""
_FOUND = {
    "byline": "taken from a line below the heading",
    "page": "found on the page",
    "file": "written into the file by a program",
}
"""How a value was obtained that nobody wrote as metadata, by its origin."""


class Doubt(NamedTuple):
    """An uncertain field."""

    field: str
    """The CSL variable."""
    why: str
    """The reason, in words that complete “it is …”."""

    @property
    def is_missing(self) -> bool:
        """Whether nothing can be wrong with it."""
        return self.why == "missing"


def doubts(catalogue: Catalogue, opened: OpenDocument) -> list[Doubt]:
    """What is uncertain about a text's author and date, in this order."""
    record, dates = opened.record, catalogue.open_dates(opened)
    found = []
    for field in ASKED:
        origin = record.csl_from.get(field, "")
        if field in dates:
            found.append(Doubt(field, f"“{dates[field]}”, which means one of two days"))
        elif origin in _FOUND:
            found.append(Doubt(field, _FOUND[origin]))
        elif not origin:
            found.append(Doubt(field, "missing"))
    return found
