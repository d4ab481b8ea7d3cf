"""Words paired with what they became: in order, each with one that is like it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

ALIKE = 60
"""How alike two words must be, of 100, for one to have become the other."""
APART = 5
"""Words, with signs, that one word is taken apart into at most."""


class Kinship:
    """What a word may have become that is not the same."""

    def __init__(self, names: Sequence[str], sizes: Sequence[int]) -> None:
        """Compare words.

        Args:
            names: What each word is, by its number.
            sizes: How many letters each has.
        """
        self._names = names
        self._sizes = sizes

    def likeness(self, one: int, other: int) -> float:
        """How alike two words are: 1 for the same, 0 for another."""
        if one == other:
            return 1.0
        if one < 0 or other < 0 or min(self._sizes[one], self._sizes[other]) < 2:  # noqa: PLR2004
            return 0.0
        return fuzz.ratio(self._names[one], self._names[other], score_cutoff=ALIKE) / 100

    def spelled(self, word: int, others: Sequence[int]) -> int:
        """How many of some words a word is, written together, with the signs between; 0 for none.

        So are `e-mail` and `email`, or a word that was broken at the end of a line.
        """
        left = self._names[word] if word >= 0 else ""
        if not left or others[0] < 0 or not left.startswith(self._names[others[0]]):
            return 0
        for count, other in enumerate(others, 1):
            if other < 0 or not (name := self._names[other]):
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
    """The other's index among the new ones."""
    likeness: float
    """How alike they are, from 0 to 1."""
    olds: int = 1
    """How many words it is, where several became one."""
    news: int = 1
    """How many it became."""


def paired(
    old: Sequence[int],
    new: Sequence[int],
    weights: Sequence[float],
    kinship: Kinship,
) -> list[Pair]:
    """The pairs, in order, that keep most.

    Args:
        old: The old words, each as a number.
        new: The new ones.
        weights: What each word weighs, by its number.
        kinship: What a word may have become.
    """
    totals = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    best: dict[tuple[int, int], Pair] = {}
    for row in reversed(range(len(old))):
        for column in reversed(range(len(new))):
            total = max(totals[row + 1][column], totals[row][column + 1])
            if pair := _pair(row, column, old, new, kinship):
                words = old[row : row + pair.olds]
                kept = pair.likeness * sum(weights[word] for word in words)
                kept += totals[row + pair.olds][column + pair.news]
                if kept > total:
                    total, best[row, column] = kept, pair
            totals[row][column] = total
    return list(_followed(totals, best))


def _pair(
    row: int, column: int, old: Sequence[int], new: Sequence[int], kinship: Kinship
) -> Pair | None:
    """What two words may be to each other."""
    kept = kinship.likeness(old[row], new[column])
    if kept == 1.0:
        return Pair(row, column, kept)
    if news := kinship.spelled(old[row], new[column : column + APART]):
        return Pair(row, column, 1.0, news=news)
    if olds := kinship.spelled(new[column], old[row : row + APART]):
        return Pair(row, column, 1.0, olds=olds)
    return Pair(row, column, kept) if kept else None


def _followed(
    totals: Sequence[Sequence[float]], best: Mapping[tuple[int, int], Pair]
) -> Iterator[Pair]:
    """The pairs that make up the best total."""
    row = column = 0
    while row < len(totals) - 1 and column < len(totals[0]) - 1:
        if pair := best.get((row, column)):
            yield pair
            row, column = row + pair.olds, column + pair.news
        elif totals[row][column] == totals[row + 1][column]:
            row += 1
        else:
            column += 1
