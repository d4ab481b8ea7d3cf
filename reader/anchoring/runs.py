"""Runs of words that are the same in two texts: their places, their order, their gaps."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count, repeat
from math import log2
from operator import mod
from typing import NamedTuple

OPENED = 2.0
"""The cost of each gap between two runs, in bits."""


class Run(NamedTuple):
    """Words that are the same in both texts, one after the other."""

    old: int
    """The first one's index in the old text."""
    new: int
    """The first one's index in the new text."""
    size: int
    """The number of words."""


class Region(NamedTuple):
    """A part of the old text and one of the new: two half-open ranges of indexes."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare."""
        return self.old >= self.old_end or self.new >= self.new_end


def in_order(blocks: Sequence[Run], shingle: int) -> list[Run]:
    """The heaviest selection of runs in the same order; they may overlap by a shingle."""
    ends: list[int] = []
    totals: list[int] = []
    chains: list[int] = []
    before: list[int] = []
    for number, run in enumerate(blocks):
        at = bisect_right(ends, run.new)
        total = run.size + (totals[at - 1] if at else 0)
        before.append(chains[at - 1] if at else -1)
        end = run.new + run.size - shingle + 1
        slot = bisect_left(ends, end)
        if slot and totals[slot - 1] >= total:
            continue
        stop = slot
        while stop < len(ends) and totals[stop] <= total:
            stop += 1
        ends[slot:stop], totals[slot:stop], chains[slot:stop] = [end], [total], [number]
    chosen = []
    number = chains[-1] if chains else -1
    while number >= 0:
        chosen.append(blocks[number])
        number = before[number]
    return chosen[::-1]


def apart(runs: Iterable[Run]) -> list[Run]:
    """Runs in order, cut so that none overlaps another."""
    cut: list[Run] = []
    old = new = 0
    for run in runs:
        over = max(old - run.old, new - run.new, 0)
        if over < run.size:
            cut.append(Run(run.old + over, run.new + over, run.size - over))
            old, new = run.old + run.size, run.new + run.size
    return cut


class Shingles(NamedTuple):
    """The shingles of a part of a text."""

    starts: Sequence[int]
    """The index at which each begins, in order."""
    hashes: Sequence[int]
    """The hash of each."""


def once_in_both(mine: Shingles, yours: Shingles) -> Iterator[tuple[int, int]]:
    """Where the shingles are that occur once in each of two texts, in the order of the first."""
    common = set(mine.hashes).intersection(yours.hashes)
    if common:
        places = _places_once(yours, common)
        for shingle, at in _places_once(mine, common).items():
            if at >= 0 <= places[shingle]:
                yield at, places[shingle]


def _places_once(shingles: Shingles, wanted: set[int]) -> dict[int, int]:
    """Where each wanted shingle is, in order, by its hash; -1 for one that occurs repeatedly."""
    places: dict[int, int] = {}
    for at, shingle in compress(zip(*shingles, strict=True), map(wanted.__contains__, shingles[1])):
        places[shingle] = -1 if shingle in places else at
    return places


def hashes_of(words: Sequence[int], size: int) -> Iterator[int]:
    """The hash of each shingle of a given number of words."""
    return map(hash, zip(*(words[shift:] for shift in range(size)), strict=False))


def shingles_of(words: Sequence[int], size: int, every: int) -> Shingles:
    """The shingles of some words, or a sample of them."""
    hashes = list(hashes_of(words, size))
    if every == 1:
        return Shingles(range(len(hashes)), hashes)
    chosen = [not rest for rest in map(mod, hashes, repeat(every))]
    return Shingles(list(compress(count(), chosen)), list(compress(hashes, chosen)))


def up_to(one: Run, other: Run) -> Run:
    """A run with all that is up to another's end; of no words if that is shifted."""
    is_one = other.new - one.new == other.old - one.old
    return Run(one.old, one.new, other.old + other.size - one.old if is_one else 0)


def joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs, with those merged that directly follow each other."""
    held: Run | None = None
    for run in runs:
        if held and (held.old + held.size, held.new + held.size) == (run.old, run.new):
            held = Run(held.old, held.new, held.size + run.size)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def gaps(anchors: Iterable[Run], region: Region) -> Iterator[Region]:
    """What is left of a region between its anchors."""
    old, new = region.old, region.new
    for run in (*anchors, Run(region.old_end, region.new_end, 0)):
        gap = Region(old, run.old, new, run.new)
        if not gap.is_empty:
            yield gap
        old, new = run.old + run.size, run.new + run.size


def gap_between(one: Run, other: Run) -> float:
    """The cost of the room between two runs, in bits."""
    return gap_bits(other.old - one.old - one.size, other.new - one.new - one.size)


def without(run: Run, cut: int) -> Run:
    """A run without its first words."""
    return Run(run.old + cut, run.new + cut, run.size - cut) if cut else run


def gap_bits(old: int, new: int) -> float:
    """The cost of a gap of so many words on both sides, in bits: how much chance has room for."""
    if not old and not new:
        return 0.0
    return OPENED + log2((old + 1) * (new + 1) * (abs(old - new) + 1))
