"""Places where a passage may be, when only its words and those around it are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from reader.anchoring.evidence import IN_PLACE
from reader.anchoring.placement import WEIGHTS, Place, Placing
from reader.anchoring.similarity import Kinship
from reader.anchoring.word_alignment import Alignment

VOTING = 24
"""How many words of a passage, the rarest ones, are looked up."""
PLACES = 64
"""The most occurrences of a word that is looked up."""
WIDTH = 16
"""Words by which two places must differ to be examined separately."""
LOOKED_AT = 6
"""The most places examined, the likeliest first."""
LEAST = 0.3
"""The least evidence for a place, as a share of that for the likeliest."""
LIKELY = 0.6
"""The same, where another place is clear."""
CLEAR = 2.0
"""How much of a passage and of its context on both sides, added up, makes a place clear."""
FRAMES = 3
"""The most places examined for the words around a passage."""
LEFT_BETWEEN = 6
"""The most words that may now stand between the words before and after a passage."""
FRAMED = 0.6
"""The share of each side's context that must be there to show where the passage was."""
MARGIN = 48
"""Words examined around such a place."""


class Quote(NamedTuple):
    """Words with some before and after them."""

    words: Sequence[int]
    """The number of each word, including those around the passage."""
    start: int
    """The index of the first word that is looked for."""
    end: int
    """The index after the last word that is looked for."""


class Whereabouts:
    """The words of a text, and where each of them stands."""

    def __init__(
        self,
        words: Sequence[int],
        sizes: Sequence[int],
        bits: Sequence[float],
        kinship: Kinship,
    ) -> None:
        """Look in a text.

        Args:
            words: The text's words, each as a number; negative for words that are never looked for.
            sizes: How many letters each word has, by its number.
            bits: The information in each word, in bits, by its number.
            kinship: Knows which words a word may have become.
        """
        self._words = words
        self._sizes = sizes
        self._bits = bits
        self._kinship = kinship
        self._least = IN_PLACE * max(bits, default=0.0)
        self._places: dict[int, list[int]] = {}
        for at, word in enumerate(words):
            if word >= 0:
                self._places.setdefault(word, []).append(at)

    def places(self, word: int) -> Sequence[int]:
        """The indexes at which a word occurs."""
        return self._places.get(word, ())

    def of(self, quote: Quote) -> list[Place]:
        """The places where a passage may be, the likeliest first; none overlaps another."""
        found: list[Place] = []
        for start, speaks in self._starts(quote):
            if speaks < LIKELY and any(map(_is_clear, found)):
                break
            if self._most(quote, start) < self._least:
                continue
            place = self._looked_at(quote, start)
            if place is not None:
                found.append(place)
        found.sort(key=lambda place: -(place.inside + place.beside))
        apart: list[Place] = []
        for place in found:
            if all(place.new > each.new_last or place.new_last < each.new for each in apart):
                apart.append(place)
        return apart

    def is_left(self, quote: Quote, place: Place) -> bool:
        """Whether the words around a passage stand together elsewhere, and better, without it."""
        around = Quote(
            (*quote.words[: quote.start], *quote.words[quote.end :]), quote.start, quote.start
        )
        for start, _ in self._starts(around)[:FRAMES]:
            low = max(start - MARGIN, 0)
            there = self._window(around, start)
            alignment = Alignment(around.words, there, self._sizes, self._bits)
            frame = Placing(alignment, self._kinship).around(quote.start)
            if frame is None:
                continue
            before, behind, between = frame
            is_here = low + between.start <= place.new_last and place.new <= low + between.stop
            if is_here or len(between) > LEFT_BETWEEN or min(before, behind) < FRAMED:
                continue
            if before + behind > place.before + place.behind:
                return True
        return False

    def _starts(self, quote: Quote) -> list[tuple[int, float]]:
        """Where the passage may begin, judged by its rarest words, and how likely; the best first.

        The evidence for a place is a share of that for the likeliest. Where the rare words carry
        less information than a place needs, they are there by chance.
        """
        votes: dict[int, float] = {}
        for part in (range(quote.start, quote.end), range(len(quote.words))):
            for word, at in self._rare(quote.words, part):
                for to in self.places(word):
                    slot = (to - at) // WIDTH
                    votes[slot] = votes.get(slot, 0.0) + self._bits[word]
        both = {slot: vote + votes.get(slot + 1, 0.0) for slot, vote in votes.items()}
        likely = sorted(both, key=lambda slot: -both[slot])
        starts: list[tuple[int, float]] = []
        for slot in likely:
            speaks = both[slot] / both[likely[0]]
            if speaks < LEAST or both[slot] < self._least:
                break
            if all(abs(slot * WIDTH - start) > WIDTH for start, _ in starts):
                starts.append((slot * WIDTH, speaks))
            if len(starts) == LOOKED_AT:
                break
        return starts

    def _rare(self, words: Sequence[int], part: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The rarest words of a part of a passage, with their positions in it."""
        counts = sorted((len(self.places(words[at])), at) for at in part)
        for count, at in [each for each in counts if each[0]][:VOTING]:
            if count > PLACES:
                break
            yield words[at], at

    def _most(self, quote: Quote, start: int) -> float:
        """The most net evidence that a place can have, if its words are in order."""
        window = list(self._window(quote, start))
        there = set(window)
        passage = quote.words[quote.start : quote.end]
        most = -sum(self._bits[word] for word in passage)
        before, behind = quote.words[: quote.start], quote.words[quote.end :]
        parts = (
            (passage, [2.0] * len(passage)),
            (before[-len(WEIGHTS) :], WEIGHTS[: len(before)][::-1]),
            (behind[: len(WEIGHTS)], WEIGHTS[: len(behind)]),
        )
        for words, weights in parts:
            gains = [
                self._bits[word] * weight
                for word, weight in zip(words, weights, strict=True)
                if word in there
            ]
            gains.sort(reverse=True)
            most += sum(gains[: LCSseq.similarity(list(words), window)])
        return most

    def _window(self, quote: Quote, start: int) -> Sequence[int]:
        """The words around a place."""
        low = max(start - MARGIN, 0)
        return self._words[low : start + 2 * WIDTH + len(quote.words) + MARGIN]

    def _looked_at(self, quote: Quote, start: int) -> Place | None:
        """What stands of a passage around a place."""
        low = max(start - MARGIN, 0)
        alignment = Alignment(quote.words, self._window(quote, start), self._sizes, self._bits)
        place = Placing(alignment, self._kinship).place(quote.start, quote.end)
        if place is None:
            return None
        return place._replace(new=place.new + low, new_last=place.new_last + low)


def _is_clear(place: Place) -> bool:
    """Whether a place leaves little to be found at another."""
    return place.share + place.before + place.behind >= CLEAR
