"""The content of a PDF file as read by pdfium: positioned words, page labels and outline.

Only this module and `links` use pdfium, which must not run in two threads at once.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from itertools import islice
from sys import intern
from threading import Lock
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from reader.errors import ReaderError
from reader.formats.pdf import unpacked
from reader.formats.pdf.links import linked, links_of
from reader.lazy import late_pattern

_WORD = late_pattern(r"[^\s\x00-\x1f\ufffe]+")
_BREAK = late_pattern(r"[\r\n\ufffe\x02]")
_BOLD = late_pattern(rb"bold|black|heavy|demi|[a-z]{2}bx\d|-bd\b", re.IGNORECASE)
_MONO = late_pattern(
    rb"mono|nimbusmon|courier|consol|typewriter|menlo|cmtt|sftt|ectt|code", re.IGNORECASE
)
_RIGHT_TO_LEFT = late_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SIGNED = late_pattern(
    r"^(?P<first>\d{1,3}|[*†‡§¶]{1,3})(?=[^\W\d])|(?<=[^\W\d])(?P<last>\d{1,3}|[*†‡§¶]{1,3})[^\w\s]*$"
)
"""A word with a number or symbol at one end, which may refer to a footnote."""
_PRIVATE = late_pattern("[\ue000-\uf8ff\ufffd]+")
_HYPHENS = ("\ufffe", "\x02")
"""Pdfium's replacement for a hyphen at the end of a line, before the rest of the word."""
_ENDS = ("", "\r", "\n", *_HYPHENS)
"""The separator after the last word of a line."""
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        # Bullets of symbol fonts.
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\uf0d8": "▸",
        "\uf0fc": "✓",
    }
)
_RAISED = 0.15
"""The least height of a superscript above its line, relative to the line's size."""
_HEAVY = 600
_FIXED_PITCH = 1
"""The flag of monospaced fonts."""
_MOST_WORDS = 50_000
"""The most characters on a page; more are not meant to be read."""
_MOST_ENTRIES = 5_000
"""The most entries of an outline."""
_LEAST_UNPACKED = 8_000_000
"""Bytes to which a file may unpack, however small it is."""
_TIMES_UNPACKED = 20
"""To how many times its size a file may unpack; text and drawings do to five or ten."""
_FONT_NAME = 256
_PASSWORD_ERROR = 4
_GUARD = Lock()


class Word(NamedTuple):
    """A word and where it stands; units are points, from the lower left corner of the page."""

    text: str
    """Its text."""
    left: float
    """Its left edge."""
    right: float
    """Its right edge."""
    base: float
    """The height of its base line."""
    size: float
    """The size of its font."""
    begins_line: bool = False
    """Whether pdfium begins a line with it."""
    is_divided: bool = False
    """Whether it ends at a hyphen that pdfium removed."""
    is_bold: bool = False
    """Whether its font is bold."""
    is_mono: bool = False
    """Whether its font is one for code."""
    link: str = ""
    """The target of the link that it is in; empty if it is in none."""


class Page(NamedTuple):
    """A page."""

    words: list[Word]
    """Its words, in the order of the file."""
    box: tuple[float, float, float, float]
    """Left, bottom, right and top of its visible area."""
    label: str
    """The label that the file gives it; empty if it gives none."""


class Entry(NamedTuple):
    """An entry of the outline."""

    title: str
    """The title of the entry."""
    level: int
    """Its depth, from 0."""
    page: int
    """The index of the page that it points to."""


class Source:
    """An open PDF file."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open a file.

        Raises:
            ReaderError: It is damaged or encrypted, or unpacks to far more than it is.
        """
        if unpacked.exceeds(data, max(_LEAST_UNPACKED, _TIMES_UNPACKED * len(data))):
            raise ReaderError(
                f"{name} unpacks to far more than it is: it is not read, since that may be meant "
                "to do harm."
            )
        with _GUARD:
            try:
                self._pdf = pypdfium2.PdfDocument(data)
                self.count = len(self._pdf)
                """How many pages it has."""
            except pypdfium2.PdfiumError as error:
                if raw.FPDF_GetLastError() == _PASSWORD_ERROR:
                    raise ReaderError(
                        f"{name} is encrypted: save a copy without its password, and add that."
                    ) from error
                raise ReaderError(
                    f"{name} is damaged, or no PDF: it can't be opened. Get it anew."
                ) from error

    def close(self) -> None:
        """Free its memory."""
        with _GUARD:
            self._pdf.close()

    def info(self) -> dict[str, str]:
        """The document information that is given, such as `Title`, `Author`, `CreationDate`."""
        with _GUARD:
            found = self._pdf.get_metadata_dict(skip_empty=True)
        return {key: value.strip("\x00 ") for key, value in found.items()}

    def outline(self) -> list[Entry]:
        """The outline, in order; entries that point to no page are left out."""
        found: list[Entry] = []
        with _GUARD:
            for mark in self._pdf.get_toc(max_depth=6):
                target = mark.get_dest()
                page = target.get_index() if target else None
                if page is not None and page >= 0:
                    found.append(Entry(mark.get_title(), mark.level, page))
                if len(found) >= _MOST_ENTRIES:
                    break
        return found

    def pages(self, most: int | None = None) -> Iterator[Page | None]:
        """The pages, in order; None for one that is damaged.

        Args:
            most: The most pages to read.
        """
        for index in range(self.count if most is None else min(self.count, most)):
            with _GUARD:
                yield _page(self._pdf, index)


