"""Citation keys, by which other programs identify an item: `smith2024city`."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any

from reader.citation.bibliography import Works, letters
from reader.citation.csl.case import SMALL_WORDS
from reader.citation.csl.collation import folded
from reader.citation.csl.item import Item
from reader.citation.csl.names import Name
from reader.citation.markup.rich import bare
from reader.lazy import late_pattern, lazy
from reader.metadata.csl import limited

if TYPE_CHECKING:
    import anyascii
else:  # few names need it
    anyascii = lazy("anyascii")

_NOT_KEY = late_pattern(r"[^a-z0-9]+")
_BETWEEN = late_pattern(r"[\s\-–—:/]+")
_WIDE = late_pattern("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]{1,4}")
"""The length of a title that serves as a word, in scripts without spaces."""
_UNFIT = late_pattern(r"[^\w:.+/-]+")
_EDGES = ":.+/-"
"""Characters that a key may contain, but not at its ends."""
_PEOPLE = ("author", "editor", "translator", "director", "composer")
_MISSING = "ref"
"""The key of an item without a name, year or title."""


def citekeys(items: Sequence[Mapping[str, Any]], taken: Iterable[str] = ()) -> list[str]:
    """A unique key for each item, the same for the same items in any order.

    An item with a `citation-key` keeps it.

    Args:
        items: The items.
        taken: Keys that are in use already.
    """
    own = [said_key(item) for item in items]
    plain = [key or _plain_key(Item(item)) for item, key in zip(items, own, strict=True)]
    written = [json.dumps(limited(item), sort_keys=True) for item in items]
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


def key_among(works: Works, item: Mapping[str, Any]) -> str:
    """The key of one of the works of a text."""
    return _keys(works)[works.place_of(item)]


@lru_cache(maxsize=4)
def _keys(works: Works) -> list[str]:
    """Their keys; cached, since many passages are cited beside the same works."""
    return citekeys(works.raws)


def unlike(key: str, taken: Container[str]) -> str:
    """A key with a letter appended that makes it unique.

    Args:
        key: The key.
        taken: The keys in use, case-folded.
    """
    free = (key + letters(number) for number in count())
    return next(each for each in free if each.casefold() not in taken)


def said_key(item: Mapping[str, Any]) -> str:
    """An item's own key, reduced to what other programs can read; may be empty."""
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
    return _NOT_KEY.sub("", _ascii(name.family))


def _ascii(text: str) -> str:
    """A text in lower-case ASCII letters, transliterated from other scripts."""
    plain = folded(text)
    if plain.isascii():
        return plain
    return anyascii.anyascii(unicodedata.normalize("NFC", bare(text))).casefold()


def _first_word(text: str) -> str:
    """The first significant word, in ASCII letters."""
    spaced = text if text.isascii() else _WIDE.sub(lambda match: f" {match[0]} ", text)
    parts = _BETWEEN.split(spaced)
    words = [word for part in parts if (word := _NOT_KEY.sub("", _ascii(part)))]
    return next((word for word in words if word not in SMALL_WORDS), words[0] if words else "")
