"""The settings of pens and relations, and how each is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.lazy import lazy

if TYPE_CHECKING:
    from reader.annotations import tags
else:
    tags = lazy("reader.annotations.tags")

Fields = Mapping[str, tuple[Callable[[object], object], str]]
"""For each field of a table, how it is read, and what it must be."""


def _word(value: object) -> str | None:
    return _words(value) or None


def _words(value: object) -> str | None:
    return " ".join(value.split()) if isinstance(value, str) else None


def _tags(value: object) -> tuple[str, ...] | None:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        return None
    return tags.read_tags(",".join(words))


def _key(value: object) -> str | None:
    word = _word(value)
    return word if word and len(word) == 1 else None


PEN_FIELDS: Fields = {
    "color": (_word, "a colour"),
    "name": (_word, "a word or two in quotation marks"),
    "description": (_words, "words in quotation marks"),
    "tags": (_tags, 'an array of words, such as ["claim", "check"]'),
    "key": (_word, 'a key in quotation marks, such as "4"'),
}
"""The fields of a pen: how each is read, and what it must be."""
RELATION_FIELDS: Fields = {
    "name": (_word, "words in quotation marks"),
    "reverse": (_word, "words in quotation marks"),
    "key": (_key, "one digit or letter in quotation marks"),
}
"""The fields of a relation."""
