"""Which quotation marks belong together, in texts of any language.

A quotation of several paragraphs opens again with each of them and closes once, in the last one:
the marks between are its repeats.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.citation.markup.rich import CODE, END, MARKS, SPANS
from reader.lazy import late_pattern

PARAGRAPH = "\u2029"
"""Separates paragraphs in the texts of this module."""
LINE = "\u2028"
"""Separates the lines of verse."""
CLOSERS = {
    "“": "”",
    "‘": "’",
    '"': '"',
    "'": "'",
    "„": '“”‟"',
    "‚": "‘’‛'",
    "”": "”",
    "’": "’",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
}
"""The marks that may close a quotation, by the one that opens it."""
_OPENERS = {
    closer: "".join(opener for opener, closers in CLOSERS.items() if closer in closers)
    for closer in "".join(CLOSERS.values())
}
"""The marks that a mark closes."""
SPACED = "«‹»›"
"""Marks that may have a space on their inner side, as in French."""
STOPS = ",.!?…;:—–"
_ENDS = ",.!?…"
_SINGLE = "‘’‚‛'"
_KNOWN = frozenset("".join((*CLOSERS, *CLOSERS.values())))
_OPENS_BEHIND = frozenset("([{¡¿—–-/“‘„‚«‹「『»›\"'")
_POSSESSIVE = late_pattern(r"s’ [^\W\d_]")
_CLOSING_SINGLE = late_pattern(r"(?<!s)’(?!\w)")
_OPENING_SINGLE = late_pattern(rf"(?<!{PARAGRAPH})‘")
_AND = late_pattern(r"(?<=\s)['’]n['’](?=\s)", re.IGNORECASE)
"""The “and” of “rock ’n’ roll”."""
_ELIDED = late_pattern(r"'(?:\d0s|\d\d\b|(?:tis|twas|em|til|cause|bout)\b|n'(?=\s))", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A quotation, by the indices of its marks."""

    start: int
    """The mark that opens it."""
    end: int
    """The mark that closes it; -1 if none does."""
    repeats: tuple[int, ...] = ()
    """The marks at the beginnings of its further paragraphs."""


