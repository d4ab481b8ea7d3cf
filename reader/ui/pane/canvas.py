"""A document as lines of the screen: its rows, what is laid over them, and what stands around.

Rows are painted when they are asked for and kept until something they show changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import Monochrome
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from reader.annotations.pens import COLORS
from reader.lazy import lazy
from reader.text import glyphs, reading_time
from reader.text.document import Document, Span
from reader.text.layout import Row, TextLayout
from reader.ui.pane import overview
from reader.ui.pane.caret import Caret
from reader.ui.pane.intervals import Intervals
from reader.ui.pane.row_painter import GUTTER, NUMBERS, Frame, Overlay, RowPainter
from reader.ui.pane.styles import PARTS as INKS
from reader.ui.pane.styles import Inks, component_style

if TYPE_CHECKING:
    from reader.anchoring import passages
    from reader.ui.pane import side_notes
else:
    passages = lazy("reader.anchoring.passages")
    side_notes = lazy("reader.ui.pane.side_notes")

BORDER = " │ "
"""What sets a note beside the text off from it."""

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

ON_COLORS = {
    **dict.fromkeys((*COLORS, "sentence"), Style.null()),
    **dict.fromkeys(("hit", "selection"), Style(reverse=True)),
    "caret": Style(bold=True, underline=True, reverse=True),
}
"""Looks without a colour behind the text, for what else has one."""


class DocumentCanvas(Widget):
    """Draws one document around its caret."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"document-view--{part}" for part in PARTS}

    def __init__(self, document: Document, *, before: int = 0, size: int | None = None) -> None:
        """Draw a document from its start.

        Args:
            document: What is shown; maybe only a part of it, or without all that is known of it.
            before: How long what stands before that part is.
            size: How long the whole text is; if not said, the document is the whole.
        """
        super().__init__()
        self.document = document
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
        self.has_few_colors = False
        """Whether no text may stand on a colour."""
        self.divider = False
        """Whether a line sets it off from the pane to its left."""
        self.shows_numbers = False
        self.shows_tint = True
        self.inks: Inks | None = None
        """The looks of what is laid over the text, once they are there."""
        self.headline = ""
        """What the document is called in the header, where that is not what it calls itself."""
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
        self._cells: list[overview.Cell] | None = None
        self._has_notes = False

    # What it answers

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
        return reading_time.minutes(self.document.text, start, self.text_size - self.before - start)

    @property
    def text_height(self) -> int:
        """Rows of text in sight."""
        return max(self.size.height - 1, 1)

    @property
    def room(self) -> int:
        """Cells that a row of text could take: one of the others stays free for the caret."""
        numbers = NUMBERS if self.shows_numbers else 0
        return max(self.size.width - int(self.divider) - numbers - GUTTER - BARS - 1, 1)

    # What changes

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

    def notify_style_update(self) -> None:
        """Look the styles up anew."""
        super().notify_style_update()
        self._painter = None
        self._strips.clear()
        self._lines = []

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

    def fit(self) -> None:
        """Told before lines are drawn, which have to fit the widget's size."""

    # Lines

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in sight; the styles' own cache is passed by, since rows are kept here."""
        if not self.is_attached:
            # The screen may ask once more while a closed pane is being taken from it.
            return [Strip.blank(crop.width)] * crop.height
        self.fit()
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
        sides = self._sides(shown, self._painter)
        strips = [self._header(self._painter, width)]
        for row, side, bar in zip(shown, sides, bars, strict=True):
            strips.append(Strip([*self._strip(row, self._painter), *side, *bar], width))
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
            overlay = self._overlay
            found = overview.cells(height, size, overlay.highlights, overlay.hits)
            self._cells = list(found) if not self.before else []
        bottom = next((row for row in reversed(shown) if row), self.top)
        seen = Span(self.before + self.top.span.start, self.before + bottom.span.end)
        bars = []
        for line in range(len(shown)):
            stretch = overview.bucket(line, height, size)
            inside = stretch.overlaps(seen) and len(self.document.text) > seen.end - seen.start
            cell = self._cells[line] if line < len(self._cells) else overview.Cell(" ", "")
            names = ["text", *(["seen"] if inside else []), *([cell.part] if cell.part else [])]
            sign = painter.style(*names)
            thumb = Segment("▐" if inside else " ", painter.style("text", "thumb"))
            bars.append([Segment(cell.sign, sign), thumb])
        return bars

    @property
    def _side(self) -> int:
        """Cells for notes beside the text, with the one before them; 0 where there is no room."""
        if not self._has_notes or self.is_plain:
            return 0
        spare = max(self.room - self.caret.layout.width, 0)
        side = spare - spare // 2
        return side if side > side_notes.LEAST else 0

    def _sides(
        self, shown: Sequence[Row | None], painter: RowPainter
    ) -> Iterable[Sequence[Segment]]:
        """The notes beside some lines."""
        side = self._side
        if not side:
            return repeat((), len(shown))
        width = min(side - len(BORDER), side_notes.MOST)
        found = side_notes.beside(shown, self._overlay.highlights, width)
        blank = (Segment(" " * side, painter.style("text")),)
        return [self._side_segments(line, side, painter) if line.text else blank for line in found]

    @staticmethod
    def _side_segments(
        line: side_notes.SideLine, side: int, painter: RowPainter
    ) -> tuple[Segment, ...]:
        pad = " " * (side - len(BORDER) - glyphs.cells(line.text))
        return (
            Segment(BORDER, painter.style("text", f"stripe-{line.color}")),
            Segment(line.text + pad, painter.style("text", "note-text")),
        )

    def _make_painter(self) -> RowPainter:
        layout, overlay = self.caret.layout, self._overlay
        return RowPainter(layout, overlay, self._inlines, self._frame(), self._part)

    def _frame(self) -> Frame:
        """How rows are placed: the text in the middle of what room there is."""
        spare = max(self.room - self.caret.layout.width, 0)
        numbers = NUMBERS if self.shows_numbers else 0
        return Frame(
            width=self.size.width - BARS - self._side,
            left=int(self.divider) + numbers + spare // 2,
            divider=self.divider,
            numbers=self.shows_numbers,
            monochrome=self.monochrome,
        )

    def _part(self, name: str) -> Style:
        """The style of a part, as the theme has it."""
        if name == "text":
            return self.get_component_rich_style("document-view--text")
        if self.has_few_colors and name in ON_COLORS:
            return ON_COLORS[name]
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
        if self.shows_numbers and self.is_laid_open:
            line = passages.line_at(self.document, self.caret.offset)
            parts += [f"line {line}"] if line else []
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
        title = glyphs.fit(self.headline or self.document.title, room)
        gap = " " * (room - glyphs.cells(title))
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
