"""The query line, read from left to right into a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.query.context import Setting
from reader.query.facets import DIRECTIVES, FACETS, SORTS, Asked
from reader.query.tree import (
    QUOTES_OPEN,
    And,
    Facet,
    Form,
    Node,
    Pattern,
    QueryError,
    Saved,
    Value,
    Words,
    all_of,
    any_of,
    facet_name,
    none_of,
)
from reader.search.query_pattern import SafePattern
from reader.text.document import Span
from reader.text.suggest import nearest

_SPACE = re.compile(r"\s*")
_WORD = re.compile(rf"[^\s(){QUOTES_OPEN}]+")
_BARE_VALUE = re.compile(rf"[^\s(),{QUOTES_OPEN}]+")
_KEYWORD = re.compile(r"(?:OR|AND|NOT)(?=[\s()]|$)")
_PATTERN = re.compile(r"/((?:\\.|[^/\\])+)/(?=[\s(),]|$)", re.DOTALL)
_LIMIT = re.compile(r"[1-9][0-9]{0,8}")
_DEEPEST = 40
"""How many parentheses and signs may be open: enough for anyone, and for Python."""
_MOST_TERMS = 5000
"""Terms of a line with all saved queries in it, which could else double at each of many names."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a line says."""

    tree: Node
    """What is asked for."""
    sort: str
    """The order asked for, with `-` before it for the other way round; empty for none."""
    limit: int | None
    """How many are asked for."""
    terms: int
    """How many terms it has, with those of the saved queries in it."""


