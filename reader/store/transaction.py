"""A change to the store in the making: the rows as they will be once it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from reader.annotations.annotation import Annotation
from reader.annotations.records import DocumentRecord, overlaid
from reader.annotations.tags import TagRecord
from reader.store.json_file import ANNOTATIONS, DOCUMENTS, TAGS, Row, Tables
from reader.store.rows import annotation_row, document_row, read_document, updated
from reader.store.tag_rows import tag_row
from reader.store.undo import Change, Step


class Draft:
    """The draft of the rows as they will be when the transaction ends."""

    def __init__(self, tables: Tables) -> None:
        self.label: str | None = None
        """What an undo calls the change; None if it cannot be undone."""
        self._tables = tables
        self._rows: dict[tuple[str, str], Row | None] = {}
        self._unremembered: set[tuple[str, str]] = set()
        self._found: dict[str, Row] = {}
        """The rows of documents that were edited, as they were just before."""

    def get(self, table: str, key: str) -> Row | None:
        """The new state of a row, or None if there is none."""
        if (table, key) in self._rows:
            return self._rows[table, key]
        row: Row | None = self._tables.get(table, {}).get(key)
        return row

    def set(self, table: str, key: str, row: Row | None, *, remembered: bool = True) -> None:
        """Replace a row, or remove it with None; `remembered` says whether it can be undone."""
        self._rows[table, key] = row
        if not remembered:
            self._unremembered.add((table, key))

    def update(self, before: Annotation, after: Annotation) -> None:
        """Write the difference between two states of an annotation, modified now."""
        if after != before:
            rows = annotation_row(before), annotation_row(replace(after, modified=now()))
            row = self.get(ANNOTATIONS, before.id) or {}
            self.set(ANNOTATIONS, before.id, updated(row, *rows))

    def place(self, before: Annotation, after: Annotation) -> None:
        """Write an annotation's place in the current text, and nothing else."""
        row = self.get(ANNOTATIONS, before.id) or {}
        changed = updated(row, annotation_row(before), annotation_row(after))
        self.set(ANNOTATIONS, before.id, changed)

    def tag(self, before: TagRecord | None, after: TagRecord | None) -> None:
        """Write the difference between two states of a tag's record; None stands for no record."""
        if after is None:
            if before is not None:
                self.set(TAGS, before.id, None)
        elif before is None:
            self.set(TAGS, after.id, tag_row(replace(after, created=now(), modified=now())))
        elif after != before:
            row = self.get(TAGS, before.id) or {}
            rows = tag_row(before), tag_row(replace(after, modified=now()))
            self.set(TAGS, before.id, updated(row, *rows))

    def record(self, document: DocumentRecord) -> None:
        """Update a document's row from its files.

        A person's changes to it stay.
        """
        row = self.get(DOCUMENTS, document.id)
        if row is None:
            new = replace(
                document, added=document.added or now(), modified=document.modified or now()
            )
            self.set(DOCUMENTS, document.id, document_row(new))
            return
        before, _ = read_document(document.id, row)
        texts = dict.fromkeys((*before.aliases, before.text_sha256, *document.aliases))
        texts.pop(document.text_sha256, None)
        after = replace(
            overlaid(document, before),
            aliases=tuple(texts),
            added=before.added,
            modified=before.modified,
        )
        if after != before:
            rows = document_row(before), document_row(replace(after, modified=now()))
            # A document's record follows its file; undoing an annotation must not revert it.
            self.set(DOCUMENTS, document.id, updated(row, *rows), remembered=False)

    def describe(
        self,
        own: DocumentRecord,
        edit: Callable[[DocumentRecord], DocumentRecord],
        *,
        remembered: bool = True,
    ) -> None:
        """Change a document's metadata; its row is made if there is none.

        Args:
            own: The record as the files have it.
            edit: The new record from the one in the file.
            remembered: Whether it can be undone.
        """
        self.record(own)
        place = DOCUMENTS, own.id
        found: Row = self.get(*place) or {}
        before, _ = read_document(own.id, found)
        after = edit(before)
        if after == before:
            return
        rows = document_row(before), document_row(replace(after, modified=now()))
        self.set(*place, updated(found, *rows), remembered=remembered)
        if remembered:
            self._unremembered.discard(place)
            self._found[own.id] = found

    def drop(self, document: str) -> None:
        """Remove a document's row unless an annotation needs it; this cannot be undone."""
        if self.get(DOCUMENTS, document) is not None and not self._is_needed(document):
            self.set(DOCUMENTS, document, None, remembered=False)

    def replay(self, step: Step) -> None:
        """Apply a step's changes to the current rows.

        A document's row comes and goes with the first annotation or description of it. It stays
        while another annotation needs it or if somebody changed it; neither is a conflict.

        Raises:
            ConflictError: An annotation, a tag or a document's metadata is not as the step found
                it; the draft must be discarded.
        """
        documents = [change for change in step.changes if change.table == DOCUMENTS]
        for change in documents:
            if change.before is None and self.get(DOCUMENTS, change.key) is None:
                self.set(DOCUMENTS, change.key, change.after)
        for change in step.changes:
            if change.table != DOCUMENTS or (change.before and change.after):
                row = change.replay(self.get(change.table, change.key), now())
                self.set(change.table, change.key, row)
        for change in documents:
            is_over = change.after is None and not self._is_needed(change.key)
            if is_over and self.get(DOCUMENTS, change.key) == change.before:
                self.set(DOCUMENTS, change.key, None)

    def rows(self) -> dict[str, dict[str, Row | None]]:
        """The rows that were set, by table and id."""
        by_table: dict[str, dict[str, Row | None]] = {}
        for (table, key), row in self._rows.items():
            by_table.setdefault(table, {})[key] = row
        return by_table

    def step(self) -> Step:
        """The rows that were set, as one undo step."""
        changes = (
            change
            for (table, key), row in self._rows.items()
            if (table, key) not in self._unremembered
            for change in self._changes(table, key, row)
        )
        return Step(self.label or "", tuple(changes))

    def _changes(self, table: str, key: str, row: Row | None) -> Iterator[Change]:
        """What happened to a row; for a document, creating and describing it are two changes."""
        before = self._tables.get(table, {}).get(key)
        if table == DOCUMENTS and key in self._found:
            if before is None:
                yield Change(table, key, None, self._found[key])
            before = self._found[key]
        yield Change(table, key, before, row)

    def _is_needed(self, document: str) -> bool:
        """Whether an existing document has an annotation that stays."""
        if document not in self._tables.get(DOCUMENTS, {}):
            return False
        return any(
            isinstance(row, dict)
            and row.get("document") == document
            and self.get(ANNOTATIONS, key) is not None
            for key, row in self._tables.get(ANNOTATIONS, {}).items()
        )


def now() -> datetime:
    """The time of a change made now."""
    return datetime.now(UTC)
