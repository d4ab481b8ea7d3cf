"""Text objects, as in vim: words, sentences, paragraphs, quotations, brackets.

Given what is already selected, an object determines what to select next: never less than before,
always inside the document, or nothing where there is no such object, or no more of it. White space
between words counts as a word, as in vim; between sentences and paragraphs it doesn't.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from reader.lazy import late_pattern
from reader.text import motions
from reader.text.document import Document, Span

REACH = 20_000
"""How far to look for quotation marks and brackets in each direction, in characters."""


class Kind(StrEnum):
    """The kind of a text object."""

    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    DOUBLE = "double quotes"
    SINGLE = "single quotes"
    PARENTHESES = "parentheses"
    BRACKETS = "square brackets"
    BRACES = "braces"
    ANGLES = "angle brackets"


class Chosen(NamedTuple):
    """The current selection."""

    span: Span
    """The selected span; only the character under the caret if nothing is selected."""
    is_fresh: bool
    """Whether selecting has just begun, so that the object at the caret is meant."""
    is_backward: bool = False
    """Whether the caret is at its start, so that it grows backwards."""
    row_end: int = 0
    """Where the caret's row ends: up to there, a quotation is looked for ahead, as in vim."""


_CLOSERS = {
    Kind.DOUBLE: {
        '"': '"',
        "＂": "＂",
        "“": "”",
        "„": "“”",
        "‟": "”",
        "”": "”",
        "«": "»",
        "»": "«»",
        "「": "」",
        "『": "』",
        "〝": "〞〟",
    },
    Kind.SINGLE: {"'": "'", "‘": "’", "‚": "‘’", "‛": "’", "‹": "›", "›": "‹›", "『": "』"},
    Kind.PARENTHESES: {"(": ")", "（": "）", "﹙": "﹚", "⦅": "⦆"},
    Kind.BRACKETS: {"[": "]", "［": "］", "【": "】", "〔": "〕", "〖": "〗"},
    Kind.BRACES: {"{": "}", "｛": "｝"},
    Kind.ANGLES: {"<": ">", "〈": "〉", "《": "》", "⟨": "⟩", "⟪": "⟫", "＜": "＞"},
}
"""For each kind, the opening marks, each with its closing marks."""


_POSSESSIVE = late_pattern(r"s[’'] [a-z][^‘'’]*[.,!?…][’']|s[’'] [a-z][^‘'’]*[’'](?=[.,!?…])")
"""The apostrophe of a genitive inside a quotation that closes later."""

_MARKS = 2
"""How many characters of a pair are its marks."""


class _Run(NamedTuple):
    """A word, or the white space between two words of a block."""

    span: Span
    is_blank: bool


def find(
    document: Document, kind: Kind, chosen: Chosen, count: int = 1, *, around: bool = False
) -> Span | None:
    """The span to select for a text object, or None if there is none.

    Args:
        document: Where.
        kind: What is meant.
        chosen: What is selected already.
        count: How many words, sentences or paragraphs; how far out of quotations and brackets.
        around: Whether the white space, or the marks, around it are meant too.
    """
    match kind:
        case Kind.WORD:
            found = _words(document, chosen, count, around=around)
        case Kind.SENTENCE:
            found = _sentences(document, chosen, count)
            if around:
                found = _with_space(document, found)
        case Kind.PARAGRAPH:
            found = _paragraphs(document, chosen, count)
        case _:
            return _enclosed(document, kind, chosen, count, around=around)
    grown = Span(min(found.start, chosen.span.start), max(found.end, chosen.span.end))
    return grown if chosen.is_fresh or grown != chosen.span else None


# Words


def _words(document: Document, chosen: Chosen, count: int, *, around: bool) -> Span:
    if chosen.is_backward:
        taken = _taken(_runs_before(document, chosen.span.start), count, around=around)
        return taken[-1].span if taken else chosen.span
    start = _run_start(document, chosen.span.start) if chosen.is_fresh else chosen.span.end
    taken = _taken(_runs_from(document, start), count, around=around)
    if not taken:
        return chosen.span
    last = taken[-1]
    lacks_space = around and not any(run.is_blank for run in taken[-2:])
    if chosen.is_fresh and lacks_space:
        return Span(_before_space(document, start), last.span.end)
    return Span(start, last.span.end)


def _taken(runs: Iterator[_Run], count: int, *, around: bool) -> list[_Run]:
    """The runs that make up a number of words, with the white space beside them if asked."""
    ahead = list(islice(runs, 2 * count))
    taken: list[_Run] = []
    for _ in range(count):
        at = len(taken)
        taken += ahead[at : at + 1]
        beside = ahead[at + 1 : at + 2]
        if around and beside and beside[0].is_blank != ahead[at].is_blank:
            taken += beside
    return taken


def _run_start(document: Document, offset: int) -> int:
    """Where the word or the white space at an offset begins."""
    before = next(motions.words_before(document, offset + 1), None)
    if before is None:
        return document.block_at(offset).span.start
    if offset < before.end:
        return before.start
    return max(before.end, document.block_at(offset).span.start)


def _runs_from(document: Document, offset: int) -> Iterator[_Run]:
    """The words from an offset on, and the white space between them."""
    before = next(motions.words_before(document, offset + 1), None)
    start = before.start if before is not None and offset < before.end else offset
    reached = offset
    for word in motions.words_from(document, start):
        gap = Span(max(reached, document.block_at(word.start).span.start), word.start)
        if gap.start < gap.end:
            yield _Run(gap, is_blank=True)
        yield _Run(Span(max(word.start, offset), word.end), is_blank=False)
        reached = word.end


