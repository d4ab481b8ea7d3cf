"""The texts of the library, each with its metadata and reading progress."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.annotations.annotation import Annotation
from reader.annotations.records import GIVEN, DocumentRecord, overlaid
from reader.metadata import outlets
from reader.metadata.kinds.guess import guessed
from reader.metadata.schema import KEY
from reader.query.library import CITED, READ, READING, STATES, UNREAD, TextEntry
from reader.store.snapshot import Snapshot
from reader.store.store import document_id
from reader.store.transaction import Draft
from reader.workspace.desk import Desk
from reader.workspace.holdings.cited import cited
from reader.workspace.holdings.text_index import TextFacts, TextIndex
from reader.workspace.positions import Places
from reader.workspace.texts.library import Library

ALL_BUT_READ = 0.95
"""The share of a text from which it counts as read: the rest is mostly notes and links."""
_LAST_MONTH = 12


class Holdings:
    """The texts of a desk's workspace, as the library lists them."""

    def __init__(self, desk: Desk, places: Places, index: TextIndex) -> None:
        """List texts.

        Args:
            desk: Has the records and annotations.
            places: The reading position in each text.
            index: Has the facts of the files.
        """
        self._desk = desk
        self._places = places
        self._index = index
        self._cited = cited(desk.workspace.state_dir)

    def paths(self) -> list[Path]:
        """The files of all texts, in natural order of their names."""
        return Library(self._desk.workspace.texts).paths()

    def entries(self, paths: Sequence[Path], *, reads: bool) -> list[TextEntry]:
        """The entries of some texts.

        Args:
            paths: Their files.
            reads: Whether to read files that are not indexed yet; otherwise their names stand for
                them.
        """
        every = self._desk.records.values()
        removed = self._desk.store.snapshot.removed_documents
        records = {record.path: record for record in every if record.id not in removed}
        by_text = {record.text_sha256: record for record in (*every, *records.values())}
        counts = self._desk.counts()
        tags = _tags(self._desk.annotations())
        found = []
        for path in paths:
            facts = self._index.facts(path) if reads else self._index.known(path)
            known = records.get(self._desk.workspace.relative(path))
            known = known or (by_text.get(facts.sha256) if facts else None)
            entry = self._entry(path, facts, known)
            key = known.id if known else ""
            found.append(replace(entry, count=counts[key], tags=tags.get(key, ())))
        if reads:
            self._index.save()
        return found

    def _entry(
        self, path: Path, facts: TextFacts | None, known: DocumentRecord | None
    ) -> TextEntry:
        texts = self._desk.workspace.texts
        name = str(path.relative_to(texts)) if path.is_relative_to(texts) else str(path)
        if facts is None:
            return TextEntry(path, name, known.title if known else path.stem)
        record = _record(path, facts, known)
        place = self._places.places.get(str(path))
        share = min((place.offset + 1) / facts.size, 1.0) if place and facts.size else 0.0
        share = share if place and place.offset else 0.0
        return TextEntry(
            path,
            name,
            record.title,
            author=record.author,
            outlet=outlets.outlet(record.csl),
            issued=_issued(_parts(record.csl)),
            day=outlets.day(_parts(record.csl)),
            kind=str(record.csl.get("type") or guessed(record.csl)),
            words=facts.words,
            minutes=facts.minutes,
            share=share,
            state=_state(record, share, is_cited=record.id in self._cited),
            note=record.note,
            beginning=facts.beginning,
            problem=facts.problem,
            has_no_text=facts.has_no_text,
            notices=tuple(facts.notices),
            record=record,
        )

    def set_state(self, paths: Sequence[Path], state: str) -> None:
        """Set the reading progress of some texts, as one undo step; an empty one is found again.

        Raises:
            ReaderError: A text can't be read, or the annotations file can't be written.
        """
        label = f"marking as {state}:" if state else "clearing the state of"
        self._change(paths, label, lambda record: replace(record, state=state))

    def set_note(self, path: Path, note: str) -> None:
        """Set the comment on a text as a whole, as one undo step.

        Raises:
            ReaderError: The text can't be read, or the annotations file can't be written.
        """
        self._change([path], "editing the note on", lambda record: replace(record, note=note))

    def _change(
        self, paths: Sequence[Path], label: str, edit: Callable[[DocumentRecord], DocumentRecord]
    ) -> None:
        opened = [self._desk.open(path) for path in paths]

        def change(_: Snapshot, draft: Draft) -> str:
            for each in opened:
                draft.describe(each.own, edit)
            what = opened[0].record.title if len(opened) == 1 else f"{len(opened)} texts"
            return f"{label} {what}"

        self._desk.store.step(change)


def _record(path: Path, facts: TextFacts, known: DocumentRecord | None) -> DocumentRecord:
    """A text's record: what its file says, overridden by what a person said."""
    own = DocumentRecord(
        known.id if known else document_id(facts.sha256),
        str(path),
        facts.sha256,
        facts.title,
        csl=facts.csl,
        csl_from=facts.csl_from,
    )
    return overlaid(own, known) if known else own


def _state(record: DocumentRecord, share: float, *, is_cited: bool) -> str:
    """The reading progress: as a person set it, else as the position suggests."""
    if record.state in STATES:
        return record.state
    if is_cited or record.csl_from.get(KEY) == GIVEN:
        return CITED
    if share >= ALL_BUT_READ:
        return READ
    return READING if share else UNREAD


def _tags(annotations: Iterable[Annotation]) -> Mapping[str, tuple[str, ...]]:
    """The tags of each document's annotations, in the order of first use."""
    found: dict[str, dict[str, None]] = {}
    for each in annotations:
        found.setdefault(each.document, {}).update(dict.fromkeys(each.tags))
    return {key: tuple(tags) for key, tags in found.items()}


def _parts(csl: Mapping[str, Any]) -> list[int]:
    """Year, month and day of a CSL-JSON item, as far as it says them."""
    issued = csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    known = [int(each) for each in first[:3] if re.fullmatch(r"-?\d{1,4}", str(each))]
    # CSL has seasons in place of months.
    return known if max(known[1:2], default=0) <= _LAST_MONTH else known[:1]


def _issued(parts: Sequence[int]) -> str:
    """A date in ISO 8601, with the negative year of one before our era as CSL has it."""
    if not parts:
        return ""
    sign = "-" if parts[0] < 0 else ""
    return sign + "-".join(
        f"{abs(each):02}" if at else f"{abs(each):04}" for at, each in enumerate(parts)
    )
