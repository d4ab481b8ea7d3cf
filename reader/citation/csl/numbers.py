"""Numbers in text: whether there is one or several, ordinals and page ranges."""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.lazy import late_pattern

_NUMBER = r"[A-Za-z]*\d+[A-Za-z]*"
_NUMBERS = late_pattern(rf"{_NUMBER}(?:\s*[-–,&]\s*{_NUMBER})*")
_SEVERAL = late_pattern(r"\w\s*(?:--?|[–—,&;]|\band\b)\s*\w")
_RANGE = late_pattern(r"(?<![\w.:–-])([A-Za-z]*)(\d+)\s*[-–]\s*([A-Za-z]*)(\d+)(?![\w.:–-])")
_ROMAN_RANGE = late_pattern(r"\b([ivxlcdmIVXLCDM]+)\s*[-–]\s*([ivxlcdmIVXLCDM]+)\b")
_TEENS = range(11, 14)
_HUNDRED = 100
_FEW = 10


def is_numeric(text: str) -> bool:
    """Whether a text is a number, or several with commas, ranges or `&` between them."""
    return _NUMBERS.fullmatch(text.strip()) is not None


def is_plural(text: str) -> bool:
    """Whether a text names more than one number, so that its label is in the plural."""
    if text.isdecimal():
        return False
    return _SEVERAL.search(text) is not None


def ordinal(text: str) -> str:
    """A number as an ordinal, such as `2nd`; several numbers each."""
    return re.sub(r"\d+(?![\w])", lambda match: match[0] + _suffix(int(match[0])), text)


def _suffix(number: int) -> str:
    if number % _HUNDRED in _TEENS:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % _FEW, "th")


def ranged(text: str) -> str:
    """Numbers with hyphens replaced by dashes in ranges."""
    return re.sub(r"(?<=\w)\s*-\s*(?=\w)", "–", text) if is_numeric(text) else text


def with_dashes(text: str) -> str:
    """Ranges with a dash, and their numbers unchanged."""
    if text.isdecimal():
        return text
    return _ROMAN_RANGE.sub(r"\1–\2", re.sub(r"(?<=\d)\s*-\s*(?=[A-Za-z]*\d)", "–", text))


def expanded(text: str) -> str:
    """Page ranges with both numbers in full: `1096–1108`."""
    return _ranges(text, lambda _, last: last, keep_prefix=True)


def minimal_two(text: str) -> str:
    """Page ranges with at least the last two digits: `1096–108`, `107–08`."""
    return _ranges(text, lambda first, last: _shortened(first, last, 2))


def minimal(text: str) -> str:
    """Page ranges without the digits that both numbers share: `1096–108`, `44–9`."""
    return _ranges(text, lambda first, last: _shortened(first, last, 1))


def chicago(text: str) -> str:
    """Page ranges by Chicago's rule: `107–8`, `321–25`, `100–104`.

    The manual prints all four digits when three change (`1096–1108`), the processors do not.
    """
    return _ranges(text, _chicago)


def _chicago(first: str, last: str) -> str:
    number = int(first)
    if number < _HUNDRED or number % _HUNDRED == 0:
        return last
    return _shortened(first, last, 1 if number % _HUNDRED < _FEW else 2)


def _shortened(first: str, last: str, least: int) -> str:
    """The end of a range without the digits that it shares with the beginning."""
    if len(first) != len(last):
        return last
    shared = 0
    while shared < len(last) - least and first[shared] == last[shared]:
        shared += 1
    return last[shared:]


def _ranges(text: str, shorten: Callable[[str, str], str], *, keep_prefix: bool = False) -> str:
    """A text with its page ranges printed in a given format."""

    def ranged(match: re.Match[str]) -> str:
        before, first, prefix, last = match.groups()
        if prefix and prefix != before:
            return f"{before}{first}–{prefix}{last}"
        if len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        shown = shorten(first, last)
        return f"{before}{first}–{before if keep_prefix else ''}{shown}"

    if text.isdecimal():
        return text
    return _ROMAN_RANGE.sub(r"\1–\2", _RANGE.sub(ranged, text))
