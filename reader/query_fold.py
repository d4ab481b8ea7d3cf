"""Text as a query sees it: folded, with the words of many marks kept at hand."""

from __future__ import annotations

from functools import lru_cache

from reader.fold import fold as fold_text


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """A text as it is sought, without space around it.

    The answers for the texts of 10,000 annotations stay at hand, so that each is folded once.
    """
    return fold_text(text).strip()
