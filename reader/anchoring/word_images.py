"""Where each word of a passage is in another text, even if it became a similar word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.anchoring.runs import gap_bits
from reader.anchoring.similarity import Kinship, Pair, paired
from reader.anchoring.word_alignment import Alignment, reached

GAP = 24
"""The most words in a gap that are searched for similar words."""
GAP_REACH = 12
"""Words beside a passage that may hold it together."""
CLAIMED = 8
"""One in so many words at a place may be aligned with words other than those sought there."""


class Images:
    """The words of one passage and their current positions, by their indexes."""

    def __init__(self, alignment: Alignment, kinship: Kinship, start: int, end: int) -> None:
        """Find the words.

        Args:
            alignment: Aligns their text with the other one.
            kinship: Knows which words a word may have become.
            start: The index of the first one.
            end: The index after the last one.
        """
        self.alignment = alignment
        """The alignment of the two texts."""
        self.kinship = kinship
        """Knows which words a word may have become."""
        self.start, self.end = start, end
        self.strand = self._heaviest_strand()
        """The strand of the alignment that contains most of the passage."""
        self.image = {at: alignment.image[at] for at in self.aligned(range(start, end))}
        """The position of each word that was found."""
        self.likeness: dict[int, float] = {}
        """The similarity of a word to the different word that it became."""
        self.ends: dict[int, int] = {}
        """The last of the words that a word became, if it became several."""
        for low, high in self._gaps():
            self._fill(low, high)

    def weight(self, at: int) -> float:
        """The weight of a word, in letters."""
        return self.kinship.weights[self.alignment.old[at]]

    def bits(self, at: int) -> float:
        """The information in a word, in bits."""
        return self.alignment.bits[self.alignment.old[at]]

    def end_of(self, at: int) -> int:
        """The index of the last of the words that a word became."""
        return self.ends.get(at, self.image[at])

    def kept(self, at: int) -> float:
        """How much of a word is there: less than its similarity to what it became."""
        return max(2 * self.likeness.get(at, 1.0) - 1, 0.0)

    def told(self, at: int) -> float:
        """The weight of a word, reduced if it became another."""
        return self.weight(at) * self.likeness.get(at, 1.0)

    def aligned(self, indexes: Iterable[int]) -> list[int]:
        """Those of some words that are aligned in this strand."""
        image, strand = self.alignment.image, self.alignment.strand
        return [at for at in indexes if image[at] >= 0 and strand[at] == self.strand]

    def is_free(self, start: int, end: int) -> bool:
        """Whether a place is not that of other words of the old text; a stray one is nothing."""
        others = [
            origin
            for origin in self.alignment.origin[start:end]
            if origin >= 0 and not self.start <= origin < self.end
        ]
        return len(others) <= (end - start) // CLAIMED

    def is_instead(self, old: range, new: range, added: float = 0.0) -> bool:
        """Whether words may have replaced others: they are not more than twice as much.

        Args:
            old: The words that were there.
            new: The words that are there.
            added: How much more there may be, as a share of the whole passage.
        """
        texts, kinship = self.alignment, self.kinship
        was = kinship.weight(texts.old[old.start : old.stop])
        came_in = kinship.weight(texts.new[new.start : new.stop])
        whole = kinship.weight(texts.old[self.start : self.end])
        return came_in - was <= max(was, added * whole)

    def _heaviest_strand(self) -> int:
        weights: dict[int, float] = {}
        for at in range(self.start, self.end):
            if self.alignment.image[at] >= 0:
                strand = self.alignment.strand[at]
                weights[strand] = weights.get(strand, 0.0) + self.weight(at)
        if weights:
            return max(weights, key=lambda strand: weights[strand])
        before = self.start - 1
        is_moved = before >= 0 and self.alignment.image[before] >= 0
        return self.alignment.strand[before] if is_moved else 0

    def _gaps(self) -> list[tuple[int, int]]:
        """The unaligned words of the passage and directly around it."""
        image = self.alignment.image
        gaps = []
        at = self.start
        while at < self.end:
            if image[at] >= 0:
                at += 1
                continue
            low = high = at
            while low > 0 and image[low - 1] < 0 and at - low < GAP:
                low -= 1
            while high < len(image) and image[high] < 0 and high - self.end < GAP:
                high += 1
            gaps.append((low, high))
            at = high + 1
        return gaps

    def _fill(self, low: int, high: int) -> None:
        """Find the different words that words of a gap became, from its end and its start."""
        image, origin = self.alignment.image, self.alignment.origin
        left = bool(self.aligned(range(max(low - 1, 0), low)))
        right = high < len(image) and bool(self.aligned((high,)))
        start = image[low - 1] + 1 if left else 0
        end = image[high] if right else len(origin)
        if start >= end or not (left or right):
            return
        taken = high
        if right:
            near = max(start, end - GAP) if left else reached(origin, end, -1, GAP_REACH)
            pairs = self._became(max(low, high - GAP), high, near, end)
            taken, end = (pairs[0].old, min(near, pairs[0].new)) if pairs else (high, near)
        if left:
            near = min(end, start + GAP) if right else reached(origin, start - 1, 1, GAP_REACH) + 1
            self._became(low, min(taken, low + GAP), start, near)

    def _became(self, low: int, high: int, start: int, end: int) -> list[Pair]:
        """Pair words of a gap with what they became; returns the pairs."""
        texts = self.alignment
        # What is the image of others is left out by a number that no word has.
        new = [texts.new[to] if texts.origin[to] < 0 else -1 for to in range(start, end)]
        pairs = [
            pair._replace(old=low + pair.old, new=start + pair.new)
            for pair in paired(texts.old[low:high], new, self.kinship)
        ]
        kept = self._affordable(pairs, low, high, start, end)
        for pair in kept:
            for at in range(pair.old, pair.old + pair.olds):
                if self.start <= at < self.end:
                    self.image[at], self.likeness[at] = pair.new, pair.likeness
                    self.ends[at] = pair.new + pair.news - 1
        return kept

    def _affordable(
        self, pairs: Sequence[Pair], low: int, high: int, start: int, end: int
    ) -> list[Pair]:
        """The pairs that outweigh the gap to the nearest word found on either side."""
        kept: set[Pair] = set()
        at, to = low, start
        for pair in pairs:
            if self._pair_bits(pair) >= gap_bits(pair.old - at, pair.new - to):
                kept.add(pair)
                at, to = pair.old + pair.olds, pair.new + pair.news
        at, to = high, end
        for pair in reversed(pairs):
            olds, news = pair.old + pair.olds, pair.new + pair.news
            if pair in kept or self._pair_bits(pair) >= gap_bits(at - olds, to - news):
                kept.add(pair)
                at, to = pair.old, pair.new
        return sorted(kept)

    def _pair_bits(self, pair: Pair) -> float:
        told = sum(map(self.bits, range(pair.old, pair.old + pair.olds)))
        return told * max(2 * pair.likeness - 1, 0.0)
