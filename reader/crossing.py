"""Whether what stood on one side of a passage stands on the other side of its place."""

from __future__ import annotations

from collections.abc import Sequence

from reader.alignment import Alignment

FAR = 24
"""Words from a passage that are looked at on each side."""
CROSSED = 4
"""Words in a row by which they are known again on the other side."""


def is_crossed(alignment: Alignment, passage: range, place: range) -> bool:
    """Whether words stand before a place that stood behind the passage, or the other way round.

    Args:
        alignment: Of the text that the passage is of and the one that the place is in.
        passage: The indexes of its words in the old text.
        place: Those of the words at the place in the new one.
    """
    old_before, old_behind = _sides(alignment.old, alignment.image, passage)
    before, behind = _sides(alignment.new, alignment.origin, place)
    return not (before.isdisjoint(old_behind) and behind.isdisjoint(old_before))


def _sides(
    words: Sequence[int], taken: Sequence[int], part: range
) -> tuple[set[tuple[int, ...]], set[tuple[int, ...]]]:
    """The shingles before and behind a part of a text."""
    before = range(max(part.start - FAR, 0), part.start)
    behind = range(part.stop, min(part.stop + FAR, len(words)))
    return _left(words, taken, before), _left(words, taken, behind)


def _left(words: Sequence[int], taken: Sequence[int], part: range) -> set[tuple[int, ...]]:
    """The shingles of a part of a text of which no word is taken."""
    shingles: set[tuple[int, ...]] = set()
    if min(taken[part.start : part.stop], default=0) >= 0:
        return shingles
    for at in part[: 1 - CROSSED]:
        if max(taken[at : at + CROSSED]) < 0:
            shingles.add(tuple(words[at : at + CROSSED]))
    return shingles
