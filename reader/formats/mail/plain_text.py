"""The plain text of a mail: paragraphs, quoted lines and the signature.

A mail may be `format=flowed` (RFC 3676): then a space at the end of a line means that the paragraph
continues.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice, pairwise
from typing import NamedTuple

from reader.formats.chunks import Chunk, chunks, sampled
from reader.formats.line_breaks import SAMPLE, Joiner
from reader.formats.paragraphs import Shape, drafts, shape_of
from reader.formats.sheet import Sheet
from reader.formats.written import Written
from reader.lazy import late_pattern
from reader.text.canonical import canonical
from reader.text.document import BlockKind

_QUOTED = late_pattern(r"(?:>[ \t]?)+(?=[^>]|$)|>+")
_QUOTATION = late_pattern(r"^>.*+(?:\n>.*+)*+", re.MULTILINE)
_MARKERS = late_pattern(r"^(?:>[ \t]?)+", re.MULTILINE)
_SIGNATURE = "-- "
_DEEPEST = 20
"""The most levels of quotation."""
_AT_ONCE = 1000
"""The number of lines that are joined at a time."""


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
    body, signature = _split(canonical(text))
    sheet = Sheet()
    joiner = Joiner(_MARKERS.sub("", body[: 2 * SAMPLE]))
    for depth, run in _runs(body):
        words = "\n".join(_flowed(run, depth, deletes_space=deletes_space)) if is_flowed else run
        _write(sheet, joiner, words, depth)
    count = len(sheet.blocks)
    words = signature.strip("\n").rstrip()
    if words:
        sheet.write(BlockKind.BOILERPLATE, 0, "", words, ())
    return Written(sheet.text(), sheet.blocks, count, sheet.inlines)


def _split(text: str) -> tuple[str, str]:
    """The body, and the signature at its end."""
    at = f"\n{text}\n".rfind(f"\n{_SIGNATURE}\n")
    if at < 0 or "\n>" in text[at:]:
        return text, ""
    return text[: max(at - 1, 0)], text[at + len(_SIGNATURE) + 1 :]


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """The depths of quotation in a text, each with its lines."""
    at = 0
    for found in _QUOTATION.finditer(text):
        if at < found.start():
            yield 0, text[at : found.start() - 1]
        for depth, lines in groupby(_lines(found[0]), key=lambda line: line.depth):
            parts = []
            while part := [line.text for line in islice(lines, _AT_ONCE)]:
                parts.append("\n".join(part))
            yield depth, "\n".join(parts)
        at = found.end() + 1
    if at < len(text):
        yield 0, text[at:]


def _lines(text: str) -> Iterator[_Line]:
    """The lines of a text, one after another: together they take much memory."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield _line(text[start:end])
        start = end + 1


def _line(line: str) -> _Line:
    quoted = _QUOTED.match(line)
    if quoted is None:
        return _Line(0, line)
    return _Line(min(quoted[0].count(">"), _DEEPEST), line[quoted.end() :])


def _flowed(run: str, depth: int, *, deletes_space: bool) -> Iterator[str]:
    """The lines of one depth as they were before they were wrapped."""
    begun: list[str] = []
    for line in run.split("\n"):
        text = line if depth else line.removeprefix(" ")
        goes_on = text.endswith(" ") and text != _SIGNATURE
        begun.append(text[:-1] if goes_on and deletes_space else text)
        if not goes_on:
            yield "".join(begun)
            begun = []
    if begun:
        yield "".join(begun).rstrip()


def _write(sheet: Sheet, joiner: Joiner, text: str, depth: int) -> None:
    """Write lines with one depth of quotation."""
    shape, source = _chunked(text)
    for chunk, after in pairwise(source):
        found = drafts(chunk, shape, is_first=False, followed=bool(after.text))
        for kind, start, end, level, marker, flows in found:
            words = chunk.text[start:end]
            if flows and "\n" in words:
                words = joiner.joined(words)
            if depth and kind in {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION}:
                sheet.write(BlockKind.QUOTE, depth - 1, marker, words, ())
            else:
                sheet.write(kind, level, marker, words, ())


def _chunked(text: str) -> tuple[Shape, Iterable[Chunk]]:
    """The shape of a text, and its chunks."""
    if "\n" not in text and text.isascii() and text.strip():
        # A line by itself, as where each answers the one before it.
        return Shape(0, 0), (Chunk("", text), Chunk("", ""))
    source = chunks([text])
    sample = list(sampled(source))
    return shape_of([chunk.lines() for chunk in sample if chunk.text]), chain(sample, source)
