"""Markers of list items: bullets and numbers."""

from __future__ import annotations

from reader.lazy import late_pattern

BULLETS = "•◦▪‣▸●○■□✓"
"""Characters that are always bullets."""
DASHES = ("*", "–", "—", "-")
"""Characters that may be bullets."""
_SIGNS = (
    rf"[{BULLETS}*–—-]|\(?(?:\d{{1,3}}|[A-Za-z]|[ivxIVX]{{1,6}})\)|(?:\d{{1,3}}|[ivx]{{2,6}})\."
    r"|\[\d{1,4}\]"
)
MARKER = late_pattern(_SIGNS)
"""A pattern for a marker and nothing else, as a full match."""
ITEM = late_pattern(rf"(?:(?P<bullet>[{BULLETS}])\s*|(?P<sign>{_SIGNS})\s+)(?=\S)")
"""A pattern for the beginning of an item, up to its text."""


def is_item(text: str) -> bool:
    """Whether a line begins like a list item."""
    return ITEM.match(text) is not None
