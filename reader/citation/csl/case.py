"""Capitals: title case for English styles, and capitalisation of the first letter.

The rules are those on which citation processors agree: short function words stay small inside
a title, words with a capital anywhere keep their spelling, as do single small letters, and
after a colon, a question mark or a full stop a title begins again. The printed manuals keep
more prepositions small (MLA) or fewer (Chicago, APA); the difference is theirs.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.citation.markup.rich import END, MARKS, NO_CASE, SPANS, SUB, SUPER
from reader.lazy import late_pattern

SMALL_WORDS = frozenset(
    [
        "a",
        "about",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "de",
        "down",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "onto",
        "or",
        "over",
        "so",
        "the",
        "till",
        "to",
        "up",
        "van",
        "via",
        "von",
        "with",
        "yet",
        "vs",
        "vs.",
        "v",
        "v.",
    ]
)
"""The words that stay lower-case inside a title."""

_WORD = late_pattern(r"[^\s\-‐‑/–—]+")
_SPELLED = late_pattern(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}$|[α-ωµ](?![^\W\d_])")
"""A word that never changes: an abbreviated phrase, without its last full stop, or a Greek letter
with digits."""
_ABBREVIATION = late_pattern(r"(?:\w\.)+|\w{1,3}\.", re.UNICODE)


_LONGER = (
    "above across after against along alongside amid amidst among amongst around before behind "
    "below beneath beside besides between beyond despite during except inside outside throughout "
    "through toward towards under underneath unlike until unto upon versus within without"
)
PREPOSITIONS = frozenset(_LONGER.split())
"""Longer prepositions, lower-case in MLA; without those that are often adverbs and the like."""


@lru_cache(maxsize=512)  # an entry and its citation ask for the same few titles again and again
def title_case(text: str, small: frozenset[str] = SMALL_WORDS) -> str:
    """A title in title case.

    Args:
        text: The title, as rich text.
        small: The words that stay lower-case inside it.
    """
    words = [match for match in _WORD.finditer(text) if any(map(str.isalnum, match[0]))]
    kept = _kept_spans(text)
    chars = list(text)
    begins = True
    for number, match in enumerate(words):
        word = match[0]
        start, core = _core(word)
        is_last = number == len(words) - 1
        is_other = is_last and text[match.start() - 1 : match.start()] == "/"
        if not any(low <= match.start() + start < high for low, high in kept):
            place = match.start() + start
            if begins or _takes_capital(core, small, is_last=is_last and not is_other):
                chars[place] = _capital(chars[place], core)
        between = text[match.end() : words[number + 1].start()] if not is_last else ""
        begins = _ends_sentence(word, between)
    return "".join(chars)


def capitalize_first(text: str) -> str:
    """A text with its first letter capitalised."""
    for index, char in enumerate(text):
        if char.isalnum():
            _, core = _core(text[index:].split(" ", 1)[0])
            return text[:index] + _capital(char, core) + text[index + 1 :]
        if char == NO_CASE:
            break
    return text


def _core(word: str) -> tuple[int, str]:
    """The index of a word's first letter, and the word from there without what follows it."""
    start = next(index for index, char in enumerate(word) if char.isalnum())
    end = max(index for index, char in enumerate(word) if char.isalnum())
    return start, word[start : end + 1]


def _capital(char: str, core: str) -> str:
    """A word with its first letter capitalised, unless it has a capital later."""
    return char if any(map(str.isupper, core)) else _upper(char)


def _upper(char: str) -> str:
    """The capital of a letter, if that is a single letter too."""
    title = char.title()
    return title if len(title) == 1 else char


def _takes_capital(core: str, small: frozenset[str], *, is_last: bool) -> bool:
    """Whether a word inside a title is capitalised; `e-book` becomes `e-Book`.

    A short word stays lower-case when followed by parentheses, as in `with(out)`. So do
    abbreviations such as `i.e.`, and symbols such as `λ0`.
    """
    letters = "".join(char for char in core if char not in MARKS).partition("(")[0]
    if len(letters) == 1 or letters[1] in "’'" or _SPELLED.match(letters):
        return False
    return is_last or letters not in small


def _ends_sentence(word: str, between: str) -> bool:
    """Whether the word after this one begins a sentence or a subtitle."""
    tail = "".join(char for char in word + between if char not in MARKS).rstrip(" \u00a0")
    if not between.strip(MARKS) or not tail:
        return False
    if tail[-1] in ":?!":
        return True
    if tail[-1] != "." or tail.endswith("..."):
        return False
    bare = "".join(char for char in word if char not in MARKS)
    return _ABBREVIATION.fullmatch(bare) is None


def _kept_spans(text: str) -> list[tuple[int, int]]:
    """The stretches whose capitalisation stays: marked as such, superscript or subscript."""
    if NO_CASE not in text and SUPER not in text and SUB not in text:
        return []
    spans: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for index, char in enumerate(text):
        if char in SPANS:
            opened.append((char, index))
        elif char == END and opened:
            mark, start = opened.pop()
            if mark in NO_CASE + SUPER + SUB:
                spans.append((start, index))
    return spans
