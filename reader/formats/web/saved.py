"""What programs that save pages write into them: the address, and the day they were saved.

Chrome, SingleFile and HTTrack write a comment near the top, WebScrapBook attributes of the root.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from email.utils import parsedate
from typing import Any, NamedTuple

_HEAD = 8192
"""The characters of a file among which such a comment stands."""
_ADDRESS = re.compile(
    r"(?:<!--\s*saved\s+from\s+url=\(\d+\)|<!--\s*page\s+saved\s+with\s+singlefile\s+url:\s*"
    r"|\sdata-scrapbook-source=\")(https?://[^\s\"<>]{1,2000})",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"<!--\s*page\s+saved\s+with\s+singlefile\s[^>]{0,2100}?saved\s+date:\s*([^\n>]{1,80})"
    r"|<!--\s*mirrored\s+from\s[^>]{1,2000}?\],\s*([^>\n]{1,40}?)\s*-->"
    r"|\sdata-scrapbook-create=\"(\d{4})(\d\d)(\d\d)",
    re.IGNORECASE,
)


class Saved(NamedTuple):
    """How a page was saved, as far as it is known."""

    address: str = ""
    """Its address, absolute; empty if unknown."""
    day: Mapping[str, Any] | None = None
    """The day it was saved, as a CSL date."""


def saved(text: str) -> Saved:
    """What the beginning of a saved page says of how it was saved."""
    head = text[:_HEAD]
    address, day = _ADDRESS.search(head), _DAY.search(head)
    if day is None:
        return Saved(address[1] if address else "")
    moment, mirrored, *stamp = day.groups()
    said = _date(stamp) if stamp[0] else day_of(moment or mirrored)
    return Saved(address[1] if address else "", said)


def day_of(moment: str) -> Mapping[str, Any] | None:
    """The day of a moment as mails and JavaScript write it, as a CSL date."""
    parts = parsedate(moment)
    return _date(parts[:3]) if parts else None


def _date(parts: Sequence[int | str]) -> Mapping[str, Any] | None:
    try:
        day = date(*map(int, parts))
    except ValueError:
        return None
    return {"date-parts": [[day.year, day.month, day.day]]}
