"""The words of a quotation: its paragraphs and their lines, without footnote references.

Lines are those of verse; those of prose are one. Emphasis is rich text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.citation.balance import Around, apart, balanced, joined
from reader.citation.markup.csl_markup import plain
from reader.citation.markup.rich import END, MARKS, bare
from reader.lazy import late_pattern

CLOSING = "”’“‘‛‟\"'»›«‹」』" + MARKS + " \u00a0\u202f"
"""What may stand behind the last word of a quotation."""
STOPS = ".。．｡।॥۔።։။។"
"""Full stops of all scripts."""
ENDS = STOPS + "…?!？！؟‽⁇⁈⁉‥"
SEPARATORS = ",;:，、；：､،؛"
_PARTED = ENDS + SEPARATORS + "—–"
"""Punctuation after which a new line needs no other sign that it is one."""
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NUMBERS = r"\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8}"
_AFTER_STOP = r"(?<=[.!?…,;:。！？，、；：؟।”’“»›」』\"')）\]])"
_SIGN = late_pattern(
    rf"(?<=[^\s\[(])(?<!\b\w)(?:\[(?:\^[^\[\]\s]{{1,30}}|{_NUMBERS}|(?:n|nb|note|notes)\.?\s?\d{{1,3}}"
    r"|(?:citation|clarification|page|source|quotation|when|who|where|by whom|according to whom"
    r"|vague|dubious|original research|better source|failed verification|further explanation)"
    r"(?: (?:needed|missing|required)|\?| – discuss)?)\])+"
    rf"|⁽[{_RAISED}ᵃ-ᵿ]{{1,4}}⁾"
    rf"|{_AFTER_STOP}(?:[{_RAISED}†‡]+(?:[,⁻–][{_RAISED}†‡]+)*|\*{{1,3}}(?![\w*]))"
    rf"|(?<=[^\W\d_]{{3}})(?:[{_RAISED}]{{1,3}}(?:[,⁻–][{_RAISED}]{{1,3}})*|[†‡]+)(?!\w)"
    rf"|(?<=\w)[†‡]+(?!\w)"
)
"""References to notes: after a word or a full stop, without a space. Brackets after a single letter
and a superscript after a short word stay, since `x[1]` and `km²` refer to nothing."""
_STAR = late_pattern(r"(?<=[^\W_])\*{1,3}(?![\w*])")
_UNITS = frozenset(
    {"mol", "rad", "sec", "min", "inch", "miles", "mile", "feet", "foot", "yard", "yards", "meter"}
    | {"meters", "metre", "metres", "acre", "cos", "sin", "tan", "log"}
)
"""Words of at least three letters that may have a superscript exponent."""
_LONGEST_UNIT = max(map(len, _UNITS))
_LAST_WORD = late_pattern(r"[^\W\d_]+$")
_PARAGRAPH = late_pattern(r"\n[ \t]*\n\s*")
_WIDE = late_pattern("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SIGNS_A_WORD = 1.6
"""The mean length of a Chinese word in characters, since nothing separates words."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quoted text."""

    paragraphs: tuple[tuple[str, ...], ...]
    """The lines of each paragraph or stanza, as rich text; prose has one line in each."""
    is_run_in: bool = False
    """Whether it stays in its line, however long it is."""
    is_of_verse: bool = False
    """Whether it is known to be verse, though it may have one line of each stanza alone."""
    keeps_stop: bool = False
    """Whether a full stop at its end belongs to its last word, as in an abbreviation."""

    @property
    def lines(self) -> int:
        """The number of lines of verse; 0 for prose."""
        return sum(map(len, self.paragraphs)) if self.is_verse else 0

    @property
    def is_verse(self) -> bool:
        """Whether its lines are those of verse: known to be, or several in a paragraph."""
        return self.is_of_verse or any(len(lines) > 1 for lines in self.paragraphs)

    @property
    def bare(self) -> str:
        """The whole quotation as one line of plain text."""
        return " ".join(bare(line) for lines in self.paragraphs for line in lines)

    @property
    def words(self) -> int:
        """The number of words."""
        text = self.bare
        if text.isascii():
            return len(text.split())
        return len(_WIDE.sub(" ", text).split()) + round(len(_WIDE.findall(text)) / _SIGNS_A_WORD)

    def in_line(self) -> str:
        """The whole quotation in one line, with a slash between lines and two between stanzas.

        A slash also parts items of a list and others that end without punctuation.
        """
        if self.is_verse:
            return " // ".join(" / ".join(lines) for lines in self.paragraphs)
        lines = [line for lines in self.paragraphs for line in lines]
        return "".join(line + _gap_behind(line) for line in lines[:-1]) + "".join(lines[-1:])

    @property
    def joined(self) -> str:
        """The whole quotation with the separators of `quotation_pairs`."""
        return joined(self.paragraphs)

    def reworded(self, text: str) -> Quoted:
        """The same with other words, which have these separators."""
        return replace(self, paragraphs=apart(text))

    def ending(self, last: str) -> Quoted:
        """The same with its last line replaced."""
        *others, lines = self.paragraphs
        return replace(self, paragraphs=(*others, (*lines[:-1], last)))

    def behind(self, other: Quoted, gap: str) -> Quoted:
        """This passage appended to another one in the same line."""
        if not (self.paragraphs and other.paragraphs):
            return self if self.paragraphs else other
        *before, last = other.paragraphs
        first, *after = self.paragraphs
        joined = (*last[:-1], last[-1] + gap + first[0], *first[1:])
        is_of_verse = self.is_of_verse and other.is_of_verse
        return replace(
            self, paragraphs=(*before, joined, *after), is_run_in=False, is_of_verse=is_of_verse
        )