def _runs_before(document: Document, offset: int) -> Iterator[_Run]:
    """The words before an offset, and the white space between them, nearest first."""
    reached = offset
    for word in motions.words_before(document, offset):
        gap = Span(word.end, min(reached, document.block_at(word.start).span.end))
        if gap.start < gap.end:
            yield _Run(gap, is_blank=True)
        yield _Run(Span(word.start, min(word.end, offset)), is_blank=False)
        reached = word.start


# Sentences and paragraphs


def _sentences(document: Document, chosen: Chosen, count: int) -> Span:
    start, end = chosen.span
    if chosen.is_fresh:
        return motions.sentence_at(document, start, count)
    if chosen.is_backward:
        return Span(motions.previous_sentence(document, start, count), end)
    at = _behind_space(document, end)
    return Span(start, motions.sentence_at(document, at, count).end)


def _paragraphs(document: Document, chosen: Chosen, count: int) -> Span:
    start, end = chosen.span
    if chosen.is_backward and not chosen.is_fresh:
        return Span(motions.previous_paragraph(document, start, count), end)
    first = document.block_index(start if chosen.is_fresh else _behind_space(document, end))
    last = min(first + count, len(document.blocks)) - 1
    return Span(document.blocks.span(first).start, document.blocks.span(last).end)


def _behind_space(document: Document, offset: int) -> int:
    """The first offset at or after another one that is not white space."""
    text = document.text
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _before_space(document: Document, offset: int) -> int:
    """The beginning of the white space before an offset, within its block."""
    first = document.block_at(offset).span.start
    while offset > first and document.text[offset - 1].isspace():
        offset -= 1
    return offset


def _with_space(document: Document, span: Span) -> Span:
    """A span with the white space after it, else with that before it, within its block."""
    last = document.block_at(max(span.end - 1, span.start)).span.end
    end = min(_behind_space(document, span.end), last)
    if end > span.end:
        return Span(span.start, end)
    return Span(_before_space(document, span.start), span.end)


# Quotations and brackets


def _enclosed(
    document: Document, kind: Kind, chosen: Chosen, count: int, *, around: bool
) -> Span | None:
    """The text between the marks around the selection, `count` pairs further out."""
    block = document.block_at(chosen.span.start).span
    start = max(block.start, chosen.span.start - REACH)
    within = Span(start, min(block.end, chosen.span.end + REACH))
    is_quoted = kind in {Kind.DOUBLE, Kind.SINGLE}
    pairs = sorted(
        (pair for pair in _pairs(document.text, within, kind) if pair.end - pair.start > _MARKS),
        key=lambda pair: pair.end - pair.start,
    )

    def meant(pair: Span) -> Span:
        if not around:
            return Span(pair.start + 1, pair.end - 1)
        return _with_space(document, pair) if is_quoted else pair

    found = []
    for pair in pairs:
        span = meant(pair)
        fits = pair if chosen.is_fresh else span
        if _holds(fits, chosen.span) and (chosen.is_fresh or span != chosen.span):
            found.append(span)
    if not found and is_quoted and chosen.is_fresh and count == 1:
        ahead = [each for each in pairs if chosen.span.end <= each.start < chosen.row_end]
        found = [meant(min(ahead))] if ahead else []
    return found[count - 1] if len(found) >= count else None


def _holds(span: Span, other: Span) -> bool:
    """Whether one span lies inside another."""
    return span.start <= other.start and other.end <= span.end


def _pairs(text: str, within: Span, kind: Kind) -> Iterator[Span]:
    """The spans from each opening mark to its closing mark, both included."""
    closers = _CLOSERS[kind]
    marks = {*closers, *"".join(closers.values())}
    is_quoted = kind in {Kind.DOUBLE, Kind.SINGLE}
    opened: list[int] = []
    for at in range(*within):
        mark = text[at]
        if mark not in marks or (is_quoted and _is_apostrophe(text, at, bool(opened))):
            continue
        levels = [level for level, start in enumerate(opened) if mark in closers[text[start]]]
        opens = mark in closers and (not levels or _looks_open(text, at))
        if levels and not opens:
            yield Span(opened[levels[-1]], at + 1)
            del opened[levels[-1] :]
        elif opens and not (is_quoted and not levels and _looks_closed(text, at)):
            opened.append(at)


def _is_apostrophe(text: str, at: int, is_inside: bool) -> bool:  # noqa: FBT001 - one of three facts
    """Whether a mark belongs to a word, as an apostrophe within it or after a plural."""
    if text[at] not in "'’":
        return False
    if text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum():
        return True
    return is_inside and _POSSESSIVE.match(text, at - 1) is not None


def _looks_open(text: str, at: int) -> bool:
    """Whether an ambiguous mark opens a quotation here."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    begins = not before or before.isspace() or before in "([{（—–-“‘„‚«‹「『"
    return begins and bool(after) and not after.isspace() and after not in ".,;:!?)]}，。；：！？）"


def _looks_closed(text: str, at: int) -> bool:
    """Whether an ambiguous mark closes a quotation here."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    ends = not after or after.isspace() or after in ".,;:!?…)]}，。；：！？）—–-”’»›」』"
    return ends and bool(before) and not before.isspace()
