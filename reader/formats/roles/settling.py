"""The blocks of a text by what they are: headline, byline, caption, boilerplate or body."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from reader.formats.roles import head, lone_lines, small_print
from reader.lazy import late_pattern, lazy
from reader.text.document import BlockKind, Blocks, Inline, InlineKind

if TYPE_CHECKING:
    from reader.metadata import spellings
else:
    spellings = lazy("reader.metadata.spellings")

COUNTED = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
)
"""Kinds of block that have paragraph numbers."""
_LABEL = late_pattern(r"(?P<key>[^\W\d_][\w ]{0,20}):\s|#[^\s#]")
"""A hashtag, or the name of a field."""


def settled(text: str, blocks: Blocks, body: int, inlines: Sequence[Inline] = ()) -> Blocks:
    """Classify headline, captions and boilerplate, and number the other blocks.

    A byline below the headline counts as a caption, since it is not part of the text.

    Args:
        text: The text.
        blocks: Its blocks.
        body: How many of them are the body; the others are notes, without numbers.
        inlines: Its formatted words.
    """
    found, body = head.with_head_of_poem(text, blocks, body)
    found = found.changed(small_print.rules(text, found))
    found = found.changed(small_print.captions(text, found))
    found = found.changed(small_print.boilerplate(text, found, body))
    if len(found) > 1 and found.kind(0) is BlockKind.PARAGRAPH:
        is_page = found.kind(1) is BlockKind.BOILERPLATE or _is_above_title(text, found, inlines)
        if not is_page and lone_lines.is_headline(text[slice(*found.span(0))]):
            found = found.changed([(0, found[0]._replace(kind=BlockKind.HEADING, level=1))])
    below = range(1, head.head_of(text, found, inlines).lines + 1)
    found = found.changed((at, BlockKind.CAPTION) for at in below)
    found = found.changed(head.above_verse(text, found))
    return numbered(found, body)


def _is_above_title(text: str, blocks: Blocks, inlines: Sequence[Inline]) -> bool:
    """Whether the first line is tags, links or a field, as notes have them above their title."""
    span = blocks[0].span
    if blocks.kind(1) is not BlockKind.HEADING or blocks[1].level != 1:
        return False
    if span.end - span.start > lone_lines.LONGEST_HEADLINE:
        return False
    rest = list(text[span.start : span.end])
    for each in takewhile(lambda inline: inline.span.start < span.end, inlines):
        if each.kind is InlineKind.LINK:
            at = slice(each.span.start - span.start, each.span.end - span.start)
            rest[at] = " " * len(rest[at])
    label = _LABEL.match(text, span.start)
    is_field = label is not None and (label["key"] is None or spellings.is_known(label["key"]))
    return is_field or not any(map(str.isalnum, rest))


def numbered(blocks: Blocks, body: int) -> Blocks:
    """Number the paragraphs of the body from 1."""
    return blocks.numbered(at for at in blocks.of_kind(COUNTED) if at < body)
