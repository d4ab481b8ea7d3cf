"""Texts folded for search: without case, accents, quote style and line breaks.

Wherever a character folds to none or to several, a *knot* records how the offsets of the folded
text and of the original correspond, so that matches in the one map back to the other.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.lazy import late_pattern
from reader.text.punctuation import ALIKE

_LIKENED = {
    **{form: sign for sign, forms in ALIKE.items() for form in forms},
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
}
"""Equivalents that Unicode's decomposition doesn't cover."""
_LARGE = {"Ø": "O", "Ł": "L", "Đ": "D", "Ħ": "H", "Æ": "AE", "Œ": "OE"}
"""The same for capitals, for folding that keeps case."""

_SPACES = late_pattern(r"\s{2,}")
_SPACE = late_pattern(r"\s")
_ARABIC_SIGNS = range(0x0600, 0x0900)
"""Format characters that are visible."""
_ACCENT = 200
"""The first combining class of accents; lower ones include vowels and joiners."""
_POINTS = range(10, 36)
"""Combining classes of the Hebrew and Arabic vowel points."""


class Folded(NamedTuple):
    """A folded text, with the mapping of its offsets to the original text."""

    text: str
    """The folded text."""
    knots: Sequence[int]
    """The folded offsets where the difference to the original offsets changes, sorted."""
    origins: Sequence[int]
    """The original offset at each knot."""
    inner: frozenset[int]
    """The folded offsets between the characters that a single one folds to."""

    def origin(self, offset: int) -> int:
        """The original offset of a folded one, after any characters that fold to nothing."""
        at = bisect_right(self.knots, offset) - 1
        return self.origins[at] + offset - self.knots[at]

    def folded(self, origin: int) -> int:
        """The first folded offset whose origin isn't before an offset of the text."""
        at = max(bisect_right(self.origins, origin) - 1, 0)
        end = self.knots[at + 1] if at + 1 < len(self.knots) else len(self.text)
        return min(self.knots[at] + max(origin - self.origins[at], 0), end)


def fold(text: str, *, keeps_case: bool = False) -> str:
    """A text in its folded form."""
    table = _TABLES[keeps_case]
    even = text.translate(table)
    if "  " not in even and table.uneven.keys().isdisjoint(even):
        return even
    return folded_piece(text, keeps_case=keeps_case).text


def fold_character(character: str, *, keeps_case: bool = False) -> str:
    """The folded form of a character: one, several or none; a space for white space."""
    table = _TABLES[keeps_case]
    folded = table[ord(character)]
    return table.uneven.get(character, folded)


class _Table(dict[int, str]):
    """The folded form of each character, computed when it is first met.

    As a table for `str.translate` it preserves length: a character that doesn't fold to exactly one
    is left alone.
    """

    def __init__(self, *, keeps_case: bool) -> None:
        super().__init__()
        self.uneven: dict[str, str] = {}
        """Folded forms that are not one character long, for the characters met so far."""
        self._keeps_case = keeps_case

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = self._fold(character)
        if len(folded) != 1:
            self.uneven[character] = folded
            folded = character
        self[code] = folded
        return folded

    def _fold(self, character: str) -> str:
        if character.isspace():
            return " "
        if unicodedata.category(character) == "Cf" and ord(character) not in _ARABIC_SIGNS:
            return ""
        if _is_accent(unicodedata.combining(character)):
            return ""
        text = _plain(_LIKENED.get(character, character))
        if self._keeps_case:
            text = "".join(_LARGE.get(each, each) for each in text)
        else:
            text = _plain(text.casefold())
        text = "".join(_LIKENED.get(each, each) for each in text)
        return unicodedata.normalize("NFC", " ".join(text.split()) or character)


def _plain(text: str) -> str:
    """A text without accents and vowel points, with ligatures resolved."""
    text = unicodedata.normalize("NFKD", text)
    return "".join(each for each in text if not _is_accent(unicodedata.combining(each)))


def _is_accent(combining: int) -> bool:
    return combining >= _ACCENT or combining in _POINTS


