"""The first lines of a text: its byline and date, and the poet and the year of a poem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.formats.roles import lone_lines
from reader.lazy import late_pattern, lazy
from reader.text.document import Block, BlockKind, Blocks, Inline, InlineKind, Span

if TYPE_CHECKING:
    from reader.metadata import dateline, dates
    from reader.metadata.people import organizations
else:
    dateline = lazy("reader.metadata.dateline")
    dates = lazy("reader.metadata.dates")
    organizations = lazy("reader.metadata.people.organizations")

_ABOVE = late_pattern(
    r"(?:[Bb]y\s+)?[^\W\d_a-z][\w.’'-]*(?:,?\s+(?:and|&|von|van|de[rl]?|la|al|bin"
    r"|[^\W\d_a-z][\w.’'-]*)){0,6}(?:\s*\([\d–-]{4,9}\))?|\(?\d{4}(?:[–-]\d{4})?\)?"
)
"""A name, by its capitals, or a year: what is between the title of a poem and the poem."""
_MOST_ABOVE = 2
_YEAR = late_pattern(r"\(?(?:1[0-9]|20)\d\d\)?")
_YEARS = late_pattern(r"\s*\([^()]*\d[^()]*\)$")
"""The years of a person's life behind the name."""
_BY = late_pattern(r"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor)\s+[^\W\d_a-z]")
_LONGEST_STANZA, _SHORTEST_POEM = 4096, 4
"""Characters of the first lines that are looked at, and lines of a poem without stanzas."""
_LINES = (BlockKind.PARAGRAPH, BlockKind.CAPTION)
_LONGEST_HEAD = 150
_GAPS = late_pattern(r"(?:\s*[|·•,;/]|\s+[–—-])?\s+(?=\S)")
"""What may be between a byline and its date."""
_BEFORE_LABELS = ("Last", "First", "Originally", "last", "first", "originally")
_DIGIT = late_pattern(r"\d")
_NAME = late_pattern(
    r"[^\W\d_a-z][\w.’'-]*(?:\s+(?:and|&|von|van|de[rl]?|[^\W\d_a-z][\w.’'-]*)){1,6}"
)
_WITH_BYLINE = 3
"""Least number of blocks: the headline, the byline, and something to read."""


class Head(NamedTuple):
    """What is said below the headline of who wrote a text, and when."""

    byline: str = ""
    """The byline; empty if there is none."""
    date: Mapping[str, Any] = MappingProxyType({})
    """The date, as in CSL; empty if there is none."""
    lines: int = 0
    """The number of blocks that they are in."""


def head_of(text: str, blocks: Blocks, inlines: Sequence[Inline] = ()) -> Head:
    """The byline below the headline, with the date on its line or on the next.

    Args:
        text: The text.
        blocks: Its blocks.
        inlines: Its formatted words: a name in bold type before a date is a byline, too.
    """
    if len(blocks) < _WITH_BYLINE or blocks[0].kind is not BlockKind.HEADING:
        return Head()
    words = _line(text, blocks[1])
    if lone_lines.is_byline(words):
        day = _line(text, blocks[2]) if len(blocks) > _WITH_BYLINE else ""
        date = _date(day)
        return Head(words, date, 2 if date else 1)
    start = blocks[1].span.start
    for gap in _GAPS.finditer(words) if _DIGIT.search(words) else ():
        name = words[: gap.start()]
        if lone_lines.is_byline(name) or _is_bold_name(
            name, Span(start, start + gap.start()), inlines
        ):
            date = _date(words[gap.end() :])
            if date:
                return Head(name, date, 1)
    return Head()


def _is_bold_name(name: str, span: Span, inlines: Sequence[Inline]) -> bool:
    """Whether the beginning of a line is a name, and nothing else of it is in bold type."""
    if not _NAME.fullmatch(name):
        return False
    bold = next((each.span for each in inlines if each.kind is InlineKind.STRONG), None)
    return bold is not None and bold.start == span.start and abs(bold.end - span.end) <= 1


