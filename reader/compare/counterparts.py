"""Counterparts: the passages of two texts that make the same statement, or one about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from reader.compare import passages, weights
from reader.compare.likeness import Evidence, Likeness, Places
from reader.compare.passages import Passages
from reader.compare.shared import Shared, quotation, shared
from reader.compare.support import Field, probability

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
        logits = [[weights.NOTHING] * width for _ in self.a.items]
        for row, found in zip(logits, self._evidence, strict=True):
            for at, evidence in found.items():
                row[at] = weights.alone(evidence)
        return Field(logits)

    def _score(self, one: int, other: int) -> float:
        evidence = self._evidence[one][other]
        logit = weights.together(self._field.support(one, other), evidence)
        if quotation(self.a.items[one], self.b.items[other], evidence.run, self._likeness.weights):
            logit = max(logit, QUOTED)
        return probability(logit)


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
