"""A document: one article's text, its blocks, and its citation metadata.

Offsets are code point indices into `Document.text`, and nothing else is ever stored.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from reader.lazy import lazy
from reader.text.milestones import Milestones
from reader.text.string_table import StringTable

if TYPE_CHECKING:
    import hashlib
else:
    hashlib = lazy("hashlib")


class Span(NamedTuple):
    """A half-open pair of offsets."""

    start: int
    """The first offset that belongs to it."""
    end: int
    """The first offset after it."""

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one offset."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether another span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """The role of a block."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list item"
    CODE = "code"
    TABLE_ROW = "table row"
    CAPTION = "caption"
    RULE = "rule"
    BOILERPLATE = "boilerplate"
    """Boilerplate of the page, such as a comment prompt or share links."""


class Block(NamedTuple):
    """A part of the text that stands on its own, such as a paragraph."""

    kind: BlockKind
    """The kind of block."""
    span: Span
    """Its offsets, without the newlines around it."""
    level: int = 0
    """The rank of a heading, from 1; the nesting depth of a list item or quote, from 0."""
    number: int | None = None
    """The paragraph number that a citation gives, from 1; None for a block that has none."""
    marker: str = ""
    """The bullet or number of a list item, such as `•` or `3.`; not part of the text."""


_SLICE = 1 << 20
_PIECE = 1 << 12
_KINDS = tuple(BlockKind)
_CODES = {kind: code for code, kind in enumerate(_KINDS)}


class Blocks(Sequence[Block]):
    """The blocks of a text, in order, in a tenth of the memory of separate objects."""

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        """Store blocks, which must be in order and must not overlap."""
        self.starts = array("I")
        """Their first offsets."""
        self._ends, self._levels = array("I"), array("I")
        self._kinds = bytearray()
        self.numbers = array("I")
        """Their paragraph numbers; 0 for one that has none."""
        self._markers = StringTable()
        for kind, (start, end), level, number, marker in blocks:
            self.add(kind, start, end, level, marker)
            self.numbers[-1] = number or 0

    def add(self, kind: BlockKind, start: int, end: int, level: int, marker: str) -> None:
        """Add a block without a number, which is given by its fields, after all others."""
        self.starts.append(start)
        self._ends.append(end)
        self._kinds.append(_CODES[kind])
        self._levels.append(level)
        self.numbers.append(0)
        self._markers.append(marker)

    def lengthen(self, end: int) -> None:
        """Move the end of the last block."""
        self._ends[-1] = end

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        return Block(
            _KINDS[self._kinds[index]],
            Span(self.starts[index], self._ends[index]),
            self._levels[index],
            self.numbers[index] or None,
            self._markers[index],
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Blocks) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash((len(self), bytes(self._kinds)))

    def of_kind(self, kinds: Collection[BlockKind]) -> array[int]:
        """The indices of the blocks of some kinds, in order."""
        codes = bytes(_CODES[kind] for kind in kinds)
        return array("I", (at for at, code in enumerate(self._kinds) if code in codes))

    def places(self, kind: BlockKind) -> Iterator[tuple[int, int, int]]:
        """The blocks of a kind: index, first offset, and the offset after the last."""
        code = _CODES[kind]
        places = zip(self._kinds, self.starts, self._ends, strict=True)
        return ((at, start, end) for at, (one, start, end) in enumerate(places) if one == code)

    def changed(self, changes: Iterable[tuple[int, Block | BlockKind]]) -> Blocks:
        """These blocks with some, by index, replaced by others in their place, or of other kind."""
        found = self
        for at, new in changes:
            found = self._copy() if found is self else found
            found[at] = new
        return found

    def numbered(self, indices: Iterable[int]) -> Blocks:
        """These blocks with paragraph numbers, counted from 1, for some of them only."""
        found = self._copy()
        found.numbers = array("I", bytes(self.numbers.itemsize * len(self)))
        for number, index in enumerate(indices, 1):
            found.numbers[index] = number
        return found

    def __setitem__(self, at: int, new: Block | BlockKind) -> None:
        if isinstance(new, BlockKind):
            self._kinds[at] = _CODES[new]
        else:
            self._kinds[at], self._levels[at] = _CODES[new.kind], new.level
            self._markers[at] = new.marker

    def _copy(self) -> Blocks:
        found = Blocks()
        found.starts, found._ends, found.numbers = self.starts, self._ends, self.numbers
        found._kinds, found._levels = bytearray(self._kinds), array("I", self._levels)
        found._markers = self._markers.copy()
        return found

    def span(self, index: int) -> Span:
        """The `span` of a block."""
        return Span(self.starts[index], self._ends[index])

    def kind(self, index: int) -> BlockKind:
        """The `kind` of a block."""
        return _KINDS[self._kinds[index]]

    def marker(self, index: int) -> str:
        """The `marker` of a block."""
        return self._markers[index]


