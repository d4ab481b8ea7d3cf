"""The plain text of a mail: paragraphs, quoted lines and the signature.

A mail may be `format=flowed` (RFC 3676): then a space at the end of a line means that the paragraph
continues.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from reader.formats.chunks import Chunk, chunks
from reader.formats.line_breaks import Joiner
from reader.formats.paragraphs import drafts, shape_of
from reader.formats.sheet import Sheet
from reader.formats.written import Written
from reader.lazy import late_pattern
from reader.text.canonical import canonical
from reader.text.document import BlockKind

_QUOTED = late_pattern(r"(?:>[ \t]?)+(?=[^>]|$)|>+")
_SIGNATURE = "-- "
_DEEPEST = 20
"""The most levels of quotation."""


class _Line(NamedTuple):
    """A line without its quotation markers."""

    depth: int
    """How many markers there were."""
    text: str
    """The rest of the line."""


def read(text: str, *, is_flowed: bool = False, deletes_space: bool = False) -> Written:
    """The blocks of a mail's text.

    Args:
        text: The text.
        is_flowed: Whether a space at the end of a line means that the paragraph continues.
        deletes_space: Whether that space is removed.
    """
    lines = list(_lines(canonical(text)))
    body, signature = _split(lines)
    if is_flowed:
        body = list(_flowed(body, deletes_space=deletes_space))
    sheet = Sheet()
    joiner = Joiner("\n".join(line.text for line in body))
    for depth, run in groupby(body, key=lambda line: line.depth):
        found = list(chunks(["\n".join(line.text for line in run)]))
        _write(sheet, joiner, found, depth)
    count = len(sheet.blocks)
    words = "\n".join(line.text for line in signature).strip("\n").rstrip()
    if words:
        sheet.write(BlockKind.BOILERPLATE, 0, "", words, ())
    return Written(sheet.text(), sheet.blocks, count, sheet.inlines)


def _lines(text: str) -> Iterator[_Line]:
    for line in text.split("\n"):
        quoted = _QUOTED.match(line)
        if quoted is None:
            yield _Line(0, line)
        else:
            yield _Line(min(quoted[0].count(">"), _DEEPEST), line[quoted.end() :])


def _split(lines: Sequence[_Line]) -> tuple[list[_Line], list[_Line]]:
    """The lines of the body, and those of the signature at its end."""
    at = max((i for i, line in enumerate(lines) if line == (0, _SIGNATURE)), default=-1)
    if at < 0 or any(line.depth for line in lines[at:]):
        return list(lines), []
    return list(lines[:at]), list(lines[at + 1 :])


def _flowed(lines: Iterable[_Line], *, deletes_space: bool) -> Iterator[_Line]:
    """The lines as they were before they were wrapped."""
    begun: list[str] = []
    depth = 0
    for line in lines:
        text = line.text.removeprefix(" ") if not line.depth else line.text
        if begun and line.depth != depth:
            yield _Line(depth, "".join(begun).rstrip())
            begun = []
        depth = line.depth
        goes_on = text.endswith(" ") and text != _SIGNATURE
        begun.append(text[:-1] if goes_on and deletes_space else text)
        if not goes_on:
            yield _Line(depth, "".join(begun))
            begun = []
    if begun:
        yield _Line(depth, "".join(begun).rstrip())


def _write(sheet: Sheet, joiner: Joiner, found: Sequence[Chunk], depth: int) -> None:
    """Write lines with one depth of quotation."""
    shape = shape_of([chunk.lines() for chunk in found if chunk.text])
    for chunk, after in pairwise(found):
        for block, flows in drafts(chunk, shape, is_first=False, followed=bool(after.text)):
            words = chunk.text[slice(*block.span)]
            if flows and "\n" in words:
                words = joiner.joined(words)
            kind, level = block.kind, block.level
            if depth and kind in {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION}:
                kind, level = BlockKind.QUOTE, depth - 1
            sheet.write(kind, level, block.marker, words, ())
