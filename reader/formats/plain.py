"""Plain text: paragraphs found by blank lines, by line lengths and by what lines begin with.

A *chunk* is the lines between two blank ones. A line break in it was *forced* when the next
line's first word would not have fitted: then the line is about as long as the text is wide.

- Where most breaks of a chunk are forced, it is hard-wrapped prose: its newlines become spaces.
  A break that was not forced, behind the end of a sentence or before an indented line, parts two
  paragraphs, and so does one below a headline.
- Else, where the lines are long or each ends a sentence, each line is a paragraph.
- Else the lines are there for their own sake (verse, an address, a table): one block keeps them.
- Verse, even when its lines are alike, gives itself away by a capital at nearly each line.
- What is indented, or has columns, is kept as it stands; a list has an item a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reader.document import Block, BlockKind, Document, Span
from reader.formats import roles
from reader.formats.canonical import canonical, is_blank
from reader.formats.front_matter import split
from reader.formats.making import make

_WIDEST = 140
"""Characters; longer lines are not wrapped, whatever their breaks look like."""
_NARROWEST = 24
_USUAL = 50
_SLACK = 0.08
"""How much shorter than the width a forced line may be: not all programs fill their lines."""
_MOSTLY = 0.7
_NEARLY_ALL = 0.8
_VERSE_WIDTH = 66
_LONG_LINE = 80
_FEW_LINES = 4
_INDENT = 2
_FEW_WIDE = 0.1

_RULE = re.compile(r"\s*([-*_=~#+·•⁂—–])(?:\s*\1){2,}\s*$|\s*⁂\s*$")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\s*$")
_ITEM = re.compile(r"(\s*)([-*•‣◦▪]|\d{1,3}[.)]|\(\d{1,3}\)|\(?[a-z]\))\s+(?=\S)")
_COLUMNS = re.compile(r"\S(?:\t| {3,})\S|\|.*\|")
_ENDS = tuple(".!?:…。！？।")
_BREAK = re.compile(r"[^\S\n]*\n\s*")
_CLOSING = " \t\"'”’»)]」』"
_CHAPTER = re.compile(
    r"(?:chapter|part|book|section|kapitel|chapitre)\s+[\dIVXLC]+\b.{0,60}$", re.IGNORECASE
)
_LONGEST_SHOUT = 60
_LONGEST_LABEL = 80
_SHORTEST_SHOUT = 4


class _Line(NamedTuple):
    """A line of the text that is not blank."""

    start: int
    """Its first offset, before any indentation."""
    text: str
    """Its characters, without the white space behind them."""
    indent: int
    """How many white characters it begins with."""

    @property
    def span(self) -> Span:
        """Where it stands, without the white space around it."""
        return Span(self.start + self.indent, self.start + len(self.text))

    @property
    def ends(self) -> bool:
        """Whether a sentence ends with it."""
        return self.text.rstrip(_CLOSING).endswith(_ENDS)


class _Draft(NamedTuple):
    """A block to be."""

    block: Block
    flows: bool = False
    """Whether its newlines become spaces."""


_Chunk = list[_Line]


def parse(text: str, *, path: Path | None = None, notices: tuple[str, ...] = ()) -> Document:
    """The document that a plain text is.

    Raises:
        ReaderError: There is nothing to read in it.
    """
    front = split(canonical(text))
    body = front.body.strip("\n").rstrip()
    chunks = [] if is_blank(body) else _chunks(body)
    width, margin = _width(chunks), _margin(chunks)
    drafts: list[_Draft] = []
    for index, chunk in enumerate(chunks):
        followed = index + 1 < len(chunks)
        drafts.extend(_drafts(chunk, width, margin, is_first=not index, followed=followed))
    body, blocks = _reflowed(body, drafts)
    return make(body, blocks, (), front, path, notices)


def _chunks(body: str) -> list[_Chunk]:
    found: list[_Chunk] = []
    start, within = 0, False
    for whole in body.split("\n"):
        text = whole.rstrip()
        is_line = bool(text) and (text[-1].isascii() or not is_blank(text))
        if is_line:
            line = _Line(start, text, len(text) - len(text.lstrip()))
            if within:
                found[-1].append(line)
            else:
                found.append([line])
        within = is_line
        start += len(whole) + 1
    return found


def _width(chunks: list[_Chunk]) -> int:
    """How wide a hard-wrapped text is, in characters; 0 for one that is not wrapped."""
    lengths = sorted(len(line.text) for chunk in chunks for line in chunk[:-1])
    fitting = [length for length in lengths if length <= _WIDEST]
    if not fitting or len(lengths) - len(fitting) > _FEW_WIDE * len(lengths):
        return 0
    widest = fitting[-1 - len(fitting) // 50]
    sure = widest >= _USUAL or (widest >= _NARROWEST and len(fitting) >= _FEW_LINES)
    return widest if sure else 0


def _margin(chunks: list[_Chunk]) -> int:
    """The indentation that all lines share."""
    return min((line.indent for chunk in chunks for line in chunk), default=0)


def _drafts(
    chunk: _Chunk, width: int, margin: int, *, is_first: bool, followed: bool
) -> Iterator[_Draft]:
    if len(chunk) == 1:
        yield _single(chunk[0], is_heading=followed and not is_first)
        return
    if _UNDERLINE.match(chunk[1].text) and roles.is_headline(chunk[0].text):
        level = 1 if chunk[1].text.startswith("=") else 2
        yield _Draft(Block(BlockKind.HEADING, chunk[0].span, level))
        if len(chunk) > 2:  # noqa: PLR2004 - the two lines of the heading
            yield from _drafts(chunk[2:], width, margin, is_first=False, followed=followed)
        return
    first_item = next((at for at, line in enumerate(chunk) if _ITEM.match(line.text)), None)
    if first_item is not None and _is_list(chunk[first_item:]):
        if first_item:
            yield from _body(chunk[:first_item], width, margin, is_first=is_first)
        yield from _items(chunk[first_item:])
    else:
        yield from _body(chunk, width, margin, is_first=is_first)


def _single(line: _Line, *, is_heading: bool) -> _Draft:
    words = line.text.lstrip() if line.indent else line.text
    # Nearly all lines begin with a letter: neither a rule nor an item does, but for `a)`.
    if not words[0].isalpha() or words[1:2] == ")":
        if _RULE.match(line.text):
            return _Draft(Block(BlockKind.RULE, line.span))
        if _ITEM.match(line.text):
            return next(_items([line]))
    if is_heading and len(words) <= _LONGEST_LABEL and (_CHAPTER.match(words) or _is_shout(words)):
        return _Draft(Block(BlockKind.HEADING, line.span, 2))
    return _Draft(Block(BlockKind.PARAGRAPH, line.span))


def _is_shout(words: str) -> bool:
    return (
        _SHORTEST_SHOUT <= len(words) <= _LONGEST_SHOUT
        and words.isupper()
        and roles.is_headline(words)
        and not roles.is_credit(words)
    )


def _is_list(chunk: _Chunk) -> bool:
    """Whether lines from an item on are a list: only items, and the rest of their text."""
    items = [match for line in chunk if (match := _ITEM.match(line.text))]
    loose = [line for line in chunk if not _ITEM.match(line.text) and not line.indent]
    return len(items) > 1 and len(loose) < len(items)


def _items(chunk: _Chunk) -> Iterator[_Draft]:
    """A list's items, each with the lines that go on with it."""
    margin = chunk[0].indent
    at = 0
    while at < len(chunk):
        end = at + 1
        while end < len(chunk) and not _ITEM.match(chunk[end].text):
            end += 1
        item = _ITEM.match(chunk[at].text)
        start = chunk[at].start + (item.end() if item else chunk[at].indent)
        marker = item[2] if item else ""
        level = max(chunk[at].indent - margin, 0) // _INDENT
        span = Span(start, chunk[end - 1].span.end)
        shown = "•" if marker in "-*•‣◦▪" else marker
        yield _Draft(Block(BlockKind.LIST_ITEM, span, level, marker=shown), flows=True)
        at = end


