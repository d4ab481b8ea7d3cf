"""The words of an annotation as quoted: with the paragraphs and emphasis of their text.

These are known where the annotation comes with its document, and the document still has the
words that were highlighted. Without it, only the words are quoted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from itertools import islice

from reader.annotations.annotation import GAP, Annotation, Passage
from reader.citation.balance import Around
from reader.citation.markup.rich import BOLD, CODE, ITALIC
from reader.citation.quotation_pairs import CLOSERS, LINE, PARAGRAPH
from reader.citation.quoted import Quoted, emphasized, from_text, signs_in, whole
from reader.lazy import late_pattern
from reader.text import motions
from reader.text.document import BlockKind, Document, InlineKind, Span
from reader.text.footnotes import references_in
from reader.text.punctuation import QUOTATION_MARKS

_MARK_OF = {InlineKind.EMPHASIS: ITALIC, InlineKind.STRONG: BOLD, InlineKind.CODE: CODE}
_PROSE = {BlockKind.CODE, BlockKind.TABLE_ROW}
"""Kinds of blocks whose line ends are not those of verse."""
_FARTHEST = 10_000
"""The most characters around a passage in which the other mark of a quotation is looked for."""
_NUMBER = late_pattern(r"[^\W\d_][0-9]{1,3}|[.!?…,;:”’“»›」』\"')\]][0-9]{1,3}")
"""A number, and the letter or mark right before it."""
_SPACES = str.maketrans(dict.fromkeys("\n\t\u2028\u2029", " "))


def quoted(annotation: Annotation) -> Quoted:
    """The quoted words of an annotation."""
    passages = [_quoted(passage, annotation) for passage in annotation.passages]
    return reduce(lambda before, after: after.behind(before, GAP), passages)


def _quoted(passage: Passage, annotation: Annotation) -> Quoted:
    """The quoted words of one passage of an annotation."""
    document, span = annotation.source, passage.anchor.span
    exact = passage.selector.exact
    if document is None or span is None or document.text[slice(*span)] != exact:
        return from_text(exact, is_verse=bool(annotation.locator.line))
    found = [[_line(document, line) for line in lines] for lines in _paragraphs(document, span)]
    said = whole(found, _around(document, span), is_of_verse=_is_of_verse(document, span))
    return replace(said, keeps_stop=_goes_on(document, span))


def _is_of_verse(document: Document, span: Span) -> bool:
    """Whether a passage is of several stanzas, be it of one line of each."""
    touched = [each for each in document.blocks_in(span) if each.number]
    return len(touched) > 1 and all(
        each.kind not in _PROSE and "\n" in document.text[slice(*each.span)] for each in touched
    )


def keeps_stop(annotation: Annotation) -> bool:
    """Whether the full stop at the end of an annotation's words is not that of a sentence."""
    passage = annotation.passages[-1]
    document, span = annotation.source, passage.anchor.span
    if document is None or span is None or document.text[slice(*span)] != passage.selector.exact:
        return False
    return _goes_on(document, span)


def _goes_on(document: Document, span: Span) -> bool:
    """Whether a passage ends in a full stop in the middle of a sentence, as of an abbreviation."""
    words = document.text[slice(*span)].rstrip()
    if not words.endswith("."):
        return False
    stop = span.start + len(words) - 1
    block = document.block_at(stop)
    behind = document.text[stop + 1 : block.span.end]
    if block.kind in _PROSE or not behind.strip() or behind[0] in QUOTATION_MARKS:
        return False
    rest = document.text[stop + 1 : motions.sentence_at(document, stop).end]
    # What follows the stop without a space may be a bracket or the sign of a note.
    gap = next((at for at, char in enumerate(rest) if char.isspace()), len(rest))
    return any(map(str.isalnum, rest[gap:]))


