"""All annotations, documents and tags: the only owner of the annotations file.

What is read here are frozen annotations and documents; rows never leave.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid5

from reader.annotations.annotation import Annotation, Placement
from reader.annotations.count import counted
from reader.annotations.records import DocumentRecord
from reader.errors import ReaderError
from reader.store.annotations_file import FileStorage
from reader.store.journal import Journal
from reader.store.json_file import ANNOTATIONS, Row
from reader.store.rows import annotation_row
from reader.store.snapshot import Snapshot
from reader.store.texts import Versions, named_in
from reader.store.transaction import Draft, now

Rows = Mapping[str, Mapping[str, Row | None]]
"""Rows that are about to be written, by table and id; None for one that is removed."""
Prepare = Callable[[Snapshot, Rows], None]
"""A function that is called before rows are written."""
_DOCUMENTS_BY_TEXT = UUID("6a0f1f0c-8f0e-5f0a-9c55-0e7b6f1d2a43")


def document_id(sha256: str) -> str:
    """The id of a new document: the same wherever its text is first annotated."""
    return str(uuid5(_DOCUMENTS_BY_TEXT, sha256))


class AnnotationStore:
    """The annotations file, and the operations on the annotations in it.

    Making one reads nothing and cannot fail; `refresh` reads. Threads may share a store.
    """

    def __init__(
        self, path: Path, *, lock_timeout: float = 5.0, before_write: Prepare | None = None
    ) -> None:
        """Own an annotations file.

        Args:
            path: The file; there may be none yet.
            lock_timeout: Seconds to wait for another process that is writing it.
            before_write: Is given what is known and the rows that are about to be written, while
                the lock is held. What it raises cancels the change.
        """
        self._storage = FileStorage(path, lock_timeout)
        self._versions = Versions(path.parent / "versions")
        self._journal = Journal(self._storage, self._prepare)
        self._before_write = before_write

    def _prepare(self, rows: Rows) -> None:
        self._versions.bring_back(rows)
        if self._before_write:
            self._before_write(self.snapshot, rows)

    # The content of the file

    @property
    def path(self) -> Path:
        """The annotations file."""
        return self._storage.path

    @property
    def snapshot(self) -> Snapshot:
        """The current content of the file."""
        return self._journal.snapshot

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """The annotations that are not deleted."""
        return self.snapshot.live

    @property
    def trash(self) -> tuple[Annotation, ...]:
        """The annotations that are deleted and not purged."""
        return self.snapshot.trash

    @property
    def documents(self) -> Mapping[str, DocumentRecord]:
        """The documents by id."""
        return self.snapshot.documents

    @property
    def problems(self) -> tuple[str, ...]:
        """The problems of the file that a person should know of, one sentence each."""
        return (*self._journal.problems, *self._versions.damaged.values())

    def tags(self) -> Sequence[tuple[str, int]]:
        """The tags in use with their numbers of annotations, the most recently used first."""
        return self.snapshot.tags

    def refresh(self) -> bool:
        """Read what others wrote since the last refresh; returns whether there was anything.

        Raises:
            ReaderError: The file cannot be read; what was known stays, and `problems` says why.
        """
        return self._journal.refresh()

    # Annotated texts

    def keep_version(self, text: str) -> str:
        """Store a text before it is annotated; returns its SHA-256.

        Raises:
            ReaderError: It cannot be written.
        """
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        if not self._versions.has(sha256):
            with self._journal.locked():
                self._versions.keep(text)
        self._versions.expect(sha256, text)
        return sha256

    def version(self, sha256: str) -> str | None:
        """A stored text, or None; a damaged one is named in `problems`."""
        return self._versions.read(sha256)

    # The last good copy

    @property
    def backup_time(self) -> datetime | None:
        """When the last good copy of the file was made, or None if there is none."""
        return self._storage.backup_time

    def restore_backup(self) -> Path | None:
        """Restore the last good copy of the file; returns where the broken one is kept, if any.

        Raises:
            ReaderError: There is no good copy, or the folder cannot be written.
        """
        return self._journal.restore_backup()

    # Steps

    @property
    def journal(self) -> Journal:
        """The recorded steps, for more than undoing and redoing them."""
        return self._journal

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return self._journal.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step to redo."""
        return self._journal.can_redo

    @property
    def replayed(self) -> tuple[Annotation, ...]:
        """The annotations that the last undo or redo changed, as they are now, if still there."""
        entries = map(self.snapshot.annotation_entries.get, self._journal.replayed)
        return tuple(entry.value for entry in entries if entry and entry.value)

    def undo(self) -> str:
        """Undo the latest step of this process; returns which it was.

        Raises:
            ReaderError: There is none, someone else changed the same row meanwhile, or the file
                cannot be written.
        """
        return self._journal.undo()

    def redo(self) -> str:
        """Redo the latest undone step; returns which it was.

        Raises:
            ReaderError: As for `undo`.
        """
        return self._journal.redo()

    def step(self, edit: Callable[[Snapshot, Draft], str]) -> str:
        """Change anything in one step, based on the current file; returns the name of the step.

        Args:
            edit: Makes the changes in the draft, and returns their name for undo.

        Raises:
            ReaderError: `edit` raised it, or the file cannot be written.
        """
        with self._journal.changing(None) as draft:
            draft.label = edit(self.snapshot, draft)
        return draft.label

    # Annotations

    def add(
        self,
        annotations: Sequence[Annotation],
        document: DocumentRecord | None = None,
        label: str = "",
    ) -> None:
        """Add annotations, and their document's record if it is new or has changed.

        Args:
            annotations: The new ones.
            document: The record.
            label: What it is, as in “undid: highlighting”.

        Raises:
            ReaderError: An id is taken, or the file cannot be written.
        """
        with self._journal.changing(label or f"adding {counted(len(annotations))}") as draft:
            if document is not None:
                draft.record(document)
            for annotation in annotations:
                if draft.get(ANNOTATIONS, annotation.id) is not None:
                    raise ReaderError(f"There is an annotation {annotation.id} already.")
                draft.set(ANNOTATIONS, annotation.id, annotation_row(annotation))

    def change(
        self, ids: Iterable[str], edit: Callable[[Annotation], Annotation], label: str
    ) -> None:
        """Change annotations in any way except what was highlighted, and when.

        Args:
            ids: Which.
            edit: The new annotation from the old; `modified` is set by the store.
            label: What it is, as in “undid: colouring 2 annotations”.

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
        """Let a person highlight other passages for annotations, such as by moving an end.

        Args:
            ids: Which.
            edit: The new annotation from the old; it may change the selectors, but nothing else
                that is written once.
            label: What it is, as in “undid: moving an end of 1 highlight”.

        Raises:
            ReaderError: An id is unknown, or the file cannot be written.
        """
        self._edit(ids, edit, label)

    def _edit(
        self, ids: Iterable[str], edit: Callable[[Annotation], Annotation], label: str
    ) -> None:
        with self._journal.changing(label) as draft:
            for key in _unique(ids):
                before = self.snapshot.annotation(key)
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
            f"deleting {counted(len(keys))}",
        )

    def restore(self, ids: Iterable[str]) -> None:
        """Take annotations out of the trash.

        Raises:
            ReaderError: An id is unknown, or the file cannot be written.
        """
        keys = _unique(ids)
        self.change(
            keys, lambda each: replace(each, deleted=None), f"restoring {counted(len(keys))}"
        )

    def purge(self, ids: Iterable[str]) -> None:
        """Remove rows from the file, even unreadable ones, and texts that no row refers to.

        Raises:
            ReaderError: An id is unknown, or the file cannot be written.
        """
        keys = _unique(ids)
        rows = []
        with self._journal.changing(f"purging {counted(len(keys))}") as draft:
            for key in keys:
                entry = self.snapshot.annotation_entries.get(key)
                if entry is None:
                    raise ReaderError(f"There is no annotation {key}.")
                rows.append(entry.row)
                # A value that is not a row could not be restored.
                draft.set(ANNOTATIONS, key, None, remembered=isinstance(entry.row, dict))
        with self._journal.frozen() as tables:
            self._versions.drop(named_in(rows), named_in(tables.get(ANNOTATIONS)))

    def place(self, placements: Mapping[str, Placement]) -> None:
        """Set the current places of annotations; missing ids are ignored.

        This cannot be undone and leaves `modified` alone: nobody changed anything.

        Args:
            placements: Where each was found, by id.

        Raises:
            ReaderError: The file cannot be written.
        """
        if not any(_moved(self.snapshot, key, found) for key, found in placements.items()):
            return
        with self._journal.changing(None) as draft:
            for key, found in placements.items():
                if before := _moved(self.snapshot, key, found):
                    draft.place(before, before.placed(found))

    def record(self, document: DocumentRecord) -> None:
        """Have a document's record say this; the identity of its text till now becomes an alias.

        Raises:
            ReaderError: The file cannot be written.
        """
        with self._journal.changing(None) as draft:
            draft.record(document)


def _moved(now: Snapshot, key: str, found: Placement) -> Annotation | None:
    """The annotation with an id, if it has as many passages and its place has changed."""
    entry = now.annotation_entries.get(key)
    value = entry and entry.value
    if not value or len(value.anchors) != len(found.anchors):
        return None
    return value if value.placed(found) != value else None


def _written_once(annotation: Annotation) -> tuple[object, ...]:
    more = tuple(passage.selector for passage in annotation.more)
    return annotation.id, annotation.document, annotation.selector, more, annotation.created


def _unique(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
