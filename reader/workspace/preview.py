"""An annotation with the rest of its paragraph, for a preview."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.annotations.annotation import GAP, Annotation
from reader.text.document import Span
from reader.workspace.desk import Desk

CONTEXT = 400
"""The most characters shown before and after an annotation."""


class Piece(NamedTuple):
    """A stretch of text."""

    text: str
    """The words themselves."""
    is_marked: bool
    """Whether they belong to the annotation."""


def context(desk: Desk, annotation: Annotation) -> list[Piece]:
    """An annotation in its paragraph, from the open text, else from the text it was made on.

    If neither is available, of the words that are stored with the annotation.
    """
    opened = desk.open_documents.get(annotation.document)
    spans = [anchor.span for anchor in annotation.anchors if anchor.span]
    if opened and len(spans) == len(annotation.anchors):
        text = opened.document.text
        blocks = opened.document.blocks_in(Span(min(spans).start, max(s.end for s in spans)))
        return _pieces(text, sorted(spans), Span(blocks[0].span.start, blocks[-1].span.end))
    selectors = [passage.selector for passage in annotation.passages]
    kept = desk.store.version(selectors[0].text_sha256) if selectors[0].text_sha256 else None
    if kept is not None and all(kept[each.start : each.end] == each.exact for each in selectors):
        start = kept.rfind("\n", 0, selectors[0].start) + 1
        end = kept.find("\n", selectors[-1].end)
        whole = Span(start, end if end >= 0 else len(kept))
        return _pieces(kept, [Span(each.start, each.end) for each in selectors], whole)
    pieces = [Piece(selectors[0].prefix, is_marked=False)]
    for number, each in enumerate(selectors):
        pieces += [Piece(GAP, is_marked=False)] if number else []
        pieces.append(Piece(each.exact, is_marked=True))
    return [*pieces, Piece(selectors[-1].suffix, is_marked=False)]


def _pieces(text: str, spans: Sequence[Span], whole: Span) -> list[Piece]:
    """A stretch of a text in pieces, shortened if it is long."""
    start = max(whole.start, spans[0].start - CONTEXT)
    end = min(whole.end, spans[-1].end + CONTEXT)
    pieces = [Piece("…" if start > whole.start else "", is_marked=False)]
    for span in spans:
        between = text[start : span.start]
        if len(between) > 2 * CONTEXT:
            between = f"{between[:CONTEXT]}{GAP}{between[-CONTEXT:]}"
        pieces += [
            Piece(between, is_marked=False),
            Piece(text[span.start : span.end], is_marked=True),
        ]
        start = span.end
    pieces.append(Piece(text[start:end] + ("…" if end < whole.end else ""), is_marked=False))
    return [piece for piece in pieces if piece.text]
