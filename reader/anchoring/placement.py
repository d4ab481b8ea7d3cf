"""Where the words of one passage are, in an alignment of its text with another."""

from __future__ import annotations

from typing import NamedTuple

from reader.anchoring.edges import Edges
from reader.anchoring.similarity import Kinship
from reader.anchoring.word_alignment import FAR, Alignment, is_crossed
from reader.anchoring.word_images import Images

AROUND = 32
"""Words of context examined on each side of it."""
FADING = 4
"""The distance in words at which a context word counts half."""
WEIGHTS = tuple(1 / (1 + away / FADING) for away in range(AROUND))
"""The weight of each word beside a passage, the nearest first."""
BESIDE_CUT = 3
"""One of so many words beside a cut must be there to identify its two sides."""


class Place(NamedTuple):
    """Where a passage stands."""

    old: int
    """The index of its first aligned word, in its own text."""
    old_last: int
    """The index of its last aligned word, in its own text."""
    new: int
    """The index of its first word in the other text."""
    new_last: int
    """The index of its last word in the other text."""
    share: float
    """The share of its letters that are there, from 0 to 1."""
    inside: float
    """The information in those of its words that are there, in bits."""
    whole: float
    """The information in all its words, in bits."""
    beside: float
    """The information in the context words that are there; near ones count more."""
    before: float
    """How much of the text before it is there, from 0 to 1."""
    behind: float
    """How much of the text after it is there, from 0 to 1."""
    strand: int
    """The strand of the alignment that it is in."""
    is_crossed: bool
    """Whether words that followed the passage stand before it now, or the other way round."""


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
        """The place of the words from one index up to another, if any of them is aligned."""
        words = Images(self.alignment, self.kinship, start, end)
        return self._placed(words) if words.image else None

    def _placed(self, words: Images) -> Place:
        edges = Edges(words)
        chain = edges.chain()
        first, last = chain[0], chain[-1]
        passage = range(words.start, words.end)
        whole = sum(map(words.bits, passage))
        share, inside = 1.0, whole
        if len(chain) < len(passage) or words.likeness:
            there = sum(words.weight(at) * words.kept(at) for at in chain)
            share = there / sum(map(words.weight, passage))
            inside = sum(words.bits(at) * words.kept(at) for at in chain)
        side = range(words.start - 1, -1, -1)
        before, all_before = self._beside(side, words.image[first], -1, words.strand)
        side = range(words.end, len(self.alignment.old))
        behind, all_behind = self._beside(side, words.end_of(last), 1, words.strand)
        first, last, new, new_last = edges.framed(first, last)
        return Place(
            old=first,
            old_last=last,
            new=new,
            new_last=new_last,
            share=share,
            inside=inside,
            whole=whole,
            beside=before + behind,
            before=before / all_before if all_before else 0.0,
            behind=behind / all_behind if all_behind else 0.0,
            strand=words.strand,
            is_crossed=is_crossed(self.alignment, passage, range(new, new_last + 1)),
        )

    def around(self, at: int) -> tuple[float, float, range] | None:
        """How much of the context before and after a place is there, and the words between.

        None where nothing directly beside it is there, on either side.
        """
        image = self.alignment.image
        left = next((to for to in image[max(at - BESIDE_CUT, 0) : at][::-1] if to >= 0), -1)
        right = next((to for to in image[at : at + BESIDE_CUT] if to >= 0), -1)
        if left < 0 or right <= left:
            return None
        strand = self.alignment.strand[max(at - 1, 0)]
        before, all_before = self._beside(range(at - 1, -1, -1), left + 1, -1, strand)
        behind, all_behind = self._beside(range(at, len(image)), right - 1, 1, strand)
        return before / all_before, behind / all_behind, range(left + 1, right)

    def _beside(self, words: range, place: int, side: int, strand: int) -> tuple[float, float]:
        """The information in the context words still on one side, and in that whole side."""
        texts = self.alignment
        near = words[: len(WEIGHTS)]
        if not near:
            return 0.0, 0.0
        taken = slice(near.start, near.stop if near.stop >= 0 else None, near.step)
        found = zip(texts.old[taken], WEIGHTS, strict=False)
        told = [texts.bits[word] * weight for word, weight in found]
        there = sum(
            one
            for one, to, other in zip(told, texts.image[taken], texts.strand[taken], strict=True)
            if to >= 0 and 0 < (to - place) * side <= FAR and other == strand
        )
        return there, sum(told)
