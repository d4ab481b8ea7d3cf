"""Writing the paragraphs of a PDF as the blocks of a text, with page breaks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.formats.apart import Apart
from reader.formats.line_breaks import Joiner
from reader.formats.pdf.headings import body_size
from reader.formats.pdf.lines import Line
from reader.formats.pdf.links import Place, place_of
from reader.formats.pdf.markers import DASHES, ITEM, is_item
from reader.formats.pdf.paragraphs import Paragraph, ends_sentence
from reader.formats.sheet import Sheet
from reader.formats.written import Written
from reader.lazy import late_pattern
from reader.text.canonical import canonical
from reader.text.document import BlockKind, Footnote, Footnotes, InlineKind, Span

_CAPTION = late_pattern(
    r"(?:fig(?:ure|\.)?|abb(?:ildung|\.)?|tab(?:le|elle|leau|la|\.)?|chart|photo|image|schema"
    r"|plate|exhibit|рис(?:унок|\.)?|табл(?:ица|\.)?|图|表|圖|図)\s?[\dIVX]+(?:[.-]\d+)*\s?[.:|–—]",
)
_LONGEST_CAPTION = 700
_SMALLER = 0.95
"""The greatest size of a footnote relative to the text."""
_SIGN = late_pattern(r"(\d{1,3}|[*†‡§¶]{1,3})[\s.)]*")
_SCATTERED = 20
"""The most characters of a label in a drawing."""
_SCATTER = 3
"""The least number of labels in a drawing."""


class Reference(NamedTuple):
    """A reference to a footnote in the text."""

    page: int
    """The index of its page."""
    sign: str
    """The label as in the note."""
    span: Span
    """Its span."""


class Writer:
    """Writes blocks."""

    def __init__(self, joiner: Joiner, labels: Sequence[str]) -> None:
        """Start empty.

        Args:
            joiner: Decides how lines are joined.
            labels: The name of each page.
        """
        self.pages: list[tuple[int, str]] = []
        """Page breaks: offset and label."""
        self._joiner = joiner
        self._labels = labels
        self._sheet = Sheet()
        self._page = -1
        self._references: list[Reference] = []
        self._lines: list[tuple[Line, int]] = []
        """The lines, and the offset of each."""

    def written(self, paragraphs: Sequence[Paragraph], levels: Mapping[int, int]) -> Written:
        """The text of some paragraphs; footnotes come after all others.

        Args:
            paragraphs: The paragraphs.
            levels: The levels of those that are headings, by index.
        """
        notes = _notes(paragraphs)
        scattered = _scattered(paragraphs, {*notes, *levels})
        at = 0
        while at < len(paragraphs):
            end = scattered.get(at, at + 1)
            if at not in notes:
                self._block(paragraphs[at:end], levels.get(at, 0), is_drawn=at in scattered)
            at = end
        body = len(self._sheet.blocks)
        spans: dict[tuple[int, str], Span] = {}
        for index, sign in notes.items():
            spans[paragraphs[index].lines[0].page, sign] = self._note(paragraphs[index], sign)
        found = [
            Footnote(span, spans[page, sign], sign)
            for page, sign, span in self._references
            if (page, sign) in spans
        ]
        sheet = self._sheet
        places = dict(self._places())
        notes_of = Footnotes(found)
        return Written(sheet.text(), sheet.blocks, body, sheet.inlines, notes_of, places=places)

    def _places(self) -> Iterator[tuple[str, int]]:
        """The targets of links inside the file, with the offsets that they lead to."""
        by_page: dict[int, list[tuple[Line, int]]] = {}
        targets = [
            (each, place) for each in self._sheet.inlines.targets if (place := place_of(each))
        ]
        for line, offset in self._lines if targets else ():
            by_page.setdefault(line.page, []).append((line, offset))
        for target, place in targets:
            if lines := by_page.get(place.page):
                yield target, _line_at(lines, place)

    def _block(self, group: Sequence[Paragraph], level: int, *, is_drawn: bool) -> None:
        first = group[0]
        if is_drawn:
            words = "  ".join(line.text for each in group for line in each.lines)
            self._write(BlockKind.CAPTION, 0, "", [(first.lines[0], canonical(words))])
        elif first.is_row:
            self._write(BlockKind.TABLE_ROW, 0, "", [(first.lines[0], canonical(first.row))])
        elif level:
            self._write(BlockKind.HEADING, level, "", self._joined(first.lines))
        elif first.is_code:
            self._write(BlockKind.CODE, 0, "", list(_code(first.lines)))
        else:
            self._prose(first)

    def _prose(self, paragraph: Paragraph) -> None:
        parts = self._joined(paragraph.lines)
        text = parts[0][1]
        is_caption = sum(len(part) for _, part in parts) <= _LONGEST_CAPTION
        if is_caption and _CAPTION.match(text.casefold()):
            self._write(BlockKind.CAPTION, 0, "", parts)
        elif item := ITEM.match(text):
            # Nothing shows that a number is not part of the text, so it stays there.
            is_bullet = item["bullet"] or item["sign"] in DASHES
            marker, skip = ("•", item.end()) if is_bullet else ("", 0)
            self._write(BlockKind.LIST_ITEM, 0, marker, parts, skip)
        else:
            self._write(BlockKind.PARAGRAPH, 0, "", parts)

    def _note(self, paragraph: Paragraph, sign: str) -> Span:
        parts = self._joined(paragraph.lines)
        found = _SIGN.match(parts[0][1])
        self._write(BlockKind.LIST_ITEM, 0, f"[{sign}]", parts, found.end() if found else 0)
        return self._sheet.blocks.span(len(self._sheet.blocks) - 1)

    def _joined(self, lines: Sequence[Line]) -> list[tuple[Line, str]]:
        """Each line with its contribution to the text of its paragraph."""
        parts: list[tuple[Line, str]] = []
        for line in lines:
            text = canonical(line.text)
            if parts:
                last, before = parts[-1]
                lost, space = self._joiner.joint(before, text)
                parts[-1] = last, (before[:-lost] if lost else before) + space
            parts.append((line, text))
        return parts

    def _write(
        self,
        kind: BlockKind,
        level: int,
        marker: str,
        parts: Sequence[tuple[Line, str]],
        skip: int = 0,
    ) -> None:
        """Write a block.

        Args:
            kind: Its role.
            level: The rank of a heading.
            marker: The marker of a list item.
            parts: Lines with their contributions to the text.
            skip: How many characters at the beginning are not part of the text.
        """
        text = "".join(part for _, part in parts)[skip:]
        if not text.strip():
            return
        start = self._sheet.begin()
        at = start - skip
        apart: list[Apart] = []
        for line, part in parts:
            if line.page != self._page:
                self._page = line.page
                if label := self._labels[line.page]:
                    self.pages.append((max(at, start), label))
            self._lines.append((line, max(at, start)))
            apart += _links(line, part, at - start)
            if len(canonical(line.text)) == len(line.text):
                self._references += [
                    Reference(line.page, sign.text, Span(at + sign.start, at + sign.end))
                    for sign in line.signs
                    if at + sign.start >= start
                ]
            at += len(part)
        self._sheet.end(start, kind, level, marker, text, apart)


def _links(line: Line, part: str, at: int) -> Iterator[Apart]:
    """The links in a line's contribution to a block, which begins at an offset of that."""
    words = part.rstrip()
    if line.links and line.text.startswith(words):
        for start, end, target in line.links:
            first, last = max(at + start, 0), at + min(end, len(words))
            if first < last:
                yield InlineKind.LINK, first, last, target


