"""Word lists of several languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from reader.lazy import late_pattern, lazy

if TYPE_CHECKING:
    import spellchecker
else:
    spellchecker = lazy("spellchecker")

_COMMON = {
    "en": "the of and to in is that was",
    "de": "der die und das nicht ist ein den",
    "fr": "le les des et est dans une que",
    "es": "el los las y es una que del",
    "it": "il che di è una non per gli",
    "nl": "het een van en dat niet is de",
    "pt": "o os as e uma não que do",
    "ru": "и в не на что он с как",
}
"""Very common words of each language that has a word list."""
_SAMPLE = 1 << 13
_WORD = late_pattern(r"[^\W\d_]+")


def language_of(text: str, declared: str = "") -> str:
    """The word list to use: of the declared language, else guessed from common words."""
    said = re.split(r"[-_]", declared.casefold(), maxsplit=1)[0]
    if said in _COMMON:
        return said
    words = _WORD.findall(text[:_SAMPLE].casefold())
    counts = {name: sum(map(words.count, set(_COMMON[name].split()))) for name in _COMMON}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else "en"


def knows(word: str, language: str) -> bool:
    """Whether a lower-case word is in the word list of a language."""
    return word in _counts(language)


def frequency(word: str, language: str) -> int:
    """How often a lower-case word occurs in the corpus behind the word list of a language."""
    return _counts(language).get(word, 0)


def total(language: str) -> int:
    """The total number of words in that corpus; 0 for a language without a word list."""
    return sum(_counts(language).values()) if language in _COMMON else 0


@cache
def _counts(language: str) -> Mapping[str, int]:
    return spellchecker.SpellChecker(language=language).word_frequency.dictionary
