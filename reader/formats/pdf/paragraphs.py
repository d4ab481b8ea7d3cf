"""Assembling lines into paragraphs, across columns and pages.

A line break is *forced* if the next line's first word would not have fitted. A break that is not
forced, after the end of a sentence, ends a paragraph; so does a wider gap, another type size, an
indented first line, or a bullet or number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.formats.pdf.lines import Line
from reader.formats.pdf.markers import BULLETS, is_item
from reader.formats.pdf.rows import entries, rows

_SAME_SIZE = 0.08
"""The greatest difference of type sizes within a paragraph."""
_CODE_SIZE = 1.3
"""The smallest size of code in a paragraph, relative to the text."""
_WIDER = 1.25
"""How much wider than usual the gap above a new paragraph is at least."""
_INDENT = 0.8
"""The least indentation of a first line, relative to its size."""
_DEEPEST = 7.0
"""The greatest indentation of a first line, relative to its size."""
_SLACK = 1.15
"""The least space, beyond the next word, left on a line whose break was not forced."""
_MUCH = 0.35
"""The share of the width left empty by a line that ends a paragraph even in mid-sentence."""
_FEW = 3
"""The least number of lines that shows how wide a column is."""
_COMMON = 0.2
"""The least frequency of a smaller gap, relative to the most usual one, to be the line spacing."""
_NEAR_PAGES = 3
"""The greatest distance in pages at which columns of the same width are looked for."""
_AROUND = 5
"""The number of lines examined before and after a break."""
_NEARLY_ALL = 0.8
"""The share of lines that end a sentence if each line is a paragraph."""
_CLOSING = " \"'”’»)]」』¹²³⁰⁴⁵⁶⁷⁸⁹*†‡"
_ENDS = tuple(".!?:;…。！？।؟")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line] = field(default_factory=list)
    """The lines, at least one."""
    is_row: bool = False
    """Whether it is a row of a table."""
    row: str = ""
    """The text of a row."""
    is_entry: bool = False
    """Whether it is an entry of a table of contents."""
    left: float = 0.0
    """The left edge of its column."""
    right: float = 0.0
    """The right edge of its column."""

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.lines[0].size

    @property
    def is_code(self) -> bool:
        """Whether it is in a typeface for code."""
        return not self.is_row and all(line.is_mono for line in self.lines)


def paragraphs(pages: Iterable[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of a document, in reading order."""
    runs = [run for lines in pages for run in _runs(lines)]
    builder = _Builder(runs)
    for run in runs:
        builder.add(run)
    return builder.finish()


