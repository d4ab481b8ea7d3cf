"""The information in a word: rare words of a language carry more than common ones."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader.lazy import lazy

if TYPE_CHECKING:
    from reader.formats import word_list
else:
    word_list = lazy("reader.formats.word_list")

_COMMONEST, _RAREST = 4.0, 16.0
"""The information in nats that counts as none, as in “of”, and that counts as the most."""
_UNSEEN = 50
"""Added to each count, so that words on no list are rare but not infinitely so."""
_LETTER = 1.2
"""Nats for each letter if there is no word list: common words are short in any language."""
_REMEMBERED = 1 << 16
"""How many words of a language are remembered; a library has fewer than that in use."""
UNKNOWN = 0.5
"""The weight of an unknown word."""
COMMON = 0.2
"""The maximum weight of function words."""


@cache
def weighing(language: str) -> Callable[[str], float]:
    """A function that weights the lower-case words of a language, from 0 to 1."""
    total = word_list.total(language)
    if not total:
        return _by_length

    frequency = word_list.frequency

    @lru_cache(maxsize=_REMEMBERED)
    def by_frequency(word: str) -> float:
        return _weight(math.log(total / (frequency(word, language) + _UNSEEN)))

    return by_frequency


def _by_length(word: str) -> float:
    return min(_weight(_COMMONEST + _LETTER * (len(word) - 1)), UNKNOWN + COMMON)


def _weight(nats: float) -> float:
    return min(max((nats - _COMMONEST) / (_RAREST - _COMMONEST), 0.0), 1.0)
