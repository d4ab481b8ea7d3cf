"""Two texts in step: which paragraphs of one correspond to which of the other, in order.

The texts are versions of one text, or translations of each other: corresponding paragraphs are in
the same order in both, so that even those that share no word can be matched.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

from reader.anchoring.resemblance import likeness
from reader.compare import passages
from reader.compare.counterparts import Comparison
from reader.compare.likeness import Likeness
from reader.compare.texts import ComparedText
from reader.text.document import BlockKind

_LEFT_OUT = -0.15
"""The cost of a paragraph that has no counterpart."""
_MERGED = -0.1
"""The cost of matching two paragraphs of one text with one of the other."""
_LENGTH = 0.35
"""The cost of a difference in length by a factor of e from the usual ratio."""
_HEADING = -1.0
"""The cost of a heading that is not a heading in the other text."""
_EVEN = 0.35
"""The score of two paragraphs of the same length that share nothing."""
_SHARED = 2.0
"""The score of a similarity of 1: all words the same."""
_BAND = 120
"""Paragraphs off the diagonal that are considered in long texts."""
_LONG = 90_000
"""Pairs of paragraphs from which a text counts as long."""
_ENOUGH, _IN_ORDER = 0.5, 0.85
"""The share of sentences with a counterpart, and in order, from which texts are versions."""
_LEAST_RATIO = 0.6
"""Of their numbers of paragraphs, from which two texts in two languages may be translations."""
_FEW = 3
_EVEN_LENGTHS = 0.15
"""How uneven the lengths of paragraphs are in translations, at most: measured were .07 to .15 in
chapters of the Bible, and .13 to .35 in two reports of one event."""
SAME = 0.5
"""The share of two texts that is the same, word for word, from which they are versions."""
_MOST = 400_000
"""Pairs of paragraphs from which aligning them would take too long."""


class Move(NamedTuple):
    """Paragraphs that belong together: the number in each text."""

    one: int
    other: int


_MOVES = (Move(1, 1), Move(1, 0), Move(0, 1), Move(2, 1), Move(1, 2))


def are_versions(one: ComparedText, other: ComparedText, comparison: Comparison | None) -> bool:
    """Whether two texts are versions of one text, or may be translations of each other.

    Args:
        one: The first.
        other: The second.
        comparison: Both compared as a whole, unless they are too long for that.
    """
    blocks = len(set(one.blocks)), len(set(other.blocks))
    if min(blocks) < 1 or blocks[0] * blocks[1] > _MOST:
        return False
    if one.passages.language != other.passages.language:
        return min(blocks) / max(blocks) >= _LEAST_RATIO
    if comparison is None:
        return likeness(one.document.text, other.document.text) >= SAME
    best = [found[0] for at in range(len(one.spans)) if (found := comparison.of(at))]
    places = [each.at for each in best if each.is_convincing]
    shorter = min(len(one.spans), len(other.spans))
    if len(places) < max(_ENOUGH * shorter, min(_FEW, shorter)):
        return False
    return _longest_rise(places) >= _IN_ORDER * len(places)


def are_translations(
    one: ComparedText, other: ComparedText, comparison: Comparison, found: Mapping[int, range]
) -> bool:
    """Whether aligned paragraphs show that two texts in two languages are translations.

    Few words are shared by two languages: most paragraphs have to be matched, be about as long
    throughout, and hold the counterparts that there are.

    Args:
        one: The first.
        other: The second.
        comparison: Both compared as a whole.
        found: Their blocks as they were aligned.
    """
    blocks = len(set(one.blocks)), len(set(other.blocks))
    matched = min(len(found), len({each for there in found.values() for each in there}))
    if min(blocks) < _FEW or matched < _IN_ORDER * max(blocks):
        return False
    places = [(at, best[0]) for at in range(len(one.spans)) if (best := comparison.of(at))]
    sure = [(one.blocks[at], other.blocks[each.at]) for at, each in places if each.is_convincing]
    inside = sum(there in found.get(here, ()) for here, there in sure)
    return (
        bool(sure)
        and inside >= _IN_ORDER * len(sure)
        and _unevenness(one, other, found) <= _EVEN_LENGTHS
    )


def _unevenness(one: ComparedText, other: ComparedText, found: Mapping[int, range]) -> float:
    """How far the lengths of aligned paragraphs usually are from one ratio, as a logarithm."""
    ours, theirs = one.document.blocks, other.document.blocks
    sizes = [
        (len(range(*ours.span(here))), sum(len(range(*theirs.span(each))) for each in there))
        for here, there in found.items()
    ]
    usual = sum(size for size, _ in sizes) / sum(size for _, size in sizes)
    return median(abs(math.log(size / (usual * others))) for size, others in sizes)


def _longest_rise(places: Sequence[int]) -> int:
    """The most places that are in order once the others are left out."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def aligned(one: ComparedText, other: ComparedText) -> Mapping[int, range]:
    """For each block of one text with a counterpart, the blocks of the other it belongs to."""
    ours, theirs = _Paragraphs(one), _Paragraphs(other)
    moves = _best_moves(_Worth(ours, theirs), len(ours.blocks), len(theirs.blocks))
    found: dict[int, range] = {}
    at = there = 0
    for move in moves:
        if move.one and move.other:
            for block in ours.blocks[at : at + move.one]:
                found[block] = range(
                    theirs.blocks[there], theirs.blocks[there + move.other - 1] + 1
                )
        at, there = at + move.one, there + move.other
    return found


