"""Sentences as they are compared: stems, names, numbers and character sequences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

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
_MOST_WORDS = 200_000
"""The most words of a language that are remembered."""
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


class _Word(NamedTuple):
    """A word or number as it is compared."""

    stem: str
    """Its stem, or the number without separators."""
    weight: float
    """The information in it."""
    is_number: bool
    """Whether it begins with a digit."""
    is_capital: bool
    """Whether it begins with a capital letter."""
    states: bool
    """Whether it shows that a line states something."""


class _Words:
    """The words of a language as they are compared, remembered from text to text."""

    def __init__(self, language: str) -> None:
        name = _SNOWBALL.get(language)
        self._stemmer = Stemmer.Stemmer(name) if name else None
        self._weight = rarity.weighing(language)
        self._known: dict[str, _Word] = {}
        self._lock = Lock()

    def word(self, piece: str) -> _Word:
        """A word or number, or a pair of characters of a script without spaces."""
        found = self._known.get(piece)
        if found is None:
            with self._lock:
                # A stemmer must not be used by two threads at once.
                found = self._made(piece)
                if len(self._known) >= _MOST_WORDS:
                    self._known.clear()
                self._known[piece] = found
        return found

    def _made(self, piece: str) -> _Word:
        first = piece[0]
        if _IS_UNSPACED.match(piece):
            return _Word(piece, rarity.UNKNOWN, is_number=False, is_capital=False, states=True)
        if first.isdigit():
            number = _GROUPING.sub("", piece)
            return _Word(number, 1.0, is_number=True, is_capital=False, states=False)
        word = piece.casefold().replace("’", "'")
        stem = folding.fold(self._stemmer.stemWord(word) if self._stemmer else word)
        weight, is_capital = self._weight(word), first.isupper()
        states = not is_capital and weight > rarity.COMMON and len(piece) >= _LEAST_WORD
        return _Word(stem, weight, is_number=False, is_capital=is_capital, states=states)


@lru_cache(maxsize=4)
def _words_of(language: str) -> _Words:
    return _Words(language)


class _Reader:
    """Takes the sentences of one text apart."""

    def __init__(self, language: str) -> None:
        self._words = _words_of(language)
        self._met: dict[str, _Word] = {}
        self.weights: dict[str, float] = {}
        self.lower: set[str] = set()

    def passage(self, text: str) -> Passage:
        """A sentence, taken apart."""
        words: list[str] = []
        capitals: set[str] = set()
        numbers = 0
        states = False
        met = self._met
        is_unspaced = _IS_UNSPACED.search(text) is not None
        for piece in (each for each, _ in _pieces(text)) if is_unspaced else _WORD.findall(text):
            word = met.get(piece)
            if word is None:
                word = met[piece] = self._meet(piece)
            stem = word.stem
            words.append(stem)
            if word.is_capital:
                if len(words) > 1:
                    capitals.add(stem)
            elif word.is_number:
                numbers += 1
            elif word.states:
                states = True
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

    def _meet(self, piece: str) -> _Word:
        """A word that the text has not had so far."""
        word = self._words.word(piece)
        self.weights[word.stem] = min(self.weights.get(word.stem, 1.0), word.weight)
        if not (word.is_capital or word.is_number or _IS_UNSPACED.match(piece)):
            self.lower.add(word.stem)
        return word


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
