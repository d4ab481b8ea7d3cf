"""Keys by which other programs know an item: `smith2024city`."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from reader.citation.bibliography import letters
from reader.citation.csl.case import SMALL_WORDS
from reader.citation.csl.collation import folded
from reader.citation.csl.item import Item
from reader.citation.csl.names import Name

_NOT_KEY = re.compile(r"[^a-z0-9]+")
_UNFIT = re.compile(r"[^\w:.+/-]+")
_EDGES = ":.+/-"
"""What may stand in a key, but not at its ends."""
_PEOPLE = ("author", "editor", "translator", "director", "composer")
_MISSING = "ref"
"""What a key is called that has no word to be made of."""


def citekeys(items: Sequence[Mapping[str, Any]], taken: Iterable[str] = ()) -> list[str]:
    """A key for each item: the same for the same items, in whatever order, and never twice.

    An item that says its `citation-key` has that one.

    Args:
        items: Them.
        taken: Keys that others have.
    """
    own = [said_key(item) for item in items]
    plain = [key or _plain_key(Item(item)) for item, key in zip(items, own, strict=True)]
    written = [json.dumps(item, sort_keys=True, default=str) for item in items]
    held = Counter(map(str.casefold, (*plain, *taken)))
    used = {key for key, count in held.items() if count == 1} | {*map(str.casefold, taken)}
    keys: dict[int, str] = {}

    def rank(index: int) -> tuple[bool, str, str]:
        return not own[index], plain[index], written[index]

    for index in sorted(range(len(items)), key=rank):
        key = plain[index]
        if own[index] and key.casefold() not in used:
            used.add(key.casefold())
        elif held[key.casefold()] > 1:
            key = unlike(key, used)
            used.add(key.casefold())
        keys[index] = key
    return [keys[index] for index in range(len(items))]


def unlike(key: str, taken: Container[str]) -> str:
    """A key with the first letters behind it that make it none of some others, in small letters."""
    free = (key + letters(number) for number in count())
    return next(each for each in free if each.casefold() not in taken)


def said_key(item: Mapping[str, Any]) -> str:
    """The key that an item says itself, as far as other programs can read it; or nothing."""
    said = item.get("citation-key")
    return _UNFIT.sub("", said).strip(_EDGES) if isinstance(said, str) else ""


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
