"""Where the words of one passage stand, in an alignment of the text that it is of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log2
from typing import NamedTuple

from reader.anchoring.alignment import FAR, Alignment, is_crossed, reached
from reader.anchoring.similarity import Kinship, Pair, paired

GAP = 24
"""Words in a gap that are looked through for such."""
BESIDE = 12
"""Words beside a passage that may hold it together."""
AROUND = 32
"""Words on each side of it that speak for a place."""
FADING = 4
"""Words away at which a word speaks half as loud."""
TORN = 3.0
"""What words that came in between weigh where a place is looked for, for each doubling."""
CLAIMED = 8
"""Of how many words at a place one may be the image of another than those sought there."""
JOINED = 2.0
"""What they weigh between the place and what may belong to it."""
ENDING = frozenset(".!?。！？؟۔।")
"""Signs that end a sentence."""
ADDED = 0.25
"""What a sentence may have more before such a sign, as a part of what it weighs."""
SLIDE = 40
"""Words at an edge that may as well stand on the other side of what came in between."""


class Place(NamedTuple):
    """Where a passage stands."""

    old: int
    """The index of its first word that is there, in the text it is of."""
    old_last: int
    """The same of the last."""
    new: int
    """The index of its first word in the other text."""
    new_last: int
    """The same of the last."""
    share: float
    """How much of it is there, by letters, from 0 to 1."""
    density: float
    """How much of what is there is it, by letters, from 0 to 1."""
    inside: float
    """What its words tell, in bits."""
    beside: float
    """What the words beside it tell that are there; near ones more than far ones."""
    before: float
    """How much is there of what stood before it, from 0 to 1."""
    behind: float
    """How much is there of what stood behind it."""
    strand: int
    """The strand of the alignment that it is in."""
    is_crossed: bool
    """Whether words stand before it that stood behind the passage, or the other way round."""


class Placing:
    """Finds the places of passages in an alignment."""

    def __init__(self, alignment: Alignment, kinship: Kinship) -> None:
        """Look in an alignment.

        Args:
            alignment: Of two texts.
            kinship: What their words may have become.
        """
        self.alignment = alignment
        """Of two texts."""
        self.kinship = kinship
        """What their words may have become."""

    def place(self, start: int, end: int) -> Place | None:
        """Where the words from one index up to another stand, if any of them does."""
        passage = _Passage(self, start, end)
        return passage.placed() if passage.image else None

    def torn(self, one: int, other: int) -> float:
        """What came in between two words of the new text weighs."""
        new = self.alignment.new[one + 1 : other]
        return log2(1 + self.kinship.weight(new) / 3) if new else 0.0


class _Passage:
    """The words of one passage, and their images while these are found out."""

    def __init__(self, placing: Placing, start: int, end: int) -> None:
        self.placing = placing
        self.alignment = placing.alignment
        self.start, self.end = start, end
        self.strand = self._heaviest_strand()
        self.image = {at: self.alignment.image[at] for at in self._aligned(range(start, end))}
        self.likeness: dict[int, float] = {}
        self.ends: dict[int, int] = {}
        for low, high in self._gaps():
            self._fill(low, high)

    def placed(self) -> Place:
        chain = self._whole_copy() or self._chain()
        first, last = chain[0], chain[-1]
        whole = self.placing.kinship.weight(self.alignment.old[self.start : self.end])
        there = sum(self._weight(at) * self._kept(at) for at in chain)
        inside = sum(self._bits(at) * self._kept(at) for at in chain)
        new, new_last = self.image[first], self._end(last)
        before, all_before = self._beside(range(self.start - 1, -1, -1), new, -1)
        behind, all_behind = self._beside(range(self.end, len(self.alignment.old)), new_last, 1)
        return Place(
            old=first,
            old_last=last,
            new=new,
            new_last=new_last,
            share=there / whole,
            density=there / self.placing.kinship.weight(self.alignment.new[new : new_last + 1]),
            inside=inside,
            beside=before + behind,
            before=before / all_before if all_before else 0.0,
            behind=behind / all_behind if all_behind else 0.0,
            strand=self.strand,
            is_crossed=is_crossed(
                self.alignment, range(self.start, self.end), range(new, new_last + 1)
            ),
        )

    def _weight(self, at: int) -> float:
        return self.placing.kinship.weights[self.alignment.old[at]]

    def _bits(self, at: int) -> float:
        return self.alignment.bits[self.alignment.old[at]]

    def _end(self, at: int) -> int:
        """The index of the last of the words that a word became."""
        return self.ends.get(at, self.image[at])

    def _kept(self, at: int) -> float:
        """How much of a word is there: less than how alike it is to what it became."""
        return max(2 * self.likeness.get(at, 1.0) - 1, 0.0)

    def _aligned(self, indexes: Iterable[int]) -> list[int]:
        """Those of some words that are aligned in this strand."""
        image, strand = self.alignment.image, self.alignment.strand
        return [at for at in indexes if image[at] >= 0 and strand[at] == self.strand]

    def _heaviest_strand(self) -> int:
        weights: dict[int, float] = {}
        for at in range(self.start, self.end):
            if self.alignment.image[at] >= 0:
                strand = self.alignment.strand[at]
                weights[strand] = weights.get(strand, 0.0) + self._weight(at)
        if weights:
            return max(weights, key=lambda strand: weights[strand])
        before = self.start - 1
        is_moved = before >= 0 and self.alignment.image[before] >= 0
        return self.alignment.strand[before] if is_moved else 0

    def _gaps(self) -> list[tuple[int, int]]:
        """What is not aligned of the passage and directly around it."""
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
        """Find what words of a gap became that are not the same, from its end and its start."""
        image, origin = self.alignment.image, self.alignment.origin
        left = bool(self._aligned(range(max(low - 1, 0), low)))
        right = high < len(image) and bool(self._aligned((high,)))
        start = image[low - 1] + 1 if left else 0
        end = image[high] if right else len(origin)
        if start >= end or not (left or right):
            return
        taken = high
        if right:
            near = max(start, end - GAP) if left else reached(origin, end, -1, BESIDE)
            pairs = self._became(max(low, high - GAP), high, near, end)
            taken, end = (pairs[0].old, min(near, pairs[0].new)) if pairs else (high, near)
        if left:
            near = min(end, start + GAP) if right else reached(origin, start - 1, 1, BESIDE) + 1
            self._became(low, min(taken, low + GAP), start, near)

    def _became(self, low: int, high: int, start: int, end: int) -> list[Pair]:
        """Pair words of a gap with what they became; answers the pairs."""
        texts = self.alignment
        # What is the image of others is left out by a number that no word has.
        new = [texts.new[to] if texts.origin[to] < 0 else -1 for to in range(start, end)]
        placing = self.placing
        pairs = [
            pair._replace(old=low + pair.old, new=start + pair.new)
            for pair in paired(texts.old[low:high], new, placing.kinship)
        ]
        for pair in pairs:
            for at in range(pair.old, pair.old + pair.olds):
                if self.start <= at < self.end:
                    self.image[at], self.likeness[at] = pair.new, pair.likeness
                    self.ends[at] = pair.new + pair.news - 1
        return pairs

    def _whole_copy(self) -> list[int]:
        """All words, if they stand together where some of them were found."""
        old, new, size = self.alignment.old, self.alignment.new, self.end - self.start
        words = old[self.start : self.end]
        for shift in dict.fromkeys(to - at for at, to in self.image.items()):
            to = self.start + shift
            if to >= 0 and new[to : to + size] == words and self._is_free(to, to + size):
                every = list(range(self.start, self.end))
                self.image = {at: at + shift for at in every}
                self.likeness.clear()
                self.ends.clear()
                return every
        return []

    def _is_free(self, start: int, end: int) -> bool:
        """Whether a place is not that of other words of the old text; a stray one is nothing."""
        others = [
            origin
            for origin in self.alignment.origin[start:end]
            if origin >= 0 and not self.start <= origin < self.end
        ]
        return len(others) <= (end - start) // CLAIMED

    def _chain(self) -> list[int]:
        """The words that are the passage's at its place."""
        chain = self._core()
        self._slide(chain)
        self._slide_end(chain)
        self._drop_signs(chain)
        self._grow(chain)
        return chain

    def _core(self) -> list[int]:
        """The words that stand near enough to each other to be the passage's place."""
        found = sorted(self.image)
        best = total = 0.0
        first = start = last = 0
        for number, at in enumerate(found):
            if number:
                total -= TORN * self.placing.torn(self._end(found[number - 1]), self.image[at])
                if total < 0:
                    total, start = 0.0, number
            total += self._told(at)
            if total > best:
                best, first, last = total, start, number
        after = self._aligned(range(self.end, min(self.end + BESIDE, len(self.alignment.old))))
        before = self._aligned(range(max(self.start - BESIDE, 0), self.start))
        more = self._joining(self.image[found[last]], [*found[last + 1 :], *after])
        fewer = self._joining(self.image[found[first]], [*found[:first][::-1], *before[::-1]])
        return found[max(first - fewer, 0) : last + more + 1]

    def _told(self, at: int) -> float:
        return self._weight(at) * self.likeness.get(at, 1.0)

    def _joining(self, image: int, words: Sequence[int]) -> int:
        """How many words of a row, going away, outweigh what came in between."""
        total = best = 0.0
        count = 0
        for number, at in enumerate(words, 1):
            to = self.image.get(at, self.alignment.image[at])
            total += self._told(at) - JOINED * self.placing.torn(min(image, to), max(image, to))
            image = to
            if total > best:
                best, count = total, number
        return count

    def _slide(self, chain: list[int]) -> None:
        """Have the beginning stand by the rest, where it does on both sides of a gap."""
        for number in range(1, len(chain)):
            before, at = chain[number - 1 : number + 1]
            size = at - chain[0]
            if size > SLIDE:
                return
            if self.image[at] - self.image[before] > at - before:
                self._lay(chain[0], self.image[at] - size, size, chain, slice(0, number))
                return

    def _slide_end(self, chain: list[int]) -> None:
        """The same for the end."""
        for number in range(len(chain) - 1, 0, -1):
            at, behind = chain[number - 1 : number + 1]
            size = chain[-1] - at
            if size > SLIDE:
                return
            if self.image[behind] - self.image[at] > behind - at:
                part = slice(number, len(chain))
                self._lay(at + 1, self.image[at] + 1, size, chain, part)
                return

    def _lay(self, old: int, new: int, size: int, chain: list[int], part: slice) -> None:
        """Take the words at one place for those at another, if they are the same and free."""
        texts = self.alignment
        if texts.old[old : old + size] != texts.new[new : new + size]:
            return
        if not self._is_free(new, new + size):
            return
        chain[part] = range(old, old + size)
        for shift in range(size):
            self.image[old + shift] = new + shift
            self.likeness.pop(old + shift, None)
            self.ends.pop(old + shift, None)

    def _drop_signs(self, chain: list[int]) -> None:
        """Leave out signs at the edges that don't stand by the rest."""
        sizes, old, image = self.alignment.sizes, self.alignment.old, self.image
        while len(chain) > 1 and not sizes[old[chain[0]]]:
            if chain[1] - chain[0] > 1 or image[chain[1]] - image[chain[0]] == 1:
                break
            del chain[0]
        while len(chain) > 1 and not sizes[old[chain[-1]]]:
            if chain[-1] - chain[-2] > 1 or image[chain[-1]] - self._end(chain[-2]) == 1:
                break
            if self._is_end(chain):
                break
            del chain[-1]

    def _is_end(self, chain: list[int]) -> bool:
        """Whether a sign ends the sentence still, though a few words came in before it."""
        texts, kinship = self.alignment, self.placing.kinship
        last, to = chain[-1], self.image[chain[-1]]
        if last < self.end - 1 or kinship.names[texts.old[last]] not in ENDING:
            return False
        came_in = kinship.weight(texts.new[self._end(chain[-2]) + 1 : to])
        if came_in > ADDED * kinship.weight(texts.old[self.start : self.end]):
            return False
        return self.end == len(texts.old) or texts.image[self.end] == to + 1

    def _grow(self, chain: list[int]) -> None:
        """Take in words at the edges that stand there as they did."""
        while chain[0] > self.start and self._stands(chain[0] - 1, self.image[chain[0]] - 1):
            self.image[chain[0] - 1] = self.image[chain[0]] - 1
            chain.insert(0, chain[0] - 1)
        while chain[-1] < self.end - 1 and self._stands(chain[-1] + 1, self._end(chain[-1]) + 1):
            self.image[chain[-1] + 1] = self._end(chain[-1]) + 1
            chain.append(chain[-1] + 1)

    def _stands(self, old: int, new: int) -> bool:
        """Whether a word stands at a place that is not another's; signs are nobody's."""
        texts = self.alignment
        if not 0 <= new < len(texts.new) or texts.old[old] != texts.new[new]:
            return False
        self.likeness.pop(old, None)
        self.ends.pop(old, None)
        origin = texts.origin[new]
        if origin in {-1, old} or not texts.sizes[texts.old[old]]:
            return True
        return self._is_torn(origin, new, 1 if origin > old else -1)

    def _is_torn(self, origin: int, new: int, away: int) -> bool:
        """Whether a word outside of the passage stands by nothing there that it stood by."""
        texts = self.alignment
        if self.start <= origin < self.end:
            return False
        at, to = origin + away, new + away
        return not (0 <= at < len(texts.image) and texts.image[at] == to)

    def _beside(self, words: Sequence[int], place: int, side: int) -> tuple[float, float]:
        """What the words on one side tell that stand on that side of a place too, and all do."""
        image, strand = self.alignment.image, self.alignment.strand
        there = every = 0.0
        for away, at in enumerate(words[:AROUND]):
            told = self._bits(at) / (1 + away / FADING)
            every += told
            off = (image[at] - place) * side
            if image[at] >= 0 and strand[at] == self.strand and 0 < off <= FAR:
                there += told
        return there, every
