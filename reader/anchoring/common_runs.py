"""Words that two texts have in one order, in runs.

What is unmistakable comes first: words in a row that stand once in both. What stands between is
compared in turn. What is alike by chance only is left out: a word counts by how much it would
take for chance to put it there, in bits, against how much room there is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log2
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

LONG = 8
"""Words in a row by which two places are told to be one, where they stand once in both."""
SHINGLES = (LONG, 5, 3)
"""The same, in what is left by each before."""
SMALL = 64
"""Words that are compared each with each at once, where one side has no more."""
ROOM = 4_000_000
"""How many pairs of words are compared at most for that."""
NEAR = 6
"""Words passed over at most, on both sides together, to go on where a run has ended."""
GOING_ON = 16.0
"""Bits that the two words must tell with which it goes on."""
LOOK_BACK = 12
"""Runs before a run that it may follow."""
OPENED = 2.0
"""Bits that each gap between two runs takes."""
WIDENED = 2.0
"""Bits that it takes more, for each doubling of the room in it."""
LINKED = 0.6
"""How much a word still tells behind the one that it follows in both texts."""


class Run(NamedTuple):
    """Words that stand alike in both texts, one after the other."""

    old: int
    """The first one's index in the old text."""
    new: int
    """The first one's index in the new text."""
    size: int
    """How many."""


class Region(NamedTuple):
    """A part of the old text and one of the new: half-open pairs of indexes."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare."""
        return self.old >= self.old_end or self.new >= self.new_end


def told_by(*texts: Sequence[int]) -> list[float]:
    """How many bits each word tells, by its number: the rarer, the more."""
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(text)
    whole = log2(sum(map(len, texts)) + 1)
    bits = [whole] * (max(counts, default=-1) + 1)
    for word, count in counts.items():
        bits[word] = whole - log2(count)
    return bits


