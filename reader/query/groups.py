"""Marks told apart by document, tag, colour and more, with how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader import options
from reader.annotations.annotation import Annotation, Status
from reader.annotations.pens import COLORS
from reader.annotations.records import DocumentRecord
from reader.annotations.tags import path_of
from reader.query.tree import Facet, Form, Node, Not, Value
from reader.text.folding import fold_trimmed


class By(StrEnum):
    """What marks are put under headings by."""

    NOTHING = ""
    DOCUMENT, TAG, COLOR = options.GROUPS


@dataclass(frozen=True, slots=True)
class Group:
    """Marks under a heading."""

    heading: str
    """What they have in common."""
    marks: Sequence[Annotation]
    """They, in the order they came."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many marks fit a term."""

    kind: str
    """What it is one of, such as “Tags”."""
    label: str
    """What it is called."""
    count: int
    """How many."""
    term: Node
    """What asks for them."""
    depth: int = 0
    """How many tags it is below."""


def grouped(
    marks: Iterable[Annotation], by: By, records: Mapping[str, DocumentRecord]
) -> list[Group]:
    """Marks under headings; one with several tags stands under each of them."""
    if not by:
        return [Group("", list(marks))]
    found: dict[str, list[Annotation]] = {}
    for mark in marks:
        for name in _names(mark, by):
            found.setdefault(name, []).append(mark)
    headings = {name: _heading(name, by, records) for name in found}
    ranks = {color: index for index, color in enumerate(COLORS)}

    def rank(name: str) -> tuple[object, ...]:
        # What has no tag comes last.
        return (
            ranks.get(name, len(ranks)) if by is By.COLOR else 0,
            not name,
            fold_trimmed(headings[name]),
        )

    return [Group(headings[name], found[name]) for name in sorted(found, key=rank)]


def _names(mark: Annotation, by: By) -> Sequence[str]:
    """What a mark stands under."""
    match by:
        case By.DOCUMENT:
            return (mark.document,)
        case By.TAG:
            return mark.tags or ("",)
        case By.COLOR:
            return (mark.color,)
    return ("",)


def _heading(name: str, by: By, records: Mapping[str, DocumentRecord]) -> str:
    if by is By.DOCUMENT:
        return records[name].title if name in records else "an unknown text"
    if by is By.TAG:
        return name or "no tag"
    return name


def tallies(
    marks: Sequence[Annotation], records: Mapping[str, DocumentRecord]
) -> tuple[Tally, ...]:
    """How many of some marks have each tag, colour, document, note and doubt."""
    return (
        *_tags(marks),
        *_colors(marks),
        *_documents(marks, records),
        *_notes(marks),
        *_doubts(marks),
    )


def _tags(marks: Sequence[Annotation]) -> Iterable[Tally]:
    """Tags in the order of their paths; a tag has the marks of those below it too."""
    counts: dict[tuple[str, ...], int] = {}
    lineages: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for mark in marks:
        if mark.tags not in lineages:
            paths = [path_of(tag) for tag in mark.tags]
            lineages[mark.tags] = {
                path[:length] for path in paths for length in range(1, len(path) + 1)
            }
        for path in lineages[mark.tags]:
            counts[path] = counts.get(path, 0) + 1
    for path in sorted(counts, key=lambda path: [fold_trimmed(part) for part in path]):
        term = Facet("tag", (Value("/".join(path)),))
        yield Tally("Tags", path[-1], counts[path], term, len(path) - 1)
    untagged = sum(not mark.tags for mark in marks)
    yield from _some("Tags", "no tag", untagged, Facet("tag", (Value("", Form.NONE),)))


def _colors(marks: Sequence[Annotation]) -> Iterable[Tally]:
    counts = Counter(mark.color for mark in marks)
    for color in COLORS:
        yield from _some("Colours", color, counts[color], Facet("color", (Value(color),)))


def _documents(
    marks: Sequence[Annotation], records: Mapping[str, DocumentRecord]
) -> Iterable[Tally]:
    counts = Counter(mark.document for mark in marks)
    known = [(records[key], count) for key, count in counts.items() if key in records]
    for record, count in sorted(known, key=lambda each: fold_trimmed(each[0].title)):
        term = Facet("doc", (Value(record.path or record.title),))
        yield Tally("Texts", record.title, count, term)


def _notes(marks: Sequence[Annotation]) -> Iterable[Tally]:
    noted = sum(bool(mark.note.strip()) for mark in marks)
    term = Facet("has", (Value("note"),))
    yield from _some("Notes", "with a note", noted, term)
    yield from _some("Notes", "without a note", len(marks) - noted, Not(term))


def _doubts(marks: Sequence[Annotation]) -> Iterable[Tally]:
    counts = Counter(mark.anchor.status for mark in marks)
    for status, label in ((Status.ORPHAN, "lost"), (Status.REVIEW, "unsure")):
        yield from _some("Places", label, counts[status], Facet("is", (Value(status.value),)))


def _some(kind: str, label: str, count: int, term: Node) -> Iterable[Tally]:
    """A tally, unless there is nothing to count."""
    if count:
        yield Tally(kind, label, count, term)
