"""What a text is called: by its heading, its file's name or its first words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from reader.text.canonical import canonical
from reader.text.document import Block, BlockKind, Blocks, Footnote, Inline, InlineKind
from reader.text.footnotes import without_references

_SHORTEST_CHECKSUM = 8
"""The fewest letters and digits of a name that is a checksum, as of CRC-32."""
_FIRST = 100
"""How many links and formatted words at the beginning may belong to the title."""
_LONGEST_BEGINNING = 60
"""The most characters of a text's beginning that stand for its title."""


def title_of(text: str, blocks: Blocks, footnotes: Sequence[Footnote] = ()) -> str:
    """The first heading of level 1, else a heading that the text begins with.

    Args:
        text: The text.
        blocks: Its blocks.
        footnotes: Its footnotes, whose references are no part of a title.
    """
    chosen = _heading(blocks)
    return without_references(text, chosen.span, footnotes) if chosen else ""


def address_of(blocks: Blocks, inlines: Iterable[Inline]) -> str:
    """The address that the whole heading with the title links to; empty if there is none."""
    chosen = _heading(blocks)
    first = (each for each in islice(inlines, _FIRST) if each.kind is InlineKind.LINK)
    links = (each.target for each in first if chosen and each.span == chosen.span)
    return next((each for each in links if each.startswith(("http://", "https://"))), "")


def _heading(blocks: Blocks) -> Block | None:
    headings = blocks.of_kind({BlockKind.HEADING})
    chosen = next((block for at in headings if (block := blocks[at]).level == 1), None)
    return blocks[0] if chosen is None and headings and headings[0] == 0 else chosen


def title_from_name(path: Path | None, text: str = "") -> str:
    """A readable title from a file name: `town-hall_2021.md` becomes `Town hall 2021`.

    A name that is only a checksum says nothing: there, the beginning of the text stands for it.

    Args:
        path: The file.
        text: The text in it, or its beginning.
    """
    if path is None:
        return "Untitled"
    words = " ".join(re.sub(r"[-_]+", " ", canonical(path.stem)).split())
    if text.strip() and _is_checksum(words):
        return _beginning(text)
    return words[:1].upper() + words[1:] or canonical(path.name)


def _is_checksum(words: str) -> bool:
    """Whether the words of a name are hexadecimal digits, perhaps with a number beside them."""
    digits = [each for each in words.split() if not each.isdecimal()]
    joined = "".join(digits)
    is_long = len(joined) >= _SHORTEST_CHECKSUM and any(map(str.isdecimal, joined))
    return is_long and all(re.fullmatch(r"[0-9a-fA-F]+", each) for each in digits)


def _beginning(text: str) -> str:
    """The first words of a text, on one line."""
    line = " ".join(text.lstrip()[: 2 * _LONGEST_BEGINNING].split("\n", 1)[0].split())
    if len(line) <= _LONGEST_BEGINNING:
        return line
    start = line[:_LONGEST_BEGINNING]
    return f"{start.rsplit(' ', 1)[0]} …" if " " in start else f"{start}…"
