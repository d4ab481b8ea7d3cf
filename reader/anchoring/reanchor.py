"""Re-find all highlights of a document whose text changed, and keep what a person settled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from reader.anchoring.selector import locate, select
from reader.annotations.annotation import Anchor, Annotation, Passage, Status, TextSelector
from reader.text.document import Document, Span

BY_HAND = "person"
"""The method of an anchor that a person has chosen."""
GLANCED = 32
"""Characters of context on each side that must match to identify a passage at a glance."""
FOUND = {Status.EXACT, Status.SHIFTED, Status.EDITED}


class _Sought(NamedTuple):
    """One passage of an annotation, and the selector that it is looked for by."""

    annotation: str
    number: int
    passage: Passage
    basis: TextSelector


def reanchored(
    annotations: Sequence[Annotation], document: Document, version: Callable[[str], str | None]
) -> Mapping[str, tuple[Anchor, ...]]:
    """The anchors of annotations in today's text, by their ids, one for each passage.

    A passage whose place a person chose is looked for as it stood there.

    Args:
        annotations: Of that document.
        document: As it is today.
        version: An earlier text by its SHA-256, where it is at hand.
    """
    sought = [
        _Sought(annotation.id, number, passage, _basis(passage, version))
        for annotation in annotations
        for number, passage in enumerate(
            (Passage(annotation.selector, annotation.anchor), *annotation.more)
        )
    ]
    found: dict[str, dict[int, Anchor]] = {annotation.id: {} for annotation in annotations}
    for made_on in {each.basis.text_sha256 for each in sought}:
        same = [each for each in sought if each.basis.text_sha256 == made_on]
        anchors = locate([each.basis for each in same], document.text, version(made_on))
        for each, anchor in zip(same, anchors, strict=True):
            found[each.annotation][each.number] = _judged(each, anchor, document)
    return {key: tuple(anchors[at] for at in sorted(anchors)) for key, anchors in found.items()}


def at_once(
    annotations: Sequence[Annotation], document: Document, version: Callable[[str], str | None]
) -> Mapping[str, tuple[Anchor, ...]]:
    """The anchors that can be found at a glance: unchanged words among those around them.

    Passages that must be searched for have no place until then.

    Args:
        annotations: Of that document.
        document: As it is today.
        version: An earlier text by its SHA-256, where it is at hand.
    """
    sizes: dict[str, int] = {}
    for sha256 in {each.text_sha256 for annotation in annotations for each in annotation.anchors}:
        text = version(sha256)
        sizes[sha256] = len(document.text) if text is None else len(text)
    return {
        annotation.id: tuple(
            _glanced(passage, document, sizes[passage.anchor.text_sha256])
            for passage in (Passage(annotation.selector, annotation.anchor), *annotation.more)
        )
        for annotation in annotations
    }


def _glanced(passage: Passage, document: Document, size: int) -> Anchor:
    """Where a passage is, counted from the beginning or the end of the text.

    Args:
        passage: The passage, at its position in an earlier text.
        document: As it is today.
        size: The number of characters in that text.
    """
    selector, was = passage.selector, passage.anchor.span
    words = selector.prefix[-GLANCED:] + selector.exact + selector.suffix[:GLANCED]
    before = len(selector.prefix[-GLANCED:])
    for shift in (0, len(document.text) - size):
        start = was.start + shift - before if was else -1
        if start >= 0 and document.text.startswith(words, start):
            span = Span(start + before, start + before + len(selector.exact))
            return Anchor(span, Status.EXACT, 1.0, "position", document.sha256)
    return Anchor(None, Status.REVIEW, 0.0, "position", document.sha256)


def settled(selector: TextSelector, document: Document, span: Span | None) -> Anchor:
    """The anchor of a passage whose place a person has chosen, or has said to be gone."""
    if span is None:
        return Anchor(None, Status.LOST, 0.0, BY_HAND, document.sha256)
    words = document.text[span.start : span.end]
    same = words.split() == selector.exact.split()
    return Anchor(span, Status.EXACT if same else Status.EDITED, 1.0, BY_HAND, document.sha256)


def _basis(passage: Passage, version: Callable[[str], str | None]) -> TextSelector:
    """The selector for a passage: of the place a person chose, else of what was highlighted."""
    anchor = passage.anchor
    if anchor.method == BY_HAND and anchor.span:
        text = version(anchor.text_sha256)
        if text is not None and anchor.span.end <= len(text):
            return select(text, anchor.span)
    return passage.selector


def _judged(sought: _Sought, anchor: Anchor, document: Document) -> Anchor:
    """What was found, judged by what was originally highlighted."""
    if sought.basis is sought.passage.selector or anchor.status not in FOUND:
        return anchor
    return settled(sought.passage.selector, document, anchor.span)._replace(score=anchor.score)
