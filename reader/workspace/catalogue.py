"""Document metadata as a person edits it, and citation keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import files
from reader.annotations.annotation import Annotation
from reader.annotations.records import (
    GIVEN,
    LASTING,
    PERSON,
    DocumentRecord,
    described,
    overlaid,
    taken_back,
)
from reader.errors import ReaderError
from reader.lazy import late_pattern, lazy
from reader.metadata.csl import DATE_FIELDS
from reader.metadata.schema import KEY
from reader.store.snapshot import Snapshot
from reader.store.transaction import Draft
from reader.text import glyphs
from reader.workspace.desk import Desk
from reader.workspace.documents import OpenDocument
from reader.workspace.sources import sourced
from reader.workspace.texts import loading

if TYPE_CHECKING:
    from reader.citation.references import citekey
    from reader.export import passage
    from reader.metadata import dates, sidecar, spellings
else:
    citekey = lazy("reader.citation.references.citekey")
    passage = lazy("reader.export.passage")
    dates = lazy("reader.metadata.dates")
    sidecar = lazy("reader.metadata.sidecar")
    spellings = lazy("reader.metadata.spellings")

_HEAD = 1 << 14
"""Bytes of a file that contain its header."""
_DATE_LINE = late_pattern(
    r"^\W{0,3}([A-Za-z][\w :-]{2,30}?)\W{1,4}(\d{1,2}[/-]\d{1,2}[/-]\d{4})\b", re.MULTILINE
)
_SHOWN = 40
"""The width in cells of a title in a sentence."""
_LATE = datetime.max.replace(tzinfo=UTC)


class Catalogue:
    """The metadata of the documents of a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # A person's metadata

    def say(self, opened: OpenDocument, said: Mapping[str, Any]) -> str:
        """Set metadata fields to a person's values, as one undo step; returns what was done.

        Args:
            opened: The document.
            said: Values as in CSL-JSON, by field; None empties one.

        Raises:
            ReaderError: Another document has that key, or the file can't be written.
        """

        def edit(record: DocumentRecord) -> DocumentRecord:
            return described(record, opened.own, said)

        return self._change(opened, edit, said)

    def confirm(self, opened: OpenDocument, field: str) -> str:
        """Make a value from the files a person's own, as one undo step; returns what was done.

        Raises:
            ReaderError: The file can't be written.
        """

        def edit(record: DocumentRecord) -> DocumentRecord:
            return replace(record, csl_from={**record.csl_from, field: PERSON})

        return self._change(opened, edit, {field: opened.record.csl[field]})

    def take_back(self, opened: OpenDocument, field: str) -> str:
        """Reset a field to the value from the files; returns what was done.

        Raises:
            ReaderError: The file can't be written.
        """
        said = {field: opened.own.csl.get(field)}
        return self._change(opened, lambda record: taken_back(record, opened.own, field), said)

    def holder(self, key: str, document: str, now: Snapshot | None = None) -> str:
        """The title of another document that already has a citation key, or an empty string."""
        records = (now or self._desk.store.snapshot).documents.values()
        wanted = key.casefold()
        return next(
            (
                each.title
                for each in records
                if each.id != document and citekey.said_key(each.csl).casefold() == wanted
            ),
            "",
        )

    def _change(
        self,
        opened: OpenDocument,
        edit: Callable[[DocumentRecord], DocumentRecord],
        said: Mapping[str, Any],
    ) -> str:
        def change(now: Snapshot, draft: Draft) -> str:
            key = said.get(KEY)
            if key and (other := self.holder(str(key), opened.own.id, now)):
                raise ReaderError(f"{key} is the key of “{other}” already: type another one.")
            draft.describe(opened.own, edit)
            return f"changing {', '.join(said)} of {glyphs.fit(opened.record.title, _SHOWN)}"

        return self._desk.store.step(change)

    def open_dates(self, opened: OpenDocument) -> dict[str, str]:
        """The ambiguous dates in a header, as they are written, by field."""
        path, record = opened.document.path, opened.record
        if path is None or not any(_is_year(record, name) for name in DATE_FIELDS):
            return {}
        try:
            with path.open("rb") as file:
                head = file.read(_HEAD).decode("utf-8", "replace")
        except OSError:
            return {}
        found: dict[str, str] = {}
        for key, said in _DATE_LINE.findall(head):
            name = spellings.variable(spellings.bare(spellings.plain(key))[0])
            if _is_year(record, name) and dates.ways(said):
                found.setdefault(name, said)
        return found

    # Files beside the text

    def question(self, opened: OpenDocument) -> str:
        """The question to ask before writing the side-car, or an empty string.

        Raises:
            ReaderError: There is nothing of a person's to write.
        """
        path, said = _side_car(opened), ", ".join(_said(opened.record))
        others = [
            each.name
            for ending in loading.SIDE_CARS[1:]
            if (
                each := path.with_name(path.name.removesuffix(loading.SIDE_CARS[0]) + ending)
            ).exists()
        ]
        if not said:
            raise ReaderError("Nothing here is yours: there is nothing to write.")
        if path.exists():
            return f"Write {said} into {path.name}? All else in it stays as it is."
        if others:
            names = " and ".join(others)
            return (
                f"{names} is never changed. Write {said} into a new {path.name}, which goes first?"
            )
        return ""

    def write_beside(self, opened: OpenDocument) -> str:
        """Write a person's metadata to the CSL-JSON side-car of a text; returns what was done.

        Raises:
            ReaderError: It can't be written; the file is as it was.
        """
        path, said = _side_car(opened), _said(opened.record)
        key = citekey.said_key(opened.record.csl) or path.name.removesuffix(loading.SIDE_CARS[0])
        is_new = not path.exists()
        data = sidecar.merged(path, {"id": key, **said} if is_new else said)
        try:
            files.replace_file(path.resolve(), data)
        except OSError as error:
            raise ReaderError(
                f"{path.name} can't be written: {error.strerror or error}."
            ) from error
        if opened.document.path:
            self._desk.open(opened.document.path)
        empty = [name for name, value in said.items() if value is None]
        only = f"; {', '.join(empty)} stays empty in Reader alone" if empty else ""
        return f"wrote {', '.join(said)} to {path.name}{only}"

    # Keys

    def keyed(self, records: Iterable[DocumentRecord]) -> list[DocumentRecord]:
        """Records with their citation keys, all different.

        A key that was used in an export or typed by a person stays; so does one from a file,
        unless another document has it.
        """
        return _keyed(list(records), self._desk.store.snapshot)

    def key_of(self, record: DocumentRecord) -> str:
        """The citation key of a record."""
        return str(self.keyed([record])[0].csl[KEY])

    def cited(
        self, annotations: Iterable[Annotation], manner: passage.Manner
    ) -> list[tuple[Annotation, DocumentRecord]]:
        """Annotations with the records of their documents, for an export."""
        records = self._desk.records
        known = [annotation for annotation in annotations if annotation.document in records]
        sources = [records[annotation.document] for annotation in known]
        keyed = self.give_out(sources) if passage.gives_keys(manner.format) else self.keyed(sources)
        if manner.quotes:
            known = sourced(self._desk, known, manner.words)
        return list(zip(known, keyed, strict=True))

    def give_out(self, records: Iterable[DocumentRecord]) -> list[DocumentRecord]:
        """The same as `keyed`, with the keys stored so that they last.

        If the file can't be written, they are returned all the same.
        """
        wanted = list(records)
        found = self.keyed(wanted)
        before = self._desk.store.documents
        if all(
            each.csl_from.get(KEY) != GIVEN or _has_key(before.get(each.id), each) for each in found
        ):
            return found
        own = {key: each.own for key, each in self._desk.open_documents.items()}

        def keep(now: Snapshot, draft: Draft) -> str:
            nonlocal found
            known = now.documents
            found = _keyed([_latest(each, known.get(each.id)) for each in wanted], now)
            for each in found:
                if each.csl_from.get(KEY) == GIVEN:
                    base = own.get(each.id) or known.get(each.id, each)
                    draft.describe(base, _with_key(base, each.csl[KEY]), remembered=False)
            return ""

        try:
            self._desk.store.step(keep)
        except ReaderError:
            return self.keyed(wanted)
        return found


