"""What items of lists begin with: bullets and numbers."""

from __future__ import annotations

from reader.lazy import late_pattern

BULLETS = "•◦▪‣▸●○■□✓"
"""Signs that are nothing but bullets."""
DASHES = ("*", "–", "—", "-")
"""Signs that may be bullets."""
_SIGNS = (
    rf"[{BULLETS}*–—-]|\(?(?:\d{{1,3}}|[A-Za-z]|[ivxIVX]{{1,6}})\)|(?:\d{{1,3}}|[ivx]{{2,6}})\."
    r"|\[\d{1,4}\]"
)
MARKER = late_pattern(_SIGNS)
"""A marker and nothing else, as a full match."""
ITEM = late_pattern(rf"(?:(?P<bullet>[{BULLETS}])\s*|(?P<sign>{_SIGNS})\s+)(?=\S)")
"""The beginning of an item, up to its text."""


def is_item(text: str) -> bool:
    """Whether a line begins like an item of a list."""
    return ITEM.match(text) is not None
