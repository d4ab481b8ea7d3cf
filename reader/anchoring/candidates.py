"""Where a passage may stand of which nothing is known but its words and those around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.anchoring.alignment import Alignment
from reader.anchoring.placement import Place, Placing
from reader.anchoring.similarity import Kinship

TELLING = 24
"""Words of a passage, the rarest ones, by which it is looked for."""
PLACES = 64
"""Places at which a word may stand to be looked for."""
WIDTH = 16
"""Words by which two places must differ to be looked at apart."""
LOOKED_AT = 6
"""Places that are looked at, the likeliest first."""
LEAST = 0.3
"""What must speak for a place, as a part of what speaks for the likeliest."""
LIKELY = 0.6
"""The same, where another place is clear."""
CLEAR = 2.0
"""How much of a passage and of what was on its two sides, added up, makes a place clear."""
MARGIN = 48
"""Words around such a place that are looked at."""


class Quote(NamedTuple):
    """Words with some before and behind them."""

    words: Sequence[int]
    """All, each as a number."""
    start: int
    """Where those begin that are looked for."""
    end: int
    """Where they end."""


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
            words: The text's words, each as a number; a negative one is looked for by nobody.
            sizes: How many letters each word has, by its number.
            bits: How much each word tells, by its number.
            kinship: What each word may have become.
        """
        self._words = words
        self._sizes = sizes
        self._bits = bits
        self._kinship = kinship
        self._places: dict[int, list[int]] = {}
        for at, word in enumerate(words):
            if word >= 0:
                self._places.setdefault(word, []).append(at)

    def places(self, word: int) -> Sequence[int]:
        """The indexes at which a word stands."""
        return self._places.get(word, ())

    def of(self, quote: Quote) -> list[Place]:
        """The places where a passage may stand, the likeliest first; none overlaps another."""
        found: list[Place] = []
        for start, speaks in self._starts(quote):
            if speaks < LIKELY and any(map(_is_clear, found)):
                break
            place = self._looked_at(quote, start)
            if place is not None:
                found.append(place)
        found.sort(key=lambda place: -(place.inside + place.beside))
        apart: list[Place] = []
        for place in found:
            if all(place.new > each.new_last or place.new_last < each.new for each in apart):
                apart.append(place)
        return apart

    def _starts(self, quote: Quote) -> list[tuple[int, float]]:
        """Where the passage would begin, by most of its rarest words; how likely, the best first.

        What speaks for a place is told as a part of what speaks for the likeliest.
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
            if speaks < LEAST:
                break
            if all(abs(slot * WIDTH - start) > WIDTH for start, _ in starts):
                starts.append((slot * WIDTH, speaks))
            if len(starts) == LOOKED_AT:
                break
        return starts

    def _rare(self, words: Sequence[int], part: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The rarest words of a part of a passage, with where they are in it."""
        counts = sorted((len(self.places(words[at])), at) for at in part)
        for count, at in [each for each in counts if each[0]][:TELLING]:
            if count > PLACES:
                break
            yield words[at], at

    def _looked_at(self, quote: Quote, start: int) -> Place | None:
        """What stands of a passage around a place."""
        low = max(start - MARGIN, 0)
        high = start + 2 * WIDTH + len(quote.words) + MARGIN
        there = self._words[low:high]
        alignment = Alignment(quote.words, there, self._sizes, self._bits)
        place = Placing(alignment, self._kinship).place(quote.start, quote.end)
        if place is None:
            return None
        return place._replace(new=place.new + low, new_last=place.new_last + low)


def _is_clear(place: Place) -> bool:
    """Whether a place leaves little to be found at another."""
    return place.share + place.before + place.behind >= CLEAR
