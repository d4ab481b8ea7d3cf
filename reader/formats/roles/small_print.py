"""Paragraphs that are no words of the text: rules, captions, advertisements, boilerplate.

The rules are conservative: a doubtful caption stays in the body, where it has a number and can
be cited.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.formats.roles import lone_lines
from reader.lazy import late_pattern
from reader.text.document import Block, BlockKind, Blocks

_LONGEST_RULE = 20
_PICTURED_BEGINS = ("TOPSHOT", "FILE", "File photo", "In this", "In This", "This", "this")
_CREDITED = late_pattern(
    rf"""(?x)\((?:
      AP\sPhoto\b | (?i:photo|image|picture|illustration)(?:\s(?:by|courtesy|credit)|:)
      | [^()]{{1,60}}/\s?{lone_lines.AGENCY} | {lone_lines.AGENCY}/
    )[^()]*\)\.?$"""
)
"""A photo credit at the end of a caption."""
_PICTURED = late_pattern(
    r"TOPSHOT\b|FILE\s?[-–—:]|File photo\b|(?:In )?[Tt]his (?:\w+[ -]){0,4}?(?:photo|picture|image)"
)
"""The beginning of a caption that is followed by a credit."""
_LONGEST_CAPTION = 700
_BEGINS = (
    *lone_lines.CREDIT_BEGINS,
    *map(str.casefold, _PICTURED_BEGINS),
    "advertisement",
    "story",
)
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


def rules(text: str, blocks: Blocks) -> Iterator[tuple[int, BlockKind]]:
    """The paragraphs that only divide the text, by index."""
    for index, start, end in blocks.places(BlockKind.PARAGRAPH):
        is_short = end - start <= _LONGEST_RULE
        if is_short and not text[start].isalnum() and lone_lines.RULE.match(text[start:end]):
            yield index, BlockKind.RULE


def captions(text: str, blocks: Blocks) -> Iterator[tuple[int, BlockKind]]:
    """Captions and advertisements, by index."""
    for index, start, end in blocks.places(BlockKind.PARAGRAPH):
        if end - start > _LONGEST_CAPTION or not _may_be_caption(text, start, end):
            continue
        words = text[start:end]
        if _is_caption(words) or _is_pictured(text, blocks, index):
            yield index, BlockKind.CAPTION
        elif _ADVERT.fullmatch(words):
            yield index, BlockKind.BOILERPLATE


def boilerplate(text: str, blocks: Blocks, body: int) -> Iterator[tuple[int, Block]]:
    """Boilerplate, by index; it is looked for only at the end of the body."""
    for index in range(body - 1, 0, -1):
        block = blocks[index]
        if block.kind is BlockKind.RULE:
            continue
        start, end = block.span
        is_short = end - start <= _LONGEST_BOILERPLATE
        if not (is_short and _BOILERPLATE.fullmatch(text[start:end])):
            break
        yield index, block._replace(kind=BlockKind.BOILERPLATE, level=0, marker="")


def _is_caption(text: str) -> bool:
    """Whether a paragraph is a photo credit or ends with one."""
    return lone_lines.is_credit(text) or (
        text.endswith((")", ").")) and _CREDITED.search(text) is not None
    )


def _is_pictured(text: str, blocks: Blocks, index: int) -> bool:
    """Whether a paragraph is a caption because a credit follows it."""
    words = text[slice(*blocks.span(index))]
    if index + 1 == len(blocks) or not words.startswith(_PICTURED_BEGINS):
        return False
    return _PICTURED.match(words) is not None and lone_lines.is_credit(
        text[slice(*blocks.span(index + 1))]
    )


def _may_be_caption(text: str, start: int, end: int) -> bool:
    """Whether a paragraph may be a caption; a cheap test."""
    beginning = text[start : start + _LONGEST_BEGINNING].casefold()
    if text[end - 1] == ")" or text[end - 2 : end] == ")." or beginning.startswith(_BEGINS):
        return True
    return text.find("/", start, end) >= 0 or text.find("via", start, end) >= 0
