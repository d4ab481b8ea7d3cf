"""Where and when a text appeared, in a few words for its reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.metadata import dates

OUTLETS = ("container-title-short", "container-title", "publisher")
"""The fields of a CSL-JSON item that name an outlet, the best first."""
_SHORT = 100
"""The first year that nobody takes for a number of another kind."""


def line(csl: Mapping[str, Any]) -> str:
    """The outlet and the date of a CSL-JSON item, as far as it has them."""
    issued = csl.get("issued")
    date = dates.shown(issued).strip("{}") if issued else ""
    return ", ".join(part for part in (outlet(csl), date) if part)


def day(parts: Sequence[int]) -> str:
    """Year, month and day in figures, the year as people write it: `44 BC`, `AD 14`, `476-09`."""
    if not parts:
        return ""
    year, *others = parts
    if year < 0:
        return f"{-year} BC"
    shown = f"AD {year}" if year < _SHORT and not others else str(year)
    return "-".join([shown, *(f"{each:02}" for each in others)])


def outlet(csl: Mapping[str, Any]) -> str:
    """The outlet of a CSL-JSON item; empty if it names none."""
    named = (csl.get(field) for field in OUTLETS)
    return next((name.strip() for name in named if isinstance(name, str) and name.strip()), "")
