"""The word alignment of an old text and a new one, including passages that moved."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress
from math import log2

from reader.anchoring.common_runs import LONG, Comparison, told_by
from reader.anchoring.runs import (
    Region,
    Run,
    Shingles,
    apart,
    hashes_of,
    in_order,
    once_in_both,
)

FAR = 24
"""Words examined on each side of a passage."""
CROSSED = 4
"""Words of the shingles that are looked for on the other side."""


def is_crossed(alignment: Alignment, passage: range, place: range) -> bool:
    """Whether words before a place followed the passage in the old text, or the other way round.

    Args:
        alignment: Aligns the passage's text with the one that the place is in.
        passage: The indexes of its words in the old text.
        place: The indexes of the words at the place in the new text.
    """
    old_before, old_behind = _sides(alignment.old, alignment.image, passage)
    before, behind = _sides(alignment.new, alignment.origin, place)
    return not (before.isdisjoint(old_behind) and behind.isdisjoint(old_before))


def _sides(
    words: Sequence[int], taken: Sequence[int], part: range
) -> tuple[set[tuple[int, ...]], set[tuple[int, ...]]]:
    """The shingles before and after a part of a text."""
    before = range(max(part.start - FAR, 0), part.start)
    behind = range(part.stop, min(part.stop + FAR, len(words)))
    return _left(words, taken, before), _left(words, taken, behind)


def _left(words: Sequence[int], taken: Sequence[int], part: range) -> set[tuple[int, ...]]:
    """The shingles of a part of a text that contain no taken word."""
    shingles: set[tuple[int, ...]] = set()
    if min(taken[part.start : part.stop], default=0) >= 0:
        return shingles
    for at in part[: 1 - CROSSED]:
        if max(taken[at : at + CROSSED]) < 0:
            shingles.add(tuple(words[at : at + CROSSED]))
    return shingles


_FREE = re.compile(rb"\0{3,}")
"""Matches unaligned words in a row, in a mask with one byte for each word."""
UNMISTAKABLE = 60.0
"""The least information in such a passage, in bits."""
SEED = 3
"""Words in a row, ignoring punctuation, that are looked for elsewhere as a last step."""
SURE = 6.0
"""How many bits above chance show that words have moved."""
REACH = 32
"""Words compared around such seeds."""
SPREAD = 4
"""How much further apart they may be in one text than in the other."""
CLOSE = 128
"""The most words between two seeds of one passage."""


class Alignment:
    """Where each word of an old text stands in a new one."""

    def __init__(
        self,
        old: Sequence[int],
        new: Sequence[int],
        sizes: Sequence[int],
        bits: Sequence[float] | None = None,
    ) -> None:
        """Align two texts.

        Args:
            old: The old text's words, each as a number.
            new: The new text's.
            sizes: How many letters each word has, by its number.
            bits: The information in each word; if omitted, it is computed from both texts, and
                moved passages are looked for as well.
        """
        self.old = old
        """The words of the old text."""
        self.new = new
        """The words of the new one."""
        self.sizes = sizes
        """How many letters each word has, by its number."""
        self.image = array("l", [-1]) * len(old)
        """The index in the new text of each word of the old one; -1 if it has none."""
        self.origin = array("l", [-1]) * len(new)
        """The index in the old text of each word of the new one; -1 if it has none."""
        self.strand = array("l", [0]) * len(old)
        """0 for words that kept their order; another number for each passage that moved."""
        self.bits = told_by(old, new) if bits is None else bits
        """The information in each word, in bits, by its number."""
        self.word = max(self.bits, default=0.0)
        """The information in a word that occurs once, in bits."""
        self._texts = Comparison(old, new, self.bits)
        whole = Region(0, len(old), 0, len(new))
        if bits is not None:
            self._take(self._texts.runs(whole), 0)
            return
        self._take(self._whole(self._in_order(whole)), 0)
        for number, runs in enumerate(self._moves(), 1):
            self._take(runs, number)

    def _take(self, runs: Sequence[Run], strand: int) -> None:
        for run in runs:
            old, new, size = run
            self.image[old : old + size] = array("l", range(new, new + size))
            self.origin[new : new + size] = array("l", range(old, old + size))
            if strand:
                self.strand[old : old + size] = array("l", [strand]) * size

    def _in_order(self, whole: Region) -> list[Run]:
        """The runs in the same order in both texts, without the long passages that moved."""
        _, left, _ = self._texts.trimmed(whole)
        mine, yours = array("l", self.old), array("l", self.new)
        blocks = self._texts.blocks(left, LONG)
        kept = apart(in_order(blocks, LONG))
        starts = [run.old for run in kept]
        for run in blocks:
            before = kept[max(bisect_right(starts, run.old + run.size - 1) - 1, 0)]
            overlaps = before.old < run.old + run.size and run.old < before.old + before.size
            if not overlaps and self._texts.worth(run) >= UNMISTAKABLE:
                mine[run.old : run.old + run.size] = array("l", [-1]) * run.size
                yours[run.new : run.new + run.size] = array("l", [-2]) * run.size
        return Comparison(mine, yours, [*self.bits, 0.0, 0.0]).runs(whole, kept)

    def _whole(self, runs: Sequence[Run]) -> list[Run]:
        """Runs without those torn off from what they stand directly beside in the old text."""
        taken = bytearray(len(self.new))
        for run in runs:
            taken[run.new : run.new + run.size] = b"\1" * run.size
        held: list[Run] = []
        for each in runs:
            run = each
            while held and self._is_torn(held[-1], run, taken):
                piece = held.pop()
                run = Run(piece.old, run.new - piece.size, piece.size + run.size)
            held.append(run)
        return held

    def _is_torn(self, piece: Run, run: Run, taken: bytearray) -> bool:
        """Whether a run could as well stand directly before the next, and then is not far."""
        to = run.new - piece.size
        return (
            piece.old + piece.size == run.old
            and piece.new + piece.size <= to
            and not any(taken[to : run.new])
            and self.old[piece.old : run.old] == self.new[to : run.new]
        )

    def _moves(self) -> Iterator[list[Run]]:
        """The passages that moved, each as its runs; the surest first."""
        chance = log2((self.image.count(-1) + 1) * (self.origin.count(-1) + 1))
        room = chance + SURE
        found = []
        for seeds in self._groups(self._seeds()):
            if sum(map(self._texts.worth, apart(seeds))) <= chance:
                continue
            region = self._around(seeds)
            runs = self._texts.runs(region)
            found.append((sum(map(self._texts.worth, runs)), runs))
        for worth, runs in sorted(found, key=lambda each: -each[0]):
            if worth <= room:
                break
            free = [part for run in runs for part in self._free_parts(run)]
            if sum(map(self._texts.worth, free)) > room:
                yield free

    def _free_parts(self, run: Run) -> Iterator[Run]:
        """The parts of a run whose words no other run has taken."""
        start = 0
        for at in range(run.size + 1):
            is_free = (
                at < run.size and self.image[run.old + at] < 0 and self.origin[run.new + at] < 0
            )
            if not is_free:
                if start < at:
                    yield Run(run.old + start, run.new + start, at - start)
                start = at + 1

    def _seeds(self) -> list[Run]:
        """Runs of words that occur once in what is left of each text."""
        old, new = self._left(self.old, self.image), self._left(self.new, self.origin)
        return [Run(at, to, SEED) for at, to in once_in_both(old, new)]

    def _left(self, words: Sequence[int], taken: Sequence[int]) -> Shingles:
        """The shingles of what is left of a text, ignoring punctuation."""
        starts: list[int] = []
        hashes: list[int] = []
        for part in _FREE.finditer(bytes(map((-1).__lt__, taken))):
            free = words[part.start() : part.end()]
            row = list(compress(range(*part.span()), map(self.sizes.__getitem__, free)))
            starts += row[: 1 - SEED]
            hashes += hashes_of([words[at] for at in row], SEED)
        return Shingles(starts, hashes)

    def _groups(self, seeds: Sequence[Run]) -> Iterator[list[Run]]:
        """Seeds that belong together."""
        group: list[Run] = []
        for seed in seeds:
            if group and not _goes_on(group[-1], seed):
                yield group
                group = []
            group.append(seed)
        if group:
            yield group

    def _around(self, group: Sequence[Run]) -> Region:
        first, last = group[0], group[-1]
        return Region(
            reached(self.image, first.old, -1),
            reached(self.image, last.old + last.size - 1, 1) + 1,
            reached(self.origin, first.new, -1),
            reached(self.origin, last.new + last.size - 1, 1) + 1,
        )


def _goes_on(one: Run, other: Run) -> bool:
    """Whether a seed belongs to the same passage as the one before it."""
    old, new = other.old - one.old, other.new - one.new
    return new > 0 and max(old, new) <= min(SPREAD * min(old, new) + CLOSE // 4, CLOSE)


def reached(taken: Sequence[int], start: int, step: int, most: int = REACH) -> int:
    """The last index in one direction up to which nothing is taken, so many further at most."""
    at = start
    for _ in range(most):
        if not 0 <= at + step < len(taken) or taken[at + step] >= 0:
            break
        at += step
    return at
