"""Words paired with what they became: in order, each with one that is like it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Pair(NamedTuple):
    """A word and what it became."""

    old: int
    """Its index among the old words."""
    new: int
    """The other's index among the new ones."""
    likeness: float
    """How alike they are, from 0 to 1."""


def paired(
    old: Sequence[int],
    new: Sequence[int],
    weights: Sequence[float],
    likeness: Callable[[int, int], float],
) -> list[Pair]:
    """The pairs, in order, that keep most.

    Args:
        old: The old words, each as a number.
        new: The new ones.
        weights: What each word weighs, by its number.
        likeness: How alike two words are.
    """
    totals = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike: dict[tuple[int, int], float] = {}
    for row in reversed(range(len(old))):
        for column in reversed(range(len(new))):
            best = max(totals[row + 1][column], totals[row][column + 1])
            if kept := likeness(old[row], new[column]):
                alike[row, column] = kept
                best = max(best, totals[row + 1][column + 1] + kept * weights[old[row]])
            totals[row][column] = best
    return [Pair(*each, alike[each]) for each in _traced(totals)]


def _traced(totals: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The rows and columns that make up the best total."""
    found = []
    row = column = 0
    while row < len(totals) - 1 and column < len(totals[0]) - 1:
        total = totals[row][column]
        if total == totals[row + 1][column]:
            row += 1
        elif total == totals[row][column + 1]:
            column += 1
        else:
            found.append((row, column))
            row, column = row + 1, column + 1
    return found