def _line_at(lines: Sequence[tuple[Line, int]], place: Place) -> int:
    """The offset of the first line below the top of a place, on its side of the page."""
    top = math.inf if place.top is None else place.top + 1
    below = [each for each in lines if each[0].base <= top] or list(lines)
    if place.left is not None:
        below = [each for each in below if each[0].right > place.left] or below
    return max(below, key=lambda each: (each[0].base, -each[0].left))[1]


def _code(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Lines of code with their indentation."""
    left = min(line.left for line in lines)
    width = max(sum(line.right - line.left for line in lines), 1.0)
    width /= max(sum(len(line.text) for line in lines), 1)
    for at, line in enumerate(lines):
        text = " " * min(round((line.left - left) / width), 40) + canonical(line.text)
        yield line, text if at == len(lines) - 1 else f"{text}\n"


def _notes(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """The footnotes, by index, with their labels: in small type, and referred to on their page."""
    body = body_size(paragraphs)
    signs = {
        (line.page, sign.text)
        for paragraph in paragraphs
        for line in paragraph.lines
        for sign in line.signs
    }
    found = {}
    for at, paragraph in enumerate(paragraphs):
        line = paragraph.lines[0]
        sign = _SIGN.match(line.text)
        if paragraph.is_row or not sign or paragraph.size > _SMALLER * body:
            continue
        if (line.page, sign[1]) in signs:
            found[at] = sign[1]
    return found


def _scattered(paragraphs: Sequence[Paragraph], others: set[int]) -> dict[int, int]:
    """The paragraphs that are labels of a drawing: the first of each group, and its end."""
    found = {}
    at = 0
    while at < len(paragraphs):
        end = at
        while end < len(paragraphs) and end not in others and _is_scattered(paragraphs, at, end):
            end += 1
        if end - at >= _SCATTER:
            found[at] = end
        at = max(end, at + 1)
    return found


def _is_scattered(paragraphs: Sequence[Paragraph], first: int, at: int) -> bool:
    paragraph = paragraphs[at]
    line = paragraph.lines[0]
    if paragraph.is_row or len(paragraph.lines) > 1 or line.page != paragraphs[first].lines[0].page:
        return False
    if len(line.text) > _SCATTERED or ends_sentence(line.text) or is_item(line.text):
        return False
    # Lines of a list are aligned at the left.
    return at == first or abs(paragraphs[at - 1].lines[0].left - line.left) > line.size / 4
