"""The language of a work that declares none, detected from the words of its title or text."""

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
_ENOUGH = 4
"""The least number of words of a title that tell English from a language of like words."""
_SAMPLE = 1 << 12
"""The characters at the beginning of a text from which its language is told."""
_LEAST = 200
"""The fewest characters of a text that tell it; fewer are too often taken for a rare language."""


def of_work(title: str, text: str) -> str:
    """The tag of the language of a text, unless its title is in English; empty if that is not sure.

    Args:
        title: Its title.
        text: Its words, of which the beginning counts.
    """
    tag = language.of_beginning(text[:_SAMPLE]) if len(text) >= _LEAST else ""
    is_english = tag and len(title.split()) >= _ENOUGH and language.by_words(title) == ("en", True)
    return "" if is_english else _SAME.get(tag, tag)


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
