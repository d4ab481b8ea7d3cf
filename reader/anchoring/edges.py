"""Which words belong to a passage at its place, and where that begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.anchoring.runs import gap_bits
from reader.anchoring.word_images import Images

BETWEEN = 2.0
"""How much may be inserted between the words of a passage, as a share of its weight: with more, at
least two thirds of the range would be text that nobody highlighted."""
LEAST_BETWEEN = 40.0
"""Letters that may be inserted between the words of any passage."""
ENDING = frozenset(".!?。！？؟۔।")
"""Punctuation that ends a sentence."""
ADDED = 0.25
"""How much a sentence may gain before such punctuation, as a share of its weight."""
SLIDE = 40
"""Words at an edge that may just as well stand on the other side of an insertion."""


class Edges:
    """Decides which words of a passage stand together, and which belong to it at its edges."""

    def __init__(self, words: Images) -> None:
        """Look at a passage.

        Args:
            words: Where its words are; updated for those that turn out to be elsewhere.
        """
        self.words = words
        """Where its words are."""
        self.alignment = words.alignment
        """The alignment of the two texts."""
        self.start, self.end = words.start, words.end

    def chain(self) -> list[int]:
        """The words that belong to the passage at its place."""
        if whole := self._whole_copy():
            return whole
        chain = self._core()
        self._leave_chance(chain)
        self._slide(chain)
        self._slide_end(chain)
        self._drop_signs(chain)
        self._grow(chain)
        return chain

    def framed(self, first: int, last: int) -> tuple[int, int, int, int]:
        """The edges of a place, including words that replaced those at the passage's edges."""
        new, new_last = self.words.image[first], self.words.end_of(last)
        before, behind = self.start - 1, self.end
        if first > self.start and self.words.aligned(range(max(before, 0), self.start)):
            to = self.alignment.image[before] + 1
            if to < new and self.words.is_instead(range(self.start, first), range(to, new)):
                first, new = self.start, to
        if (
            last < self.end - 1
            and behind < len(self.alignment.old)
            and self.words.aligned((behind,))
        ):
            to = self.alignment.image[behind] - 1
            if to > new_last and self.words.is_instead(
                range(last + 1, self.end), range(new_last + 1, to + 1)
            ):
                last, new_last = self.end - 1, to
        return first, last, new, new_last

    def _whole_copy(self) -> list[int]:
        """All words, if they stand together where some of them were found."""
        old, new, size = self.alignment.old, self.alignment.new, self.end - self.start
        words = old[self.start : self.end]
        for shift in dict.fromkeys(to - at for at, to in self.words.image.items()):
            to = self.start + shift
            if to >= 0 and new[to : to + size] == words and self.words.is_free(to, to + size):
                every = list(range(self.start, self.end))
                self.words.image = {at: at + shift for at in every}
                self.words.likeness.clear()
                self.words.ends.clear()
                return every
        return []

    def _core(self) -> list[int]:
        """The words that are there, without those separated by more than the passage's length."""
        kinship = self.words.kinship
        found = sorted(self.words.image)
        whole = kinship.weight(self.alignment.old[self.start : self.end])
        most = max(BETWEEN * whole, LEAST_BETWEEN)
        parts = [[found[0]]]
        for before, at in pairwise(found):
            came_in = kinship.weight(
                self.alignment.new[self.words.end_of(before) + 1 : self.words.image[at]]
            )
            was = kinship.weight(self.alignment.old[before + 1 : at])
            if came_in - was > most:
                parts.append([])
            parts[-1].append(at)
        return max(parts, key=lambda part: sum(map(self.words.told, part)))

    def _leave_chance(self, chain: list[int]) -> None:
        """Leave out words at the edges that chance alone may have put before or after the rest.

        Words that still follow those before the passage, or precede those after it, are no chance.
        """
        if not self._is_joined(self.start - 1, chain[0]):
            del chain[: self._by_chance(chain, 1)]
        if not self._is_joined(chain[-1], self.end):
            del chain[len(chain) - self._by_chance(chain[::-1], -1) :]

    def _by_chance(self, chain: Sequence[int], step: int) -> int:
        """How many words at the beginning of a chain tell less than the gap behind them costs."""
        told, left, count = 0.0, sum(map(self._told, chain)), 0
        for number, (at, inner) in enumerate(pairwise(chain), 1):
            told += self._told(at)
            if 2 * told > left:
                break
            first, second = (at, inner)[::step]
            came_in = self.words.image[second] - self.words.end_of(first) - 1
            was = second - first - 1
            if came_in > was and told < gap_bits(was, came_in):
                count = number
        return count

    def _told(self, at: int) -> float:
        return self.words.bits(at) * self.words.kept(at)

    def _is_joined(self, one: int, other: int) -> bool:
        """Whether two words that followed each other still do."""
        image = self.alignment.image
        if one < 0 or other >= len(image) or other - one != 1:
            return False
        return (
            0
            <= self.words.image.get(one, image[one])
            == self.words.image.get(other, image[other]) - 1
        )

    def _slide(self, chain: list[int]) -> None:
        """Move the beginning next to the rest, if it occurs on both sides of a gap."""
        for number in range(1, len(chain)):
            before, at = chain[number - 1 : number + 1]
            size = at - chain[0]
            if size > SLIDE:
                return
            if self.words.image[at] - self.words.image[before] > at - before:
                self._lay(chain[0], self.words.image[at] - size, size, chain, slice(0, number))
                return

    def _slide_end(self, chain: list[int]) -> None:
        """Move the end next to the rest, if it occurs on both sides of a gap."""
        for number in range(len(chain) - 1, 0, -1):
            at, behind = chain[number - 1 : number + 1]
            size = chain[-1] - at
            if size > SLIDE:
                return
            if self.words.image[behind] - self.words.image[at] > behind - at:
                part = slice(number, len(chain))
                self._lay(at + 1, self.words.image[at] + 1, size, chain, part)
                return

    def _lay(self, old: int, new: int, size: int, chain: list[int], part: slice) -> None:
        """Use the words at one place instead of those at another, if they are the same and free."""
        texts = self.alignment
        if texts.old[old : old + size] != texts.new[new : new + size]:
            return
        if not self.words.is_free(new, new + size):
            return
        chain[part] = range(old, old + size)
        for shift in range(size):
            self.words.image[old + shift] = new + shift
            self.words.likeness.pop(old + shift, None)
            self.words.ends.pop(old + shift, None)

    def _drop_signs(self, chain: list[int]) -> None:
        """Leave out punctuation at the edges that is not next to the rest."""
        sizes, old, image = self.alignment.sizes, self.alignment.old, self.alignment.image
        words = [number for number, at in enumerate(chain) if sizes[old[at]]]
        if not words:
            return
        outside = image[self.end] if self.end < len(old) else len(self.alignment.new)
        is_closed = chain[-1] == self.end - 1 and self.words.end_of(chain[-1]) == outside - 1
        for number in range(len(chain) - 1, words[-1], -1):
            before, at = chain[number - 1 : number + 1]
            is_apart = self.words.image[at] - self.words.end_of(before) > 1
            if is_apart and not (is_closed and self._is_end(before, chain[number:])):
                del chain[number:]
        outside = image[self.start - 1] if self.start else -1
        is_closed = chain[0] == self.start and self.words.image[chain[0]] == outside + 1
        for number in range(words[0], 0, -1):
            before, at = chain[number - 1 : number + 1]
            if self.words.image[at] - self.words.end_of(before) > 1 and not (
                is_closed and self._is_replaced(before, at)
            ):
                del chain[:number]
                break
        if chain[0] > self.start:
            del chain[: next(number for number, at in enumerate(chain) if sizes[old[at]])]

    def _is_end(self, before: int, signs: Sequence[int]) -> bool:
        """Whether punctuation still ends the sentence despite a few words inserted before it."""
        names, old = self.words.kinship.names, self.alignment.old
        is_ending = any(names[old[at]] in ENDING for at in signs)
        return (is_ending or signs[0] - before > 1) and self._is_replaced(before, signs[0])

    def _is_replaced(self, one: int, other: int) -> bool:
        """Whether the text between two words is not much longer than it was."""
        new = range(self.words.end_of(one) + 1, self.words.image[other])
        return self.words.is_instead(range(one + 1, other), new, ADDED)

    def _grow(self, chain: list[int]) -> None:
        """Include words at the edges that stand there as they did."""
        while chain[0] > self.start and self._stands(chain[0] - 1, self.words.image[chain[0]] - 1):
            self.words.image[chain[0] - 1] = self.words.image[chain[0]] - 1
            chain.insert(0, chain[0] - 1)
        while chain[-1] < self.end - 1 and self._stands(
            chain[-1] + 1, self.words.end_of(chain[-1]) + 1
        ):
            self.words.image[chain[-1] + 1] = self.words.end_of(chain[-1]) + 1
            chain.append(chain[-1] + 1)

    def _stands(self, old: int, new: int) -> bool:
        """Whether a word is at a place that no other word claims; punctuation claims none."""
        texts = self.alignment
        if not 0 <= new < len(texts.new) or texts.old[old] != texts.new[new]:
            return False
        self.words.likeness.pop(old, None)
        self.words.ends.pop(old, None)
        origin = texts.origin[new]
        if origin in {-1, old} or not texts.sizes[texts.old[old]]:
            return True
        return self._is_torn(origin, new, 1 if origin > old else -1)

    def _is_torn(self, origin: int, new: int, away: int) -> bool:
        """Whether a word outside the passage is next to none of its former neighbours there."""
        texts = self.alignment
        if self.start <= origin < self.end:
            return False
        at, to = origin + away, new + away
        return not (0 <= at < len(texts.image) and texts.image[at] == to)
