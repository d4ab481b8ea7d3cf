"""The parts of a Word document as mammoth is given them: without what its text does not use.

Mammoth makes a tree of each part, of forty times its size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^<>]*\?>\s*)?<w:styles(?:\s[^<>]*)?(?<!/)>")
_STYLE = re.compile(
    rb"<w:style(?=\s)[^<>]*(?:/>|(?<!/)>(?:(?!</w:style>|<w:style\s).)*+</w:style>)", re.DOTALL
)
_ID = re.compile(rb"""\sw:styleId\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(rb"<w:(?:pStyle|rStyle|tblStyle|numStyleLink|styleLink)\s[^<>]*>")
_VALUE = re.compile(rb"""\sw:val\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LITERAL = re.compile(rb"<!--|<!\[CDATA\[|<\?(?!xml\s)")
"""What may hold the signs of an element that is none."""
_ENCODED = re.compile(rb"[^ -%'-~]")
"""What may be written in more than one way."""
NO_COMMENTS = (
    b'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
)
"""The part of the comments, none of which is read."""


def used(styles: bytes, parts: Iterable[bytes]) -> bytes:
    """The styles that some parts of a document name; all if that is not sure."""
    root = _ROOT.match(styles)
    if root is None or _LITERAL.search(styles):
        return styles
    named = {
        _said(value) for part in parts for each in _REFERENCE.findall(part)
        if (value := _VALUE.search(each))
    }  # fmt: skip
    kept = [each for each in _STYLE.findall(styles) if _is_used(each, named)]
    return b"".join((root[0], *kept, b"</w:styles>"))


def _is_used(style: bytes, named: set[bytes]) -> bool:
    found = _ID.search(style, 0, style.index(b">"))
    return found is None or _said(found) in named or _ENCODED.search(_said(found)) is not None


def _said(found: re.Match[bytes]) -> bytes:
    return found[1] if found[1] is not None else found[2]
