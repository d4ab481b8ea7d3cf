"""The query line: which annotations a person wants to see, in what order.

`parse` reads a line; what it gives is a predicate, the same for list, panes, export and the
command line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from reader.annotation import Annotation, DocumentRecord
from reader.document import Span
from reader.query_facets import (
    FACETS,
    SORTS,
    Asked,
    Predicate,
    pattern_predicate,
    words_predicate,
)
from reader.query_fold import fold
from reader.query_parser import Parser
from reader.query_pattern import SafePattern
from reader.query_tree import And, Facet, Node, Not, Or, Pattern, Words

_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Query:
    """What a line asks for. Two lines that ask for the same in the same words are equal."""

    tree: Node
    """What is asked for."""
    sort: str
    """The order, with `-` before it for the other way round; empty for as they come."""
    limit: int | None
    """How many at most, or None for all."""
    matches: Predicate = field(compare=False, repr=False)
    """The tree as one function."""

    def __call__(self, annotation: Annotation, source: DocumentRecord | None = None) -> bool:
        """Whether an annotation, of the document beside it, is asked for."""
        return self.matches(annotation, source)

    def __str__(self) -> str:
        parts = [str(self.tree)]
        parts += [f"sort:{self.sort}"] if self.sort else []
        parts += [f"limit:{self.limit}"] if self.limit is not None else []
        return " ".join(part for part in parts if part)

    @property
    def asks_for_deleted(self) -> bool:
        """Whether it names what is deleted, so that the trash has to be looked through."""
        return _names_deleted(self.tree)

    def select(
        self, annotations: Iterable[Annotation], documents: Mapping[str, DocumentRecord]
    ) -> tuple[Annotation, ...]:
        """Those of some annotations that are asked for, in the order and number asked for."""
        matches, source = self.matches, documents.get
        found = [each for each in annotations if matches(each, source(each.document))]
        if self.sort:
            key = SORTS[self.sort.removeprefix("-")]
            found.sort(
                key=lambda each: key(each, source(each.document)),
                reverse=self.sort.startswith("-"),
            )
        return tuple(found[: self.limit])


def _names_deleted(node: Node) -> bool:
    """Whether `is:deleted` is anywhere in a tree."""
    match node:
        case Facet():
            return node.name == "is" and any(
                value.text.casefold() == "deleted" for value in node.values
            )
        case Not():
            return _names_deleted(node.node)
        case And() | Or():
            return any(_names_deleted(each) for each in node.nodes)
    return False


def prepare(annotations: Iterable[Annotation]) -> None:
    """Fold the words of annotations ahead of the first query for words, which else waits."""
    for each in annotations:
        for text in (each.selector.exact, each.note, *each.tags):
            fold(text)


def parse(line: str, now: datetime | None = None, *, names: Callable[[str], str] = str) -> Query:
    """The query of a line; an empty one asks for everything.

    Args:
        line: What was typed.
        now: What `today` and `7d` count from, and whose time zone dates are in.
        names: What a folded tag is called today, folded, for old names of tags.

    Raises:
        QueryError: It cannot be understood, or is not finished yet.
    """
    moment = now or datetime.now().astimezone()
    parsed = Parser(line, moment).parse()
    return Query(parsed.tree, parsed.sort, parsed.limit, _predicate(parsed.tree, moment, names))


def _predicate(node: Node, now: datetime, names: Callable[[str], str]) -> Predicate:
    match node:
        case Words(text):
            return words_predicate(text)
        case Pattern(text):
            return pattern_predicate(SafePattern(text, 0))
        case Facet(name, values):
            compiled = FACETS[name].compile
            return _any([compiled(Asked(value, _NOWHERE, now, names)) for value in values])
        case Not(inner):
            inside = _predicate(inner, now, names)
            return lambda each, source: not inside(each, source)
        case And(nodes):
            return _all([_predicate(part, now, names) for part in nodes])
    return _any([_predicate(part, now, names) for part in node.nodes])


def _all(parts: list[Predicate]) -> Predicate:
    def matches(each: Annotation, source: DocumentRecord | None) -> bool:
        for part in parts:  # noqa: SIM110  # a generator would cost more than the parts
            if not part(each, source):
                return False
        return True

    return matches


def _any(parts: list[Predicate]) -> Predicate:
    if len(parts) == 1:
        return parts[0]

    def matches(each: Annotation, source: DocumentRecord | None) -> bool:
        for part in parts:  # noqa: SIM110  # a generator would cost more than the parts
            if part(each, source):
                return True
        return False

    return matches
