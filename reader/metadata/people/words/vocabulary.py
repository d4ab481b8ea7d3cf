"""The words of all languages, as patterns."""

from __future__ import annotations

import re
from functools import cache

from reader.metadata.people.words import germanic, others, romance, slavic

_ROWS = (
    *germanic.ROWS.values(),
    *romance.ROWS.values(),
    *slavic.ROWS.values(),
    *others.ROWS.values(),
)
AND = (
    "eta|agus|ac|və|va|û|kaj|och|og|és|ir|un|ja|ve|dan|dhe|oraz|a|i|и|та|і|й|και|և|եւ|және|жана"
    "|мен|ва|болон|či|şi|și|và|na"
)
"""“And”, where nothing else is meant before a full name."""
AND_OR_PLACE = "in|at|an|u|en|da"
"""“And” in one language, a preposition in others."""


@cache
def one_of(kind: str) -> str:
    """A pattern of all words of one kind, the longest first, for matching without case."""
    words = {word for row in _ROWS for word in getattr(row, kind).split("|") if word}
    patterns = (
        word.replace(" ", r"\s+").replace("*", r"\w*")
        for word in sorted(words, key=lambda word: (-len(word), word))
    )
    return "|".join(re.sub(r"(?<=[\w)\]])'", "['’]", pattern) for pattern in patterns)