@dataclass(slots=True)
class _Open:
    """A quotation that has not been closed yet."""

    start: int
    repeats: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotation marks of a text."""

    pairs: Sequence[Pair]
    """The quotations, in the order in which they close."""
    unclosed: Sequence[Pair]
    """Those that nothing closes, in their order."""
    unopened: Sequence[int]
    """Marks that close what nothing has opened."""


class _Singles:
    """The single marks of a text that can only be those of quotations, by their indices."""

    def __init__(self, text: str) -> None:
        self._closing = [found.start() for found in _CLOSING_SINGLE.finditer(text)]
        self._opening = [found.start() for found in _OPENING_SINGLE.finditer(text)]

    def closes_later(self, at: int) -> bool:
        """Whether one closes behind an index before another one opens."""
        closing = self._closing[(first := bisect_right(self._closing, at)) : first + 1]
        opening = self._opening[(first := bisect_right(self._opening, at)) : first + 1]
        return bool(closing) and (not opening or closing < opening)


def marks_in(text: str) -> Marks:
    """The quotation marks of a text, but for those in code."""
    text = without_code(text)
    pairs: list[Pair] = []
    opened: list[_Open] = []
    unopened: list[int] = []
    singles = _Singles(text)
    waiting: Counter[str] = Counter()
    edge = depth = 0
    for at, char in enumerate(text):
        if char == PARAGRAPH:
            edge, depth = at + 1, 0
        if char not in _KNOWN:
            continue
        while edge < at and (text[edge] in MARKS or text[edge].isspace()):
            edge += 1
        if edge == at and (again := _repeated(text, at, opened, depth)) is not None:
            opened[again].repeats.append(at)
            edge, depth = at + 1, again + 1
            continue
        is_waited_for = any(waiting[each] for each in _OPENERS.get(char, ""))
        closes = _closed_by(text, at, opened, singles) if is_waited_for else None
        if closes is not None:
            pairs.append(Pair(opened[closes].start, at, tuple(opened[closes].repeats)))
            waiting.subtract(text[each.start] for each in opened[closes:])
            del opened[closes:]
        elif _opens(text, at):
            opened.append(_Open(at))
            waiting[char] += 1
        elif _only_closes(text, at):
            unopened.append(at)
    unclosed = [Pair(each.start, -1, tuple(each.repeats)) for each in opened]
    return Marks(pairs, unclosed, unopened)


def without_code(text: str) -> str:
    """A rich text of the same length, with letters in place of code."""
    if CODE not in text:
        return text
    chars, depth = list(text), 0
    for at, char in enumerate(text):
        if char == CODE or (depth and char in SPANS):
            depth += 1
        elif depth and char == END:
            depth -= 1
        elif depth and char not in MARKS:
            chars[at] = "x"
    return "".join(chars)


def beside(text: str, at: int) -> tuple[str, str]:
    """The characters before and after one, skipping marks of emphasis."""
    before, after = at - 1, at + 1
    while before >= 0 and text[before] in MARKS:
        before -= 1
    while after < len(text) and text[after] in MARKS:
        after += 1
    return text[before] if before >= 0 else " ", text[after] if after < len(text) else " "


def is_elided(text: str, at: int) -> bool:
    """Whether a mark stands for omitted letters or digits, as in `'90s`."""
    starts = (at, max(at - len("'n"), 0))
    return _ELIDED.match(text, at) is not None or any(_AND.match(text, each) for each in starts)


def is_single(mark: str) -> bool:
    """Whether a mark may also be an apostrophe."""
    return mark in _SINGLE


def _repeated(text: str, at: int, opened: Sequence[_Open], depth: int) -> int | None:
    """The index of the quotation, from a depth on, that the first mark of a paragraph repeats."""
    char = text[at]
    _, after = beside(text, at)
    if after.isspace() and char not in SPACED:
        return None
    openers = [text[each.start] for each in opened]
    return next(
        (
            place
            for place in range(depth, len(openers))
            if char == openers[place] or char in CLOSERS[openers[place]]
        ),
        None,
    )


def _closed_by(text: str, at: int, opened: Sequence[_Open], singles: _Singles) -> int | None:
    """The index of the open mark that a character closes, or None."""
    char = text[at]
    before, after = beside(text, at)
    if (before.isspace() and char not in SPACED) or (char in "'’" and is_elided(text, at)):
        return None
    if char in "'’‘\"" and _begins_word(before, after) and (char == "‘" or not is_wide(after)):
        return None
    places = range(len(opened) - 1, -1, -1)
    found = next((each for each in places if char in CLOSERS[text[opened[each].start]]), None)
    is_plural = char == "’" and _POSSESSIVE.match(text, at - 1) and singles.closes_later(at)
    return None if is_plural else found


def _opens(text: str, at: int) -> bool:
    """Whether a character may open a quotation."""
    char = text[at]
    before, after = beside(text, at)
    if char not in CLOSERS or (after.isspace() and char not in SPACED):
        return False
    if char in "'’" and is_elided(text, at):
        return False
    is_behind = before.isspace() or before in _OPENS_BEHIND or is_wide(before)
    if char in "»›" and before.isspace():
        return after.isalnum() or after in _OPENS_BEHIND
    if char in "“‘":
        return is_behind or after.isalnum() or after in CLOSERS
    return is_behind or char in "„‚「『"


def _only_closes(text: str, at: int) -> bool:
    """Whether a mark that opens nothing ends a quotation, and is no apostrophe or measure."""
    char = text[at]
    before, after = beside(text, at)
    if _begins_word(before, after) and not is_wide(after):
        return False
    if before.isspace() and char not in SPACED:
        return False
    if is_single(char):
        return before in STOPS
    return not before.isdigit() or char not in '"”'


def _begins_word(before: str, after: str) -> bool:
    """Whether a word begins behind a mark, and not the number of a note.

    Args:
        before: The character before the mark.
        after: The character after it.
    """
    is_number = after.isdigit() and (before in _ENDS or not after.isdecimal())
    return after.isalnum() and not is_number


def is_wide(char: str) -> bool:
    """Whether a character is of a script without spaces between words."""
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" or char == "\u3000"
