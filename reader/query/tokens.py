"""The query line split into tokens, for the parser and for completion alike.

This never fails: unfinished input, such as an open quote, becomes a token that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from reader.lazy import late_pattern
from reader.query.facets import DIRECTIVES, FACETS
from reader.query.tree import QUOTES_OPEN, Form, facet_name

_SPACE = late_pattern(r"\s*")
_KEYWORD = late_pattern(r"(?:OR|AND|NOT)(?=[\s()]|$)")
_WORD = late_pattern(rf"[^\s(){QUOTES_OPEN}]+")
_BARE_VALUE = late_pattern(rf"[^\s(),{QUOTES_OPEN}]*")
_PATTERN = late_pattern(r"/((?:\\.|[^/\\])+)/(?=[\s(),]|$)", re.DOTALL)
_CLOSING = QUOTES_OPEN.replace("„", "")
"""The quotes that close a text opened by a curly quote; a straight quote closes only its like."""


class Kind(StrEnum):
    """The kind of a token."""

    OPEN = "("
    CLOSE = ")"
    MINUS = "-"
    NOT = "NOT"
    AND = "AND"
    OR = "OR"
    WORD = "word"
    QUOTED = "quoted"
    PATTERN = "pattern"
    SAVED = "saved"
    FACET = "facet"


KEYWORDS = frozenset({Kind.NOT, Kind.AND, Kind.OR})


class Token(NamedTuple):
    """A piece of a line, or one of the values of a facet."""

    kind: Kind
    """Its kind; values are words, quoted texts or patterns."""
    start: int
    """The column of its first character."""
    end: int
    """The column after its last character."""
    text: str
    """Its text without quotes, slashes, `@` or `=`; for a facet, the name as typed."""
    is_closed: bool = True
    """Whether a quoted text or a pattern has its closing sign."""
    form: Form = Form.TEXT
    """The kind of value."""
    values: tuple[Token, ...] = ()
    """The values of a facet, at least one; the last one may be empty."""


def cut(line: str) -> tuple[Token, ...]:
    """All tokens of a line, in order."""
    return tuple(_tokens(line))


def word_at(line: str, column: int) -> Token:
    """The text from a column up to a space, a parenthesis or a quote, as a plain word."""
    found = _WORD.match(line, column)
    end = found.end() if found else column
    return Token(Kind.WORD, column, end, line[column:end])


def _tokens(line: str) -> Iterator[Token]:
    column = _after_space(line, 0)
    while column < len(line):
        token = _token(line, column)
        yield token
        column = _after_space(line, token.end)


def _token(line: str, column: int) -> Token:
    """The token that begins at a column."""
    sign = line[column]
    if sign in "()-":
        return Token(Kind(sign), column, column + 1, sign)
    if keyword := _KEYWORD.match(line, column):
        return Token(Kind(keyword[0]), column, keyword.end(), keyword[0])
    if sign in QUOTES_OPEN:
        return _quoted(line, column)
    if sign == "/":
        return _pattern(line, column)
    word = word_at(line, column)
    if sign == "@":
        return Token(Kind.SAVED, column, word.end, word.text[1:])
    name = facet_name(word.text)
    return _facet(line, column, name) if name else word


def _facet(line: str, column: int, name: str) -> Token:
    """A facet with its values; a directive has just one."""
    values = [_value(line, column + len(name) + 1, name.casefold())]
    if name.casefold() not in DIRECTIVES:
        while line.startswith(",", values[-1].end):
            values.append(_value(line, values[-1].end + 1, name.casefold()))
    return Token(Kind.FACET, column, values[-1].end, name, values=tuple(values))


def _value(line: str, column: int, name: str) -> Token:
    """A value of a facet, in the forms that the facet takes."""
    forms = FACETS[name].forms if name in FACETS else frozenset()
    start, form = column, Form.TEXT
    if line.startswith("=", column) and Form.EXACT in forms:
        start, form = column + 1, Form.EXACT
    sign = line[start : start + 1]
    if sign and sign in QUOTES_OPEN and name not in DIRECTIVES:
        quoted = _quoted(line, start)
        return Token(Kind.QUOTED, column, quoted.end, quoted.text, quoted.is_closed, form)
    if sign == "/" and form is Form.TEXT and Form.PATTERN in forms:
        return _pattern(line, start)
    found = _BARE_VALUE.match(line, start)
    end = found.end() if found else start
    return Token(Kind.WORD, column, end, line[start:end], form=form)


def _quoted(line: str, column: int) -> Token:
    """A text in quotes; a backslash escapes a quote."""
    closing = '"' if line[column] == '"' else _CLOSING
    text: list[str] = []
    at = column + 1
    while at < len(line) and line[at] not in closing:
        if line[at] == "\\" and line[at + 1 : at + 2] in ("\\", *_CLOSING):
            at += 1
        text.append(line[at])
        at += 1
    is_closed = at < len(line)
    return Token(Kind.QUOTED, column, at + is_closed, "".join(text), is_closed)


def _pattern(line: str, column: int) -> Token:
    """A regular expression between slashes; one that isn't closed takes the rest of the line."""
    found = _PATTERN.match(line, column)
    if found is None:
        return Token(Kind.PATTERN, column, len(line), line[column + 1 :], is_closed=False)
    return Token(Kind.PATTERN, column, found.end(), found[1])


def _after_space(line: str, column: int) -> int:
    found = _SPACE.match(line, column)
    return found.end() if found else column
