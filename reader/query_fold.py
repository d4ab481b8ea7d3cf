"""Text as a query sees it: folded, with the words of many marks kept at hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from reader.fold import fold as fold_text


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """A text as it is sought, without space around it.

    The answers for the texts of 10,000 annotations stay at hand, so that each is folded once.
    """
    return fold_text(text).strip()


_ODD = re.compile("[^\x00-\x7f‘’“”–—…•]")
"""What may fold to a letter or a digit, or to nothing."""


def holder(wanted: str) -> Callable[[str], bool]:
    """Whether a text holds what is wanted, once it is folded: the question, made once for many.

    Most texts and most words need no folding to tell, so that not even the first query waits.

    Args:
        wanted: As `fold` gives it.
    """

    def by_folding(text: str) -> bool:
        return wanted in fold(text)

    def by_looking(text: str) -> bool:
        if wanted in text or wanted in text.lower():
            return True
        return _ODD.search(text) is not None and wanted in fold(text)

    return by_looking if wanted.isalnum() and wanted.isascii() else by_folding