def _around(document: Document, span: Span) -> Around:
    """The text around a passage: of its paragraph, of those it may continue, and of the next."""
    text, blocks = document.text, document.blocks
    here = first = document.block_index(span.start)
    last = document.block_index(max(span.end - 1, span.start))
    near, far = span.start - _FARTHEST, span.end + _FARTHEST
    while first and (start := blocks[first].span.start) > near and text[start] in CLOSERS:
        first -= 1
    before = [_words(document, each.span, near, span.start) for each in blocks[first : here + 1]]
    behind = [_words(document, each.span, span.end, far) for each in blocks[last : last + 2]]
    # The spaces at the ends of a passage are not quoted.
    start_space, end_space = (
        " " if text[at].isspace() else "" for at in (span.start, span.end - 1)
    )
    return Around(PARAGRAPH.join(before) + start_space, end_space + PARAGRAPH.join(behind))


def _words(document: Document, span: Span, start: int, end: int) -> str:
    """The words of a span, as far as they are between two places, without linked numbers."""
    start, end = max(span.start, start, 0), max(min(span.end, end), 0)
    if start >= end:
        return ""
    found = document.text[start:end]
    for number in reversed(list(_linked_numbers(document, Span(start, end)))):
        found = found[: number.start] + found[number.end :]
    return found.replace("\n", LINE)


def _paragraphs(document: Document, span: Span) -> Iterator[list[Span]]:
    """The lines of each block in a span."""
    for block in document.blocks_in(span):
        start, end = max(block.span.start, span.start), min(block.span.end, span.end)
        if start >= end or block.kind == BlockKind.RULE:
            continue
        yield (
            [Span(start, end)] if block.kind in _PROSE else list(_lines(document.text, start, end))
        )


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    for line in text[start:end].split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _line(document: Document, span: Span) -> str:
    """One line as rich text, without its references to footnotes."""
    text = document.text[slice(*span)].translate(_SPACES)
    is_code = document.block_at(span.start).kind == BlockKind.CODE
    inlines = [] if is_code else list(_inlines_in(document, span))
    code = [each for kind, each in inlines if kind == InlineKind.CODE]
    numbers = [] if is_code else _linked_numbers(document, span)
    signs = [
        Span(start, end)
        for start, end in ([] if is_code else signs_in(text))
        if not any(other.overlaps(Span(start, end)) for other in code)
    ]
    spans = [(*_trimmed(text, each), _MARK_OF[kind]) for kind, each in inlines if kind in _MARK_OF]
    spans += [(0, len(text), CODE)] if is_code else []
    references = [
        Span(start - span.start, end - span.start)
        for start, end in references_in(document.footnotes, span)
    ]
    return emphasized(text, spans, [*signs, *references, *numbers])


def _linked_numbers(document: Document, span: Span) -> Iterator[Span]:
    """The numbers right behind a word or a stop that link to notes, with offsets in the span."""
    for kind, number, target in _formatted(document, span):
        start, end = span.start + number.start, span.start + number.end
        behind = document.text[end : end + 1]
        if (
            kind == InlineKind.LINK
            and target.startswith("#")
            and _NUMBER.fullmatch(document.text, max(start - 1, 0), end)
            and not behind.isalnum()
        ):
            yield number


def _inlines_in(document: Document, span: Span) -> Iterator[tuple[InlineKind, Span]]:
    """The formatted words in a line, with offsets from its start."""
    return ((kind, each) for kind, each, _ in _formatted(document, span))


def _formatted(document: Document, span: Span) -> Iterator[tuple[InlineKind, Span, str]]:
    """The same with the targets of links."""
    first = document.block_at(span.start).span.start
    at = bisect_left(document.inlines, first, key=lambda inline: inline.span.start)
    for inline in islice(document.inlines, at, None):
        if inline.span.start >= span.end:
            return
        start, end = max(inline.span.start, span.start), min(inline.span.end, span.end)
        if start < end:
            yield inline.kind, Span(start - span.start, end - span.start), inline.target


def _trimmed(text: str, span: Span) -> Span:
    """A span without the spaces at its ends."""
    words = text[slice(*span)]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - len(words) + len(words.rstrip())))
