r"""The line that a person types to search one text or all of them.

A line is one of these:

    human rights      a phrase; case, accents, quote style and line breaks are ignored,
                      but a capital makes case matter
    =human rights     exactly these words; only line breaks are ignored
    /human \w+/       a regular expression, matched line by line; case, accents and quote style
                      are ignored, but a capital makes case matter
    =/human \w+/      a regular expression that ignores none of them
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from reader.errors import ReaderError
from reader.search import phrase
from reader.search.matches import Expression, Matches, Seeker
from reader.search.pattern import Allowance, Pattern, compile_pattern
from reader.text.document import Document, Span
from reader.text.folding import fold

EXACT, PATTERN = "=", "/"
_STRIDE = 1 << 16
"""Characters searched at a time when looking for the first match."""
_REACH = 1 << 14
"""How far beyond a part of a very long line to search, in characters."""
_CLOSING = re.compile(r"(?<!\\)(?:\\\\)*(/\s*)\Z")


class Search(NamedTuple):
    """A search, ready to be run on documents."""

    line: str
    """The line as it was typed."""
    seeker: Seeker | None
    """Searches a text; None for a phrase, whose seeker depends on the document's alphabet."""

    def matches(self, document: Document) -> Matches:
        """The matches in a document."""
        if self.seeker is None:
            return phrase.find(document, self.line)
        return Matches(document.text, self.seeker)


def parse_search(line: str) -> Search:
    """The search for a line.

    Raises:
        ReaderError: There is nothing to search for, or the regular expression is refused, which
            is a `PatternError` with the place in the line.
    """
    body = line.removeprefix(EXACT)
    is_exact = body != line
    if body.startswith(PATTERN):
        return Search(line, _Lines(_pattern(line, body[1:], is_exact=is_exact)))
    words = unicodedata.normalize("NFC", body).split()
    if not (words if is_exact else fold(line).strip()):
        raise ReaderError("Type what to find.")
    if is_exact:
        return Search(line, Expression(re.compile(r"\s+".join(map(re.escape, words)))))
    return Search(line, None)


def find(document: Document, line: str) -> Matches:
    """The matches of a line in a document.

    Raises:
        ReaderError: There is nothing to search for, or the regular expression is refused.
    """
    return parse_search(line).matches(document)


def as_phrase(words: str) -> str:
    """The line that searches for some words as a phrase, even if they begin with `=` or `/`."""
    if not words.startswith((EXACT, PATTERN)):
        return words
    escaped = re.escape(words).replace(PATTERN, rf"\{PATTERN}")
    return f"{PATTERN}{escaped}{PATTERN}"


def _pattern(line: str, body: str, *, is_exact: bool) -> Pattern:
    """The regular expression of a line; its closing slash may be missing while it is typed."""
    closing = _CLOSING.search(body)
    source = body[: closing.start(1)] if closing else body
    return compile_pattern(source, len(line) - len(body), is_exact=is_exact)


class _Lines(NamedTuple):
    """Searches a text line by line with a person's regular expression."""

    pattern: Pattern

    def first(self, text: str, start: int) -> Span | None:
        allowance = Allowance()
        for at in range(start, len(text), _STRIDE):
            found = next(self._matches(text, at, at + _STRIDE, allowance), None)
            if found:
                return found
        return None

    def all(self, text: str, start: int, end: int) -> Iterator[Span]:
        return self._matches(text, start, end, Allowance())

    def _matches(self, text: str, start: int, end: int, allowance: Allowance) -> Iterator[Span]:
        """The matches that begin in a part of a text; lines cut at its edges are searched whole."""
        first = text.rfind("\n", max(start - _REACH, 0), start) + 1 or max(start - _REACH, 0)
        last = text.find("\n", end, end + _REACH)
        last = last if last >= 0 else min(end + _REACH, len(text))
        # The preceding character shows the pattern whether a line begins here.
        before = int(first > 0)
        origin = first - before
        folded = self.pattern.folded(text[origin:last])
        for span in self.pattern.spans(folded.text, before, allowance):
            place = Span(origin + folded.origin(span.start), origin + folded.origin(span.end))
            if place.start >= end:
                return
            if place.start >= start and folded.inner.isdisjoint(span):
                yield place
