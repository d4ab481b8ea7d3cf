"""What a paragraph is to its reader, judged by its words: headline, caption, boilerplate, body.

The rules are conservative: a paragraph that is only maybe a caption stays in the body, where it
has a number and can be cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from reader.document import Block, BlockKind
from reader.formats.canonical import canonical

COUNTED = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
)
"""The kinds that have paragraph numbers."""

_AGENCY = r"(?:AFP|AP|Associated Press|Bloomberg|dpa|EPA|Getty(?: Images)?|Reuters|TASS|Xinhua|UPI)"
_CREDIT = re.compile(
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
"""A whole line that says who took a picture."""
_CREDIT_BEGINS = "PpIiFfBbCc©("
"""What it begins with where it has neither a slash nor `via`."""
_CREDITED = re.compile(
    rf"""(?x)\((?:
      AP\sPhoto\b | (?i:photo|image|picture|illustration)(?:\s(?:by|courtesy|credit)|:)
      | [^()]{{1,60}}/\s?{_AGENCY} | {_AGENCY}/
    )[^()]*\)\.?$"""
)
"""The end of a caption that says who took its picture."""
_PICTURED = re.compile(
    r"TOPSHOT\b|FILE\s?[-–—:]|File photo\b|(?:In )?[Tt]his (?:\w+[ -]){0,4}?(?:photo|picture|image)"
)
"""The beginning of a caption, where a credit follows."""
_LONGEST_CAPTION = 700

_PLACES = r"(?:Facebook|Twitter|X|Instagram|Mastodon|Bluesky|Threads|LinkedIn|YouTube|TikTok)"
_BOILERPLATE = re.compile(
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
_ADVERT = re.compile(r"(?i:advertisement|story continues below(?: advertisement)?)")
_LONGEST_BOILERPLATE = 200

_BYLINE = re.compile(
    r"(?:By|BY)\s+[^\W\d_a-z][\w.’'-]*(?:,?\s+(?:and|AND|&|von|van|de[rl]?|al|bin|[^\W\d_a-z][\w.’'-]*))*"
)
_LONGEST_BYLINE = 90
_WITH_BYLINE = 3
"""Blocks: the headline, the byline, and something to read."""

_LONGEST_HEADLINE = 160
_MOST_WORDS = 26
_CLOSING = "\"'”’»)]」』"
_PROSE_INSIDE = re.compile(r"[^\W\d_]{3,}[.!?…]+[\"'”’»)]*\s|[。！？].")
_NOT_HEADLINE = re.compile(r"(?:https?://|www\.|[-*•‣]\s|[\W\d_]*$)|\S+@\S+")


def is_headline(line: str) -> bool:
    """Whether a line by itself, with text below it, is a headline and not prose."""
    line = line.strip()
    if not 0 < len(line) <= _LONGEST_HEADLINE or line.count(" ") >= _MOST_WORDS or "\n" in line:
        return False
    ending = line.rstrip(_CLOSING)[-1:]
    if ending in ".,:;…。，：；、।" or (ending in "?!？！" and line[-1] in _CLOSING):
        return False
    return not (_PROSE_INSIDE.search(line) or _NOT_HEADLINE.match(line))


def is_credit(line: str) -> bool:
    """Whether a line says who took a picture, and no more."""
    if len(line) > _LONGEST_HEADLINE:
        return False
    may_be = "/" in line or "via" in line or line[:1] in _CREDIT_BEGINS
    return may_be and _CREDIT.fullmatch(line.strip()) is not None


def is_byline(line: str) -> bool:
    """Whether a line says who wrote an article, and no more."""
    return len(line) <= _LONGEST_BYLINE and _BYLINE.fullmatch(line.strip()) is not None


def _is_caption(text: str, following: str) -> bool:
    if len(text) > _LONGEST_CAPTION:
        return False
    if is_credit(text) or (text.endswith((")", ").")) and _CREDITED.search(text)):
        return True
    return _PICTURED.match(text) is not None and is_credit(following)


def _is_boilerplate(text: str) -> bool:
    return len(text) <= _LONGEST_BOILERPLATE and _BOILERPLATE.fullmatch(text) is not None


def settled(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks with headline, captions and boilerplate told apart, and the rest numbered.

    A byline below the headline is a caption, too: it stands beside the text.
    """
    found = _with_boilerplate(text, _with_captions(text, blocks))
    if len(found) > 1 and found[0].kind is BlockKind.PARAGRAPH:
        first = found[0]
        if found[1].kind is not BlockKind.BOILERPLATE and is_headline(_words(text, first)):
            found[0] = replace(first, kind=BlockKind.HEADING, level=1)
    if byline_of(text, found):
        found[1] = replace(found[1], kind=BlockKind.CAPTION)
    return numbered(found)


def byline_of(text: str, blocks: Sequence[Block]) -> str:
    """The line below the headline that says who wrote an article; empty where there is none."""
    if len(blocks) < _WITH_BYLINE or blocks[0].kind is not BlockKind.HEADING:
        return ""
    words = _words(text, blocks[1]) if _short(blocks[1], _LONGEST_BYLINE) else ""
    is_line = blocks[1].kind in {BlockKind.PARAGRAPH, BlockKind.CAPTION}
    return words if is_line and is_byline(words) else ""


def numbered(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with paragraph numbers from 1, where their kind has one.

    A block whose marker is in square brackets is a footnote, which is not of the body.
    """
    found, number = [], 0
    for block in blocks:
        if block.kind in COUNTED and not block.marker.startswith("["):
            number += 1
            found.append(Block(block.kind, block.span, block.level, number, block.marker))
        else:
            found.append(block)
    return found


def _words(text: str, block: Block) -> str:
    return text[block.span.start : block.span.end]


def _with_captions(text: str, blocks: Sequence[Block]) -> list[Block]:
    found = []
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH and _short(block, _LONGEST_CAPTION):
            words = _words(text, block)
            following = _words(text, blocks[index + 1]) if index + 1 < len(blocks) else ""
            if _is_caption(words, following):
                found.append(replace(block, kind=BlockKind.CAPTION))
                continue
            if _ADVERT.fullmatch(words):
                found.append(replace(block, kind=BlockKind.BOILERPLATE))
                continue
        found.append(block)
    return found


def _with_boilerplate(text: str, blocks: list[Block]) -> list[Block]:
    """The page's own words are told apart at the end only, below all of the article."""
    for index in range(len(blocks) - 1, 0, -1):
        block = blocks[index]
        if block.kind is BlockKind.RULE:
            continue
        if not (_short(block, _LONGEST_BOILERPLATE) and _is_boilerplate(_words(text, block))):
            break
        blocks[index] = replace(block, kind=BlockKind.BOILERPLATE, level=0, marker="")
    return blocks


def _short(block: Block, most: int) -> bool:
    return block.span.end - block.span.start <= most


def title_of(text: str, blocks: Sequence[Block]) -> str:
    """What the first heading says: the first of rank 1, else the one that the text begins with."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    chosen = next((block for block in headings if block.level == 1), None)
    if chosen is None and headings and headings[0] is blocks[0]:
        chosen = headings[0]
    return " ".join(_words(text, chosen).split()) if chosen else ""


def title_from_name(path: Path | None) -> str:
    """A file's name made readable: `town-hall_2021.md` is `Town hall 2021`."""
    if path is None:
        return "Untitled"
    words = " ".join(re.sub(r"[-_]+", " ", canonical(path.stem)).split())
    return words[:1].upper() + words[1:] or canonical(path.name)
