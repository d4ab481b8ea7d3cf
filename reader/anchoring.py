"""How a passage is described so that it can be found again, and how it is found.

A mark must be found at exactly its words or be called lost; it never settles on others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from reader.annotation import Anchor, Status, TextSelector
from reader.document import Span
from reader.fold import fold, folded_text
from reader.search import places

CONTEXT = 128
"""Characters of context that a selector keeps at most on each side."""
LEAST_CONTEXT = 32
"""Characters of context that a selector keeps on each side even where fewer would do."""
TELLING = 24
"""Characters of context by which one place must be better than all others to be sure."""
ENOUGH = 8
"""Characters of context that must stand beside words which stand at one place only."""
CANDIDATES = 1000
"""Places that are looked at: words that stand at more of them tell nothing."""


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


def locate(
    selectors: Sequence[TextSelector], text: str, old_text: str | None = None
) -> list[Anchor]:
    """Where each selector's passage stands in a text.

    `exact`: the text is the very one that it was made on; or the words stand there with all of
    their context, or with clearly more of it than at any other place; or they stand at one
    place, where some of their context is too, or where the old text had them at one place too.
    `shifted`: the same for words that differ in white space, quote style or case alone.
    `review`: the words stand there, but it is not sure that they are those that were marked.
    `orphan`: they do not stand there, or at so many places that it tells nothing.

    Args:
        selectors: All of one document, made on one text.
        text: The document's canonical text of today.
        old_text: The text that they were made on, where it is at hand.
    """
    text_sha256 = hashlib.sha256(text.encode()).hexdigest()
    return [_locate(selector, text, text_sha256, old_text) for selector in selectors]


def _locate(selector: TextSelector, text: str, sha256: str, old_text: str | None) -> Anchor:
    """Where one selector's passage stands."""
    place = Span(selector.start, selector.end)
    if selector.text_sha256 == sha256 and text[place.start : place.end] == selector.exact:
        return Anchor(place, Status.EXACT, 1.0, "position", sha256)
    status, method = Status.EXACT, "quote"
    spans = _occurrences(text, selector.exact)
    was_only = old_text is not None and len(_occurrences(old_text, selector.exact)) == 1
    if not spans:
        status, method = Status.SHIFTED, "folded quote"
        spans = _folded_occurrences(text, selector.exact)
        was_only = was_only and len(_folded_occurrences(old_text or "", selector.exact)) == 1
    if not 0 < len(spans) <= CANDIDATES:
        return Anchor(None, Status.ORPHAN, 0.0, method, sha256)
    plain = fold if status is Status.SHIFTED else str
    ranked = sorted(
        ((_context_found(selector, text, span, plain), span) for span in spans), reverse=True
    )
    found, best = ranked[0]
    whole = len(plain(selector.prefix)) + len(plain(selector.suffix))
    if not _is_sure([each for each, _ in ranked], whole, was_only=was_only):
        status = Status.REVIEW
    size = len(selector.exact)
    return Anchor(best, status, (size + found) / (size + whole), method, sha256)


def _is_sure(found: Sequence[int], whole: int, *, was_only: bool) -> bool:
    """Whether the best place is the one.

    Args:
        found: The characters of context at each place, the most first.
        whole: The characters of context that there were.
        was_only: Whether the old text is known to have had the words at one place only.
    """
    if len(found) == 1:
        return was_only or found[0] >= min(ENOUGH, whole)
    return found[0] > found[1] and (found[0] == whole or found[0] - found[1] >= TELLING)


def _context_found(
    selector: TextSelector, text: str, span: Span, plain: Callable[[str], str]
) -> int:
    """The characters of a selector's context that stand unbroken beside a place.

    Args:
        selector: Whose context.
        text: Where the place is.
        span: The place.
        plain: Makes alike what may differ.
    """
    before = plain(text[max(span.start - len(selector.prefix), 0) : span.start])
    after = plain(text[span.end : span.end + len(selector.suffix)])
    prefix, suffix = plain(selector.prefix), plain(selector.suffix)
    return _common(reversed(before), reversed(prefix)) + _common(after, suffix)


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two texts begin with alike."""
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count


def _occurrences(text: str, words: str) -> list[Span]:
    """Where words stand in a text; one place more than is looked at, where there are more."""
    starts = islice(_starts(text, words), CANDIDATES + 1)
    return [Span(start, start + len(words)) for start in starts]


def _starts(text: str, words: str) -> Iterator[int]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _folded_occurrences(text: str, words: str) -> list[Span]:
    """Where words stand in a text but for white space, quote style and case."""
    folded, sought = folded_text(text), fold(words)
    found = []
    for start in islice(places(folded, sought), CANDIDATES + 1):
        span = Span(folded.origin(start), folded.origin(start + len(sought)))
        # Folding also passes over accents, and these make other words.
        if _plain_words(text[span.start : span.end]) == _plain_words(words):
            found.append(span)
    return found


def _plain_words(text: str) -> str:
    """A text without what a shift may change."""
    for quotes, plain in (("‘’‚‛", "'"), ("“”„‟«»", '"')):
        for quote in quotes:
            text = text.replace(quote, plain)
    return " ".join(text.casefold().split())


def _stands_elsewhere(text: str, span: Span, size: int) -> bool:
    """Whether a passage with so much context stands at another place too."""
    start = max(span.start - size, 0)
    passage = text[start : span.end + size]
    return text.find(passage) < start or text.find(passage, start + 1) >= 0
