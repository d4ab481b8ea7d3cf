"""Motions through a document, and the units around an offset.

Every motion takes a document and an offset and returns another offset, always one inside a block:
at the ends of the document it stays put. No motion looks at more of the text than it needs to, so
each is as quick in five megabytes as in five lines.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from reader.lazy import late_pattern, lazy
from reader.text import graphemes, pieces
from reader.text.document import Block, BlockKind, Document, Span
from reader.text.language import of_beginning

if TYPE_CHECKING:
    from reader.text import sentences
else:
    sentences = lazy("reader.text.sentences")

_SPACE = late_pattern(r"\s+(?=\S)")

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = late_pattern("[\u3041-\u30ff]")
_WINDOW = 64
_SAMPLE = 1 << 12
"""Characters at the beginning of a text that are used to detect its language."""
"""How far back to look for a word at first, in characters."""
_LONGEST_WORD = 4096


def first_offset(document: Document) -> int:
    """The offset of a document's first character."""
    return document.blocks[0].span.start


def last_offset(document: Document) -> int:
    """The offset of a document's last character."""
    return _last_in(document, document.blocks[-1])


def clamped(document: Document, offset: int) -> int:
    """The beginning of the character at an offset, or of the nearest one inside a block."""
    block = document.block_at(offset)
    if offset <= block.span.start:
        return block.span.start
    if offset >= block.span.end:
        return _last_in(document, block)
    return max(graphemes.boundary_at(document.text, offset), block.span.start)


def _last_in(document: Document, block: Block) -> int:
    start = graphemes.boundary_at(document.text, max(block.span.end - 1, block.span.start))
    return max(start, block.span.start)


# Characters


def character_at(document: Document, offset: int) -> Span:
    """The character at an offset, with all its combining marks."""
    start = clamped(document, offset)
    return Span(start, min(graphemes.next_boundary(document.text, start), len(document.text)))


def next_character(document: Document, offset: int, count: int = 1) -> int:
    """The beginning of the next character, across blocks."""
    offset = clamped(document, offset)
    index = document.block_index(offset)
    for _ in range(count):
        after = graphemes.next_boundary(document.text, offset)
        if after >= document.blocks[index].span.end:
            if index + 1 == len(document.blocks):
                break
            index += 1
            after = document.blocks[index].span.start
        offset = after
    return offset


def previous_character(document: Document, offset: int, count: int = 1) -> int:
    """The beginning of the previous character, across blocks."""
    offset = clamped(document, offset)
    index = document.block_index(offset)
    for _ in range(count):
        if offset > document.blocks[index].span.start:
            offset = graphemes.boundary_at(document.text, offset - 1)
            offset = max(offset, document.blocks[index].span.start)
        elif index:
            index -= 1
            offset = _last_in(document, document.blocks[index])
    return offset


# Words


@lru_cache(maxsize=1)
def _marks() -> str:
    """All combining marks and joiners, as the inside of a character class.

    Beyond the first plane it is whole scripts: their letters are of a word as well.
    """
    codes = range(0x300, 0xFFFF)
    marks = (chr(code) for code in codes if unicodedata.category(chr(code))[0] == "M")
    return "".join(marks) + "\u200c\u200d\U00011000-\U00011fff\U0001e000-\U0001e8ff"


@lru_cache(maxsize=2)
def _tokens(han: str) -> re.Pattern[str]:
    """A word, or a run of what is neither word nor space, as vim's `w` knows them.

    An apostrophe inside a word and a point inside a number belong to it. Han characters are words
    by themselves in Chinese; in Japanese, as in vim, runs of one script are.
    """
    marks = _marks()
    letter = f"(?:(?![{_HAN}\u3041-\u30ff])[\\w{marks}])"
    joint = "(?:['’\u00ad](?=\\w)|(?<=\\d)[.,:](?=\\d))"
    return re.compile(
        f"[{_HAN}]{han}|[\u3041-\u309f]+|[\u30a0-\u30ff]+|{letter}(?:{letter}|{joint}){{0,{_LONGEST_WORD}}}"
        f"|(?:[^\\w\\s{marks}{_HAN}][{marks}]*){{1,{_LONGEST_WORD}}}"
    )


