"""Which document that is gone a new one is a later version of, as far as its text tells."""

from __future__ import annotations

from reader.anchoring.resemblance import likeness
from reader.annotations.records import DocumentRecord
from reader.workspace.desk import Desk
from reader.workspace.documents import OpenDocument
from reader.workspace.source_file import stamp

ALIKE = 0.4
"""The share of two texts that is the same from which one may be a new version of the other."""


def lookalike(desk: Desk, opened: OpenDocument) -> tuple[DocumentRecord, float] | None:
    """The marked document, gone from its place, that a new one is most like, and how much.

    None where the document has marks already, or is like no other.
    """
    store, marked = desk.store, desk.counts()
    if opened.record.id in marked:
        return None
    gone = [
        record
        for record in store.documents.values()
        if record.id in marked
        and record.id not in desk.open_documents
        and not stamp(desk.workspace.absolute(record.path))
    ]
    texts = ((record, store.version(record.text_sha256)) for record in gone)
    found = [(likeness(text, opened.document.text), record) for record, text in texts if text]
    share, record = max(found, key=lambda each: each[0], default=(0.0, None))
    return (record, share) if record and share >= ALIKE else None
