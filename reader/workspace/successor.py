"""Which text is probably the new version of an annotated one that has disappeared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader.anchoring.resemblance import likeness
from reader.annotations.records import DocumentRecord
from reader.errors import ReaderError
from reader.text.document import Document
from reader.workspace.desk import Desk
from reader.workspace.documents import OpenDocument
from reader.workspace.texts.library import Library
from reader.workspace.texts.loading import load
from reader.workspace.texts.source_file import stamp

ALIKE = 0.4
"""The share of two texts in common from which one may be a new version of the other."""


class Successor(NamedTuple):
    """A text that looks like the new version of one that has disappeared."""

    gone: DocumentRecord
    """The document that has disappeared."""
    path: Path
    """The file of the text that resembles it."""
    share: float
    """The share of both texts in common, from 0 to 1."""


def lookalike(desk: Desk, opened: OpenDocument) -> tuple[DocumentRecord, float] | None:
    """The missing annotated document most similar to a new one, and their similarity.

    None where the document has annotations already, or is like no other.
    """
    if opened.record.id in desk.counts():
        return None
    found = [(likeness(text, opened.document.text), record) for record, text in _gone(desk)]
    share, record = max(found, key=lambda each: each[0], default=(0.0, None))
    return (record, share) if record and share >= ALIKE else None


def successors(desk: Desk) -> list[Successor]:
    """For each missing annotated document, the most similar text of the library.

    Each text is matched with one document at most: the most similar one.
    """
    gone = list(_gone(desk))
    if not gone:
        return []
    pairs = sorted(
        (
            Successor(record, path, share)
            for path, document in _new_texts(desk)
            for record, text in gone
            if (share := likeness(text, document.text)) >= ALIKE
        ),
        key=lambda each: (-each.share, each.gone.id, each.path),
    )
    found: list[Successor] = []
    for pair in pairs:
        if not any(pair.gone is each.gone or pair.path == each.path for each in found):
            found.append(pair)
    return found


def take_for_new_version(desk: Desk, successor: Successor) -> OpenDocument:
    """Give a text the annotations of the document that it replaces.

    Raises:
        ReaderError: It can't be read, or the annotations file can't be written.
    """
    return desk.adopt(desk.open(successor.path), successor.gone)


def _gone(desk: Desk) -> Iterator[tuple[DocumentRecord, str]]:
    """The annotated documents whose files are missing, each with the last text kept of it."""
    annotated = desk.counts()
    for record in list(desk.store.documents.values()):
        if record.id not in annotated or record.id in desk.open_documents:
            continue
        if stamp(desk.workspace.absolute(record.path)):
            continue
        kept = map(desk.store.version, (record.text_sha256, *reversed(record.aliases)))
        if text := next((text for text in kept if text), None):
            yield record, text


def _new_texts(desk: Desk) -> Iterator[tuple[Path, Document]]:
    """The texts of the library that have no annotations."""
    annotated = desk.counts()
    for path in Library(desk.workspace.texts).paths():
        try:
            document = load(path)
        except ReaderError:
            continue
        known = desk.store.snapshot.identify(document.sha256, desk.workspace.relative(path))
        if known is None or known.id not in annotated:
            yield path, document
