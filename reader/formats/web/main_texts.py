"""Which texts of a page are its article: trafilatura says it of a copy in which each has a sign.

The sign of a text is two characters before it that no page contains and that count as neither
letters nor white space. A text belongs if trafilatura kept its sign, so nothing has to be
compared, and all else is read from the page's own tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from lxml.etree import _Element as Element

from reader.formats.html_elements import UNREAD
from reader.formats.markup import tree
from reader.formats.markup.notes import name_of
from reader.lazy import lazy

if TYPE_CHECKING:
    import logging

    import trafilatura
    from trafilatura import xml as trafilatura_xml
else:
    logging = lazy("logging")
    trafilatura = lazy("trafilatura")
    trafilatura_xml = lazy("trafilatura.xml")

_RANGES = (
    *((0x4DC0, 0x4E00), (0xA490, 0xA4C7), (0x31C0, 0x31E4)),
    *((0x19E0, 0x1A00), (0x2E80, 0x2E9A)),
)
"""Markers: hexagrams, radicals and strokes, and lunar dates of Khmer. Signs beyond U+FFFF would
make each text they stand in twice as large."""
_SIGNS = "".join(chr(code) for start, end in _RANGES for code in range(start, end))
_NUMBERS = {sign: number for number, sign in enumerate(_SIGNS)}
_SIGNED = re.compile(f"([{_SIGNS}])([{_SIGNS}])")
_LONGEST = 2000
"""The most characters of a text that are passed to trafilatura, which holds a dozen copies of
each: what belongs is decided by far fewer."""
MOST_TEXTS = 40_000
"""The most texts passed to trafilatura: its time grows faster than their number."""
MOST_ELEMENTS = 60_000
"""The most elements passed to it."""
MOST_CHARACTERS = 4_000_000
"""The most characters passed to it."""

Node = tuple[Element, bool]
"""The text inside an element at its start or, with True, the text after it."""


def nodes_of(root: Element) -> Iterator[Node]:
    """All readable texts of a tree, in some order."""
    for element in root.iter():
        if element.text and name_of(element) not in UNREAD and not element.text.isspace():
            yield element, False
        if element.tail and not element.tail.isspace():
            yield element, True


def leads_away(link: Element) -> bool:
    """Whether a link points to another page."""
    target = link.get("href") or ""
    return bool(target) and not target.startswith("#")


def is_large(root: Element) -> bool:
    """Whether a page has too many elements or texts to examine one by one."""
    return any(
        sum(1 for _ in islice(found, most + 1)) > most
        for found, most in ((root.iter(), MOST_ELEMENTS), (nodes_of(root), MOST_TEXTS))
    )


def _size(node: Node) -> int:
    element, is_tail = node
    return len(element.tail if is_tail else element.text)


def article(root: Element, address: str) -> set[Node]:
    """The texts of a page that are its article; none if they can't be determined.

    Args:
        root: The page's tree, which is left unchanged.
        address: Its address, if known.
    """
    nodes = list(nodes_of(root))
    if not nodes or sum(map(_size, nodes)) > MOST_CHARACTERS:
        return set()
    plain = [
        tree.without_controls(element.tail if is_tail else element.text)
        for element, is_tail in nodes
    ]
    for at, (node, text) in enumerate(zip(nodes, plain, strict=True)):
        start = len(text) - len(text.lstrip())
        first, second = divmod(at, len(_SIGNS))
        rest = text[start : start + _LONGEST]
        _set(node, f"{text[:start]}{_SIGNS[first]}{_SIGNS[second]}{rest}")
    logger = logging.getLogger("trafilatura")
    if not logger.handlers:
        # Its messages are for its developers, and would appear on the screen.
        logger.addHandler(logging.NullHandler())
    try:
        found = trafilatura.bare_extraction(
            root, url=address or None, fast=True, include_comments=False, output_format="txt"
        )
    finally:
        for node, text in zip(nodes, plain, strict=True):
            _set(node, text)
    if found is None or isinstance(found, dict):
        return set()
    signs = (
        _NUMBERS[first] * len(_SIGNS) + _NUMBERS[second]
        for part in found.body
        for first, second in _SIGNED.findall(
            trafilatura_xml.xmltotxt(part, include_formatting=False)
        )
    )
    return {nodes[at] for at in signs if at < len(nodes)}


def _set(node: Node, text: str) -> None:
    element, is_tail = node
    if is_tail:
        element.tail = text
    else:
        element.text = text
