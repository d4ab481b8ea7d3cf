"""What each passage of one text shares with each of another, as numbers to be weighted."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.compare.passages import Passage, Passages

PLAIN, NAME, NUMBER = 0, 1, 2
"""Kinds of terms."""
_SPELLED = 0.1
"""The similarity in spelling from which a pair that shares no word is considered."""
_SMOOTHING = 0.5
"""Added to a word's count, so that words in every passage carry almost no information."""
_HALF = 0.5


class Evidence(NamedTuple):
    """The evidence that two passages say the same; the names of the weights."""

    rare: float
    """Shared words, by the square of their rarity here and in the language."""
    most: float
    """The share of one passage's words that are in the other: the larger of the two."""
    least: float
    """The smaller of the two."""
    names: float
    """Shared names."""
    numbers: float
    """Shared numbers."""
    plain: float
    """Shared words that are neither: people and dates may agree while the event differs."""
    spelling: float
    """The cosine of the character sequences: for inflected forms, and words of other scripts."""
    run: float
    """The longest run of words in common."""
    length: float
    """Difference in length."""
    apart: float
    """The difference of their positions in their texts, from 0 to 1."""
    shared: float
    """All shared words, each weighted by its rarity."""
    cosine: float
    """The same in proportion to the words of both."""
    clash: float
    """Whether both have numbers, and none in common."""


class Likeness:
    """The evidence for every pair of passages of two texts, row by row."""

    def __init__(self, a: Passages, b: Passages, places: tuple[Sequence[float], ...] = ()) -> None:
        """Weight the words of two texts.

        Args:
            a: The text of the rows.
            b: The text of the columns.
            places: The position of each passage of both in its text, from 0 to 1, if not evenly
                spaced.
        """
        self._a, self._b = a.items, b.items
        self._places = places or (evenly(len(a.items)), evenly(len(b.items)))
        self.weights = _weights(a, b)
        """The information in each term between these texts."""
        self._kinds = _kinds(a, b)
        self._postings = _postings(each.terms for each in self._b)
        sums = self.weights.__getitem__
        self._totals = [1 + sum(map(sums, each.terms)) for each in self._b]
        self._grams, self._gram_postings = _gram_weights(self._a, self._b)
        self._norms = [self._norm(each) for each in self._b]
        self._bigrams = _bigram_places(self._b)
        self._have_numbers = list(map(_has_number, self._b))

    def kind(self, term: str) -> int:
        """The kind of a term: `PLAIN`, `NAME` or `NUMBER`."""
        return self._kinds.get(term, PLAIN)

    def row(self, index: int) -> Iterator[tuple[int, Evidence]]:
        """The evidence for a passage of the first text and each of the other that shares any."""
        passage, size = self._a[index], len(self._b)
        if passage.is_dateline:
            return
        shared = [0.0] * size, [0.0] * size, [0.0] * size
        rare, spelled = [0.0] * size, [0.0] * size
        self._add_terms(passage, shared, rare)
        self._add_grams(passage, spelled)
        runs = self._runs(passage)
        total = 1 + sum(map(self.weights.__getitem__, passage.terms))
        norm, length = self._norm(passage), len(passage.words) + 1
        place, places = self._places[0][index], self._places[1]
        has_numbers = _has_number(passage)
        log = math.log1p
        for at, (plain, names, numbers) in enumerate(zip(*shared, strict=True)):
            both = plain + names + numbers
            cosine = spelled[at] / (norm * self._norms[at])
            other = self._b[at]
            if (not both and cosine < _SPELLED) or other.is_dateline:
                continue
            one, two = both / total, both / self._totals[at]
            yield (
                at,
                Evidence(
                    log(rare[at]),
                    max(one, two),
                    min(one, two),
                    log(names),
                    log(numbers),
                    log(plain),
                    cosine,
                    log(runs.get(at, 0)),
                    abs(math.log(length / (len(other.words) + 1))),
                    abs(place - places[at]),
                    log(both),
                    both / math.sqrt(total * self._totals[at]),
                    float(has_numbers and not numbers and self._have_numbers[at]),
                ),
            )

    def _add_terms(
        self, passage: Passage, shared: tuple[list[float], ...], rare: list[float]
    ) -> None:
        for term in passage.terms & self._postings.keys():
            weight = self.weights[term]
            if weight:
                square, kind = weight * weight, shared[self._kinds.get(term, PLAIN)]
                for at in self._postings[term]:
                    kind[at] += weight
                    rare[at] += square

    def _add_grams(self, passage: Passage, spelled: list[float]) -> None:
        for gram in passage.grams & self._gram_postings.keys():
            square = self._grams[gram]
            for at in self._gram_postings[gram]:
                spelled[at] += square

    def _norm(self, passage: Passage) -> float:
        return math.sqrt(sum(map(self._grams.__getitem__, passage.grams))) or 1.0

    def _runs(self, passage: Passage) -> Mapping[int, int]:
        """The longest run of words in common with each passage that shares two words in a row."""
        longest: dict[int, int] = {}
        before: dict[tuple[int, int], int] = {}
        for pair in zip(passage.words, passage.words[1:], strict=False):
            here: dict[tuple[int, int], int] = {}
            for at, start in self._bigrams.get(pair, ()):
                here[at, start] = run = before.get((at, start - 1), 1) + 1
                if run > longest.get(at, 0):
                    longest[at] = run
            before = here
        return longest