def is_same_size(one: float, other: float) -> bool:
    """Whether two type sizes look the same."""
    return abs(one - other) <= _SAME_SIZE * max(one, other)


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence may end."""
    return text.rstrip(_CLOSING).endswith(_ENDS)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """A run: lines that follow each other down the page."""
    run: list[Line] = []
    for line in lines:
        if run and not (line.base < run[-1].base and line.overlaps(run[-1])):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


class _Builder:
    """Groups lines into paragraphs, run by run."""

    def __init__(self, runs: Sequence[Sequence[Line]]) -> None:
        self.done: list[Paragraph] = []
        """The paragraphs so far."""
        self._leading = _leadings(runs)
        self._widths = _Widths(runs)
        self._held: list[Paragraph] = []
        """Paragraphs that interrupt the last one, such as a footnote or figure."""

    def add(self, run: Sequence[Line]) -> None:
        """Add the paragraphs of a run; its first may continue an earlier one."""
        tabular, listed = rows(run), entries(run)
        left, right = self._widths.edges(run)
        for at, line in enumerate(run):
            before = run[at - 1] if at else None
            is_entry = id(line) in listed
            is_alone = is_entry or (before is not None and id(before) in listed)
            if is_entry:
                self._put(Paragraph([line], is_entry=True))
            elif id(line) in tabular:
                self._put(Paragraph([line], is_row=True, row=tabular[id(line)]))
            elif before is None:
                self._begin(line, run, left, right)
            elif is_alone or self.done[-1].is_row or self._breaks(run, at, left, right):
                self._put(Paragraph([line], left=left, right=right))
            else:
                self.done[-1].lines.append(line)

    def _begin(self, line: Line, run: Sequence[Line], left: float, right: float) -> None:
        """Start a run, with a new paragraph or with the rest of an earlier one."""
        last = self.done[-1].lines[-1] if self.done else None
        is_elsewhere = last is not None and (last.page != line.page or line.base > last.base)
        open_at = self._open(line) if is_elsewhere else None
        if open_at is not None and self._goes_on(self.done[open_at], line, run, left):
            self._held = self.done[open_at + 1 :] + self._held
            del self.done[open_at + 1 :]
            self.done[-1].lines.append(line)
            return
        self._put(Paragraph([line], left=left, right=right))

    def _put(self, paragraph: Paragraph) -> None:
        """Add a paragraph, after those that interrupt the last one."""
        self.done += [*self._held, paragraph]
        self._held = []

    def finish(self) -> list[Paragraph]:
        """All paragraphs."""
        return [*self.done, *self._held]

    def _open(self, line: Line) -> int | None:
        """The index of the last paragraph in the same type, on this page or the previous one."""
        for at in range(len(self.done) - 1, -1, -1):
            paragraph = self.done[at]
            if paragraph.lines[-1].page < line.page - 1:
                return None
            if is_same_size(paragraph.size, line.size) and not paragraph.is_row:
                return at
            if paragraph.size > line.size * (1 + _SAME_SIZE):
                return None
        return None

    def _goes_on(self, paragraph: Paragraph, line: Line, run: Sequence[Line], left: float) -> bool:
        """Whether a run at the top of a column continues an earlier paragraph."""
        last = paragraph.lines[-1]
        is_other = last.is_bold != line.is_bold and (last.is_bold or len(run) == 1)
        if is_other or last.is_mono != line.is_mono or is_item(line.text):
            return False
        if last.text.endswith("-") and line.text[:1].islower():
            return True
        is_single = len(paragraph.lines) == 1 and len(run) == 1
        is_known = paragraph.left < paragraph.right and not is_single
        if not is_known or _has_room(last, line, paragraph.right):
            return False
        is_indented = line.left - left > _INDENT * line.size
        if not ends_sentence(last.text):
            return line.text[:1].islower() or not is_indented
        return not is_indented

    def _breaks(self, run: Sequence[Line], at: int, left: float, right: float) -> bool:
        """Whether a paragraph begins with a line."""
        before, line = run[at - 1], run[at]
        larger = max(before.size, line.size)
        gap = (before.base - line.base) / self._leading[_class(larger)]
        if not is_same_size(before.size, line.size) and not _is_inline_code(before, line):
            return not _is_drop_cap(before, line)
        if before.is_mono and line.is_mono:
            return gap > 2 * _WIDER
        return (
            gap > _WIDER
            or _changes_weight(before, line)
            or (ends_sentence(before.text) and self._are_sentences(run, at))
            or self._is_indented(run, at, left)
            or self._is_last(run, at, left, right)
        )

    def _is_last(self, run: Sequence[Line], at: int, left: float, right: float) -> bool:
        """Whether a line is the last of its paragraph, judging by where it ends."""
        before, line = run[at - 1], run[at]
        right = self._local_right(run, at, right)
        has_room = _has_room(before, line, right)
        if is_item(line.text):
            hangs = at + 1 < len(run) and run[at + 1].left > line.left + _INDENT * line.size / 2
            if has_room or hangs or line.text.startswith(tuple(BULLETS)):
                return True
        is_much = right - before.right > _MUCH * (right - left)
        is_begun = is_much and not line.text[:1].islower()
        return has_room and (ends_sentence(before.text) or is_begun)

    def _is_indented(self, run: Sequence[Line], at: int, left: float) -> bool:
        """Whether a line's indentation begins a paragraph."""
        before, line, lines = run[at - 1], run[at], self.done[-1].lines
        step = line.left - before.left
        least = _INDENT * line.size
        if step < -least:
            # The first line of a paragraph may be indented, but not its second.
            return len(lines) > 1 and not is_item(lines[0].text)
        if not least < step < _DEEPEST * line.size or is_item(lines[0].text):
            return False
        if before.left > left + least and len(lines) == 1:
            return False
        hangs = at + 1 < len(run) and abs(run[at + 1].left - line.left) < least / 2
        # All lines but the first may be indented; after others, they are a list or quotation.
        return not hangs or len(lines) > 1 or ends_sentence(before.text)

    def _are_sentences(self, run: Sequence[Line], at: int) -> bool:
        """Whether nearly all lines around a break end sentences, so that each is a paragraph."""
        wide = _WIDER * self._leading[_class(run[at].size)]
        first, last = at - 1, at
        while first > 0 and at - first < _AROUND and run[first - 1].base - run[first].base <= wide:
            first -= 1
        while (
            last + 1 < len(run)
            and last - at < _AROUND
            and run[last].base - run[last + 1].base <= wide
        ):
            last += 1
        ends = sum(ends_sentence(line.text) for line in run[first : last + 1])
        count = last + 1 - first
        return count > _FEW and ends > _NEARLY_ALL * count

    def _local_right(self, run: Sequence[Line], at: int, right: float) -> float:
        """The right edge of the lines around one, if enough of them begin at the same place."""
        line = run[at - 1]
        near = 0.3 * line.size
        first = at - 1
        while first > 0 and abs(run[first - 1].left - line.left) < near:
            first -= 1
        last = at
        while last < len(run) and abs(run[last].left - line.left) < near:
            last += 1
        if last - first <= _FEW:
            return right
        return min(right, max(each.right for each in run[first:last]))


