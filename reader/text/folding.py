"""A text as a search sees it: without case, accents, quote style and line breaks.

Where a character folds to another number of characters, a *knot* ties the folded text and the
text together, so that every find in the one maps back to exact offsets in the other.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_LIKENED = {
    **dict.fromkeys("‘’‚‛‹›′`´ʼ", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
}
"""What Unicode doesn't decompose and readers hold for the same."""
_LARGE = {"Ø": "O", "Ł": "L", "Đ": "D", "Ħ": "H", "Æ": "AE", "Œ": "OE"}
"""The same for capitals, where case matters."""

_ARABIC_SIGNS = range(0x0600, 0x0900)
"""Format characters that are seen."""
_ACCENT = 200
"""Combining classes from here on are accents; some below are vowels, or join letters."""
_POINTS = range(10, 36)
"""Combining classes of the Hebrew and Arabic vowel points."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and how its offsets are those of the text."""

    text: str
    knots: Sequence[int]
    """Folded offsets at which the distance to the text's offsets changes, sorted."""
    origins: Sequence[int]
    """The text's offset at each knot."""
    inner: frozenset[int]
    """Folded offsets inside of what one character folds to."""

    def origin(self, offset: int) -> int:
        """The text's offset of a folded one: behind what folds to nothing there."""
        at = bisect_right(self.knots, offset) - 1
        return self.origins[at] + offset - self.knots[at]

    def folded(self, origin: int) -> int:
        """The first folded offset whose origin isn't before an offset of the text."""
        at = max(bisect_right(self.origins, origin) - 1, 0)
        end = self.knots[at + 1] if at + 1 < len(self.knots) else len(self.text)
        return min(self.knots[at] + max(origin - self.origins[at], 0), end)


def fold(text: str, *, keeps_case: bool = False) -> str:
    """A text as it is sought."""
    table = _TABLES[keeps_case]
    even = text.translate(table)
    if "  " not in even and table.uneven.keys().isdisjoint(even):
        return even
    return _fold(text, keeps_case=keeps_case).text


def fold_character(character: str, *, keeps_case: bool = False) -> str:
    """What one character folds to: one, several or none; a blank to a space."""
    table = _TABLES[keeps_case]
    folded = table[ord(character)]
    return table.uneven.get(character, folded)


class _Table(dict[int, str]):
    """What each character folds to, found out when it is first met.

    As a table for `str.translate` it keeps lengths: what doesn't fold to one character stays.
    """

    def __init__(self, *, keeps_case: bool) -> None:
        super().__init__()
        self.uneven: dict[str, str] = {}
        """What each character met folds to that doesn't fold to one."""
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
    """A text without accents and vowel points, and with ligatures apart."""
    text = unicodedata.normalize("NFKD", text)
    return "".join(each for each in text if not _is_accent(unicodedata.combining(each)))


def _is_accent(combining: int) -> bool:
    return combining >= _ACCENT or combining in _POINTS


_TABLES = {keeps_case: _Table(keeps_case=keeps_case) for keeps_case in (False, True)}


@lru_cache(maxsize=8)
def folded_text(text: str, *, keeps_case: bool = False) -> Folded:
    """A whole document's text as it is sought; the latest ones stay at hand."""
    return _fold(text, keeps_case=keeps_case)


def folded_piece(piece: str, *, keeps_case: bool = False) -> Folded:
    """A piece of a text as it is sought, for whoever goes through a text bit by bit."""
    return _fold(piece, keeps_case=keeps_case)


def _fold(text: str, *, keeps_case: bool) -> Folded:
    """A text folded: most of it at once, and what changes its length bit by bit."""
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
    """What to look for in a text: runs of spaces, and the characters in it that are uneven."""
    there = "" if even.isascii() else "".join(each for each in uneven if each in even)
    return re.compile(f" {{2,}}|[{re.escape(there)}]+" if there else " {2,}")


class _Builder:
    """Folds a text from its beginning to its end."""

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
        """Go on with a piece that folded to as many characters."""
        if self._in_space and piece.startswith(" "):
            self._skip(1)
            piece = piece[1:]
        if piece:
            self._put(piece, len(piece))
            self._in_space = piece.endswith(" ")

    def add_uneven(self, piece: str) -> None:
        """Go on with a run of spaces, or with characters that don't fold to one each."""
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
        """What came of it."""
        return Folded("".join(self._pieces), self._knots, self._origins, frozenset(self._inner))

    def _put(self, folded: str, width: int) -> None:
        self._pieces.append(folded)
        self._size += len(folded)
        self._origin += width

    def _skip(self, width: int) -> None:
        """Pass over characters that fold to nothing."""
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
    """A text as it is sought, without space around it.

    The answers for the texts of 10,000 annotations stay at hand, so that each is folded once.
    """
    return fold(text).strip()


_ODD = re.compile("[^\x00-\x7f‘’“”–—…•]")
"""What may fold to a letter or a digit, or to nothing."""


def holder(wanted: str) -> Callable[[str], bool]:
    """Whether a text holds what is wanted, once it is folded: the question, made once for many.

    Most texts and most words need no folding to tell, so that not even the first query waits.

    Args:
        wanted: As `fold_trimmed` gives it.
    """

    def by_folding(text: str) -> bool:
        return wanted in fold_trimmed(text)

    def by_looking(text: str) -> bool:
        if wanted in text or wanted in text.lower():
            return True
        return _ODD.search(text) is not None and wanted in fold_trimmed(text)

    return by_looking if wanted.isalnum() and wanted.isascii() else by_folding
