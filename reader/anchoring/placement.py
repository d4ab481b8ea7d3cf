"""Where the words of one passage stand, in an alignment of the text that it is of."""

from __future__ import annotations

from typing import NamedTuple

from reader.anchoring.alignment import FAR, Alignment, is_crossed
from reader.anchoring.edges import Edges
from reader.anchoring.images import Images
from reader.anchoring.similarity import Kinship

AROUND = 32
"""Words on each side of it that speak for a place."""
FADING = 4
"""Words away at which a word speaks half as loud."""
WEIGHTS = tuple(1 / (1 + away / FADING) for away in range(AROUND))
"""How loud each word beside a passage speaks, the nearest first."""
BESIDE_CUT = 3
"""Words beside a cut of which one must be there for its two sides to be known."""


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
    inside: float
    """What its words tell that are there, in bits."""
    whole: float
    """What all its words tell."""
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
        """How much is there of what was before and behind a place, and the words between now.

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
        """What the words on one side tell that stand on that side of a place too, and all do."""
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
