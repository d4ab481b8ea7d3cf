"""The matches of a search in a text, found window by window as they are needed."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple, Protocol

from reader.errors import ReaderError
from reader.text.document import Span

Check = Callable[[], None]
"""Called every few milliseconds during a search; it cancels the search by raising."""

_WINDOW = 1 << 16
"""Characters that are searched at a time."""
_REACH = 1 << 12
"""Characters searched on either side of a window: longer matches may be cut short."""


def never() -> None:
    """Never cancel the search."""


class Found(NamedTuple):
    """The match that `n` or `N` leads to."""

    span: Span
    """The match."""
    wrapped: bool
    """Whether the search wrapped around the end of the document."""


class Seeker(Protocol):
    """Searches a text; raises a `ReaderError` if it can't continue."""

    def first(self, text: str, start: int) -> Span | None:
        """The first match at or after an offset."""

    def all(self, text: str, start: int, end: int) -> Iterator[Span]:
        """The matches in a part of a text, in order, never overlapping."""


class Expression(NamedTuple):
    """Searches the unfolded text with a regular expression that is known to be fast."""

    pattern: re.Pattern[str]

    def first(self, text: str, start: int) -> Span | None:
        """The first match at or after an offset."""
        found = self.pattern.search(text, start)
        return Span(*found.span()) if found else None

    def all(self, text: str, start: int, end: int) -> Iterator[Span]:
        """The matches in a part of a text, in order, never overlapping."""
        return (Span(*found.span()) for found in self.pattern.finditer(text, start, end))


class Matches:
    """The matches of a search in a text, in order, never overlapping.

    A window is searched when its matches are first needed; only counting them takes all of the
    text.
    """

    def __init__(self, text: str, seeker: Seeker | None) -> None:
        """Prepare to search a text; without a seeker, nothing matches."""
        self.error: ReaderError | None = None
        """Why the search was given up; no more matches are found then."""
        self._text = text
        self._seeker = seeker
        self._in_window = lru_cache(maxsize=64)(self._matches_of)
        self._counts = array("q", [0])

    def is_same(self, other: Matches) -> bool:
        """Whether other matches result from the same search in the same text."""
        return self._seeker == other._seeker and self._text is other._text

    def __bool__(self) -> bool:
        return self.first_from(0) is not None

    def __iter__(self) -> Iterator[Span]:
        return self.walk(never)

    def __len__(self) -> int:
        while not self.is_counted:
            self.count_on()
        return self._counts[-1]

    def walk(self, check: Check) -> Iterator[Span]:
        """All matches, from the beginning of the text to its end.

        Args:
            check: Called between windows; it ends the search by raising.

        Raises:
            ReaderError: The search was given up.
        """
        for window in range(self._windows):
            check()
            yield from self._in_window(window)
            self.raise_error()

    def raise_error(self) -> None:
        """Raise the `ReaderError` that ended the search, if there is one."""
        if self.error is not None:
            raise self.error

    @property
    def is_counted(self) -> bool:
        """Whether all matches have been counted."""
        return len(self._counts) > self._windows

    def count_on(self) -> None:
        """Count the matches of one more window."""
        if not self.is_counted:
            found = len(self._matches_of(len(self._counts) - 1))
            self._counts.append(self._counts[-1] + found)

    def number(self, offset: int) -> int:
        """The number, from 1, of the first match at or after an offset; counts all before it."""
        window = min(offset // _WINDOW, max(self._windows - 1, 0))
        while len(self._counts) <= window:
            self.count_on()
        before = sum(span.start < offset for span in self._in_window(window))
        return self._counts[window] + before + 1

    def within(self, span: Span) -> list[Span]:
        """The matches that overlap a span, such as the part on the screen."""
        first = max(span.start - 1, 0) // _WINDOW
        found = []
        for window in range(max(first - 1, 0), min(span.end // _WINDOW + 1, self._windows)):
            found += [match for match in self._in_window(window) if match.overlaps(span)]
        return found

    def known_in(self, span: Span) -> bool:
        """Whether any match counted so far begins in a span."""
        last = min((span.end - 1) // _WINDOW, len(self._counts) - 2)
        for window in range(span.start // _WINDOW, last + 1):
            if self._counts[window] == self._counts[window + 1]:
                continue
            start, end = window * _WINDOW, (window + 1) * _WINDOW
            if span.start <= start and end <= span.end:
                return True
            if any(span.start <= match.start < span.end for match in self._in_window(window)):
                return True
        return False

    def first_from(self, offset: int) -> Span | None:
        """The first match at or after an offset."""
        window = max(offset, 0) // _WINDOW
        if window >= self._windows:
            return None
        for match in self._in_window(window):
            if match.start >= offset:
                return match
        found = self._first_in_windows(window + 1)
        if found is None:
            return None
        # The search of its whole window may place its first match slightly differently.
        return next(iter(self._in_window(found.start // _WINDOW)), found)

    def last_before(self, offset: int) -> Span | None:
        """The last match that begins before an offset."""
        for window in range(min(offset // _WINDOW, self._windows - 1), -1, -1):
            for match in reversed(self._in_window(window)):
                if match.start < offset:
                    return match
        return None

    @property
    def _windows(self) -> int:
        return 0 if self._seeker is None else len(self._text) // _WINDOW + 1

    def _first_in_windows(self, window: int) -> Span | None:
        """The first match in a window or after it."""
        if self._seeker is None or self.error:
            return None
        try:
            return self._seeker.first(self._text, window * _WINDOW)
        except ReaderError as error:
            self.error = error
            return None

    def _matches_of(self, window: int) -> tuple[Span, ...]:
        """The matches that begin in a window; those found so far if the search is given up."""
        found: list[Span] = []
        if self._seeker is None or self.error:
            return ()
        start, end = window * _WINDOW, (window + 1) * _WINDOW
        try:
            # A match may reach into the window, or out of it.
            for match in self._seeker.all(self._text, max(start - _REACH, 0), end + _REACH):
                if match.start >= end:
                    break
                if match.start >= start:
                    found.append(match)
        except ReaderError as error:
            self.error = error
        return tuple(found)


def next_match(matches: Matches, offset: int, count: int = 1) -> Found | None:
    """The next match after an offset, else the first of all; None if there is none.

    Raises:
        ReaderError: The search was given up.
    """
    return _step(matches, offset, count, forward=True)


def previous_match(matches: Matches, offset: int, count: int = 1) -> Found | None:
    """The last match before an offset, else the last of all; None if there is none.

    Raises:
        ReaderError: The search was given up.
    """
    return _step(matches, offset, count, forward=False)


def _step(matches: Matches, offset: int, count: int, *, forward: bool) -> Found | None:
    wrapped, found = False, None
    for _ in range(count):
        found = matches.first_from(offset + 1) if forward else matches.last_before(offset)
        if found is None:
            wrapped = True
            found = matches.first_from(0) if forward else matches.last_before(sys.maxsize)
        if found is None:
            break
        offset = found.start
    matches.raise_error()
    return Found(found, wrapped) if found else None
