"""Sentences as they are compared: stems, names, numbers and character sequences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_PAIR = 2
"""The number of characters that stand for a word in scripts without spaces."""
_MOSTLY = 0.4
"""The share of numbers among the words of a line that is only a date."""
_PARTLY = 0.2
"""The same, if all its other words are names."""
_DATED = late_pattern(r"\b(?:1\d|20)\d\d\b|\d:\s?\d\d\b")
"""A year or a time of day: other numbers among names are scores, ages or losses."""
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
    capitals: tuple[str, ...]
    """Those that are capitalised although they don't begin the sentence."""
    is_dateline: bool
    """Whether it only says when something was written."""

    # None of these is kept: of thousands of passages few are looked at more closely, and the
    # garbage collector would go through all of them each time.

    @property
    def terms(self) -> frozenset[str]:
        """The distinct words."""
        return frozenset(self.words)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The position of each word in `text`."""
        return tuple(span for _, span in _pieces(self.text))

    @property
    def grams(self) -> frozenset[str]:
        """Its character sequences, with single spaces between words."""
        line = f" {_blank().sub(' ', folding.fold(self.text)).strip()} "
        size = 2 if _IS_UNSPACED.search(line) else _GRAM
        return frozenset(line[at : at + size] for at in range(len(line) - size + 1))


BLANK = Passage("", (), (), is_dateline=False)
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
        capitals: set[str] = set()
        numbers = 0
        states = False
        for piece, _ in _pieces(text):
            if _IS_UNSPACED.match(piece):
                states = True
                self._weigh(piece, rarity.UNKNOWN)
                words.append(piece)
                continue
            word, weight = self._stem(piece)
            self._weigh(word, weight)
            words.append(word)
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
            tuple(capitals),
            numbers > 1
            and (
                share > _MOSTLY or (share >= _PARTLY and not states and bool(_DATED.search(text)))
            ),
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


def _pieces(text: str) -> Iterator[tuple[str, Span]]:
    """The words and numbers of a text, and the pairs of adjacent characters in other scripts."""
    for found in _WORD.finditer(text):
        piece, start, end = found[0], found.start(), found.end()
        if end - start < _PAIR or not _IS_UNSPACED.match(piece):
            yield piece, Span(start, end)
            continue
        for at in range(start, end - _PAIR + 1):
            yield text[at : at + _PAIR], Span(at, at + _PAIR)


@lru_cache(maxsize=4)
def _blank() -> re.Pattern[str]:
    return re.compile(r"[\W_]+")
