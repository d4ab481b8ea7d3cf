r"""What is sought in a text, and going through the text for it piece by piece.

A line is one of these:

    human rights      a phrase: case, accents, quote style and line breaks don't matter;
                      with a capital in it, case does
    =human rights     exactly these words: only line breaks don't matter
    /human \w+/       a regular expression in Python's syntax, line by line, where case, accents
                      and quote style don't matter; with a capital in it, case does
    =/human \w+/      a regular expression where all of them do

However long a text is, it is folded and searched in small pieces, so that one can stop between.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, Protocol

from reader.errors import ReaderError
from reader.search.pattern_syntax import has_capital
from reader.search.regex import LINE_END, Check, Pattern
from reader.text.document import Span
from reader.text.folding import Folded, fold, folded_piece

EXACT, PATTERN = "=", "/"
_PIECE = 1 << 14
"""Characters that are folded at once."""
_REACH = 1 << 13
"""The longest match of a pattern that is surely found whole in a line longer than a piece."""
_SPACES = re.compile(r"\s{2,}")
_SPACE = re.compile(r"\s")
_CLOSING = re.compile(r"(?<!\\)(?:\\\\)*(/\s*)\Z")


class _Part(NamedTuple):
    """A piece of a text in a window."""

    start: int
    """The folded offset that it begins at, in the whole text."""
    origin: int
    """The text's offset that it begins at."""
    skipped: int
    """Folded characters at its beginning that are left out, since a space went before."""
    folded: Folded
    """It."""

    def inside(self, start: int) -> int:
        """A folded offset of the whole text as one of the piece."""
        return start - self.start + self.skipped


class _Window:
    """The folded text at hand: a few pieces, as if all were folded together."""

    def __init__(self, folds: Callable[[str], Folded]) -> None:
        self.text = ""
        """What is at hand."""
        self._folds = folds
        self._start = 0
        self._parts: list[_Part] = []
        self._in_space = False

    def add(self, piece: str, origin: int) -> None:
        """Go on with a piece that stands at an offset of the text."""
        folded = self._folds(piece)
        skipped = int(self._in_space and folded.text.startswith(" "))
        self._parts.append(_Part(self._start + len(self.text), origin, skipped, folded))
        self.text += folded.text[skipped:]
        if folded.text:
            self._in_space = folded.text.endswith(" ")

    def drop(self, count: int) -> None:
        """Let go of what is at the beginning."""
        self.text = self.text[count:]
        self._start += count
        del self._parts[: self._part_at(0)]

    def origin(self, at: int) -> int:
        """The text's offset of a place at hand."""
        part = self._parts[self._part_at(at)]
        return part.origin + part.folded.origin(part.inside(self._start + at))

    def is_whole(self, at: int) -> bool:
        """Whether a place is not inside of what one character folds to."""
        part = self._parts[self._part_at(at)]
        return part.inside(self._start + at) not in part.folded.inner

    def _part_at(self, at: int) -> int:
        return max(bisect_right(self._parts, self._start + at, key=lambda part: part.start) - 1, 0)


class _Sight(NamedTuple):
    """What came of looking through a window."""

    found: list[Span]
    """Places of the window."""
    done: int
    """Up to where nothing more will be found, whatever comes next."""


class _Seeker(Protocol):
    """Looks through a window."""

    def __call__(self, window: _Window, start: int, check: Check, *, is_last: bool) -> _Sight:
        """What is found from a place on; `is_last` says that nothing comes behind the window."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a line asks for."""

    line: str
    """It, as typed."""
    folds: Callable[[str], Folded]
    """Makes of a piece of a text what is searched."""
    seeks: _Seeker
    """Searches it."""

    def spans(self, text: str, check: Check) -> Iterator[Span]:
        """All places in a text, in order, never overlapping.

        Args:
            text: Any text.
            check: Called every few milliseconds; by raising, it ends the search.
        """
        window = _Window(self.folds)
        start = 0
        for origin in range(0, len(text), _PIECE):
            check()
            window.add(text[origin : origin + _PIECE], origin)
            is_last = origin + _PIECE >= len(text)
            found, done = self.seeks(window, start, check, is_last=is_last)
            for place in found:
                yield Span(window.origin(place.start), window.origin(place.end))
            # One character more stays, since patterns look behind them.
            start = min(done, 1)
            window.drop(done - start)