def _is_year(record: DocumentRecord, name: str) -> bool:
    """Whether a date is only a year from a file."""
    date = record.csl.get(name) if name in DATE_FIELDS else None
    parts = date.get("date-parts") if isinstance(date, Mapping) else None
    is_year = isinstance(parts, list) and [len(each) for each in parts if each] == [1]
    return is_year and record.csl_from.get(name) not in LASTING


def _side_car(opened: OpenDocument) -> Path:
    """The path of the CSL-JSON side-car of a text, whether or not it exists."""
    if opened.document.path is None:
        raise ReaderError("This text is in no file: there is no place beside it.")
    return opened.document.path.with_suffix(loading.SIDE_CARS[0])


def _said(record: DocumentRecord) -> dict[str, Any]:
    """The fields set by a person, and the key that was used in an export; None if emptied."""
    return {
        field: record.csl.get(field)
        for field, origin in record.csl_from.items()
        if origin in LASTING
    }


def _has_key(known: DocumentRecord | None, record: DocumentRecord) -> bool:
    """Whether a record's key is already stored."""
    return known is not None and known.csl.get(KEY) == record.csl[KEY]


def _latest(record: DocumentRecord, known: DocumentRecord | None) -> DocumentRecord:
    """A record with the changes that somebody else has made meanwhile."""
    return overlaid(record, known) if known else record


def _with_key(own: DocumentRecord, key: str) -> Callable[[DocumentRecord], DocumentRecord]:
    return lambda record: described(record, own, {KEY: key}, GIVEN)


def _keyed(records: Sequence[DocumentRecord], now: Snapshot) -> list[DocumentRecord]:
    """Records with their citation keys, given what is stored."""
    known = {**now.documents, **{each.id: each for each in records}}
    holders: dict[str, str] = {}
    for each in sorted(known.values(), key=_rank):
        if key := citekey.said_key(each.csl):
            holders.setdefault(key.casefold(), each.id)
    found = {
        each.id: each
        for each in records
        if (key := citekey.said_key(each.csl)) and holders[key.casefold()] == each.id
    }
    others = [each for each in {each.id: each for each in records}.values() if each.id not in found]
    items = [passage.csl_item(each) for each in others]
    for each, key in zip(others, citekey.citekeys(items, holders), strict=True):
        csl, csl_from = {**each.csl, KEY: key}, {**each.csl_from, KEY: GIVEN}
        found[each.id] = replace(each, csl=csl, csl_from=csl_from)
    return [found[each.id] for each in records]


def _rank(record: DocumentRecord) -> tuple[bool, datetime, str]:
    """A sort key for who keeps a citation key: one with a lasting key, else the older document."""
    return record.csl_from.get(KEY) not in LASTING, record.added or _LATE, record.id
