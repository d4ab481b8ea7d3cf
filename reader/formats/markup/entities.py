"""Entities that a document defines itself, replaced by their text before anything is parsed.

Only those that are plain text are: none of others, and none of a file. No parser is asked for it,
and a document gets no more than twice as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from reader.lazy import late_pattern

_SUBSET = late_pattern(r"<!DOCTYPE[^\[<>]{0,300}\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
_NAME = r"[^\W\d][\w.-]{0,63}"
_DEFINED = late_pattern(rf"<!ENTITY\s+({_NAME})\s+(?:\"([^\"]*)\"|'([^']*)')\s*>")
_USED = late_pattern(rf"&({_NAME});")
_TAG = late_pattern(r"<[^<>]*>")
_SIGN = late_pattern(rf"&(?!(?:#\w{{1,8}}|{_NAME});)|[<>\"']")
"""What would be read as markup; a reference to a character is none."""
_LEAST = 1 << 12
"""The characters that entities may add to any document, however short it is."""
KEPT = frozenset({"amp", "lt", "gt", "quot", "apos"})
"""The entities of XML itself."""


def without_subset(text: str) -> str:
    """A document without the definitions in its document type, and with what these define."""
    found = _SUBSET.search(text)
    if found is None:
        return text
    rest = text[: found.start()] + text[found.end() :]
    known = dict(_plain(found[0]))
    left = max(len(text), _LEAST)

    def said(use: re.Match[str]) -> str:
        nonlocal left
        value = known.get(use[1])
        if value is None or len(value) > left:
            return use[0]
        left -= len(value)
        return value

    return _USED.sub(said, rest) if known else rest


def _plain(subset: str) -> Iterator[tuple[str, str]]:
    """The entities that are plain text, by name, as they stand in a document."""
    defined: dict[str, str] = {}
    for each in _DEFINED.finditer(subset):
        if each[1] not in KEPT:
            defined.setdefault(each[1], each[2] if each[2] is not None else each[3])
    for name, value in defined.items():
        if defined.keys().isdisjoint(_USED.findall(value)):
            yield name, _SIGN.sub(lambda sign: escape(sign[0]), _TAG.sub("", value))
