"""Where in a document the words stand that somebody quotes from it."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from reader.errors import ReaderError
from reader.search import phrase
from reader.text import motions
from reader.text.document import Document, Span

SHOWN = 5
"""Candidates that an error names at most."""
AROUND = 30
"""Characters shown on each side of a candidate."""
ALIKE = 65
"""How alike a sentence must be to what was quoted, of 100, to be worth naming."""


def the_place(document: Document, quote: str, nth: int | None = None) -> Span:
    """The one place where a quote stands, or the nth from 1.

    The words are taken as they are; where they stand nowhere, differences of case, accents,
    quotation marks and line ends are passed over.

    Raises:
        ReaderError: It stands nowhere, or at more than one place; the sentence names the
            nearest ones.
    """
    words = quote.strip()
    if not words:
        raise ReaderError("There are no words to mark: give some with --quote.")
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
    """Where words stand just as they are."""
    places = []
    start = text.find(words)
    while start >= 0:
        places.append(Span(start, start + len(words)))
        start = text.find(words, start + len(words))
    return places


def _candidate(document: Document, place: Span, number: int) -> str:
    """A place with the words around it, on a line of its own; nothing past the first few."""
    if number > SHOWN:
        return "\n  …" if number == SHOWN + 1 else ""
    before = document.text[max(place.start - AROUND, 0) : place.start]
    after = document.text[place.end : place.end + AROUND]
    words = document.text[place.start : place.end]
    line = " ".join(f"…{before}[{words}]{after}…".split())
    paragraph = document.block_at(place.start).number
    return f"\n  {number}: " + (f"¶{paragraph} " if paragraph else "") + line


def _alike(document: Document, words: str) -> str:
    """The sentences most like some words, a line each."""
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
