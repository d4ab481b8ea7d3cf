"""Find a phrase in a document: without regard to case, accents, quote style and line breaks.

The text and the pattern are folded, and the folded pattern is sought in the folded text.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

from reader.document import Document, Span
from reader.fold import Folded, fold, folded_text


class Found(NamedTuple):
    """A match that a motion led to."""

    span: Span
    """Where it is."""
    number: int
    """Which of the matches it is, from 1."""
    wrapped: bool
    """Whether the search went on at the document's other end."""


class Matches(Sequence[Span]):
    """All places of a document where a pattern is, in order, never overlapping."""

    def __init__(self, folded: Folded, pattern: str) -> None:
        self._folded = folded
        self._size = len(pattern)
        self._starts = places(folded, pattern)

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
        return Matches(Folded("", (0,), (0,), frozenset()), sought)
    return Matches(folded_text(document.text, keeps_case=keeps_case), sought)


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
