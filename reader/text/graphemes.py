"""Where one character, as its reader sees it, ends and the next begins.

The rules are those of Unicode's extended grapheme clusters (UAX #29), written with what the
standard library knows of each code point; text is in NFC, so Hangul needs no more than its jamo.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_JOINER = "\u200d"
_LONGEST = 64
"""Code points; a heap of marks longer than this is cut, so that nothing ever takes long."""

_FLAG = range(0x1F1E6, 0x1F200)
_SKIN = range(0x1F3FB, 0x1F400)
_TAG = range(0xE0020, 0xE0080)
_PICTURE = range(0x1F000, 0x1FB00)
_FIRST_SYMBOL = 0x2190
_VIRAMA = 9
"""The combining class of the sign that joins two consonants of an Indic script."""
_CONJUNCT = (
    range(0x0900, 0x0A00),
    range(0x0A80, 0x0B80),
    range(0x0C00, 0x0C80),
    range(0x0D00, 0x0D80),
)
"""The scripts in which it does: Devanagari, Bengali, Gujarati, Oriya, Telugu and Malayalam."""
_LEADING, _VOWEL, _TRAILING = range(0x1100, 0x1160), range(0x1160, 0x11A8), range(0x11A8, 0x1200)
_SYLLABLE = range(0xAC00, 0xD7A4)
_AM = "\u0e33\u0eb3"
"""A Thai and a Lao vowel that stand behind their consonant and belong to it."""


def next_boundary(text: str, offset: int) -> int:
    """The end of the character that begins at an offset."""
    end = offset + 1
    while end < len(text) and end - offset < _LONGEST and not is_boundary(text, end):
        end += 1
    return min(end, len(text))


def boundary_at(text: str, offset: int) -> int:
    """The beginning of the character that holds an offset."""
    start = offset = max(min(offset, len(text)), 0)
    while start > 0 and offset - start < _LONGEST and not is_boundary(text, start):
        start -= 1
    return start


def is_boundary(text: str, offset: int) -> bool:
    """Whether a character begins or ends at an offset."""
    if offset <= 0 or offset >= len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if (before.isascii() and after.isascii()) or "\n" in before + after:
        return True
    if _extends(after):
        return False
    if before == _JOINER:
        return not (_is_picture(after) and _is_picture(_base(text, offset - 1)))
    if ord(before) in _FLAG and ord(after) in _FLAG:
        return _flags_before(text, offset) % 2 == 0
    return not (_is_conjunct(text, offset) or _is_syllable(ord(before), ord(after)))


@lru_cache(maxsize=4096)
def _extends(character: str) -> bool:
    """Whether a code point belongs to whatever stands before it."""
    code = ord(character)
    return (
        unicodedata.category(character).startswith("M")
        or character in "\u200c\u200d"
        or character in _AM
        or code in _SKIN
        or code in _TAG
    )


def _is_picture(character: str) -> bool:
    code = ord(character) if character else 0
    return code in _PICTURE or (
        code >= _FIRST_SYMBOL and unicodedata.category(character) in {"So", "Sm"}
    )


def _base(text: str, offset: int) -> str:
    """The code point that the marks before an offset belong to."""
    for at in range(offset - 1, max(offset - _LONGEST, -1), -1):
        if not _extends(text[at]):
            return text[at]
    return ""


def _flags_before(text: str, offset: int) -> int:
    start = offset
    while start > max(offset - _LONGEST, 0) and ord(text[start - 1]) in _FLAG:
        start -= 1
    return offset - start


def _is_conjunct(text: str, offset: int) -> bool:
    """Whether a sign before an offset joins the consonants around it."""
    at = offset - 1
    while at > 0 and text[at] in "\u200d\u200c":
        at -= 1
    if unicodedata.combining(text[at]) != _VIRAMA or text[offset - 1] == "\u200c":
        return False
    joined = any(ord(text[offset]) in script for script in _CONJUNCT)
    return joined and unicodedata.category(text[offset]) == "Lo"


def _is_syllable(before: int, after: int) -> bool:
    if before in _LEADING:
        return after in _LEADING or after in _VOWEL or after in _SYLLABLE
    if before in _VOWEL:
        return after in _VOWEL or after in _TRAILING
    if before in _SYLLABLE:
        open_syllable = (before - _SYLLABLE.start) % 28 == 0
        return after in _TRAILING or (open_syllable and after in _VOWEL)
    return before in _TRAILING and after in _TRAILING
