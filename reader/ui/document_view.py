"""A document on the screen: its rows, and what is laid over them.

It is given what it draws. Rows are painted when they are asked for and kept until something
they show changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.events import Resize
from textual.filter import Monochrome
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader import glyph, motion, pace
from reader.document import Document, Span
from reader.layout import Row, TextLayout
from reader.ui import coverage
from reader.ui.caret import Caret
from reader.ui.inks import PARTS as INKS
from reader.ui.inks import Inks, component_style
from reader.ui.intervals import Intervals
from reader.ui.row_painter import GUTTER, NUMBERS, Frame, Highlight, Overlay, RowPainter

if TYPE_CHECKING:
    from reader.search import Matches

MARGIN = 2
"""Rows kept in sight above and below the caret."""
BARS = 2
"""Cells at the right: what is where in the document, and the scroll bar."""
PROGRESS = 10
"""Cells of the bar that shows how much of a document is read."""
KEPT_ROWS = 400
"""Painted rows that stay at hand."""
MANY_MINUTES = 100
LEAST_TITLE = 16
"""Cells of the header that its title has before the time to read has any."""
PARTS = {
    *("text", "divider", "number", "thumb", "header", "header-active", "selection", "caret"),
    *("block-heading", "block-caption", "block-boilerplate", "block-rule"),
}
"""What is drawn from the very first; the looks of all else are those of `Inks`."""


class DocumentView(Widget, can_focus=True):
    """Draws one document around its caret."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"document-view--{part}" for part in PARTS}

    @dataclass
    class Moved(Message):
        """The caret went somewhere else, or what is selected changed."""

        view: DocumentView
        """The pane it happened in."""

    def __init__(self, document: Document, *, before: int = 0, size: int | None = None) -> None:
        """Show a document from its start.

        Args:
            document: What is shown; maybe only a part of it, or without all that is known of it.
            before: How long what stands before that part is.
            size: How long the whole text is; if not said, the document is the whole.
        """
        super().__init__()
        self.document = document
        self.document_id = ""
        """Its id in the store, or nothing before that was read."""
        self.measure = 72
        """Cells that a row of text takes at most."""
        self.before = before
        """How long what is not here before the text is."""
        self.is_part = size is not None
        """Whether the document itself is still to come."""
        self.text_size = len(document.text) if size is None else size
        """How long the whole text is."""
        self.caret = Caret(TextLayout(document, self.measure))
        self.top = self.caret.layout.first
        """The row at the top."""
        self.monochrome = False
        """Whether colour says nothing."""
        self.divider = False
        """Whether a line sets it off from the pane to its left."""
        self.shows_numbers = False
        self.shows_tint = True
        self.inks: Inks | None = None
        """The looks of what is laid over the text, once they are there."""
        self.is_plain = False
        """Whether nothing but the text is shown."""
        self.is_laid_open = False
        """Whether the whole document is here, with its marks: at first there are only words."""
        self.progress: float | None = None
        """What share of the document is read, while it is."""
        self._overlay = Overlay()
        self._inlines = Intervals(document.inlines, lambda inline: inline.span)
        self._painter: RowPainter | None = None
        self._lines: list[Strip] = []
        self._strips: dict[tuple[int, int, int], Strip] = {}
        self._drawn: tuple[Span | None, ...] = ()
        self._cells: list[coverage.Cell] | None = None
        self._fitted = Size(0, 0)
        self._first_height: int | None = 0

    # What it is given

    def show_whole(self, document: Document) -> None:
        """Show the whole document, at the same place, and all that is laid over it from now on."""
        self.progress = None
        self.is_laid_open = True
        self._painter = None
        if document is not self.document:
            height = self.height_of_caret
            self.caret.move_to(TextLayout(document, self.caret.layout.width), self.before)
            self.document = document
            self.before, self.text_size, self.is_part = 0, len(document.text), False
            self._inlines = Intervals(document.inlines, lambda inline: inline.span)
            self.put_caret(height)
            self._painter = None
            self._drawn = ()
            self.redraw()
        self.follow()

    @property
    def highlights(self) -> Sequence[Highlight]:
        """The marks that are drawn, in the order of their starts."""
        return self._overlay.highlights.items

    @highlights.setter
    def highlights(self, highlights: Iterable[Highlight]) -> None:
        old = self._overlay.highlights
        new = Intervals(highlights, lambda highlight: highlight.span)
        if new.items != old.items:
            self._overlay.highlights = new
            self._cells = None
            self._repaint(mark.span for mark in set(old.items) ^ set(new.items))
            self.refresh()

    @property
    def hits(self) -> Matches | None:
        """What was found, if anything was sought."""
        return self._overlay.hits

    @hits.setter
    def hits(self, hits: Matches | None) -> None:
        self._overlay.hits = hits
        self.redraw()

    def show_hits(self, hits: Matches) -> None:
        """Show at the right where hits are, by now that they are counted."""
        if hits is self.hits:
            self._cells = None
            self.refresh()

    @property
    def held(self) -> str:
        """The id of the mark that commands act on, or nothing."""
        return self._overlay.held

    @held.setter
    def held(self, held: str) -> None:
        if held != self._overlay.held:
            changed = {held, self._overlay.held}
            self._overlay.held = held
            self._repaint(mark.span for mark in self.highlights if mark.id in changed)
            self.refresh()

    def set_divider(self, divider: bool) -> None:  # noqa: FBT001 (it says what it sets)
        """Set the pane off from the one to its left, or don't."""
        if divider != self.divider:
            self.divider = divider
            self.lay_out()

    def set_plain(self, plain: bool) -> None:  # noqa: FBT001 (it says what it sets)
        """Show nothing but the text, or all there is."""
        if plain != self.is_plain:
            self.is_plain = plain
            self.redraw()

    def show_progress(self, share: float) -> None:
        """Say what share of the document is read."""
        if not self.is_laid_open:
            self.progress = share
            self.refresh(Region(0, 0, self.size.width, 1))

    # What it answers

    def has(self, offset: int) -> bool:
        """Whether an offset of the whole text is in the part that is here."""
        return 0 <= offset - self.before <= len(self.document.text)

    def target(self, count: int = 1) -> Span:
        """What a command on the text means: the selection, else the sentence and the next ones."""
        return self.caret.selection or motion.sentence_at(self.document, self.caret.offset, count)

    def highlight_here(self) -> Highlight | None:
        """The shortest mark under the caret."""
        found = self._overlay.highlights.touching(self.caret.character)
        return min(found, key=lambda mark: mark.span.end - mark.span.start, default=None)

    @property
    def percent(self) -> int:
        """How far into the text the caret's row is."""
        # Of a part of the text, the last row is not the whole's.
        is_end = self.before + len(self.document.text) >= self.text_size
        last = self.caret.layout.last.span.start if is_end else self.text_size
        return round(100 * (self.before + self.caret.row.span.start) / max(self.before + last, 1))

    @property
    def minutes_left(self) -> float:
        """How long the text from the caret's row on takes to read."""
        start = self.caret.row.span.start
        return pace.minutes(self.document.text, start, self.text_size - self.before - start)

    @property
    def text_height(self) -> int:
        """Rows of text in sight."""
        return max(self.size.height - 1, 1)

    @property
    def last_top(self) -> Row:
        """The row at the top when the last one is in sight."""
        return self.caret.layout.above(self.caret.layout.last, self.text_height - 1)

    @property
    def height_of_caret(self) -> int:
        """How many rows below the top the caret is."""
        return self.caret.layout.distance(self.top, self.caret.row, 2 * self.text_height)

    @property
    def room(self) -> int:
        """Cells that a row of text could take: one of the others stays free for the caret."""
        numbers = NUMBERS if self.shows_numbers else 0
        return max(self.size.width - int(self.divider) - numbers - GUTTER - BARS - 1, 1)

    # Places

    def go(self, offset: int) -> None:
        """Bring the caret to an offset, and it into sight."""
        self.caret.go(offset)
        self.follow()

    def go_place(self, offset: int, height: int) -> None:
        """Bring the caret to an offset, so many rows below the top of the screen."""
        self.caret.go(offset)
        self._first_height = height
        self.put_caret(height)
        self.follow()

    def go_span(self, span: Span) -> None:
        """Bring the caret to a span's start, with as much of it in sight as fits."""
        self.caret.go(span.start)
        layout, height = self.caret.layout, self.text_height
        last = layout.row_of(max(span.end - 1, span.start))
        rows = layout.distance(self.caret.row, last, height)
        if not 0 <= self.height_of_caret <= height - 1 - rows:
            self.put_caret(max(0, (height - rows) // 3))
        self.follow()

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the text that a cell of the widget shows; None for one without any."""
        if not 0 < y < self.size.height or x >= self.size.width - BARS:
            return None
        rows = list(islice(self.caret.layout.rows_from(self.top), y))
        row = self.caret.settle_row(rows[-1], -1)
        return self.caret.layout.offset_at(row, x - self._frame().left - GUTTER)

    def place_at(self, y: int) -> int:
        """The offset that the column at the right means on a line of the widget."""
        stretch = coverage.bucket(max(y - 1, 0), self.text_height, len(self.document.text))
        place = coverage.place_in(stretch, self._overlay.highlights, self.hits)
        return stretch.start if place is None else place

    def put_caret(self, height: int) -> None:
        """Have the caret's row so many rows below the top."""
        self.top = self.caret.layout.above(self.caret.row, max(height, 0))

    def follow(self) -> None:
        """Bring the caret into sight and draw what changed by its move."""
        if not self.size:
            return
        old_top, rows = self.top, self.text_height
        margin = min(MARGIN, (rows - 1) // 2)
        height = self.height_of_caret
        if not -rows <= height < 2 * rows:
            height = rows // 3
            self.put_caret(height)
        if not margin <= height < rows - margin:
            self.put_caret(margin if height < margin else rows - 1 - margin)
        self.top = min(self.top, self.last_top, key=lambda row: row.place)
        self._lay_over()
        if old_top != self.top:
            self.refresh()
        self.post_message(self.Moved(self))

    # Laying out

    def on_resize(self, event: Resize) -> None:
        """Lay the text out anew, with the caret's row at the same height."""
        del event
        self._fit()

    def _fit(self) -> None:
        """Lay the text out for the pane's size, unless it is already."""
        if self._fitted != self.size:
            self._fitted = self.size
            self.lay_out()
            self._first_height = None

    def lay_out(self) -> None:
        """Wrap the text to the pane's width."""
        width = min(self.measure, self.room)
        if width != self.caret.layout.width:
            height = self.height_of_caret if self._first_height is None else self._first_height
            self.caret.layout = TextLayout(self.document, width)
            self.put_caret(height)
        self._painter = None
        self.follow()
        self.redraw()

    def notify_style_update(self) -> None:
        """Look the styles up anew."""
        super().notify_style_update()
        self._painter = None
        self._strips.clear()
        self._lines = []

    def on_focus(self) -> None:
        """Show the caret, as soon as the widget knows that it has the keys."""
        self.call_next(self.follow)

    def on_blur(self) -> None:
        """Hide the caret."""
        self.call_next(self.follow)

    # Drawing

    def _lay_over(self) -> None:
        """Lay caret, sentence and selection over the text, and forget the rows that they change."""
        overlay, caret = self._overlay, self.caret
        overlay.caret = caret.character if self.has_focus else None
        overlay.selection = caret.selection
        tinted = self.shows_tint and self.has_focus and self.is_laid_open
        overlay.sentence = caret.sentence if tinted and overlay.selection is None else None
        drawn = (overlay.caret, overlay.selection, overlay.sentence)
        changed = [_difference(*pair) for pair in zip(drawn, self._drawn, strict=False)]
        self._repaint(chain.from_iterable(changed) if self._drawn else filter(None, drawn))
        self._drawn = drawn

    def _repaint(self, spans: Iterable[Span]) -> None:
        """Paint the rows anew that some spans touch, and the header."""
        layout = self.caret.layout
        reaches = [
            (layout.row_of(span.start).place, layout.row_of(max(span.end - 1, span.start)).place)
            for span in spans
        ]
        if not reaches:
            return
        stale = [place for place in self._strips if any(low <= place <= up for low, up in reaches)]
        for place in stale:
            del self._strips[place]
        width = self.size.width
        rows = enumerate(islice(layout.rows_from(self.top), self.text_height), 1)
        lines = [line for line, row in rows if row.place not in self._strips]
        self.refresh(*(Region(0, line, width, 1) for line in [0, *lines]))

    def redraw(self) -> None:
        """Paint every row anew."""
        self._strips.clear()
        self._cells = None
        self.refresh()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Have some regions drawn again, or all: no line of the last picture is taken as it is."""
        self._lines = []
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All there is."""
        del viewport
        return container.width

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in sight; the styles' own cache is passed by, since rows are kept here."""
        if not self.is_attached:
            # The screen may ask once more while a closed pane is being taken from it.
            return [Strip.blank(crop.width)] * crop.height
        self._fit()
        width = self.size.width
        if not self._lines:
            self._lines = self._compose_lines(width)
        strips = self._lines[crop.y : crop.bottom]
        if crop.x == 0 and crop.width == width:
            return strips
        return [strip.crop(crop.x, crop.right) for strip in strips]

    def _compose_lines(self, width: int) -> list[Strip]:
        """All lines of the widget: the header, then the rows."""
        if self._painter is None:
            self._painter = self._make_painter()
        rows = chain(self.caret.layout.rows_from(self.top), repeat(None))
        shown = list(islice(rows, self.text_height))
        bars = self._bars(shown, self._painter)
        strips = [self._header(self._painter, width)]
        for row, bar in zip(shown, bars, strict=True):
            strips.append(Strip([*self._strip(row, self._painter), *bar], width))
        if self.app.no_color:
            grey, black = Monochrome(), Color.parse("black")
            strips = [strip.apply_filter(grey, black) for strip in strips]
        return strips

    def _strip(self, row: Row | None, painter: RowPainter) -> Strip:
        if row is None:
            return painter.paint(None)
        strip = self._strips.get(row.place)
        if strip is None:
            if len(self._strips) > KEPT_ROWS:
                self._strips.clear()
            strip = self._strips[row.place] = painter.paint(row)
        return strip

    def _bars(self, shown: Sequence[Row | None], painter: RowPainter) -> list[list[Segment]]:
        """The cells at the right of some lines: what is where, and the scroll bar."""
        height, size = self.text_height, max(self.text_size, 1)
        if self.is_plain:
            return [[Segment(" " * BARS, painter.style("text"))]] * len(shown)
        if self._cells is None:
            found = coverage.cells(height, size, self._overlay.highlights, self.hits)
            self._cells = list(found) if not self.before else []
        bottom = next((row for row in reversed(shown) if row), self.top)
        seen = Span(self.before + self.top.span.start, self.before + bottom.span.end)
        bars = []
        for line in range(len(shown)):
            stretch = coverage.bucket(line, height, size)
            inside = stretch.overlaps(seen) and len(self.document.text) > seen.end - seen.start
            cell = self._cells[line] if line < len(self._cells) else coverage.Cell(" ", "")
            names = ["text", *(["seen"] if inside else []), *([cell.part] if cell.part else [])]
            sign = painter.style(*names)
            thumb = Segment("▐" if inside else " ", painter.style("text", "thumb"))
            bars.append([Segment(cell.sign, sign), thumb])
        return bars

    def _make_painter(self) -> RowPainter:
        layout, overlay = self.caret.layout, self._overlay
        return RowPainter(layout, overlay, self._inlines, self._frame(), self._part)

    def _frame(self) -> Frame:
        """How rows are placed: the text in the middle of what room there is."""
        spare = max(self.room - self.caret.layout.width, 0)
        numbers = NUMBERS if self.shows_numbers else 0
        return Frame(
            width=self.size.width - BARS,
            left=int(self.divider) + numbers + spare // 2,
            divider=self.divider,
            numbers=self.shows_numbers,
            monochrome=self.monochrome,
        )

    def _part(self, name: str) -> Style:
        """The style of a part, as the theme has it."""
        if name == "text":
            return self.get_component_rich_style("document-view--text")
        if name in PARTS:
            return component_style(self, f"document-view--{name}")
        return self.inks.style_of(name) if self.inks and name in INKS else Style.null()

    def _header(self, painter: RowPainter, width: int) -> Strip:
        """The title, and where the caret is."""
        if self.is_plain:
            return Strip([Segment(" " * width, painter.style("text"))], width)
        style = painter.style("text", "header-active" if self.has_focus else "header")
        number = self.document.block_at(self.caret.offset).number
        parts = [f"¶{number}"] if number else []
        parts.append(f"{self.percent}%")
        minutes = _duration(self.minutes_left)
        if self.progress is not None:
            done = round(self.progress * PROGRESS)
            minutes = f"reading {'━' * done}{'╌' * (PROGRESS - done)}"
        inner = width - 2 - int(self.divider)
        if inner - len(" · ".join([*parts, minutes])) > LEAST_TITLE:
            parts.append(minutes)
        place = f" {' · '.join(parts)} "
        lead = "│ " if self.divider else " "
        room = inner - len(place) + 1
        title = glyph.fit(self.document.title, room)
        gap = " " * (room - glyph.cells(title))
        return Strip([Segment(f"{lead}{title}{gap}{place}", style)], width)


def _duration(minutes: float) -> str:
    """A time to read, in minutes, or in hours where those are many."""
    if minutes < MANY_MINUTES:
        return f"{max(round(minutes), 1)} min"
    return f"{round(minutes / 60)} h"


def _difference(new: Span | None, old: Span | None) -> list[Span]:
    """The stretches that are in one of two spans and not in the other."""
    if new == old:
        return []
    if not new or not old or not new.overlaps(old):
        return [span for span in (new, old) if span]
    edges = sorted((*new, *old))
    return [span for span in (Span(*edges[:2]), Span(*edges[2:])) if span.start < span.end]
