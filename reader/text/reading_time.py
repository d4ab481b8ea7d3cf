"""Reading time."""

from __future__ import annotations

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction: the mean of 190 studies (Brysbaert 2019)."""
SIGNS_A_MINUTE = 255
"""The same for Chinese, which has no spaces: characters (Trauzettel-Klosinski and Dietz 2012)."""
_MANY_MINUTES = 100
"""Minutes from which a time is given in hours."""
_SAMPLE = 4096
_LONGEST_WORD = 16
"""Characters per word above which a text isn't written with spaces between words."""


def minutes(text: str, start: int, length: int) -> float:
    """The minutes needed to read a number of characters.

    Args:
        text: The text, or a part of it.
        start: An offset in it; the words around it are taken to be of typical length.
        length: The number of characters to read.
    """
    sample = text[start : start + _SAMPLE] or text[-_SAMPLE:]
    words = len(sample.split())
    if len(sample) > _LONGEST_WORD * max(words, 1):
        return length / SIGNS_A_MINUTE
    return length * words / max(len(sample), 1) / WORDS_A_MINUTE


def told(minutes: float) -> str:
    """Minutes in words: whole ones, or the hours of a book."""
    if minutes < _MANY_MINUTES:
        return f"{max(round(minutes), 1)} min"
    return f"{round(minutes / 60)} h"
