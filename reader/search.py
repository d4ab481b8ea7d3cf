"""Find a phrase in a document: without regard to case, accents, quote style and line breaks.

The text and the pattern are *folded*, and the folded pattern is sought in the folded text. Where a
character folds to another number of characters, a *knot* ties the two texts together, so that
every find maps back to exact offsets.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, overload

from reader.document import Document, Span

_LIKENED = {
    **dict.fromkeys("‘’‚‛‹›′`´ʼ", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
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


class Found(NamedTuple):
    """A match that a motion led to."""

    span: Span
    """Where it is."""
    number: int
    """Which of the matches it is, from 1."""
    wrapped: bool
    """Whether the search went on at the document's other end."""


@dataclass(frozen=True, slots=True)
class _Folded:
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


class Matches(Sequence[Span]):
    """All places of a document where a pattern is, in order, never overlapping."""

    def __init__(self, folded: _Folded, pattern: str) -> None:
        self._folded = folded
        self._size = len(pattern)
        self._starts = _places(folded, pattern)

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Span]:
        return (self._span(start) for start in self._starts)

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Span]: ...
    def __getitem__(self, index: int | slice) -> Span | Sequence[Span]:
        if isinstance(index, slice):
            return [self._span(start) for start in self._starts[index]]
        return self._span(self._starts[index])

    def within(self, span: Span) -> list[Span]:
        """The matches that share an offset with a span, such as the one on the screen."""
        first = max(self.first_from(span.start) - 1, 0)
        found = []
        for index in range(first, len(self)):
            match = self[index]
            if match.start >= span.end:
                break
            if match.overlaps(span):
                found.append(match)
        return found

    def first_from(self, offset: int) -> int:
        """The index of the first match that begins at an offset or behind it."""
        at = max(bisect_left(self._starts, self._folded.folded(offset)) - 1, 0)
        while at < len(self) and self[at].start < offset:
            at += 1
        return at

    def _span(self, start: int) -> Span:
        return Span(self._folded.origin(start), self._folded.origin(start + self._size))


def find(document: Document, pattern: str) -> Matches:
    """All matches of a phrase; none of one that is empty or only white space.

    A capital in the pattern makes case matter. Any white space matches any other.
    """
    keeps_case = any(character.isupper() for character in pattern)
    sought = fold(unicodedata.normalize("NFC", pattern), keeps_case=keeps_case)
    if not sought.strip():
        return Matches(_Folded("", (0,), (0,), frozenset()), sought)
    return Matches(_folded(document.text, keeps_case), sought)


def next_match(matches: Matches, offset: int, count: int = 1) -> Found | None:
    """The match that begins behind an offset, else the first of all; None if there is none."""
    if not matches:
        return None
    index = matches.first_from(offset + 1) + count - 1
    return Found(matches[index % len(matches)], index % len(matches) + 1, index >= len(matches))


def previous_match(matches: Matches, offset: int, count: int = 1) -> Found | None:
    """The match that begins before an offset, else the last of all; None if there is none."""
    if not matches:
        return None
    index = matches.first_from(offset) - count
    return Found(matches[index % len(matches)], index % len(matches) + 1, index < 0)


def fold(text: str, *, keeps_case: bool = False) -> str:
    """A text as it is sought."""
    return _folded(text, keeps_case).text


def _places(folded: _Folded, pattern: str) -> list[int]:
    """Where the pattern is in a folded text, at whole characters of the real one."""
    found: list[int] = []
    at = folded.text.find(pattern) if pattern.strip() else -1
    while at >= 0:
        whole = not folded.inner or folded.inner.isdisjoint((at, at + len(pattern)))
        if whole:
            found.append(at)
        at = folded.text.find(pattern, at + (len(pattern) if whole else 1))
    return found


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
def _folded(text: str, keeps_case: bool) -> _Folded:  # noqa: FBT001 - part of the cache's key
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

    def done(self) -> _Folded:
        """What came of it."""
        return _Folded("".join(self._pieces), self._knots, self._origins, frozenset(self._inner))

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
