"""Find a phrase in a document: without regard to case, accents, quote style and line breaks.

The phrase is folded. Which characters fold to each of its own is known from the document's
alphabet, so that it becomes a regular expression over the text as it stands: nothing of a large
text is copied, and what is found has its offsets.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, Protocol

from reader.text.document import Document, Span
from reader.text.folding import Folded, fold, fold_character

_WINDOW = 1 << 16
"""Characters that are looked through in one go where each match counts."""
_REACH = 1 << 12
"""The longest match, in characters: white space in it can be of any length."""
_STRIDE = 1 << 20
_MOST_TILINGS = 64


class Found(NamedTuple):
    """A match that a motion led to."""

    span: Span
    """Where it is."""
    wrapped: bool
    """Whether the search went on at the document's other end."""


class _Seeker(Protocol):
    """Looks for something in a text."""

    def first(self, text: str, start: int) -> Span | None:
        """The first place that begins at an offset or behind it."""

    def all(self, text: str, start: int, end: int) -> Iterator[Span]:
        """The places in a part of a text, in order, never overlapping."""


class _Pattern(NamedTuple):
    """A regular expression as a seeker."""

    pattern: re.Pattern[str]

    def first(self, text: str, start: int) -> Span | None:
        found = self.pattern.search(text, start)
        return Span(*found.span()) if found else None

    def all(self, text: str, start: int, end: int) -> Iterator[Span]:
        return (Span(*found.span()) for found in self.pattern.finditer(text, start, end))


class _Word(NamedTuple):
    """A plain word as a seeker in a text of ASCII, which goes many times as fast."""

    word: str
    keeps_case: bool

    def first(self, text: str, start: int) -> Span | None:
        for at in range(start, len(text), _STRIDE):
            found = next(self.all(text, at, at + _STRIDE + len(self.word) - 1), None)
            if found:
                return found
        return None

    def all(self, text: str, start: int, end: int) -> Iterator[Span]:
        part = text[start:end]
        part = part if self.keeps_case else part.lower()
        at = part.find(self.word)
        while at >= 0:
            yield Span(start + at, start + at + len(self.word))
            at = part.find(self.word, at + len(self.word))


