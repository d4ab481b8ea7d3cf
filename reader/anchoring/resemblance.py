"""How much two texts have in common."""

from __future__ import annotations

import re
from itertools import islice
from zlib import crc32

RUN = 4
"""Words in a run: so many in the same order are hardly ever a coincidence."""
ENOUGH = 50_000
"""About how many runs a text is judged by; those of a longer one are sampled."""
_WORD = re.compile("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]|\\w+")
"""A word; in scripts without spaces, a character."""


def likeness(one: str, other: str) -> float:
    """The share of both texts' runs of words that they have in common, from 0 to 1."""
    every = max(len(one), len(other)) // (5 * ENOUGH) + 1
    mine, yours = _runs(one, every), _runs(other, every)
    whole = len(mine) + len(yours)
    return 2 * len(mine & yours) / whole if whole else 0.0


def _runs(text: str, every: int) -> set[int]:
    """Hashes of a text's runs; of a long text, about one run in `every`."""
    words = [match[0].casefold() for match in _WORD.finditer(text)]
    runs = zip(
        *(islice(words, start, None) for start in range(min(RUN, len(words) or 1))), strict=False
    )
    numbers = (crc32(" ".join(run).encode("utf-8", "replace")) for run in runs)
    return {number for number in numbers if not number % every}
