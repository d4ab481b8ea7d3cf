"""The parts of a Word document as mammoth is given them: without what its text does not use.

Mammoth makes a tree of each part, of forty times its size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_HEAD = rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^<>]*\?>\s*)?<w:%b(?:\s[^<>]*)?(?<!/)>"
_ELEMENT = rb"<w:%b(?=\s)[^<>]*(?:/>|(?<!/)>(?:(?!</w:%b>|<w:%b\s).)*+</w:%b>)"
_VALUE = rb"""\sw:%b\s*=\s*(?:"([^"]*)"|'([^']*)')"""
_STYLES, _NUMBERING = (re.compile(_HEAD % name) for name in (b"styles", b"numbering"))
_STYLE, _LIST, _LIST_MODEL = (
    re.compile(_ELEMENT % ((name,) * 4), re.DOTALL) for name in (b"style", b"num", b"abstractNum")
)
_STYLE_ID, _LIST_ID, _LIST_MODEL_ID, _NAMED = (
    re.compile(_VALUE % name) for name in (b"styleId", b"numId", b"abstractNumId", b"val")
)
_TO_STYLE = re.compile(rb"<w:(?:pStyle|rStyle|tblStyle|numStyleLink|styleLink)\s[^<>]*>")
_TO_LIST, _TO_LIST_MODEL, _BY_STYLE = (
    re.compile(rb"<w:%b\s[^<>]*>" % name) for name in (b"numId", b"abstractNumId", b"pStyle")
)
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
    root = _STYLES.match(styles)
    if root is None or _LITERAL.search(styles):
        return styles
    named = _named(_TO_STYLE, parts)
    kept = [each for each in _STYLE.findall(styles) if _is_named(each, _STYLE_ID, named)]
    return b"".join((root[0], *kept, b"</w:styles>"))


def used_lists(numbering: bytes, parts: Iterable[bytes]) -> bytes:
    """The lists that some parts of a document name, or that are for a style; all if not sure."""
    root = _NUMBERING.match(numbering)
    if root is None or _LITERAL.search(numbering):
        return numbering
    named = _named(_TO_LIST, parts)
    lists = [each for each in _LIST.findall(numbering) if _is_named(each, _LIST_ID, named)]
    named = _named(_TO_LIST_MODEL, lists)
    models = [
        each for each in _LIST_MODEL.findall(numbering)
        if _is_named(each, _LIST_MODEL_ID, named) or _BY_STYLE.search(each)
    ]  # fmt: skip
    return b"".join((root[0], *models, *lists, b"</w:numbering>"))


def _named(reference: re.Pattern[bytes], parts: Iterable[bytes]) -> set[bytes]:
    """What the references of some kind in some parts name."""
    found = (_NAMED.search(each) for part in parts for each in reference.findall(part))
    return {_said(each) for each in found if each}


def _is_named(element: bytes, identifier: re.Pattern[bytes], named: set[bytes]) -> bool:
    found = identifier.search(element, 0, element.index(b">"))
    return found is None or _said(found) in named or _ENCODED.search(_said(found)) is not None


def _said(found: re.Match[bytes]) -> bytes:
    return found[1] if found[1] is not None else found[2]
