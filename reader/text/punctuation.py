"""Quotation marks and dashes: their variants, and the ASCII signs they are equivalent to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SINGLE_CURLY, DOUBLE_CURLY = "‘’‚‛", "“”„‟"
SINGLE_ANGLED, DOUBLE_ANGLED = "‹›", "«»"
CORNERED = "「」『』"
QUOTATION_MARKS = f"\"'{SINGLE_CURLY}{DOUBLE_CURLY}{SINGLE_ANGLED}{DOUBLE_ANGLED}{CORNERED}"
LONG_DASHES = "–—―"
ALIKE: Mapping[str, str] = MappingProxyType(
    {
        "'": f"{SINGLE_CURLY}{SINGLE_ANGLED}′`´ʼ",
        '"': f"{DOUBLE_CURLY}{DOUBLE_ANGLED}″",
        "-": f"‐‑‒{LONG_DASHES}−",
    }
)
"""For each ASCII sign, the variants that count as the same sign."""
