"""Plain text: finds paragraphs by blank lines, line lengths and indentation."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, pairwise
from pathlib import Path

from reader.formats.build import make
from reader.formats.chunks import Chunk, chunks, sampled
from reader.formats.line_breaks import Joiner, language_of
from reader.formats.paragraphs import Draft, Shape, drafts, goes_on, shape_of
from reader.formats.written import Written
from reader.lazy import late_pattern
from reader.metadata.front_matter import FrontMatter, split
from reader.text.canonical import canonical_pieces
from reader.text.document import Block, BlockKind, Blocks, Document, Span

_MOST_PIECES = 512
"""Strings to collect before they are merged, since small strings take much memory."""
_SCRAPS = 1000
"""Characters after which lines without structure begin a new block."""
AS_LINES = "Read as lines, without structure: they have a letter or two each, more than a text has."
"""The notice that a text was read in this way."""
_BREAKS = late_pattern(r"(?<![^\S\n])[^\S\n]+\n\s*|\n\s+")
_TAIL = 256
"""Bytes at a joint that decide how two parts are joined."""


def parse(text: str, *, path: Path | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Parse plain text.

    Raises:
        ReaderError: There is nothing to read.
    """
    return parse_pieces([text], path=path, notices=notices)


def parse_pieces(
    pieces: Iterable[str],
    *,
    path: Path | None = None,
    notices: tuple[str, ...] = (),
    most: int | None = None,
) -> Document:
    """Parse plain text piece by piece, so that a large text is never held twice.

    Args:
        pieces: Consecutive pieces of the text; all but the last end with a newline.
        path: The file it was read from.
        notices: Messages about how the file was read.
        most: Stop after about this many characters, at the end of a paragraph.

    Raises:
        ReaderError: There is nothing to read.
    """
    source = canonical_pieces(pieces)
    front = split(next(source, ""))
    writer = _Writer(most, Joiner(front.body, language_of(front)), is_of_verse=front.is_of_verse)
    blocks = Blocks(writer.write(chunks(chain([front.body], source))))
    return make(Written(writer.text(), blocks, len(blocks)), front, path, notices)


def parse_scraps(
    pieces: Iterable[str],
    *,
    path: Path | None = None,
    notices: tuple[str, ...] = (),
    most: int | None = None,
) -> Document:
    """Parse a text of lines of a letter or two as lines alone, some hundred to a block.

    Args:
        pieces: Consecutive pieces of the text.
        path: The file it was read from.
        notices: Messages about how the file was read.
        most: Stop after about this many characters.

    Raises:
        ReaderError: There is nothing to read.
    """
    written = as_lines("".join(canonical_pieces(pieces)), most)
    return make(written, FrontMatter(""), path, (*notices, AS_LINES))


def as_lines(text: str, most: int | None = None) -> Written:
    """The lines of a canonical text, some hundred to a block.

    Args:
        text: The text.
        most: Stop after about this many characters.
    """
    text = _BREAKS.sub("\n", text).strip()
    parts, start = [], 0
    while start < min(len(text), sys.maxsize if most is None else most):
        end = text.find("\n", start + _SCRAPS)
        end = len(text) if end < 0 else end
        parts.append(text[start:end])
        start = end + 1
    ends = accumulate(len(part) + 2 for part in parts)
    blocks = Blocks(
        Block(BlockKind.PARAGRAPH, Span(end - len(part) - 2, end - 2))
        for part, end in zip(parts, ends, strict=True)
    )
    return Written("\n\n".join(parts), blocks, len(blocks))


class _Writer:
    """Writes the text and its blocks in one pass over the chunks."""

    def __init__(self, most: int | None, joiner: Joiner, *, is_of_verse: bool) -> None:
        """Write everything, or stop after about so many characters."""
        self._joiner = joiner
        self._is_of_verse = is_of_verse
        self._most = sys.maxsize if most is None else most
        self._pieces: list[str] = []
        self._written = bytearray()
        """The text so far, in UTF-8, which takes less memory."""
        self._size = 0

    def text(self) -> str:
        """The text, without trailing white space."""
        self._flush()
        while self._written:
            tail = self._written[-_TAIL:].decode("utf-8", "ignore")
            blank = len(tail[len(tail.rstrip()) :].encode())
            if not blank:
                break
            del self._written[-blank:]
        return self._written.decode()

    def write(self, source: Iterator[Chunk]) -> Iterator[Block]:
        """Write some chunks, and yield their blocks."""
        last: Block | None = None
        for block, joins in self._write(source):
            if last and joins:
                last = last._replace(span=Span(last.span.start, block.span.end))
                continue
            if last:
                yield last
            last = block
        if last:
            yield last

    def _write(self, source: Iterator[Chunk]) -> Iterator[tuple[Block, bool]]:
        """Write some chunks; their blocks, each with whether it continues the last one."""
        sample = list(sampled(source))
        shape = shape_of([chunk.lines() for chunk in sample if chunk.text])
        shape = shape._replace(is_of_verse=self._is_of_verse)
        before: tuple[Chunk, Draft] | None = None
        for chunk, after in pairwise(chain(sample, source)):
            is_first = before is None
            found = list(drafts(chunk, shape, is_first=is_first, followed=bool(after.text)))
            joins = chunk.goes_on and before is not None and _joins(*before, chunk, found[0], shape)
            gap = chunk.gap.lstrip("\n") if is_first else chunk.gap
            if joins and found[0].flows and before:
                self._join(before[0].text, chunk.text)
            else:
                self._put(gap)
            for index, block in enumerate(self._put_chunk(chunk.text, found)):
                yield block, joins and not index
            before = chunk, found[-1]
            found.clear()
            if self._size >= self._most:
                return

    def _put_chunk(self, text: str, found: Iterable[Draft]) -> Iterator[Block]:
        """Write a chunk, with the lines of prose joined."""
        at = 0
        for (kind, (first, end), level, number, marker), flows in found:
            if at < first:
                self._put(text[at:first])
            words, start = text[first:end], self._size
            if flows and "\n" in words:
                words = self._joiner.joined(words)
            self._put(words)
            at = end
            yield Block(kind, Span(start, self._size), level, number, marker)
        if at < len(text):
            self._put(text[at:])

    def _join(self, before: str, after: str) -> None:
        """Join two parts of a paragraph that is too long for one chunk."""
        lost, space = self._joiner.joint(before[-_TAIL:].rstrip(), after[:_TAIL].lstrip())
        if lost:
            self._flush()
            text = self._written.decode()[:-lost]
            self._written = bytearray(text, "utf-8")
            self._size -= lost
        self._put(space)

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self._size += len(piece)
        if len(self._pieces) > _MOST_PIECES:
            self._flush()

    def _flush(self) -> None:
        self._written += "".join(self._pieces).encode()
        self._pieces.clear()


def _joins(before: Chunk, last: Draft, chunk: Chunk, first: Draft, shape: Shape) -> bool:
    """Whether the next part of a large chunk continues the last block."""
    if {last.block.kind, first.block.kind} != {BlockKind.PARAGRAPH} or last.flows != first.flows:
        return False
    line, after = before.last(), chunk.first()
    is_kept = "\n" in before.text[slice(*last.block.span)]
    return goes_on(line, after, shape) if last.flows else is_kept
