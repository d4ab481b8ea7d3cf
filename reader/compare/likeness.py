"""What each passage of one text shares with each of another, as numbers to be weighted."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, compress, pairwise
from operator import add
from typing import NamedTuple

from reader.compare.passages import Passage, Passages
from reader.compare.vocabulary import NAME, SMOOTHING, Units, Vocabulary

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
    late: float
    """How far from the beginnings of their texts they are, which say what the rest is about."""


class Places(NamedTuple):
    """Where passages are in their texts."""

    shares: Sequence[float]
    """How much of the text is before each, from 0 to 1."""
    numbers: Sequence[int]
    """The index of each in its text."""


class Likeness:
    """The evidence for every pair of passages of two texts, row by row or column by column."""

    def __init__(
        self, a: Passages, b: Passages, places: tuple[Places, Places] | None = None
    ) -> None:
        """Weight the words of two texts.

        Args:
            a: The text of the rows.
            b: The text of the columns.
            places: Where the passages of both are, if they are not two whole texts.
        """
        self.vocabulary = Vocabulary(a, b)
        """The words of both texts, weighted."""
        ours, theirs = places or (evenly(len(a.items)), evenly(len(b.items)))
        grams = [each.grams for each in a.items], [each.grams for each in b.items]
        self._grams = _gram_weights(chain(*grams), len(a.items) + len(b.items) + 1)
        items = a.items, b.items
        self._a = _Side(items, ours, grams, self._grams, self.vocabulary)
        self._b = _Side(items[::-1], theirs, grams[::-1], self._grams, self.vocabulary)

    def spelling(self, one: Passage, other: Passage) -> float:
        """How similar the spelling of a passage of each text is, from 0 to 1."""
        ours, theirs = one.grams, other.grams
        both = sum(map(self._grams.__getitem__, ours & theirs))
        return both / (_norm(ours, self._grams) * _norm(theirs, self._grams))

    def row(self, index: int) -> Iterator[tuple[int, Evidence]]:
        """The evidence for a passage of the first text and each of the other but for datelines."""
        return _compared(index, self._a, self._b)

    def column(self, index: int) -> Iterator[tuple[int, Evidence]]:
        """The evidence for a passage of the second text and each of the first."""
        return _compared(index, self._b, self._a)


_Sets = Sequence[frozenset[str]]
"""The character sequences of each passage of a text."""


class _Side:
    """The passages of one text of a pair, prepared to be compared with those of the other."""

    def __init__(
        self,
        passages: tuple[Sequence[Passage], Sequence[Passage]],
        places: Places,
        grams: tuple[_Sets, _Sets],
        squares: Mapping[str, float],
        vocabulary: Vocabulary,
    ) -> None:
        self.items, self._others = passages
        self.grams, self._others_grams = grams
        self.squares, self.vocabulary, self.shares = squares, vocabulary, places.shares
        self.late = list(map(math.log1p, places.numbers))
        self.lengths = [math.log(len(each.words) + 1) for each in self.items]
        self.are_compared = [bool(each.words) and not each.is_dateline for each in self.items]
        self.have_numbers = list(map(_has_number, self.items))

    @cached_property
    def units(self) -> Sequence[Units]:
        """For each passage, its words and full names."""
        return list(map(self.vocabulary.units, self.items))

    @cached_property
    def totals(self) -> Sequence[float]:
        """For each passage, the weight of these, and one."""
        return [1 + self.vocabulary.total(each) for each in self.units]

    @cached_property
    def norms(self) -> Sequence[float]:
        """For each passage, the length of the vector of its character sequences."""
        return [_norm(each, self.squares) for each in self.grams]

    @cached_property
    def term_places(self) -> Mapping[str, Sequence[int]]:
        """The indexes of the passages with each word."""
        return _postings(each.terms for each in self.items)

    @cached_property
    def gram_places(self) -> Mapping[str, Sequence[int]]:
        """The indexes of the passages with each character sequence that the other text has."""
        known = frozenset[str]().union(*self._others_grams)
        return _postings(each & known for each in self.grams)

    @cached_property
    def pair_places(self) -> Mapping[tuple[str, str], Sequence[tuple[int, int]]]:
        """Where each two words in a row are that the other text has too: passage and word."""
        known = {pair for each in self._others for pair in pairwise(each.words)}
        found = defaultdict(list)
        for at, each in enumerate(self.items):
            for start, pair in enumerate(pairwise(each.words)):
                if pair in known:
                    found[pair].append((at, start))
        return found

    def with_terms(self, units: Units) -> tuple[Sequence[Sequence[float]], Sequence[float]]:
        """For each passage, the weight of what it shares of some words by kind, and its rarity."""
        size = len(self.items)
        shared, rare = ([0.0] * size, [0.0] * size, [0.0] * size), [0.0] * size
        for unit in units:
            if len(unit) > 1:
                for at, weight in self._heaviest(unit).items():
                    shared[NAME][at] += weight
                    rare[at] += weight * weight
                continue
            [term] = unit
            weight, of_kind = self.vocabulary.weights[term], shared[self.vocabulary.kind(term)]
            square = weight * weight
            for at in self.term_places.get(term, ()) if weight else ():
                of_kind[at] += weight
                rare[at] += square
        return shared, rare

    def _heaviest(self, name: Collection[str]) -> Mapping[int, float]:
        """For each passage with any word of a full name, the weight of the heaviest one."""
        found: dict[int, float] = {}
        for term in name:
            weight = self.vocabulary.weights[term]
            for at in self.term_places.get(term, ()) if weight else ():
                found[at] = max(weight, found.get(at, 0.0))
        return found

    def with_grams(self, grams: frozenset[str]) -> Sequence[float]:
        """For each passage, the weight of what it shares of some character sequences."""
        spelled, places_of = [0.0] * len(self.items), self.gram_places.get
        for gram in grams:
            square = self.squares[gram]
            for at in places_of(gram, ()):
                spelled[at] += square
        return spelled

    def with_runs(self, passage: Passage) -> Sequence[int]:
        """For each passage, the longest run of words it has in common with one, from two on."""
        longest = [0] * len(self.items)
        before: dict[tuple[int, int], int] = {}
        for pair in pairwise(passage.words):
            here: dict[tuple[int, int], int] = {}
            for at, start in self.pair_places.get(pair, ()):
                here[at, start] = run = before.get((at, start - 1), 1) + 1
                longest[at] = max(longest[at], run)
            before = here
        return longest


def _compared(index: int, ours: _Side, theirs: _Side) -> Iterator[tuple[int, Evidence]]:
    """The evidence for one passage of a text and each of the other, feature by feature."""
    if not ours.are_compared[index]:
        return iter(())
    passage, log = ours.items[index], math.log1p
    (plain, names, numbers), rare = theirs.with_terms(ours.units[index])
    total = ours.totals[index]
    both = list(map(add, map(add, plain, names), numbers))
    one = [each / total for each in both]
    other = [each / of for each, of in zip(both, theirs.totals, strict=True)]
    norm, spelled = ours.norms[index], theirs.with_grams(ours.grams[index])
    length, share, late = ours.lengths[index], ours.shares[index], ours.late[index]
    has_number = ours.have_numbers[index]
    features = zip(
        map(log, rare),
        map(max, one, other),
        map(min, one, other),
        map(log, names),
        map(log, numbers),
        map(log, plain),
        [each / (norm * of) for each, of in zip(spelled, theirs.norms, strict=True)],
        map(log, theirs.with_runs(passage)),
        [abs(length - each) for each in theirs.lengths],
        [abs(share - each) for each in theirs.shares],
        map(log, both),
        [math.sqrt(each * by) for each, by in zip(one, other, strict=True)],
        [float(has_number and has and not each)
         for has, each in zip(theirs.have_numbers, numbers, strict=True)],
        [late + each for each in theirs.late],
        strict=True,
    )  # fmt: skip
    return compress(enumerate(map(Evidence._make, features)), theirs.are_compared)


def evenly(count: int) -> Places:
    """The places of all passages of a text."""
    return Places([(at + _HALF) / count for at in range(count)], range(count))


def _has_number(passage: Passage) -> bool:
    return any(word[0].isdigit() for word in passage.words)


def _norm(grams: Iterable[str], squares: Mapping[str, float]) -> float:
    return math.sqrt(sum(map(squares.__getitem__, grams))) or 1.0


def _postings(sets: Iterable[Iterable[str]]) -> Mapping[str, Sequence[int]]:
    """The indexes of the sets with each of their members."""
    found = defaultdict(list)
    for at, each in enumerate(sets):
        for member in each:
            found[member].append(at)
    return found


def _gram_weights(grams: Iterable[frozenset[str]], total: int) -> Mapping[str, float]:
    """The squared weight of each character sequence by its rarity."""
    counts = Counter(chain.from_iterable(grams))
    squares = [math.log(total / (count + SMOOTHING)) ** 2 if count else 0.0
               for count in range(total)]  # fmt: skip
    return {gram: squares[count] for gram, count in counts.items()}
