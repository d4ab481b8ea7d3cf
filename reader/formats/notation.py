"""Inline markup of pandoc, GitHub and Obsidian that CommonMark lacks.

It is searched for in a block's text, once CommonMark's own markup has been parsed:
`^superscript^` and `~subscript~`, `==highlighting==`, `[spans]{.class}` and other attributes,
`[[wiki links]]`, and `^block-ids`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from reader.formats.scripts import raised
from reader.lazy import late_pattern
from reader.text.document import InlineKind


class Edit(NamedTuple):
    """A replacement of part of a text."""

    start: int
    """First offset to replace."""
    end: int
    """Offset after the last one to replace."""
    new: str
    """The replacement."""


Added = tuple[InlineKind | None, int, int, str]
"""An inline that such markup creates: kind, start, end, and link target."""

_BRACE = late_pattern(r"\{[:#.=\w-]")
_SCRIPT = late_pattern(r"(?<![\^\\])\^((?:\\ |[^\s^])+)\^(?!\^)|(?<![~\\])~((?:\\ |[^\s~])+)~(?!~)")
_SIGNS = "*†‡§¶‖+-−′"
_ADDRESS = late_pattern(r"(?:https?|ftp|file)://\S+|\bwww\.\S+")
_MARKED = late_pattern(r"={2,}")
_LINK = late_pattern(r"(!?)(?<!\w)\[\[([^\[\]\n|]+)(?:\|([^\[\]\n]*))?\]\]")
_SIZE = late_pattern(r"\d+(?:x\d+)?")
_BRACKETS = late_pattern(r"[\[\]]")
_VALUE = r"(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[^\s\"'{}]{1,200})"
_ATTRIBUTE = rf"(?:[#.][^\s#.{{}}=\"']{{1,100}}|[\w:-]{{1,60}}={_VALUE}|=\w{{1,30}}|-)"
_INSIDE = rf"\s{{0,9}}{_ATTRIBUTE}(?:\s{{1,9}}{_ATTRIBUTE}){{0,30}}\s{{0,9}}\}}"
_ATTRIBUTES = late_pattern(rf"\{{:?{_INSIDE}")
_AT_END = late_pattern(rf"(?:\s|\A)\{{:?{_INSIDE}\s*\Z")
"""Attributes after a heading."""
_BLOCK_ATTRIBUTES = late_pattern(rf"(?:\A\{{:?|\s\{{:){_INSIDE}\s*\Z")
"""Attributes alone, or after a paragraph as kramdown writes them."""
_LONGEST = 400
"""Characters at the end of a block that are searched for attributes."""
_BLOCK_ID = late_pattern(r"(?:\s|\A)\^(?=[A-Za-z0-9-]*[A-Za-z])[A-Za-z0-9-]{3,40}\s*\Z")


def may_be_in(text: str) -> bool:
    """Whether a text may contain such markup; a cheap test."""
    is_in = "^" in text or "~" in text or "==" in text or "[[" in text
    return is_in or ("{" in text and _BRACE.search(text) is not None)


def without_attributes(text: str) -> str:
    """A text with all attributes removed."""
    return _ATTRIBUTES.sub("", text) if "{" in text else text


def edits(
    text: str, literal: Sequence[tuple[int, int]], ends: Sequence[int], *, is_heading: bool
) -> tuple[list[Edit], list[Added]]:
    """The replacements that remove such markup, in order, and the inlines that it creates.

    Args:
        text: Text of a block.
        literal: Spans without markup.
        ends: Offsets at which an element ends that attributes may follow.
        is_heading: Whether attributes may follow the whole text.
    """
    closed = _Literal([*literal, *(found.span() for found in _ADDRESS.finditer(text))])
    found: list[Edit] = []
    added: list[Added] = []
    taken = bytearray(len(text))
    for mark in chain(
        _links(text), _scripts(text), _highlights(text), _attributes(text, ends, is_heading)
    ):
        if any(any(taken[e.start : e.end]) or closed.touches(e.start, e.end) for e in mark.edits):
            continue
        for edit in mark.edits:
            taken[edit.start : edit.end] = b"\1" * (edit.end - edit.start)
        found += mark.edits
        if mark.added:
            added.append(mark.added)
    found.sort()
    return found, added


class _Mark(NamedTuple):
    """One occurrence of markup."""

    edits: tuple[Edit, ...]
    """Replacements that are made together, or not at all."""
    added: Added | None = None
    """The inline it creates."""


class _Literal:
    """Spans without markup."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        spans.sort()
        self._starts = [start for start, _ in spans]
        self._ends: list[int] = []
        furthest = 0
        for _, end in spans:
            furthest = max(furthest, end)
            self._ends.append(furthest)

    def touches(self, start: int, end: int) -> bool:
        """Whether any such span overlaps a range."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._ends[index] > start


def _scripts(text: str) -> Iterator[_Mark]:
    if "^" not in text and "~" not in text:
        return
    for match in _SCRIPT.finditer(text):
        up = match[1] is not None
        inside = (match[1] or match[2]).replace("\\ ", " ")
        if _is_script(text, match, inside, up=up):
            yield _Mark((Edit(*match.span(), raised(inside, up=up)[0]),))


def _is_script(text: str, match: re.Match[str], inside: str, *, up: bool) -> bool:
    if not any(each.isalnum() or each in _SIGNS for each in inside):
        return False
    after = text[match.end() : match.end() + 1]
    # In `x^2,y^2` and `2^3^4`, each caret stands for a power.
    return not (up and after.isalnum() and (inside.isdigit() == after.isdigit() or "," in inside))


def _links(text: str) -> Iterator[_Mark]:
    if "[[" not in text:
        return
    for match in _LINK.finditer(text):
        target, shown = match[2].strip(), match[3]
        if match[2][0].isspace() or target.isdigit():
            continue
        if not shown or not shown.strip() or (match[1] and _SIZE.fullmatch(shown)):
            shown = " > ".join(filter(None, target.split("#")))
        start, end = match.span()
        added = (InlineKind.LINK, start, end, target)
        yield _Mark((Edit(start, end, shown.strip()),), added)


def _highlights(text: str) -> Iterator[_Mark]:
    if "==" not in text:
        return
    opened: re.Match[str] | None = None
    for match in _MARKED.finditer(text):
        start, end = match.span()
        if end - start != len("=="):
            opened = None
        elif opened and not text[start - 1].isspace():
            edits_made = Edit(*opened.span(), ""), Edit(start, end, "")
            yield _Mark(edits_made, (InlineKind.EMPHASIS, opened.end(), start, ""))
            opened = None
        else:
            opened = match if text[end : end + 1].strip() else None


def _attributes(text: str, ends: Sequence[int], is_heading: bool) -> Iterator[_Mark]:  # noqa: FBT001 - passed on
    """Attributes and block ids, which are not for readers."""
    if "{" in text:
        for at in ends:
            if text[at : at + 1] == "{" and (match := _ATTRIBUTES.match(text, at)):
                yield _Mark((Edit(*match.span(), ""),))
        if "]{" in text:
            yield from _spans(text)
    start = max(len(text) - _LONGEST, 0)
    for pattern in (_AT_END if is_heading else _BLOCK_ATTRIBUTES, _BLOCK_ID):
        if match := pattern.search(text[start:]):
            yield _Mark((Edit(start + match.start(), len(text), ""),))


def _spans(text: str) -> Iterator[_Mark]:
    """Bracketed spans with attributes."""
    opened: list[int] = []
    for bracket in _BRACKETS.finditer(text):
        at = bracket.start()
        if bracket[0] == "[":
            opened.append(at)
        elif opened:
            start = opened.pop()
            if match := _ATTRIBUTES.match(text, at + 1):
                yield _Mark((Edit(start, start + 1, ""), Edit(at, match.end(), "")))
