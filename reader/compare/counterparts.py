"""Counterparts: the passages of two texts that make the same statement, or one about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import nlargest
from typing import NamedTuple

from reader.compare import passages, weights
from reader.compare.likeness import Evidence, Likeness, Places
from reader.compare.passages import Passages
from reader.compare.shared import Shared, quotation, shared
from reader.compare.support import REACH, Field, Support, probability

QUOTED = 1.0
"""The lowest logit of a pair with the same quotation."""


class Counterpart(NamedTuple):
    """A passage of one text, as the counterpart of a passage of the other."""

    at: int
    """The index of the passage."""
    score: float
    """How likely it is a counterpart, from 0 to 1."""

    @property
    def is_convincing(self) -> bool:
        """Whether it is likely enough to be called a counterpart."""
        return self.score >= weights.THRESHOLD


class Comparison:
    """Two texts compared, passage by passage."""

    def __init__(
        self, a: Passages, b: Passages, places: tuple[Places, Places] | None = None
    ) -> None:
        """Compare two texts; nothing is computed before the first result is needed.

        Args:
            a: The passages of one.
            b: The passages of the other.
            places: Where the passages of both are, if they are not two whole texts.
        """
        self.a, self.b = a, b
        """The passages of the first and of the second text."""
        self._likeness = Likeness(a, b, places)

    def of(self, index: int) -> list[Counterpart]:
        """The counterparts of a passage of the first text, best first."""
        return _ranked((at, self._score(index, at)) for at in self._evidence[index])

    def best(self, index: int, most: int) -> list[Counterpart]:
        """The best counterparts of a passage of the first text, best first.

        The other passages are compared only as far as they bear on these: those nearby with all,
        the others with the likely counterparts.

        Args:
            index: The index of the passage.
            most: How many to find.
        """
        found = dict(self._likeness.row(index))
        likely = nlargest(most, found, key=lambda at: weights.alone(found[at]))
        if not likely:
            return []
        height, width = len(self.a.items), len(self.b.items)
        near = range(max(index - REACH, 0), min(index + REACH + 1, height))
        field = Field(
            [_logits(found.items() if at == index else self._likeness.row(at), width)
             for at in near],
            {at: _logits(self._likeness.column(at), height) for at in likely},
        )  # fmt: skip
        place = near.index(index)
        return _ranked(
            (at, self._probability(index, at, found[at], field.support(place, at))) for at in likely
        )

    def back(self, index: int) -> list[Counterpart]:
        """The counterparts of a passage of the second text in the first, best first."""
        found = (at for at, row in enumerate(self._evidence) if index in row)
        return _ranked((at, self._score(at, index)) for at in found)

    def shared(self, one: int, other: int) -> Shared:
        """What a passage of each text have in common, with the reason in words."""
        return shared(self.a.items[one], self.b.items[other], self._likeness)

    @cached_property
    def _evidence(self) -> Sequence[dict[int, Evidence]]:
        return [dict(self._likeness.row(at)) for at in range(len(self.a.items))]

    @cached_property
    def _field(self) -> Field:
        width = len(self.b.items)
        return Field([_logits(row.items(), width) for row in self._evidence])

    def _score(self, one: int, other: int) -> float:
        evidence = self._evidence[one][other]
        return self._probability(one, other, evidence, self._field.support(one, other))

    def _probability(self, one: int, other: int, evidence: Evidence, support: Support) -> float:
        logit, rarities = weights.together(support, evidence), self._likeness.vocabulary.weights
        if quotation(self.a.items[one], self.b.items[other], evidence.run, rarities):
            logit = max(logit, QUOTED)
        return probability(logit)


def _logits(found: Iterable[tuple[int, Evidence]], size: int) -> list[float]:
    """The logit of a passage with each of so many others."""
    logits = [weights.NOTHING] * size
    for at, evidence in found:
        logits[at] = weights.alone(evidence)
    return logits


def _ranked(found: Iterable[tuple[int, float]]) -> list[Counterpart]:
    ranked = (Counterpart(*each) for each in found)
    return sorted(ranked, key=lambda each: (-each.score, each.at))


def counterparts(
    a: Sequence[str], b: Sequence[str], languages: tuple[str, str] = ("", "")
) -> list[list[Counterpart]]:
    """For each sentence of one text, its counterparts in another, best first.

    Args:
        a: The sentences of the one.
        b: The sentences of the other.
        languages: Their languages, if known.
    """
    comparison = Comparison(passages.read(a, languages[0]), passages.read(b, languages[1]))
    return [comparison.of(at) for at in range(len(a))]
