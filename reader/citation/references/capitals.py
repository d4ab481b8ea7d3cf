"""The capitals of a title, protected from programs that print it in sentence case.

BibLaTeX and pandoc print English titles in sentence case if a style requires it, and capitalise
sentences and subtitles; text in braces stays unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.citation.markup.rich import END, MARKS, NO_CASE, SPANS, bare
from reader.lazy import late_pattern

_WORD = late_pattern(rf"[^\s{re.escape(MARKS)}]+")
_CORE = late_pattern(r"(?:[^\W\d_]\.){2,}(?!\w)|\w(?:.*\w)?")
"""A word without the punctuation around it; initials keep their last full stop."""
_BEGINS = late_pattern(r"[.:?!][\W_]*$")
"""What precedes the first word of a sentence or subtitle."""
_SMALL_INSIDE = late_pattern(r"[.:?!]\s+[a-zß-öø-ÿ]")
"""A lower-case letter where a sentence seems to begin, as in the name of a species."""
_ADJACENT = late_pattern(rf"{END} {NO_CASE}")


def protected(title: str) -> str:
    """A rich title with braces, as marks, around the words that sentence case would change."""
    found: list[str] = []
    place = 0
    for start, end in _units(title):
        before = bare(title[:start])
        if _changes(bare(title[start:end]), before):
            # Braces that begin with a command do not protect capitals.
            times = 1 + (title[start] in SPANS)
            found += [title[place:start], NO_CASE * times, title[start:end], END * times]
            place = end
    return _ADJACENT.sub(" ", "".join([*found, title[place:]]))


def _changes(unit: str, before: str) -> bool:
    """Whether sentence case would change some words, given the text before them."""
    if _SMALL_INSIDE.search(unit):
        return True
    is_first = not before.strip()
    if is_first or _BEGINS.search(before) or not before.strip('"“”‘’«»„([{¿¡# '):
        return unit[:1].islower() or any(map(str.isupper, unit[is_first:]))
    return any(map(str.isupper, unit))


def _units(title: str) -> Iterator[tuple[int, int]]:
    """The spans of words, and of emphasis, which goes into braces as a whole.

    What is in braces already is passed over.
    """
    at = 0
    while at < len(title):
        if title[at] in SPANS:
            end = _end_of(title, at)
            if title[at] != NO_CASE:
                yield at, end
            at = end
        elif word := _WORD.match(title, at):
            core = _CORE.search(word[0])
            if core:
                yield at + core.start(), at + core.end()
            at = word.end()
        else:
            at += 1


def _end_of(title: str, start: int) -> int:
    """The offset after the end of the span that a mark opens."""
    depth = 0
    for at in range(start, len(title)):
        depth += (title[at] in SPANS) - (title[at] == END)
        if not depth:
            return at + 1
    return len(title)
