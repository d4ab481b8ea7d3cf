"""The place in one text that corresponds to a place in another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from reader.compare import paragraph_alignment
from reader.compare.counterparts import Comparison, Counterpart
from reader.compare.linked import LinkedPair
from reader.compare.texts import ComparedText
from reader.text.document import Block, Span
from reader.text.folding import fold_trimmed

Rank = Callable[[int], Sequence[Counterpart]]
"""The counterparts of a passage, best first."""


class Place(NamedTuple):
    """The place in the other text."""

    span: Span
    """The sentence, or the first sentence of the paragraph."""
    how: str
    """How it was found, in a few words."""


class InStep:
    """Two texts in step, the second following the first."""

    def __init__(
        self, one: ComparedText, other: ComparedText, comparison: Comparison | None, rank: Rank
    ) -> None:
        """Put two texts in step.

        Args:
            one: The text that leads.
            other: The one that follows.
            comparison: The comparison of both as a whole, unless they are too long for that.
            rank: Returns the counterparts in the second text of a passage of the first.
        """
        self._one, self._other = one, other
        self._comparison = comparison
        self._rank = rank

    @cached_property
    def _blocks(self) -> dict[int, range]:
        """The corresponding blocks; none if the texts are not versions of each other."""
        one, other, comparison = self._one, self._other, self._comparison
        if not paragraph_alignment.are_versions(one, other, comparison):
            return {}
        return dict(paragraph_alignment.aligned(one, other))

    @cached_property
    def _headings(self) -> dict[str, int]:
        """The headings that occur once in the second text, and their offsets."""
        blocks = self._other.document.blocks
        found: dict[str, list[int]] = {}
        for index in self._other.document.headings:
            found.setdefault(self._words(self._other, blocks[index]), []).append(index)
        return {words: indices[0] for words, indices in found.items() if len(indices) == 1}

    @property
    def are_versions(self) -> bool:
        """Whether the texts are versions or translations of each other."""
        return bool(self._blocks)

    def place(self, offset: int, linked: Sequence[LinkedPair] = ()) -> Place | None:
        """The place in the second text for an offset of the first; None if none was found.

        Args:
            offset: Where in the first text.
            linked: The links between the two, which come before all else.
        """
        one = self._one
        if pair := self._linked_at(offset, linked):
            return Place(pair.other[0], f"linked: {pair.relation}")
        if not one.spans or not self._other.spans:
            return None
        if one.document.sha256 == self._other.document.sha256:
            return Place(one.spans[one.index_at(offset)], "same text")
        index = one.index_at(offset)
        if self._blocks:
            found = self._in_paragraph(index, self._blocks.get(one.blocks[index]))
            if found and one.is_left_out(offset):
                return found._replace(how="words before it")
            return found
        return self._in_other(index, offset)

    def _linked_at(self, offset: int, linked: Sequence[LinkedPair]) -> LinkedPair | None:
        """The link at an offset, or else one in the sentence there."""
        spans = [Span(offset, offset + 1)]
        if self._one.spans and not self._one.is_left_out(offset):
            spans.append(self._one.spans[self._one.index_at(offset)])
        found = (pair for span in spans for pair in linked if pair.begins_in(span))
        return next(found, None)

    def _in_other(self, index: int, offset: int) -> Place | None:
        """Where a sentence belongs in a text that is no version of its own."""
        one = self._one
        heading = one.document.heading_at(offset)
        agreed = self._headings.get(self._words(one, heading)) if heading else None
        ranked = () if one.is_left_out(offset) else self._rank(index)
        found = [each for each in ranked if each.is_convincing]
        if agreed is not None and not one.is_heading(index):
            inside = [each for each in found if self._is_under(each.at, agreed)]
            found = inside or found
        if found and not (agreed is not None and one.is_heading(index)):
            return Place(self._other.spans[found[0].at], "counterpart")
        if agreed is not None:
            return Place(self._other.document.blocks.span(agreed), "same heading")
        return None

    def _in_paragraph(self, index: int, blocks: range | None) -> Place | None:
        """The sentence in the corresponding paragraphs, or else their first sentence."""
        if blocks is None:
            return None
        inside = [at for at, block in enumerate(self._other.blocks) if block in blocks]
        if not inside:
            return None
        ranked = [each.at for each in self._rank(index) if each.is_convincing]
        best = next((at for at in ranked if at in inside), None)
        if best is not None:
            return Place(self._other.spans[best], "counterpart")
        one = self._one
        siblings = [at for at, block in enumerate(one.blocks) if block == one.blocks[index]]
        nth = siblings.index(index) * len(inside) // len(siblings)
        return Place(self._other.spans[inside[nth]], "same paragraph")

    def _is_under(self, at: int, heading: int) -> bool:
        """Whether a sentence of the second text is under one of its headings."""
        found = self._other.document.heading_at(self._other.spans[at].start)
        return found is not None and found == self._other.document.blocks[heading]

    @staticmethod
    def _words(text: ComparedText, heading: Block) -> str:
        return fold_trimmed(text.document.text[heading.span.start : heading.span.end])
