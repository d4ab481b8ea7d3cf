"""Convert the strings of a CSL-JSON item to rich text.

CSL-JSON allows a little HTML in its strings; its quotation marks may be straight or curly.
What is not markup stays text, to the letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from reader.citation.markup.rich import (
    BOLD,
    CLOSE_QUOTE,
    END,
    ITALIC,
    NO_CASE,
    OPEN_QUOTE,
    SMALL_CAPS,
    SUB,
    SUPER,
    UPRIGHT,
)
from reader.lazy import late_pattern
from reader.metadata.csl import DEEPEST, limited

_CONTROL = late_pattern("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff]")
_SPACE = late_pattern("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")
_TAG = late_pattern(r"<(/?)(i|em|b|strong|sc|sup|sub|span)((?:\s[^<>]*)?)>", re.IGNORECASE)
_MARK_OF = {
    "i": ITALIC,
    "em": ITALIC,
    "b": BOLD,
    "strong": BOLD,
    "sc": SMALL_CAPS,
    "sup": SUPER,
    "sub": SUB,
}
_BEFORE_OPENING = frozenset(" \u00a0([{“‘\"'—–-/¡¿" + OPEN_QUOTE + ITALIC + BOLD)
_QUOTES = frozenset("\"'“”‘’„")


def plain(value: Any) -> str:
    """A value of a CSL-JSON item as one line of text without control characters."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else _spelled(value)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = _CONTROL.sub("", _SPACE.sub(" ", text))
    return text.strip(" ")


def _spelled(value: Any) -> str:
    """A value other than a string: a number, or a list with commas."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(plain, _flat(value, DEEPEST))))
    known = limited(value)
    if isinstance(known, bool) or not isinstance(known, int | float):
        return ""
    return str(int(known) if isinstance(known, float) and known.is_integer() else known)


def _flat(values: list[Any], depth: int) -> Iterator[Any]:
    """The items of a list and of its nested lists, up to the depth allowed."""
    for each in values if depth else ():
        if isinstance(each, list):
            yield from _flat(each, depth - 1)
        elif not isinstance(each, dict):
            yield each


def rich(value: Any) -> str:
    """A value of a CSL-JSON item as rich text: its HTML and its quotation marks as marks."""
    text = plain(value)
    if "<" in text:
        text = _with_tags(text)
    if not _QUOTES.isdisjoint(text):
        text = _with_quotes(text)
    return text


def _with_tags(text: str) -> str:
    """Text with paired tags converted to marks; other tags stay unchanged."""
    pieces: list[str] = []
    opened: list[tuple[str, int]] = []
    position = 0
    for tag in _TAG.finditer(text):
        pieces += (text[position : tag.start()], tag[0])
        position = tag.end()
        name = tag[2].lower()
        if not tag[1]:
            opened.append((name, len(pieces) - 1))
        elif opened and opened[-1][0] == name:
            start = opened.pop()[1]
            mark = _MARK_OF.get(name) or _span_mark(pieces[start].lower())
            pieces[start], pieces[-1] = (mark, END) if mark else ("", "")
    return "".join([*pieces, text[position:]])


def _span_mark(tag: str) -> str:
    """The formatting that a `<span …>` specifies, if any."""
    compact = tag.replace(" ", "")
    if "nocase" in compact:
        return NO_CASE
    if "small-caps" in compact:
        return SMALL_CAPS
    return UPRIGHT if "font-style:normal" in compact else ""


def quote_pairs(text: str) -> list[tuple[int, int]]:
    """The positions of paired quotation marks; German pairs are left out."""
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for index, char in enumerate(text):
        if char not in _QUOTES:
            continue
        before = text[index - 1] if index else " "
        after = text[index + 1] if index + 1 < len(text) else " "
        closes = _closed_by(char, before, after, opened)
        if closes is not None:
            opener, start = opened[closes]
            del opened[closes:]
            if opener != "„":
                pairs.append((start, index))
        elif _opens(char, before, after):
            opened.append((char, index))
    return pairs


def _with_quotes(text: str) -> str:
    """Text with paired quotation marks converted to marks, and apostrophes curly."""
    chars = ["’" if char == "'" else char for char in text]
    for start, end in quote_pairs(text):
        chars[start], chars[end] = OPEN_QUOTE, CLOSE_QUOTE
    return _nested("".join(chars))


def _closed_by(char: str, before: str, after: str, opened: list[tuple[str, int]]) -> int | None:
    """The index of the open quote that a character closes, or None."""
    openers = {"”": "“„", "“": "„", "’": "‘", '"': '"', "'": "'"}.get(char, "")
    if not openers or before in " \u00a0":
        return None
    if char in "'’\"" and after.isalnum():
        return None
    for place in range(len(opened) - 1, -1, -1):
        if opened[place][0] in openers:
            return place
    return None


def _opens(char: str, before: str, after: str) -> bool:
    """Whether a character may open a quotation."""
    if char in "“‘„":
        return not after.isspace()
    return char in "\"'" and before in _BEFORE_OPENING and not after.isspace()


def _nested(text: str) -> str:
    """Text without quote marks that cross the edges of spans, which no printer could close."""
    stack: list[tuple[str, int]] = []
    chars = list(text)
    for index, char in enumerate(text):
        if char == OPEN_QUOTE or char in _SPAN_SET:
            stack.append((char, index))
        elif char == END:
            while stack and stack[-1][0] == OPEN_QUOTE:
                chars[stack.pop()[1]] = "“"
            if stack:
                stack.pop()
        elif char == CLOSE_QUOTE:
            if stack and stack[-1][0] == OPEN_QUOTE:
                stack.pop()
            else:
                chars[index] = "”"
    for char, index in stack:
        if char == OPEN_QUOTE:
            chars[index] = "“"
    return "".join(chars)


_SPAN_SET = frozenset(_MARK_OF.values()) | {NO_CASE, UPRIGHT}
