"""All annotations, documents and tags: the only owner of the annotations file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from reader.annotations.annotation import Anchor, Annotation
from reader.annotations.records import DocumentRecord
from reader.errors import ReaderError
from reader.store.journal import Ledger
from reader.store.json_file import ANNOTATIONS
from reader.store.rows import annotation_row
from reader.store.texts import named_in
from reader.store.transaction import now

_DOCUMENTS_BY_TEXT = UUID("6a0f1f0c-8f0e-5f0a-9c55-0e7b6f1d2a43")


def document_id(sha256: str) -> str:
    """The id of a new document: the same wherever its text is first marked."""
    return str(uuid5(_DOCUMENTS_BY_TEXT, sha256))


class AnnotationStore(Ledger):
    """The annotations file, with all that can be done to annotations. Threads may share it."""

    def add(
        self, annotations: Sequence[Annotation], document: DocumentRecord | None = None
    ) -> None:
        """Add annotations, and their document's record where it is new or has changed.

        Raises:
            ReaderError: An id is taken, or the file cannot be written.
        """
        with self._changing(f"add of {_marks(annotations)}") as draft:
            if document is not None:
                draft.record(document)
            for annotation in annotations:
                if draft.get(ANNOTATIONS, annotation.id) is not None:
                    raise ReaderError(f"There is a mark {annotation.id} already.")
                draft.set(ANNOTATIONS, annotation.id, annotation_row(annotation))

    def change(
        self, ids: Iterable[str], edit: Callable[[Annotation], Annotation], label: str
    ) -> None:
        """Change annotations in any way but what was marked, and when.

        Args:
            ids: Which.
            edit: The new annotation from the old; `modified` is set by the store.
            label: What it is, as in “undid: colour of 2 marks”.

        Raises:
            ReaderError: An id is unknown, or the file cannot be written.
            ValueError: `edit` changed what is written once; use `remark` for that.
        """

        def checked(before: Annotation) -> Annotation:
            after = edit(before)
            if _written_once(before) != _written_once(after):
                raise ValueError(f"the edit {label!r} changes what was marked")
            return after

        self._edit(ids, checked, label)

    def remark(
        self, ids: Iterable[str], edit: Callable[[Annotation], Annotation], label: str
    ) -> None:
        """Let a person mark again what annotations are about, such as by moving an end.

        Args:
            ids: Which.
            edit: The new annotation from the old; of what is written once, it may change what
                was marked.
            label: What it is, as in “undid: new end of 1 mark”.

        Raises:
            ReaderError: An id is unknown, or the file cannot be written.
        """
        self._edit(ids, edit, label)

    def _edit(
        self, ids: Iterable[str], edit: Callable[[Annotation], Annotation], label: str
    ) -> None:
        with self._changing(label) as draft:
            for key in _unique(ids):
                before = self._snapshot.annotation(key)
                draft.update(before, edit(before))

    def delete(self, ids: Iterable[str]) -> None:
        """Put annotations into the trash.

        Raises:
            ReaderError: An id is unknown, or the file cannot be written.
        """
        keys, moment = _unique(ids), now()
        self.change(
            keys,
            lambda each: each if each.deleted else replace(each, deleted=moment),
            f"delete of {_marks(keys)}",
        )

    def restore(self, ids: Iterable[str]) -> None:
        """Take annotations out of the trash.

        Raises:
            ReaderError: An id is unknown, or the file cannot be written.
        """
        keys = _unique(ids)
        self.change(keys, lambda each: replace(each, deleted=None), f"restore of {_marks(keys)}")

    def purge(self, ids: Iterable[str]) -> None:
        """Remove rows from the file, even ones that cannot be read, and texts that no row names.

        Raises:
            ReaderError: An id is unknown, or the file cannot be written.
        """
        keys = _unique(ids)
        rows = []
        with self._changing(f"purge of {_marks(keys)}") as draft:
            for key in keys:
                entry = self._snapshot.annotation_entries.get(key)
                if entry is None:
                    raise ReaderError(f"There is no mark {key}.")
                rows.append(entry.row)
                # What is no row at all could not be put back.
                draft.set(ANNOTATIONS, key, None, remembered=isinstance(entry.row, dict))
        with self._mutex, self._storage.transaction():
            self._versions.drop(named_in(rows), named_in(self._storage.read().get(ANNOTATIONS)))

    def set_anchors(self, anchors: Mapping[str, Sequence[Anchor]]) -> None:
        """Set where annotations are today; ids that are not there any more are passed over.

        This is no step for undo and leaves `modified` alone: nobody changed anything.

        Args:
            anchors: By id, one for each passage, as `Annotation.anchors` has them.

        Raises:
            ReaderError: The file cannot be written.
        """
        if not any(self._moved(key, found) for key, found in anchors.items()):
            return
        with self._changing(None) as draft:
            for key, found in anchors.items():
                if before := self._moved(key, found):
                    draft.place(before, before.placed(found))

    def record(self, document: DocumentRecord) -> None:
        """Have a document's record say this; the identity of its text till now becomes an alias.

        Raises:
            ReaderError: The file cannot be written.
        """
        with self._changing(None) as draft:
            draft.record(document)

    def _moved(self, key: str, anchors: Sequence[Anchor]) -> Annotation | None:
        """The annotation with an id if it is there, in as many passages, and anchored otherwise."""
        entry = self._snapshot.annotation_entries.get(key)
        value = entry and entry.value
        if not value or len(value.anchors) != len(anchors):
            return None
        return value if value.anchors != tuple(anchors) else None


def _written_once(annotation: Annotation) -> tuple[object, ...]:
    more = tuple(passage.selector for passage in annotation.more)
    return annotation.id, annotation.document, annotation.selector, more, annotation.created


def _unique(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def _marks(marks: Sequence[object]) -> str:
    return "1 mark" if len(marks) == 1 else f"{len(marks)} marks"
