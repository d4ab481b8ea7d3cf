"""Annotations grouped and counted by document, tag, colour and more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader import options
from reader.annotations.annotation import Annotation, Status
from reader.annotations.pens import COLORS
from reader.annotations.records import DocumentRecord
from reader.query.tags import Path, first_written, folded_path, lineage
from reader.query.tree import Facet, Form, Node, Not, Value
from reader.text.folding import fold_trimmed


class By(StrEnum):
    """The property that annotations are grouped by."""

    NOTHING = ""
    DOCUMENT, TAG, COLOR = options.GROUPS


@dataclass(frozen=True, slots=True)
class Group:
    """Annotations under a heading."""

    heading: str
    """The property that they share, as it is shown."""
    annotations: Sequence[Annotation]
    """The annotations, in the order given."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A term with the number of annotations that match it."""

    kind: str
    """The kind of term, such as “Tags”."""
    label: str
    """The term as it is shown."""
    count: int
    """The number of annotations."""
    term: Node
    """The query that finds them."""
    depth: int = 0
    """The depth of a tag in the tree, from 0."""


def grouped(
    annotations: Iterable[Annotation], by: By, records: Mapping[str, DocumentRecord]
) -> list[Group]:
    """Annotations under sorted headings; one with several tags appears under each of them."""
    given = list(annotations)
    if not by:
        return [Group("", given)]
    found: dict[str, list[Annotation]] = {}
    for each in given:
        for key in _keys(each, by):
            found.setdefault(key, []).append(each)
    headings = _headings(found, by, records, given)
    ranks = {color: index for index, color in enumerate(COLORS)}

    def rank(key: str) -> tuple[object, ...]:
        # Untagged annotations come last.
        return (
            ranks.get(key, len(ranks)) if by is By.COLOR else 0,
            not key,
            fold_trimmed(headings[key]),
        )

    return [Group(headings[key], found[key]) for key in sorted(found, key=rank)]


def _keys(annotation: Annotation, by: By) -> Iterable[str]:
    """The keys of the groups that an annotation belongs to."""
    match by:
        case By.DOCUMENT:
            return (annotation.document,)
        case By.TAG:
            return dict.fromkeys("/".join(folded_path(tag)) for tag in annotation.tags) or ("",)
        case By.COLOR:
            return (annotation.color,)
    return ("",)


def _headings(
    keys: Iterable[str],
    by: By,
    records: Mapping[str, DocumentRecord],
    annotations: Iterable[Annotation],
) -> dict[str, str]:
    """The heading of each group."""
    if by is By.DOCUMENT:
        return {key: records[key].title if key in records else "an unknown text" for key in keys}
    if by is By.TAG:
        names = {"/".join(key): "/".join(path) for key, path in first_written(annotations).items()}
        return {key: names.get(key, key) or "no tag" for key in keys}
    return {key: key for key in keys}


def tallies(
    annotations: Sequence[Annotation], records: Mapping[str, DocumentRecord]
) -> tuple[Tally, ...]:
    """The numbers of annotations by tag, colour, document, note and anchor status."""
    return (
        *_tags(annotations),
        *_colors(annotations),
        *_documents(annotations, records),
        *_notes(annotations),
        *_doubts(annotations),
    )


def _tags(annotations: Sequence[Annotation]) -> Iterable[Tally]:
    """Tags in the order of their paths; each counts the annotations of those below it too."""
    counts: Counter[Path] = Counter()
    families: dict[tuple[str, ...], frozenset[Path]] = {}
    for each in annotations:
        if each.tags not in families:
            families[each.tags] = frozenset(
                folded for tag in each.tags for folded, _ in lineage(tag)
            )
        counts.update(families[each.tags])
    names = first_written(annotations)
    for folded in sorted(counts):
        path = names[folded]
        term = Facet("tag", (Value("/".join(path)),))
        yield Tally("Tags", path[-1], counts[folded], term, len(path) - 1)
    untagged = sum(not each.tags for each in annotations)
    yield from _some("Tags", "no tag", untagged, Facet("tag", (Value("", Form.NONE),)))


def _colors(annotations: Sequence[Annotation]) -> Iterable[Tally]:
    counts = Counter(each.color for each in annotations)
    for color in COLORS:
        yield from _some("Colours", color, counts[color], Facet("color", (Value(color),)))


def _documents(
    annotations: Sequence[Annotation], records: Mapping[str, DocumentRecord]
) -> Iterable[Tally]:
    counts = Counter(each.document for each in annotations)
    known = [(records[key], count) for key, count in counts.items() if key in records]
    for record, count in sorted(known, key=lambda each: fold_trimmed(each[0].title)):
        term = Facet("doc", (Value(record.path or record.title),))
        yield Tally("Texts", record.title, count, term)


def _notes(annotations: Sequence[Annotation]) -> Iterable[Tally]:
    noted = sum(bool(each.note.strip()) for each in annotations)
    term = Facet("has", (Value("note"),))
    yield from _some("Notes", "with a note", noted, term)
    yield from _some("Notes", "without a note", len(annotations) - noted, Not(term))


def _doubts(annotations: Sequence[Annotation]) -> Iterable[Tally]:
    counts = Counter(each.anchor.status for each in annotations)
    for status in (Status.LOST, Status.REVIEW):
        yield from _some("Places", status.word, counts[status], Facet("is", (Value(status.word),)))


def _some(kind: str, label: str, count: int, term: Node) -> Iterable[Tally]:
    """A tally, unless the count is zero."""
    if count:
        yield Tally(kind, label, count, term)
