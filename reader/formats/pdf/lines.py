"""Assembling the words of a page into lines, by base line, including superscripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.formats.pdf.markers import MARKER
from reader.formats.pdf.source import Word
from reader.formats.scripts import raised
from reader.lazy import late_pattern

_SMALLER = 0.85
"""The greatest size of a superscript relative to its neighbour."""
_RISE = (0.15, 0.75)
"""The vertical offset of a script from the base line, relative to the neighbour's size."""
_TOUCHES = 0.35
"""The greatest gap between a word and its script, relative to the neighbour's size."""
_LEVEL = 0.12
"""The greatest distance of a word from its base line, relative to its size."""
_SPACE = 0.16
"""The least space between two words, relative to their size."""
_NEAR = 1.2
"""The greatest gap between words of one line where pdfium begins a new one, relative to size."""
_FAR = 5.0
"""The greatest gap between a list marker and its text, relative to their size."""
_SYMBOL = late_pattern(r"(?<![^\W\d])[^\W\d]$|[^\w\s.,;:!?)\]”’»\"']$")
_DIGITS = late_pattern(r"[\d*†‡§¶]{1,4}")


class Sign(NamedTuple):
    """A superscript that may refer to a footnote."""

    start: int
    """Its start offset in the text of the line."""
    end: int
    """Its end offset."""
    text: str
    """The label as in the note, such as `1` or `*`."""


class LinkedPart(NamedTuple):
    """A part of a line that is a link."""

    start: int
    """Its start offset in the text of the line."""
    end: int
    """Its end offset."""
    target: str
    """The address or place that it leads to."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page."""

    page: int
    """The index of its page."""
    words: tuple[Word, ...]
    """Its words, in reading order, with superscripts marked as such."""
    text: str
    """Its text."""
    base: float
    """The height of its base line above the bottom of the page."""
    size: float
    """The size of most of its type."""
    left: float
    """Its left edge."""
    right: float
    """Its right edge."""
    signs: tuple[Sign, ...] = ()
    """The superscripts in it that may refer to footnotes."""
    links: tuple[LinkedPart, ...] = ()
    """The links in it."""

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return self.words[0].is_bold and self.words[-1].is_bold

    @property
    def is_mono(self) -> bool:
        """Whether it is in a typeface for code."""
        return self.words[0].is_mono and self.words[-1].is_mono

    @property
    def has_mono(self) -> bool:
        """Whether it begins or ends with words in a typeface for code."""
        return self.words[0].is_mono or self.words[-1].is_mono

    def overlaps(self, other: Line) -> bool:
        """Whether two lines overlap horizontally."""
        return self.left < other.right and other.left < self.right


def lines_of(words: Iterable[Word], page: int) -> Iterator[Line]:
    """The lines of a page, in the order of the file."""
    group = _Group()
    for word in words:
        if group.words and word.begins_line and not group.takes(word):
            yield group.line(page)
            group = _Group()
        group.add(word)
    if group.words:
        yield group.line(page)


class _Group:
    """A line under construction."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._texts: list[str] = []
        self._signs: list[Sign] = []
        self._links: list[LinkedPart] = []
        self._length = 0
        self._base = self._size = 0.0
        """The base line of the last word that is not a script."""

    def takes(self, word: Word) -> bool:
        """Whether a word that pdfium puts on a new line continues this one."""
        last = self.words[-1]
        if last.is_divided:
            return False
        distance = word.left - last.right
        if self._is_script(word) or self._is_led(word):
            return True
        is_level = abs(word.base - self._base) < _LEVEL * self._size
        is_marker = len(self.words) == 1 and MARKER.fullmatch(last.text) is not None
        most = _FAR if is_marker else _NEAR
        return is_level and -_TOUCHES * self._size < distance < most * self._size

    def _is_script(self, word: Word) -> bool:
        if not self.words or word.size > _SMALLER * self._size or len(word.text) > 12:  # noqa: PLR2004
            return False
        least, most = _RISE
        rise = abs(word.base - self._base) / self._size
        distance = abs(word.left - self.words[-1].right)
        return least < rise < most and distance < _TOUCHES * self._size

    def _is_led(self, word: Word) -> bool:
        """Whether the line so far is only the superscript label of a note."""
        last = self.words[-1]
        if len(self.words) > 1 or not _DIGITS.fullmatch(last.text) or last.size >= word.size:
            return False
        least, most = _RISE
        is_raised = least < (last.base - word.base) / word.size < most
        return is_raised and word.right - last.right > 0 and word.left - last.right < word.size

    def add(self, word: Word) -> None:
        """Add a word."""
        shown = text = word.text
        if self._is_script(word):
            is_up = word.base > self._base
            if is_up and not self._is_formula():
                shown = raised(text, up=True)[0]
            if is_up and _DIGITS.fullmatch(text):
                self._signs.append(Sign(self._length, self._length + len(shown), text))
        else:
            gap = word.left - self.words[-1].right if self.words else 0.0
            is_apart = not word.begins_line or gap > _SPACE * word.size or gap < -word.size
            shown = f" {text}" if self.words and is_apart else text
            self._base, self._size = word.base, word.size or 1.0
        if word.link:
            self._link(word.link, self._length + shown.startswith(" "), len(shown))
        self._texts.append(shown)
        self._length += len(shown)
        self.words.append(word)

    def _link(self, target: str, start: int, size: int) -> None:
        """Record a link; words of one link in a row are one part."""
        end = self._length + size
        last = self._links[-1] if self._links else None
        if last and last.target == target and start - last.end <= 1:
            start = self._links.pop().start
        self._links.append(LinkedPart(start, end, target))

    def _is_formula(self) -> bool:
        """Whether a script belongs to a formula, which is left as in the file.

        Formulas have single letters, but not after a number: `12 m²`.
        """
        before = self._texts[-1]
        if not _SYMBOL.search(before):
            return False
        number = self._texts[-2] if len(self._texts) > 1 else ""
        return not (before[-1].isalpha() and number[-1:].isdigit())

    def line(self, page: int) -> Line:
        """The finished line."""
        size, base = usual(self.words)
        text = "".join(self._texts)
        is_divided = self.words[-1].is_divided
        whole = f"{text}-" if is_divided else text
        right = max(word.right for word in self.words[-3:])
        place = base, size, self.words[0].left, right
        return Line(page, tuple(self.words), whole, *place, tuple(self._signs), tuple(self._links))


def usual(words: Sequence[Word]) -> tuple[float, float]:
    """The size and base line of most characters in some words."""
    if len(words) == 1:
        return words[0].size or 1.0, words[0].base
    counts: Counter[tuple[float, float]] = Counter()
    for word in words:
        counts[word.size or 1.0, word.base] += len(word.text)
    return counts.most_common(1)[0][0]


def part(page: int, words: Iterable[Word]) -> Line:
    """A line made of some words of another."""
    group = _Group()
    for word in words:
        group.add(word)
    return group.line(page)
