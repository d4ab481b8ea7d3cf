"""What the store holds at one moment, as annotations and documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import chain
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from reader.annotations.annotation import Annotation
from reader.annotations.links import Links
from reader.annotations.names import cleaned
from reader.annotations.records import DocumentRecord
from reader.annotations.tags import Aliases, TagRecord
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.store.json_file import ANNOTATIONS, DOCUMENTS, META, NOTHING, TAGS, Content, uncollected
from reader.store.removals import Removal, read_removal, rows_of
from reader.store.rows import read_annotation, read_document
from reader.store.tag_rows import read_tag_record

if TYPE_CHECKING:
    from reader.text import folding
else:
    folding = lazy("reader.text.folding")

T = TypeVar("T")
_NEVER = datetime.min.replace(tzinfo=UTC)


class Entry(NamedTuple, Generic[T]):
    """A row and the record read from it."""

    row: Any
    """The row."""
    value: T | None
    """The record in it, or None if it cannot be read."""
    problems: tuple[str, ...]
    """What is wrong with it, one sentence each."""


Entries = Mapping[str, Entry[Annotation]]
"""The rows of annotations, with the record read from each, by id."""


@dataclass(frozen=True)
class KnownTags:
    """What is known of tags at one moment; the same object while their rows are unchanged."""

    entries: Mapping[str, Entry[TagRecord]] = field(default_factory=dict)
    """Each row of the table of tags, with the record read from it, by id."""
    written: tuple[str, ...] = ()
    """The names that annotations have; if some differ by case alone, the first written first."""

    def follow(
        self, content: Content, read: Iterable[Entry[Annotation]], all_: Entries
    ) -> KnownTags:
        """What is known of tags in another content; the same object if nothing changed.

        Args:
            content: The other content.
            read: The rows of annotations that are new in it.
            all_: All rows of annotations in it.
        """
        entries = _entries(content, TAGS, self.entries, read_tag_record)
        is_same = len(entries) == len(self.entries) and all(
            self.entries.get(key) is entry for key, entry in entries.items()
        )
        tags = (entry.value.tags for entry in read if entry.value is not None)
        names = set(chain.from_iterable(tags)).difference(self.written)
        known = self if is_same and not names else KnownTags(entries, (*self.written, *names))
        if not known.aliases.is_varied:
            return known
        written = _first_written(all_)
        return known if written == known.written else KnownTags(entries, written)

    @cached_property
    def records(self) -> tuple[TagRecord, ...]:
        """The records, the most recently changed first."""
        records = [entry.value for entry in self.entries.values() if entry.value is not None]
        return tuple(
            sorted(records, key=lambda each: (each.modified or _NEVER, each.id), reverse=True)
        )

    @cached_property
    def by_name(self) -> Mapping[str, TagRecord]:
        """The record of each tag, by its name; of two for one tag, the most recently changed."""
        found: dict[str, TagRecord] = {}
        for record in self.records:
            found.setdefault(self.aliases.current(record.name), record)
        return MappingProxyType(found)

    @cached_property
    def aliases(self) -> Aliases:
        """The current names of tags, by the names that annotations use."""
        names = (record.name for record in self.records)
        return Aliases(self._old_names(), (*names, *self.written))

    @cached_property
    def folded_aliases(self) -> Aliases:
        """The current names of tags, folded as in a query."""
        return Aliases(
            (folding.fold_trimmed(old), folding.fold_trimmed(new)) for old, new in self._old_names()
        )

    def _old_names(self) -> Iterator[tuple[str, str]]:
        return ((alias, each.name) for each in self.records for alias in each.aliases)


@dataclass(frozen=True)
class Snapshot:
    """All annotations and documents at one moment. It never changes."""

    content: Content = NOTHING
    """The state of the file that it was read from."""
    annotation_entries: Entries = field(default_factory=dict)
    """The rows of annotations, with the record read from each, by id."""
    document_entries: Mapping[str, Entry[DocumentRecord]] = field(default_factory=dict)
    """The rows of documents, with the record read from each, by id."""
    known_tags: KnownTags = field(default_factory=KnownTags)
    """The rows of tags, and the names that follow from them."""

    @uncollected()
    def follow(self, content: Content) -> Snapshot:
        """The snapshot of another content; only its new rows are read."""
        read: list[Entry[Annotation]] = []
        entries = _entries(content, ANNOTATIONS, self.annotation_entries, read_annotation, read)
        return Snapshot(
            content,
            entries,
            _entries(content, DOCUMENTS, self.document_entries, read_document),
            self.known_tags.follow(content, read, entries),
        )

    @cached_property
    def live(self) -> tuple[Annotation, ...]:
        """The annotations that are not deleted."""
        return tuple(each for each in self._annotations() if each.deleted is None)

    @cached_property
    def trash(self) -> tuple[Annotation, ...]:
        """The annotations that are deleted."""
        return tuple(each for each in self._annotations() if each.deleted is not None)

    @property
    def all(self) -> tuple[Annotation, ...]:
        """The annotations, including deleted ones."""
        return *self.live, *self.trash

    @cached_property
    def links(self) -> Links:
        """The links between annotations, including deleted ones."""
        return Links(self.all)

    @cached_property
    def documents(self) -> Mapping[str, DocumentRecord]:
        """The documents by id."""
        return MappingProxyType(
            {
                key: entry.value
                for key, entry in self.document_entries.items()
                if entry.value is not None
            }
        )

    @property
    def tags_known(self) -> Mapping[str, TagRecord]:
        """The record of each tag, by its name; of two for one tag, the most recently changed."""
        return self.known_tags.by_name

    @property
    def tag_records(self) -> tuple[TagRecord, ...]:
        """The records of tags, the most recently changed first."""
        return self.known_tags.records

    @property
    def aliases(self) -> Aliases:
        """The current names of tags, by the names that annotations use."""
        return self.known_tags.aliases

    @property
    def folded_aliases(self) -> Aliases:
        """The current names of tags, folded as in a query."""
        return self.known_tags.folded_aliases

    @cached_property
    def saved(self) -> Mapping[str, str]:
        """The saved queries by name; of two with one name, the last key counts."""
        return MappingProxyType(
            {name: line for _, (name, line) in sorted(self._saved_rows.items()) if name}
        )

    def saved_keys(self, name: str) -> list[str]:
        """The keys of the rows of a saved query, the one that counts first."""
        return sorted(
            (key for key, row in self._saved_rows.items() if row[0] == name), reverse=True
        )

    @cached_property
    def _saved_rows(self) -> Mapping[str, tuple[str, str]]:
        """The name and the line of each row that is a saved query, by key."""
        return {
            key: (cleaned(row["name"]), row["query"])
            for key, row in self.content.tables.get(META, {}).items()
            if isinstance(row, dict)
            and isinstance(row.get("name"), str)
            and isinstance(row.get("query"), str)
        }

    @property
    def removals(self) -> Mapping[str, Removal]:
        """The texts that were removed from the library, by the names of their folders."""
        found = (entry.value for entry in self._removal_entries.values())
        return {each.name: each for each in found if each is not None}

    @cached_property
    def removed_documents(self) -> frozenset[str]:
        """The ids of the documents whose texts were removed and not added again since."""
        removed = frozenset(each.document for each in self.removals.values())
        return removed.difference(each.document for each in self.live)

    @cached_property
    def _removal_entries(self) -> Mapping[str, Entry[Removal]]:
        rows = rows_of(self.content.tables.get(META, {}))
        return {key: _entry(key, row, "removal", _read_removal) for key, row in rows}

    @cached_property
    def problems(self) -> tuple[str, ...]:
        """The problems of rows, one line each."""
        circles = (
            f"tag {name}: this old name leads back to itself; it is left out"
            for name in self.aliases.circular
        )
        rows = (
            problem
            for entries in (
                self.annotation_entries,
                self.document_entries,
                self.known_tags.entries,
                self._removal_entries,
            )
            for entry in entries.values()
            for problem in entry.problems
        )
        return (*rows, *circles)

    @cached_property
    def tags(self) -> tuple[tuple[str, int], ...]:
        """The tags of the live annotations with their counts, the most recently used first."""
        return counted_tags(self.live)

    @property
    def tag_names(self) -> list[str]:
        """All names of tags, also of those in the trash, and the names they had before."""
        records = self.tags_known.values()
        used = (tag for each in (*self.live, *self.trash) for tag in each.tags)
        return [*used, *(name for each in records for name in (each.name, *each.aliases))]

    def annotation(self, key: str) -> Annotation:
        """The annotation with an id, deleted or not.

        Raises:
            ReaderError: There is none, or its row cannot be read.
        """
        entry = self.annotation_entries.get(key)
        if entry is None:
            raise ReaderError(f"There is no annotation {key}; it may have been purged elsewhere.")
        if entry.value is None:
            raise ReaderError(f"{entry.problems[0]}.")
        return self._with_current_tags(entry.value)

    def identify(self, sha256: str, path: str) -> DocumentRecord | None:
        """The document with a text, else at a path, else that once had the text."""
        records = self.documents.values()
        by_text = [record for record in records if record.text_sha256 == sha256]
        # Another text in the place of a removed one is not its new version.
        there = by_text or (each for each in records if each.id not in self.removed_documents)
        by_path = [record for record in there if record.path == path]
        if by_path or by_text:
            return (by_path or by_text)[0]
        return next((record for record in records if sha256 in record.aliases), None)

    def _annotations(self) -> Iterator[Annotation]:
        read = self._with_current_tags if self.aliases else _as_it_is
        return (
            read(entry.value)
            for entry in self.annotation_entries.values()
            if entry.value is not None
        )

    def _with_current_tags(self, annotation: Annotation) -> Annotation:
        """An annotation with the current names of its tags."""
        tags = self.aliases.all(annotation.tags)
        return annotation if tags is annotation.tags else replace(annotation, tags=tags)


def _first_written(entries: Entries) -> tuple[str, ...]:
    """The names that annotations give to tags, those of the earliest annotation first."""
    first: dict[str, datetime] = {}
    for entry in entries.values():
        if entry.value is not None:
            created = entry.value.created
            for tag in entry.value.tags:
                first[tag] = min(first.get(tag, created), created)
    return tuple(sorted(first, key=lambda name: (first[name], name)))


def _read_removal(key: str, row: Any) -> tuple[Removal, Sequence[str]]:
    return read_removal(key, row), ()


def _as_it_is(annotation: Annotation) -> Annotation:
    return annotation


def _entries(
    content: Content,
    table: str,
    known: Mapping[str, Entry[T]],
    read: Callable[[str, Any], tuple[T, Sequence[str]]],
    fresh: list[Entry[T]] | None = None,
) -> Mapping[str, Entry[T]]:
    """The rows of a table with the record read from each; new ones are added to `fresh`."""
    noun = table.removesuffix("s")
    entries: dict[str, Entry[T]] = {}
    for key, row in sorted(content.tables.get(table, {}).items(), key=itemgetter(0)):
        entry = known.get(key)
        if entry is None or entry.row is not row:
            entry = _entry(key, row, noun, read)
            if fresh is not None:
                fresh.append(entry)
        entries[key] = entry
    return entries


def counted_tags(annotations: Iterable[Annotation]) -> tuple[tuple[str, int], ...]:
    """The tags of annotations with their counts, the most recently used first."""
    counts: dict[str, int] = {}
    latest: dict[str, datetime] = {}
    for annotation in annotations:
        modified = annotation.modified
        for tag in annotation.tags:
            counts[tag] = counts.get(tag, 0) + 1
            if tag not in latest or latest[tag] < modified:
                # Re-inserted last, so that tags used equally late keep their order.
                latest.pop(tag, None)
                latest[tag] = modified
    names = sorted(latest, key=latest.__getitem__, reverse=True)
    return tuple((name, counts[name]) for name in names)


def _entry(
    key: str, row: Any, noun: str, read: Callable[[str, Any], tuple[T, Sequence[str]]]
) -> Entry[T]:
    try:
        value, odd = read(key, row)
    except ReaderError as error:
        return Entry(row, None, (f"{noun} {key}: {error}; the row is left as it is",))
    return Entry(row, value, tuple(f"{noun} {key}: {fact}" for fact in odd) if odd else ())
