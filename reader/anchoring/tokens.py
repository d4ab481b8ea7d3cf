"""A text as a sequence of words, to tell which of them are the same in another text.

Words that differ only in case, quote style, dash, width or Unicode form count as the same; white
space is not a word. Scripts that are written without spaces have a word for each character.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from reader.lazy import late_pattern
from reader.text.document import Span

_LIKENED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´ʼ′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
"""Characters written in more than one way; width variants are added separately."""
PART = 1 << 17
"""Characters that are tokenized at a time."""
_SPACE = late_pattern(r"\s+")
_DASH = late_pattern("-{2,3}")
"""A dash as it is typed."""
_WIDTHS = ("<wide>", "<narrow>")
"""How Unicode marks width variants of other characters, such as `Ａ` and `ｱ`."""
_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1A20, 0x1AAF))
"""Thai, Lao, Burmese, Khmer and Tai Tham; wide scripts are added separately."""


class Vocabulary(dict[str, int]):
    """A number for each distinct word of some texts, whatever its spelling variant."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[int] = []
        """How many letters each word has, by its number; a punctuation mark has none."""
        self._numbers: dict[str, int] = {}
        self._characters: set[str] = set()
        self.pattern = _pattern(self._characters)
        """What counts as a word, in all texts so far."""

    def learn(self, *texts: str) -> None:
        """Rebuild the pattern if some texts contain characters that none before had."""
        characters = set[str]().union(*(text for text in texts if not text.isascii()))
        new = {each for each in characters if not each.isascii()} - self._characters
        if new:
            self._characters |= new
            self.pattern = _pattern(self._characters)

    @property
    def names(self) -> list[str]:
        """The word with each number, in its normalized form."""
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
        """The text."""
        self.words = array("l")
        """The number of each word."""
        lead = len(text) - len(text.lstrip())
        self._starts = array("l", [lead])
        vocabulary.learn(text)
        pattern = vocabulary.pattern
        for part in _parts(text, lead):
            pieces = pattern.findall(text, part.start, part.end)
            self.words.extend(map(vocabulary.__getitem__, pieces))
            lengths = accumulate(map(len, pieces), initial=self._starts.pop())
            self._starts.extend(lengths)

    def __len__(self) -> int:
        return len(self.words)

    def start(self, index: int) -> int:
        """The offset at which a word begins."""
        return self._starts[index]

    def end(self, index: int) -> int:
        """The offset at which a word ends, without the space after it."""
        start, behind = self._starts[index : index + 2]
        return start + len(self.text[start:behind].rstrip())

    def between(self, span: Span) -> tuple[int, int]:
        """The index of the first word that overlaps a span, and that after the last one."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        if first < len(self) and self.end(first) <= span.start:
            first += 1
        return first, max(first, bisect_left(self._starts, span.end, hi=len(self)))


def _parts(text: str, start: int) -> Iterator[Span]:
    """A text in parts between words, so that its pieces are never all in memory."""
    while start < len(text):
        space = _SPACE.search(text, start + PART)
        end = space.end() if space else len(text)
        yield Span(start, end)
        start = end


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words, however these are written and spaced."""
    vocabulary = Vocabulary()
    return Wording(one, vocabulary).words == Wording(other, vocabulary).words


def _plain(piece: str) -> str:
    """A word in its normalized form."""
    word = piece.strip()
    if not word.isascii():
        word = unicodedata.normalize("NFC", "".join(map(_usual_width, word)))
    word = word.casefold()
    if word.isascii() and word.isalnum():
        return word
    word = word.translate(_LIKENED)
    if not word.isascii():
        word = "".join(each for each in word if unicodedata.category(each) != "Cf")
    return "-" if _DASH.fullmatch(word) else word


def _usual_width(character: str) -> str:
    """The usual form of a character that comes in several widths."""
    if unicodedata.decomposition(character).startswith(_WIDTHS):
        return unicodedata.normalize("NFKC", character)
    return character


def _pattern(others: set[str]) -> re.Pattern[str]:
    """The pattern of a word, with the space after it: letters, or a run of one other character.

    It is made of the characters beside ASCII that there are, since `re` knows no classes of
    Unicode. What belongs to the letter before it may also stand before one, as marks of direction
    do.
    """
    joined = _class(each for each in others if _is_joined(each))
    alone = _class(each for each in others if each.isalnum() and _is_unspaced(each))
    letter = rf"[^\W_{alone}{joined}]"
    join = f"[{joined}]" if joined else "(?!)"
    choices = [rf"{letter}+(?:{join}+{letter}*)*", *_RUNS, rf"(?:[^\w\s]|_){join}*"]
    if alone:
        choices.insert(0, f"[{alone}]{join}*")
    return re.compile(rf"(?:{join}*(?:{'|'.join(choices)})|{join}+)\s*")


_RUNS = ["--+", *(f"{re.escape(sign)}{{3,}}" for sign in "=*_#~.`:+/<>|")]
"""Characters of which a long run is one word."""
_JOINED = {"Mn", "Mc", "Me", "Cf"}
"""Categories of characters that belong to the letter before them."""
_VOICED = "\uff9e\uff9f"
"""Marks of Japanese that belong to the letter before them, in their narrow form."""


def _class(characters: Iterable[str]) -> str:
    return "".join(re.escape(each) for each in sorted(characters))


def _is_joined(character: str) -> bool:
    return unicodedata.category(character) in _JOINED or character in _VOICED


def _is_unspaced(character: str) -> bool:
    usual = _usual_width(character)
    code = ord(usual[0])
    return unicodedata.east_asian_width(usual[0]) in "WF" or any(
        low <= code <= high for low, high in _UNSPACED
    )
