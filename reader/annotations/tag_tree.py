"""The tags of annotations as a tree, with counts."""

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
    """The order of sibling tags."""

    NAME = "by name"
    COUNT = "by annotations"
    LATEST = "latest first"


@dataclass(frozen=True, slots=True)
class TagNode:
    """A tag in the tree, even if it is only the parent of others."""

    name: str
    """Its path."""
    depth: int
    """How many tags are above it."""
    own: int
    """The number of annotations that have it."""
    total: int
    """The number of annotations that have it or one below it, each counted once."""
    below: int
    """How many tags are below it on all levels."""
    latest: datetime | None
    """When an annotation with it or one below it was last changed."""
    record: TagRecord | None
    """Its record, if it has one."""
    documents: Mapping[str, int]
    """How many annotations of each document have it or one below it, by document id."""

    @property
    def label(self) -> str:
        """The last part of its path."""
        return path_of(self.name)[-1]


@dataclass(frozen=True)
class TagTree:
    """All tags."""

    nodes: tuple[TagNode, ...]
    """The tags, each after its parent."""
    tagged: int
    """The number of annotations that have a tag."""

    def get(self, name: str) -> TagNode | None:
        """The node of a tag."""
        key = key_of(name)
        return next((node for node in self.nodes if key_of(node.name) == key), None)

    def filtered(self, words: str) -> tuple[TagNode, ...]:
        """The nodes whose path or description contains each word, with their parents."""
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
        """The name of the first node whose path or description contains each word, or nothing."""
        wanted = fold_trimmed(words).split()
        return next((node.name for node in self.nodes if _fits(node, wanted)), "")


def tree(
    annotations: Iterable[Annotation], records: Mapping[str, TagRecord], order: Order = Order.NAME
) -> TagTree:
    """The tree of all tags that have annotations or a record.

    Args:
        annotations: The annotations.
        records: The records of tags, by name.
        order: The order of sibling tags.
    """
    found: dict[Path, _Found] = {}
    lineages: dict[str, tuple[_Found, ...]] = {}
    tagged = 0
    for annotation in annotations:
        tagged += bool(annotation.tags)
        touched: Iterable[_Found] = ()
        for tag in annotation.tags:
            lineage = lineages.get(tag)
            if lineage is None:
                lineage = lineages[tag] = _lineage(path_of(tag), found)
            lineage[-1].own += 1
            touched = {*touched, *lineage} if touched else lineage
        for each in touched:
            each.add(annotation)
    for name, record in records.items():
        _lineage(path_of(name), found)[-1].record = record
    return TagTree(tuple(_nodes(found, order)), tagged)


@dataclass(slots=True, eq=False)
class _Found:
    """The counts for a tag so far."""

    path: Path
    own: int = 0
    documents: dict[str, int] = field(default_factory=dict)
    latest: datetime | None = None
    record: TagRecord | None = None

    def add(self, annotation: Annotation) -> None:
        documents, modified = self.documents, annotation.modified
        documents[annotation.document] = documents.get(annotation.document, 0) + 1
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
    """The counts of a tag, after those of its parents."""
    starts = (path[:length] for length in range(1, len(path) + 1))
    return tuple(found.get(start) or found.setdefault(start, _Found(start)) for start in starts)


def _nodes(found: Mapping[Path, _Found], order: Order) -> list[TagNode]:
    """The nodes of all tags, each after its parent."""
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
    """Whether a tag's name or record contains each of some folded words."""
    record = node.record
    told = fold_trimmed(
        " ".join((node.name, record.description, *record.aliases) if record else (node.name,))
    )
    return all(word in told for word in wanted)
