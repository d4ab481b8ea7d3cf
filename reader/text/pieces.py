"""Long blocks cut into pieces, so that nothing has to process a whole block at once.

The beginning of a piece depends only on the text just before it, so that any piece can be found
without the ones before.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from reader.lazy import late_pattern
from reader.text import graphemes
from reader.text.document import Span

SIZE = 8192
"""The approximate size of a piece, in code points."""
_BACK = 1024
"""How far back from a piece's usual beginning to look for a better place."""
_PLACES = (
    late_pattern(r"\n"),
    late_pattern(r"[.!?…][\"”’»)]*\s+(?=[\"“‘«(]*[^\W\da-z_])|[。！？।][”」』）]*"),
    late_pattern(r"\s+(?=\S)"),
)
"""Good places to cut, best first: after a line, a sentence, a word."""


def lines(text: str) -> Iterator[str]:
    """The lines of a text with their ends, a piece at a time: all at once take four times it."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + SIZE) + 1 or len(text)
        yield from io.StringIO(text[start:end], newline="\n")
        start = end


def count(block: Span) -> int:
    """The number of pieces of a block; at least one."""
    return max((block.end - block.start - 1) // SIZE, 0) + 1


def piece(text: str, block: Span, index: int) -> Span:
    """A piece of a block by its index; together the pieces cover the block."""
    return Span(_start(text, block, index), _start(text, block, index + 1))


def index_at(text: str, block: Span, offset: int) -> int:
    """The index of the piece that contains an offset, or of the nearest one."""
    last = count(block) - 1
    index = min(max(offset - block.start, 0) // SIZE, last)
    return index + 1 if index < last and offset >= _start(text, block, index + 1) else index


def _start(text: str, block: Span, index: int) -> int:
    """The beginning of a piece: that of a line, a sentence or a word if possible."""
    usual = block.start + index * SIZE
    if index == 0 or usual >= block.end:
        return min(usual, block.end)
    for place in _PLACES:
        found = [match.end() for match in place.finditer(text, usual - _BACK, usual)]
        if found:
            return found[-1]
    return graphemes.boundary_at(text, usual)