class _Paragraphs:
    """The paragraphs of a text that have sentences."""

    def __init__(self, text: ComparedText) -> None:
        self.blocks = list(dict.fromkeys(text.blocks))
        spans = [text.document.blocks.span(block) for block in self.blocks]
        words = [text.document.text[span.start : span.end] for span in spans]
        self.read = passages.read(words, text.passages.language)
        self.sizes = [max(span.end - span.start, 1) for span in spans]
        kinds = text.document.blocks
        self.are_headings = [kinds.kind(block) is BlockKind.HEADING for block in self.blocks]


class _Worth:
    """The score of matching paragraphs."""

    def __init__(self, one: _Paragraphs, other: _Paragraphs) -> None:
        self._one, self._other = one, other
        self._ratio = sum(one.sizes) / max(sum(other.sizes), 1)
        likeness = Likeness(one.read, other.read)
        self._alike: list[dict[int, float]] = [
            {there: max(each.cosine, each.spelling) for there, each in likeness.row(at)}
            for at in range(len(one.blocks))
        ]

    def of(self, at: int, there: int, move: Move) -> float:
        """The score of a move that begins at two paragraphs."""
        if not move.one or not move.other:
            return _LEFT_OUT
        rows, columns = range(at, at + move.one), range(there, there + move.other)
        alike = [self._alike[row].get(column, 0.0) for row in rows for column in columns]
        size = sum(self._one.sizes[row] for row in rows)
        usual = self._ratio * sum(self._other.sizes[column] for column in columns)
        worth = _EVEN + _SHARED * sum(alike) / len(alike) - _LENGTH * abs(math.log(size / usual))
        headings = {self._one.are_headings[row] for row in rows}
        headings |= {self._other.are_headings[column] for column in columns}
        if len(headings) > 1:
            worth += _HEADING
        if move != Move(1, 1):
            # Two for one must be better than either with the other left out.
            worth = worth * (len(rows) + len(columns)) / 2 + _MERGED - max(alike)
        return worth


def _best_moves(worth: _Worth, rows: int, columns: int) -> list[Move]:
    """The moves through both texts with the highest score."""
    best: list[dict[int, tuple[float, Move | None]]] = [{} for _ in range(rows + 1)]
    best[0][0] = 0.0, None
    slope = columns / max(rows, 1)
    is_long = rows * columns > _LONG
    for at in range(rows + 1):
        middle = round(at * slope)
        first, last = (
            (max(middle - _BAND, 0), min(middle + _BAND, columns)) if is_long else (0, columns)
        )
        for there in range(first, last + 1):
            if there not in best[at]:
                continue
            here = best[at][there][0]
            for move in _MOVES:
                end = at + move.one, there + move.other
                if end[0] > rows or end[1] > columns:
                    continue
                value = here + worth.of(at, there, move)
                known = best[end[0]].get(end[1])
                if known is None or value > known[0]:
                    best[end[0]][end[1]] = value, move
    return _walked_back(best, rows, columns)


def _walked_back(
    best: Sequence[Mapping[int, tuple[float, Move | None]]], rows: int, columns: int
) -> list[Move]:
    moves: list[Move] = []
    at, there = rows, columns
    while there not in best[at]:
        there -= 1
    while (step := best[at][there][1]) is not None:
        moves.append(step)
        at, there = at - step.one, there - step.other
    return moves[::-1]
