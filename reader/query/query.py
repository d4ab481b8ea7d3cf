"""The query line: which annotations a person wants to see, in what order.

`parse` reads a line; what it gives is a predicate, the same for list, panes, export and the
command line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from reader.annotations.annotation import Annotation
from reader.annotations.records import DocumentRecord
from reader.query.context import Setting
from reader.query.facets import (
    FACETS,
    SORTS,
    TRASH,
    Asked,
    Predicate,
    pattern_predicate,
    words_predicate,
)
from reader.query.parser import Parser
from reader.query.tree import And, Facet, Node, Not, Or, Pattern, Saved, Words, all_of, none_of
from reader.search.query_pattern import SafePattern
from reader.text.document import Span
from reader.text.folding import fold_trimmed

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

    def asks_for(self, term: Node) -> bool:
        """Whether a term is one of those that must all match."""
        return term in self.terms

    def with_term(self, term: Node) -> str:
        """The line that asks for a term too, and not for its opposite."""
        others = [each for each in self.terms if each not in (term, none_of(term))]
        return str(replace(self, tree=all_of([*others, term])))

    def without_term(self, term: Node) -> str:
        """The line that asks for a term no more, nor for its opposite."""
        others = [each for each in self.terms if each not in (term, none_of(term))]
        return str(replace(self, tree=all_of(others)))

    @property
    def terms(self) -> tuple[Node, ...]:
        """What must all match."""
        return self.tree.nodes if isinstance(self.tree, And) else (self.tree,)

    def select(
        self, annotations: Iterable[Annotation], documents: Mapping[str, DocumentRecord]
    ) -> tuple[Annotation, ...]:
        """Those of some annotations that are asked for, in the order and number asked for."""
        matches, source = self.matches, documents.get
        if self.tree == And():
            found = list(annotations)
        else:
            found = [each for each in annotations if matches(each, source(each.document))]
        if self.sort:
            key = SORTS[self.sort.removeprefix("-")]
            found.sort(
                key=lambda each: key(each, source(each.document)),
                reverse=self.sort.startswith("-"),
            )
        return tuple(found[: self.limit])


def _names_deleted(node: Node) -> bool:
    """Whether `is:deleted` or `in:trash` is anywhere in a tree."""
    match node:
        case Facet():
            return any((node.name, value.text.casefold()) in TRASH for value in node.values)
        case Saved():
            return _names_deleted(node.node)
        case Not():
            return _names_deleted(node.node)
        case And() | Or():
            return any(_names_deleted(each) for each in node.nodes)
    return False


def prepare(annotations: Iterable[Annotation]) -> None:
    """Fold the words of annotations ahead of the first query for words, which else waits."""
    for each in annotations:
        for text in (each.selector.exact, each.note, *each.tags):
            fold_trimmed(text)


def parse(line: str, now: datetime | None = None, setting: Setting | None = None) -> Query:
    """The query of a line; an empty one asks for everything.

    Args:
        line: What was typed.
        now: The time to ask at, where that is another than the setting's.
        setting: What it is asked in; without one, nothing is open and nothing is saved.

    Raises:
        QueryError: It cannot be understood, or is not finished yet.
    """
    asked_in = setting or Setting()
    if now is not None:
        asked_in = replace(asked_in, now=now)
    parsed = Parser(line, asked_in).parse()
    return Query(parsed.tree, parsed.sort, parsed.limit, _predicate(parsed.tree, asked_in))


def _predicate(node: Node, setting: Setting) -> Predicate:  # noqa: PLR0911 (one for each kind)
    match node:
        case Saved(_, inner):
            return _predicate(inner, setting)
        case Words(text):
            return words_predicate(text)
        case Pattern(text):
            return pattern_predicate(SafePattern(text, 0))
        case Facet(name, values):
            compiled = FACETS[name].compile
            return _any([compiled(Asked(value, _NOWHERE, setting)) for value in values])
        case Not(inner):
            inside = _predicate(inner, setting)
            return lambda each, source: not inside(each, source)
        case And(nodes):
            return _all([_predicate(part, setting) for part in nodes])
    return _any([_predicate(part, setting) for part in node.nodes])


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
