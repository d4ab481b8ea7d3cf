"""Words that two texts have in one order, in runs.

What is unmistakable comes first: words in a row that stand once in both. What stands between is
compared in turn. What is alike by chance only is left out: a word counts by how much it would
take for chance to put it there, in bits, against how much room there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf, log2
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from reader.anchoring.runs import (
    Region,
    Run,
    apart,
    gap_between,
    gap_bits,
    gaps,
    in_order,
    joined,
    once_in_both,
    shingles_of,
    up_to,
    without,
)

LONG = 8
"""Words in a row by which two places are told to be one, where they stand once in both."""
SHINGLES = (LONG, 5, 3)
"""The same, in what is left by each before."""
SAMPLED = 50_000
"""Shingles that a text is compared by, more or less; of a longer one, a part spread over it."""
SMALL = 64
"""Words that are compared each with each at once, where one side has no more."""
ROOM = 4_000_000
"""How many pairs of words are compared at most for that."""
CELLS = 16_384
"""Pairs of words up to which all runs of a region are weighed against each other."""
MATCHES = 64
"""Pairs of equal words that are weighed at a time; the commonest words wait for the next."""
NEAR = 6
"""Words passed over at most, on both sides together, to go on where a run has ended."""
GOING_ON = 16.0
"""Bits that the two words must tell with which it goes on."""
LOOK_BACK = 12
"""Runs before a run that it may follow."""
LINKED = 0.6
"""How much a word still tells behind the one that it follows in both texts."""


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


class _Link(NamedTuple):
    """What a run follows in a chain."""

    before: int
    """The number of the run before it."""
    cut: int
    """How many of its first words that one has already."""


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
        for gap in gaps(anchors, region):
            found += self._every_run(gap, level=1 if anchors else 0)
        return self._chained(list(joined(sorted(found))))

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
            least = SMALL if level < len(SHINGLES) else ROOM
            if min(rows, columns) <= least and rows * columns <= ROOM:
                found += self._compared(region)
                continue
            if level == len(SHINGLES):
                continue
            size = SHINGLES[level]
            blocks = self.blocks(region, size)
            if rows * columns > ROOM:
                room = log2(rows * columns)
                blocks = [run for run in blocks if self.worth(run) > room]
            anchors = apart(in_order(blocks, size))
            found += anchors
            left += ((gap, level + 1) for gap in gaps(anchors, region))
        return found

    def _crept(self, region: Region, found: list[Run]) -> Region:
        """What is left of a region when runs that begin at its ends are taken."""
        while True:
            head, region, tail = self.trimmed(region)
            found += (run for run in (head, tail) if run.size)
            if region.is_empty:
                return region
            if skip := self._skipped(region, from_end=False):
                between = Region(region.old, region.old + skip[0], region.new, region.new + skip[1])
                region = region._replace(old=between.old_end, new=between.new_end)
            elif skip := self._skipped(region, from_end=True):
                ends = region.old_end - skip[0], region.new_end - skip[1]
                between = Region(ends[0], region.old_end, ends[1], region.new_end)
                region = region._replace(old_end=between.old, new_end=between.new)
            else:
                return region
            if not between.is_empty:
                found += self._compared(between)

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
        every = min(region.old_end - region.old, region.new_end - region.new) // SAMPLED + 1
        mine = shingles_of(self.old[region.old : region.old_end], size, every)
        yours = shingles_of(self.new[region.new : region.new_end], size, every)
        blocks: list[Run] = []
        for at, to in once_in_both(mine, yours):
            run = Run(region.old + at, region.new + to, size)
            longer = up_to(blocks[-1], run) if blocks else run
            if blocks and longer.size and self._is_true(without(longer, blocks[-1].size)):
                blocks[-1] = longer
            elif self._is_true(run):
                blocks.append(run)
        return blocks

    def _is_true(self, run: Run) -> bool:
        """Whether the words are the same; shingles are compared by their hashes."""
        old, new, size = run
        return size > 0 and self.old[old : old + size] == self.new[new : new + size]

    def _compared(self, region: Region) -> Sequence[Run]:
        """The runs of a region that have an order and tell more than the gaps between them."""
        if (region.old_end - region.old) * (region.new_end - region.new) > CELLS:
            return list(self._longest(region))
        runs, is_all = self._diagonals(region)
        chain = self._chained_in(region, runs)
        if is_all or not chain:
            return chain
        # With the rare words in their places, the commonest have little left to be matched with.
        return sorted(
            [*chain, *(run for gap in gaps(chain, region) for run in self._compared(gap))]
        )

    def _diagonals(self, region: Region) -> tuple[list[Run], bool]:
        """All runs of a region, also those that cross others; the commonest words left out.

        And whether that was not needed.
        """
        columns: dict[int, list[int]] = {}
        for to in range(region.new, region.new_end):
            columns.setdefault(self.new[to], []).append(to)
        counts: Counter[int] = Counter()
        for word in self.old[region.old : region.old_end]:
            counts[word] += len(columns.get(word, ()))
        total = every = sum(counts.values())
        for word, count in counts.most_common():
            if total <= MATCHES:
                break
            total -= count
            del columns[word]
        found: list[Run] = []
        ongoing: dict[int, Run] = {}
        for at in range(region.old, region.old_end):
            here: dict[int, Run] = {}
            for to in columns.get(self.old[at], ()):
                run = ongoing.pop(to - 1, None)
                here[to] = Run(run.old, run.new, run.size + 1) if run else Run(at, to, 1)
            found += ongoing.values()
            ongoing = here
        return sorted([*found, *ongoing.values()]), total == every

    def _chained_in(self, region: Region, runs: Sequence[Run]) -> list[Run]:
        """The best chain of runs from a region's beginning to its end; they may be cut."""
        every = [Run(region.old, region.new, 0), *runs, Run(region.old_end, region.new_end, 0)]
        best, highest = [0.0], [0.0]
        links = [_Link(0, 0)]
        for at in range(1, len(every)):
            run = every[at]
            worth = self.worth(run)
            top, link = -inf, links[0]
            for back in range(at - 1, -1, -1):
                if highest[back] + worth <= top:
                    break
                if best[back] + worth <= top:
                    continue
                old, new, size = every[back]
                between, new_between = run.old - old - size, run.new - new - size
                if between >= 0 <= new_between:
                    score = best[back] + worth - gap_bits(between, new_between)
                    cut = 0
                else:
                    cut = -min(between, new_between)
                    if cut >= run.size:
                        continue
                    told = self.worth(without(run, cut))
                    score = best[back] + told - gap_bits(between + cut, new_between + cut)
                if score > top:
                    top, link = score, _Link(back, cut)
            best.append(top)
            highest.append(max(highest[-1], top))
            links.append(link)
        chain: list[Run] = []
        at = links[-1].before
        while at:
            chain.append(without(every[at], links[at].cut))
            at = links[at].before
        return chain[::-1]

    def _longest(self, region: Region) -> Iterator[Run]:
        """The longest common order of words in a region."""
        at, end, to, to_end = region
        for change in LCSseq.opcodes(list(self.old[at:end]), list(self.new[to:to_end])):
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
                score = best[back] + worth - gap_between(runs[back], run)
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