def _body(chunk: _Chunk, width: int, margin: int, *, is_first: bool) -> Iterator[_Draft]:
    if _is_set(chunk, margin):
        yield _kept(chunk)
        return
    if len(chunk) <= _FEW_LINES and any(map(_stands_alone, chunk)):
        yield from (_Draft(Block(BlockKind.PARAGRAPH, line.span)) for line in chunk)
        return
    forced = [_is_forced(line, after, width) for line, after in pairwise(chunk)]
    if is_first and forced and not forced[0] and _is_above(chunk, width):
        yield _Draft(Block(BlockKind.PARAGRAPH, chunk[0].span))
        yield from _body(chunk[1:], width, margin, is_first=False)
    elif sum(forced) < _MOSTLY * sum(map(_is_break, forced, chunk, chunk[1:])):
        yield from _lines(chunk)
    elif _is_verse(chunk, width):
        yield _kept(chunk)
    else:
        yield from _paragraphs(chunk, forced)


def _is_break(forced: bool, line: _Line, after: _Line) -> bool:  # noqa: FBT001 - for map
    """Whether a line break tells anything of the width: one before an indentation doesn't."""
    return forced or after.indent < line.indent + _INDENT


def _stands_alone(line: _Line) -> bool:
    return roles.is_credit(line.text) or roles.is_byline(line.text)


