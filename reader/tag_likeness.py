"""Which known tag a new one is probably meant to be: another case, number or letter of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from reader.query_fold import fold
from reader.tag import path_of

_SHORTEST = 5
"""Letters of a word from which on one letter more, less or other may be a slip."""


@dataclass(slots=True)
class _Level:
    """The tags below one, or on top."""

    names: dict[str, _Level] = field(default_factory=dict)
    """By the segment as it is written."""
    stems: dict[str, str] = field(default_factory=dict)
    """The first segment of each stem."""


class Likeness:
    """Finds what a new tag is like."""

    def __init__(self, names: Iterable[str]) -> None:
        """Know tags; of two that are alike, the first is found."""
        self._top = _Level()
        self._whole: dict[str, str] = {}
        for name in names:
            level = self._top
            for segment in path_of(name):
                level.stems.setdefault(stem(segment), segment)
                level = level.names.setdefault(segment, _Level())
            self._whole.setdefault(stem(name), name)

    def near(self, name: str) -> str | None:
        """The tag that a new one is like, or None; one that is there already is like none."""
        path = path_of(name)
        level: _Level | None = self._top
        found: list[str] = []
        for segment in path:
            if level is None:
                found.append(segment)
                continue
            like = segment if segment in level.names else _like(segment, level)
            found.append(like or segment)
            level = level.names.get(like) if like else None
        if tuple(found) != path:
            return "/".join(found)
        return None if level is not None else self._whole.get(stem(name))


@lru_cache(maxsize=1 << 14)
def stem(text: str) -> str:
    """A text as those that differ by case, accents, hyphens or number share it."""
    words = fold(text)
    for sign in "/-_.":
        words = words.replace(sign, " ")
    return " ".join(_singular(word) for word in words.split())


def _singular(word: str) -> str:
    """A word without the ending of a plural, so that both numbers of most words are alike."""
    if len(word) > 3 and word.endswith("ies"):  # noqa: PLR2004 (letters before the ending)
        return f"{word[:-3]}y"
    for ending in ("ses", "xes", "zes", "ches", "shes"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[:-2].removesuffix("e")
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004
        return word[:-1].removesuffix("e")
    return word.removesuffix("e") if len(word) > 2 else word  # noqa: PLR2004


def _like(segment: str, level: _Level) -> str | None:
    """The segment of a level that one is like."""
    own = stem(segment)
    if own in level.stems:
        return level.stems[own]
    return next((each for each in level.names if _is_slip(fold(segment), fold(each))), None)


def _is_slip(one: str, other: str) -> bool:
    """Whether two words are one letter apart, or have two neighbours swapped.

    A digit that differs is no slip: `1984` and `1985` are two things.
    """
    if abs(len(one) - len(other)) > 1 or max(len(one), len(other)) < _SHORTEST:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    first, second = one[start : len(one) - end], other[start : len(other) - end]
    if any(character.isdigit() for character in first + second):
        return False
    is_swap = len(first) == len(second) == 2 and first == second[::-1]  # noqa: PLR2004 (a pair)
    return is_swap or max(len(first), len(second)) <= 1
