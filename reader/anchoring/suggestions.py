"""Places to offer for a highlight that was not found with certainty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from reader.annotations.annotation import Annotation
from reader.text import motions
from reader.text.document import Document, Span

MOST = 5
"""The most candidates offered."""
LEAST_ALIKE = 55
"""How similar a place must be to what was highlighted, out of 100; sentences with nothing in common
score 45 to 50 by their letters."""
SEARCHED = 400_000
"""Characters searched on each side of where it was."""


class Candidate(NamedTuple):
    """A place that may be the right one."""

    span: Span
    """The characters of the place."""
    alike: int
    """How similar its words are to what was highlighted, out of 100."""


def candidates(document: Document, annotation: Annotation) -> list[Candidate]:
    """The places that may be an annotation's, the likeliest first.

    Args:
        document: Today's.
        annotation: An annotation whose place is uncertain or lost.
    """
    exact = annotation.selector.exact
    found: list[Candidate] = []
    has_place = (
        annotation.anchor.span is not None and annotation.anchor.text_sha256 == document.sha256
    )
    if has_place and annotation.anchor.span:
        found.append(_candidate(document, exact, annotation.anchor.span))
    windows = list(_windows(document, _around(document, annotation), len(exact)))
    texts = [document.text[window.start : window.end] for window in windows]
    best = process.extract(
        exact, texts, scorer=fuzz.partial_ratio, limit=4 * MOST, score_cutoff=LEAST_ALIKE
    )
    for _, _, at in best:
        near = _candidate(document, exact, _aligned(document, exact, windows[at]))
        is_new = not any(near.span.overlaps(each.span) for each in found)
        if is_new and near.alike >= LEAST_ALIKE:
            found.append(near)
    ranked = sorted(found[has_place:], key=lambda each: -each.alike)
    return [*found[:has_place], *ranked][:MOST]


def _candidate(document: Document, exact: str, span: Span) -> Candidate:
    words = document.text[span.start : span.end]
    return Candidate(span, round(fuzz.ratio(exact, words)))


def _around(document: Document, annotation: Annotation) -> Span:
    at = min(annotation.selector.start, len(document.text))
    return Span(max(at - SEARCHED, 0), min(at + SEARCHED, len(document.text)))


def _windows(document: Document, within: Span, size: int) -> Iterator[Span]:
    """Runs of sentences as long as the passage sought, one starting at each sentence."""
    sentences: list[Span] = []
    for block in document.blocks_in(within):
        sentences += motions.sentences_of(document, document.block_index(block.span.start))
    yield from _runs(sentences, size)


def _runs(sentences: Sequence[Span], size: int) -> Iterator[Span]:
    last = 0
    for first, sentence in enumerate(sentences):
        last = max(last, first)
        while last + 1 < len(sentences) and sentences[last].end - sentence.start < size:
            last += 1
        yield Span(sentence.start, sentences[last].end)


def _aligned(document: Document, exact: str, window: Span) -> Span:
    """The part of a window most similar to the passage sought, in whole words."""
    text = document.text[window.start : window.end]
    alignment = fuzz.partial_ratio_alignment(exact, text)
    if alignment is None or alignment.dest_end <= alignment.dest_start:
        return window
    first = window.start + alignment.dest_start
    last = window.start + alignment.dest_end - 1
    span = Span(motions.word_at(document, first).start, motions.word_at(document, last).end)
    words = document.text[span.start : span.end].strip()
    start = document.text.index(words, span.start) if words else span.start
    return Span(start, start + len(words)) if words else window