def _page(pdf: Any, index: int) -> Page | None:
    try:
        page = pdf[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    try:
        box = page.get_bbox()
        words = _Words(text.raw, text.get_text_range() if text.count_chars() else "")
        found = list(words.found(box))
        if links := list(links_of(pdf.raw, page.raw)):
            found = linked(found, links)
        return Page(found, box, pdf.get_page_label(index))
    finally:
        text.close()
        page.close()


def _readable(text: str) -> str:
    """A word without ligatures, and without characters that only its font can show."""
    return _PRIVATE.sub("", text.translate(_LIGATURES))


class _Words:
    """Reads the words of a page."""

    def __init__(self, page: Any, text: str) -> None:
        self._page = page
        self._text = text
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._origin = ctypes.byref(self._x), ctypes.byref(self._y)
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._box = [ctypes.byref(side) for side in self._sides]
        self._matrix = raw.FS_MATRIX()
        self._name = ctypes.create_string_buffer(_FONT_NAME)
        self._flags = ctypes.c_int()
        self._origin_of, self._box_of = raw.FPDFText_GetCharOrigin, raw.FPDFText_GetCharBox
        self._size_of = raw.FPDFText_GetFontSize
        # Indices also count non-text characters, such as unmapped ones.
        self._is_even = raw.FPDFText_CountChars(page) == len(text)

    def found(self, box: tuple[float, float, float, float]) -> Iterator[Word]:
        """The upright words in the visible area of the page."""
        outer_left, bottom, outer_right, top = box
        text = self._text
        at, size, set_in, is_upright, line = 0, 0.0, 0.0, True, math.nan
        is_bold = is_mono = False
        for match in islice(_WORD.finditer(text), _MOST_WORDS):
            start, end = match.span()
            begins = not at or _BREAK.search(text, at, start) is not None
            behind = text[end : end + 1]
            first, last = self._index(start), self._index(end - 1)
            left, base, right = self._place(first, last, match[0])
            font_size = self._size_of(self._page, first)
            if base == line:
                base = line  # the same object, since a book has hundreds of thousands of words
            if begins or base != line or font_size != set_in:
                line, set_in = base, font_size
                size, is_upright = self._measure(first)
            if begins or behind in _ENDS:
                is_bold, is_mono = self._font(first)
            at = end
            is_seen = outer_left <= (left + right) / 2 <= outer_right and bottom <= base <= top
            if is_upright and is_seen:
                word = intern(match[0] if match[0].isascii() else _readable(match[0]))
                is_divided = behind in _HYPHENS
                whole = Word(word, left, right, base, size, begins, is_divided, is_bold, is_mono)
                if _SIGNED.search(word) and len(word) == len(match[0]):
                    yield from self._cut(whole, first)
                elif word:
                    yield whole

    def _cut(self, word: Word, first: int) -> Iterator[Word]:
        """A word, divided at a superscript that pdfium joined to it."""
        found = _SIGNED.search(word.text)
        at, end = found.span(found.lastgroup or 0) if found else (0, 0)
        sign = self._part(word, first, at, end)
        other = self._part(word, first, end if at == 0 else 0, len(word.text) if at == 0 else at)
        if sign.base - other.base < _RAISED * other.size or sign.size >= other.size:
            yield word
            return
        yield from (sign, other) if at == 0 else (other, sign)
        if at and end < len(word.text):
            yield self._part(word, first, end, len(word.text))

    def _part(self, word: Word, first: int, start: int, end: int) -> Word:
        """A part of a word as a word of its own."""
        left, base, right = self._place(first + start, first + end - 1, "")
        return word._replace(
            text=word.text[start:end],
            left=left,
            right=right,
            base=base,
            size=self._measure(first + start)[0],
            begins_line=word.begins_line or start > 0,
            is_divided=word.is_divided and end == len(word.text),
        )

    def _index(self, at: int) -> int:
        return at if self._is_even else raw.FPDFText_GetCharIndexFromTextIndex(self._page, at)

    def _place(self, first: int, last: int, text: str) -> tuple[float, float, float]:
        """Left edge, base line and right edge of a word."""
        self._origin_of(self._page, first, *self._origin)
        left, base = self._x.value, self._y.value
        self._box_of(self._page, last, *self._box)
        right = self._sides[1].value
        if not text.isascii() and _RIGHT_TO_LEFT.search(text):
            left = self._sides[0].value
            self._box_of(self._page, first, *self._box)
            right = self._sides[1].value
        return min(left, right), base, max(left, right)

    def _measure(self, index: int) -> tuple[float, bool]:
        """The size of a character, and whether it is upright."""
        size = raw.FPDFText_GetFontSize(self._page, index)
        if not raw.FPDFText_GetMatrix(self._page, index, self._matrix):
            return size, True
        a, b, c, d = self._matrix.a, self._matrix.b, self._matrix.c, self._matrix.d
        return size * (math.hypot(c, d) or 1.0), abs(b) <= abs(a)

    def _font(self, index: int) -> tuple[bool, bool]:
        """Whether a character's font is bold, and whether it is one for code."""
        size = raw.FPDFText_GetFontInfo(self._page, index, self._name, _FONT_NAME, self._flags)
        name = self._name.value if 0 < size <= _FONT_NAME else b""
        weight = raw.FPDFText_GetFontWeight(self._page, index)
        is_bold = weight >= _HEAVY or _BOLD.search(name) is not None
        is_mono = self._flags.value & _FIXED_PITCH or _MONO.search(name) is not None
        return is_bold, bool(is_mono)
