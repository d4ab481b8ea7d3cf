r"""Boundaries between characters as readers perceive them: grapheme clusters (UAX #29).

`\X` of the library `regex` finds them. The library is loaded only when a boundary lies between
characters that might combine.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.lazy import late_pattern, lazy

if TYPE_CHECKING:
    import regex
else:
    regex = lazy("regex")

_LONGEST = 64
"""The most code points in a cluster; longer ones are split to bound the time spent on them."""
_PLAIN_PAIR = late_pattern(
    "[\0-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u3001-\u3029\u3041-\u3096\u30a0-\u9fff]{2}"
)
"""Two code points that never combine: Latin, Greek, Cyrillic, Han, kana, punctuation."""


def next_boundary(text: str, offset: int) -> int:
    """The end of the cluster that begins at an offset."""
    end = offset + 1
    if end >= len(text) or _PLAIN_PAIR.match(text, offset):
        return min(end, len(text))
    found = _cluster().match(text[offset : offset + _LONGEST])
    return offset + found.end() if found else end


def boundary_at(text: str, offset: int) -> int:
    """The beginning of the cluster that contains an offset."""
    offset = max(min(offset, len(text)), 0)
    start = offset
    while start > 0 and offset - start < _LONGEST:
        if start < len(text) and _PLAIN_PAIR.match(text, start - 1):
            break
        start -= 1
    if start == offset or offset == len(text):
        return offset
    # Given the whole text, the library would count all regional indicators before the place.
    for found in _cluster().finditer(text[start : offset + _LONGEST]):
        if start + found.end() > offset:
            return start + found.start()
    return offset


def is_boundary(text: str, offset: int) -> bool:
    """Whether a cluster begins or ends at an offset."""
    return offset <= 0 or offset >= len(text) or boundary_at(text, offset) == offset


@lru_cache(maxsize=1)
def _cluster() -> regex.Pattern[str]:
    return regex.compile(r"\X")
