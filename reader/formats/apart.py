"""Formatted spans of a text, and where they are after the text was changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from reader.formats import notation
from reader.text.canonical import canonical
from reader.text.document import InlineKind

Apart = tuple[InlineKind | None, int, int, str]
"""A formatted span of the text, or a reference to a note: the kind of formatting, which is None for
a reference; the first offset and the one after the last; the target of a link, or label of a note.
A text has too many of them for a class of their own."""


def edited(
    text: str, apart: Sequence[Apart], edits: Sequence[notation.Edit]
) -> tuple[str, list[Apart]]:
    """Make replacements in a text, and move its formatting accordingly."""
    if not edits:
        return text, list(apart)
    pieces, at = [], 0
    for start, end, new in edits:
        pieces += [text[at:start], new]
        at = end
    pieces.append(text[at:])
    starts = [start for start, _, _ in edits]
    shifts = [0, *accumulate(len(new) - (end - start) for start, end, new in edits)]

    def moved(offset: int, *, is_end: bool) -> int:
        """New position of an offset; one inside a replacement moves to its edge."""
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return offset
        start, end, new = edits[index]
        if offset >= end:
            return offset + shifts[index + 1]
        if offset == start:
            return offset + shifts[index]
        return start + shifts[index] + (len(new) if is_end else 0)

    found = [
        (kind, moved(start, is_end=False), moved(end, is_end=True), target)
        for kind, start, end, target in apart
    ]
    return "".join(pieces), found


def composed(text: str, apart: list[Apart]) -> tuple[str, list[Apart]]:
    """Make a text canonical: removed markup and entities may have left it uncomposed."""
    whole = canonical(text)
    if whole == text:
        return text, apart
    offsets = sorted({offset for _, start, end, _ in apart for offset in (start, end)})
    places, size, last = {}, 0, 0
    for offset in offsets:
        size += len(canonical(text[last:offset]))
        places[offset], last = min(size, len(whole)), offset
    return whole, [(kind, places[start], places[end], target) for kind, start, end, target in apart]


def trimmed(
    text: str, apart: list[Apart], *, at_start: bool, at_end: bool
) -> tuple[str, list[Apart]]:
    """Remove white space from the ends of a text, and move its formatting accordingly."""
    if not apart:
        text = text.lstrip() if at_start else text
        return text.rstrip() if at_end else text, apart
    start = len(text) - len(text.lstrip()) if at_start else 0
    end = max(len(text.rstrip()), start) if at_end else len(text)
    kept, before, is_sorted = [], (-1, 0), True
    for one in apart:
        kind, first, last, target = one
        is_moved = start or last > end
        if is_moved:
            first, last = max(first, start) - start, min(last, end) - start
        if first < last:
            kept.append((kind, first, last, target) if is_moved else one)
            is_sorted = is_sorted and before <= (first, -last)
            before = first, -last
    if not is_sorted:
        kept.sort(key=lambda one: (one[1], -one[2]))
    return text[start:end], kept
