"""Long blocks cut into pieces, so that nothing has to look at all of a block at once.

Where a piece begins depends on the text right before that place alone, so any piece is found
without the ones before it.
"""

from __future__ import annotations

from reader.lazy import late_pattern
from reader.text import graphemes
from reader.text.document import Span

SIZE = 8192
"""Code points of a piece, more or less."""
_BACK = 1024
"""How far before a piece's usual end to look for a good place for it."""
_PLACES = (
    late_pattern(r"\n"),
    late_pattern(r"[.!?…][\"”’»)]*\s+(?=[\"“‘«(]*[^\W\da-z_])|[。！？।][”」』）]*"),
    late_pattern(r"\s+(?=\S)"),
)
"""Behind what a piece best ends: a line, a sentence, a word."""


def count(block: Span) -> int:
    """How many pieces a block has; at least one."""
    return max((block.end - block.start - 1) // SIZE, 0) + 1


def piece(text: str, block: Span, index: int) -> Span:
    """A piece of a block by its number from 0; together they are all of it."""
    return Span(_start(text, block, index), _start(text, block, index + 1))


def index_at(text: str, block: Span, offset: int) -> int:
    """The number of the piece of a block that an offset is in, or the nearest one."""
    last = count(block) - 1
    index = min(max(offset - block.start, 0) // SIZE, last)
    return index + 1 if index < last and offset >= _start(text, block, index + 1) else index


def _start(text: str, block: Span, index: int) -> int:
    """Where a piece begins: at a line, a sentence, a word, or just anywhere."""
    usual = block.start + index * SIZE
    if index == 0 or usual >= block.end:
        return min(usual, block.end)
    for place in _PLACES:
        found = [match.end() for match in place.finditer(text, usual - _BACK, usual)]
        if found:
            return found[-1]
    return graphemes.boundary_at(text, usual)