def _gap_behind(line: str) -> str:
    """What is put between a line of prose and the next one, in a line of both."""
    said = line.rstrip(CLOSING + ")]）］")
    return " " if said[-1:] in _PARTED else " / "


def from_text(text: str, *, is_verse: bool = False) -> Quoted:
    """Plain words as a quotation.

    Args:
        text: The words, with empty lines between paragraphs.
        is_verse: Whether line ends are those of verse; others are spaces.
    """
    if not isinstance(text, str):
        text = plain(text)
    parts = _PARAGRAPH.split(text.replace("\r\n", "\n"))
    said = of_paragraphs((part.split("\n") if is_verse else [part]) for part in parts)
    return replace(said, is_of_verse=is_verse)


def of_paragraphs(paragraphs: Iterable[Iterable[str]]) -> Quoted:
    """Paragraphs of lines of plain text."""
    found = (
        tuple(filter(None, (without_signs(plain(line)) for line in each))) for each in paragraphs
    )
    return whole(found)


def whole(
    paragraphs: Iterable[Sequence[str]],
    around: Around | None = None,
    *,
    is_of_verse: bool = False,
) -> Quoted:
    """Paragraphs of lines of rich text, with both marks of each quotation.

    Args:
        paragraphs: The paragraphs.
        around: The text around the passage, if that is known.
        is_of_verse: Whether they are known to be verse.
    """
    said = tuple(tuple(filter(None, lines)) for lines in paragraphs)
    found = tuple(map(tuple, balanced(tuple(filter(None, said)), around)))
    return Quoted(found, is_of_verse=is_of_verse)


def without_signs(text: str) -> str:
    """A line without its footnote references."""
    for start, end in reversed(signs_in(text)):
        text = text[:start] + text[end:]
    return text


def signs_in(text: str) -> list[tuple[int, int]]:
    """The spans of footnote references."""
    if text.isascii() and "[" not in text and "*" not in text:
        return []
    found = [match.span() for match in _SIGN.finditer(text) if not _is_exponent(text, match)]
    found += [match.span() for match in _STAR.finditer(text) if "*" not in text[: match.start()]]
    return sorted(found)


def _is_exponent(text: str, sign: re.Match[str]) -> bool:
    """Whether a superscript digit belongs to a unit."""
    word = _LAST_WORD.search(text, max(sign.start() - _LONGEST_UNIT - 1, 0), sign.start())
    return sign[0][0] in _RAISED and word is not None and word[0].casefold() in _UNITS


def emphasized(
    line: str, spans: Sequence[tuple[int, int, str]], left_out: Sequence[tuple[int, int]] = ()
) -> str:
    """A line as rich text.

    Args:
        line: The line as plain text.
        spans: Start, end and mark of each emphasis; those that cross others are left out.
        left_out: The spans of the line to leave out.
    """
    kept: list[tuple[int, int, str]] = []
    for start, end, mark in sorted(spans, key=lambda each: (each[0], -each[1])):
        if all(end <= last or start >= last for first, last, _ in kept):
            kept.append((start, end, mark))
    edges = {0, len(line), *(edge for start, end, _ in kept for edge in (start, end))}
    edges |= {edge for span in left_out for edge in span}
    found: list[str] = []
    for start, end in pairwise(sorted(edges)):
        found += [END for _, last, _ in kept if last == start]
        found += [mark for first, _, mark in kept if first == start]
        if not any(first <= start < last for first, last in left_out):
            found.append(line[start:end])
    found += [END for _, last, _ in kept if last == len(line)]
    return _spaced("".join(found))


def _spaced(text: str) -> str:
    """A rich line without leading, trailing or repeated spaces."""
    return re.sub(" {2,}", " ", text).strip(" ") if "  " in text else text.strip(" ")