def evenly(count: int) -> list[float]:
    """The positions of evenly spaced passages."""
    return [(at + _HALF) / count for at in range(count)]


def _has_number(passage: Passage) -> bool:
    return any(term[0].isdigit() for term in passage.terms)


def _weights(a: Passages, b: Passages) -> Mapping[str, float]:
    """Each term, weighted by its rarity in both texts and in its language."""
    counts = Counter(term for each in (*a.items, *b.items) for term in each.terms)
    total = sum(1 for each in (*a.items, *b.items) if each.words) + 1
    return {
        term: min(a.weights.get(term, 1.0), b.weights.get(term, 1.0))
        * math.log(total / (count + _SMOOTHING))
        for term, count in counts.items()
    }


def _kinds(a: Passages, b: Passages) -> Mapping[str, int]:
    lower = a.lower | b.lower
    capitals = {term for each in (*a.items, *b.items) for term in each.capitals}
    names = dict.fromkeys(capitals - lower, NAME)
    numbers = {t: NUMBER for each in (*a.items, *b.items) for t in each.terms if t[0].isdigit()}
    return names | numbers


def _postings(sets: Iterable[frozenset[str]]) -> Mapping[str, list[int]]:
    found = defaultdict(list)
    for at, each in enumerate(sets):
        for term in each:
            found[term].append(at)
    return found


def _gram_weights(
    a: Sequence[Passage], b: Sequence[Passage]
) -> tuple[Mapping[str, float], Mapping[str, list[int]]]:
    """The squared weight of each sequence, and the places of those that both texts have."""
    counts = Counter(gram for each in (*a, *b) for gram in each.grams)
    total = len(a) + len(b) + 1
    squares = [math.log(total / (count + _SMOOTHING)) ** 2 if count else 0.0
               for count in range(total)]  # fmt: skip
    postings = _postings(each.grams for each in b)
    known = {gram for each in a for gram in each.grams}
    return (
        {gram: squares[count] for gram, count in counts.items()},
        {gram: places for gram, places in postings.items() if gram in known},
    )


def _bigram_places(b: Sequence[Passage]) -> Mapping[tuple[str, str], list[tuple[int, int]]]:
    found = defaultdict(list)
    for at, each in enumerate(b):
        for start, pair in enumerate(zip(each.words, each.words[1:], strict=False)):
            found[pair].append((at, start))
    return found
