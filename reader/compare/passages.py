"""Sentences as they are compared: stems, names, numbers and character sequences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.compare import rarity
from reader.lazy import late_pattern, lazy
from reader.text import folding
from reader.text.document import Span

if TYPE_CHECKING:
    import Stemmer

    from reader.formats import word_list
    from reader.text import sentences
else:
    Stemmer = lazy("Stemmer")
    sentences = lazy("reader.text.sentences")
    word_list = lazy("reader.formats.word_list")

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Scripts written without spaces: Thai, Lao, Burmese, Khmer, Chinese, Japanese."""
_SPACED_RUN = rf"(?:(?![{UNSPACED}])[^\W\d_])"
_WORD = late_pattern(
    rf"\d+(?:[.,:]\d+)*|{_SPACED_RUN}(?:[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0900-\u0dff]|{_SPACED_RUN})*"
    rf"(?:['’](?:{_SPACED_RUN})+)*|[{UNSPACED}]+"
)
_IS_UNSPACED = late_pattern(f"[{UNSPACED}]")
_GROUPING = late_pattern(r"(?<=\d)[,.](?=\d{3}(?!\d))")
"""A thousands separator."""
_SNOWBALL = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""The Snowball stemmer of each language that has one."""
_GRAM = 4
"""The length of the character sequences; two where a character is a syllable or a word."""
_MOSTLY = 0.4
"""The share of numbers among the words of a line that is only a date."""
_PARTLY = 0.2
"""The same, if all its other words are names."""
_LEAST_WORD = 3
"""The length from which a lower-case word shows that a line states something."""
_SAMPLE = 4000


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, taken apart."""

    text: str
    """As it is written."""
    words: tuple[str, ...]
    """Its stems and numbers in order; in scripts without spaces, pairs of adjacent characters."""
    spans: tuple[Span, ...]
    """The position of each of these in `text`."""
    terms: frozenset[str]
    """The distinct ones among them."""
    capitals: frozenset[str]
    """Those that are capitalised although they don't begin the sentence."""
    grams: frozenset[str]
    """Its character sequences."""
    is_dateline: bool
    """Whether it only says when something was written."""


BLANK = Passage("", (), (), frozenset(), frozenset(), frozenset(), is_dateline=False)
"""A passage without words."""


@dataclass(frozen=True)
class Passages:
    """The sentences of one text, taken apart."""

    language: str
    """The language that they were stemmed in."""
    items: Sequence[Passage]
    """The sentences in order."""
    weights: Mapping[str, float]
    """The information in each stem in its language, from 0 for words as common as “the” to 1."""
    lower: frozenset[str]
    """Stems that occur in lower case, and so are not names."""


def language_of(text: str, declared: str = "") -> str:
    """The language to stem a text in: the declared one, else by its script or its common words."""
    found = sentences.language_of(text, declared)
    if found != "en" or declared.casefold().startswith("en"):
        return found
    return word_list.language_of(text)


def read(sentences_of_text: Iterable[str], declared: str = "") -> Passages:
    """The sentences of a text, taken apart.

    Args:
        sentences_of_text: The sentences in order.
        declared: The text's language according to its metadata, or an empty string.
    """
    texts = tuple(sentences_of_text)
    language = language_of(" ".join(texts)[:_SAMPLE], declared)
    reader = _Reader(language)
    items = tuple(map(reader.passage, texts))
    return Passages(language, items, reader.weights, frozenset(reader.lower))


class _Reader:
    """Takes sentences of one language apart."""

    def __init__(self, language: str) -> None:
        name = _SNOWBALL.get(language)
        self._stemmer = Stemmer.Stemmer(name) if name else None
        self._weight = rarity.weighing(language)
        self._stems: dict[str, tuple[str, float]] = {}
        self.weights: dict[str, float] = {}
        self.lower: set[str] = set()

    def passage(self, text: str) -> Passage:
        """A sentence, taken apart."""
        words: list[str] = []
        spans: list[Span] = []
        capitals: set[str] = set()
        numbers = 0
        states = False
        for found in _WORD.finditer(text):
            piece, start = found[0], found.start()
            if _IS_UNSPACED.match(piece):
                states = True
                for word, at in _pairs(piece):
                    self._weigh(word, rarity.UNKNOWN)
                    words.append(word)
                    spans.append(Span(start + at, start + at + len(word)))
                continue
            word, weight = self._stem(piece)
            self._weigh(word, weight)
            words.append(word)
            spans.append(Span(*found.span()))
            if piece[0].isdigit():
                numbers += 1
            elif piece[0].isupper():
                if len(words) > 1:
                    capitals.add(word)
            else:
                self.lower.add(word)
                states = states or (weight > rarity.COMMON and len(piece) >= _LEAST_WORD)
        share = numbers / max(len(words), 1)
        return Passage(
            text,
            tuple(words),
            tuple(spans),
            frozenset(words),
            frozenset(capitals),
            _grams(text),
            numbers > 1 and (share > _MOSTLY or (share >= _PARTLY and not states)),
        )

    def _stem(self, piece: str) -> tuple[str, float]:
        """The stem of a word, and the information in it."""
        found = self._stems.get(piece)
        if found is None:
            if piece[0].isdigit():
                found = _GROUPING.sub("", piece), 1.0
            else:
                word = piece.casefold().replace("’", "'")
                stem = self._stemmer.stemWord(word) if self._stemmer else word
                found = folding.fold(stem), self._weight(word)
            self._stems[piece] = found
        return found

    def _weigh(self, word: str, weight: float) -> None:
        self.weights[word] = min(self.weights.get(word, 1.0), weight)


def _pairs(run: str) -> Iterable[tuple[str, int]]:
    """The adjacent pairs in a run of characters, with their places; a lone one by itself."""
    if len(run) == 1:
        return ((run, 0),)
    return ((run[at : at + 2], at) for at in range(len(run) - 1))


@lru_cache(maxsize=4)
def _blank() -> re.Pattern[str]:
    return re.compile(r"[\W_]+")


def _grams(text: str) -> frozenset[str]:
    """The character sequences of a sentence, with single spaces between words."""
    line = f" {_blank().sub(' ', folding.fold(text)).strip()} "
    size = 2 if _IS_UNSPACED.search(line) else _GRAM
    return frozenset(line[at : at + size] for at in range(len(line) - size + 1))
