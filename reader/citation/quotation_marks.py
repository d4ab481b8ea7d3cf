"""Quotation marks inside a quotation: whatever their language, their form depends on depth.

A pair of marks is single where what is around it is double, and double where that is single:
`„…“` becomes `‚…‘` inside “…”. Guillemets and corner brackets, which nothing around them is
mistaken for, stay as they are. So do other punctuation and everything else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.citation.markup.locale import Locale
from reader.citation.markup.rich import MARKS
from reader.lazy import late_pattern

_CLOSERS = {
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
_ENGLISH = "“‘\"'"
_DOUBLE = '“”„«»"「'
_FLIPPED = "“‘\"'„‚”’"
"""Marks that open pairs which change with their depth."""
_UNPAIRED = str.maketrans("“”„", "‘’‚")
_OPENS_BEHIND = frozenset("([{¡¿—–-/“‘„‚«‹「『»›\"'")
_SPACED = "«‹»›"
"""Marks that may have a space on their inner side, as in French."""
_OF_TEX = late_pattern(r"``(?=\S)([^`']*\S)''")
"""A quotation as it is typed for TeX."""
_POSSESSIVE = late_pattern(r"s’ [^\W\d_]")
_CLOSES_LATER = late_pattern(r"[^‘]*?(?<!s)’(?!\w)")


class _Pair(NamedTuple):
    """A matching pair of marks, by their indices."""

    start: int
    end: int


def nested(text: str, locale: Locale, depth: int) -> str:
    """A rich text whose quotations have the marks for their depth.

    An unpaired double mark, where a passage begins or ends inside a quotation, becomes single
    inside double ones. Straight apostrophes become curly where straight quotation marks do.

    Args:
        text: The text.
        locale: The marks of the enclosing quotation.
        depth: How many quotations enclose it.
    """
    text = _OF_TEX.sub(r"“\1”", text)
    is_in_double = depth == 1 and tuple(locale.outer) == ("“", "”")
    pairs = _pairs(text)
    chars = list(text)
    if any(text[pair.start] in "\"'" for pair in pairs):
        chars = [_curly(text, at) for at in range(len(text))]
    if is_in_double:
        paired = {at for pair in pairs for at in pair}
        chars = [
            each if at in paired else each.translate(_UNPAIRED) for at, each in enumerate(chars)
        ]
    flipped = [pair for pair in pairs if _is_flipped(text[pair.start], locale)]
    for pair in flipped:
        around = depth + sum(_holds(other, pair) for other in flipped)
        marks = locale.inner if around % 2 else locale.outer
        chars[pair.start], chars[pair.end] = _marks_of(text, pair, marks)
        _close_up(chars, pair, marks)
    return "".join(chars)


def _is_flipped(opener: str, locale: Locale) -> bool:
    """Whether a pair changes with its depth, since it could be mistaken for the outer marks."""
    return opener in _FLIPPED or opener in (locale.outer[0][0], locale.inner[0][0])


def _marks_of(text: str, pair: _Pair, wanted: Sequence[str]) -> Sequence[str]:
    """The marks of a pair in the wanted form, in the style of its own language."""
    opener, closer = text[pair.start], text[pair.end]
    is_double = wanted[0][0] in _DOUBLE
    if opener in "„‚" and wanted[0][0] not in "„‚":
        is_high = closer in "”’"
        return ("„", "”" if is_high else "“") if is_double else ("‚", "’" if is_high else "‘")
    if opener in "”’":
        return ("”", "”") if is_double else ("’", "’")
    return wanted


def _close_up(chars: list[str], pair: _Pair, marks: Sequence[str]) -> None:
    """Remove spaces inside a pair that belonged to other marks than it has now."""
    for at, beside in ((pair.start, pair.start + 1), (pair.end, pair.end - 1)):
        mark = marks[0] if at == pair.start else marks[1]
        if chars[beside] in "  \u202f" and (len(mark) > 1 or chars[at] not in _SPACED):
            chars[beside] = ""


def _holds(outer: _Pair, inner: _Pair) -> bool:
    return outer.start < inner.start and inner.end < outer.end


def _curly(text: str, at: int) -> str:
    """A character, with a straight apostrophe made curly."""
    if text[at] != "'":
        return text[at]
    before, after = _beside(text, at)
    is_left_out = before.isalpha() or (after.isalpha() and before.isdigit())
    return "’" if is_left_out or _is_elided(text, at) else "'"


def _beside(text: str, at: int) -> tuple[str, str]:
    """The characters before and after one, skipping marks of emphasis."""
    before, after = at - 1, at + 1
    while before >= 0 and text[before] in MARKS:
        before -= 1
    while after < len(text) and text[after] in MARKS:
        after += 1
    return text[before] if before >= 0 else " ", text[after] if after < len(text) else " "


def _pairs(text: str) -> list[_Pair]:
    """The paired quotation marks, in the order in which they close."""
    pairs: list[_Pair] = []
    opened: list[int] = []
    for at, char in enumerate(text):
        if char not in _KNOWN:
            continue
        closes = _closed_by(text, at, opened)
        if closes is not None:
            pairs.append(_Pair(opened[closes], at))
            del opened[closes:]
        elif _opens(text, at):
            opened.append(at)
    return pairs


_KNOWN = frozenset("".join((*_CLOSERS, *_CLOSERS.values())))


def _closed_by(text: str, at: int, opened: Sequence[int]) -> int | None:
    """The index of the open mark that a character closes, or None."""
    char = text[at]
    before, after = _beside(text, at)
    if (before.isspace() and char not in _SPACED) or (char in "'’" and _is_elided(text, at)):
        return None
    if char in "'’‘\"" and after.isalnum() and (char == "‘" or not _is_wide(after)):
        return None
    found = next(
        (
            place
            for place in range(len(opened) - 1, -1, -1)
            if char in _CLOSERS[text[opened[place]]]
        ),
        None,
    )
    is_plural = (
        char == "’" and _POSSESSIVE.match(text, at - 1) and _CLOSES_LATER.match(text, at + 1)
    )
    return None if is_plural else found


def _opens(text: str, at: int) -> bool:
    """Whether a character may open a quotation."""
    char = text[at]
    if char not in _CLOSERS:
        return False
    before, after = _beside(text, at)
    if after.isspace() and char not in _SPACED:
        return False
    if char in "“‘„‚「『":
        return True
    if char in "'’" and _is_elided(text, at):
        return False
    return before.isspace() or before in _OPENS_BEHIND or _is_wide(before)


_AND = late_pattern(r"(?<=\s)['’]n['’](?=\s)", re.IGNORECASE)
"""The “and” of “rock ’n’ roll”."""
_ELIDED = late_pattern(r"'(?:\d0s|\d\d\b|(?:tis|twas|em|til|cause|bout)\b|n'(?=\s))", re.IGNORECASE)


def _is_elided(text: str, at: int) -> bool:
    """Whether a mark stands for omitted letters or digits, as in `'90s`."""
    starts = (at, max(at - len("'n"), 0))
    return _ELIDED.match(text, at) is not None or any(_AND.match(text, each) for each in starts)


def _is_wide(char: str) -> bool:
    """Whether a character is of a script without spaces between words."""
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" or char == "\u3000"
