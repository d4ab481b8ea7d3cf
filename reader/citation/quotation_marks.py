"""Quotation marks inside a quotation: whatever their language, their form depends on depth.

A pair of marks is single where what is around it is double, and double where that is single:
`„…“` becomes `‚…‘` inside “…”. Guillemets and corner brackets, which nothing around them is
mistaken for, stay as they are. So do code, other punctuation and everything else.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.citation.markup.locale import Locale
from reader.citation.markup.rich import CLOSE_QUOTE, END, MARKS, OPEN_QUOTE, SPANS
from reader.citation.quotation_pairs import (
    LINE,
    PARAGRAPH,
    SPACED,
    Pair,
    beside,
    is_elided,
    marks_in,
    without_code,
)
from reader.lazy import late_pattern

_CLOSERS = "”’\"'"
_DOUBLE = '“”„«»"「'
_FLIPPED = "“‘\"'„‚”’"
"""Marks that open pairs which change with their depth."""
_OF_TEX = late_pattern(r"``(?=\S)([^`']*\S)''")
"""A quotation as it is typed for TeX."""


def nested(
    text: str, locale: Locale, depth: int, *, is_run_in: bool = False, as_marks: bool = False
) -> str:
    """A rich text whose quotations have the marks for their depth.

    Straight apostrophes become curly where straight quotation marks do.

    Args:
        text: The text; `quotation_pairs` says what separates its paragraphs.
        locale: The marks of the enclosing quotation.
        depth: How many quotations enclose it.
        is_run_in: Whether its paragraphs are put into one line, where none opens a quotation again.
        as_marks: Whether quotations are marked as such where commands of a format can hold them.
    """
    text = _without_tex(text)
    pairs = marks_in(text).pairs
    outside = without_code(text)
    chars = list(text)
    if any(text[pair.start] in "\"'" for pair in pairs):
        chars = [_curly(outside, at, char) for at, char in enumerate(text)]
    flipped = [pair for pair in pairs if _is_flipped(text[pair.start], locale)]
    enclosing: list[int] = []
    in_characters = -1
    for pair in sorted(flipped):
        while enclosing and enclosing[-1] < pair.start:
            enclosing.pop()
        around = depth + len(enclosing)
        enclosing.append(pair.end)
        marks = _marks_of(text, pair, locale.inner if around % 2 else locale.outer)
        if as_marks and pair.start > in_characters:
            is_whole = _is_whole(text[pair.start : pair.end], is_run_in=is_run_in)
            marks = (OPEN_QUOTE, CLOSE_QUOTE) if is_whole else marks
            in_characters = in_characters if is_whole else pair.end
        for at in (pair.start, *pair.repeats):
            _put(chars, at, marks[0], at + 1)
        _put(chars, pair.end, marks[1], pair.end - 1)
    if is_run_in:
        for at in (each for pair in pairs for each in pair.repeats):
            _put(chars, at, "", at + 1)
    return "".join(chars)


def _is_whole(said: str, *, is_run_in: bool) -> bool:
    """Whether a quotation is all in one line and holds whole spans of emphasis."""
    if not is_run_in and (PARAGRAPH in said or LINE in said):
        return False
    depth = 0
    for char in said:
        depth += (char in SPANS) - (char == END)
        if depth < 0:
            return False
    return depth == 0


def with_stop_inside(text: str) -> str:
    """A rich text whose last full stop is inside the quotation marks of English before it."""
    at = len(text.rstrip(_CLOSERS + MARKS)) - 1
    if at < 1 or text[at] != ".":
        return text
    ends = {pair.end for pair in marks_in(text).pairs if text[pair.start] in "“‘\"'"}
    place = at
    while place and (place - 1 in ends or text[place - 1] in MARKS):
        place -= 1
    if not any(end in ends for end in range(place, at)):
        return text
    stop = "" if text[place - 1] in ".!?…" else "."
    return f"{text[:place]}{stop}{text[place:at]}{text[at + 1 :]}"


def _without_tex(text: str) -> str:
    """The same with curly marks for those of TeX, unless there is code that might have some."""
    return text if without_code(text) != text else _OF_TEX.sub(r"“\1”", text)


def _is_flipped(opener: str, locale: Locale) -> bool:
    """Whether a pair changes with its depth, since it could be mistaken for the outer marks."""
    return opener in _FLIPPED or opener in (locale.outer[0][0], locale.inner[0][0])


def _marks_of(text: str, pair: Pair, wanted: Sequence[str]) -> Sequence[str]:
    """The marks of a pair in the wanted form, in the style of its own language."""
    opener, closer = text[pair.start], text[pair.end]
    is_double = wanted[0][0] in _DOUBLE
    if opener in "„‚" and wanted[0][0] not in "„‚":
        is_high = closer in "”’"
        return ("„", "”" if is_high else "“") if is_double else ("‚", "’" if is_high else "‘")
    if opener in "”’":
        return ("”", "”") if is_double else ("’", "’")
    return wanted


def _put(chars: list[str], at: int, mark: str, inside: int) -> None:
    """Put a mark in the place of another, without a space inside that belonged to that one."""
    keeps_space = len(mark) == 1 and mark in SPACED
    if not keeps_space and chars[inside] in ("\u0020", "\u00a0", "\u202f"):
        chars[inside] = ""
    chars[at] = mark


def _curly(text: str, at: int, char: str) -> str:
    """A character, with a straight apostrophe made curly."""
    if text[at] != "'":
        return char
    before, after = beside(text, at)
    is_left_out = before.isalpha() or (after.isalpha() and before.isdigit())
    return "’" if is_left_out or is_elided(text, at) else "'"
