r"""Regular expressions, matched within each line of a text and within a time limit.

Syntax and engine are those of the library `regex`: Python's, with `\p{…}`, `\X`, possessive
quantifiers and more. A match is never empty and never extends past the end of a line. Time and
memory are bounded: patterns that would compile to something huge are refused, and matching fails
once it has used up its allowance.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from functools import lru_cache, partial
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError
from reader.lazy import late_pattern, lazy
from reader.text.document import Span
from reader.text.folding import Folded, fold, fold_trimmed, folded_piece, spaced_piece

if TYPE_CHECKING:
    import regex
else:
    regex = lazy("regex")

_MOST_CHARACTERS = 300
_LARGEST = 10_000
"""The most items in a pattern, with counted repeats expanded as the engine expands them."""
_SECONDS = 1.0
"""The base allowance for matching."""
_SECONDS_EACH = 1e-6
"""The allowance for each character searched, so that large texts get more time."""
_SHOWN = 20
_LINE_END = "\0"
"""Stands in for a line break while white space is folded; canonical text never contains it."""

_CODE = r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\})"
_PROPERTY = r"\\[pP]\{[^}]*\}|\[:\^?\w+:\]"
_ESCAPE = rf"{_CODE}|{_PROPERTY}|\\."
_GROUP = r"\((?:\?P?<\w+>)?"
_TOKEN = late_pattern(
    rf"{_ESCAPE}|{_GROUP}|\[\^?\]?(?:{_ESCAPE}|[^\]\\])*\]|\{{(?P<least>\d*),?\d*\}}|.",
    re.DOTALL,
)
"""A token of a pattern: an escape, a group opener, a set, a counted repeat or one character."""
_SPACES = (r"\n", r"\t", r"\r", r"\f", r"\v")
_IN_LINES = {".": r"[^\n]", r"\A": "^", r"\Z": "$", r"\z": "$"}
"""Tokens whose meaning has to be confined to one line, and their replacements."""
_IN_SET = late_pattern(rf"{_ESCAPE}|.", re.DOTALL)
_NOT_TEXT = late_pattern(rf"{_ESCAPE}|{_GROUP}", re.DOTALL)
"""Tokens whose letters don't stand for themselves."""
_CASED = late_pattern(r"\bl[ulct]\b|upper|lower|title|cased", re.IGNORECASE)
"""Names of Unicode properties that distinguish upper and lower case."""
_CALL = late_pattern(r"\(\?(?:R|[+-]?\d+|&\w+|P>\w+)\)")
"""A recursive call of the pattern or of a group."""


class PatternError(ReaderError):
    """A regular expression that is malformed, too large or too slow, with its columns."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.span = span
        """The columns of the wrong part in the line that was typed, from 0."""


class Allowance:
    """The time that matching may still take, shared by all matching of one operation."""

    def __init__(self) -> None:
        self.seconds = _SECONDS
        """The seconds left."""

    def grown(self, size: int) -> float:
        """Add the allowance for some characters; returns the seconds left.

        What earlier characters left unused is not saved up, so that one slow line ends the search.
        """
        self.seconds = min(self.seconds, _SECONDS) + size * _SECONDS_EACH
        return max(self.seconds, 0)


class Pattern(NamedTuple):
    """A compiled regular expression; patterns with the same source are equal."""

    source: str
    """The part between the slashes."""
    is_exact: bool
    """Whether case, accents and quote style matter."""
    keeps_case: bool
    """Whether case matters."""
    span: Span = field(compare=False)
    """The columns of the source in the line that was typed."""
    compiled: regex.Pattern[str] = field(compare=False, repr=False)
    """The engine's pattern, which matches folded text."""

    def folded(self, text: str) -> Folded:
        """The folded text that the pattern is matched against, with a mapping of offsets."""
        kept = text.replace("\n", _LINE_END)
        folded = (
            spaced_piece(kept) if self.is_exact else folded_piece(kept, keeps_case=self.keeps_case)
        )
        return folded._replace(text=folded.text.replace(_LINE_END, "\n"))

    def spans(self, folded: str, start: int, allowance: Allowance) -> Iterator[Span]:
        """The matches in a folded text, in order, never overlapping.

        Args:
            folded: A text folded by `folded`.
            start: Where to begin; earlier characters are context only.
            allowance: The time limit.

        Raises:
            PatternError: It takes too long.
        """
        begun = perf_counter()
        seconds = allowance.grown(len(folded) - start)
        try:
            for match in self.compiled.finditer(folded, start, timeout=seconds, concurrent=True):
                if match.end() > match.start():
                    yield Span(*match.span())
        except TimeoutError:
            raise self._slow() from None
        finally:
            allowance.seconds -= perf_counter() - begun

    def found_in(self, texts: Iterable[str], allowance: Allowance) -> bool:
        """Whether any of some short texts, such as quotes and notes, contains a match.

        Raises:
            PatternError: It takes too long.
        """
        folds = _fold_case if self.keeps_case else fold_trimmed
        folded = "\n".join(
            folds(line)
            for text in texts
            for line in (text.split("\n") if "\n" in text else (text,))
        )
        if not folded:
            return False
        begun = perf_counter()
        seconds = allowance.grown(len(folded))
        try:
            match = self.compiled.search(folded, timeout=seconds, concurrent=True)
        except TimeoutError:
            raise self._slow() from None
        finally:
            allowance.seconds -= perf_counter() - begun
        if match is None or match.end() > match.start():
            return match is not None
        return next(self.spans(folded, match.end(), allowance), None) is not None

    def _slow(self) -> PatternError:
        return PatternError(
            f"The pattern “{_shown(self.source)}” takes too long: make it more specific.",
            self.span,
        )