class InlineKind(StrEnum):
    """The formatting of a few words inside a block."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"


class Inline(NamedTuple):
    """Formatted words inside a block; the markup is not part of the text."""

    kind: InlineKind
    """The formatting."""
    span: Span
    """Its offsets."""
    target: str = ""
    """The target of a link."""


_INLINE_KINDS = tuple(InlineKind)
_INLINE_CODES = {kind: code for code, kind in enumerate(_INLINE_KINDS)}


class Inlines(Sequence[Inline]):
    """The inlines of a text, in the order of their starts, stored compactly."""

    def __init__(self, inlines: Iterable[Inline] = ()) -> None:
        """Store inlines, which must be in the order of their starts."""
        self.starts = array("I")
        """Their first offsets."""
        self._ends = array("I")
        self._kinds = bytearray()
        self._targets = StringTable()
        for kind, (start, end), target in inlines:
            self.add(kind, start, end, target)

    @property
    def targets(self) -> Iterator[str]:
        """The targets of all links, one after the other; one of several links may come twice."""
        return filter(None, self._targets.strings)

    def add(self, kind: InlineKind, start: int, end: int, target: str) -> None:
        """Add an inline, given by its fields, which must not start before the last one."""
        self.starts.append(start)
        self._ends.append(end)
        self._kinds.append(_INLINE_CODES[kind])
        self._targets.append(target)

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Inline: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Inline]: ...
    def __getitem__(self, index: int | slice) -> Inline | Sequence[Inline]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        kind = _INLINE_KINDS[self._kinds[index]]
        return Inline(kind, Span(self.starts[index], self._ends[index]), self._targets[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Inlines) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash((len(self), bytes(self._kinds)))


class Footnote(NamedTuple):
    """A reference in the text, and the note it refers to."""

    reference: Span
    """The span of the reference, such as `[1]` or `¹`."""
    note: Span
    """The span of the note in the text, which may cover several blocks."""
    label: str
    """The label of the note as shown, such as `1`."""


class Footnotes(Sequence[Footnote]):
    """The footnotes of a text, in the order of their references, stored compactly."""

    def __init__(self, footnotes: Iterable[Footnote] = ()) -> None:
        """Store footnotes, which must be in the order of their references."""
        self._places, self._labels = array("I"), StringTable()
        for reference, note, label in footnotes:
            self.add(*reference, *note, label)

    def add(self, start: int, end: int, first: int, last: int, label: str) -> None:
        """Add a footnote, given by its fields, whose reference must not precede the last one."""
        self._places.extend((start, end, first, last))
        self._labels.append(label)

    def __len__(self) -> int:
        return len(self._places) // 4

    @overload
    def __getitem__(self, index: int) -> Footnote: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Footnote]: ...
    def __getitem__(self, index: int | slice) -> Footnote | Sequence[Footnote]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        start, end, first, last = self._places[4 * at : 4 * at + 4]
        return Footnote(Span(start, end), Span(first, last), self._labels[at])


@dataclass(frozen=True)
class Document:
    """One article: immutable text, its blocks, and its citation metadata."""

    text: str
    """The canonical text: NFC, newlines as `\\n`, no control characters."""
    blocks: Blocks
    """The blocks, at least one."""
    title: str
    """The article's title, or the file's name if it has none."""
    inlines: Sequence[Inline] = ()
    """The formatted words, in the order of their starts."""
    csl: Mapping[str, Any] = field(default_factory=dict)
    """A CSL-JSON item with the metadata that the source gives."""
    csl_from: Mapping[str, str] = field(default_factory=dict)
    """The origin of each field of `csl`, such as `front matter` or `heading`."""
    path: Path | None = None
    """The file that it was read from."""
    notices: tuple[str, ...] = ()
    """Notices about how it was read, such as that the encoding was guessed."""
    footnotes: Sequence[Footnote] = ()
    """References to notes, in order; several may refer to the same note."""
    pages: Milestones = field(default_factory=Milestones)
    """Where each page of the source begins, by its label; empty if it has no pages."""
    times: Milestones = field(default_factory=Milestones)
    """The times of a recording, such as `15:20`; empty if the text is not a transcript."""
    lines: Milestones = field(default_factory=Milestones)
    """The lines of verse whose numbers are printed in the source."""
    places: Mapping[str, int] = field(default_factory=dict)
    """The offsets that internal links lead to, by the links' targets."""

    @cached_property
    def sha256(self) -> str:
        """The text's identity: the SHA-256 of its UTF-8, in hexadecimal."""
        digest = hashlib.sha256()
        for start in range(0, len(self.text), _SLICE):
            digest.update(self.text[start : start + _SLICE].encode())
        return digest.hexdigest()

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """The non-ASCII characters that occur in the text."""
        found: set[str] = set()
        for start in range(0, len(self.text), _PIECE):
            piece = self.text[start : start + _PIECE]
            if not piece.isascii():
                found.update(piece)
        return frozenset(character for character in found if not character.isascii())

    @cached_property
    def headings(self) -> Sequence[int]:
        """The indices of the blocks that are headings."""
        return self.blocks.of_kind({BlockKind.HEADING})

    @cached_property
    def _numbered(self) -> Sequence[int]:
        return [at for at, number in enumerate(self.blocks.numbers) if number]

    def block_index(self, offset: int) -> int:
        """The index of the block that contains an offset, or of the last one before it.

        An offset before the first block belongs to the first. A document always has a block.
        """
        return max(bisect_right(self.blocks.starts, offset) - 1, 0)

    def block_at(self, offset: int) -> Block:
        """The block that contains an offset, or the last one before it."""
        return self.blocks[self.block_index(offset)]

    def blocks_in(self, span: Span) -> Sequence[Block]:
        """The blocks that a span touches, in order."""
        first = self.block_index(span.start)
        last = self.block_index(max(span.end - 1, span.start))
        return self.blocks[first : last + 1]

    def heading_at(self, offset: int) -> Block | None:
        """The last heading before an offset, or None before the first."""
        at = bisect_right(self.headings, self.block_index(offset))
        return self.blocks[self.headings[at - 1]] if at else None

    def footnote_at(self, offset: int) -> Footnote | None:
        """The footnote whose reference contains or ends at an offset, or None."""
        at = bisect_right(self.footnotes, offset, key=lambda note: note.reference.start) - 1
        found = self.footnotes[at] if at >= 0 else None
        return found if found and offset <= found.reference.end else None

    def link_at(self, offset: int) -> Inline | None:
        """The link at an offset, or None; the innermost if there are several."""
        block = self.block_at(offset)
        inlines = self.inlines
        at = bisect_right(inlines, offset, key=lambda inline: inline.span.start) - 1
        while at >= 0 and inlines[at].span.start >= block.span.start:
            if inlines[at].kind is InlineKind.LINK and offset < inlines[at].span.end:
                return inlines[at]
            at -= 1
        return None

    def paragraph(self, number: int) -> Block | None:
        """The block with a paragraph number, or the nearest one; None if no block is numbered."""
        numbered = self._numbered
        if not numbered:
            return None
        return self.blocks[numbered[min(max(number, 1), len(numbered)) - 1]]
