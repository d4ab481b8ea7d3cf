"""Runs of words that two texts have in the same order.

Unmistakable runs come first: words in a row that occur once in each text. What is between them is
compared in turn. Chance matches are left out: a word counts by its information in bits, set against
how much room there is for chance.
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
"""Words in a row that identify a place, if they occur once in each text."""
SHINGLES = (LONG, 5, 3)
"""The same, in what is left after each earlier step."""
SAMPLED = 50_000
"""About how many shingles a text is compared by; those of a longer one are sampled."""
SMALL = 64
"""Regions with at most this many words on one side are compared word by word at once."""
ROOM = 4_000_000
"""The most pairs of words compared in that way."""
CELLS = 16_384
"""The most pairs of words in a region whose runs are all weighed against each other."""
MATCHES = 64
"""Pairs of equal words that are weighed at a time; the commonest words wait for the next pass."""
NEAR = 6
"""The most words skipped, on both sides together, to continue after the end of a run."""
GOING_ON = 16.0
"""The least information, in bits, in the two words that continue it."""
LOOK_BACK = 12
"""How many of the preceding runs a run may follow."""
LINKED = 0.6
"""The share of its information that a word keeps after a word it follows in both texts."""


def told_by(*texts: Sequence[int]) -> list[float]:
    """The information in each word, in bits, by its number: the rarer, the more."""
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
    """How many of its first words that run has already."""


class Comparison:
    """Two texts, each a sequence of word numbers."""

    def __init__(self, old: Sequence[int], new: Sequence[int], bits: Sequence[float]) -> None:
        self.old = old
        """The old text."""
        self.new = new
        """The new text."""
        self.bits = bits
        """The information in each word, in bits, by its number."""

    def worth(self, run: Run) -> float:
        """How improbable a run is by chance, in bits."""
        each = [self.bits[word] for word in self.old[run.old : run.old + run.size]]
        return max(each, default=0.0) * (1 - LINKED) + sum(each) * LINKED

    def runs(self, region: Region, anchors: Sequence[Run] = ()) -> list[Run]:
        """The runs in a region, in order, without those that are there by chance.

        Args:
            region: Where to look.
            anchors: Runs that are always included, in order; long ones are not looked for again.
        """
        found = list(anchors)
        for gap in gaps(anchors, region):
            found += self._every_run(gap, level=1 if anchors else 0)
        return self._chained(list(joined(sorted(found))))

    def trimmed(self, region: Region) -> tuple[Run, Region, Run]:
        """The words that a region begins and ends with in both texts, and what is between."""
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
        """What is left of a region after removing runs at its ends."""
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
        """How many words to skip in each text for a run to continue."""
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
        """How many words are the same at the beginning or the end of a region."""
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
        """The runs of words that occur once on each side of a region."""
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
        """Whether the words are the same, since shingles are compared only by their hashes."""
        old, new, size = run
        return size > 0 and self.old[old : old + size] == self.new[new : new + size]

    def _compared(self, region: Region) -> Sequence[Run]:
        """The runs of a region that are in order and carry more information than the gaps cost."""
        if (region.old_end - region.old) * (region.new_end - region.new) > CELLS:
            return list(self._longest(region))
        runs, is_all = self._diagonals(region)
        chain = self._chained_in(region, runs)
        if is_all or not chain:
            return chain
        # With the rare words in place, the commonest have few words left to match.
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
        """The best chain of runs from the start of a region to its end; runs may be shortened."""
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
        """The longest common subsequence of the words in a region."""
        at, end, to, to_end = region
        for change in LCSseq.opcodes(list(self.old[at:end]), list(self.new[to:to_end])):
            if change.tag == "equal":
                size = change.src_end - change.src_start
                yield Run(at + change.src_start, to + change.dest_start, size)

    def _chained(self, runs: list[Run]) -> list[Run]:
        """The best chain: each run adds its bits, each gap costs those it leaves room for."""
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
