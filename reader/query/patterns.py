"""Regular expressions in a query line."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reader.query.tree import QueryError
from reader.search.pattern import Allowance, PatternError, compile_pattern


def finder(source: str, column: int = 0) -> Callable[[Iterable[str]], bool]:
    """A function that tells whether any of some texts contains a match of a regular expression.

    Args:
        source: The part between the slashes.
        column: Where it begins in the line.

    Raises:
        QueryError: It can't be used.
    """
    try:
        pattern = compile_pattern(source, column)
    except PatternError as error:
        raise QueryError(str(error), error.span) from error
    allowance = Allowance()
    return lambda texts: pattern.found_in(texts, allowance)
