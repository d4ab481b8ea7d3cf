"""Where a long paragraph of markup is cut, since the parser makes large objects of its signs."""

from __future__ import annotations

from typing import Any

import pyromark

from reader.formats.commonmark.definitions import parsed_syntax
from reader.lazy import late_pattern

_SIGNS = b"*_`~^[]<&\\!|\n"
"""What objects are made of, a hundred times as large."""
MOST_SIGNS = 1 << 13
"""The most of them that are parsed at a time; longer paragraphs of markup are parsed in parts."""
_FEW_SIGNS = 1 / 8
"""The share of them in a paragraph that may be parsed whole, however long it is: code that is
written like words, a picture in base64."""
_DEEPEST = 1 << 12
"""The most bytes of markers of quotations and lists before the words of a line."""
_MARKERS = late_pattern(rb"(?:[ \t]*+(?:[>*+-]|\d{1,9}[.)]))*+")
_RAW, _LEAVES = ("CodeBlock", "HtmlBlock"), ("Paragraph", "Heading", "Table", "Item")
_MAY_BE_RAW = late_pattern(rb"```|~~~|<|    |\t")
"""What code or HTML begins with."""
BLANK_LINE = late_pattern(rb"\n[ \t>]*\n")
_INSIDE = range(0x80, 0xC0)
"""The bytes of UTF-8 that begin no character."""


def cut(source: bytes, start: int, end: int) -> int:
    """Where a window is cut inside a long paragraph of markup; 0 if it is not."""
    if end - start <= MOST_SIGNS:
        return 0
    most = start + MOST_SIGNS
    beginning = source[start:most]
    markers = _MARKERS.match(beginning)
    is_deep = markers is not None and markers.end() > _DEEPEST
    if not is_deep and (
        _count(beginning) < _FEW_SIGNS * len(beginning)
        or _count(source[start:end]) <= MOST_SIGNS
        or BLANK_LINE.search(beginning)
        or _ends_raw(beginning)
    ):
        return 0
    cuts = (source.rfind(sign, most - MOST_SIGNS // 2, most) for sign in (b"\n", b" ", b">"))
    return next((cut + 1 for cut in cuts if cut > 0), boundary(source, most))


def _count(source: bytes) -> int:
    """How many signs of markup are in a part of the source."""
    return len(source) - len(source.translate(None, _SIGNS))


def boundary(source: bytes, at: int) -> int:
    """The start of the character that an offset is in."""
    while at < len(source) and source[at] in _INSIDE:
        at -= 1
    return min(at, len(source))


def _ends_raw(beginning: bytes) -> bool:
    """Whether the beginning of a text ends in code or HTML, which is never parsed in parts."""
    if not _MAY_BE_RAW.search(beginning):
        return False
    last = ""
    for event in pyromark.events(beginning.decode("utf-8", "ignore"), options=parsed_syntax()):
        if isinstance(event, dict) and (tag := event.get("Start")) is not None:
            kind = kind_of(tag)
            last = kind if kind in _RAW or kind in _LEAVES else last
    return last in _RAW


def kind_of(tag: Any) -> str:
    """The name of a tag."""
    return tag if isinstance(tag, str) else str(next(iter(tag)))
