"""Plain text cut into chunks: runs of lines with no blank one between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from reader.lazy import late_pattern
from reader.text.canonical import is_blank
from reader.text.document import Span

LARGE = 1 << 15
"""Characters; a longer chunk comes in parts, so that no text is too long for one go."""

_LINES = re.compile(r"^[^\S\n]*+\S.*(?:\n[^\S\n]*+\S.*)*", re.MULTILINE)
_HIDDEN = late_pattern(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Line(NamedTuple):
    """A line of the text that is not blank."""

    start: int
    """Its first offset in the chunk, before any indentation."""
    text: str
    """Its characters, without the white space behind them."""
    indent: int
    """How many white characters it begins with."""

    @property
    def end(self) -> int:
        """Its end, without the white space behind it."""
        return self.start + len(self.text)


class Chunk(NamedTuple):
    """Lines with no blank one between them, as they stand in the text."""

    gap: str
    """The white space before it."""
    text: str
    """Its lines, with whatever white space is in them; empty for what stands behind the last."""
    goes_on: bool = False
    """Whether it is the next part of a chunk that is too large for one."""

    def lines(self) -> list[Line]:
        """Its lines."""
        found, start = [], 0
        for whole in self.text.split("\n"):
            text = whole.rstrip()
            found.append(Line(start, text, len(text) - len(text.lstrip())))
            start += len(whole) + 1
        return found


def chunks(pieces: Iterable[str]) -> Iterator[Chunk]:
    """The chunks of a text, and at last the white space behind them.

    Args:
        pieces: What together is the canonical text, each but the last up to the end of a line.
    """
    gap: list[str] = []
    rest, goes_on = "", False
    for piece in chain(_cut(pieces), [None]):
        rest += piece or ""
        runs = list(_runs(rest))
        if not runs:
            # White space is not looked through again.
            gap.append(rest)
            rest = ""
            continue
        # The last one may go on in the next piece.
        whole = runs[:-1] if piece is not None else runs
        at = 0
        for start, end in whole:
            yield Chunk("".join([*gap, rest[at:start]]), rest[start:end], goes_on)
            gap, at, goes_on = [], end, False
        if whole is not runs and (part := _part(rest, runs[-1])):
            yield Chunk("".join([*gap, rest[at : part.start]]), rest[slice(*part)], goes_on)
            gap, at, goes_on = [], part.end, True
        rest = rest[at:]
    yield Chunk("".join([*gap, rest]), "")


def _cut(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in pieces that are no larger than need be: a page break ends lines, too."""
    for piece in pieces:
        start = 0
        while len(piece) - start > LARGE:
            end = piece.find("\n", start + LARGE // 2) + 1
            if not end:
                break
            yield piece[start:end]
            start = end
        yield piece[start:] if start else piece


def _runs(text: str) -> Iterator[Span]:
    """Where lines stand together, without what can't be seen before, between and behind them."""
    for found in _LINES.finditer(text):
        lines = found[0]
        if lines.isascii() or not _HIDDEN.search(lines):
            yield Span(*found.span())
            continue
        start = end = at = found.start()
        for line in lines.split("\n"):
            if is_blank(line):
                if start < end:
                    yield Span(start, end)
                start = at + len(line) + 1
            else:
                end = at + len(line)
            at += len(line) + 1
        if start < end:
            yield Span(start, end)


def _part(text: str, run: Span) -> Span | None:
    """All but the last line of a run that is too large to wait for its end."""
    end = text.rfind("\n", *run) if run.end - run.start > LARGE else -1
    return Span(run.start, end) if end > run.start else None
