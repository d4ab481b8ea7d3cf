"""What is read: one article's text, its parts, and what a citation of it needs.

Offsets are code point indices into `Document.text`, and nothing else is ever stored.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A half-open pair of offsets."""

    start: int
    """The first offset inside."""
    end: int
    """The first offset behind."""

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one offset."""
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a block is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list item"
    CODE = "code"
    TABLE_ROW = "table row"
    CAPTION = "caption"
    RULE = "rule"
    BOILERPLATE = "boilerplate"
    """Words of the page, not of the article: a comment prompt, a line of share links."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that stands on its own, such as a paragraph."""

    kind: BlockKind
    """What it is."""
    span: Span
    """Where it stands; without the newlines around it."""
    level: int = 0
    """A heading's rank from 1; how deep a list item or a quote is nested, from 0."""
    number: int | None = None
    """The paragraph number that a citation gives, from 1; None for a block that has none."""
    marker: str = ""
    """What a list item begins with on the screen, such as `•` or `3.`; never part of the text."""


class InlineKind(StrEnum):
    """How a few words inside a block are set."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch inside a block that is set apart; its markup is not in the text."""

    kind: InlineKind
    """How it is set."""
    span: Span
    """Where it stands."""
    target: str = ""
    """Where a link leads."""


@dataclass(frozen=True)
class Document:
    """One article: immutable text, its blocks, and its citation metadata."""

    text: str
    """The canonical text: NFC, newlines as `\\n`, no control characters."""
    blocks: Sequence[Block]
    """In the text's order, never overlapping, and never sharing an offset."""
    title: str
    """What the article is called; for one that does not say, what its file is called."""
    inlines: Sequence[Inline] = ()
    """In the order of their starts."""
    csl: Mapping[str, Any] = field(default_factory=dict)
    """A CSL-JSON item, as far as the source says it."""
    csl_from: Mapping[str, str] = field(default_factory=dict)
    """For each field of `csl`, where it came from, such as `front matter` or `heading`."""
    path: Path | None = None
    """The file it was read from."""
    notices: tuple[str, ...] = ()
    """What a person should know of how it was read, such as the encoding that was guessed."""

    @cached_property
    def sha256(self) -> str:
        """The text's identity: the SHA-256 of its UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def block_index(self, offset: int) -> int:
        """The index of the block that holds an offset, or of the last one before it.

        An offset before the first block belongs to the first. A document always has a block.
        """
        return max(bisect_right(self._block_starts, offset) - 1, 0)

    def block_at(self, offset: int) -> Block:
        """The block that holds an offset, or the last one before it."""
        return self.blocks[self.block_index(offset)]

    def blocks_in(self, span: Span) -> Sequence[Block]:
        """The blocks that a span touches, in order."""
        first = self.block_index(span.start)
        last = self.block_index(max(span.end - 1, span.start))
        return self.blocks[first : last + 1]

    def heading_at(self, offset: int) -> Block | None:
        """The heading that an offset stands under, or None before the first."""
        for index in range(self.block_index(offset), -1, -1):
            if self.blocks[index].kind is BlockKind.HEADING:
                return self.blocks[index]
        return None
