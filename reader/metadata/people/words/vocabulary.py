"""The words of all languages, as patterns."""

from __future__ import annotations

import re
from functools import cache

from reader.lazy import late_pattern
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


_APART = late_pattern(r"\|(?![^()]*\))")
"""Between alternatives, and not in a group of one."""
_LITERAL = late_pattern(r"[^\W\d_](?![?*+{])")


@cache
def one_of(*kinds: str) -> str:
    """A pattern of all words of some kinds, the longest first, for matching without case."""
    return by_letter("|".join(map(_patterns, kinds)))


def _patterns(kind: str) -> str:
    words = {word for row in _ROWS for word in getattr(row, kind).split("|") if word}
    patterns = (
        word.replace(" ", r"\s+").replace("*", r"\w*")
        for word in sorted(words, key=lambda word: (-len(word), word))
    )
    return "|".join(re.sub(r"(?<=[\w)\]])'", "['’]", pattern) for pattern in patterns)


def by_letter(alternatives: str) -> str:
    """Alternatives for matching without case, grouped by their first letters.

    A group is passed over at once where its letter does not stand, so that hundreds of words take
    a fifth of the time. Groups within an alternative hold no others.
    """
    found: list[str] = []
    groups: dict[str, list[str]] = {}
    for each in [*_APART.split(alternatives), ""]:
        if _LITERAL.match(each):
            # As letters are compared: `ı` is like `i`, and `ſ` like `s`.
            groups.setdefault(each[0].lower()[0].upper(), []).append(each)
            continue
        # What begins with any letter keeps its place in the order.
        found += [
            f"{first[0]}(?:{'|'.join(word[1:] for word in (first, *others))})"
            for first, *others in groups.values()
        ]
        found += [each] if each else []
        groups.clear()
    return "|".join(found)