class Matches:
    """All places of a document where a pattern is, in order, never overlapping.

    They are looked for where they are asked for; only to count them takes all of the text.
    """

    def __init__(self, text: str, seeker: _Seeker | None) -> None:
        """Look in a text; for nothing, where there is nothing to look for."""
        self._text = text
        self._seeker = seeker
        self._in_window = lru_cache(maxsize=64)(self._matches_of)
        self._counts = array("q", [0])

    def is_same(self, other: Matches) -> bool:
        """Whether others are of the same pattern in the same text."""
        return self._seeker == other._seeker and self._text is other._text

    def __bool__(self) -> bool:
        return self.first_from(0) is not None

    def __iter__(self) -> Iterator[Span]:
        for window in range(self._windows):
            yield from self._in_window(window)

    def __len__(self) -> int:
        while not self.is_counted:
            self.count_on()
        return self._counts[-1]

    @property
    def is_counted(self) -> bool:
        """Whether their number is known without looking for any more."""
        return len(self._counts) > self._windows

    def count_on(self) -> None:
        """Count those of one more part of the text."""
        if not self.is_counted:
            found = sum(1 for _ in self._starting_in(len(self._counts) - 1))
            self._counts.append(self._counts[-1] + found)

    def number(self, offset: int) -> int:
        """Which of them begins at an offset, or behind it, from 1; takes the text up to there."""
        window = min(offset // _WINDOW, max(self._windows - 1, 0))
        while len(self._counts) <= window:
            self.count_on()
        before = sum(span.start < offset for span in self._in_window(window))
        return self._counts[window] + before + 1

    def within(self, span: Span) -> list[Span]:
        """Those that share an offset with a span, such as the one on the screen."""
        first = max(span.start - 1, 0) // _WINDOW
        found = []
        for window in range(max(first - 1, 0), min(span.end // _WINDOW + 1, self._windows)):
            found += [match for match in self._in_window(window) if match.overlaps(span)]
        return found

    def known_in(self, span: Span) -> bool:
        """Whether any of those that are counted begins in a span."""
        last = min((span.end - 1) // _WINDOW, len(self._counts) - 2)
        for window in range(span.start // _WINDOW, last + 1):
            if self._counts[window] == self._counts[window + 1]:
                continue
            start, end = window * _WINDOW, (window + 1) * _WINDOW
            if span.start <= start and end <= span.end:
                return True
            if any(span.start <= match.start < span.end for match in self._in_window(window)):
                return True
        return False

    def first_from(self, offset: int) -> Span | None:
        """The first one that begins at an offset or behind it."""
        if self._seeker is None:
            return None
        window = max(offset, 0) // _WINDOW
        here = self._in_window(window) if window < self._windows else ()
        for match in here:
            if match.start >= offset:
                return match
        return self._seeker.first(self._text, (window + 1) * _WINDOW)

    def last_before(self, offset: int) -> Span | None:
        """The last one that begins before an offset."""
        for window in range(min(offset // _WINDOW, self._windows - 1), -1, -1):
            for match in reversed(self._in_window(window)):
                if match.start < offset:
                    return match
        return None

    @property
    def _windows(self) -> int:
        return 0 if self._seeker is None else len(self._text) // _WINDOW + 1

    def _matches_of(self, window: int) -> tuple[Span, ...]:
        return tuple(self._starting_in(window))

    def _starting_in(self, window: int) -> Iterator[Span]:
        """The matches that begin in a part of the text."""
        end = (window + 1) * _WINDOW
        # One that begins at the very end of the part may reach into the next one.
        reach = end + _REACH
        if self._seeker is not None:
            for match in self._seeker.all(self._text, end - _WINDOW, reach):
                if match.start >= end:
                    return
                yield match


def find(document: Document, words: str) -> Matches:
    """All matches of a phrase; none of one that is empty or only white space.

    A capital in the phrase makes case matter. Any white space matches any other.
    """
    keeps_case = any(character.isupper() for character in words)
    sought = fold(unicodedata.normalize("NFC", words), keeps_case=keeps_case)
    if not sought.strip():
        return Matches(document.text, None)
    if document.text.isascii() and sought.isascii() and sought.isalnum():
        return Matches(document.text, _Word(sought, keeps_case))
    pattern = _pattern(sought, document.alphabet, keeps_case)
    return Matches(document.text, _Pattern(pattern) if pattern else None)


def next_match(matches: Matches, offset: int, count: int = 1) -> Found | None:
    """The match that begins behind an offset, else the first of all; None if there is none."""
    return _step(matches, offset, count, forward=True)


def previous_match(matches: Matches, offset: int, count: int = 1) -> Found | None:
    """The match that begins before an offset, else the last of all; None if there is none."""
    return _step(matches, offset, count, forward=False)


def _step(matches: Matches, offset: int, count: int, *, forward: bool) -> Found | None:
    wrapped, found = False, None
    for _ in range(count):
        found = matches.first_from(offset + 1) if forward else matches.last_before(offset)
        if found is None:
            wrapped = True
            found = matches.first_from(0) if forward else matches.last_before(sys.maxsize)
        if found is None:
            return None
        offset = found.start
    return Found(found, wrapped) if found else None


# Patterns


class _Letters(NamedTuple):
    """What the characters of a text are once they are folded."""

    folding_to: Mapping[str, str]
    """For each folded character, those that fold to it."""
    uneven: Mapping[str, str]
    """For each run of several folded characters, those that each fold to all of it."""
    ignored: str
    """Those that fold to nothing."""


@lru_cache(maxsize=16)
def _letters(alphabet: frozenset[str], keeps_case: bool) -> _Letters:  # noqa: FBT001 - for the cache
    even: dict[str, str] = {}
    uneven: dict[str, str] = {}
    for character in sorted(alphabet.union(map(chr, range(128)))):
        folded = fold_character(character, keeps_case=keeps_case)
        kind = even if len(folded) < 2 else uneven  # noqa: PLR2004 - one or none
        kind[folded] = kind.get(folded, "") + character
    return _Letters(even, uneven, even.pop("", ""))


@lru_cache(maxsize=64)
def _pattern(sought: str, alphabet: frozenset[str], keeps_case: bool) -> re.Pattern[str] | None:  # noqa: FBT001 - for the cache
    """The regular expression for what folds to what is sought; None where nothing can."""
    letters = _letters(alphabet, keeps_case)
    at, parts = 0, []
    for start, end in _clusters(sought, letters.uneven):
        parts += [_one(character, letters) for character in sought[at:start]]
        tilings = [_tile(tiling, letters) for tiling in _tilings(sought[start:end], letters.uneven)]
        parts.append(
            "(?:" + "|".join(each for each in tilings if each) + ")" if any(tilings) else ""
        )
        at = end
    parts += [_one(character, letters) for character in sought[at:]]
    return re.compile("".join(parts)) if all(parts) else None


def _one(folded: str, letters: _Letters) -> str:
    """The expression for one folded character with what is ignored behind it; may be empty."""
    characters = letters.folding_to.get(folded, letters.uneven.get(folded, ""))
    if not characters:
        return ""
    ignored = letters.ignored + (characters if folded == " " else "")
    return _any_of(characters) + (f"{_any_of(ignored)}*" if ignored else "")


def _any_of(characters: str) -> str:
    return re.escape(characters) if len(characters) == 1 else f"[{re.escape(characters)}]"


def _tile(tiling: Iterable[str], letters: _Letters) -> str:
    parts = [_one(tile, letters) for tile in tiling]
    return "".join(parts) if all(parts) else ""


def _clusters(sought: str, uneven: Iterable[str]) -> list[Span]:
    """The stretches of what is sought that characters which fold to several may stand for."""
    found: list[Span] = []
    spans = sorted(
        Span(match.start(), match.start() + len(run))
        for run in uneven
        for match in re.finditer(f"(?={re.escape(run)})", sought)
    )
    for span in spans:
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return found


def _tilings(cluster: str, uneven: Iterable[str]) -> list[tuple[str, ...]]:
    """The ways to make up a stretch of single characters and of runs; not of all, if too many."""
    ways: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(cluster) + 1):
        runs = [cluster[end - 1], *(run for run in uneven if cluster[:end].endswith(run))]
        tiled = [(*way, run) for run in runs for way in ways[end - len(run)]]
        ways.append(tiled[:_MOST_TILINGS])
    return ways[-1]


def places(folded: Folded, pattern: str) -> list[int]:
    """Where the pattern is in a folded text, at whole characters of the real one."""
    found: list[int] = []
    at = folded.text.find(pattern) if pattern.strip() else -1
    while at >= 0:
        whole = not folded.inner or folded.inner.isdisjoint((at, at + len(pattern)))
        if whole:
            found.append(at)
        at = folded.text.find(pattern, at + (len(pattern) if whole else 1))
    return found
