"""Pages and printed numbers of lines, which are met while blocks are still being written."""

from __future__ import annotations

from collections.abc import Iterator

from reader.formats.sheet import Sheet
from reader.text.milestones import Milestones


class Landmarks:
    """Page breaks and printed numbers of lines in the body of a text."""

    def __init__(self, body: Sheet) -> None:
        """Start with none.

        Args:
            body: The blocks of the body.
        """
        self._body = body
        self._pages: list[tuple[int, int, str]] = []
        """Page breaks: index of the block, characters of it before the break, and label."""
        self._lines: list[tuple[int, int, int, str]] = []
        """Numbers of lines: index of the block, characters and lines of it before, and number."""

    def page(self, before: int, label: str) -> None:
        """Record a page break in the next block, behind some of its characters."""
        self._pages.append((len(self._body.blocks), before, label))

    def line(self, before: int, lines: int, number: str) -> None:
        """Record the number of a line of the next block, behind some characters and lines of it."""
        self._lines.append((len(self._body.blocks), before, lines, number))

    def pages(self, count: int) -> Milestones:
        """The page breaks in the first `count` blocks."""
        return Milestones(self._breaks(count))

    def lines(self, count: int) -> Milestones:
        """The lines with a printed number in the first `count` blocks."""
        return Milestones(self._numbered(count))

    def _breaks(self, count: int) -> Iterator[tuple[int, str]]:
        for index, before, label in self._pages:
            if index < count:
                start, end = self._body.blocks.span(index)
                yield min(start + before, end), label

    def _numbered(self, count: int) -> Iterator[tuple[int, str]]:
        text = self._body.text() if self._lines else ""
        part, at, seen = (-1, 0), 0, 0
        for index, before, lines, number in self._lines:
            if index < count:
                start, end = self._body.blocks.span(index)
                if part != (index, before) or lines < seen:
                    part, at, seen = (index, before), start + before, 0
                while seen < lines:
                    at, seen = text.find("\n", at, end) + 1 or at, seen + 1
                yield at, number
