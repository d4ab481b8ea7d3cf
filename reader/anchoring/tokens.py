"""A text as the words that it is made of, for telling which of them are the same in another text.

Words are alike that differ in case, quote style or Unicode form alone; white space is none.
Scripts that are written without spaces have a word for each character.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from reader.text.document import Span

_LIKENED = {
    **dict.fromkeys("‘’‚‛`´ʼ′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
"""What is written in more than one way."""
_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1A20, 0x1AAF))
"""Thai, Lao, Burmese, Khmer and Tai Tham; what is written in wide characters comes beside."""


class Vocabulary(dict[str, int]):
    """A number for each word of some texts; written differently, it is one word all the same."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[int] = []
        """How many letters each word has, by its number; a mark of punctuation has none."""
        self._numbers: dict[str, int] = {}

    @property
    def names(self) -> list[str]:
        """What each word is, by its number."""
        return list(self._numbers)

    def __missing__(self, piece: str) -> int:
        word = _plain(piece)
        number = self._numbers.setdefault(word, len(self._numbers))
        if number == len(self.sizes):
            self.sizes.append(len(word) if any(each.isalnum() for each in word) else 0)
        self[piece] = number
        return number


class Wording:
    """A text and its words in order."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        """What is written."""
        lead = len(text) - len(text.lstrip())
        self._pieces = _pattern(text).findall(text, lead)
        self._starts = list(accumulate(map(len, self._pieces), initial=lead))
        self.words = list(map(vocabulary.__getitem__, self._pieces))
        """The number of each word."""

    def __len__(self) -> int:
        return len(self.words)

    def start(self, index: int) -> int:
        """The offset at which a word begins."""
        return self._starts[index]

    def end(self, index: int) -> int:
        """The offset at which a word ends, without the space behind it."""
        return self._starts[index] + len(self._pieces[index].rstrip())

    def between(self, span: Span) -> tuple[int, int]:
        """The first word that reaches into a span, and the one behind the last."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        if first < len(self) and self.end(first) <= span.start:
            first += 1
        return first, max(first, bisect_left(self._starts, span.end, hi=len(self)))


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words, however these are written and spaced."""
    vocabulary = Vocabulary()
    return Wording(one, vocabulary).words == Wording(other, vocabulary).words


def _plain(piece: str) -> str:
    """A word without what is written in more than one way."""
    word = unicodedata.normalize("NFC", piece.strip()).casefold()
    if word.isascii() and word.isalnum():
        return word
    return "".join(_LIKENED.get(each, each) for each in word if unicodedata.category(each) != "Cf")


def _pattern(text: str) -> re.Pattern[str]:
    """What a word of a text is, with the space behind it: letters, or a run of one sign.

    It is made of the characters that the text has, since `re` knows no classes of Unicode.
    """
    others = {each for each in set(text) if not each.isascii()}
    joined = _class(each for each in others if unicodedata.category(each) in _JOINED)
    alone = _class(each for each in others if each.isalnum() and _is_unspaced(each))
    letter = rf"[^\W_{alone}]"
    join = f"[{joined}]" if joined else "(?!)"
    choices = [rf"{letter}+(?:{join}+{letter}*)*", *_RUNS, rf"(?:[^\w\s]|_){join}*"]
    if alone:
        choices.insert(0, f"[{alone}]{join}*")
    return re.compile(rf"(?:{'|'.join(choices)})\s*")


_RUNS = [f"{re.escape(sign)}{{3,}}" for sign in "-=*_#~.`:+/<>|"]
"""Signs of which a long run is one word."""
_JOINED = {"Mn", "Mc", "Me", "Cf"}
"""Categories of what belongs to the letter before it."""


def _class(characters: Iterable[str]) -> str:
    return "".join(re.escape(each) for each in sorted(characters))


def _is_unspaced(character: str) -> bool:
    code = ord(character)
    return unicodedata.east_asian_width(character) in "WF" or any(
        low <= code <= high for low, high in _UNSPACED
    )
