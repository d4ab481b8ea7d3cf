"""One passage compared with those of many texts: an index picks the few worth scoring."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

from reader.compare.counterparts import Comparison
from reader.compare.likeness import Places
from reader.compare.passages import BLANK, Passage, Passages
from reader.compare.shared import Shared

_WEIGHED = 40
"""The most passages that are scored, of all that share words."""
_AROUND = 2
"""Passages around each that may support it."""
_GAP = 3
"""Blank passages between those of different places, to keep them from supporting each other."""
_USUAL = 0.2
"""The distance of counterparts in texts of any kind."""
_MIDDLE = 15
"""The index of a passage in a report of usual length, for all: every text has a beginning."""
_EVERYWHERE = 0.25
"""The share of passages with a word from which it says nothing about any of them."""
_SMOOTHING = 0.5


class Given(NamedTuple):
    """A passage whose counterparts are looked for."""

    passages: Passages
    """The passage with its neighbours in its own text."""
    at: int
    """The index of the passage among these."""


class Found(NamedTuple):
    """A passage of one of many texts, as the counterpart of a given one."""

    text: int
    """The index of the text."""
    at: int
    """The index of the passage in it."""
    score: float
    """How likely it is a counterpart, from 0 to 1."""
    shared: Shared
    """What they have in common."""


class PassageIndex:
    """An index of the passages of some texts by their words."""

    def __init__(self, texts: Sequence[Passages]) -> None:
        """Index texts."""
        self._texts = texts
        self._at = [(text, index) for text, each in enumerate(texts)
                    for index in range(len(each.items))]  # fmt: skip
        self._postings: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._roots = array("d")
        """For each passage, the square root of the number of its words, and one."""
        for number, (text, index) in enumerate(self._at):
            terms = texts[text].items[index].terms
            self._roots.append(math.sqrt(1 + len(terms)))
            for term in terms:
                self._postings[term].append(number)

    def find(self, given: Given, most: int = 10) -> list[Found]:
        """The counterparts of a passage, best first.

        Args:
            given: The passage with its neighbours.
            most: How many to find.
        """
        near = given.passages
        places = set(self._candidates(near, near.items[given.at]))
        if not places:
            return []
        columns, labels = self._columns(places)
        size = len(near.items)
        ours = Places([0.0] * size, [_MIDDLE] * size)
        theirs = Places([_USUAL] * len(labels), [_MIDDLE] * len(labels))
        comparison = Comparison(near, columns, (ours, theirs))
        found = ((labels[each.at], each) for each in comparison.of(given.at))
        ranked = [(label, each) for label, each in found if label in places and label]
        return [
            Found(*label, each.score, comparison.shared(given.at, each.at))
            for label, each in ranked[:most]
        ]

    def _candidates(self, given: Passages, passage: Passage) -> Iterable[tuple[int, int]]:
        """The passages that share the rarest words with a given one, relative to their length."""
        total = len(self._at)
        scores: defaultdict[int, float] = defaultdict(float)
        for term in passage.terms & self._postings.keys():
            numbers = self._postings[term]
            weight = given.weights.get(term, 1.0) * math.log(
                (total + 1) / (len(numbers) + _SMOOTHING)
            )
            if weight <= 0 or (len(numbers) > _EVERYWHERE * total and total > _WEIGHED):
                continue
            square = weight * weight
            for number in numbers:
                scores[number] += square
        roots = self._roots
        best = nlargest(_WEIGHED, scores, key=lambda number: scores[number] / roots[number])
        return [self._at[number] for number in best]

    def _columns(
        self, places: Iterable[tuple[int, int]]
    ) -> tuple[Passages, Sequence[tuple[int, int] | None]]:
        """The passages at some places with their neighbours, and their indexes among these."""
        wanted = {
            (text, near)
            for text, index in places
            for near in range(index - _AROUND, index + _AROUND + 1)
            if 0 <= near < len(self._texts[text].items)
        }
        labels: list[tuple[int, int] | None] = []
        for text, index in sorted(wanted):
            if labels and labels[-1] != (text, index - 1):
                labels += [None] * _GAP
            labels.append((text, index))
        items = [self._texts[each[0]].items[each[1]] if each else BLANK for each in labels]
        return Passages("", items, self._weights(labels), frozenset(self._lower(labels))), labels

    def _weights(self, labels: Iterable[tuple[int, int] | None]) -> dict[str, float]:
        found: dict[str, float] = {}
        for text, index in filter(None, labels):
            known = self._texts[text].weights
            for term in self._texts[text].items[index].terms:
                found[term] = min(found.get(term, 1.0), known[term])
        return found

    def _lower(self, labels: Iterable[tuple[int, int] | None]) -> Iterator[str]:
        for text, index in filter(None, labels):
            yield from self._texts[text].items[index].terms & self._texts[text].lower


def around(passages: Passages, indices: range, own: Passage | None = None) -> Given:
    """A passage with its neighbours in its text.

    Args:
        passages: The text.
        indices: The indexes of the passages.
        own: The passage itself, if it is not exactly one of them.
    """
    items = passages.items
    before = list(items[max(indices.start - _AROUND, 0) : indices.start])
    behind = items[indices.stop : indices.stop + _AROUND]
    middle = own or items[indices.start]
    found = [*before, middle, *behind]
    near = Passages(passages.language, found, passages.weights, passages.lower)
    return Given(near, len(before))
