"""The language of a title without a declared one, detected from its words."""

from __future__ import annotations

from functools import lru_cache

from reader.text import language

_SAME = {"iw": "he", "zh-Hant": "zh"}
_SCRIPTS = (
    ("el", "\u0370", "\u03ff"),
    ("ru", "\u0400", "\u052f"),
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("hi", "\u0900", "\u097f"),
    ("th", "\u0e00", "\u0e7f"),
    ("ko", "\uac00", "\ud7a3"),
    ("ja", "\u3040", "\u30ff"),
    ("zh", "\u3400", "\u9fff"),
)
"""The main language of each script: first and last letters."""
_FEWEST = 2
"""The least number of words to detect a language; a single one may be a name."""


@lru_cache(maxsize=1024)
def found(title: str) -> str:
    """The tag of the language that a title is in, such as `de`; empty for English or none.

    Where the library for it is not installed, no language is found.
    """
    said = "".join(char if char.isprintable() else " " for char in title)
    is_wide = any(char >= "\u2e80" for char in said)
    if len(said.split()) < _FEWEST and not is_wide:
        return ""
    tag, _ = language.by_words(said.lower() if said.isupper() else said)
    return _SAME.get(tag, tag) if tag in language.KNOWN else _told_by_letters(said)


def _told_by_letters(title: str) -> str:
    """The main language of a non-Latin script."""
    letters = [char for char in title if char.isalpha()]
    for tag, first, last in _SCRIPTS:
        if 2 * sum(first <= char <= last for char in letters) > len(letters):
            return tag
    return ""
