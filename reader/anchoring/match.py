"""Re-find highlighted passages: by the old text if it is there, else by their quotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log2
from typing import NamedTuple

from reader.anchoring import evidence
from reader.anchoring.candidates import Quote, Whereabouts
from reader.anchoring.common_runs import told_by
from reader.anchoring.placement import Place, Placing
from reader.anchoring.similarity import Kinship
from reader.anchoring.tokens import Vocabulary, Wording
from reader.anchoring.word_alignment import Alignment
from reader.annotations.annotation import TextSelector
from reader.text.document import Span

SAME = 0.95
"""The evidence with which another place rivals the best, as a share of the best's."""
NEARER = 5
"""How much nearer to its old position one of these must be than all the others."""
COMMON = 500
"""Occurrences of a word above which it is quicker to search the whole text."""
BY_SIDE = 64
"""Characters of context on one side with which a whole quote is identified verbatim."""
COMPARED_BESIDE = 2000
"""Characters beside a change that are compared, though they are unchanged."""

EMPHASIS = frozenset("*_~`")
"""Characters of which one may be written for another."""


class Find(NamedTuple):
    """What was found of a passage."""

    span: Span
    """The characters that it covers now."""
    share: float
    """The share of it that is there."""
    method: str
    """How it was found: `alignment`, `move` or `quote`."""
    is_sure: bool = True
    """Whether it is surely the passage."""


class ByText:
    """Finds passages by the text that they were highlighted in."""

    def __init__(self, selectors: Sequence[TextSelector], old_text: str, text: str) -> None:
        vocabulary = Vocabulary()
        spans = [Span(selector.start, selector.end) for selector in selectors]
        changed = _around_marks(_changed(old_text, text), spans)
        self._shift = len(text) - len(old_text)
        self._changed = changed
        self._old = Wording(old_text[changed.start : changed.end], vocabulary)
        self._new = Wording(text[changed.start : changed.end + self._shift], vocabulary)
        self._kinship = Kinship(vocabulary.names, vocabulary.sizes)
        self._alignment = Alignment(self._old.words, self._new.words, vocabulary.sizes)
        self._placing = Placing(self._alignment, self._kinship)

    def find(self, selector: TextSelector) -> Find | None:
        """Where a passage is: its aligned words, else a place that belongs to no other words."""
        head = self._changed.start
        if selector.end <= head:
            return Find(Span(selector.start, selector.end), 1.0, "alignment")
        if selector.start >= self._changed.end:
            start, end = selector.start + self._shift, selector.end + self._shift
            return Find(Span(start, end), 1.0, "alignment")
        found = self._find(Span(selector.start - head, selector.end - head))
        if found is None:
            return None
        return found._replace(span=Span(found.span.start + head, found.span.end + head))

    def _find(self, span: Span) -> Find | None:
        """Where a passage is in the part that changed."""
        start, end = self._old.between(span)
        if start == end:
            return None
        place = self._placing.place(start, end)
        word = self._alignment.word
        if place and evidence.is_image(place, word):
            method = "move" if place.strand else "alignment"
            return Find(_span(place, self._old, self._new, span), place.share, method)
        if place and evidence.is_worth_a_look(place, word):
            found = _span(place, self._old, self._new, span)
            return Find(found, place.share, "alignment", is_sure=False)
        return None


