"""The slots of a draft, and the Markdown around each that decides how it may be filled.

`{{ 3f2b6a54 }}` is one; a filter may follow its id after a bar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reader.lazy import late_pattern

QUOTATION = "quotation"
"""The filter of a slot that names none."""
QUOTE = "quote"
CITATION = "citation"
"""The filters of its two parts."""

REFERENCES = "references"
"""Stands for the list of references in place of an id."""
_SLOT = late_pattern(
    r"(?P<code>(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`))"
    r"|\{\{[ \t]*(?P<id>[^{}|\s][^{}|\n]*?)[ \t]*(?:\|[ \t]*(?P<filter>[^{}|\n]*?)[ \t]*)?\}\}"
)
"""A slot; or code, in which none is."""
_FENCE = late_pattern(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_SIGNS = late_pattern(
    r"[ \t]*(?:(?:>|(?:[-+*:~]|\(?(?:\d{1,9}|[^\W\d_]|#|@\w*)[.)]|\[\^[^\]\s]+\]:)(?=[ \t]))"
    r"[ \t]*)*"
)
"""The signs of block quotations, list items, definitions and footnotes that begin a line."""
_NOTE = late_pattern(r"\[\^[^\]\s]+\]:[ \t]+")
_NOTE_INDENT = "    "
"""The indent of the paragraphs of a footnote, however long its label."""
_INK = late_pattern(r"[^\s>]")
_HEADING = late_pattern(r"#{1,6}[ \t]")
_UNDERLINE = late_pattern(r" {0,3}(?:=+|-+)\s*\Z")
_DELIMITERS = late_pattern(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?\s*")
"""The row of dashes between the heading of a table and its other rows."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The Markdown around a slot."""

    is_cell: bool = False
    """Whether it is in a row of a table, in which a bar ends a cell."""
    is_one_line: bool = False
    """Whether its block is a single line, as in a table or heading."""
    prefix: str = ""
    """What each further line begins with to be in the same quotation, list item or footnote."""
    is_first: bool = False
    """Whether only the signs of these precede it in its line."""
    begins_item: bool = False
    """Whether a list item or footnote begins in its line."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a draft, into which an annotation is put."""

    line: int
    """The number of its line, from 1."""
    typed: str
    """The whole slot, as it was written."""
    id: str
    """The prefix of the annotation's id, or the word for the list of references."""
    filter: str = QUOTATION
    """The filter: which part of the annotation is wanted."""
    around: Surroundings = Surroundings()
    """The Markdown around it."""
    cited_id: str = ""
    """The id of the annotation whose citation is asked for right behind this quotation alone."""


Piece = str | Slot


def pieces(text: str) -> Iterator[Piece]:
    """A draft split into fixed text and slots, line by line."""
    fence = ""
    lines = text.splitlines(keepends=True)
    rows = _rows_of_tables(lines)
    for number, line in enumerate(lines, 1):
        mark = _FENCE.match(line)
        if mark and not fence and not ("`" in mark["fence"] and "`" in mark["info"]):
            fence = mark["fence"]
        elif mark and fence and mark["fence"].startswith(fence) and not mark["info"].strip():
            fence = ""
        elif not fence:
            yield from _put_together([*_in_line(line, number, is_row=number in rows)])
            continue
        yield line


def slot_at(text: str, offset: int) -> Slot | None:
    """The slot at an offset of a text, if there is one."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    at = start
    for each in _in_line(line, text.count("\n", 0, start) + 1, is_row=False):
        typed = each if isinstance(each, str) else each.typed
        if at <= offset < at + len(typed):
            return each if isinstance(each, Slot) else None
        at += len(typed)
    return None


def inserted(text: str, block: str) -> str:
    """A draft with a block added: at its end, or before its list of references and its heading."""
    slots = (each for each in pieces(text) if isinstance(each, Slot))
    line = next((each.line for each in slots if each.id == REFERENCES), 0)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    at = _with_heading(lines, line - 1) if line else len(lines)
    before, behind = "".join(lines[:at]), "".join(lines[at:])
    if not before.strip():
        gap = before = ""
    elif before.endswith("\n"):
        gap = end if lines[at - 1].strip() else ""
    else:
        gap = end * 2
    return f"{before}{gap}{block.replace(chr(10), end)}{end}{end if behind else ''}{behind}"


def _with_heading(lines: Sequence[str], at: int) -> int:
    """The index of the heading directly above a line, or of the line if there is none."""
    above = next((index for index in range(at - 1, -1, -1) if lines[index].strip()), -1)
    if above >= 0 and _HEADING.match(lines[above].lstrip(" ")):
        return above
    is_underlined = above > 0 and _UNDERLINE.match(lines[above]) and lines[above - 1].strip()
    return above - 1 if is_underlined else at


def _in_line(line: str, number: int, *, is_row: bool) -> Iterator[Piece]:
    start = 0
    for found in _SLOT.finditer(line):
        if found["code"]:
            continue
        if line[start : found.start()]:
            yield line[start : found.start()]
        said = QUOTATION if found["filter"] is None else found["filter"]
        around = _surroundings(line, found.start(), is_row=is_row)
        yield Slot(number, found[0], found["id"], said, around)
        start = found.end()
    if line[start:]:
        yield line[start:]


def _put_together(parts: Sequence[Piece]) -> Iterable[Piece]:
    """The pieces of a line, in which a quotation alone and the citation behind it are one slot."""
    found: list[Piece] = []
    for each in parts:
        gap = found[-1] if found and isinstance(found[-1], str) else ""
        before = found[-2 if gap else -1] if len(found) > bool(gap) else ""
        if (
            isinstance(each, Slot)
            and isinstance(before, Slot)
            and not gap.strip()
            and (before.filter, each.filter) == (QUOTE, CITATION)
        ):
            del found[-2 if gap else -1 :]
            typed = before.typed + gap + each.typed
            found.append(replace(before, typed=typed, filter=QUOTATION, cited_id=each.id))
        else:
            found.append(each)
    return found


def _surroundings(line: str, start: int, *, is_row: bool) -> Surroundings:
    signs = _SIGNS.match(line, 0, start)
    opening, end = (signs[0], signs.end()) if signs else ("", 0)
    return Surroundings(
        is_cell=is_row,
        is_one_line=is_row or _HEADING.match(line, end) is not None,
        prefix=_INK.sub(" ", _NOTE.sub(_NOTE_INDENT, opening)),
        is_first=not line[end:start].strip(),
        begins_item=_INK.search(opening) is not None,
    )


def _rows_of_tables(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines, from 1, that are rows of tables in Markdown with bars."""
    bare = [_without_signs(line) for line in lines]
    found: set[int] = set()
    for at in range(1, len(bare)):
        if "|" not in bare[at - 1] or "|" not in bare[at] or not _DELIMITERS.fullmatch(bare[at]):
            continue
        end = at
        while end < len(bare) and "|" in bare[end]:
            end += 1
        found.update(range(at, end + 1))
    return found


def _without_signs(line: str) -> str:
    signs = _SIGNS.match(line)
    return line[signs.end() if signs else 0 :]
