"""Classifies the lines of a chunk: headings, paragraphs, list items, verse, columns.

A line break was *forced* when the next line's first word would not have fitted: then the line is
about as long as the text is wide.

- Where most breaks of a chunk are forced, it is hard-wrapped prose: its newlines become spaces.
  A break that was not forced, after the end of a sentence or before an indented line, separates
  two paragraphs, and so does one below a headline.
- Else, where the lines are long or each ends a sentence, each line is a paragraph.
- Else the line breaks matter (verse, an address, a table): one block keeps them.
- Verse, even when its lines are alike, gives itself away by a capital at nearly each line.
- Indented lines and columns are kept as they are; each list item is a block.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.formats.chunks import Chunk, Line, line_at
from reader.formats.line_breaks import cells, first_word, is_wide
from reader.formats.roles import lone_lines
from reader.lazy import late_pattern
from reader.text.document import BlockKind

_WIDEST = 140
"""In characters; texts with longer lines are not hard-wrapped."""
_NARROWEST = 24
_USUAL = 50
_SLACK = 0.08
"""How much shorter than the width a full line may be: not all programs fill their lines."""
_MOSTLY = 0.7
_NEARLY_ALL = 0.8
_VERSE_WIDTH = 66
_LONG_LINE = 80
_FEW_LINES = 4
_INDENT = 2
_FEW_WIDE = 0.1

_UNDERLINE = late_pattern(r"(?:={3,}|-{3,})\s*$")
_ITEM = late_pattern(r"(\s*)([-*•‣◦▪]|\d{1,3}[.)]|\(\d{1,3}\)|\(?[a-z]\))\s+(?=\S)")
_COLUMNS = late_pattern(r"\S(?:\t| {3,})\S|\|.*\|")
_ENDS = tuple(".!?:…。！？।")
_CLOSING = " \t\"'”’»)]」』"
_CHAPTER = late_pattern(
    r"(?:chapter|part|book|section|kapitel|chapitre)\s+[\dIVXLC]+\b.{0,60}$", re.IGNORECASE
)
_LONGEST_SHOUT = 60
_LONGEST_LABEL = 80
_SHORTEST_SHOUT = 4


Draft = tuple[BlockKind, int, int, int, str, bool]
"""A block of a chunk: its kind, its offsets in the chunk, its level, its marker, and whether its
lines are joined. A text has too many of them for a class of their own."""


class Shape(NamedTuple):
    """Line width and margin of a text."""

    width: int
    """Width at which it is hard-wrapped; 0 if it is not."""
    margin: int
    """Indentation shared by all lines."""
    is_wide: bool = False
    """Whether it is Chinese or Japanese, so that widths count in cells."""
    is_of_verse: bool = False
    """Whether it is said to be a poem, so that all lines are kept."""
    has_capitals: bool = False
    """Whether nearly all lines begin with a capital, as those of verse do."""

    def length(self, line: str) -> int:
        """Length of a line."""
        return cells(line) if self.is_wide else len(line)

    def first(self, line: str) -> int:
        """Length of the shortest part of a line that could have moved up, with its space."""
        if self.is_wide:
            return first_word(line)
        return len(line.split(None, 1)[0]) + 1


_Lines = Sequence[Line]
_Begun = Sequence[re.Match[str] | None]
"""The sign with which each of some lines begins an item, if it does."""


def shape_of(chunks: Sequence[_Lines]) -> Shape:
    """Measure the lines of some chunks."""
    margin = min((line.indent for chunk in chunks for line in chunk), default=0)
    wide = is_wide("".join(line.text for chunk in chunks for line in chunk))
    lines = [line for chunk in chunks for line in chunk if len(chunk) > 1]
    has_capitals = len(lines) > _FEW_LINES and _begin_with_capitals(lines)
    return Shape(_width(chunks, cells if wide else len), margin, wide, has_capitals=has_capitals)


def _width(chunks: Sequence[_Lines], length: Callable[[str], int]) -> int:
    lengths = sorted(length(line.text) for chunk in chunks for line in chunk[:-1])
    fitting = [length for length in lengths if length <= _WIDEST]
    if not fitting or len(lengths) - len(fitting) > _FEW_WIDE * len(lengths):
        return 0
    widest = fitting[-1 - len(fitting) // 50]
    sure = widest >= _USUAL or (widest >= _NARROWEST and len(fitting) >= _FEW_LINES)
    return widest if sure else 0


def drafts(chunk: Chunk, shape: Shape, *, is_first: bool, followed: bool) -> list[Draft]:
    """Classify the lines of a chunk.

    Args:
        chunk: The chunk.
        shape: Line width and margin of the text.
        is_first: Whether it is the first chunk of the text.
        followed: Whether another chunk follows.
    """
    if "\n" not in chunk.text:
        return [_single(line_at(0, chunk.text), is_heading=followed and not is_first)]
    if not is_first and _is_prose(chunk.text, shape):
        return [(BlockKind.PARAGRAPH, 0, len(chunk.text), 0, "", True)]
    return _drafts(chunk.lines(), shape, is_first=is_first, followed=followed)


def _is_prose(text: str, shape: Shape) -> bool:
    """Whether lines are obviously hard-wrapped prose; a cheap test that most lines pass."""
    width = shape.width
    if (
        not width
        or shape.is_of_verse
        or shape.is_wide
        or "\t" in text
        or "   " in text
        or "|" in text
    ):
        return False
    lines = text.split("\n")
    begins = "".join([line[0] for line in lines])
    if len(lines) == 1 or not begins.isalpha() or any(line[-1].isspace() for line in lines):
        return False
    is_odd = (
        (")" in text and any(line[1:2] == ")" for line in lines))
        or (len(lines) <= _FEW_LINES and any(map(lone_lines.stands_alone, lines)))
        or (width <= _VERSE_WIDTH and sum(map(str.isupper, begins)) >= _NEARLY_ALL * len(lines))
    )
    return not is_odd and _is_full(lines, width)


def _is_full(lines: Sequence[str], width: int) -> bool:
    """Whether each line but the last is filled, and none is too long."""
    longest, shortest = width * (1 + _SLACK), width * (1 - _SLACK)
    if max(map(len, lines)) > longest:
        return False
    return all(
        len(line) + 2 > shortest or len(line) + 1 + len(after.split(None, 1)[0]) > shortest
        for line, after in pairwise(lines)
    )


def goes_on(line: Line, after: Line, shape: Shape) -> bool:
    """Whether a line of hard-wrapped prose continues on the next one."""
    return _is_forced(line, after, shape) and not _is_deeper(after, line)


def _is_deeper(after: Line, line: Line) -> bool:
    """Whether a line is indented more than another; an ideographic space counts twice."""
    return _indent(after) >= _indent(line) + _INDENT


def _indent(line: Line) -> int:
    return line.indent + line.text[: line.indent].count("\u3000") if line.indent else 0


def _drafts(lines: _Lines, shape: Shape, *, is_first: bool, followed: bool) -> list[Draft]:
    at, found = 0, []
    while len(lines) - at > 1 and _is_underlined(lines[at], lines[at + 1]):
        level = 1 if lines[at + 1].text.startswith("=") else 2
        found.append(_draft(lines[at], BlockKind.HEADING, level))
        at += 2
    if at:
        lines, is_first = lines[at:], False
    if len(lines) < 2:  # noqa: PLR2004 - one line by itself
        return found + [_single(line, is_heading=followed) for line in lines]
    begun = [_ITEM.match(text) for _, text, _ in lines]
    if any(begun):
        first_item = next(at for at, item in enumerate(begun) if item)
        if _is_list(lines[first_item:], begun[first_item:]):
            if first_item:
                found += _body(lines[:first_item], shape, is_first=is_first)
            return found + _items(lines[first_item:], begun[first_item:])
    return found + _body(lines, shape, is_first=is_first)


def _is_underlined(line: Line, after: Line) -> bool:
    may_be = after.text.startswith(("===", "---"))
    return may_be and _UNDERLINE.match(after.text) is not None and lone_lines.is_headline(line.text)


def _draft(line: Line, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> Draft:
    """A line as a block, without surrounding white space."""
    start, text, indent = line
    return kind, start + indent, start + len(text), level, "", False


def _ends(line: str) -> bool:
    """Whether a line ends a sentence."""
    return line.rstrip(_CLOSING).endswith(_ENDS)


def _single(line: Line, *, is_heading: bool) -> Draft:
    words = line.text.lstrip() if line.indent else line.text
    # Nearly all lines begin with a letter: neither a rule nor an item does, but for `a)`.
    if not words[0].isalpha() or words[1:2] == ")":
        if lone_lines.RULE.match(line.text):
            return _draft(line, BlockKind.RULE)
        if item := _ITEM.match(line.text):
            return _items([line], [item])[0]
    if is_heading and len(words) <= _LONGEST_LABEL and (_CHAPTER.match(words) or _is_shout(words)):
        return _draft(line, BlockKind.HEADING, 2)
    return _draft(line)


def _is_shout(words: str) -> bool:
    return (
        words.isupper()
        and _SHORTEST_SHOUT <= len(words) <= _LONGEST_SHOUT
        and lone_lines.is_headline(words)
        and not lone_lines.is_credit(words)
    )


def _is_list(chunk: _Lines, begun: _Begun) -> bool:
    """Whether lines are a list: items and their continuation lines only."""
    loose = sum(not item and not line.indent for line, item in zip(chunk, begun, strict=True))
    items = len(begun) - begun.count(None)
    return items > 1 and loose < items


def _items(chunk: _Lines, begun: _Begun) -> list[Draft]:
    """The items of a list, with their continuation lines; the first line begins one."""
    margin, found = chunk[0].indent, []
    starts = [at for at, item in enumerate(begun) if item]
    for at, after in zip(starts, [*starts[1:], len(chunk)], strict=True):
        (start, text, indent), item = chunk[at], begun[at]
        end = start + len(text) if after == at + 1 else chunk[after - 1].end
        marker = item[2] if item else ""
        shown = "•" if marker in "-*•‣◦▪" else marker
        level = (indent - margin) // _INDENT if indent > margin else 0
        first = start + (item.end() if item else indent)
        found.append((BlockKind.LIST_ITEM, first, end, level, shown, True))
    return found


def _body(chunk: _Lines, shape: Shape, *, is_first: bool) -> list[Draft]:
    _, texts, indents = zip(*chunk, strict=True)
    if shape.is_of_verse or _is_set(texts, indents, shape.margin):
        return [_kept(chunk)]
    if len(chunk) <= _FEW_LINES and any(map(lone_lines.stands_alone, texts)):
        return list(map(_draft, chunk))
    forced = _forced(chunk, shape)
    if is_first and forced and not forced[0] and _is_above(chunk, shape):
        return [_draft(chunk[0]), *_body(chunk[1:], shape, is_first=False)]
    if sum(forced) < _MOSTLY * _breaks(chunk, forced, indents):
        return _lines(chunk, texts)
    if _is_verse(chunk, shape):
        return [_kept(chunk)]
    return _paragraphs(chunk, forced)


def _forced(chunk: _Lines, shape: Shape) -> list[bool]:
    """Whether each of the line breaks was forced."""
    if not shape.width:
        return [False] * (len(chunk) - 1)
    return [_is_forced(line, after, shape) for line, after in pairwise(chunk)]


def _breaks(chunk: _Lines, forced: list[bool], indents: Sequence[int]) -> int:
    """How many line breaks say anything about the width: one before an indentation does not."""
    if not any(indents):
        return len(forced)
    pairs = zip(forced, pairwise(chunk), strict=True)
    return sum(is_forced or not _is_deeper(after, line) for is_forced, (line, after) in pairs)


def _is_set(texts: Sequence[str], indents: Sequence[int], margin: int) -> bool:
    """Whether lines are all indented, or in columns."""
    if min(indents) >= margin + _INDENT:
        return True
    may_be = [text for text in texts if "\t" in text or "   " in text or "|" in text]
    least = _MOSTLY * len(texts)
    if len(texts) < 2 or len(may_be) < least:  # noqa: PLR2004 - one line by itself
        return False
    return len(list(filter(_COLUMNS.search, may_be))) >= least


def _is_forced(line: Line, after: Line, shape: Shape) -> bool:
    length, width = shape.length(line.text), shape.width
    if not width or length > width * (1 + _SLACK):
        return False
    return length + shape.first(after.text) > width * (1 - _SLACK)


def _is_above(chunk: _Lines, shape: Shape) -> bool:
    """Whether the first line of a text is a headline directly above its first paragraph."""
    longest = max(shape.length(line.text) for line in chunk[1:])
    wrapped = len(chunk) == 2 or _is_forced(chunk[1], chunk[2], shape)  # noqa: PLR2004
    return (
        _ends(chunk[-1].text)
        and wrapped
        and longest > _LONG_LINE / 2
        and lone_lines.is_headline(chunk[0].text)
    )


def _is_verse(chunk: _Lines, shape: Shape) -> bool:
    least = 2 if shape.has_capitals else _FEW_LINES
    return shape.width <= _VERSE_WIDTH and len(chunk) >= least and _begin_with_capitals(chunk)


def _begin_with_capitals(lines: _Lines) -> bool:
    """Whether nearly all of some lines begin with a capital."""
    capitals = sum(line.text.lstrip(" \t\"'“‘«(")[:1].isupper() for line in lines)
    return capitals >= _NEARLY_ALL * len(lines)


def _lines(chunk: _Lines, texts: Sequence[str]) -> list[Draft]:
    """Lines that are not hard-wrapped: a paragraph each, or one block that keeps them."""
    is_long = sum(map(len, texts)) > _LONG_LINE * len(texts)
    if is_long or sum(map(_ends, texts)) >= _NEARLY_ALL * len(texts):
        return list(map(_draft, chunk))
    return [_kept(chunk)]


def _kept(chunk: _Lines) -> Draft:
    """A block that keeps its lines, including the indentation of the first."""
    return BlockKind.PARAGRAPH, chunk[0].start, chunk[-1].end, 0, "", False


def _paragraphs(chunk: _Lines, forced: list[bool]) -> list[Draft]:
    """Hard-wrapped paragraphs without blank lines between them."""
    first, found = 0, []
    for at, is_forced in enumerate(forced):
        line, after = chunk[at], chunk[at + 1]
        if (not is_forced and _ends(line.text)) or _is_deeper(after, line):
            found.append(_flowing(chunk[first], line))
            first = at + 1
    return [*found, _flowing(chunk[first], chunk[-1])]


def _flowing(first: Line, last: Line) -> Draft:
    return BlockKind.PARAGRAPH, first.start + first.indent, last.end, 0, "", True
