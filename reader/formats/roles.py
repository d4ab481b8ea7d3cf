"""Classifies paragraphs by their words: headline, byline, caption, boilerplate or body.

The rules are conservative: a doubtful caption stays in the body, where it has a number and can
be cited.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, islice, takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.lazy import late_pattern, lazy
from reader.text.document import Block, BlockKind, Blocks, Inline, InlineKind, Span

if TYPE_CHECKING:
    from reader.metadata import dateline, dates, spellings
    from reader.metadata.people import organizations
else:
    dateline = lazy("reader.metadata.dateline")
    dates = lazy("reader.metadata.dates")
    organizations = lazy("reader.metadata.people.organizations")
    spellings = lazy("reader.metadata.spellings")

COUNTED = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
)
"""Kinds of block that have paragraph numbers."""

RULE = late_pattern(r"\s*([-*_=~#+·•⁂—–])(?:\s*+\1){2,}+\s*$|\s*[⁂❦❧☙]\s*$")
"""A line that only divides a text, such as `* * *`."""
_LONGEST_RULE = 20
_AGENCY = r"(?:AFP|AP|Associated Press|Bloomberg|dpa|EPA|Getty(?: Images)?|Reuters|TASS|Xinhua|UPI)"
_CREDIT = late_pattern(
    rf"""(?x)
      .{{0,90}}(?:\bvia\s+|/\s?)(?i:{_AGENCY})(?:\s*/.{{0,60}}|\s+via\s+.{{0,40}})?[.)\s]*
    | (?i:{_AGENCY})\s?/\s?\S.{{0,60}}
    | \(?AP\sPhoto\s?/.{{1,60}}
    | (?i:photo(?:graph|s)?|image|picture|illustration|foto|bild|credit)
      (?i:\s+credits?|\s+by)?\s*:\s*\S.{{0,100}}
    | (?i:photo(?:graph|s)?|image|picture|illustration)
      \s+(?i:by|courtesy(?:\s+of)?)\s+[A-Z].{{0,80}}
    | (?:©|\(c\))\s?.{{1,80}}(?i:images?|photos?|{_AGENCY})
    """
)
"""A photo credit on a line of its own."""
_CREDIT_BEGINS = (
    *("photo", "image", "picture", "illustration", "foto", "bild", "credit"),
    *("ap photo", "(ap photo", "©", "(c)"),
)
"""Beginnings, in lower case, of credits that name no agency."""
_ALONE_BEGINS = (*_CREDIT_BEGINS, "by")
_AGENCIES = ("afp", "ap", "associated", "bloomberg", "dpa", "epa", "getty", "reuters", "tass",
             "xinhua", "upi")  # fmt: skip
"""Agencies in lower case; other credits name one, with a slash or `via`."""
_PICTURED_BEGINS = ("TOPSHOT", "FILE", "File photo", "In this", "In This", "This", "this")
_CREDITED = late_pattern(
    rf"""(?x)\((?:
      AP\sPhoto\b | (?i:photo|image|picture|illustration)(?:\s(?:by|courtesy|credit)|:)
      | [^()]{{1,60}}/\s?{_AGENCY} | {_AGENCY}/
    )[^()]*\)\.?$"""
)
"""A photo credit at the end of a caption."""
_PICTURED = late_pattern(
    r"TOPSHOT\b|FILE\s?[-–—:]|File photo\b|(?:In )?[Tt]his (?:\w+[ -]){0,4}?(?:photo|picture|image)"
)
"""The beginning of a caption that is followed by a credit."""
_LONGEST_CAPTION = 700
_BEGINS = (*_CREDIT_BEGINS, *map(str.casefold, _PICTURED_BEGINS), "advertisement", "story")
"""The beginnings, in lower case, of captions and advertisements that don't end with a credit."""
_LONGEST_BEGINNING = max(map(len, _BEGINS))

_PLACES = r"(?:Facebook|Twitter|X|Instagram|Mastodon|Bluesky|Threads|LinkedIn|YouTube|TikTok)"
_BOILERPLATE = late_pattern(
    rf"""(?ix)
      (?:(?:view|show|read|load|see|post|add|leave|write)\s+)?(?:(?:all|a|your|\d+)\s+)?comments?
        (?:\s*\(?\d*\)?)
    | comments\s+(?:are\s+closed|powered\s+by).*
    | follow\s.{{1,80}}\son\s.{{0,60}}\b{_PLACES}\b.{{0,60}}
    | please\s+let\s+us\s+know\s+if\s.{{0,60}}\bcomment.{{0,30}}
    | share\s+(?:this|on|via)\b.{{0,80}}
    | (?:subscribe|sign\s+up)\s+(?:to|for|now|today|here)\b.{{0,120}}
    | related\s+(?:articles?|stories|posts|topics)
    | (?:advertisement|sponsored|read\s+more|print|email)
    | (?:tags|topics|filed\s+under)\s*:.{{0,120}}
    | (?:copyright|©).{{0,120}}\ball\s+rights\s+reserved.{{0,20}}
    """
)
_ADVERT = late_pattern(r"(?i:advertisement|story continues below(?: advertisement)?)")
_LONGEST_BOILERPLATE = 200

_BYLINE = late_pattern(
    r"(?:By|BY)\s+[^\W\d_a-z][\w.’'-]*(?:,?\s+(?:and|AND|&|von|van|de[rl]?|al|bin|[^\W\d_a-z][\w.’'-]*))*"
)
_LONGEST_BYLINE = 90
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

_LONGEST_HEADLINE = 160
_MOST_WORDS = 26
_CLOSING = "\"'”’»)]」』"
_PROSE_INSIDE = late_pattern(r"[^\W\d_]{3,}[.!?…]+[\"'”’»)]*\s|[。！？].")
_NOT_HEADLINE = late_pattern(r"(?:https?://|www\.|[-*•‣]\s|[\W\d_]*$)|\S+@\S+")
_LABEL = late_pattern(r"(?P<key>[^\W\d_][\w ]{0,20}):\s|#[^\s#]")
"""A hashtag, or the name of a field."""


class Head(NamedTuple):
    """What is said below the headline of who wrote a text, and when."""

    byline: str = ""
    """The byline; empty if there is none."""
    date: Mapping[str, Any] = MappingProxyType({})
    """The date, as in CSL; empty if there is none."""
    lines: int = 0
    """The number of blocks that they are in."""


def is_headline(line: str) -> bool:
    """Whether a line on its own is a headline rather than prose."""
    line = line.strip()
    if not 0 < len(line) <= _LONGEST_HEADLINE or line.count(" ") >= _MOST_WORDS or "\n" in line:
        return False
    ending = line.rstrip(_CLOSING)[-1:]
    if ending in ".,:;…。，：；、।" or (ending in "?!？！" and line[-1] in _CLOSING):
        return False
    return not (_PROSE_INSIDE.search(line) or _NOT_HEADLINE.match(line))


def is_credit(line: str) -> bool:
    """Whether a line is a photo credit and nothing else."""
    if len(line) > _LONGEST_HEADLINE:
        return False
    words = line.strip().casefold()
    may_be = words.startswith(_CREDIT_BEGINS) or (
        ("/" in words or "via" in words) and any(name in words for name in _AGENCIES)
    )
    return may_be and _CREDIT.fullmatch(line.strip()) is not None


def is_byline(line: str) -> bool:
    """Whether a line is a byline and nothing else."""
    words = line.strip()
    may_be = len(line) <= _LONGEST_BYLINE and words.startswith(("By", "BY"))
    return may_be and _BYLINE.fullmatch(words) is not None


def stands_alone(line: str) -> bool:
    """Whether a line is a photo credit or a byline and nothing else; most fail a cheap test."""
    words = line.lstrip().casefold()
    may_be = words.startswith(_ALONE_BEGINS) or "/" in words or "via" in words
    return may_be and (is_credit(line) or is_byline(line))


def _is_caption(text: str) -> bool:
    """Whether a paragraph is a photo credit or ends with one."""
    return is_credit(text) or (text.endswith((")", ").")) and _CREDITED.search(text) is not None)


def _is_pictured(text: str, blocks: Blocks, index: int) -> bool:
    """Whether a paragraph is a caption because a credit follows it."""
    words = text[slice(*blocks.span(index))]
    if index + 1 == len(blocks) or not words.startswith(_PICTURED_BEGINS):
        return False
    return _PICTURED.match(words) is not None and is_credit(text[slice(*blocks.span(index + 1))])


def settled(text: str, blocks: Blocks, body: int, inlines: Sequence[Inline] = ()) -> Blocks:
    """Classify headline, captions and boilerplate, and number the other blocks.

    A byline below the headline counts as a caption, since it is not part of the text.

    Args:
        text: The text.
        blocks: Its blocks.
        body: How many of them are the body; the others are notes, without numbers.
        inlines: Its formatted words.
    """
    found, body = _with_head_of_poem(text, blocks, body)
    found = found.changed(_rules(text, found))
    found = found.changed(_captions(text, found))
    found = found.changed(_boilerplate(text, found, body))
    if len(found) > 1 and found.kind(0) is BlockKind.PARAGRAPH:
        is_page = found.kind(1) is BlockKind.BOILERPLATE or _is_above_title(text, found, inlines)
        if not is_page and is_headline(_words(text, found[0])):
            found = found.changed([(0, found[0]._replace(kind=BlockKind.HEADING, level=1))])
    lines = range(1, head_of(text, found, inlines).lines + 1)
    found = found.changed((at, BlockKind.CAPTION) for at in lines)
    found = found.changed(_above_verse(text, found))
    return numbered(found, body)


def _is_above_title(text: str, blocks: Blocks, inlines: Sequence[Inline]) -> bool:
    """Whether the first line is tags, links or a field, as notes have them above their title."""
    span = blocks[0].span
    if blocks.kind(1) is not BlockKind.HEADING or blocks[1].level != 1:
        return False
    if span.end - span.start > _LONGEST_HEADLINE:
        return False
    rest = list(text[span.start : span.end])
    for each in takewhile(lambda inline: inline.span.start < span.end, inlines):
        if each.kind is InlineKind.LINK:
            at = slice(each.span.start - span.start, each.span.end - span.start)
            rest[at] = " " * len(rest[at])
    label = _LABEL.match(text, span.start)
    is_field = label is not None and (label["key"] is None or spellings.is_known(label["key"]))
    return is_field or not any(map(str.isalnum, rest))


def _above_verse(text: str, blocks: Blocks) -> Iterator[tuple[int, Block]]:
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
        if not (_short(block, _LONGEST_BYLINE) and _ABOVE.fullmatch(_words(text, block).strip())):
            return
        found.append((index, block._replace(kind=BlockKind.CAPTION)))


def poet_of(text: str, blocks: Blocks) -> tuple[str, str]:
    """The author and the year between the title of a poem and its first lines, if they are there.

    Args:
        text: The text.
        blocks: Its blocks, settled.
    """
    lines = [_words(text, block).strip() for _, block in _above_verse(text, blocks)]
    years = [line.strip("()") for line in lines if _YEAR.fullmatch(line)]
    poets = [_YEARS.sub("", line) for line in lines if _is_poet(line)]
    return "".join(poets[:1]), "".join(years[:1])


def _is_poet(line: str) -> bool:
    """Whether a line below a title surely names a person."""
    name = _YEARS.sub("", line.strip())
    return len(line) <= _LONGEST_BYLINE and (
        _BY.match(name) is not None or organizations.is_person(name)
    )


def _with_head_of_poem(text: str, blocks: Blocks, body: int) -> tuple[Blocks, int]:
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
    if not (is_headline(title) and _is_poet(poet)):
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
    if is_byline(words):
        day = _line(text, blocks[2]) if len(blocks) > _WITH_BYLINE else ""
        date = _date(day)
        return Head(words, date, 2 if date else 1)
    start = blocks[1].span.start
    for gap in _GAPS.finditer(words) if _DIGIT.search(words) else ():
        name = words[: gap.start()]
        if is_byline(name) or _is_bold_name(name, Span(start, start + gap.start()), inlines):
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


def numbered(blocks: Blocks, body: int) -> Blocks:
    """Number the paragraphs of the body from 1."""
    return blocks.numbered(at for at in blocks.of_kind(COUNTED) if at < body)


def _words(text: str, block: Block) -> str:
    return text[block.span.start : block.span.end]


def _rules(text: str, blocks: Blocks) -> Iterator[tuple[int, BlockKind]]:
    """The paragraphs that only divide the text, by index."""
    for index, start, end in blocks.places(BlockKind.PARAGRAPH):
        is_short = end - start <= _LONGEST_RULE
        if is_short and not text[start].isalnum() and RULE.match(text[start:end]):
            yield index, BlockKind.RULE


def _captions(text: str, blocks: Blocks) -> Iterator[tuple[int, BlockKind]]:
    """Captions and advertisements, by index."""
    for index, start, end in blocks.places(BlockKind.PARAGRAPH):
        if end - start > _LONGEST_CAPTION or not _may_be_caption(text, start, end):
            continue
        words = text[start:end]
        if _is_caption(words) or _is_pictured(text, blocks, index):
            yield index, BlockKind.CAPTION
        elif _ADVERT.fullmatch(words):
            yield index, BlockKind.BOILERPLATE


def _may_be_caption(text: str, start: int, end: int) -> bool:
    """Whether a paragraph may be a caption; a cheap test."""
    beginning = text[start : start + _LONGEST_BEGINNING].casefold()
    if text[end - 1] == ")" or text[end - 2 : end] == ")." or beginning.startswith(_BEGINS):
        return True
    return text.find("/", start, end) >= 0 or text.find("via", start, end) >= 0


def _boilerplate(text: str, blocks: Blocks, body: int) -> Iterator[tuple[int, Block]]:
    """Boilerplate, by index; it is looked for only at the end of the body."""
    for index in range(body - 1, 0, -1):
        block = blocks[index]
        if block.kind is BlockKind.RULE:
            continue
        is_short = _short(block, _LONGEST_BOILERPLATE)
        if not (is_short and _BOILERPLATE.fullmatch(_words(text, block))):
            break
        yield index, block._replace(kind=BlockKind.BOILERPLATE, level=0, marker="")


def _short(block: Block, most: int) -> bool:
    return block.span.end - block.span.start <= most
