"""What two passages share, for display: the words to highlight, and a reason in plain words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from reader.compare import rarity
from reader.compare.likeness import Likeness
from reader.compare.passages import Passage
from reader.compare.vocabulary import NAME, NUMBER, PLAIN, Vocabulary
from reader.lazy import late_pattern
from reader.text.document import Span
from reader.text.punctuation import (
    CORNERED,
    DOUBLE_ANGLED,
    DOUBLE_CURLY,
    SINGLE_ANGLED,
)

_QUOTED = late_pattern(
    rf"[\"{DOUBLE_CURLY}{SINGLE_ANGLED}{DOUBLE_ANGLED}{CORNERED}]|(?<!\w)['‘‚‛](?=\w)"
)
"""A quotation mark, but no apostrophe."""
_RUN, _CONTENT = 6, 3
"""The least number of words in a quotation, and how many must not be function words."""
_SIGNS = 2
"""About how many characters make a word in scripts without spaces."""
_SAME = 0.9
"""The share of words from which two passages have the same words."""
_SPELLED = 0.1
"""The similarity in spelling from which it is a reason."""
WEAK = ("similar spelling", "only its place")
"""The reasons of passages that share no word that says anything."""
_MOST = 3
"""The most names or numbers in a reason."""


class Shared(NamedTuple):
    """What two passages share."""

    reason: str
    """Why they are listed together, in words."""
    one: tuple[Span, ...]
    """The spans of the shared words in the first passage, in its own text."""
    other: tuple[Span, ...]
    """The spans of the shared words in the second passage, in its own text."""
    numbers: bool
    """Whether a number is among them."""
    names: bool
    """Whether a name is."""
    is_quotation: bool
    """Whether they have a quotation in common."""


def quotation(one: Passage, other: Passage, run: float, weights: Mapping[str, float]) -> bool:
    """Whether two passages repeat the same words at length.

    Args:
        one: The first.
        other: The second.
        run: The logarithm of one more than their longest run of words in common.
        weights: The weight of each word.
    """
    if run < math.log1p(_RUN):
        return False
    found = _longest(one, other)
    words = one.words[found.start : found.end]
    content = sum(1 for word in words if _is_content(word, weights))
    sign = _SIGNS if words and not words[0][:1].isascii() and len(words[0]) == _SIGNS else 1
    return len(words) >= _RUN * sign and content >= _CONTENT * sign


def shared(one: Passage, other: Passage, likeness: Likeness) -> Shared:
    """What two passages share, with the reason in words."""
    vocabulary = likeness.vocabulary
    weights = vocabulary.weights
    run = _longest(one, other)
    is_quotation = quotation(one, other, math.log1p(run.end - run.start), weights)
    common = {
        term
        for term in one.terms & other.terms
        if _is_content(term, weights) or vocabulary.kind(term)
    }
    quoted = one.words[run.start : run.end] if is_quotation else ()
    named = _in_names(one, vocabulary) & _in_names(other, vocabulary)
    kinds = {NAME if term in named else vocabulary.kind(term) for term in common}
    return Shared(
        _reason(one, other, common, kinds, is_quotation=is_quotation)
        or WEAK[likeness.spelling(one, other) < _SPELLED],
        _spans(one, common, quoted),
        _spans(other, common, quoted),
        NUMBER in kinds,
        NAME in kinds,
        is_quotation,
    )


def _reason(
    one: Passage, other: Passage, common: set[str], kinds: set[int], *, is_quotation: bool
) -> str:
    union = one.terms | other.terms
    if union and len(one.terms & other.terms) / len(union) >= _SAME:
        return "same words"
    if is_quotation:
        marked = any(_QUOTED.search(each.text) for each in (one, other))
        return "same quotation" if marked else "same words"
    if kinds >= {NAME, NUMBER}:
        return "same names and numbers"
    if NAME in kinds:
        return "same names and words" if PLAIN in kinds else "same names"
    if NUMBER in kinds:
        return "same numbers and words" if PLAIN in kinds else "same numbers"
    return "same words here and there" if common else ""


def _in_names(passage: Passage, vocabulary: Vocabulary) -> set[str]:
    """The words of full names."""
    return set[str]().union(*vocabulary.full_names(passage))


def _is_content(word: str, weights: Mapping[str, float]) -> bool:
    return weights.get(word, 0.0) > rarity.COMMON


def _longest(one: Passage, other: Passage) -> Span:
    """The longest run of words in common, as indices into the first one's words."""
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    found = matcher.find_longest_match()
    return Span(found.a, found.a + found.size)


def _spans(passage: Passage, common: set[str], quoted: tuple[str, ...]) -> tuple[Span, ...]:
    """The spans of shared words, with adjacent ones merged."""
    lit = [word in common for word in passage.words]
    size = len(quoted)
    for start in range(len(passage.words) - size + 1 if size else 0):
        if passage.words[start : start + size] == quoted:
            lit[start : start + size] = [True] * size
    found: list[Span] = []
    for index, span in enumerate(passage.spans):
        if not lit[index]:
            continue
        if found and index and lit[index - 1]:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
