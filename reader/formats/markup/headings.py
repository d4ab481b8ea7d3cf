"""Headings as link targets, for formats that link to headings by their words."""

from __future__ import annotations

from collections import Counter
from urllib.parse import unquote

from reader.formats.sheet import Sheet
from reader.text.document import BlockKind


def by_name(sheet: Sheet) -> dict[str, int]:
    """The offsets of the headings of a text, by name.

    A name consists of the heading's letters and digits, so that the anchors of GitHub, pandoc and
    Obsidian are the same; of identical headings, the second is numbered 1, and so on.
    """
    found: dict[str, int] = {}
    seen: Counter[str] = Counter()
    for _, start, end in sheet.blocks.places(BlockKind.HEADING):
        name = named(sheet.text()[start:end])
        numbered = f"{name}{seen[name]}" if seen[name] else name
        seen[name] += 1
        found.setdefault(numbered, start)
    return found


def named(fragment: str) -> str:
    """The heading name for the words after the `#` of a link's target."""
    return "".join(filter(str.isalnum, unquote(fragment.rpartition("#")[2]).casefold()))
