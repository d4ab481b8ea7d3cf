"""The syntax tree of a query line: words, patterns and facets.

A tree prints as a line that parses back to an equal tree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from reader.errors import ReaderError
from reader.lazy import late_pattern
from reader.text.document import Span
from reader.text.punctuation import DOUBLE_CURLY

QUOTES_OPEN = f'"{DOUBLE_CURLY}'
"""The signs that open a quoted text; curly ones come from pasting or smart keyboards."""
_PLAIN = late_pattern(rf"(?![-=/@])[^\s(),{QUOTES_OPEN}\\]+")
_KEYWORDS = frozenset({"OR", "AND", "NOT"})


class QueryError(ReaderError):
    """An error in a query line, with its place."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.span = span
        """The columns of the wrong part, from 0."""


class Form(StrEnum):
    """How a facet's value is interpreted."""

    TEXT = "text"
    EXACT = "exact"
    """Exactly this value, as in `tag:=a`."""
    NONE = "none"
    """No value at all, as in `tag:none`."""
    PATTERN = "pattern"
    """A regular expression."""


class Value(NamedTuple):
    """One of the values after a facet's colon."""

    text: str
    """The value as typed, without quotes, slashes or `=`."""
    form: Form = Form.TEXT
    """How it is interpreted."""

    def __str__(self) -> str:
        if self.form is Form.NONE:
            return "none"
        if self.form is Form.PATTERN:
            return f"/{self.text}/"
        text = self.text
        if self.form is Form.EXACT:
            return "=" + (text if _is_plain(text) else _quoted(text))
        return text if _is_plain(text) and text.casefold() != "none" else _quoted(text)


@dataclass(frozen=True, slots=True)
class Words:
    """A word or a phrase, searched for in all texts of an annotation."""

    text: str
    """The words as typed."""

    def __str__(self) -> str:
        plain = _is_plain(self.text.replace(",", "")) or self.text.strip(",") == ""
        is_word = plain and self.text not in _KEYWORDS and facet_name(self.text) is None
        return self.text if is_word else _quoted(self.text)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression, searched for in all texts of an annotation."""

    text: str
    """The part between the slashes."""

    def __str__(self) -> str:
        return f"/{self.text}/"


@dataclass(frozen=True, slots=True)
class Facet:
    """A property that must have one of some values."""

    name: str
    """The facet's name, in lower case."""
    values: tuple[Value, ...]
    """The values, at least one."""

    def __str__(self) -> str:
        return f"{self.name}:{','.join(map(str, self.values))}"


@dataclass(frozen=True, slots=True)
class Saved:
    """A reference to a saved query."""

    name: str
    """The saved query's name."""
    node: Node = field(compare=False)
    """The saved query's own tree."""

    def __str__(self) -> str:
        return f"@{self.name}"


@dataclass(frozen=True, slots=True)
class Not:
    """Matches whatever another node does not match."""

    node: Node
    """The negated node; never a `Not` itself."""

    def __str__(self) -> str:
        return f"-({self.node})" if isinstance(self.node, And | Or) else f"-{self.node}"


@dataclass(frozen=True, slots=True)
class And:
    """Matches whatever all of some nodes match; with no nodes, everything."""

    nodes: tuple[Node, ...] = ()
    """None, or at least two; none of them an `And`."""

    def __str__(self) -> str:
        return " ".join(f"({node})" if isinstance(node, Or) else str(node) for node in self.nodes)


@dataclass(frozen=True, slots=True)
class Or:
    """Matches whatever at least one of some nodes matches."""

    nodes: tuple[Node, ...]
    """At least two; none of them an `Or`."""

    def __str__(self) -> str:
        return " OR ".join(map(str, self.nodes))


Node = Words | Pattern | Facet | Saved | Not | And | Or


def all_of(nodes: Iterable[Node]) -> Node:
    """The simplest node that matches whatever all of some nodes match."""
    flat = tuple(
        part for node in nodes for part in (node.nodes if isinstance(node, And) else (node,))
    )
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(nodes: Iterable[Node]) -> Node:
    """The simplest node that matches whatever any of some nodes matches; there must be a node."""
    flat = tuple(
        part for node in nodes for part in (node.nodes if isinstance(node, Or) else (node,))
    )
    return flat[0] if len(flat) == 1 else Or(flat)


def none_of(node: Node) -> Node:
    """The simplest node that matches whatever another does not."""
    return node.node if isinstance(node, Not) else Not(node)


def facet_name(text: str) -> str | None:
    """The part before the first colon if it consists of letters, so that it can name a facet."""
    name, colon, _ = text.partition(":")
    return name if colon and name.isalpha() else None


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
