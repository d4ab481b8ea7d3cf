"""What each passage of one text shares with each of another, as numbers to be weighted."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from reader.compare.passages import Passage, Passages

PLAIN, NAME, NUMBER = 0, 1, 2
"""Kinds of terms."""
_BETWEEN = " \t\n\u00a0."
"""What stands between the words and initials of a name."""
_SMOOTHING = 0.5
"""Added to a word's count, so that words in every passage carry almost no information."""
_HALF = 0.5


Units = Sequence[Collection[str]]
"""The pieces of evidence in a passage: its words, those of a full name together."""


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
    late: float
    """How far from the beginnings of their texts they are, which say what the rest is about."""


class Places(NamedTuple):
    """Where passages are in their texts."""

    shares: Sequence[float]
    """How much of the text is before each, from 0 to 1."""
    numbers: Sequence[int]
    """The index of each in its text."""


class Likeness:
    """The evidence for every pair of passages of two texts, row by row."""

    def __init__(
        self, a: Passages, b: Passages, places: tuple[Places, Places] | None = None
    ) -> None:
        """Weight the words of two texts.

        Args:
            a: The text of the rows.
            b: The text of the columns.
            places: Where the passages of both are, if they are not two whole texts.
        """
        self._a, self._b = a.items, b.items
        self._places = places or (evenly(len(a.items)), evenly(len(b.items)))
        self._late = [math.log1p(each) for each in self._places[1].numbers]
        self.weights = _weights(a, b)
        """The information in each term between these texts."""
        self._kinds = _kinds(a, b)
        self._postings = _postings(
            [each.terms for each in self._a], (each.terms for each in self._b)
        )
        self._totals = [1 + self._total(self._units(each)) for each in self._b]
        self._sequences, others = [each.grams for each in self._a], [each.grams for each in self._b]
        self._grams, self._gram_postings = _gram_weights(self._sequences, others)
        self._norms = list(map(self._norm, others))
        self._bigrams = _bigram_places(self._a, self._b)
        self._have_numbers = list(map(_has_number, self._b))

    def kind(self, term: str) -> int:
        """The kind of a term: `PLAIN`, `NAME` or `NUMBER`."""
        return self._kinds.get(term, PLAIN)

    def spelling(self, one: Passage, other: Passage) -> float:
        """How similar the spelling of a passage of each text is, from 0 to 1."""
        ours, theirs = one.grams, other.grams
        both = sum(map(self._grams.__getitem__, ours & theirs))
        return both / (self._norm(ours) * self._norm(theirs))

    def row(self, index: int) -> Iterator[tuple[int, Evidence]]:
        """The evidence for a passage of the first text and each of the other but for datelines."""
        passage = self._a[index]
        if not self._is_compared(passage):
            return
        units = self._units(passage)
        shared, rare = self._add_terms(units)
        spelled, runs = self._add_grams(self._sequences[index]), self._runs(passage)
        total = 1 + self._total(units)
        norm, length = self._norm(self._sequences[index]), len(passage.words) + 1
        place, places = self._places[0].shares[index], self._places[1].shares
        has_numbers = _has_number(passage)
        log = math.log1p
        late = log(self._places[0].numbers[index])
        for at, (plain, names, numbers) in enumerate(zip(*shared, strict=True)):
            other = self._b[at]
            if not self._is_compared(other):
                continue
            both = plain + names + numbers
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
                    spelled[at] / (norm * self._norms[at]),
                    log(runs.get(at, 0)),
                    abs(math.log(length / (len(other.words) + 1))),
                    abs(place - places[at]),
                    log(both),
                    both / math.sqrt(total * self._totals[at]),
                    float(has_numbers and not numbers and self._have_numbers[at]),
                    late + self._late[at],
                ),
            )

    @staticmethod
    def _is_compared(passage: Passage) -> bool:
        return bool(passage.words) and not passage.is_dateline

    def _add_terms(self, units: Units) -> tuple[tuple[list[float], ...], list[float]]:
        """For each passage of the second text, the weight of what it shares by kind, and rarity."""
        size = len(self._b)
        shared, rare = ([0.0] * size, [0.0] * size, [0.0] * size), [0.0] * size
        for unit in units:
            for at, (weight, kind) in self._heaviest(unit).items():
                shared[kind][at] += weight
                rare[at] += weight * weight
        return shared, rare

    def _heaviest(self, unit: Collection[str]) -> Mapping[int, tuple[float, int]]:
        """For each passage with any word of a unit, the heaviest one's weight and its kind."""
        found: dict[int, tuple[float, int]] = {}
        for term in unit:
            weight = self.weights[term]
            if weight:
                kind = NAME if len(unit) > 1 else self.kind(term)
                for at in self._postings.get(term, ()):
                    if weight > found.get(at, (0.0, 0))[0]:
                        found[at] = weight, kind
        return found

    def _total(self, units: Units) -> float:
        return sum(max(map(self.weights.__getitem__, unit)) for unit in units)

    def _units(self, passage: Passage) -> Units:
        """The distinct words of a passage; those of a full name are one piece of evidence."""
        full: list[set[str]] = []
        for name in self.full_names(passage):
            joined = [each for each in full if not each.isdisjoint(name)]
            full = [each for each in full if each.isdisjoint(name)] + [name.union(*joined)]
        in_names = set[str]().union(*full)
        return [*full, *((term,) for term in passage.terms - in_names)]

    def full_names(self, passage: Passage) -> Iterator[set[str]]:
        """The names in a passage, each with the capitalised words directly before and after it."""
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

    def _add_grams(self, grams: frozenset[str]) -> list[float]:
        spelled = [0.0] * len(self._b)
        for gram in grams & self._gram_postings.keys():
            square = self._grams[gram]
            for at in self._gram_postings[gram]:
                spelled[at] += square
        return spelled

    def _norm(self, grams: frozenset[str]) -> float:
        return math.sqrt(sum(map(self._grams.__getitem__, grams))) or 1.0

    def _runs(self, passage: Passage) -> Mapping[int, int]:
        """The longest run of words in common with each passage that shares two words in a row."""
        longest: dict[int, int] = {}
        before: dict[tuple[int, int], int] = {}
        for pair in pairwise(passage.words):
            here: dict[tuple[int, int], int] = {}
            for at, start in self._bigrams.get(pair, ()):
                here[at, start] = run = before.get((at, start - 1), 1) + 1
                if run > longest.get(at, 0):
                    longest[at] = run
            before = here
        return longest


