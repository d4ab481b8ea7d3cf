"""The open documents, each with its record in the store."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reader.annotations.records import DocumentRecord, overlaid
from reader.errors import ReaderError
from reader.metadata import language
from reader.metadata.kinds.guess import GUESSED
from reader.store.snapshot import Snapshot
from reader.store.store import AnnotationStore, document_id
from reader.store.transaction import Draft
from reader.text.document import Document
from reader.workspace.paths import Workspace
from reader.workspace.texts import library, loading
from reader.workspace.texts.source_file import stamp


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document that was read, and its record."""

    document: Document
    """Its text and structure."""
    record: DocumentRecord
    """Its record in the store, or the record that it gets once it is annotated."""

    @property
    def own(self) -> DocumentRecord:
        """The record according to the files alone, without a person's changes."""
        return replace(self.record, **_told_by(self.document), state="", note="")


def _told_by(document: Document) -> dict[str, Any]:
    """What a document says of itself, as fields of its record.

    Where it names no language, that of its words is added: a title alone is often too short to
    tell, and would get the capitals of English.
    """
    csl, origin = document.csl, document.csl_from
    if "language" not in csl and (tag := language.of_work(document.title, document.text)):
        csl, origin = {**csl, "language": tag}, {**origin, "language": GUESSED}
    return {"title": document.title, "csl": csl, "csl_from": origin}


class OpenDocuments:
    """The documents of a workspace that are open."""

    def __init__(self, workspace: Workspace, store: AnnotationStore) -> None:
        """Start with none.

        Args:
            workspace: The folder that their paths are relative to.
            store: Knows their records.
        """
        self._workspace = workspace
        self._store = store
        self._open: dict[str, OpenDocument] = {}
        self._seen: Snapshot | None = None

    @property
    def by_id(self) -> Mapping[str, OpenDocument]:
        """The open documents by id, each with its record as the store has it now."""
        now = self._store.snapshot
        if now is not self._seen:
            self._seen = now
            for key, opened in list(self._open.items()):
                known = now.documents.get(key)
                record = overlaid(opened.own, known) if known else opened.own
                if record != opened.record:
                    self._open[key] = replace(opened, record=record)
        return self._open

    @property
    def records(self) -> Mapping[str, DocumentRecord]:
        """What is known of each document, open or not, by id."""
        return {
            **self._store.documents,
            **{key: each.record for key, each in self.by_id.items()},
        }

    def identified(self, document: Document) -> OpenDocument:
        """A document with its record, which it keeps wherever its file is now; not yet open."""
        return OpenDocument(document, self._record(document))

    def add(self, opened: OpenDocument) -> None:
        """Make a document the open one, in place of an earlier reading of it."""
        self._open[opened.record.id] = opened

    def adopt(self, opened: OpenDocument, record: DocumentRecord) -> None:
        """Treat a document as the new version of a known one, which gets its text and its file.

        Raises:
            ReaderError: The annotations file can't be written.
        """
        fresh = replace(opened.record, id=record.id, aliases=record.aliases, added=record.added)

        def adopted(_: Snapshot, draft: Draft) -> str:
            draft.record(fresh)
            draft.drop(opened.record.id)
            return ""

        self._store.step(adopted)
        self._open.pop(opened.record.id, None)

    def path_of(self, document_id: str) -> Path:
        """Where a document's file is: where it was last seen, else wherever its text is now.

        Raises:
            ReaderError: Nothing is known of the document.
        """
        record = self.records.get(document_id)
        if record is None or not record.path:
            raise ReaderError(
                "Nobody knows where the document of this annotation is: open its file."
            )
        path = self._workspace.absolute(record.path)
        if stamp(path):
            return path
        return library.Library(self._workspace.texts).find(record.text_sha256) or path

    def _original(self, record: DocumentRecord, path: str) -> Document | None:
        """What a record's file says of it, if its text is now in another file."""
        original = self._workspace.absolute(record.path) if record.path else None
        if original is None or record.path == path or not stamp(original):
            return None
        with suppress(ReaderError):
            document = loading.load(original)
            is_there = document.sha256 in {record.text_sha256, *record.aliases}
            return document if is_there else None
        return None

    def _says_same(self, path: str, original: Document) -> bool:
        """Whether a file describes itself like the file with the same text."""
        with suppress(ReaderError):
            return loading.load(self._workspace.absolute(path)).csl == original.csl
        return False

    def _record(self, document: Document) -> DocumentRecord:
        """A document's record; one already in the store is updated.

        A copy of a text leaves the record to the first one while that is there: it shares it if
        it says the same of itself, and is a document of its own if not.
        """
        path = self._workspace.relative(document.path) if document.path else ""
        known = self._store.snapshot.identify(document.sha256, path)
        new_id = document_id(document.sha256)
        first = known or (self._open[new_id].record if new_id in self._open else None)
        if path and first and (original := self._original(first, path)):
            if document.sha256 == first.text_sha256 and self._says_same(path, original):
                return first
            known, new_id = None, document_id(f"{document.sha256}\n{path}")
        own = DocumentRecord(
            id=known.id if known else new_id,
            path=path or (known.path if known else ""),
            text_sha256=document.sha256,
            aliases=known.aliases if known else (),
            **_told_by(document),
            added=known.added if known else None,
            modified=known.modified if known else None,
        )
        fresh = overlaid(own, known) if known else own
        if known and fresh != known:
            # A file that was renamed or edited can be read even where nothing can be written.
            with suppress(ReaderError):
                self._store.record(own)
        return fresh
