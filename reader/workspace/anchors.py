"""The places of annotations in the current texts of open documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

from reader.anchoring import reanchor
from reader.anchoring.passages import locator_of
from reader.annotations.annotation import Anchor, Annotation, Locator, Placement
from reader.errors import ReaderError
from reader.store.store import AnnotationStore
from reader.text.document import Document, Span
from reader.workspace.documents import OpenDocument


class Anchors:
    """Re-anchors the annotations of documents whose text has changed since they were last found."""

    def __init__(self, store: AnnotationStore) -> None:
        """Manage the annotations of a store, in which their new places are recorded."""
        self._store = store
        self._found: dict[str, Placement] = {}
        self._glanced: dict[str, Placement] = {}
        self._numbered: dict[str, Document] = {}

    def glance(self, opened: OpenDocument) -> None:
        """Provisionally find those of a document's annotations that can be found at a glance."""
        stale = [each for each in self._stale(opened) if not _is_found(each, opened)]
        anchors = reanchor.at_once(stale, opened.document, self._store.version)
        self._glanced |= {key: placement(found, opened.document) for key, found in anchors.items()}

    def find(self, opened: OpenDocument) -> bool:
        """Re-anchor all annotations of a document if its text changed; returns whether it did."""
        stale = self._stale(opened) + self._misnumbered(opened)
        if not stale:
            return False
        moved = [each for each in stale if not _is_found(each, opened)]
        anchors = {
            **{each.id: each.anchors for each in stale},
            **reanchor.reanchored(moved, opened.document, self._store.version),
        }
        found = {key: placement(each, opened.document) for key, each in anchors.items()}
        self._found |= found
        # The annotations are shown at their new places even if these can't be saved.
        with suppress(ReaderError):
            if any(_is_chosen(anchors[each.id]) for each in moved):
                self._store.keep_version(opened.document.text)
            self._store.place(found)
        return bool(moved)

    def today(self, annotation: Annotation, opened: OpenDocument | None) -> Annotation:
        """An annotation where it is in its document's text; where it was last if that is closed."""
        if opened is None or _is_settled(annotation, opened):
            return annotation
        for known in (self._found, self._glanced):
            if there := _there(annotation, known, opened):
                return annotation.placed(there)
        return annotation

    def _stale(self, opened: OpenDocument) -> list[Annotation]:
        """The annotations of a document that were last found, or numbered, in another text."""
        return [
            each
            for each in self._store.annotations
            if each.document == opened.record.id
            and not _is_settled(each, opened)
            and not _there(each, self._found, opened)
        ]

    def _misnumbered(self, opened: OpenDocument) -> list[Annotation]:
        """Those of a document's annotations whose locator is another now, though the text is not.

        A heading, a page or the time of a cue can change without a word of the text. Each document
        is looked through once.
        """
        document = opened.document
        if self._numbered.get(opened.record.id) is document:
            return []
        self._numbered[opened.record.id] = document
        return [
            each
            for each in self._store.annotations
            if each.document == opened.record.id
            and _is_settled(each, opened)
            and each.placed(placement(each.anchors, document)).locator != each.locator
        ]


def placement(anchors: Sequence[Anchor], document: Document) -> Placement:
    """The place of an annotation in a document: its anchors, and the locator of what was found."""
    spans = [each.span for each in anchors if each.span and each.status in reanchor.FOUND]
    locator: Locator | None = None
    if spans:
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        locator = locator_of(document, whole)
    return Placement(tuple(anchors), locator)


def _is_settled(annotation: Annotation, opened: OpenDocument) -> bool:
    """Whether an annotation's place in the open text is already known."""
    return _is_found(annotation, opened) and annotation.is_numbered


def _is_found(annotation: Annotation, opened: OpenDocument) -> bool:
    return _belong(annotation.anchors, annotation, opened)


def _there(
    annotation: Annotation, known: Mapping[str, Placement], opened: OpenDocument
) -> Placement | None:
    """Where an annotation was found in the text that is open, if it was."""
    found = known.get(annotation.id)
    return found if found and _belong(found.anchors, annotation, opened) else None


def _belong(anchors: Sequence[Anchor], annotation: Annotation, opened: OpenDocument) -> bool:
    """Whether the anchors cover all passages of an annotation in the open text."""
    sha256 = opened.document.sha256
    is_whole = len(anchors) == len(annotation.anchors)
    return is_whole and all(anchor.text_sha256 == sha256 for anchor in anchors)


def _is_chosen(anchors: Sequence[Anchor]) -> bool:
    """Whether a person chose one of the places."""
    return any(anchor.method == reanchor.BY_HAND for anchor in anchors)
