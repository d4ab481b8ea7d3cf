"""The web address of a work."""

from __future__ import annotations

import re

from reader.citation.csl.item import Item
from reader.lazy import late_pattern

_RESOLVER = late_pattern(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def doi_url(item: Item) -> str:
    """A DOI as a web address; empty if there is none."""
    doi = _RESOLVER.sub("", item.text("DOI"))
    return "https://doi.org/" + doi if doi else ""


def address(item: Item) -> str:
    """The DOI as a web address, else the URL."""
    return doi_url(item) or item.text("URL")