class ByQuote:
    """Finds passages by their words and their context."""

    def __init__(self, selectors: Sequence[TextSelector], text: str) -> None:
        written = {
            selector: selector.prefix + selector.exact + selector.suffix for selector in selectors
        }
        vocabulary = Vocabulary()
        vocabulary.learn(text, *written.values())
        self._text = text
        self._new = Wording(text, vocabulary)
        self._quotes = {selector: Wording(quote, vocabulary) for selector, quote in written.items()}
        self._sizes = vocabulary.sizes
        bits = told_by(self._new.words)
        unknown = log2(len(self._new) + 1)
        bits += [unknown] * (len(vocabulary.sizes) - len(bits))
        self._word = unknown
        kinship = Kinship(vocabulary.names, vocabulary.sizes)
        self._whereabouts = Whereabouts(self._new.words, vocabulary.sizes, bits, kinship)

    def find(self, selector: TextSelector) -> Find | None:
        """Where a passage is: the only place with its words and enough of their context."""
        verbatim = self._verbatim(selector)
        if verbatim:
            return Find(verbatim, 1.0, "quote")
        quote = self._quotes[selector]
        start = len(selector.prefix)
        span = Span(start, start + len(selector.exact))
        first, end = quote.between(span)
        if first == end:
            return None
        sought = Quote(quote.words, first, end)
        places = self._whereabouts.of(sought)
        if not places:
            return None
        best = self._sure(sought, places, selector.start)
        found = best or places[0]
        if not best and not evidence.is_likely(found, self._word):
            return None
        place = _span(found, quote, self._new, span)
        return Find(place, found.share, "quote", is_sure=best is not None)

    def _verbatim(self, selector: TextSelector) -> Span | None:
        """The only place where a passage stands verbatim with its context on one side or both."""
        start, end = len(selector.prefix), len(selector.prefix) + len(selector.exact)
        parts = [Span(0, end + len(selector.suffix))]
        parts += [Span(start, parts[0].end)] if len(selector.suffix) >= BY_SIDE else []
        parts += [Span(0, end)] if len(selector.prefix) >= BY_SIDE else []
        for part in parts:
            at = self._only(self._quotes[selector], part)
            if at is not None:
                return Span(at + start - part.start, at + end - part.start)
        return None

    def _only(self, quote: Wording, part: Span) -> int | None:
        """Where a part of a quote occurs verbatim, if it occurs only once."""
        first, end = quote.between(part)
        # The words at the edges may be parts of longer ones.
        words = [at for at in range(first + 1, end - 1) if self._sizes[quote.words[at]]]
        if not words:
            return None
        rarest = min(words, key=lambda at: len(self._whereabouts.places(quote.words[at])))
        written = quote.text[part.start : part.end]
        places = self._whereabouts.places(quote.words[rarest])
        if len(places) > COMMON:
            start = self._text.find(written)
            return start if start >= 0 > self._text.find(written, start + 1) else None
        ahead = quote.start(rarest) - part.start
        starts = [start for place in places if (start := self._new.start(place) - ahead) >= 0]
        found = [start for start in starts if self._text.startswith(written, start)]
        return found[0] if len(found) == 1 else None

    def _sure(self, quote: Quote, places: Sequence[Place], was_at: int) -> Place | None:
        """The place that is sure; of several rivals, the one by far nearest to the old place."""
        best, word = places[0], self._word
        if evidence.has_rival(places, word):
            equals = [
                each
                for each in places
                if each.share >= evidence.WHOLE and _told(each) >= SAME * _told(best)
            ]
            away = {each: abs(self._new.start(each.new) - was_at) for each in equals}
            equals.sort(key=away.__getitem__)
            if len(equals) < 2 or NEARER * away[equals[0]] > away[equals[1]]:  # noqa: PLR2004
                return None
            best = equals[0]
        if not evidence.is_quoted(best, word):
            return None
        has_stayed = evidence.has_moved_whole(best, word) or not self._whereabouts.is_left(
            quote, best
        )
        return best if has_stayed else None


def _changed(old: str, new: str) -> Span:
    """The part of an old text before and after which the new one is the same.

    Text directly beside a change is included, so that it is compared with its context.
    """
    most = min(len(old), len(new))
    head = _alike(most, lambda start, end: old[start:end] == new[start:end])
    tail = _alike(
        most - head,
        lambda start, end: (
            old[len(old) - end : len(old) - start] == new[len(new) - end : len(new) - start]
        ),
    )
    start = old.rfind("\n", 0, max(head - COMPARED_BESIDE, 0)) + 1
    end = old.find("\n", len(old) - max(tail - COMPARED_BESIDE, 0))
    return Span(start, end if end >= 0 else len(old))


def _around_marks(part: Span, annotations: Sequence[Span]) -> Span:
    """A part of a text, extended to contain all of each annotation that overlaps it."""
    start, end = part.start, part.end
    for annotation in sorted(annotations, key=lambda annotation: -annotation.end):
        if annotation.start < start < annotation.end:
            start = annotation.start
    for annotation in sorted(annotations):
        if annotation.start < end < annotation.end:
            end = annotation.end
    return Span(start, end)


def _alike(most: int, is_same: Callable[[int, int], bool]) -> int:
    """How far two texts are the same, found by comparing parts of them."""
    size, step = 0, 1 << 16
    while step and size < most:
        if is_same(size, min(size + step, most)):
            size = min(size + step, most)
        else:
            step //= 2
    return size


def _told(place: Place) -> float:
    return place.inside + place.beside


def _span(place: Place, old: Wording, new: Wording, marked: Span) -> Span:
    """A place's characters; it begins or ends inside a word where the highlight did."""
    start, end = new.start(place.new), new.end(place.new_last)
    first = Span(old.start(place.old), old.end(place.old))
    last = Span(old.start(place.old_last), old.end(place.old_last))
    if marked.start < first.start:
        edge = old.text[marked.start : first.start]
        start -= len(edge) if _is_instead(new.text[max(start - len(edge), 0) : start], edge) else 0
    elif new.end(place.new) - start == first.end - first.start:
        start += marked.start - first.start
    if marked.end > last.end:
        edge = old.text[last.end : marked.end]
        end += len(edge) if _is_instead(new.text[end : end + len(edge)], edge) else 0
    elif end - new.start(place.new_last) == last.end - last.start:
        end -= last.end - marked.end
    return _verbatim(Span(start, end), new.text, old.text[marked.start : marked.end])


def _verbatim(found: Span, text: str, marked: str) -> Span:
    """A verbatim place, if what was highlighted stands there with other letters beside it."""
    size = len(marked)
    if text[found.start : found.end] == marked:
        return found
    start = text.find(marked, max(found.start - size, 0), found.end + size)
    shared = min(found.end, start + size) - max(found.start, start)
    is_there = start >= 0 and 2 * shared >= max(size, found.end - found.start)
    return Span(start, start + size) if is_there else found


def _is_instead(there: str, edge: str) -> bool:
    """Whether a place may be the edge of a passage: white space, or markup for emphasis."""
    if edge.isspace():
        return there == edge
    return len(there) == len(edge) and EMPHASIS.issuperset(there) and EMPHASIS.issuperset(edge)
