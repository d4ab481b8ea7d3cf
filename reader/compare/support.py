"""The evidence for a pair of passages beyond the two themselves: neighbours and competitors."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

REACH = 6
"""How far along the diagonal pairs support each other, in passages."""
_CLOSE = 2
"""How far from the pair, in both directions."""
_BESIDE = 0.7
"""The weight of a pair beside the diagonal."""
_FLOOR = 0.05
"""Added to sums of probabilities, to keep their logarithms bounded."""
_ALONE = 0.1
"""The same for the competitors in a row or column."""
_WORST = -4.0
"""The logit below which a passage is not a competitor."""
_CLEAR = 6.0
"""The most logits by which a pair is ahead of its competitors."""


class Support(NamedTuple):
    """The evidence for a pair beyond the pair itself; the names of the weights."""

    itself: float
    """The logit of the pair alone."""
    around: float
    """How many pairs near it are likely, as a logarithm."""
    nearest: float
    """The likeliest of the adjacent pairs, as a logarithm."""
    diagonal: float
    """How likely the pairs are of the passages before and after both."""
    line: float
    """How many pairs are likely along the diagonal."""
    row: float
    """Its lead over the best other passage of the second text, in logits."""
    column: float
    """Its lead over the best other passage of the first text, in logits."""
    row_others: float
    """How many others in its row are likely, as a logarithm."""
    column_others: float
    """How many others in its column are likely, as a logarithm."""


class Field:
    """The logits of all pairs of two texts, and how nearby pairs affect each other."""

    def __init__(
        self,
        logits: Sequence[Sequence[float]],
        columns: Mapping[int, Sequence[float]] | None = None,
    ) -> None:
        """Use a matrix of logits.

        Args:
            logits: Its rows, at least one: all of them, or those within `REACH` of the one that
                support is asked for.
            columns: If these are not all rows, the whole columns that support is asked for.
        """
        self._logits = logits
        self._height, self._width = len(logits), len(logits[0])
        self._odds = [list(map(probability, row)) for row in logits]
        self._row_best = list(map(_two_best, logits))
        self._row_sums = list(map(sum, self._odds))
        whole = columns or dict(enumerate(zip(*logits, strict=True)))
        self._column_best = {at: _two_best(each) for at, each in whole.items()}
        self._column_sums = {at: sum(map(probability, each)) for at, each in whole.items()}
        self._wide, self._beside = self._across()
        self._along = self._sums_along()

    def support(self, i: int, j: int) -> Support:
        """The evidence for a pair beyond the pair itself."""
        logit, odds = self._logits[i][j], self._odds[i][j]
        before, behind = self._at(i - 1, j - 1), self._at(i + 1, j + 1)
        touching = max(before, behind, self._at(i - 1, j), self._at(i + 1, j),
                       self._at(i, j - 1), self._at(i, j + 1))  # fmt: skip
        log = math.log
        return Support(
            logit,
            log(_FLOOR + self._around(i, j)),
            log(_FLOOR + touching),
            log(_FLOOR + (before + behind) / 2),
            log(_FLOOR + max(self._line(i, j), 0.0)),
            _ahead(logit, self._row_best[i]),
            _ahead(logit, self._column_best[j]),
            log(_ALONE + max(self._row_sums[i] - odds, 0.0)),
            log(_ALONE + max(self._column_sums[j] - odds, 0.0)),
        )

    def _at(self, i: int, j: int) -> float:
        if 0 <= i < self._height and 0 <= j < self._width:
            return self._odds[i][j]
        return 0.0

    def _across(self) -> tuple[list[list[float]], list[list[float]]]:
        """For each pair, the weighted sums of its row around it and directly beside it."""
        wide: list[list[float]] = []
        beside: list[list[float]] = []
        for row in self._odds:
            padded = [0.0] * _CLOSE + row + [0.0] * _CLOSE
            shifted = [padded[by:] for by in range(2 * _CLOSE + 1)]
            wide.append(list(map(sum, zip(*shifted, strict=False))))
            sides = zip(row, shifted[_CLOSE - 1], shifted[_CLOSE + 1], strict=False)
            beside.append([each + _BESIDE * (left + right) for each, left, right in sides])
        return wide, beside

    def _sums_along(self) -> list[list[float]]:
        """For each pair, the sum along its diagonal up to it, with neighbours in the row."""
        along: list[list[float]] = []
        above = [0.0] * self._width
        for row in self._beside:
            above = [each + before for each, before in zip(row, [0.0, *above], strict=False)]
            along.append(above)
        return along

    def _around(self, i: int, j: int) -> float:
        rows = range(max(i - _CLOSE, 0), min(i + _CLOSE + 1, self._height))
        return sum(self._wide[row][j] for row in rows if row != i) / (2 * _CLOSE)

    def _line(self, i: int, j: int) -> float:
        step = min(REACH, self._height - 1 - i, self._width - 1 - j)
        total = self._along[i + step][j + step] - self._beside[i][j]
        if i > REACH and j > REACH:
            total -= self._along[i - REACH - 1][j - REACH - 1]
        return total


def probability(logit: float) -> float:
    """The probability of a logit."""
    return 0.5 + 0.5 * math.tanh(0.5 * logit)


def _two_best(values: Sequence[float]) -> tuple[float, float]:
    """The best of some logits and the second best."""
    best = second = _WORST
    for value in values:
        if value > best:
            best, second = value, best
        elif value > second:
            second = value
    return best, second


def _ahead(logit: float, best: tuple[float, float]) -> float:
    """The lead of a logit over the others, given the two best of all."""
    other = best[1] if logit >= best[0] else best[0]
    return min(max(logit - other, -_CLEAR), _CLEAR)