def evenly(count: int) -> Places:
    """The places of all passages of a text."""
    return Places([(at + _HALF) / count for at in range(count)], range(count))


def _has_number(passage: Passage) -> bool:
    return any(term[0].isdigit() for term in passage.terms)


def _weights(a: Passages, b: Passages) -> Mapping[str, float]:
    """Each term, weighted by its rarity in both texts and in its language."""
    counts = Counter(chain.from_iterable(each.terms for each in (*a.items, *b.items)))
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


def _postings(a: Iterable[frozenset[str]], b: Iterable[frozenset[str]]) -> Mapping[str, list[int]]:
    """The indexes of the sets of `b` with each of those members that `a` has as well."""
    found = defaultdict(list)
    known = frozenset[str]().union(*a)
    for at, each in enumerate(b):
        for term in each & known:
            found[term].append(at)
    return found


def _gram_weights(
    a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]
) -> tuple[Mapping[str, float], Mapping[str, list[int]]]:
    """The squared weight of each sequence, and the places of those that both texts have."""
    counts = Counter(chain.from_iterable((*a, *b)))
    total = len(a) + len(b) + 1
    squares = [math.log(total / (count + _SMOOTHING)) ** 2 if count else 0.0
               for count in range(total)]  # fmt: skip
    return {gram: squares[count] for gram, count in counts.items()}, _postings(a, b)


def _bigram_places(
    a: Sequence[Passage], b: Sequence[Passage]
) -> Mapping[tuple[str, str], list[tuple[int, int]]]:
    """Where in `b` each two words in a row are that `a` has as well."""
    known = {pair for each in a for pair in pairwise(each.words)}
    found = defaultdict(list)
    for at, each in enumerate(b):
        for start, pair in enumerate(pairwise(each.words)):
            if pair in known:
                found[pair].append((at, start))
    return found
