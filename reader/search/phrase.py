"""Find a phrase in a document, ignoring case, accents, quote style and line breaks.

The phrase is folded, and the document's alphabet says which characters fold to each of its own.
This gives a regular expression for the unfolded text, so that a large text is never copied, and the
offsets of matches need no conversion.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from reader.search.matches import Expression, Matches
from reader.text.document import Document, Span
from reader.text.folding import fold, fold_character

_STRIDE = 1 << 20
"""Characters lower-cased at a time."""
_MOST_TILINGS = 64
"""The most ways to split a cluster that are considered."""


class _Word(NamedTuple):
    """Finds a plain word in an ASCII text, many times as fast as a regular expression."""

    word: str
    keeps_case: bool

    def first(self, text: str, start: int) -> Span | None:
        for at in range(start, len(text), _STRIDE):
            found = next(self.all(text, at, at + _STRIDE + len(self.word) - 1), None)
            if found:
                return found
        return None

    def all(self, text: str, start: int, end: int) -> Iterator[Span]:
        part = text[start:end]
        part = part if self.keeps_case else part.lower()
        at = part.find(self.word)
        while at >= 0:
            yield Span(start + at, start + at + len(self.word))
            at = part.find(self.word, at + len(self.word))


def find(document: Document, words: str) -> Matches:
    """The matches of a phrase; none if it is blank.

    A capital in the phrase makes case matter. Any white space matches any other.
    """
    keeps_case = any(character.isupper() for character in words)
    folded = fold(unicodedata.normalize("NFC", words), keeps_case=keeps_case)
    if not folded.strip():
        return Matches(document.text, None)
    if document.text.isascii() and folded.isascii() and folded.isalnum():
        return Matches(document.text, _Word(folded, keeps_case))
    pattern = _pattern(folded, document.alphabet, keeps_case)
    return Matches(document.text, Expression(pattern) if pattern else None)


class _Letters(NamedTuple):
    """The characters of an alphabet by their folded forms."""

    folding_to: Mapping[str, str]
    """For each folded character, the characters that fold to it."""
    uneven: Mapping[str, str]
    """For each run of folded characters, the characters that fold to the whole run."""
    ignored: str
    """The characters that fold to nothing."""


@lru_cache(maxsize=16)
def _letters(alphabet: frozenset[str], keeps_case: bool) -> _Letters:  # noqa: FBT001 - for the cache
    even: dict[str, str] = {}
    uneven: dict[str, str] = {}
    for character in sorted(alphabet.union(map(chr, range(128)))):
        folded = fold_character(character, keeps_case=keeps_case)
        kind = even if len(folded) < 2 else uneven  # noqa: PLR2004 - one or none
        kind[folded] = kind.get(folded, "") + character
    return _Letters(even, uneven, even.pop("", ""))


@lru_cache(maxsize=64)
def _pattern(folded: str, alphabet: frozenset[str], keeps_case: bool) -> re.Pattern[str] | None:  # noqa: FBT001 - for the cache
    """The regular expression for everything that folds to a phrase; None if nothing can."""
    letters = _letters(alphabet, keeps_case)
    at, parts = 0, []
    for start, end in _clusters(folded, letters.uneven):
        parts += [_one(character, letters) for character in folded[at:start]]
        tilings = [_tile(tiling, letters) for tiling in _tilings(folded[start:end], letters.uneven)]
        parts.append(
            "(?:" + "|".join(each for each in tilings if each) + ")" if any(tilings) else ""
        )
        at = end
    parts += [_one(character, letters) for character in folded[at:]]
    return re.compile("".join(parts)) if all(parts) else None


def _one(folded: str, letters: _Letters) -> str:
    """The expression for a folded character and ignored ones after it; may be empty."""
    characters = letters.folding_to.get(folded, letters.uneven.get(folded, ""))
    if not characters:
        return ""
    ignored = letters.ignored + (characters if folded == " " else "")
    return _any_of(characters) + (f"{_any_of(ignored)}*" if ignored else "")


def _any_of(characters: str) -> str:
    return re.escape(characters) if len(characters) == 1 else f"[{re.escape(characters)}]"


def _tile(tiling: Iterable[str], letters: _Letters) -> str:
    parts = [_one(tile, letters) for tile in tiling]
    return "".join(parts) if all(parts) else ""


def _clusters(folded: str, uneven: Iterable[str]) -> list[Span]:
    """The parts of a folded phrase that may be the folded form of a single character."""
    found: list[Span] = []
    spans = sorted(
        Span(match.start(), match.start() + len(run))
        for run in uneven
        for match in re.finditer(f"(?={re.escape(run)})", folded)
    )
    for span in spans:
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return found


def _tilings(cluster: str, uneven: Iterable[str]) -> list[tuple[str, ...]]:
    """The ways to split a cluster into single characters and runs, up to a limit."""
    ways: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(cluster) + 1):
        runs = [cluster[end - 1], *(run for run in uneven if cluster[:end].endswith(run))]
        tiled = [(*way, run) for run in runs for way in ways[end - len(run)]]
        ways.append(tiled[:_MOST_TILINGS])
    return ways[-1]
