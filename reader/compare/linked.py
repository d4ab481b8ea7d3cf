"""Passages of two texts that belong together because a person linked them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.compare import passages
from reader.compare.counterparts import Comparison
from reader.compare.index import Given, around
from reader.compare.shared import Shared
from reader.compare.texts import ComparedText
from reader.text.document import Span


class LinkedPair(NamedTuple):
    """A link between two texts, as seen from the first of them."""

    one: tuple[Span, ...]
    """The passages at its end in the first text."""
    other: tuple[Span, ...]
    """The passages at its end in the second text."""
    relation: str
    """How the first end relates to the second, such as `contradicts`."""

    def begins_in(self, span: Span) -> bool:
        """Whether its end in the first text has a word in a span."""
        return any(map(span.overlaps, self.one))

    def ends_in(self, span: Span) -> bool:
        """Whether its end in the second text has a word in a span."""
        return any(map(span.overlaps, self.other))

    def sentences(self, one: ComparedText, other: ComparedText) -> tuple[set[int], set[int]]:
        """The indexes of the sentences of both texts in which it has a word."""
        return set(_indices(one, self.one)), set(_indices(other, self.other))

    def statements(self, one: ComparedText, other: ComparedText) -> tuple[Span, Span]:
        """The whole sentences around the first passage at each of its ends."""
        return _whole(one, self.one[0]), _whole(other, self.other[0])

    def shared(
        self,
        one: ComparedText,
        other: ComparedText,
        meant: Span | None = None,
        there: Span | None = None,
    ) -> Shared:
        """What its ends have in common, with the link as the reason.

        Args:
            one: The first text.
            other: The second one.
            meant: The passage of the first text that is shown for its end, if that is another one.
            there: The same of the second text.
        """
        found = passages_shared((one, meant or self.one[0]), (other, there or self.other[0]))
        return found._replace(reason=f"linked by you: {self.relation}")


def passages_shared(one: tuple[ComparedText, Span], other: tuple[ComparedText, Span]) -> Shared:
    """What two passages, each with its text, have in common."""
    ours, theirs = _given(*one), _given(*other)
    return Comparison(ours.passages, theirs.passages).shared(ours.at, theirs.at)


def _indices(text: ComparedText, spans: Sequence[Span]) -> Iterator[int]:
    for span in spans if text.spans else ():
        yield from (at for at in text.indices_in(span) if text.spans[at].overlaps(span))


def _whole(text: ComparedText, span: Span) -> Span:
    """A passage with the rest of the sentences in which it has a word."""
    found = [text.spans[at] for at in _indices(text, [span])]
    return Span(min(span.start, found[0].start), max(span.end, found[-1].end)) if found else span


def _given(text: ComparedText, span: Span) -> Given:
    """A passage with its neighbours, by which its rarer words are known."""
    own = passages.read([text.document.text[slice(*span)]], text.passages.language)
    if not text.spans:
        return Given(own, 0)
    return around(text.passages, text.indices_in(span), own.items[0])
