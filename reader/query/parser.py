"""The tokens of a query line, read from left to right into a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.lazy import late_pattern, lazy
from reader.query.context import Setting
from reader.query.facets import ANNOTATIONS, DIRECTIVES, Language, Operand
from reader.query.tokens import KEYWORDS, Kind, Token, cut, word_at
from reader.query.tree import (
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
    none_of,
)
from reader.text.document import Span

if TYPE_CHECKING:
    from reader.query import patterns
else:
    patterns = lazy("reader.query.patterns")
from reader.text.suggest import nearest

_LIMIT = late_pattern(r"[1-9][0-9]{0,8}")
_DEEPEST = 40
"""The deepest nesting of parentheses and negations: enough for anyone, and safe for the stack."""
_MOST_TERMS = 5000
"""The most terms with saved queries expanded, as each name could double their number."""


class Parsed(NamedTuple):
    """The parts of a parsed line."""

    tree: Node
    """The condition that annotations have to meet."""
    sort: str
    """The sort order, with `-` in front for the reverse; empty for none."""
    limit: int | None
    """The greatest number of annotations, or None for all."""
    terms: int
    """The number of terms, including those of saved queries."""


class Parser:
    """Parses one line, once."""

    def __init__(
        self,
        line: str,
        setting: Setting,
        language: Language = ANNOTATIONS,
        within: tuple[str, ...] = (),
        depth: int = 0,
    ) -> None:
        """Prepare to parse a line.

        Args:
            line: The query line.
            setting: The context of the line.
            language: The facets and orders that are available.
            within: The names of the saved queries being expanded, outermost first.
            depth: The depth of nesting that they amount to.
        """
        self._language = language
        self._outer = depth
        self._line = line
        self._setting = setting
        self._within = within
        self._inherited: dict[str, str] = {}
        self._terms = 0
        self._tokens = cut(line)
        self._index = 0
        self._depth = 0
        self._directives: dict[str, str] = {}

    def parse(self) -> Parsed:
        """The whole line.

        Raises:
            QueryError: It cannot be understood.
        """
        tree = self._any() if self._tokens else And()
        if rest := self._peek():
            raise self._error("This “)” closes nothing.", rest.start, rest.end)
        directives = {**self._inherited, **self._directives}
        limit = directives.get("limit")
        sort = directives.get("sort", "")
        return Parsed(tree, sort, int(limit) if limit else None, self._terms)

    def _peek(self) -> Token | None:
        """The next token; None at the end."""
        return self._tokens[self._index] if self._index < len(self._tokens) else None

    def _take(self, *kinds: Kind) -> Token | None:
        """Consume the next token if it is of one of some kinds."""
        token = self._peek()
        if token is None or token.kind not in kinds:
            return None
        self._index += 1
        return token

    def _any(self) -> Node:
        """Parse alternatives joined by `OR`, up to a `)` or the end."""
        nodes = [self._all()]
        while sign := self._take(Kind.OR):
            if nodes[-1] == And():
                raise self._error("There is nothing before this OR.", sign.start, sign.end)
            nodes.append(self._all())
            if nodes[-1] == And():
                raise self._error("There is nothing after this OR.", sign.start, sign.end)
        return any_of(nodes)

    def _all(self) -> Node:
        """Parse terms joined by `AND` or a space, up to an `OR`, a `)` or the end."""
        nodes: list[Node] = []
        while (token := self._peek()) and token.kind not in {Kind.OR, Kind.CLOSE}:
            if sign := self._take(Kind.AND):
                after = self._peek()
                if not nodes or after is None or after.kind in {Kind.CLOSE, Kind.OR, Kind.AND}:
                    raise self._error("AND has nothing on one side.", sign.start, sign.end)
                continue
            node = self._negatable(token)
            if node is not None:
                nodes.append(node)
        return all_of(nodes)

    def _negatable(self, token: Token) -> Node | None:
        """Parse a term that may be negated; None for a directive."""
        sign = self._take(Kind.MINUS, Kind.NOT)
        if sign is None:
            return self._term(token)
        after = self._peek()
        if (
            after is None
            or after.kind in {*KEYWORDS, Kind.CLOSE}
            or (sign.kind is Kind.MINUS and after.start > sign.end)
        ):
            raise self._error(
                f"“{sign.kind}” has to be followed by a term; to search for the sign "
                f'itself, write "{sign.kind}".',
                sign.start,
                sign.end,
            )
        self._enter(sign.start)
        node = self._negatable(after)
        self._depth -= 1
        if node is None:
            end = self._tokens[self._index - 1].end
            raise self._error("“sort:” and “limit:” can't be negated.", sign.start, end)
        return none_of(node)

    def _term(self, token: Token) -> Node | None:
        self._index += 1
        self._count(1, token.start)
        match token.kind:
            case Kind.OPEN:
                return self._group(token)
            case Kind.QUOTED:
                return Words(self._quoted(token))
            case Kind.PATTERN:
                self._check_closed(token)
                patterns.finder(token.text, token.start + 1)
                return Pattern(token.text)
            case Kind.SAVED:
                return self._saved(token)
            case Kind.FACET:
                return self._facet(token)
        return Words(token.text)

    def _saved(self, token: Token) -> Node:
        """Parse a saved query; its order and limit apply if the line has none of its own."""
        start, end = token.start, token.end
        known = self._setting.saved_as(token.text)
        if known is None:
            word = f"@{token.text}"
            guess = nearest(word, sorted(f"@{each}" for each in self._setting.saved))
            what = f"There is no saved query “{word}”."
            if not token.text:
                what = "“@” needs a name after it."
            raise self._error(f'{what} {guess} To search for the word, write "{word}".', start, end)
        name, line = known
        if name in self._within:
            raise self._error(f"“@{name}” refers to itself.", start, end)
        self._enter(start)
        depth = self._outer + self._depth
        self._depth -= 1
        try:
            parsed = Parser(
                line, self._setting, self._language, (*self._within, name), depth
            ).parse()
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
        return Saved(name, parsed.tree)

    def _count(self, terms: int, start: int) -> None:
        self._terms += terms
        if self._terms > _MOST_TERMS:
            raise self._error("This query has too many terms.", start, start + 1)

    def _group(self, opening: Token) -> Node:
        self._enter(opening.start)
        before = dict(self._directives)
        node = self._any()
        closing = self._take(Kind.CLOSE)
        if closing is None:
            raise self._error("This “(” is not closed yet.", opening.start, opening.end)
        if self._directives != before:
            raise self._error("“sort:” and “limit:” belong outside.", opening.start, closing.end)
        self._depth -= 1
        if node == And():
            raise self._error("There is nothing in these parentheses.", opening.start, closing.end)
        return node

    def _facet(self, token: Token) -> Node | None:
        name = token.text.casefold()
        if name in DIRECTIVES:
            self._directive(name, token)
            return None
        if name not in self._language.facets:
            close = nearest(name, (*self._language.facets, *DIRECTIVES))
            word = word_at(self._line, token.start).text
            raise self._error(
                f'There is no “{token.text}:”. {close} To search for the words, write "{word}".',
                token.start,
                token.start + len(token.text) + 1,
            )
        values = dict.fromkeys(self._value(name, each) for each in token.values)
        return Facet(name, tuple(values))

    def _value(self, name: str, token: Token) -> Value:
        value = self._value_as_typed(name, token)
        self._language.facets[name].compile(
            Operand(value, Span(token.start, token.end), self._setting)
        )
        return value

    def _value_as_typed(self, name: str, token: Token) -> Value:
        if token.kind is Kind.QUOTED:
            return Value(self._quoted(token), token.form)
        if token.kind is Kind.PATTERN:
            self._check_closed(token)
            return Value(token.text, Form.PATTERN)
        if not token.text:
            raise self._error(f"“{name}:” needs a value right after it.", token.end - 1, token.end)
        is_none = token.text == "none" and token.form is Form.TEXT
        if is_none and Form.NONE in self._language.facets[name].forms:
            return Value("", Form.NONE)
        return Value(token.text, token.form)

    def _directive(self, name: str, token: Token) -> None:
        text = token.values[0].text
        span = token.start, token.end
        if name in self._directives:
            raise self._error(f"“{name}:” stands here twice.", *span)
        if name == "sort" and text.removeprefix("-") not in self._language.sorts:
            guess = nearest(text.removeprefix("-"), self._language.sorts)
            raise self._error(f"“sort:” can't be “{text}”. {guess}", *span)
        if name == "limit" and not _LIMIT.fullmatch(text):
            raise self._error(f"“limit:” takes a number from 1, not “{text}”.", *span)
        self._directives[name] = text

    def _quoted(self, token: Token) -> str:
        """The text of a quoted token, which must be closed and not blank."""
        opening = token.start + (token.form is Form.EXACT)
        if not token.is_closed:
            raise self._error("This quote is not closed yet.", opening, opening + 1)
        if not token.text.strip():
            raise self._error("There is nothing between these quotes.", opening, token.end)
        return token.text

    def _check_closed(self, token: Token) -> None:
        """Refuse a pattern whose closing slash is missing."""
        if not token.is_closed:
            raise self._error(
                "This pattern is not closed yet: it ends with “/”, and a “/” inside it is written "
                "“\\/”. To search for the words, put them in quotes.",
                token.start,
                token.start + 1,
            )

    def _enter(self, start: int) -> None:
        self._depth += 1
        if self._outer + self._depth > _DEEPEST:
            raise self._error("This is nested too deeply.", start, start + 1)

    def _error(self, message: str, start: int, end: int) -> QueryError:
        return QueryError(message, Span(start, min(end, len(self._line))))
