"""A document prepared for comparison: its sentences, analysed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.compare import passages
from reader.compare.passages import Passages
from reader.text import motions
from reader.text.document import BlockKind, Document, Span

_COMPARED = frozenset(
    {
        *(BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM),
        *(BlockKind.TABLE_ROW, BlockKind.CAPTION),
    }
)


@dataclass(frozen=True)
class ComparedText:
    """A document with its sentences, analysed."""

    document: Document
    """The document."""
    spans: Sequence[Span]
    """Its sentences, in order."""
    blocks: Sequence[int]
    """For each sentence the index of its block."""
    passages: Passages
    """The sentences, analysed."""

    def index_at(self, offset: int) -> int:
        """The sentence at an offset, or the last one before it."""
        return max(bisect_right(self.spans, offset, key=lambda span: span.start) - 1, 0)

    def is_left_out(self, offset: int) -> bool:
        """Whether the words at an offset are of a kind that is not compared."""
        return self.document.block_at(offset).kind not in _COMPARED

    def indices_in(self, span: Span) -> range:
        """The sentences that a span touches."""
        first = self.index_at(span.start)
        last = self.index_at(max(span.end - 1, span.start))
        if first < last and self.spans[first].end <= span.start:
            first += 1
        return range(first, last + 1)

    def is_heading(self, index: int) -> bool:
        """Whether a sentence is a heading."""
        return self.document.blocks.kind(self.blocks[index]) is BlockKind.HEADING


def compared(document: Document) -> ComparedText:
    """A document prepared for comparison; code, rules and page boilerplate are left out."""
    found = [
        (span, index)
        for index in document.blocks.of_kind(_COMPARED)
        for span in motions.sentences_of(document, index)
    ]
    spans = [span for span, _ in found]
    language = str(document.csl.get("language", ""))
    text = document.text
    read = passages.read((text[span.start : span.end] for span in spans), language)
    return ComparedText(document, spans, [index for _, index in found], read)
