"""What lies open: documents with their records, and their marks where they stand today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.anchoring import reanchor
from reader.annotations.annotation import Anchor, Annotation
from reader.annotations.records import DocumentRecord, overlaid
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.store.snapshot import Snapshot
from reader.store.store import AnnotationStore, document_id
from reader.store.transaction import Draft
from reader.text.document import Document
from reader.workspace import library
from reader.workspace.paths import Workspace

if TYPE_CHECKING:
    from reader.query import context, query
else:
    query = lazy("reader.query.query")
    context = lazy("reader.query.context")


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document at hand, and what the store calls it."""

    document: Document
    """Its text and parts."""
    record: DocumentRecord
    """As the store has it, or would have it once it is marked."""

    @property
    def own(self) -> DocumentRecord:
        """The record as the files alone have it, without what a person says."""
        said = self.document
        return replace(self.record, title=said.title, csl=said.csl, csl_from=said.csl_from)


class Reading:
    """A workspace with its store, and the documents that are open."""

    def __init__(self, workspace: Workspace, *, patience: float = 5.0) -> None:
        """Work in a workspace; nothing is read before `refresh`.

        Args:
            workspace: Where.
            patience: Seconds to wait for another program that is writing the annotations.
        """
        self.workspace = workspace
        self.store = AnnotationStore(workspace.annotations_file, lock_timeout=patience)
        self._open: dict[str, OpenDocument] = {}
        self._seen: object = None
        self._anchors: dict[str, tuple[Anchor, ...]] = {}
        self._glanced: dict[str, tuple[Anchor, ...]] = {}

    @property
    def open_documents(self) -> Mapping[str, OpenDocument]:
        """The documents that were opened, by id, with what is said of them now."""
        now = self.store.snapshot
        if now is not self._seen:
            self._seen = now
            for key, opened in list(self._open.items()):
                known = now.documents.get(key)
                record = overlaid(opened.own, known) if known else opened.own
                if record != opened.record:
                    self._open[key] = replace(opened, record=record)
        return self._open

    def open(self, path: Path) -> OpenDocument:
        """Open a file; one whose text is known is recognised wherever it is now.

        Raises:
            ReaderError: It can't be read.
        """
        return self.lay_open(library.load(path))

    def lay_open(self, document: Document) -> OpenDocument:
        """Take a document in, with the record that it has or would have."""
        opened = self.lay_down(document)
        self.find_marks(opened)
        return opened

    def lay_down(self, document: Document) -> OpenDocument:
        """The same, with marks only where a glance finds them, until `find_marks`."""
        record = self._record(document)
        opened = OpenDocument(document, record)
        self._open[record.id] = opened
        stale = self._stale(opened)
        self._glanced.update(reanchor.at_once(stale, document, self.store.version))
        return opened

    def refresh(self) -> bool:
        """Read what others wrote, and say whether there was anything.

        Raises:
            ReaderError: The annotations file can't be read.
        """
        changed = self.store.refresh()
        if changed:
            for opened in self._open.values():
                self.find_marks(opened)
        return changed

    def adopt(self, opened: OpenDocument, record: DocumentRecord) -> OpenDocument:
        """Take a document for a new version of one that is known, with all its marks.

        Raises:
            ReaderError: The annotations file can't be written.
        """
        fresh = replace(opened.record, id=record.id, aliases=record.aliases, added=record.added)

        def taken(_: Snapshot, draft: Draft) -> str:
            draft.record(fresh)
            draft.drop(opened.record.id)
            return ""

        self.store.step(taken)
        self._open.pop(opened.record.id, None)
        return self.lay_open(opened.document)

    @property
    def records(self) -> Mapping[str, DocumentRecord]:
        """What is known of each document, open or not, by id."""
        return {
            **self.store.documents,
            **{key: each.record for key, each in self.open_documents.items()},
        }

    def path_of(self, document_id: str) -> Path:
        """Where a document's file is: where it was last seen, else wherever its text is now.

        Raises:
            ReaderError: Nothing is known of the document.
        """
        record = self.records.get(document_id)
        if record is None or not record.path:
            raise ReaderError("Nobody knows where the document of this mark is: open its file.")
        path = self.workspace.absolute(record.path)
        if path.exists():
            return path
        return library.Library(self.workspace.texts).find(record.text_sha256) or path

    def counts(self) -> Counter[str]:
        """How many marks each document has, by its id."""
        return Counter(mark.document for mark in self.store.annotations)

    def marks(self, document_id: str | None = None, *, deleted: bool = False) -> list[Annotation]:
        """The marks of one document, or of all, in reading order; each where it is today.

        Documents come in the order of their titles, and those with one title by their ids.

        Args:
            document_id: Whose; all documents' where not said.
            deleted: Whether those in the trash are among them.
        """
        marks = [
            self._today(mark)
            for mark in (*self.store.annotations, *(self.store.trash if deleted else ()))
            if document_id is None or mark.document == document_id
        ]
        titles = {key: record.title.casefold() for key, record in self.store.documents.items()}
        return sorted(
            marks,
            key=lambda mark: (
                titles.get(mark.document, ""),
                mark.document,
                mark.start,
                mark.selector.end,
                mark.id,
            ),
        )

    def ask(self, line: str, pane: Iterable[str] = (), shown: Iterable[str] = ()) -> query.Query:
        """The query of a line, with saved queries, and old names of tags for what they became.

        Args:
            line: It.
            pane: The id of the document in the pane that has the keys, if there is one.
            shown: The ids of the documents in all panes.

        Raises:
            QueryError: It cannot be understood, or is not finished yet.
        """
        now = self.store.snapshot
        names, open_ = now.folded_aliases.current, frozenset(shown)
        setting = context.Setting(
            names=names, saved=now.saved, pane=frozenset(pane), open=open_, marks=self.marks
        )
        return query.parse(line, setting=setting)

    def find(self, key: str) -> Annotation | None:
        """A mark by its id, where it is today."""
        found = next((mark for mark in self.store.annotations if mark.id == key), None)
        return self._today(found) if found else None

    def _record(self, document: Document) -> DocumentRecord:
        """A document's record, brought up to date where it has one already."""
        path = self.workspace.relative(document.path) if document.path else ""
        known = self.store.identify(document.sha256, path)
        own = DocumentRecord(
            id=known.id if known else document_id(document.sha256),
            path=path or (known.path if known else ""),
            text_sha256=document.sha256,
            title=document.title,
            aliases=known.aliases if known else (),
            csl=document.csl,
            csl_from=document.csl_from,
            added=known.added if known else None,
            modified=known.modified if known else None,
        )
        fresh = overlaid(own, known) if known else own
        if known and fresh != known:
            # A file that was renamed or edited can be read even where nothing can be written.
            with suppress(ReaderError):
                self.store.record(own)
        return fresh

    def find_marks(self, opened: OpenDocument) -> bool:
        """Find the marks of a document whose text is another than they were found in last.

        Answers whether there were any.
        """
        stale = self._stale(opened)
        if not stale:
            return False
        placed = reanchor.reanchored(stale, opened.document, self.store.version)
        self._anchors.update(placed)
        # The marks are drawn where they are even where that can't be written down.
        with suppress(ReaderError):
            if any(
                anchor.method == reanchor.BY_HAND for each in placed.values() for anchor in each
            ):
                self.store.keep_version(opened.document.text)
            self.store.set_anchors(placed)
        return True

    def _stale(self, opened: OpenDocument) -> list[Annotation]:
        """The marks of a document that were found in another text last."""
        marks = [mark for mark in self.store.annotations if mark.document == opened.record.id]
        return [
            mark
            for mark in marks
            if not self._is_found(mark, mark.anchors, opened)
            and not self._is_found(mark, self._anchors.get(mark.id, ()), opened)
        ]

    @staticmethod
    def _is_found(mark: Annotation, anchors: Sequence[Anchor], opened: OpenDocument) -> bool:
        """Whether anchors are those of a mark's passages in the text that is open."""
        sha256 = opened.document.sha256
        is_whole = len(anchors) == len(mark.anchors)
        return is_whole and all(anchor.text_sha256 == sha256 for anchor in anchors)

    def _today(self, mark: Annotation) -> Annotation:
        """A mark where it is in the text that is open, where that is known."""
        opened = self._open.get(mark.document)
        if opened is None or self._is_found(mark, mark.anchors, opened):
            return mark
        for known in (self._anchors, self._glanced):
            anchors = known.get(mark.id, ())
            if self._is_found(mark, anchors, opened):
                return mark.placed(anchors)
        return mark
