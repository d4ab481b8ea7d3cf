"""Split plain text into chunks: runs of non-blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from reader.lazy import late_pattern
from reader.text.canonical import is_blank
from reader.text.document import Span

LARGE = 1 << 15
"""In characters; a longer chunk is yielded in parts, so that memory use stays bounded."""
SAMPLE = 1 << 15
"""Characters from which the line width of the whole text is measured."""
_SAMPLED = 1000
"""Chunks from which it is measured if they are short."""
_FEW_LINES = 10_000
"""The number of lines up to which any text is read as usual."""
_SHORTEST_LINES = 4
"""The bytes that lines have on average, with their ends and empty ones, in anything that people
read: a list of words of six letters, with empty lines between them, has as many."""
_MOST_LINES = 1 << 9
"""The lines after which a chunk is yielded in parts, too: that many of prose are as large."""

_LINES = re.compile(r"^[^\S\n]*+\S.*(?:\n[^\S\n]*+\S.*)*", re.MULTILINE)
_HIDDEN = late_pattern(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Line(NamedTuple):
    """A non-blank line."""

    start: int
    """Offset in the chunk, including any indentation."""
    text: str
    """The line without trailing white space."""
    indent: int
    """Number of leading white-space characters."""

    @property
    def end(self) -> int:
        """Offset of its end in the chunk, without trailing white space."""
        return self.start + len(self.text)


class Chunk(NamedTuple):
    """A run of non-blank lines, exactly as in the source."""

    gap: str
    """White space before the lines."""
    text: str
    """The lines themselves; empty in the last chunk, which holds trailing white space only."""
    goes_on: bool = False
    """Whether this continues a chunk that was too large to be yielded whole."""

    def lines(self) -> list[Line]:
        """The chunk split into lines."""
        found, start = [], 0
        for whole in self.text.split("\n"):
            text = whole.rstrip()
            found.append(Line(start, text, len(text) - len(text.lstrip())))
            start += len(whole) + 1
        return found

    def first(self) -> Line:
        """The first of its lines."""
        return line_at(0, self.text.split("\n", 1)[0])

    def last(self) -> Line:
        """The last of its lines."""
        start = self.text.rfind("\n") + 1
        return line_at(start, self.text[start:])


def is_of_scraps(size: int, lines: int, more: int = 0) -> bool:
    """Whether a text has so many and so short lines that looking for blocks takes too long.

    Args:
        size: Its length.
        lines: How many lines it has.
        more: What markup adds to a line.
    """
    return lines > _FEW_LINES and size < (_SHORTEST_LINES + more) * lines


def line_at(start: int, whole: str) -> Line:
    """A line with its place, without trailing white space."""
    text = whole.rstrip()
    return Line(start, text, len(text) - len(text.lstrip()))


def chunks(pieces: Iterable[str]) -> Iterator[Chunk]:
    """The chunks of a text, followed by one that holds its trailing white space.

    Args:
        pieces: Consecutive pieces of the canonical text; all but the last end with a newline.
    """
    gap: list[str] = []
    rest, goes_on = "", False
    for piece in chain(_cut(pieces), [None]):
        rest += piece or ""
        runs = _runs(rest)
        if not runs:
            # White space need not be scanned again.
            gap.append(rest)
            rest = ""
            continue
        # The last run may continue in the next piece.
        whole = runs[:-1] if piece is not None else runs
        at = 0
        for start, end in whole:
            before = rest[at:start]
            yield Chunk("".join([*gap, before]) if gap else before, rest[start:end], goes_on)
            gap, at, goes_on = [], end, False
        if whole is not runs and (part := _part(rest, *runs[-1])):
            yield Chunk("".join([*gap, rest[at : part.start]]), rest[slice(*part)], goes_on)
            gap, at, goes_on = [], part.end, True
        rest = rest[at:]
    yield Chunk("".join([*gap, rest]), "")


def sampled(source: Iterator[Chunk]) -> Iterator[Chunk]:
    """The first chunks, enough to measure the line width of the whole text."""
    size = lines = 0
    for at, chunk in enumerate(source, 1):
        yield chunk
        size += len(chunk.gap) + len(chunk.text)
        lines += chunk.text.count("\n")
        if size > SAMPLE or lines > 8 * _MOST_LINES or at == _SAMPLED:
            return


def _cut(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in smaller pieces, cut at newlines where they are too large."""
    for piece in pieces:
        start = 0
        while end := _cut_at(piece, start):
            yield piece[start:end]
            start = end
        yield piece[start:] if start else piece


def _cut_at(piece: str, start: int) -> int:
    """Where a piece is cut that is too large from an offset on; 0 if it is not."""
    lines = piece.count("\n", start, start + LARGE)
    most = 3 * _MOST_LINES // 2
    if len(piece) - start <= LARGE and lines <= most:
        return 0
    size = LARGE // 2
    while lines > most:
        size, lines = size // 2, lines // 2
    return piece.find("\n", start + size) + 1


def _runs(text: str) -> list[tuple[int, int]]:
    """The offsets of consecutive lines with something visible in them."""
    runs = [found.span() for found in _LINES.finditer(text)]
    if text.isascii() or not _HIDDEN.search(text):
        return runs
    return [part for run in runs for part in _seen(text, *run)]


def _seen(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a run without the lines that show nothing."""
    lines = text[start:end]
    if lines.isascii() or not _HIDDEN.search(lines):
        yield start, end
        return
    end = at = start
    for line in lines.split("\n"):
        if is_blank(line):
            if start < end:
                yield start, end
            start = at + len(line) + 1
        else:
            end = at + len(line)
        at += len(line) + 1
    if start < end:
        yield start, end


def _part(text: str, start: int, end: int) -> Span | None:
    """All but the last line of a run that is too long to be kept until its end."""
    is_long = end - start > LARGE or text.count("\n", start, end) > _MOST_LINES
    last = text.rfind("\n", start, end) if is_long else -1
    return Span(start, last) if last > start else None
