"""References to footnotes among other words: where they are, and the words without them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from reader.text.document import Footnote, Span


def references_in(footnotes: Sequence[Footnote], span: Span) -> Iterator[Span]:
    """The references to footnotes that are wholly in a span, in order."""
    at = bisect_left(footnotes, span.start, key=lambda note: note.reference.start)
    for note in islice(footnotes, at, None):
        if note.reference.start >= span.end:
            return
        if note.reference.end <= span.end:
            yield note.reference


def without_references(text: str, span: Span, footnotes: Sequence[Footnote]) -> str:
    """The words of a span on one line, without references to footnotes."""
    words, start = [], span.start
    for reference in references_in(footnotes, span):
        words.append(text[start : reference.start])
        start = reference.end
    words.append(text[start : span.end])
    return " ".join("".join(words).split())
