"""Find in all documents, one after the other, with the context of each hit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import monotonic

from reader.errors import ReaderError
from reader.lazy import late_pattern
from reader.search.matches import Check
from reader.search.pattern import PatternError
from reader.search.search import Search
from reader.text.document import Document, Span
from reader.workspace.texts.loading import load

MOST_HITS = 200
"""The most hits kept for one document; all are counted."""
_PAUSE = 0.004
"""Seconds of work between two checks for cancellation."""
_AT_HAND = 8_000_000
"""Characters of documents that are cached."""
_BEFORE, _INSIDE, _BEHIND = 60, 160, 160
"""Characters of a context: before its hit, of the hit, and after it."""
_SPACES = late_pattern(r"\s+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where something was found."""

    span: Span
    """Its place in the document's text."""
    context: str
    """The words around it in the same block, on one line, with an ellipsis where they are cut."""
    inside: Span
    """Its place in the context, shortened where the context ends."""
    number: int | None
    """The number of the paragraph it begins in, if that has one."""


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found in one document."""

    title: str
    """The document's title."""
    hits: tuple[Hit, ...]
    """The first hits, in order, never overlapping."""
    count: int
    """How many there are in all."""


@dataclass(frozen=True, slots=True)
class Step:
    """The progress of a search: one document searched."""

    path: Path
    """Its file."""
    done: int
    """How many files have been searched so far."""
    total: int
    """How many there are."""
    finds: Finds | None
    """Its hits; None if the file can't be read."""
    problem: str = ""
    """Why it can't be read."""
    error: str = ""
    """Why the search ends here, before all files were searched."""


class CancelledError(Exception):
    """A search was cancelled."""


class Shelf:
    """A cache of recently read documents, each valid while its file is unchanged."""

    def __init__(self, most: int = _AT_HAND) -> None:
        """Keep documents.

        Args:
            most: How many characters of them.
        """
        self._most = most
        self._size = 0
        self._kept: dict[Path, tuple[tuple[int, ...], Document]] = {}
        self._lock = Lock()

    def document(self, path: Path) -> Document:
        """The document in a file.

        Raises:
            ReaderError: It can't be read, or is not a text.
        """
        state = _state(path)
        kept = self._kept.get(path)
        if kept and state and kept[0] == state:
            return kept[1]
        document = load(path)
        self._keep(path, state, document)
        return document

    def _keep(self, path: Path, state: tuple[int, ...], document: Document) -> None:
        """Cache a document, and drop the oldest while there are too many characters."""
        with self._lock:
            self._forget(path)
            if len(document.text) > self._most:
                return
            while self._size + len(document.text) > self._most:
                self._forget(next(iter(self._kept)))
            self._kept[path] = state, document
            self._size += len(document.text)

    def _forget(self, path: Path) -> None:
        if path in self._kept:
            self._size -= len(self._kept.pop(path)[1].text)


def never() -> bool:
    """Never cancelled."""
    return False


def find_in(
    document: Document,
    search: Search,
    most: int = MOST_HITS,
    cancelled: Callable[[], bool] = never,
    title: str = "",
) -> Finds:
    """The first hits in one document, and the number of all.

    Args:
        document: Where to look.
        search: What to look for.
        most: How many hits to keep.
        cancelled: Called every few milliseconds; True stops the search.
        title: What a person calls the document, if that is not its own title.

    Raises:
        CancelledError: `cancelled` returned True.
        PatternError: The regular expression takes too long.
    """
    check = _checking(cancelled)
    hits: list[Hit] = []
    count = 0
    for span in search.matches(document).walk(check):
        check()
        if count < most:
            hits.append(_hit(document, span))
        count += 1
    return Finds(title or document.title, tuple(hits), count)


def find_all(
    paths: Sequence[Path],
    search: Search,
    *,
    most: int = MOST_HITS,
    known: Mapping[Path, Document] | None = None,
    titles: Mapping[Path, str] | None = None,
    read: Callable[[Path], Document] = load,
    cancelled: Callable[[], bool] = never,
) -> Iterator[Step]:
    """Search many files in order, until cancelled or unable to continue.

    Args:
        paths: The files.
        search: What to look for.
        most: How many hits to keep of each.
        known: Documents that are open already, by their files.
        titles: The titles that a person gave to texts, by their files.
        read: Reads one that is not, such as `Shelf.document`.
        cancelled: Called every few milliseconds; True stops the search.
    """
    for done, path in enumerate(paths, 1):
        try:
            if cancelled():
                return
            document = (known or {}).get(path) or read(path)
            title = (titles or {}).get(path, "")
            finds = find_in(document, search, most, cancelled, title)
            yield Step(path, done, len(paths), finds)
        except CancelledError:
            return
        except PatternError as error:
            yield Step(path, done, len(paths), Finds("", (), 0), error=str(error))
            return
        except ReaderError as error:
            yield Step(path, done, len(paths), None, str(error))


def _checking(cancelled: Callable[[], bool]) -> Check:
    """A cancellation check that asks at most every few milliseconds."""
    asked = 0.0

    def check() -> None:
        nonlocal asked
        now = monotonic()
        if now - asked >= _PAUSE:
            if cancelled():
                raise CancelledError
            asked = monotonic()

    return check


def _state(path: Path) -> tuple[int, ...]:
    """The parts of a file's status that change with it; empty if there is no file."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return ()
    return status.st_mtime_ns, status.st_size, status.st_ino


def _hit(document: Document, span: Span) -> Hit:
    """A hit with its context."""
    text, block = document.text, document.block_at(span.start)
    first = min(max(block.span.start, span.start - _BEFORE), span.start)
    last = max(min(block.span.end, span.end + _BEHIND), span.end)
    before = _SPACES.sub(" ", text[first : span.start])
    if first > block.span.start:
        before = "…" + (before.partition(" ")[2] or before)
    inside = _SPACES.sub(" ", text[span.start : min(span.end, span.start + _INSIDE)])
    if span.end - span.start > _INSIDE:
        inside += "…"
    behind = _SPACES.sub(" ", text[span.end : last])
    if last < block.span.end:
        behind = (behind.rpartition(" ")[0] or behind) + "…"
    before = before.lstrip()
    place = Span(len(before), len(before) + len(inside))
    return Hit(span, before + inside + behind.rstrip(), place, block.number)
