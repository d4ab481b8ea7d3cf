"""What a query line that can be read may have been meant to say instead."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reader.query.tags import folded_path, lineage
from reader.query.tokens import KEYWORDS, Kind, Token, cut
from reader.query.tree import Form
from reader.text.folding import fold_trimmed
from reader.text.suggest import near

_OF_TEXTS = frozenset({"doc", "file"})
"""The facets that name a text."""


def of_or(line: str) -> str:
    """A hint at `OR` if the line has “or” between two terms; empty otherwise."""
    tokens = cut(line)
    is_meant = any(_is_or(token, *around) for token, around in _with_neighbours(tokens))
    return "“or” is looked for as a word: to find either, write OR." if is_meant else ""


def _with_neighbours(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    for at in range(1, len(tokens) - 1):
        yield tokens[at], (tokens[at - 1], tokens[at + 1])


def _is_or(token: Token, before: Token, after: Token) -> bool:
    is_word = token.kind is Kind.WORD and token.text in {"or", "Or"}
    return is_word and KEYWORDS.isdisjoint((before.kind, after.kind))


def of_texts(line: str, known: Collection[str]) -> str:
    """A hint at the first text that the line names and that there is not; empty otherwise.

    Args:
        line: The query line.
        known: The paths and titles of all texts.
    """
    folded = [fold_trimmed(each) for each in known]
    for value in _values(line, _OF_TEXTS):
        name = fold_trimmed(value.text)
        if value.form is Form.TEXT and name and not any(name in each for each in folded):
            return f"No text of the library is called “{value.text}”: reader texts lists them."
    return ""


def of_tags(line: str, known: Collection[str]) -> str:
    """A hint at the first tag that the line names and that no annotation has; empty otherwise.

    Args:
        line: The query line.
        known: All tags and other names of tags.
    """
    whole = {folded_path(each) for each in known}
    above = {path for each in known for path, _ in lineage(each)}
    there = {Form.TEXT: above, Form.EXACT: whole}
    for value in _values(line, {"tag"}):
        path = folded_path(value.text)
        if _is_none(value) or not path or value.form not in there:
            continue
        if path not in there[value.form]:
            told = f"No annotation has the tag “{value.text}”. {near(value.text, known)}"
            return told.rstrip()
    return ""


def _values(line: str, facets: Collection[str]) -> Iterator[Token]:
    """The values of some facets in a line."""
    for token in cut(line):
        if token.kind is Kind.FACET and token.text.casefold() in facets:
            yield from token.values


def _is_none(value: Token) -> bool:
    """Whether a value is the word for no value at all."""
    return value.kind is Kind.WORD and value.form is Form.TEXT and value.text == "none"