def _is_set(chunk: _Chunk, margin: int) -> bool:
    """Whether lines are indented, or stand in columns."""
    if all(line.indent >= margin + _INDENT for line in chunk):
        return True
    columns = sum(
        ("\t" in line.text or "   " in line.text or "|" in line.text)
        and _COLUMNS.search(line.text) is not None
        for line in chunk
    )
    return len(chunk) > 1 and columns >= _MOSTLY * len(chunk)


def _is_forced(line: _Line, after: _Line, width: int) -> bool:
    length = len(line.text)
    if not width or length > width * (1 + _SLACK):
        return False
    word = len(after.text.split(None, 1)[0])
    return length + 1 + word > width * (1 - _SLACK)


def _is_above(chunk: _Chunk, width: int) -> bool:
    """Whether a text's first line is a headline right above its first paragraph."""
    longest = max(len(line.text) for line in chunk[1:])
    wrapped = len(chunk) == 2 or _is_forced(chunk[1], chunk[2], width)  # noqa: PLR2004
    return (
        chunk[-1].ends and wrapped and longest > _LONG_LINE / 2 and roles.is_headline(chunk[0].text)
    )


def _is_verse(chunk: _Chunk, width: int) -> bool:
    if width > _VERSE_WIDTH or len(chunk) < _FEW_LINES:
        return False
    capitals = sum(line.text.lstrip(" \t\"'“‘«(")[:1].isupper() for line in chunk)
    return capitals >= _NEARLY_ALL * len(chunk)


def _lines(chunk: _Chunk) -> Iterator[_Draft]:
    """Unwrapped lines: each a paragraph, or all one block."""
    mean = sum(len(line.text) for line in chunk) / len(chunk)
    ends = sum(line.ends for line in chunk)
    if mean > _LONG_LINE or ends >= _NEARLY_ALL * len(chunk):
        for line in chunk:
            yield _Draft(Block(BlockKind.PARAGRAPH, line.span))
    else:
        yield _kept(chunk)


def _kept(chunk: _Chunk) -> _Draft:
    """Lines as they stand, with the indentation of the first."""
    span = Span(chunk[0].start, chunk[-1].span.end)
    return _Draft(Block(BlockKind.PARAGRAPH, span))


def _paragraphs(chunk: _Chunk, forced: list[bool]) -> Iterator[_Draft]:
    """Hard-wrapped paragraphs that no blank line parts."""
    first = 0
    for at, is_forced in enumerate(forced):
        line, after = chunk[at], chunk[at + 1]
        if (not is_forced and line.ends) or after.indent >= line.indent + _INDENT:
            yield _flowing(chunk[first], line)
            first = at + 1
    yield _flowing(chunk[first], chunk[-1])


def _flowing(first: _Line, last: _Line) -> _Draft:
    span = Span(first.span.start, last.span.end)
    return _Draft(Block(BlockKind.PARAGRAPH, span), flows=True)


def _reflowed(body: str, drafts: list[_Draft]) -> tuple[str, list[Block]]:
    """The text with the newlines inside flowing blocks turned into spaces, and its blocks.

    White space around such a newline, an indentation mostly, goes with it.
    """
    pieces, blocks, at, gone = [], [], 0, 0
    for block, flows in drafts:
        start, end = block.span
        words = body[start:end] if flows else ""
        before = gone
        if "\n" in words:
            flat = _BREAK.sub(" ", words)
            pieces += [body[at:start], flat]
            at = end
            gone += len(words) - len(flat)
        blocks.append(replace(block, span=Span(start - before, end - gone)) if gone else block)
    return "".join([*pieces, body[at:]]), blocks