class Comparison:
    """Two texts, each a row of numbers for its words."""

    def __init__(self, old: Sequence[int], new: Sequence[int], bits: Sequence[float]) -> None:
        self.old = old
        """The old text."""
        self.new = new
        """The new text."""
        self.bits = bits
        """How much each word tells, by its number."""

    def worth(self, run: Run) -> float:
        """How many bits it would take for chance to put a run there."""
        each = [self.bits[word] for word in self.old[run.old : run.old + run.size]]
        return max(each, default=0.0) * (1 - LINKED) + sum(each) * LINKED

    def runs(self, region: Region, anchors: Sequence[Run] = ()) -> list[Run]:
        """The runs in a region, in order, without those that chance has put there.

        Args:
            region: Where to look.
            anchors: Runs that are in any case, in order; long ones are not looked for again.
        """
        found = list(anchors)
        for gap in _gaps(anchors, region):
            found += self._every_run(gap, level=1 if anchors else 0)
        return self._chained(list(_joined(sorted(found))))

    def trimmed(self, region: Region) -> tuple[Run, Region, Run]:
        """What a region begins and ends with alike, and what is between."""
        start, end, to, to_end = region
        head = self._alike(region, from_end=False)
        between = Region(start + head, end, to + head, to_end)
        tail = self._alike(between, from_end=True)
        between = Region(start + head, end - tail, to + head, to_end - tail)
        return Run(start, to, head), between, Run(between.old_end, between.new_end, tail)

    def _every_run(self, whole: Region, level: int) -> list[Run]:
        left = [(whole, level)]
        found: list[Run] = []
        while left:
            region, level = left.pop()
            region = self._crept(region, found)
            rows, columns = region.old_end - region.old, region.new_end - region.new
            if region.is_empty:
                continue
            if level == len(SHINGLES) or (min(rows, columns) <= SMALL and rows * columns <= ROOM):
                found += self._compared(region)
                continue
            size = SHINGLES[level]
            anchors = apart(in_order(self.blocks(region, size), size))
            found += anchors
            left += ((gap, level + 1) for gap in _gaps(anchors, region))
        return found

    def _crept(self, region: Region, found: list[Run]) -> Region:
        """What is left of a region when runs that begin at its ends are taken."""
        while True:
            head, region, tail = self.trimmed(region)
            found += (run for run in (head, tail) if run.size)
            if region.is_empty:
                return region
            if skip := self._skipped(region, from_end=False):
                region = region._replace(old=region.old + skip[0], new=region.new + skip[1])
            elif skip := self._skipped(region, from_end=True):
                old_end, new_end = region.old_end - skip[0], region.new_end - skip[1]
                region = region._replace(old_end=old_end, new_end=new_end)
            else:
                return region

    def _skipped(self, region: Region, *, from_end: bool) -> tuple[int, int] | None:
        """How many words of both texts to pass over for a run to go on."""
        part = NEAR + 2
        if from_end:
            mine = self.old[max(region.old_end - part, region.old) : region.old_end][::-1]
            yours = self.new[max(region.new_end - part, region.new) : region.new_end][::-1]
        else:
            mine = self.old[region.old : min(region.old + part, region.old_end)]
            yours = self.new[region.new : min(region.new + part, region.new_end)]
        for skip in range(1, NEAR + 1):
            for at in range(skip + 1):
                pair = mine[at : at + 2]
                told = sum(self.bits[word] for word in pair)
                if told >= GOING_ON and pair == yours[skip - at : skip - at + 2]:
                    return at, skip - at
        return None

    def _alike(self, region: Region, *, from_end: bool) -> int:
        """How many words are alike at the beginning or the end of a region."""
        old, new = self.old, self.new
        size, step = 0, 1
        most = min(region.old_end - region.old, region.new_end - region.new)
        while size < most:
            step = min(step, most - size)
            at, to = region.old + size, region.new + size
            if from_end:
                at, to = region.old_end - size - step, region.new_end - size - step
            if old[at : at + step] == new[to : to + step]:
                size += step
                step *= 2
            elif step == 1:
                break
            else:
                step = max(step // 4, 1)
        return size

    def blocks(self, region: Region, size: int) -> list[Run]:
        """The runs made of words in a row that stand once on both sides of a region."""
        mine = _shingles(self.old[region.old : region.old_end], size)
        yours = _shingles(self.new[region.new : region.new_end], size)
        blocks: list[Run] = []
        start = shift = 0
        end = -1
        for at, to in once_in_both(mine, yours):
            if at > end or to - at != shift:
                if end >= 0:
                    blocks.append(self._block(region, start, start + shift, end - start))
                start, shift = at, to - at
            end = at + size
        if end >= 0:
            blocks.append(self._block(region, start, start + shift, end - start))
        return [run for run in blocks if self._is_true(run)]

    def _block(self, region: Region, old: int, new: int, size: int) -> Run:
        return Run(region.old + old, region.new + new, size)

    def _is_true(self, run: Run) -> bool:
        """Whether the words are the same; shingles are compared by their hashes."""
        old, new, size = run
        return self.old[old : old + size] == self.new[new : new + size]

    def _compared(self, region: Region) -> Iterator[Run]:
        """The longest common order of words in a region; in pieces where it is too large."""
        rows, columns = region.old_end - region.old, region.new_end - region.new
        pieces = 1
        while (rows // pieces + 1) * (columns // pieces + 1) > ROOM:
            pieces *= 2
        for piece in range(pieces):
            at, end = (region.old + rows * each // pieces for each in (piece, piece + 1))
            to, to_end = (region.new + columns * each // pieces for each in (piece, piece + 1))
            for change in LCSseq.opcodes(self.old[at:end], self.new[to:to_end]):
                if change.tag == "equal":
                    size = change.src_end - change.src_start
                    yield Run(at + change.src_start, to + change.dest_start, size)

    def _chained(self, runs: list[Run]) -> list[Run]:
        """The best chain: each run adds its bits, each gap takes those it has room for."""
        best: list[float] = []
        before: list[int] = []
        for at, run in enumerate(runs):
            worth = self.worth(run)
            top, last = worth, -1
            for back in range(at - 1, max(at - 1 - LOOK_BACK, -1), -1):
                score = best[back] + worth - _gap(runs[back], run)
                if score > top or last < 0:
                    top, last = score, back
            best.append(top)
            before.append(last)
        tail = range(max(len(runs) - LOOK_BACK, 0), len(runs))
        at = max(tail, key=lambda each: best[each], default=-1)
        chain: list[Run] = []
        while at >= 0:
            chain.append(runs[at])
            at = before[at]
        return chain[::-1]


def in_order(blocks: Sequence[Run], shingle: int) -> list[Run]:
    """The heaviest choice of runs that stand in one order; they may overlap by a shingle."""
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


def once_in_both(mine: Sequence[int], yours: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The indexes of the shingles that come once in each of two rows, in the first one's order."""
    last, first = _ends(mine)
    your_last, your_first = _ends(yours)
    for shingle, at in last.items():
        to = your_last.get(shingle)
        if to is not None and first[shingle] == at and your_first[shingle] == to:
            yield at, to


def _ends(shingles: Sequence[int]) -> tuple[dict[int, int], dict[int, int]]:
    """Where each shingle comes last, in the order in which they come first; and where first."""
    places = range(len(shingles))
    last = dict(zip(shingles, places, strict=True))
    if len(last) == len(shingles):
        return last, last
    return last, dict(zip(reversed(shingles), reversed(places), strict=True))


def _shingles(words: Sequence[int], size: int) -> list[int]:
    """The hash of the words in a row that begin at each word."""
    return list(map(hash, zip(*(words[shift:] for shift in range(size)), strict=False)))


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs with those made one that follow on each other."""
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


def _gaps(anchors: Iterable[Run], region: Region) -> Iterator[Region]:
    """What is left of a region between its anchors."""
    old, new = region.old, region.new
    for run in (*anchors, Run(region.old_end, region.new_end, 0)):
        gap = Region(old, run.old, new, run.new)
        if not gap.is_empty:
            yield gap
        old, new = run.old + run.size, run.new + run.size


def _gap(one: Run, other: Run) -> float:
    """How many bits there is room for between two runs."""
    old, new = other.old - one.old - one.size, other.new - one.new - one.size
    return OPENED + WIDENED * log2((old + 1) * (new + 1))