def _line(text: str, block: Block) -> str:
    """The words of a block that may be a line of the head; empty for others."""
    is_line = block.kind in _LINES and _short(block, _LONGEST_HEAD)
    return _words(text, block) if is_line else ""


def _date(words: str) -> Mapping[str, Any]:
    """The date that words are, if they are one with its day, and nothing else."""
    if not _DIGIT.search(words):
        return {}
    line = " ".join(words.split())
    first = line.partition(" ")[0]
    is_labelled = first in _BEFORE_LABELS or "1" in dateline.cut(f"{first} 1")
    # What stands before a label such as “Published” would count for nothing.
    if not is_labelled and dateline.cut(line).published != line:
        return {}
    found = dates.of_header(dateline.day(line)) or {}
    parts = found.get("date-parts") or [[]]
    return found if len(parts) == 1 and len(parts[0]) == len(("year", "month", "day")) else {}


def poet_of(text: str, blocks: Blocks) -> tuple[str, str]:
    """The author and the year between the title of a poem and its first lines, if they are there.

    Args:
        text: The text.
        blocks: Its blocks, settled.
    """
    lines = [_words(text, block).strip() for _, block in above_verse(text, blocks)]
    years = [line.strip("()") for line in lines if _YEAR.fullmatch(line)]
    poets = [_YEARS.sub("", line) for line in lines if _is_poet(line)]
    return "".join(poets[:1]), "".join(years[:1])


def above_verse(text: str, blocks: Blocks) -> Iterator[tuple[int, Block]]:
    """The author and the year between the title of a poem and its first lines, by index."""
    if not blocks or blocks.kind(0) is not BlockKind.HEADING:
        return
    found: list[tuple[int, Block]] = []
    for index in range(1, min(len(blocks), _MOST_ABOVE + 2)):
        block = blocks[index]
        if block.kind not in _LINES:
            return
        if "\n" in text[slice(*block.span)]:
            yield from found
            return
        if not (
            _short(block, lone_lines.LONGEST_BYLINE)
            and _ABOVE.fullmatch(_words(text, block).strip())
        ):
            return
        found.append((index, block._replace(kind=BlockKind.CAPTION)))


def _is_poet(line: str) -> bool:
    """Whether a line below a title surely names a person."""
    name = _YEARS.sub("", line.strip())
    return len(line) <= lone_lines.LONGEST_BYLINE and (
        _BY.match(name) is not None or organizations.is_person(name)
    )


def with_head_of_poem(text: str, blocks: Blocks, body: int) -> tuple[Blocks, int]:
    """The same with blocks for title, author and year where they are the first lines of a poem.

    Args:
        text: The text.
        blocks: Its blocks.
        body: How many of them are the body.
    """
    first = blocks[0] if blocks else None
    if first is None or first.kind is not BlockKind.PARAGRAPH or not _short(first, _LONGEST_STANZA):
        return blocks, body
    title, poet, *rest = (*_words(text, first).split("\n"), "")
    if not (lone_lines.is_headline(title) and _is_poet(poet)):
        return blocks, body
    above = [title, poet, *rest[: _YEAR.fullmatch(rest[0].strip()) is not None]]
    below = len(rest) + 1 - len(above)
    goes_on = body > 1 and "\n" in _words(text, blocks[1])
    if below == 1 or (below < _SHORTEST_POEM and not goes_on):
        return blocks, body
    *starts, rest_start = accumulate((len(line) + 1 for line in above), initial=first.span.start)
    spans = [Span(start, start + len(line)) for start, line in zip(starts, above, strict=True)]
    spans += [Span(rest_start, first.span.end)] if below else []
    made = [first._replace(span=span) for span in spans]
    return Blocks([*made, *islice(blocks, 1, None)]), body + len(made) - 1


def _words(text: str, block: Block) -> str:
    return text[block.span.start : block.span.end]


def _short(block: Block, most: int) -> bool:
    return block.span.end - block.span.start <= most
