"""Where and when a text appeared, in a few words for its reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.metadata import dates

OUTLETS = ("container-title-short", "container-title", "publisher")
"""The fields of a CSL-JSON item that name an outlet, the best first."""


def line(csl: Mapping[str, Any]) -> str:
    """The outlet and the date of a CSL-JSON item, as far as it has them."""
    issued = csl.get("issued")
    date = dates.shown(issued).strip("{}") if issued else ""
    return ", ".join(part for part in (outlet(csl), date) if part)


def outlet(csl: Mapping[str, Any]) -> str:
    """The outlet of a CSL-JSON item; empty if it names none."""
    named = (csl.get(field) for field in OUTLETS)
    return next((name.strip() for name in named if isinstance(name, str) and name.strip()), "")
