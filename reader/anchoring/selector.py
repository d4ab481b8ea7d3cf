"""How a passage is described so that it can be found again, and how it is found.

An annotation must be found at exactly its words or be called lost; it never settles on others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.anchoring.tokens import same_words
from reader.annotations.annotation import Anchor, Status, TextSelector
from reader.lazy import lazy
from reader.text.document import Span

if TYPE_CHECKING:
    from reader.anchoring import match
else:
    match = lazy("reader.anchoring.match")

CONTEXT = 128
"""Characters of context that a selector keeps on each side."""


def select(text: str, span: Span) -> TextSelector:
    """The selector of a span: its words, and those around them.

    Args:
        text: A document's canonical text.
        span: What is marked.
    """
    return TextSelector(
        start=span.start,
        end=span.end,
        exact=text[span.start : span.end],
        prefix=text[max(span.start - CONTEXT, 0) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        text_sha256=_sha256(text),
    )


def locate(
    selectors: Sequence[TextSelector], text: str, old_text: str | None = None
) -> list[Anchor]:
    """Where each selector's passage stands in a text.

    In the very text that a selector was made on, it stands at its position. Else:

    With the old text at hand, its words are aligned with those of the new one, in their order
    first, then what moved. A passage is found where at least two fifths of it stand, by letters
    (three fifths, where it moved), and the less of it stands, the less else may stand between.
    What came in between is part of it, unless it outweighs what stands beyond. Where less of it
    stands, it is sought by its quote among the words that are the image of no others.

    By its quote, also where there is no old text, a passage is found where its words and those
    that are still around it tell so much that chance can't have put them there, or where much of
    what was directly before or behind it is there (both, where less than half of it stands); and
    if no other place tells nearly as much. Of places that are alike in all of this, it is the one
    that is by far nearest to where it was.

    A place so found is `exact` where it has the very words that were marked, `shifted` where
    these differ in white space, quote style, case or Unicode form alone, and `edited` where words
    of it were changed, added or taken out. `review` is a place that has at least a quarter of the
    words, but is not found by these rules. Where there is none, the passage is an `orphan`.

    Args:
        selectors: All of one document, made on one text.
        text: The document's canonical text of today.
        old_text: The text that they were made on, where it is at hand.
    """
    sha256 = _sha256(text)
    stands = [_stands(selector, text, sha256) for selector in selectors]
    others = [selector for selector, stays in zip(selectors, stands, strict=True) if not stays]
    found = iter(_traced(others, text, old_text))
    return [
        Anchor(Span(selector.start, selector.end), Status.EXACT, 1.0, "position", sha256)
        if stays
        else _anchor(selector, next(found), text, sha256)
        for selector, stays in zip(selectors, stands, strict=True)
    ]


def _stands(selector: TextSelector, text: str, sha256: str) -> bool:
    """Whether a text is the very one that a selector was made on."""
    is_same = selector.text_sha256 == sha256
    return is_same and text[selector.start : selector.end] == selector.exact


def _traced(
    selectors: Sequence[TextSelector], text: str, old_text: str | None
) -> list[match.Find | None]:
    """What is found of each selector's passage, by the old text if that is what it was made on."""
    by_text = [
        old_text is not None and old_text[selector.start : selector.end] == selector.exact
        for selector in selectors
    ]
    known = [each for each, is_there in zip(selectors, by_text, strict=True) if is_there]
    quoted = [each for each, is_there in zip(selectors, by_text, strict=True) if not is_there]
    texts = match.ByText(known, old_text, text) if known and old_text is not None else None
    quotes = match.ByQuote(quoted, text) if quoted else None
    return [
        way.find(selector) if (way := texts if is_there else quotes) else None
        for selector, is_there in zip(selectors, by_text, strict=True)
    ]


def _anchor(selector: TextSelector, found: match.Find | None, text: str, sha256: str) -> Anchor:
    """What was found, with the status that it has."""
    if found is None:
        return Anchor(None, Status.ORPHAN, 0.0, "quote", sha256)
    words = text[found.span.start : found.span.end]
    if not found.is_sure:
        status = Status.REVIEW
    elif words == selector.exact:
        status = Status.EXACT
    elif same_words(words, selector.exact):
        status = Status.SHIFTED
    else:
        status = Status.EDITED
    return Anchor(found.span, status, min(found.share, 1.0), found.method, sha256)


@lru_cache(maxsize=1)
def _sha256(text: str) -> str:
    """A text's SHA-256; remembered, since many passages of one text are selected in a row."""
    return hashlib.sha256(text.encode()).hexdigest()
