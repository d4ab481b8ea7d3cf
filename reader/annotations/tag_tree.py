"""The tags of many marks as a tree, with how many marks each has, and has below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reader.annotations.annotation import Annotation
from reader.annotations.tags import Path, TagRecord, key_of, path_of
from reader.text.folding import fold_trimmed


class Order(StrEnum):
    """How tags side by side are ordered."""

    NAME = "by name"
    COUNT = "by marks"
    LATEST = "latest first"


@dataclass(frozen=True, slots=True)
class TagNode:
    """A tag in the tree; also one that no mark has, but some have one below it."""

    name: str
    """Its path."""
    depth: int
    """How many are above it."""
    own: int
    """Marks that have it."""
    total: int
    """Marks that have it or one below it, each counted once."""
    below: int
    """Tags below it, all the way down."""
    latest: datetime | None
    """When a mark that has it or one below it last changed."""
    record: TagRecord | None
    """What is known of it."""
    documents: Mapping[str, int]
    """How many marks of each document have it or one below it, by the document's id."""

    @property
    def label(self) -> str:
        """The last part of its path."""
        return path_of(self.name)[-1]


@dataclass(frozen=True)
class TagTree:
    """All tags there are."""

    nodes: tuple[TagNode, ...]
    """Each behind the one that it is below."""
    tagged: int
    """Marks that have any tag."""

    def get(self, name: str) -> TagNode | None:
        """The node of a tag."""
        key = key_of(name)
        return next((node for node in self.nodes if key_of(node.name) == key), None)

    def filtered(self, words: str) -> tuple[TagNode, ...]:
        """The nodes whose path or description holds each word, with those that they are below."""
        wanted = fold_trimmed(words).split()
        if not wanted:
            return self.nodes
        found: list[TagNode] = []
        kept: set[Path] = set()
        for node in reversed(self.nodes):
            path = path_of(node.name)
            if path in kept or _fits(node, wanted):
                found.append(node)
                kept.add(path[:-1])
        return tuple(reversed(found))

    def first_fit(self, words: str) -> str:
        """The name of the first node whose path or description holds each word, or nothing."""
        wanted = fold_trimmed(words).split()
        return next((node.name for node in self.nodes if _fits(node, wanted)), "")


def tree(
    marks: Iterable[Annotation], records: Mapping[str, TagRecord], order: Order = Order.NAME
) -> TagTree:
    """The tags of marks, and those that something is known of.

    Args:
        marks: Them.
        records: What is known of tags, by their names.
        order: How tags side by side are ordered.
    """
    found: dict[Path, _Found] = {}
    lineages: dict[str, tuple[_Found, ...]] = {}
    tagged = 0
    for mark in marks:
        tagged += bool(mark.tags)
        touched: Iterable[_Found] = ()
        for tag in mark.tags:
            lineage = lineages.get(tag)
            if lineage is None:
                lineage = lineages[tag] = _lineage(path_of(tag), found)
            lineage[-1].own += 1
            touched = {*touched, *lineage} if touched else lineage
        for each in touched:
            each.add(mark)
    for name, record in records.items():
        _lineage(path_of(name), found)[-1].record = record
    return TagTree(tuple(_nodes(found, order)), tagged)


@dataclass(slots=True, eq=False)
class _Found:
    """What was found of a tag so far."""

    path: Path
    own: int = 0
    documents: dict[str, int] = field(default_factory=dict)
    latest: datetime | None = None
    record: TagRecord | None = None

    def add(self, mark: Annotation) -> None:
        documents, modified = self.documents, mark.modified
        documents[mark.document] = documents.get(mark.document, 0) + 1
        if self.latest is None or self.latest < modified:
            self.latest = modified

    @property
    def total(self) -> int:
        return sum(self.documents.values())

    def rank(self, order: Order) -> tuple[object, ...]:
        name = fold_trimmed(self.path[-1]), self.path[-1]
        if order is Order.COUNT:
            return -self.total, *name
        if order is Order.LATEST:
            return -self.latest.timestamp() if self.latest else 0.0, *name
        return name


def _lineage(path: Path, found: dict[Path, _Found]) -> tuple[_Found, ...]:
    """What was found of a tag, behind what was of those above it."""
    starts = (path[:length] for length in range(1, len(path) + 1))
    return tuple(found.get(start) or found.setdefault(start, _Found(start)) for start in starts)


def _nodes(found: Mapping[Path, _Found], order: Order) -> list[TagNode]:
    """The nodes of all tags, each behind the one that it is below."""
    children: dict[Path, list[_Found]] = {}
    for path, each in found.items():
        children.setdefault(path[:-1], []).append(each)
    for several in children.values():
        several.sort(key=lambda each: each.rank(order), reverse=True)
    below = Counter(path[:length] for path in found for length in range(1, len(path)))
    nodes: list[TagNode] = []
    waiting = children.get((), [])
    while waiting:
        each = waiting.pop()
        path = each.path
        nodes.append(
            TagNode(
                name="/".join(path),
                depth=len(path) - 1,
                own=each.own,
                total=each.total,
                below=below[path],
                latest=each.latest,
                record=each.record,
                documents=each.documents,
            )
        )
        waiting += children.get(path, ())
    return nodes


def _fits(node: TagNode, wanted: Sequence[str]) -> bool:
    """Whether what is told of a tag holds each of some words, which are folded."""
    record = node.record
    told = fold_trimmed(
        " ".join((node.name, record.description, *record.aliases) if record else (node.name,))
    )
    return all(word in told for word in wanted)
