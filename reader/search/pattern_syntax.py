"""Regular expressions as they are written, read into a tree.

The syntax is Python's, as far as a pattern in it can be matched in one go through a text: so
without references back and looking around. What one character may be is left to Python's own
engine, which can't take long over a single one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reader.query.tree import QueryError
from reader.text.document import Span

_MOST_CHARACTERS = 300
_DEEPEST = 40
"""Groups inside of each other."""
_REPEAT = re.compile(r"([*+?]|\{(?!\})(\d*)(,?)(\d*)\})([?+]?)")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")
_CODED = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\})")
_NO_WORDS = re.compile(rf"{_CODED.pattern}|\\.|\(\?P<\w+>", re.DOTALL)
"""What may hold letters that stand for something else."""
_SPACES = "ntrfv"
_SET = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*", re.DOTALL)
"""An escape, or a set without the bracket that closes it."""
_SET_OPERATION = re.compile(r"\\.|(\[|--|&&|\|\||~~)", re.DOTALL)
_SHOWN = 20


class EdgeKind(StrEnum):
    """What can be asked of a place between two characters."""

    BEGIN = "begin"
    """That a line begins there."""
    END = "end"
    """That a line ends there."""
    WORD = "word"
    """That a word begins or ends there."""
    NO_WORD = "no word"
    """That none does."""


@dataclass(frozen=True, slots=True)
class One:
    """One character."""

    test: re.Pattern[str]
    """What it has to match."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A place between characters."""

    kind: EdgeKind
    """What is asked of it."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One thing after the other."""

    nodes: tuple[Node, ...] = ()
    """With nothing in it, it is the empty text."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things, the first that fits."""

    nodes: tuple[Node, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same thing several times."""

    node: Node
    """The thing."""
    least: int
    """How often at least."""
    most: int | None
    """How often at most; None is as often as there is."""
    is_lazy: bool
    """Whether as seldom as possible."""


Node = One | Edge | Chain | Choice | Repeat

_EDGES = {
    "^": EdgeKind.BEGIN,
    "$": EdgeKind.END,
    r"\A": EdgeKind.BEGIN,
    r"\Z": EdgeKind.END,
    r"\b": EdgeKind.WORD,
    r"\B": EdgeKind.NO_WORD,
}


def has_capital(source: str) -> bool:
    r"""Whether a pattern names a capital letter, so that case matters; `\W` names none."""
    return any(character.isupper() for character in _NO_WORDS.sub("", source))


def parse(source: str, column: int, fold: Callable[[str], str]) -> Node:
    """The tree of a pattern.

    Args:
        source: The pattern.
        column: Where it stands in the line, for errors.
        fold: What the texts that it is sought in have for a character.

    Raises:
        QueryError: It is wrong, or asks for what can't be matched in one go; with its place.
    """
    return _Parser(unicodedata.normalize("NFC", source), column, fold).whole()


class _Parser:
    """Reads a pattern from left to right."""

    def __init__(self, source: str, column: int, fold: Callable[[str], str]) -> None:
        self._source = source
        self._column = column
        self._fold = fold
        self._place = 0
        self._depth = 0

    def whole(self) -> Node:
        """The tree of the whole pattern."""
        if not self._source:
            raise QueryError(
                "Type a regular expression between the slashes.",
                Span(self._column - 1, self._column),
            )
        if len(self._source) > _MOST_CHARACTERS:
            raise self.error("The pattern is too long", 0, len(self._source))
        self._refuse_operations()
        try:
            re.compile(self._source)
        except re.error as error:
            place = min(error.pos or 0, len(self._source) - 1)
            raise self.error(f"The pattern is wrong, {error.msg}", place, place + 1) from error
        except (OverflowError, RecursionError) as error:
            raise self.error("The pattern is too large", 0, len(self._source)) from error
        return self._choice()

    def error(self, message: str, start: int, end: int) -> QueryError:
        """What is wrong, with the words that are and where they stand."""
        wrong = self._source[start:end]
        shown = wrong if len(wrong) <= _SHOWN else wrong[: _SHOWN - 1] + "…"
        column = self._column + start
        sentence = f"{message}: “{shown}” at character {column + 1}."
        return QueryError(sentence, Span(column, self._column + max(end, start + 1)))

    def _choice(self) -> Node:
        branches = [self._chain()]
        while self._next("|"):
            branches.append(self._chain())
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _chain(self) -> Node:
        nodes: list[Node] = []
        while self._place < len(self._source) and self._source[self._place] not in "|)":
            nodes.append(self._repeated(self._atom()))
        return nodes[0] if len(nodes) == 1 else Chain(tuple(nodes))

    def _repeated(self, node: Node) -> Node:
        repeat = _REPEAT.match(self._source, self._place)
        if repeat is None:
            return node
        sign, low, comma, high, kind = repeat.groups()
        if kind == "+":
            raise self.error("A repeat that gives nothing back can't be used", *repeat.span())
        self._place = repeat.end()
        least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(
            sign, (int(low or 0), int(high) if high else None)
        )
        if sign[0] == "{" and not comma:
            most = least
        return Repeat(node, least, most, is_lazy=kind == "?")

    def _atom(self) -> Node:
        character = self._source[self._place]
        if character == "(":
            return self._group()
        if character == "[":
            return self._set()
        if character == "\\":
            return self._escape()
        self._place += 1
        if character in _EDGES:
            return Edge(_EDGES[character])
        return One(re.compile(".")) if character == "." else self._literal(character)

    def _group(self) -> Node:
        opening = _GROUP.match(self._source, self._place)
        if opening is None or self._source.startswith("?", opening.end()):
            raise self.error(
                "Of the groups with “?”, only “(?:” can be used", self._place, self._place + 3
            )
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self.error("Too many groups inside of each other", *opening.span())
        self._place = opening.end()
        node = self._choice()
        self._next(")")
        self._depth -= 1
        return node

    def _escape(self) -> Node:
        if coded := _CODED.match(self._source, self._place):
            self._place = coded.end()
            return self._literal(coded[0].encode("ascii").decode("unicode_escape"))
        escape = self._source[self._place : self._place + 2]
        if escape[1].isdigit():
            raise self.error("“\\” and a digit can't be used", self._place, self._place + 2)
        self._place += 2
        if escape in _EDGES:
            return Edge(_EDGES[escape])
        if escape[1] in "dDwWsS":
            return One(re.compile(escape))
        if escape[1] in _SPACES:
            return self._literal(" ")
        return self._literal("\a" if escape == r"\a" else escape[1])

    def _set(self) -> Node:
        """A set of characters in brackets, folded where a character folds to one."""
        found = _SET.match(self._source, self._place)
        inside = found[0][1:] if found else ""
        self._place += len(inside) + len("[]")
        pieces = re.findall(rf"{_CODED.pattern}|\\.|.", inside, re.DOTALL)
        try:
            return One(re.compile(f"[{''.join(map(self._member, pieces))}]"))
        except re.error:
            # A range may lie the other way round once its ends are folded.
            return One(re.compile(f"[{inside}]"))

    def _member(self, piece: str) -> str:
        """A piece of a set as it is to be among folded characters."""
        if len(piece) > 1 and piece[1] in _SPACES:
            return " "
        if len(piece) > 2:  # noqa: PLR2004 (more than a sign and its letter is a code)
            piece = piece.encode("ascii").decode("unicode_escape")
        elif len(piece) > 1 or piece in "^-]":
            return piece
        folded = self._fold(piece)
        return re.escape(folded if len(folded) == 1 else piece)

    def _literal(self, character: str) -> Node:
        folded = self._fold(character)
        ones = tuple(One(re.compile(re.escape(each))) for each in folded)
        return ones[0] if len(ones) == 1 else Chain(ones)

    def _next(self, character: str) -> bool:
        """Whether a character comes next; it is passed over then."""
        is_next = self._source.startswith(character, self._place)
        self._place += is_next
        return is_next

    def _refuse_operations(self) -> None:
        """Refuse what Python warns of: signs in a set that may mean more some day."""
        for found in _SET.finditer(self._source):
            for sign in _SET_OPERATION.finditer(found[0], 1) if found[0][0] == "[" else ():
                if sign[1]:
                    place = found.start() + sign.start()
                    raise self.error(
                        "Inside “[ ]”, write “\\” before “[” and doubled signs", place, place + 1
                    )
