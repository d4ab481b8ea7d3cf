"""Names as headers hold them: JSON of programs, and lines below the names."""

from __future__ import annotations

import json
from typing import Any
from unicodedata import normalize

from reader.lazy import late_pattern
from reader.metadata.people import callings, organizations
from reader.metadata.people.words import institutions

_JSON = late_pattern(r'\s*(?:\[\s*["{]|\{\s*")')
_AUTHORS = ("author", "authors", "creator", "@graph")
"""Keys that JSON-LD has authors in."""


_LINE_END = late_pattern(r"(?<![\s,;&])[ \t]*\n\s*(?=\S)")
_ACCENTED = late_pattern(r"[^\W\d_][\u0300-\u036f]+")


def composed(text: str) -> str:
    """A text with letters and the accents behind them as one character each."""
    return text if text.isascii() else _ACCENTED.sub(lambda found: normalize("NFC", found[0]), text)


def on_one_line(text: str) -> str:
    """Lines as one, without those that only say of whom or what the first one's people are."""
    first, *others = text.split("\n")
    if not organizations.is_group(first) and not institutions.is_agency(first):
        others = [each for each in others if not callings.is_beside(each)]
    return joined("\n".join([first, *others]))


def joined(lines: str) -> str:
    """Lines of names as one, with semicolons between them."""
    return _LINE_END.sub("; ", lines)


def of_program(text: str) -> Any:
    """What a line of JSON has of authors; None if it is none."""
    if not _JSON.match(text):
        return None
    try:
        value = json.loads(text)
    except ValueError:
        return None
    while isinstance(value, dict) and (inner := next(filter(None, map(value.get, _AUTHORS)), None)):
        value = inner
    return value
