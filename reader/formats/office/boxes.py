"""Text boxes of Word documents in the form that is read, whatever shape and choice they are in."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(
    rb"<(/?)(mc:AlternateContent|mc:Choice|mc:Fallback|w:drawing|w:pict|w:txbxContent)"
    rb"(?:\s[^<>]*)?(?<!/)>"
)
_BOX = b"w:txbxContent"
_SHAPES = frozenset({b"w:drawing", b"w:pict"})
_CHOICE, _FALLBACK = b"mc:Choice", b"mc:Fallback"
_DEEPEST = 30
"""The deepest nesting that is looked into: a box in a box is three to five of these levels."""


class _Open(NamedTuple):
    """An open element."""

    name: bytes
    """Its name, with the usual prefix."""
    tag: bytes
    """Its opening tag."""
    pieces: list[bytes]
    """What is in it, up to here."""
    held: list[tuple[bytes, bytes]]
    """The text boxes of a shape, and the alternatives of a choice, each with its name."""


def with_boxes(data: bytes) -> bytes:
    """The XML of a document's part in which each shape with text boxes is only these.

    Of alternatives, of which the last is read, the first takes its place if only that has a box.
    """
    if _BOX not in data:
        return data
    path = [_Open(b"", b"", [], [])]
    at = 0
    for mark in _MARK.finditer(data):
        path[-1].pieces.append(data[at : mark.start()])
        at = mark.end()
        if not mark[1]:
            path.append(_Open(mark[2], mark[0], [], []))
            if len(path) > _DEEPEST:
                return data
            continue
        if path[-1].name != mark[2]:
            return data
        closed = path.pop()
        whole = _whole(closed, mark[0])
        path[-1].pieces.append(whole)
        if closed.name in {_BOX, _CHOICE, _FALLBACK}:
            inner = whole if closed.name == _BOX else b"".join(closed.pieces)
            path[-1].held.append((closed.name, inner))
    return b"".join((*path[0].pieces, data[at:])) if len(path) == 1 else data


def _whole(closed: _Open, end: bytes) -> bytes:
    """A closed element as it is read."""
    boxes = [held for name, held in closed.held if name == _BOX]
    if closed.name in _SHAPES and boxes:
        return b"".join((b"<w:pict>", *boxes, b"</w:pict>"))
    is_read = any(name == _FALLBACK and _BOX in held for name, held in closed.held)
    chosen = next((held for name, held in closed.held if name == _CHOICE and _BOX in held), b"")
    if chosen and not is_read:
        return chosen
    return b"".join((closed.tag, *closed.pieces, end))
