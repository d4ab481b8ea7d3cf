"""A document on the screen: its rows, and what is laid over them.

It is given what it draws. Rows are painted when they are asked for and kept until something
they show changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.events import Click, Resize
from textual.filter import Monochrome
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader import glyph, motion
from reader.annotation import COLORS
from reader.document import BlockKind, Document, Span
from reader.layout import TextLayout
from reader.search import Matches
from reader.ui.caret import Caret
from reader.ui.intervals import Intervals
from reader.ui.row_painter import GUTTER, NUMBERS, Frame, Highlight, Overlay, RowPainter

MARGIN = 2
"""Rows kept in sight above and below the caret."""
PARTS = (
    *("text", "divider", "number", "thumb", "note", "header", "header-active"),
    *("sentence", "selection", "hit", "caret", "underline"),
    *COLORS,
    *(f"stripe-{color}" for color in COLORS),
    *(f"block-{kind.replace(' ', '-')}" for kind in BlockKind),
    *("inline-emphasis", "inline-strong", "inline-code", "inline-link"),
)


class DocumentView(Widget, can_focus=True):
    """Draws one document around its caret."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"document-view--{part}" for part in PARTS}

    @dataclass
    class Moved(Message):
        """The caret went somewhere else, or what is selected changed."""

        view: DocumentView
        """The pane it happened in."""

    def __init__(self, document: Document, *, document_id: str) -> None:
        """Show a document from its start.

        Args:
            document: What is shown.
            document_id: Its id in the store.
        """
        super().__init__()
        self.document = document
        self.document_id = document_id
        self.caret = Caret(TextLayout(document, 72))
        self.measure = 72
        """Cells that a row of text takes at most."""
        self.top = 0
        """The row at the top."""
        self.monochrome = False
        """Whether colour says nothing."""
        self.divider = False
        """Whether a line sets it off from the pane to its left."""
        self._overlay = Overlay()
        self.shows_numbers = False
        self.shows_tint = True
        self._painter: RowPainter | None = None
        self._strips: dict[int, Strip] = {}
        self._drawn: frozenset[Span] = frozenset()
        self._fitted = Size(0, 0)

    # What it is given

    @property
    def highlights(self) -> Sequence[Highlight]:
        """The marks that are drawn, in the order of their starts."""
        return self._overlay.highlights.items

    @highlights.setter
    def highlights(self, highlights: Iterable[Highlight]) -> None:
        items = Intervals(highlights, lambda highlight: highlight.span)
        if items.items != self._overlay.highlights.items:
            self._overlay.highlights = items
            self.redraw()

    @property
    def hits(self) -> Matches | None:
        """What was found, if anything was sought."""
        return self._overlay.hits

    @hits.setter
    def hits(self, hits: Matches | None) -> None:
        self._overlay.hits = hits
        self.redraw()

    @property
    def held(self) -> str:
        """The id of the mark that commands act on, or nothing."""
        return self._overlay.held

    @held.setter
    def held(self, held: str) -> None:
        if held != self._overlay.held:
            self._overlay.held = held
            self.redraw()

    def set_divider(self, divider: bool) -> None:  # noqa: FBT001 (it says what it sets)
        """Set the pane off from the one to its left, or don't."""
        if divider != self.divider:
            self.divider = divider
            self.lay_out()

    # What it answers

    def target(self, count: int = 1) -> Span:
        """What a command on the text means: the selection, else the sentence and the next ones."""
        return self.caret.selection or motion.sentence_at(self.document, self.caret.offset, count)

    def highlight_here(self) -> Highlight | None:
        """The shortest mark under the caret."""
        found = self._overlay.highlights.touching(self.caret.character)
        return min(found, key=lambda mark: mark.span.end - mark.span.start, default=None)

    @property
    def percent(self) -> int:
        """How far into the text the caret is."""
        return round(100 * self.caret.row / max(self.caret.layout.row_count - 1, 1))

    # Drawing

    def go(self, offset: int) -> None:
        """Bring the caret to an offset, and it into sight."""
        self.caret.go(offset)
        self.follow()

    def go_span(self, span: Span) -> None:
        """Bring the caret to a span's start, with as much of it in sight as fits."""
        self.caret.go(span.start)
        last = self.caret.layout.row_of(max(span.end - 1, span.start))
        if not self.top <= self.caret.row <= last < self.top + self.text_height:
            self.top = self.caret.row - max(0, (self.text_height - (last - self.caret.row)) // 3)
        self.follow()

    @property
    def text_height(self) -> int:
        """Rows of text in sight."""
        return max(self.size.height - 1, 1)

    @property
    def last_top(self) -> int:
        """The row at the top when the last one is in sight."""
        return max(self.caret.layout.row_count - self.text_height, 0)

    @property
    def room(self) -> int:
        """Cells that a row of text could take: one stays free for the caret, one for the bar."""
        numbers = NUMBERS if self.shows_numbers else 0
        return max(self.size.width - int(self.divider) - numbers - GUTTER - 2, 1)

    def on_resize(self, event: Resize) -> None:
        """Lay the text out anew, with the caret's row at the same height."""
        del event
        self._fit()

    def _fit(self) -> None:
        """Lay the text out for the pane's size, unless it is already."""
        if self._fitted != self.size:
            self._fitted = self.size
            self.lay_out()

    def notify_style_update(self) -> None:
        """Look the styles up anew."""
        super().notify_style_update()
        self._painter = None
        self._strips.clear()

    def on_click(self, event: Click) -> None:
        """Bring the caret to what was clicked."""
        if event.y:
            left = self._frame().left + GUTTER
            row = self.caret.settle_row(self.top + event.y - 1, 1)
            self.go(self.caret.layout.offset_at(row, event.x - left))

    def on_focus(self) -> None:
        """Show the caret."""
        self.follow()

    def on_blur(self) -> None:
        """Hide the caret."""
        self.follow()

    def lay_out(self) -> None:
        """Wrap the text to the pane's width."""
        height = self.caret.row - self.top
        width = min(self.measure, self.room)
        if width != self.caret.layout.width:
            self.caret.layout = TextLayout(self.document, width)
            self.top = self.caret.row - height
        self._painter = None
        self.follow()
        self.redraw()

    def follow(self) -> None:
        """Bring the caret into sight and draw what changed by its move."""
        old_top, row = self.top, self.caret.row
        margin = min(MARGIN, (self.text_height - 1) // 2)
        if not self.top - self.text_height <= row <= self.top + 2 * self.text_height:
            self.top = row - self.text_height // 3
        self.top = min(max(self.top, row - self.text_height + 1 + margin), row - margin)
        self.top = min(max(self.top, 0), self.last_top)
        drawn = self._lay_over()
        changed = drawn ^ self._drawn
        self._drawn = drawn
        self._forget_rows(changed)
        if old_top == self.top:
            self._refresh_rows(changed)
        else:
            self.refresh()
        self.post_message(self.Moved(self))

    def _lay_over(self) -> frozenset[Span]:
        """Lay caret, sentence and selection over the text, and answer what is drawn for them."""
        overlay, caret = self._overlay, self.caret
        overlay.caret = caret.character if self.has_focus else None
        overlay.selection = caret.selection
        tinted = self.shows_tint and self.has_focus and overlay.selection is None
        overlay.sentence = caret.sentence if tinted else None
        spans = (overlay.caret, overlay.selection, overlay.sentence)
        return frozenset(span for span in spans if span)

    def _rows_of(self, spans: Iterable[Span]) -> set[int]:
        layout = self.caret.layout
        rows: set[int] = set()
        for span in spans:
            last = layout.row_of(max(span.end - 1, span.start))
            rows.update(range(layout.row_of(span.start), last + 1))
        return rows

    def _forget_rows(self, spans: Iterable[Span]) -> None:
        for row in self._rows_of(spans):
            self._strips.pop(row, None)

    def _refresh_rows(self, spans: Iterable[Span]) -> None:
        """Ask for the header and the rows in sight that some spans touch to be drawn."""
        lines = [row - self.top + 1 for row in self._rows_of(spans)]
        inside = [line for line in lines if 1 <= line < self.size.height]
        self.refresh(*(Region(0, line, self.size.width, 1) for line in [0, *inside]))

    def redraw(self) -> None:
        """Paint every row anew."""
        self._strips.clear()
        self.refresh()

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
        strips = [self._line(y) for y in range(crop.y, crop.bottom)]
        if self.app.no_color:
            grey, black = Monochrome(), Color.parse("black")
            strips = [strip.apply_filter(grey, black) for strip in strips]
        if crop.x == 0 and crop.width == self.size.width:
            return strips
        return [strip.crop(crop.x, crop.right) for strip in strips]

    def _line(self, y: int) -> Strip:
        """One line of the widget: the header, then the rows."""
        if self._painter is None:
            self._painter = self._make_painter()
        if y == 0:
            return self._header()
        row = self.top + y - 1
        strip = self._strips.get(row)
        if strip is None:
            strip = self._strips[row] = self._painter.paint(row)
        return Strip([*strip, self._bar(y)], self.size.width)

    def _bar(self, y: int) -> Segment:
        """The scroll bar's cell on a line."""
        rows, height = self.caret.layout.row_count, self.text_height
        first = self.top * height // max(rows, 1)
        last = (self.top + height) * height // max(rows, 1)
        if rows > height and first <= y - 1 <= last:
            return Segment("▐", self._part("thumb"))
        return Segment(" ", self._part("text"))

    def _make_painter(self) -> RowPainter:
        return RowPainter(self.caret.layout, self._overlay, self._frame(), self._part)

    def _frame(self) -> Frame:
        """How rows are placed: the text in the middle of what room there is."""
        spare = max(self.room - self.caret.layout.width, 0)
        numbers = NUMBERS if self.shows_numbers else 0
        return Frame(
            width=self.size.width,
            left=int(self.divider) + numbers + spare // 2,
            divider=self.divider,
            numbers=self.shows_numbers,
            monochrome=self.monochrome,
        )

    def _part(self, name: str) -> Style:
        """The style of a part, as the theme has it."""
        part = f"document-view--{name}"
        whole = self.get_component_rich_style(part)
        if name == "text":
            return whole
        style = self.get_component_rich_style(part, partial=True)
        # A colour that is partly transparent is only blended in the whole style.
        return style + Style(color=whole.color) if style.color else style

    def _header(self) -> Strip:
        """The title, and where the caret is."""
        style = self._part("text") + self._part("header-active" if self.has_focus else "header")
        number = self.document.block_at(self.caret.offset).number
        place = f" ¶{number} · {self.percent}% " if number else f" {self.percent}% "
        room = self.size.width - len(place) - 1 - int(self.divider)
        lead = "│ " if self.divider else " "
        title = glyph.fit(self.document.title, room)
        gap = " " * (room - glyph.cells(title))
        return Strip([Segment(f"{lead}{title}{gap}{place}", style)], self.size.width)
