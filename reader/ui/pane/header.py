"""The line above the text: its title, where the caret is, and the time left to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.lazy import lazy
from reader.text import glyphs, reading_time
from reader.ui.pane.view import DocumentView

if TYPE_CHECKING:
    from reader.text import verse
else:
    verse = lazy("reader.text.verse")

PROGRESS = 10
"""Width of the progress bar shown while a text is read from its file."""
LEAST_TITLE = 16
"""Cells reserved for the title before the time left is shown."""
LEAST_BESIDE = 32
"""Cells reserved for the title, up to its length, before outlet and date are shown."""
GAP = "   "
"""The least space between the title and these, and between these and the place."""
REMOVED = "removed, u brings it back"
"""What is said of a text that was removed from the library; its first word where that is all."""
KEYS_SIGN = "▌"
"""The sign of the pane or list that has the focus."""


class Piece(NamedTuple):
    """Part of the line in one style."""

    text: str
    """The words, safe to show."""
    parts: tuple[str, ...] = ()
    """The component classes whose styles are laid over that of the line."""


def header(view: DocumentView, width: int) -> Sequence[Piece]:
    """The line, exactly as wide as asked if there is room for the place."""
    inner = width - 3
    parts = list(_place(view))
    if view.look.is_removed:
        room = inner - len(" · ".join([REMOVED, *parts])) - LEAST_TITLE
        parts.insert(0, REMOVED if room > 0 else REMOVED.partition(",")[0])
    time = _time_left(view) if view.extent.progress is None else _bar(view.extent.progress)
    if inner - len(" · ".join([*parts, time])) > LEAST_TITLE:
        parts.append(time)
    place = f" {' · '.join(parts)} "
    room = inner - len(place) + 1
    title = glyphs.fit(view.title, room)
    about = f"{GAP}{glyphs.showable(view.look.about)}" if view.look.about else ""
    beside = room - glyphs.cells(about) - len(GAP) + 1
    if beside < min(glyphs.cells(title), LEAST_BESIDE):
        about = ""
    elif about:
        title = glyphs.fit(title, beside)
    room -= glyphs.cells(title)
    return (
        _sign(view),
        Piece(title),
        Piece(about + " " * (room - glyphs.cells(about)) + place, ("header-muted",)),
    )


def _sign(view: DocumentView) -> Piece:
    """The start of the line: a bar if the pane has the focus, or else any divider."""
    if view.has_focus:
        return Piece(f"{KEYS_SIGN} ", ("header-sign",))
    return Piece("│ " if view.look.divider else "  ", ("divider",))


def _place(view: DocumentView) -> Iterator[str]:
    """The caret's place: paragraph, line of verse, percentage."""
    number = view.document.block_at(view.caret.offset).number
    if number:
        yield f"¶{number}"
    if view.look.shows_numbers and view.extent.is_loaded:
        line = verse.line_at(view.document, view.caret.offset)
        if line:
            yield f"line {line}"
    yield f"{view.percent}%"


def _time_left(view: DocumentView) -> str:
    """The reading time from the caret's row to the end."""
    start = view.caret.row.span.start
    rest = view.extent.size - view.extent.before - start
    return reading_time.told(reading_time.minutes(view.document.text, start, rest))


def _bar(share: float) -> str:
    """The share of a text that has been read from its file."""
    done = round(share * PROGRESS)
    return f"reading {'━' * done}{'╌' * (PROGRESS - done)}"
