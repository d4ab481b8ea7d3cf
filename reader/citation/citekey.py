"""Keys by which other programs know an item: `smith2024city`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from reader.citation.case import SMALL_WORDS
from reader.citation.collation import folded
from reader.citation.item import Item
from reader.citation.listing import letters
from reader.citation.names import Name

_NOT_KEY = re.compile(r"[^a-z0-9]+")
_PEOPLE = ("author", "editor", "translator", "director", "composer")
_MISSING = "ref"
"""What a key is called that has no word to be made of."""


def citekeys(items: Sequence[Mapping[str, Any]]) -> list[str]:
    """A key for each item: the same for the same items, in whatever order, and never twice."""
    plain = [_plain_key(Item(item)) for item in items]
    written = [json.dumps(item, sort_keys=True, default=str) for item in items]
    taken = {key for key in plain if plain.count(key) == 1}
    keys: dict[int, str] = {}
    for index in sorted(range(len(items)), key=lambda index: (plain[index], written[index])):
        key = plain[index]
        if plain.count(key) > 1:
            free = (key + letters(number) for number in range(len(items) + len(taken) + 1))
            key = next(each for each in free if each not in taken)
            taken.add(key)
        keys[index] = key
    return [keys[index] for index in range(len(items))]


def _plain_key(item: Item) -> str:
    """Family name, year and first word of the title, in ASCII."""
    people = next((item.names(field) for field in _PEOPLE if item.names(field)), ())
    name = _name(people[0]) if people else ""
    date = item.date("issued")
    year = str(abs(date.start.year)) if date and date.start else ""
    word = _first_word(item.text("title"))
    return (name or ("" if word else _MISSING)) + year + word


def _name(name: Name) -> str:
    """A family name in ASCII, or the first word of an organisation's."""
    if name.is_whole:
        return _first_word(name.family)
    return _NOT_KEY.sub("", folded(name.family))


def _first_word(text: str) -> str:
    """The first word that says something, in ASCII letters."""
    words = [_NOT_KEY.sub("", word) for word in re.split(r"[\s\-–—:/]+", folded(text))]
    words = [word for word in words if word]
    return next((word for word in words if word not in SMALL_WORDS), words[0] if words else "")