def _pattern(document: Document, block: Block) -> re.Pattern[str]:
    end = min(block.span.end, block.span.start + pieces.SIZE)
    is_japanese = _KANA.search(document.text, block.span.start, end) is not None
    return _tokens("+" if is_japanese else "")


def _words_in(document: Document, block: Block, within: Span) -> Iterator[Span]:
    """The words of a part of a block; none begins inside a character."""
    for found in _pattern(document, block).finditer(document.text, *within):
        start = found.start()
        if start == block.span.start or graphemes.is_boundary(document.text, start):
            yield Span(start, found.end())


def words_from(document: Document, offset: int) -> Iterator[Span]:
    """The words at or after an offset, which must not be inside a word."""
    for index in range(document.block_index(offset), len(document.blocks)):
        block = document.blocks[index]
        within = Span(max(offset, block.span.start), block.span.end)
        yield from _words_in(document, block, within)


def words_before(document: Document, offset: int) -> Iterator[Span]:
    """The words that begin before an offset, nearest first."""
    for index in range(document.block_index(offset), -1, -1):
        block = document.blocks[index]
        end = min(offset, block.span.end)
        while (before := end) > block.span.start:
            start = _window(document.text, block.span.start, end)
            within = Span(start, min(end + _LONGEST_WORD, block.span.end))
            words = _words_in(document, block, within)
            yield from reversed(list(takewhile(lambda word: word.start < before, words)))
            end = start


def _window(text: str, start: int, end: int) -> int:
    """A place some way before `end` where a word may begin, and not before `start`."""
    size = _WINDOW
    while size < min(end - start, _LONGEST_WORD):
        space = _SPACE.search(text, end - size, end)
        if space:
            return space.end()
        size *= 4
    return max(start, end - size)


def word_at(document: Document, offset: int) -> Span:
    """The word at an offset; in white space, the next one in its block, else the previous one."""
    offset = clamped(document, offset)
    block = document.block_at(offset)
    before = next(words_before(document, offset + 1), None)
    if before is not None and offset < before.end:
        return before
    behind = next(words_from(document, offset), None)
    if behind is not None and behind.end <= block.span.end:
        return behind
    return before if before is not None and before.start >= block.span.start else block.span


def next_word(document: Document, offset: int, count: int = 1) -> int:
    """The beginning of the next word, else the document's last character."""
    behind = word_at(document, offset)
    start = behind.end if behind.start <= offset else offset
    found = list(islice(words_from(document, start), count))
    return found[-1].start if len(found) == count else last_offset(document)


def previous_word(document: Document, offset: int, count: int = 1) -> int:
    """The beginning of this word, or of the previous one if already there."""
    found = list(islice(words_before(document, offset), count))
    return found[-1].start if len(found) == count else first_offset(document)


def word_end(document: Document, offset: int, count: int = 1) -> int:
    """The last character of this word, or of the next one if already there."""
    offset = clamped(document, offset)
    here = word_at(document, offset)
    start = here.start if here.start <= offset < here.end else offset
    ends = (
        graphemes.boundary_at(document.text, word.end - 1) for word in words_from(document, start)
    )
    found = list(islice((end for end in ends if end > offset), count))
    return found[-1] if len(found) == count else last_offset(document)


# Sentences


def _pieces(document: Document, block: Block, start: int) -> Iterator[Span]:
    """The pieces of a block, each split on its own, from the one that contains `start` on."""
    first = pieces.index_at(document.text, block.span, start)
    for index in range(first, pieces.count(block.span)):
        yield pieces.piece(document.text, block.span, index)


