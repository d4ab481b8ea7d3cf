"""How a passage is described so that it can be found again, and how it is found.

An annotation is found at its own words or reported as lost; it is never attached to others.
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
    """The selector of a span: its words and the context around them.

    Args:
        text: A document's canonical text.
        span: The passage.
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
    """The anchor of each selector's passage in a text.

    In the very text that a selector was made on, the passage is at its position. Otherwise:

    If the old text is available, its words are aligned with those of the new one, first in order,
    then those that moved. A passage is found where at least two fifths of its letters remain (three
    fifths if it moved); the less of it remains, the less may be inserted. Inserted words are part
    of it, unless they outweigh the words beyond them. If less of it remains, it is looked for by
    its quote among the words that are not aligned with others.

    By its quote, with or without the old text, a passage is found where its words and the remaining
    context carry too much information to be there by chance, or where much of the text directly
    before or after it remains (both, if less than half of the passage remains), provided that no
    other place is nearly as good. Of equally good places, the one by far nearest to the old
    position is taken.

    A place found in this way is `exact` if it has the very words that were highlighted, `shifted`
    if they differ only in white space, quote style, case or Unicode form, and `edited` if words
    were changed, added or removed. A place that has at least a quarter of the words but does not
    meet these rules is for `review`. If there is none, the passage is lost.

    Args:
        selectors: Selectors of one document, all made on one text.
        text: The document's canonical text of today.
        old_text: The text that they were made on, if it is available.
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
    """What was found of each selector's passage, by alignment if the old text matches it."""
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
    """What was found, with its status."""
    if found is None:
        return Anchor(None, Status.LOST, 0.0, "quote", sha256)
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
    """A text's SHA-256; cached, since many passages of one text are selected in a row."""
    return hashlib.sha256(text.encode()).hexdigest()