def compile_pattern(source: str, column: int, *, is_exact: bool = False) -> Pattern:
    """Compile a regular expression.

    Args:
        source: The part between the slashes.
        column: Where it begins in the line that was typed, for errors.
        is_exact: Whether case, accents and quote style matter; otherwise only case matters, and
            only if the pattern has a capital.

    Raises:
        PatternError: It is malformed or too large.
    """
    _check(source, column)
    keeps_case = is_exact or has_capital(source)
    folds = _spaced if is_exact else partial(fold, keeps_case=keeps_case)
    try:
        regex.compile(source)
        normal = unicodedata.normalize("NFC", source)
        folded = _TOKEN.sub(lambda token: _in_line(_folded(token[0], folds)), normal)
        compiled = regex.compile(folded, regex.MULTILINE)
    except regex.error as error:
        raise _wrong(str(error), source, column) from error
    except RecursionError as error:
        raise _refusal("has too many groups inside of each other", source, column) from error
    if compiled.flags & regex.REVERSE:
        raise _refusal("can't be matched backwards", source, column)
    return Pattern(source, is_exact, keeps_case, Span(column, column + len(source)), compiled)


def has_capital(source: str) -> bool:
    r"""Whether a pattern has a capital that stands for itself, unlike that of `\W`."""
    if any(map(_CASED.search, re.findall(_PROPERTY, source))):
        return True
    return any(character.isupper() for character in _NOT_TEXT.sub("", source))


def _check(source: str, column: int) -> None:
    """Refuse patterns that could exhaust time or memory before any time limit applies."""
    if not source:
        place = Span(max(column - 1, 0), column)
        raise PatternError("Type a regular expression between the slashes.", place)
    if len(source) > _MOST_CHARACTERS:
        raise _refusal(f"is longer than {_MOST_CHARACTERS} characters", source, column)
    if call := _CALL.search(source):
        raise _refusal("can't call itself", call[0], column + call.start())
    if _size(source) > _LARGEST:
        raise _refusal("repeats too much", source, column)


def _size(source: str) -> int:
    """The number of items in a pattern, with counted repeats expanded."""
    size = last = 0
    outer: list[int] = []
    for token in _TOKEN.finditer(source):
        if token["least"] is not None:
            least = max(int(token["least"] or 0), 1)
            size += last * (least - 1)
            last *= least
        elif token[0][0] == "(":
            outer.append(size)
            size = 0
        elif token[0] == ")" and outer:
            last = size
            size += outer.pop()
        else:
            size, last = size + 1, 1
    return size


@lru_cache(maxsize=1 << 15)
def _fold_case(line: str) -> str:
    """A line folded except for case; enough are cached for 10,000 annotations."""
    return fold(line, keeps_case=True).strip()


def _wrong(message: str, source: str, column: int) -> PatternError:
    """The engine's message about a malformed pattern, with the place in the line."""
    what, _, rest = message.partition(" at position ")
    place = min(int(re.sub(r"\D.*", "", rest, flags=re.DOTALL) or 0), len(source) - 1)
    sentence = f"The pattern is wrong at character {column + place + 1}: {what}."
    return PatternError(sentence, Span(column + place, column + place + 1))


def _refusal(what: str, source: str, column: int) -> PatternError:
    """The error for a pattern, or a part of one, that is refused."""
    place = Span(column, column + len(source))
    return PatternError(f"The pattern {what}: “{_shown(source)}” at character {column + 1}.", place)


def _shown(source: str) -> str:
    return source if len(source) <= _SHOWN else source[: _SHOWN - 1] + "…"


def _spaced(text: str) -> str:
    """A character of a pattern for text in which only white space is folded."""
    return " " if text.isspace() else text


def _folded(token: str, folds: Callable[[str], str]) -> str:
    """The token that matches in folded text what the given one matches in unfolded text."""
    if token[0] == "[" and len(token) > 1:
        inside = "".join(_folded_in_set(each, folds) for each in _IN_SET.findall(token[1:-1]))
        try:
            regex.compile(f"[{inside}]")
        except regex.error:
            # A range may be reversed once its ends are folded.
            return token
        return f"[{inside}]"
    folded = _folded_character(token, folds)
    if folded == token:
        return token
    return re.escape(folded) if len(folded) == 1 else f"(?:{re.escape(folded)})"


def _in_line(token: str) -> str:
    """The token without its matches of a line break."""
    if token in _IN_LINES:
        return _IN_LINES[token]
    if token[0] not in "[\\" or len(token) == 1:
        return token
    try:
        goes_on = regex.fullmatch(token, "\n") is not None
    except regex.error:
        # On its own, a reference to a group doesn't compile.
        return token
    return rf"(?:(?!\n){token})" if goes_on else token


def _folded_in_set(token: str, folds: Callable[[str], str]) -> str:
    folded = _folded_character(token, folds)
    if folded == token:
        return token
    return re.escape(folded if len(folded) == 1 else _character(token))


def _folded_character(token: str, folds: Callable[[str], str]) -> str:
    """The folded form of a token that stands for one character; else the token itself."""
    character = _character(token)
    return folds(character) if len(character) == 1 else token


def _character(token: str) -> str:
    """The character that a token stands for; the token itself if it doesn't stand for one."""
    if re.fullmatch(_CODE, token):
        return token.encode("ascii").decode("unicode_escape")
    return " " if token in _SPACES else token
