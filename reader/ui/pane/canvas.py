"""The lines of a pane: its header, the rows of its text, side notes and overview.

Rows are painted on demand, and cached until something that they show changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.lazy import lazy
from reader.text import glyphs
from reader.text.document import Span
from reader.text.layout import Row
from reader.ui.pane import overview
from reader.ui.pane.frame import BARS
from reader.ui.pane.header import header
from reader.ui.pane.overlay import Overlay
from reader.ui.pane.row_painter import RowPainter
from reader.ui.pane.view import DocumentView

if TYPE_CHECKING:
    from reader.ui.pane import side_notes
else:
    side_notes = lazy("reader.ui.pane.side_notes")

BORDER = " │ "
"""The separator between a note and the text beside it."""
KEPT_ROWS = 400
"""The most painted rows in the cache."""


class Shown(NamedTuple):
    """The state that a picture of a view depends on."""

    frame: tuple[object, ...]
    """State whose change invalidates every row."""
    header: tuple[object, ...]
    """State that only the header depends on."""
    top: Row
    """The row at the top."""
    overlay: Overlay
    """The overlay of the text."""

    @classmethod
    def of(cls, view: DocumentView) -> Shown:
        """The state that a picture of the view would depend on now."""
        look = view.look
        frame = (view.layout, view.frame, view.height, view.extent.is_loaded, look.is_plain)
        header = (
            view.has_focus,
            view.extent.progress,
            view.caret.offset,
            look.headline,
            look.about,
            look.is_removed,
        )
        return cls(frame, header, view.top, view.overlay)


class Canvas:
    """Composes the lines of a pane from its view."""

    def __init__(self, view: DocumentView, style_of: Callable[[str], Style]) -> None:
        """Draw a view.

        Args:
            view: The view to draw.
            style_of: Returns the style of a part by name, such as `header` or `yellow`.
        """
        self._view, self._style_of = view, style_of
        self._shown: Shown | None = None
        self._painter: RowPainter | None = None
        self._rows: dict[tuple[int, int, int], Strip] = {}
        self._cells: list[overview.Cell] | None = None
        self._lines: list[Strip] = []
        self._stale: set[int] = set()
        self._in_sight: list[Row | None] = []
        self._beside: list[list[Segment]] = []

    # Changes

    def update(self) -> Sequence[int] | None:
        """Process changes; returns the lines to draw again, or None for all of them."""
        old, new = self._shown, Shown.of(self._view)
        if new == old:
            return ()
        self._shown = new
        if old is None or new.frame != old.frame:
            self.restyle()
            return None
        if new.overlay.hits is not old.overlay.hits:
            self._rows.clear()
        self._forget_rows(_changed_spans(new.overlay, old.overlay))
        if (new.overlay.highlights, new.overlay.hits) != (old.overlay.highlights, old.overlay.hits):
            self.recount()
        if (new.top, new.overlay.held) != (old.top, old.overlay.held):
            self._lines = []
        if not self._lines:
            return None
        rows = enumerate(self._in_sight, self._view.head)
        stale = [0, *(line for line, row in rows if row and row.place not in self._rows)]
        self._stale.update(stale)
        return stale

    def _forget_rows(self, spans: Iterable[Span]) -> None:
        """Invalidate the rows that some spans touch."""
        layout = self._view.layout
        reaches = [
            (layout.row_of(span.start).place, layout.row_of(max(span.end - 1, span.start)).place)
            for span in spans
        ]
        stale = [place for place in self._rows if any(low <= place <= up for low, up in reaches)]
        for place in stale:
            del self._rows[place]

    def restyle(self) -> None:
        """Look up all styles again after a change of theme."""
        self._painter = None
        self._rows.clear()
        self.recount()

    def recount(self) -> None:
        """Update the overview after more search hits have been counted."""
        self._cells = None
        self._lines = []

    # Lines

    def lines(self) -> Sequence[Strip]:
        """All lines of the pane from the top, as they were at the last update."""
        if self._shown is None:
            self.update()
        painter = self._painter = self._painter or self._make_painter()
        painter.overlay = self._overlay
        if not self._lines:
            self._look_beside(painter)
            self._stale = set(range(self._view.head + self._view.text_height))
            self._lines = [Strip.blank(0)] * len(self._stale)
        for line in self._stale:
            self._lines[line] = self._line(line, painter)
        self._stale.clear()
        return self._lines

    def _line(self, line: int, painter: RowPainter) -> Strip:
        if not line:
            return self._header(painter)
        at = line - self._view.head
        if at < 0:
            return self._air(painter)
        row = self._row(self._in_sight[at], painter)
        return Strip([*row, *self._beside[at]], self._view.width)

    def _look_beside(self, painter: RowPainter) -> None:
        """Compute which rows are visible, and what is shown at the right of each."""
        rows = chain(self._view.layout.rows_from(self._view.top), repeat(None))
        shown = self._in_sight = list(islice(rows, self._view.text_height))
        beside = zip(self._notes(shown, painter), self._bars(shown, painter), strict=True)
        self._beside = [[*notes, *bars] for notes, bars in beside]

    @property
    def _overlay(self) -> Overlay:
        return self._shown.overlay if self._shown else Overlay()

    def _make_painter(self) -> RowPainter:
        view = self._view
        return RowPainter(view.layout, view.inlines, view.frame, self._style_of)

    def _header(self, painter: RowPainter) -> Strip:
        view = self._view
        if view.look.is_plain:
            return Strip([Segment(" " * view.width, painter.style("text"))], view.width)
        name = "header-active" if view.has_focus else "header"
        pieces = header(view, view.width)
        segments = [Segment(each.text, painter.style("text", name, *each.parts)) for each in pieces]
        return Strip(segments, view.width)

    def _air(self, painter: RowPainter) -> Strip:
        """The blank row below the header."""
        return painter.paint(None).adjust_cell_length(self._view.width, painter.style("text"))

    def _row(self, row: Row | None, painter: RowPainter) -> Strip:
        """A row of the text, from the cache if it still looks the same."""
        if row is None:
            return painter.paint(None)
        strip = self._rows.get(row.place)
        if strip is None:
            if len(self._rows) > KEPT_ROWS:
                self._rows.clear()
            strip = self._rows[row.place] = painter.paint(row)
        return strip

    def _bars(
        self, shown: Sequence[Row | None], painter: RowPainter
    ) -> Iterable[Sequence[Segment]]:
        """The cells at the right edge of some lines: the overview, and the scroll bar."""
        view, height = self._view, self._view.text_height
        if view.look.is_plain:
            yield from repeat([Segment(" " * BARS, painter.style("text"))], len(shown))
            return
        size = max(view.extent.size, 1)
        bottom = next((row for row in reversed(shown) if row), view.top)
        seen = Span(view.extent.before + view.top.span.start, view.extent.before + bottom.span.end)
        scrolls = len(view.document.text) > seen.end - seen.start
        for line, cell in zip(range(len(shown)), self._overview(height, size), strict=False):
            inside = scrolls and overview.part(line, height, size).overlaps(seen)
            names = ["text", *(["seen"] if inside else []), *([cell.style] if cell.style else [])]
            thumb = Segment("▐" if inside else " ", painter.style("text", "thumb"))
            yield [Segment(cell.sign, painter.style(*names)), thumb]

    def _overview(self, height: int, size: int) -> Iterator[overview.Cell]:
        """The cells of the overview; blank ones while only a middle part of the text is loaded."""
        if self._cells is None:
            overlay = self._overlay
            cells = overview.cells(height, size, overlay.highlights, overlay.hits)
            self._cells = [] if self._view.extent.before else list(cells)
        return chain(self._cells, repeat(overview.Cell(" ", "")))

    def _notes(
        self, shown: Sequence[Row | None], painter: RowPainter
    ) -> Iterable[Sequence[Segment]]:
        """The notes beside some lines, if there is room for them."""
        room = self._view.frame.notes
        if not room:
            return repeat((), len(shown))
        width = min(room - len(BORDER), side_notes.MOST)
        found = side_notes.beside(shown, self._overlay.highlights, width)
        blank = (Segment(" " * room, painter.style("text")),)
        return [_note_segments(line, room, painter) if line.text else blank for line in found]


def _note_segments(line: side_notes.SideLine, room: int, painter: RowPainter) -> Sequence[Segment]:
    """A line of a note with the border before it, in so many cells."""
    pad = " " * (room - len(BORDER) - glyphs.cells(line.text))
    return (
        Segment(BORDER, painter.style("text", f"stripe-{line.color}")),
        Segment(line.text + pad, painter.style("text", "note-text")),
    )


def _changed_spans(new: Overlay, old: Overlay) -> Iterator[Span]:
    """The spans in which one overlay looks different from another."""
    yield from _difference(new.caret, old.caret)
    yield from _difference(new.sentence, old.sentence)
    yield from _difference(new.selection, old.selection)
    if new.highlights is not old.highlights:
        changed = {*new.highlights.items} ^ {*old.highlights.items}
        yield from (highlight.span for highlight in changed)
    if new.held != old.held:
        held = {new.held, old.held}
        yield from (each.span for each in new.highlights.items if each.id in held)


def _difference(new: Span | None, old: Span | None) -> list[Span]:
    """The parts of two spans that are in only one of them."""
    if new == old:
        return []
    if not new or not old or not new.overlaps(old):
        return [span for span in (new, old) if span]
    edges = sorted((*new, *old))
    return [span for span in (Span(*edges[:2]), Span(*edges[2:])) if span.start < span.end]
