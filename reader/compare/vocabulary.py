"""The words of two texts that are compared: how much each says, and what kind of word it is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from reader.compare.passages import Passage, Passages

PLAIN, NAME, NUMBER = 0, 1, 2
"""Kinds of words."""
SMOOTHING = 0.5
"""Added to a count, so that what is in every passage carries almost no information."""
_BETWEEN = " \t\n\u00a0."
"""What stands between the words and initials of a name."""

Units = Sequence[Collection[str]]
"""The pieces of evidence in a passage: its words, those of a full name together."""


class Vocabulary:
    """The words of two texts."""

    def __init__(self, a: Passages, b: Passages) -> None:
        """Weight the words of two texts."""
        self.weights = _weights(a, b)
        """The information in each word between these texts."""
        self._kinds = _kinds(a, b)

    def kind(self, term: str) -> int:
        """The kind of a word: `PLAIN`, `NAME` or `NUMBER`."""
        return self._kinds.get(term, PLAIN)

    def total(self, units: Units) -> float:
        """The information in some pieces of evidence together."""
        return sum(max(map(self.weights.__getitem__, unit)) for unit in units)

    def units(self, passage: Passage) -> Units:
        """The distinct words of a passage; those of a full name are one piece of evidence."""
        full: list[set[str]] = []
        for name in self.full_names(passage):
            joined = [each for each in full if not each.isdisjoint(name)]
            full = [each for each in full if each.isdisjoint(name)] + [name.union(*joined)]
        in_names = set[str]().union(*full)
        return [*full, *((term,) for term in passage.terms - in_names)]

    def full_names(self, passage: Passage) -> Iterator[set[str]]:
        """The names in a passage, each with the capitalised words directly before and after it."""
        if not any(self.kind(word) == NAME for word in passage.words):
            return
        run: set[str] = set()
        end = -1
        for word, span in zip(passage.words, passage.spans, strict=True):
            is_capital = passage.text[span.start].isupper()
            if run and not (is_capital and not passage.text[end : span.start].strip(_BETWEEN)):
                if any(self.kind(each) == NAME for each in run):
                    yield run
                run = set()
            if is_capital:
                run.add(word)
            end = span.end
        if any(self.kind(each) == NAME for each in run):
            yield run


def _weights(a: Passages, b: Passages) -> Mapping[str, float]:
    """Each word, weighted by its rarity in both texts and in its language."""
    counts = Counter(chain.from_iterable(each.terms for each in (*a.items, *b.items)))
    total = sum(1 for each in (*a.items, *b.items) if each.words) + 1
    return {
        term: min(a.weights.get(term, 1.0), b.weights.get(term, 1.0))
        * math.log(total / (count + SMOOTHING))
        for term, count in counts.items()
    }


def _kinds(a: Passages, b: Passages) -> Mapping[str, int]:
    lower = a.lower | b.lower
    capitals = {term for each in (*a.items, *b.items) for term in each.capitals}
    names = dict.fromkeys(capitals - lower, NAME)
    numbers = {t: NUMBER for each in (*a.items, *b.items) for t in each.words if t[0].isdigit()}
    return names | numbers
