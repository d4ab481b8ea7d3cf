"""What a query line parses to: a tree of words, patterns and facets, and how it is printed.

What is printed parses back to an equal tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from reader.errors import ReaderError
from reader.text.document import Span

QUOTES_OPEN = '"“”„‟'
"""What may open a quoted text; curly ones come from pasting and from clever keyboards."""
_PLAIN = re.compile(rf"(?![-=/@])[^\s(),{QUOTES_OPEN}\\]+")
_KEYWORDS = frozenset({"OR", "AND", "NOT"})


class QueryError(ReaderError):
    """A query line that cannot be understood, and where in it."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.span = span
        """The columns of what is wrong, from 0."""


class Form(StrEnum):
    """How a facet's value is meant."""

    TEXT = "text"
    EXACT = "exact"
    """Only itself, as in `tag:=a`."""
    NONE = "none"
    """That there is none, as in `tag:none`."""
    PATTERN = "pattern"
    """A regular expression."""


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values behind a facet's colon."""

    text: str
    """What was typed, without quotes, slashes or `=`."""
    form: Form = Form.TEXT
    """How it is meant."""

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
    """A word, or a phrase, to be found anywhere."""

    text: str
    """As it was typed."""

    def __str__(self) -> str:
        plain = _is_plain(self.text.replace(",", "")) or self.text.strip(",") == ""
        is_word = plain and self.text not in _KEYWORDS and facet_name(self.text) is None
        return self.text if is_word else _quoted(self.text)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression to be found anywhere."""

    text: str
    """What stands between the slashes."""

    def __str__(self) -> str:
        return f"/{self.text}/"


@dataclass(frozen=True, slots=True)
class Facet:
    """A property that has to have one of some values."""

    name: str
    """Which, in lower case."""
    values: tuple[Value, ...]
    """At least one."""

    def __str__(self) -> str:
        return f"{self.name}:{','.join(map(str, self.values))}"


@dataclass(frozen=True, slots=True)
class Saved:
    """What a saved query asks for."""

    name: str
    """What it is called."""
    node: Node = field(compare=False)
    """It."""

    def __str__(self) -> str:
        return f"@{self.name}"


@dataclass(frozen=True, slots=True)
class Not:
    """What must not match."""

    node: Node
    """It; never a `Not` itself."""

    def __str__(self) -> str:
        return f"-({self.node})" if isinstance(self.node, And | Or) else f"-{self.node}"


@dataclass(frozen=True, slots=True)
class And:
    """What must match all together; with nothing in it, everything does."""

    nodes: tuple[Node, ...] = ()
    """None of them an `And`, and not just one."""

    def __str__(self) -> str:
        return " ".join(f"({node})" if isinstance(node, Or) else str(node) for node in self.nodes)


@dataclass(frozen=True, slots=True)
class Or:
    """Of what at least one must match."""

    nodes: tuple[Node, ...]
    """None of them an `Or`, and at least two."""

    def __str__(self) -> str:
        return " OR ".join(map(str, self.nodes))


Node = Words | Pattern | Facet | Saved | Not | And | Or


def all_of(nodes: Iterable[Node]) -> Node:
    """The simplest node that matches what all of them match."""
    flat = tuple(
        part for node in nodes for part in (node.nodes if isinstance(node, And) else (node,))
    )
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(nodes: Iterable[Node]) -> Node:
    """The simplest node that matches what any of them matches; at least one is needed."""
    flat = tuple(
        part for node in nodes for part in (node.nodes if isinstance(node, Or) else (node,))
    )
    return flat[0] if len(flat) == 1 else Or(flat)


def none_of(node: Node) -> Node:
    """The simplest node that matches what another does not."""
    return node.node if isinstance(node, Not) else Not(node)


def facet_name(text: str) -> str | None:
    """What stands before the first colon, if it is letters alone: only then is it a facet."""
    name, colon, _ = text.partition(":")
    return name if colon and name.isalpha() else None


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