def _split(document: Document, block: Block, part: Span) -> Iterator[Span]:
    text = document.text[part.start : part.end]
    if block.kind in {BlockKind.HEADING, BlockKind.TABLE_ROW, BlockKind.RULE}:
        found: tuple[Span, ...] = (Span(0, len(text)),)
    elif block.kind is BlockKind.CODE:
        found = tuple(Span(*line.span()) for line in re.finditer(r"\S.*", text))
    else:
        declared = str(document.csl.get("language", "")) or of_beginning(document.text[:_SAMPLE])
        found = sentences.split(text, sentences.language_of(text, declared))
    for span in found:
        # White space with a combining mark belongs to the sentence.
        start = graphemes.boundary_at(document.text, span.start + part.start)
        yield Span(max(start, part.start), span.end + part.start)


def sentences_from(document: Document, offset: int) -> Iterator[Span]:
    """The sentences from the piece that contains an offset on."""
    for index in range(document.block_index(offset), len(document.blocks)):
        block = document.blocks[index]
        for part in _pieces(document, block, offset):
            yield from _split(document, block, part)


def sentences_before(document: Document, offset: int) -> Iterator[Span]:
    """The sentences that begin before an offset, nearest first."""
    for index in range(document.block_index(offset), -1, -1):
        block = document.blocks[index]
        at = min(offset, block.span.end) - 1
        while at >= block.span.start:
            part = next(_pieces(document, block, at))
            found = [span for span in _split(document, block, part) if span.start < offset]
            yield from reversed(found)
            at = part.start - 1


def sentences_of(document: Document, index: int) -> tuple[Span, ...]:
    """The sentences of a block, by its index, trimmed."""
    block = document.blocks[index]
    parts = _pieces(document, block, block.span.start)
    return tuple(span for part in parts for span in _split(document, block, part))


def sentence_at(document: Document, offset: int, count: int = 1) -> Span:
    """The sentence at an offset, or that and the next ones together; never an empty span.

    The white space after a sentence belongs to it.
    """
    offset = clamped(document, offset)
    block = document.block_at(offset)
    before = next(sentences_before(document, offset + 1), None)
    if before is None or before.start < block.span.start:
        return block.span
    following = (span for span in sentences_from(document, offset) if span.start >= before.start)
    return Span(before.start, max(span.end for span in (before, *islice(following, count))))


def next_sentence(document: Document, offset: int, count: int = 1) -> int:
    """The beginning of the next sentence."""
    starts = (span.start for span in sentences_from(document, offset) if span.start > offset)
    return _last(islice(starts, count), clamped(document, offset))


def previous_sentence(document: Document, offset: int, count: int = 1) -> int:
    """The beginning of this sentence, or of the previous one if already there."""
    starts = (span.start for span in sentences_before(document, offset))
    return _last(islice(starts, count), clamped(document, offset))


# Paragraphs and headings


def next_paragraph(document: Document, offset: int, count: int = 1) -> int:
    """The beginning of the next block."""
    index = document.block_index(offset)
    if offset < document.blocks[index].span.start:
        index -= 1
    index = min(index + count, len(document.blocks) - 1)
    return max(document.blocks[index].span.start, clamped(document, offset))


def previous_paragraph(document: Document, offset: int, count: int = 1) -> int:
    """The beginning of this block, or of the previous one if already there."""
    index = document.block_index(offset)
    if offset <= document.blocks[index].span.start:
        index -= 1
    return document.blocks[max(index - count + 1, 0)].span.start


def next_heading(document: Document, offset: int, count: int = 1) -> int:
    """The beginning of the next heading."""
    first = bisect_right(document.headings, offset, key=_start_in(document))
    found = document.headings[first : first + count]
    return document.blocks.starts[found[-1]] if found else clamped(document, offset)


def previous_heading(document: Document, offset: int, count: int = 1) -> int:
    """The beginning of the current section's heading, or of the previous one."""
    last = bisect_left(document.headings, offset, key=_start_in(document))
    found = document.headings[max(last - count, 0) : last]
    return document.blocks.starts[found[0]] if found else clamped(document, offset)


def _start_in(document: Document) -> Callable[[int], int]:
    return document.blocks.starts.__getitem__


def _last(offsets: Iterator[int], default: int) -> int:
    """The last of some offsets, or the starting point if there are none."""
    found = default
    for offset in offsets:
        found = offset
    return found