def parse_sought(line: str) -> Sought:
    """What a line asks for.

    Raises:
        ReaderError: It asks for nothing, or its regular expression is wrong; that is a
            `QueryError`, with the place in the line.
    """
    body = line.removeprefix(EXACT)
    if body.startswith(PATTERN):
        return _pattern(line, body[1:], is_exact=body != line)
    if body != line:
        words = unicodedata.normalize("NFC", " ".join(body.split()))
        folds, phrase = _spaced, words
    else:
        keeps_case = any(character.isupper() for character in line)
        phrase = fold(unicodedata.normalize("NFC", line), keeps_case=keeps_case)
        folds = partial(folded_piece, keeps_case=keeps_case)
    if not phrase.strip():
        raise ReaderError("Type what to find.")
    return Sought(line, folds, partial(_seek_phrase, phrase))


def _pattern(line: str, body: str, *, is_exact: bool) -> Sought:
    """The same for a regular expression; the slash at its end may not have been typed yet."""
    closing = _CLOSING.search(body)
    source = body[: closing.start(1)] if closing else body
    column = len(line) - len(body)
    if is_exact:
        pattern = Pattern(source, column, partial(_SPACE.sub, " "))
        return Sought(line, _lines(_spaced), partial(_seek_pattern, pattern))
    keeps_case = has_capital(source)
    pattern = Pattern(source, column, partial(fold, keeps_case=keeps_case))
    folds = _lines(partial(folded_piece, keeps_case=keeps_case))
    return Sought(line, folds, partial(_seek_pattern, pattern))


def _seek_phrase(
    phrase: str, window: _Window, start: int, check: Check, *, is_last: bool
) -> _Sight:
    """Find a phrase; one at the very end has to wait for what follows it."""
    text, size = window.text, len(phrase)
    found = []
    at = text.find(phrase, start)
    while at >= 0 and (is_last or at + size < len(text)):
        check()
        if window.is_whole(at) and window.is_whole(at + size):
            found.append(Span(at, at + size))
            start = at + size
        else:
            start = at + 1
        at = text.find(phrase, start)
    return _Sight(found, max(start, len(text) - size))


def _seek_pattern(
    pattern: Pattern, window: _Window, start: int, check: Check, *, is_last: bool
) -> _Sight:
    """Find a pattern in whole lines; in a line that is too long to wait for, in a part of it."""
    text = window.text
    end = last = len(text)
    if not is_last:
        end = last = text.rfind(LINE_END, start) + 1
        if not end:
            if len(text) - start < _PIECE:
                return _Sight([], start)
            end, last = len(text), len(text) - _REACH
    found = []
    done = start
    for place in pattern.spans(text, start, end, check):
        if place.start >= last:
            break
        done = place.end
        if window.is_whole(place.start) and window.is_whole(place.end):
            found.append(place)
    return _Sight(found, max(done, last))


def _lines(folds: Callable[[str], Folded]) -> Callable[[str], Folded]:
    """Folding that leaves the lines apart."""
    return lambda piece: folds(piece.replace("\n", LINE_END))


def _spaced(piece: str) -> Folded:
    """A piece of a text that is left as it is, but for white space."""
    pieces: list[str] = []
    knots, origins = [0], [0]
    size = at = 0
    for run in _SPACES.finditer(piece):
        pieces += (piece[at : run.start()], " ")
        size += run.start() - at + 1
        at = run.end()
        knots.append(size)
        origins.append(at)
    pieces.append(piece[at:])
    return Folded(_SPACE.sub(" ", "".join(pieces)), knots, origins, frozenset())
