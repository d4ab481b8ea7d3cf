"""Words paired with the similar words that they became, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

SIGN = 0.2
"""The weight of a punctuation mark; a word weighs one for each letter."""
ALIKE = 60
"""How similar two words must be, out of 100, for one to have become the other."""
MOST_PARTS = 5
"""The most words, including punctuation, that one word may be split into."""

REMEMBERED = 100_000
"""Pairs of words whose relation is cached."""


class Kin(NamedTuple):
    """How two words are related."""

    likeness: float
    """Their similarity: 1 for equal words, 0 for unrelated ones."""
    is_part: bool
    """Whether one begins with the other, so that they may be joined or split forms."""


class Kinship:
    """The weight of each word, and which different words it may have become."""

    def __init__(self, names: Sequence[str], sizes: Sequence[int]) -> None:
        """Compare words.

        Args:
            names: What each word is, by its number.
            sizes: How many letters each has.
        """
        self.names = names
        """What each word is, by its number."""
        self.weights = [size or SIGN for size in sizes]
        """The weight of each word, by its number."""
        self._sizes = sizes
        self._known: dict[int, dict[int, Kin | None]] = {}
        self._count = 0

    def weight(self, words: Iterable[int]) -> float:
        """The total weight of some words."""
        return sum(self.weights[word] for word in words)

    def known(self, word: int) -> dict[int, Kin | None]:
        """What is cached about a word and others, by these; None for unrelated ones."""
        if self._count > REMEMBERED:
            self._known.clear()
            self._count = 0
        return self._known.setdefault(word, {})

    def between(self, one: int, other: int) -> Kin | None:
        """How two words are related; None if they are not."""
        likeness = self._likeness(one, other)
        name, other_name = self.names[one], self.names[other]
        is_part = likeness < 1.0 and (name.startswith(other_name) or other_name.startswith(name))
        kin = Kin(likeness, is_part) if likeness or is_part else None
        self._known.setdefault(one, {})[other] = kin
        self._count += 1
        return kin

    def _likeness(self, one: int, other: int) -> float:
        if one == other:
            return 1.0
        if min(self._sizes[one], self._sizes[other]) < 2:  # noqa: PLR2004
            return 0.0
        return fuzz.ratio(self.names[one], self.names[other], score_cutoff=ALIKE) / 100

    def spelled(self, word: int, others: Sequence[int]) -> int:
        """How many of some words a word consists of when joined, with punctuation; 0 for none.

        Examples are `e-mail` and `email`, or a word that was broken at the end of a line.
        """
        left = self.names[word] if word >= 0 else ""
        if not left or others[0] < 0 or not left.startswith(self.names[others[0]]):
            return 0
        for count, other in enumerate(others, 1):
            if other < 0 or not (name := self.names[other]):
                return 0
            if self._sizes[other]:
                if not left.startswith(name):
                    return 0
                left = left[len(name) :]
                if not left:
                    return count if count > 1 else 0
        return 0


class Pair(NamedTuple):
    """A word and what it became."""

    old: int
    """Its index among the old words."""
    new: int
    """The index of the other one among the new words."""
    likeness: float
    """Their similarity, from 0 to 1."""
    olds: int = 1
    """How many words it consists of, if several became one."""
    news: int = 1
    """How many words it became."""


def paired(old: Sequence[int], new: Sequence[int], kinship: Kinship) -> list[Pair]:
    """The pairs, in order, that keep the most weight.

    Args:
        old: The old words, each as a number.
        new: The new ones.
        kinship: Knows which words a word may have become.
    """
    totals = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    best: dict[tuple[int, int], Pair] = {}
    columns = range(len(new) - 1, -1, -1)
    for row in range(len(old) - 1, -1, -1):
        word, here, below = old[row], totals[row], totals[row + 1]
        known = kinship.known(word)
        right = 0.0
        for column in columns:
            total = max(right, below[column])
            other = new[column]
            if other >= 0 <= word:
                kin = known[other] if other in known else kinship.between(word, other)
                if kin and (pair := _pair(row, column, old, new, kinship, kin)):
                    kept = pair.likeness * kinship.weight(old[row : row + pair.olds])
                    kept += totals[row + pair.olds][column + pair.news]
                    if kept > total:
                        total, best[row, column] = kept, pair
            here[column] = right = total
    return list(_followed(totals, best))


def _pair(
    row: int, column: int, old: Sequence[int], new: Sequence[int], kinship: Kinship, kin: Kin
) -> Pair | None:
    """How two words may be related."""
    if kin.is_part:
        if news := kinship.spelled(old[row], new[column : column + MOST_PARTS]):
            return Pair(row, column, 1.0, news=news)
        if olds := kinship.spelled(new[column], old[row : row + MOST_PARTS]):
            return Pair(row, column, 1.0, olds=olds)
    return Pair(row, column, kin.likeness) if kin.likeness else None


def _followed(
    totals: Sequence[Sequence[float]], best: Mapping[tuple[int, int], Pair]
) -> Iterator[Pair]:
    """The pairs with the greatest total."""
    row = column = 0
    while row < len(totals) - 1 and column < len(totals[0]) - 1:
        if pair := best.get((row, column)):
            yield pair
            row, column = row + pair.olds, column + pair.news
        elif totals[row][column] == totals[row + 1][column]:
            row += 1
        else:
            column += 1
