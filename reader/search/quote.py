"""Find the place in a document that a quotation comes from."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from reader.errors import ReaderError
from reader.search import phrase
from reader.text import motions
from reader.text.document import Document, Span

SHOWN = 5
"""The most candidates that an error lists."""
AROUND = 30
"""Characters of context on each side of a candidate."""
ALIKE = 65
"""The least similarity to the quotation, out of 100, for a sentence to be suggested."""


def the_place(document: Document, quote: str, nth: int | None = None) -> Span:
    """The only place where a quotation occurs, or the nth from 1.

    If the exact words don't occur, differences in case, accents, quote style and line breaks are
    ignored.

    Raises:
        ReaderError: It doesn't occur, or occurs more than once; the message lists candidates.
    """
    words = quote.strip()
    if not words:
        raise ReaderError("There are no words to annotation: give some with --quote.")
    places = _exact(document.text, words) or list(phrase.find(document, words.casefold()))
    if not places:
        raise ReaderError(f"{document.title} has no “{words}”.{_alike(document, words)}")
    if nth is None and len(places) > 1:
        raise ReaderError(
            f"{document.title} has “{words}” {len(places)} times: choose with --nth."
            + "".join(_candidate(document, place, at) for at, place in enumerate(places, 1))
        )
    if (nth or 1) > len(places):
        raise ReaderError(f"{document.title} has “{words}” {len(places)} times, not {nth}.")
    return places[(nth or 1) - 1]


def _exact(text: str, words: str) -> list[Span]:
    """The exact occurrences of some words."""
    places = []
    start = text.find(words)
    while start >= 0:
        places.append(Span(start, start + len(words)))
        start = text.find(words, start + len(words))
    return places


def _candidate(document: Document, place: Span, number: int) -> str:
    """A line that shows a place in context; empty after the first few."""
    if number > SHOWN:
        return "\n  …" if number == SHOWN + 1 else ""
    before = document.text[max(place.start - AROUND, 0) : place.start]
    after = document.text[place.end : place.end + AROUND]
    words = document.text[place.start : place.end]
    line = " ".join(f"…{before}[{words}]{after}…".split())
    paragraph = document.block_at(place.start).number
    return f"\n  {number}: " + (f"¶{paragraph} " if paragraph else "") + line


def _alike(document: Document, words: str) -> str:
    """A hint that lists the sentences most similar to some words."""
    sentences = [
        document.text[span.start : span.end]
        for index in range(len(document.blocks))
        for span in motions.sentences_of(document, index)
    ]
    found = process.extract(
        words, sentences, scorer=fuzz.partial_ratio, limit=3, score_cutoff=ALIKE
    )
    if not found:
        return " Nothing in it is like that: is it the right text?"
    return " The nearest there is:" + "".join(f"\n  “{sentence}”" for sentence, _, _ in found)