_TABLES = {keeps_case: _Table(keeps_case=keeps_case) for keeps_case in (False, True)}


def spaced_piece(piece: str) -> Folded:
    """A piece of a text with each run of white space folded to a space, and nothing else."""
    pieces: list[str] = []
    knots, origins = [0], [0]
    size = at = 0
    for run in _SPACES.finditer(piece):
        pieces += (piece[at : run.start()], " ")
        size += run.start() - at + 1
        at = run.end()
        knots.append(size)
        origins.append(at)
    pieces.append(piece[at:])
    return Folded(_SPACE.sub(" ", "".join(pieces)), knots, origins, frozenset())


def folded_piece(text: str, *, keeps_case: bool = False) -> Folded:
    """A folded piece of a text: parts that keep their length at once, the rest one by one."""
    table = _TABLES[keeps_case]
    even = text.translate(table)
    builder = _Builder(table.uneven)
    at = 0
    for uneven in _uneven(table.uneven, even).finditer(even):
        builder.add_even(even[at : uneven.start()])
        builder.add_uneven(uneven[0])
        at = uneven.end()
    builder.add_even(even[at:])
    return builder.done()


def _uneven(uneven: Iterable[str], even: str) -> re.Pattern[str]:
    """A pattern for runs of spaces and for the uneven characters in a text."""
    present = "" if even.isascii() else "".join(each for each in uneven if each in even)
    return re.compile(f" {{2,}}|[{re.escape(present)}]+" if present else " {2,}")


class _Builder:
    """Builds a folded text from left to right."""

    def __init__(self, uneven: Mapping[str, str]) -> None:
        self._uneven = uneven
        self._pieces: list[str] = []
        self._origin = 0
        self._size = 0
        self._knots = [0]
        self._origins = [0]
        self._inner: list[int] = []
        self._in_space = False

    def add_even(self, piece: str) -> None:
        """Append a piece that kept its length."""
        if self._in_space and piece.startswith(" "):
            self._skip(1)
            piece = piece[1:]
        if piece:
            self._put(piece, len(piece))
            self._in_space = piece.endswith(" ")

    def add_uneven(self, piece: str) -> None:
        """Append a run of spaces, or characters that don't fold to one each."""
        if piece[0] == " ":
            self.add_even(" ")
            self._skip(len(piece) - 1)
            return
        for character in piece:
            folded = self._uneven[character]
            if not folded:
                self._skip(1)
                continue
            self._inner.extend(range(self._size + 1, self._size + len(folded)))
            self._put(folded, 1)
            self._tie()
            self._in_space = False

    def done(self) -> Folded:
        """The finished text."""
        return Folded("".join(self._pieces), self._knots, self._origins, frozenset(self._inner))

    def _put(self, folded: str, width: int) -> None:
        self._pieces.append(folded)
        self._size += len(folded)
        self._origin += width

    def _skip(self, width: int) -> None:
        """Skip characters that fold to nothing."""
        self._origin += width
        self._tie()

    def _tie(self) -> None:
        if self._knots[-1] == self._size:
            self._origins[-1] = self._origin
        else:
            self._knots.append(self._size)
            self._origins.append(self._origin)


@lru_cache(maxsize=1 << 17)
def fold_trimmed(text: str) -> str:
    """A text in its folded form, trimmed; enough are cached for 10,000 annotations."""
    return fold(text).strip()


_ODD = late_pattern("[^\x00-\x7f‘’“”–—…•]")
"""Characters that may fold to ASCII letters or digits, or to nothing."""


def contains(wanted: str) -> Callable[[str], bool]:
    """A function that tells whether a text, once folded, contains some words.

    Most texts don't have to be folded to tell, so that even the first query is fast.

    Args:
        wanted: The words, folded by `fold_trimmed`.
    """

    def by_folding(text: str) -> bool:
        return wanted in fold_trimmed(text)

    def by_search(text: str) -> bool:
        if wanted in text or wanted in text.lower():
            return True
        return _ODD.search(text) is not None and wanted in fold_trimmed(text)

    return by_search if wanted.isalnum() and wanted.isascii() else by_folding