class _Widths:
    """The widths of columns."""

    def __init__(self, runs: Sequence[Sequence[Line]]) -> None:
        self._wide: dict[int, list[tuple[float, float]]] = defaultdict(list)
        for run in runs:
            if len(run) > _FEW:
                edges = min(line.left for line in run), max(line.right for line in run)
                self._wide[run[0].page].append(edges)

    def edges(self, run: Sequence[Line]) -> tuple[float, float]:
        """The left and right edges of a run's column; a short run alone shows little."""
        right = max(line.right for line in run)
        if len(run) > _FEW:
            return float(Counter(round(line.left) for line in run).most_common(1)[0][0]), right
        left, size, page = min(line.left for line in run), run[0].size, run[0].page
        for step in range(_NEAR_PAGES + 1):
            for start, end in (*self._wide[page - step], *self._wide[page + step]):
                if -size < left - start < _DEEPEST * size and end >= right - size:
                    return start, max(right, end)
        return left, right


def _class(size: float) -> int:
    return round(size * 2)


def _leadings(runs: Iterable[Sequence[Line]]) -> dict[int, float]:
    """The usual line spacing in paragraphs, for each type size."""
    counts: dict[int, Counter[float]] = defaultdict(Counter)
    sizes: dict[int, float] = {}
    for run in runs:
        for before, line in pairwise(run):
            size = _class(line.size)
            sizes[size] = line.size
            gap = before.base - line.base
            if is_same_size(before.size, line.size) and 0.8 < gap / line.size < 3:  # noqa: PLR2004
                counts[size][round(gap * 2) / 2] += 1
    found: dict[int, float] = defaultdict(lambda: 14.0)
    for size, of_size in counts.items():
        most = of_size.most_common(1)[0][1] if of_size else 0
        usual = [gap for gap, count in of_size.items() if count > _COMMON * most]
        found[size] = min(usual, default=1.3 * sizes[size])
    return found


def _has_room(before: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line would have fitted on the previous line."""
    if before.text.endswith("-"):
        return False
    word = line.words[0]
    width = _SLACK * (word.right - word.left) + line.size / 2
    return right - before.right > width


def _is_inline_code(before: Line, line: Line) -> bool:
    """Whether two lines differ in size because one contains code, which is often smaller."""
    is_near = max(before.size, line.size) < _CODE_SIZE * min(before.size, line.size)
    has_code = before.has_mono or line.has_mono
    return is_near and has_code and not (before.is_mono and line.is_mono)


def _changes_weight(before: Line, line: Line) -> bool:
    """Whether only one of two lines is bold, judging by their beginnings."""
    is_whole = before.is_bold != line.is_bold
    return is_whole and before.words[0].is_bold != line.words[0].is_bold


def _is_drop_cap(before: Line, line: Line) -> bool:
    return len(before.text) == 1 and before.text.isalpha() and before.size > 2 * line.size