class Parser:
    """One reading of one line."""

    def __init__(
        self, line: str, setting: Setting, within: tuple[str, ...] = (), depth: int = 0
    ) -> None:
        """Read a line.

        Args:
            line: It.
            setting: What it is asked in.
            within: The saved queries that lead to this line, from the outermost.
            depth: How deeply it is nested in them.
        """
        self._outer = depth
        self._line = line
        self._setting = setting
        self._within = within
        self._inherited: dict[str, str] = {}
        self._terms = 0
        self._place = 0
        self._depth = 0
        self._directives: dict[str, str] = {}

    def parse(self) -> Parsed:
        """The whole line.

        Raises:
            QueryError: It cannot be understood.
        """
        self._skip_space()
        tree = self._any() if self._place < len(self._line) else And()
        if self._place < len(self._line):
            raise self._error("This “)” closes nothing.", self._place, self._place + 1)
        directives = {**self._inherited, **self._directives}
        limit = directives.get("limit")
        sort = directives.get("sort", "")
        return Parsed(tree, sort, int(limit) if limit else None, self._terms)

    def _any(self) -> Node:
        """What stands between `OR`s, up to a `)` or the end."""
        nodes = [self._all()]
        while self._keyword() == "OR":
            start = self._place
            if nodes[-1] == And():
                raise self._error("There is nothing before this OR.", start, start + 2)
            self._advance(2)
            nodes.append(self._all())
            if nodes[-1] == And():
                raise self._error("There is nothing after this OR.", start, start + 2)
        return any_of(nodes)

    def _all(self) -> Node:
        """What stands side by side, up to an `OR`, a `)` or the end."""
        nodes: list[Node] = []
        while self._place < len(self._line) and self._line[self._place] != ")":
            keyword = self._keyword()
            if keyword == "OR":
                break
            if keyword == "AND":
                start = self._place
                self._advance(3)
                if not nodes or self._at_end() or self._keyword() in {"OR", "AND"}:
                    raise self._error("AND has nothing on one side.", start, start + 3)
                continue
            node = self._negatable()
            if node is not None:
                nodes.append(node)
        return all_of(nodes)

    def _negatable(self) -> Node | None:
        """A term, or `-` and what must not match; None for a directive."""
        start = self._place
        is_word = self._keyword() == "NOT"
        if not is_word and not self._line.startswith("-", start):
            return self._term()
        self._advance(3 if is_word else 1, skip=is_word)
        if self._at_end() or self._line[self._place].isspace() or self._keyword() is not None:
            sign = "NOT" if is_word else "-"
            raise self._error(
                f"“{sign}” has to be followed by what must not match; to look for the sign "
                f'itself, write "{sign}".',
                start,
                start + len(sign),
            )
        self._enter(start)
        node = self._negatable()
        self._depth -= 1
        if node is None:
            raise self._error("The order and the number can't be negated.", start, self._place)
        return none_of(node)

    def _term(self) -> Node | None:
        start = self._place
        character = self._line[start]
        self._count(1, start)
        if character == "(":
            return self._group()
        if character in QUOTES_OPEN:
            words = Words(self._quoted())
            self._skip_space()
            return words
        if character == "/":
            pattern = Pattern(self._pattern())
            SafePattern(pattern.text, start + 1)
            self._skip_space()
            return pattern
        word = self._match(_WORD)
        if word.startswith("@"):
            return self._saved(word)
        name = facet_name(word)
        if name is not None:
            return self._facet(name)
        self._advance(len(word))
        return Words(word)

    def _saved(self, word: str) -> Node:
        """A saved query; its order and number count where the line has none of its own."""
        start, name = self._place, word[1:]
        end = start + len(word)
        known = self._setting.saved_as(name)
        if known is None:
            names = sorted(f"@{each}" for each in self._setting.saved)
            guess = nearest(word, names)
            what = f"There is no saved query “{word}”." if name else "“@” needs a name behind it."
            raise self._error(f'{what} {guess} To look for the word, write "{word}".', start, end)
        name, line = known
        if name in self._within:
            raise self._error(f"“@{name}” asks for itself.", start, end)
        self._enter(start)
        depth = self._outer + self._depth
        self._depth -= 1
        try:
            parsed = Parser(line, self._setting, (*self._within, name), depth).parse()
        except QueryError as error:
            message = str(error)
            raise self._error(
                message if message.startswith("In @") else f"In @{name}: {message}", start, end
            ) from error
        self._count(parsed.terms, start)
        if self._depth == 0:
            for key, value in (("sort", parsed.sort), ("limit", parsed.limit)):
                if value:
                    self._inherited.setdefault(key, str(value))
        self._advance(len(word))
        return Saved(name, parsed.tree)

    def _count(self, terms: int, start: int) -> None:
        self._terms += terms
        if self._terms > _MOST_TERMS:
            raise self._error("This asks for too many things at once.", start, start + 1)

    def _group(self) -> Node:
        start = self._place
        self._enter(start)
        self._advance(1)
        before = dict(self._directives)
        node = self._any()
        if self._place >= len(self._line):
            raise self._error("This “(” is not closed yet.", start, start + 1)
        if self._directives != before:
            raise self._error("“sort:” and “limit:” belong outside.", start, self._place + 1)
        self._advance(1)
        self._depth -= 1
        if node == And():
            raise self._error("There is nothing in these parentheses.", start, self._place)
        return node

    def _facet(self, typed: str) -> Node | None:
        start, name = self._place, typed.casefold()
        self._place += len(typed) + 1
        if name in DIRECTIVES:
            self._directive(name, start)
            return None
        if name not in FACETS:
            self._place = start
            close = nearest(name, (*FACETS, *DIRECTIVES))
            raise self._error(
                f"There is no “{typed}:”. {close} To look for the words, write "
                f'"{self._match(_WORD)}".',
                start,
                start + len(typed) + 1,
            )
        values = [self._value(name)]
        while self._line.startswith(",", self._place):
            self._place += 1
            values.append(self._value(name))
        self._skip_space()
        return Facet(name, tuple(dict.fromkeys(values)))

    def _value(self, name: str) -> Value:
        start = self._place
        value = self._value_as_typed(name)
        FACETS[name].compile(Asked(value, Span(start, self._place), self._setting))
        return value

    def _value_as_typed(self, name: str) -> Value:
        character = self._line[self._place : self._place + 1]
        if character and character in QUOTES_OPEN:
            return Value(self._quoted())
        if character == "/" and Form.PATTERN in FACETS[name].forms:
            return Value(self._pattern(), Form.PATTERN)
        form = Form.TEXT
        if character == "=" and Form.EXACT in FACETS[name].forms:
            self._place += 1
            form = Form.EXACT
            if self._line[self._place : self._place + 1] in tuple(QUOTES_OPEN):
                return Value(self._quoted(), form)
        text = self._match(_BARE_VALUE)
        if not text:
            raise self._error(
                f"“{name}:” needs a value right behind it.", self._place - 1, self._place
            )
        self._place += len(text)
        if form is Form.TEXT and text == "none" and Form.NONE in FACETS[name].forms:
            return Value("", Form.NONE)
        return Value(text, form)

    def _directive(self, name: str, start: int) -> None:
        text = self._match(_BARE_VALUE)
        self._advance(len(text))
        span = start, start + len(name) + 1 + len(text)
        if name in self._directives:
            raise self._error(f"“{name}:” stands here twice.", *span)
        if name == "sort" and text.removeprefix("-") not in SORTS:
            guess = nearest(text.removeprefix("-"), SORTS)
            raise self._error(f"“sort:” can't be “{text}”. {guess}", *span)
        if name == "limit" and not _LIMIT.fullmatch(text):
            raise self._error(f"“limit:” takes a number from 1, not “{text}”.", *span)
        self._directives[name] = text

    def _quoted(self) -> str:
        """What stands in quotes, without them; a backslash before a quote lets it stand."""
        start = self._place
        closing = '"' if self._line[start] == '"' else '"”“‟'
        text: list[str] = []
        place = start + 1
        while place < len(self._line) and self._line[place] not in closing:
            if self._line[place] == "\\" and self._line[place + 1 : place + 2] in tuple('\\"”“‟'):
                place += 1
            text.append(self._line[place])
            place += 1
        if place >= len(self._line):
            raise self._error("This quote is not closed yet.", start, start + 1)
        self._place = place + 1
        if not "".join(text).strip():
            raise self._error("There is nothing between these quotes.", start, place + 1)
        return "".join(text)

    def _pattern(self) -> str:
        """What stands between slashes."""
        match = _PATTERN.match(self._line, self._place)
        if match is None:
            raise self._error(
                "This pattern is not closed yet: it ends with “/”, and a “/” inside it is written "
                "“\\/”. To look for the words, put them in quotes.",
                self._place,
                self._place + 1,
            )
        self._place = match.end()
        return match[1]

    def _match(self, expression: re.Pattern[str]) -> str:
        """What an expression finds here, or nothing."""
        match = expression.match(self._line, self._place)
        return match[0] if match else ""

    def _keyword(self) -> str | None:
        return self._match(_KEYWORD) or None

    def _at_end(self) -> bool:
        return self._place >= len(self._line) or self._line[self._place] == ")"

    def _enter(self, start: int) -> None:
        self._depth += 1
        if self._outer + self._depth > _DEEPEST:
            raise self._error("This is nested too deeply.", start, start + 1)

    def _advance(self, length: int, *, skip: bool = True) -> None:
        self._place += length
        if skip:
            self._skip_space()

    def _skip_space(self) -> None:
        self._place += len(self._match(_SPACE))

    def _error(self, message: str, start: int, end: int) -> QueryError:
        return QueryError(message, Span(start, min(end, len(self._line))))
