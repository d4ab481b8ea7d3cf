"""Plain text: finds paragraphs by blank lines, line lengths and indentation."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
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
_NOTHING: Draft = (BlockKind.RULE, 0, 0, 0, "", False)
"""What is before the first block: nothing continues it."""


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
    blocks = writer.write(chunks(chain([front.body], source)))
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

    def write(self, source: Iterator[Chunk]) -> Blocks:
        """Write some chunks; their blocks."""
        blocks = Blocks()
        sample = list(sampled(source))
        shape = shape_of([chunk.lines() for chunk in sample if chunk.text])
        shape = shape._replace(is_of_verse=self._is_of_verse)
        before, last = Chunk("", ""), _NOTHING
        for chunk, after in pairwise(chain(sample, source)):
            gap, text, goes_on = chunk
            is_first = last is _NOTHING
            found = drafts(chunk, shape, is_first=is_first, followed=bool(after.text))
            joins = goes_on and _joins(before, last, chunk, found[0], shape)
            if joins and _flows(found[0]):
                self._join(before.text, text)
            else:
                self._put(gap.lstrip("\n") if is_first else gap)
            self._put_chunk(text, found, blocks, joins=joins)
            before, last = chunk, found[-1]
            if self._size >= self._most:
                break
        return blocks

    def _put_chunk(self, text: str, found: Sequence[Draft], blocks: Blocks, *, joins: bool) -> None:
        """Write a chunk, with the lines of prose joined, and its blocks.

        Args:
            text: The chunk.
            found: Its blocks.
            blocks: Those of the whole text.
            joins: Whether the first of its blocks continues the last one of these.
        """
        at, size, pieces = 0, self._size, self._pieces
        for kind, first, end, level, marker, flows in found:
            if at < first:
                pieces.append(text[at:first])
                size += first - at
            words, at, start = text[first:end], end, size
            if flows and "\n" in words:
                words = self._joiner.joined(words)
            pieces.append(words)
            size += len(words)
            if joins:
                blocks.lengthen(size)
                joins = False
            else:
                blocks.add(kind, start, size, level, marker)
        if at < len(text):
            pieces.append(text[at:])
            size += len(text) - at
        self._size = size

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
    (kind, start, end, *_), (kind_after, *_) = last, first
    if {kind, kind_after} != {BlockKind.PARAGRAPH} or _flows(last) != _flows(first):
        return False
    is_kept = "\n" in before.text[start:end]
    return goes_on(before.last(), chunk.first(), shape) if _flows(last) else is_kept


def _flows(draft: Draft) -> bool:
    """Whether the lines of a block are joined."""
    return draft[-1]
