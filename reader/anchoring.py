"""How a passage is described so that it can be found again, and how it is found.

A mark must be found at exactly its words or be called lost; it never settles on others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from reader.annotation import Anchor, Status, TextSelector
from reader.document import Span

CONTEXT = 128
"""Characters of context that a selector keeps at most on each side."""
LEAST_CONTEXT = 32
"""Characters of context that a selector keeps on each side even where fewer would do."""
TELLING = 24
"""Characters of a quote, or of context beside it, that are taken for no coincidence."""
CANDIDATES = 1000
"""Places that are looked at: a quote that stands at more of them tells nothing."""


def select(text: str, span: Span) -> TextSelector:
    """The selector of a span: its words, and context until it is the only such place.

    Args:
        text: A document's canonical text.
        span: What is marked.
    """
    size = LEAST_CONTEXT
    while size < CONTEXT and _stands_elsewhere(text, span, size):
        size *= 2
    return TextSelector(
        start=span.start,
        end=span.end,
        exact=text[span.start : span.end],
        prefix=text[max(span.start - size, 0) : span.start],
        suffix=text[span.end : span.end + size],
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def locate(selectors: Sequence[TextSelector], text: str) -> list[Anchor]:
    """Where each selector's passage stands in a text.

    A selector made on this very text is at its position. Otherwise its words are looked for:
    `exact` where they stand once and they or their context are long enough to tell, or where
    one place alone has all of the context; `review` where a place is likelier than the
    others but not sure; `orphan` where the words do not stand at all.

    Args:
        selectors: Of one document.
        text: The document's canonical text of today.
    """
    text_sha256 = hashlib.sha256(text.encode()).hexdigest()
    return [_locate(selector, text, text_sha256) for selector in selectors]


def _locate(selector: TextSelector, text: str, text_sha256: str) -> Anchor:
    """Where one selector's passage stands."""
    place = Span(selector.start, selector.end)
    if selector.text_sha256 == text_sha256 and text[place.start : place.end] == selector.exact:
        return Anchor(place, Status.EXACT, 1.0, "position", text_sha256)
    places = list(_occurrences(text, selector.exact, CANDIDATES + 1))
    if not places or len(places) > CANDIDATES:
        return Anchor(None, Status.ORPHAN, 0.0, "quote", text_sha256)
    ranked = sorted(places, key=lambda start: _context_found(selector, text, start), reverse=True)
    best = ranked[0]
    found = _context_found(selector, text, best)
    whole = len(selector.prefix) + len(selector.suffix)
    runner_up = _context_found(selector, text, ranked[1]) if len(ranked) > 1 else 0
    is_told = found > runner_up and (found == whole or found - runner_up >= TELLING)
    is_only = len(ranked) == 1 and len(selector.exact) + found >= TELLING
    span = Span(best, best + len(selector.exact))
    score = (len(selector.exact) + found) / max(len(selector.exact) + whole, 1)
    if is_told or is_only:
        return Anchor(span, Status.EXACT, score, "quote", text_sha256)
    return Anchor(span, Status.REVIEW, score, "quote", text_sha256)


def _context_found(selector: TextSelector, text: str, start: int) -> int:
    """The characters of a selector's context that stand unbroken beside a place."""
    end = start + len(selector.exact)
    before = text[max(start - len(selector.prefix), 0) : start]
    after = text[end : end + len(selector.suffix)]
    return _common(reversed(before), reversed(selector.prefix)) + _common(after, selector.suffix)


def _common(one: Iterator[str] | str, other: Iterator[str] | str) -> int:
    """How many characters two texts begin with alike."""
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count


def _occurrences(text: str, words: str, limit: int) -> Iterator[int]:
    """Where words stand in a text, the first `limit` of them."""
    start = text.find(words) if words else -1
    while start >= 0 and limit:
        yield start
        limit -= 1
        start = text.find(words, start + 1)


def _stands_elsewhere(text: str, span: Span, size: int) -> bool:
    """Whether a passage with so much context stands at another place too."""
    start = max(span.start - size, 0)
    passage = text[start : span.end + size]
    return text.find(passage) < start or text.find(passage, start + 1) >= 0
