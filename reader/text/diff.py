"""A word-by-word diff of two versions of a passage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum
from typing import NamedTuple

_PARTS = re.compile(r"\w+|\s+|[^\w\s]")


class Fate(Enum):
    """What happened to some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Change(NamedTuple):
    """A run of words, and what happened to them."""

    fate: Fate
    text: str


def word_diff(old: str, new: str) -> Iterator[Change]:
    """The words of both versions in order; those in one version only are removed or added.

    The kept and removed ones together are the old wording, the kept and added ones the new.
    """
    before, after = _PARTS.findall(old), _PARTS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, start, end, begin, until in matcher.get_opcodes():
        removed, added = "".join(before[start:end]), "".join(after[begin:until])
        if removed == added:
            yield Change(Fate.KEPT, removed)
            continue
        if removed:
            yield Change(Fate.REMOVED, removed)
        if added:
            yield Change(Fate.ADDED, added)
