"""The query line: which annotations to show, and in what order.

`parse` turns a line into a `Query`, which the list, the panes, export and the command line share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from reader.annotations.annotation import Annotation
from reader.annotations.records import DocumentRecord
from reader.lazy import lazy
from reader.query.context import Setting
from reader.query.facets import (
    FACETS,
    SORTS,
    TRASH,
    Operand,
    Predicate,
    pattern_predicate,
    words_predicate,
)
from reader.query.parser import Parser
from reader.query.tree import (
    And,
    Facet,
    Node,
    Not,
    Or,
    Pattern,
    QueryError,
    Saved,
    Words,
    all_of,
    none_of,
)
from reader.text.document import Span
from reader.text.folding import fold_trimmed

if TYPE_CHECKING:
    from reader.search import pattern
else:
    pattern = lazy("reader.search.pattern")

_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query line. Lines that differ only in white space and the like are equal."""

    tree: Node
    """The condition that annotations have to meet."""
    sort: str
    """The sort order, with `-` in front for the reverse; empty to keep the given order."""
    limit: int | None
    """The greatest number of annotations, or None for all."""
    matches: Predicate = field(compare=False, repr=False)
    """The condition as one function; raises a `PatternError` if a pattern takes too long."""
    line: str = field(default="", compare=False, repr=False)
    """The line as it was typed."""

    def __call__(self, annotation: Annotation, source: DocumentRecord | None = None) -> bool:
        """Whether an annotation, made on the document `source`, matches.

        Raises:
            QueryError: A regular expression takes too long.
        """
        try:
            return self.matches(annotation, source)
        except pattern.PatternError as error:
            raise self._too_slow(error) from error

    def __str__(self) -> str:
        parts = [str(self.tree)]
        parts += [f"sort:{self.sort}"] if self.sort else []
        parts += [f"limit:{self.limit}"] if self.limit is not None else []
        return " ".join(part for part in parts if part)

    @property
    def asks_for_deleted(self) -> bool:
        """Whether it refers to deleted annotations, so that the trash has to be searched, too."""
        return _names_deleted(self.tree)

    def asks_for(self, term: Node) -> bool:
        """Whether a term is one of the top-level terms."""
        return term in self.terms

    def with_term(self, term: Node) -> str:
        """The line with a term added, and its negation removed."""
        others = [each for each in self.terms if each not in (term, none_of(term))]
        return str(replace(self, tree=all_of([*others, term])))

    def without_term(self, term: Node) -> str:
        """The line with a term and its negation removed."""
        others = [each for each in self.terms if each not in (term, none_of(term))]
        return str(replace(self, tree=all_of(others)))

    @property
    def terms(self) -> tuple[Node, ...]:
        """The top-level terms, all of which must match."""
        return self.tree.nodes if isinstance(self.tree, And) else (self.tree,)

    def select(
        self, annotations: Iterable[Annotation], documents: Mapping[str, DocumentRecord]
    ) -> tuple[Annotation, ...]:
        """The annotations that match, sorted and limited as the line says.

        Raises:
            QueryError: A regular expression takes too long.
        """
        matches, source = self.matches, documents.get
        if self.tree == And():
            found = list(annotations)
        else:
            try:
                found = [each for each in annotations if matches(each, source(each.document))]
            except pattern.PatternError as error:
                raise self._too_slow(error) from error
        if self.sort:
            key = SORTS[self.sort.removeprefix("-")]
            found.sort(
                key=lambda each: key(each, source(each.document)),
                reverse=self.sort.startswith("-"),
            )
        return tuple(found[: self.limit])

    def _too_slow(self, error: pattern.PatternError) -> QueryError:
        """The same error as one of the query line; its message names the pattern."""
        return QueryError(str(error), Span(0, len(self.line)))


def _names_deleted(node: Node) -> bool:
    """Whether `is:deleted` or `in:trash` occurs anywhere in a tree."""
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
    """Fold the texts of annotations in advance, so that the first query is fast."""
    for each in annotations:
        for text in (each.selector.exact, each.note, *each.tags):
            fold_trimmed(text)


def parse(line: str, now: datetime | None = None, setting: Setting | None = None) -> Query:
    """The query for a line; an empty line matches everything.

    Args:
        line: What was typed.
        now: The current time, if it is to differ from the setting's.
        setting: The context of the line; by default nothing is open and nothing is saved.

    Raises:
        QueryError: The line can't be understood, or isn't finished yet.
    """
    context = setting or Setting()
    if now is not None:
        context = replace(context, now=now)
    parsed = Parser(line, context).parse()
    matches = _predicate(parsed.tree, context)
    return Query(parsed.tree, parsed.sort, parsed.limit, matches, line)


def _predicate(node: Node, setting: Setting) -> Predicate:  # noqa: PLR0911 (one for each kind)
    match node:
        case Saved(_, inner):
            return _predicate(inner, setting)
        case Words(text):
            return words_predicate(text)
        case Pattern(text):
            return pattern_predicate(text)
        case Facet(name, values):
            compiled = FACETS[name].compile
            return _any([compiled(Operand(value, _NOWHERE, setting)) for value in values])
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
