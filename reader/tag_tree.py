"""The tags of many marks as a tree, with how many marks each has, and has below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reader.annotation import Annotation
from reader.query_fold import fold
from reader.tag import TagRecord, is_within, path_of

Path = tuple[str, ...]


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

    @property
    def label(self) -> str:
        """The last part of its path."""
        return path_of(self.name)[-1]


@dataclass(frozen=True, slots=True)
class TagTree:
    """All tags there are."""

    nodes: tuple[TagNode, ...]
    """Each behind the one that it is below."""
    tagged: int
    """Marks that have any tag."""

    def get(self, name: str) -> TagNode | None:
        """The node of a tag."""
        path = path_of(name)
        return next((node for node in self.nodes if path_of(node.name) == path), None)

    def filtered(self, words: str) -> tuple[TagNode, ...]:
        """The nodes whose path or description holds each word, with those that they are below."""
        wanted = fold(words).split()
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
        wanted = fold(words).split()
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
    own: Counter[Path] = Counter()
    total: Counter[Path] = Counter()
    latest: dict[Path, datetime] = {}
    lineages: dict[str, tuple[Path, ...]] = {}
    tagged = 0
    for mark in marks:
        if not mark.tags:
            continue
        tagged += 1
        touched: set[Path] = set()
        for tag in mark.tags:
            lineage = lineages.get(tag) or lineages.setdefault(tag, _lineage(tag))
            own[lineage[-1]] += 1
            touched.update(lineage)
        total.update(touched)
        for path in touched:
            if path not in latest or latest[path] < mark.modified:
                latest[path] = mark.modified
    known = {path_of(name): record for name, record in records.items()}
    every = dict.fromkeys(total)
    for path in known:
        every.update(dict.fromkeys(path[:length] for length in range(1, len(path) + 1)))
    below = Counter(path[:length] for path in every for length in range(1, len(path)))
    nodes = [
        TagNode("/".join(path), len(path) - 1, own[path], total[path], below[path],
                latest.get(path), known.get(path))
        for path in every
    ]  # fmt: skip
    return TagTree(_sorted(nodes, order), tagged)


def documents_of(marks: Iterable[Annotation], name: str) -> Counter[str]:
    """How many marks each document has that have a tag or one below it, by the document's id."""
    marks = list(marks)
    names = {tag for mark in marks for tag in mark.tags}
    wanted = {tag for tag in names if is_within(tag, name)}
    return Counter(mark.document for mark in marks if not wanted.isdisjoint(mark.tags))


def _lineage(tag: str) -> tuple[Path, ...]:
    """A tag's path, behind those of all above it."""
    path = path_of(tag)
    return tuple(path[:length] for length in range(1, len(path) + 1))


def _sorted(nodes: Sequence[TagNode], order: Order) -> tuple[TagNode, ...]:
    """Nodes, each behind the one that it is below."""
    ranks: dict[Path, tuple[object, ...]] = {}
    for node in nodes:
        name = fold(node.label), node.label
        if order is Order.COUNT:
            rank: tuple[object, ...] = (-node.total, *name)
        elif order is Order.LATEST:
            rank = (-node.latest.timestamp() if node.latest else 0.0, *name)
        else:
            rank = name
        ranks[path_of(node.name)] = rank
    return tuple(sorted(nodes, key=lambda node: [ranks[each] for each in _lineage(node.name)]))


def _fits(node: TagNode, wanted: Sequence[str]) -> bool:
    """Whether what is told of a tag holds each of some words, which are folded."""
    record = node.record
    told = fold(
        " ".join((node.name, record.description, *record.aliases) if record else (node.name,))
    )
    return all(word in told for word in wanted)
