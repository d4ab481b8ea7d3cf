"""The passages of a highlight: where they are today, and how a citation names that place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.anchoring.selector import select
from reader.annotations.annotation import Anchor, Annotation, Locator, Passage, Status
from reader.errors import ReaderError
from reader.text.document import Document, Span
from reader.text.footnotes import without_references
from reader.text.verse import lines_of


def spans_of(annotation: Annotation) -> list[Span]:
    """Where all passages of an annotation are today.

    Raises:
        ReaderError: One of them is lost.
    """
    spans = [anchor.span for anchor in annotation.anchors if anchor.span]
    if len(spans) < len(annotation.anchors):
        raise ReaderError("This annotation is lost: its words are not in the text any more.")
    return spans


def locator_of(document: Document, span: Span) -> Locator:
    """The locator of a span in its document."""
    numbers = [block.number for block in document.blocks_in(span) if block.number]
    heading = document.heading_at(span.start)
    name = without_references(document.text, heading.span, document.footnotes) if heading else ""
    first, last = (numbers[0], numbers[-1]) if numbers else (None, None)
    line, last_line = lines_of(document, span)
    return Locator(
        paragraph=first,
        heading=name,
        page=document.pages.range_of(*span),
        last_paragraph=None if last == first else last,
        line=line,
        last_line=None if last_line == line else last_line,
        time=document.times.range_of(*span),
        note="" if numbers else _note_at(document, span.start),
    )


def _note_at(document: Document, offset: int) -> str:
    """The label of the note that contains an offset, or an empty string."""
    notes = (each for each in document.footnotes if each.note.start <= offset < each.note.end)
    return next((each.label for each in notes), "")


def consisting_of(annotation: Annotation, document: Document, spans: Sequence[Span]) -> Annotation:
    """An annotation with these passages; those that it has already keep their selectors."""
    had = {passage.anchor.span: passage for passage in annotation.passages}
    passages = [had.get(span) or passage_at(document, span) for span in spans]
    first, *more = passages
    whole = Span(spans[0].start, spans[-1].end)
    return replace(
        annotation,
        selector=first.selector,
        anchor=first.anchor,
        more=tuple(more),
        locator=locator_of(document, whole),
        marked_locator=None,
    )


def passage_at(document: Document, span: Span) -> Passage:
    """A passage of a document as it is highlighted now."""
    selector = select(document.text, span)
    return Passage(selector, Anchor(span, Status.EXACT, text_sha256=selector.text_sha256))
