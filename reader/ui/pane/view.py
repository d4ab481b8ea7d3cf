"""What a pane shows: a document, the caret, and the overlay.

A view is independent of widgets. It is given its size, and calls back when something has to be
redrawn.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from reader.text import motions
from reader.text.document import Document, Inline, Span
from reader.text.layout import Row, TextLayout
from reader.ui.pane import overview
from reader.ui.pane.caret import Caret
from reader.ui.pane.extent import Extent
from reader.ui.pane.frame import BARS, GUTTER, Frame, Look
from reader.ui.pane.intervals import Intervals
from reader.ui.pane.layers import Layers
from reader.ui.pane.overlay import Overlay

MARGIN = 2
"""Rows kept visible above and below the caret."""
AIRY = 29
"""Height of a pane from which a blank row separates header and text."""


def _ignore() -> None:
    """Do nothing."""


def _indexed_inlines(document: Document) -> Intervals[Inline]:
    return Intervals(document.inlines, lambda inline: inline.span)


class DocumentView:
    """A document laid out for a pane, scrolled to its caret."""

    def __init__(
        self,
        document: Document,
        *,
        before: int = 0,
        size: int | None = None,
        changed: Callable[[], object] = _ignore,
        moved: Callable[[], object] = _ignore,
    ) -> None:
        """Show a document from its start.

        Args:
            document: The document to show; it may be a part of the whole text, or lack annotations.
            before: How many characters of the whole text come before that part.
            size: The length of the whole text; without it, the document is the whole.
            changed: Called when something has to be redrawn.
            moved: Called when the caret or the selection may have changed.
        """
        self.document = document
        """The part of the text that has been read so far."""
        self.extent = Extent.of(document, before, size)
        """The extent of the document in the whole text."""
        self.width = self.height = 0
        """The size of the pane in cells and rows; zero until it is known."""
        self.is_following = False
        """Whether the pane follows another one, so that the sentence of its caret is tinted."""
        self.has_focus = False
        """Whether the pane has the focus, so that the caret is shown."""
        self.inlines = _indexed_inlines(document)
        """Emphasis, code and links of the document."""
        self.look = Look()
        """The look of the pane, apart from the theme."""
        self.layers = Layers(changed)
        """Highlights, search hits, and the held annotation."""
        self.caret = Caret(TextLayout(document, self.look.measure))
        """The caret and the selection."""
        self.top = self.caret.layout.first
        """The row at the top of the pane."""
        self._changed, self._moved = changed, moved
        self._first_height: int | None = 0

    # Document

    def show_whole(self, document: Document) -> None:
        """Show the whole document at the same place, with its overlay."""
        before = self.extent.before
        self.extent = Extent(len(document.text), len(document.text), is_loaded=True)
        if document is not self.document:
            height = self.height_of_caret
            self.caret.move_to(TextLayout(document, self.layout.width), before)
            self._take(document, height)
        self.follow()

    def show_other(self, document: Document, offset: int) -> None:
        """Show another version of the document, with the caret at an offset of it."""
        height = self.height_of_caret
        self.caret.deselect()
        self.caret.layout = TextLayout(document, self.layout.width)
        self.caret.go(offset)
        self.layers.clear()
        loaded = self.extent.is_loaded
        self.extent = Extent(len(document.text), len(document.text), is_loaded=loaded)
        self._take(document, height)
        self.follow()

    def _take(self, document: Document, height: int) -> None:
        """Set a whole document, with the caret's row at so many rows below the top."""
        self.document, self.inlines = document, _indexed_inlines(document)
        self.put_caret(height)

    def show_progress(self, share: float) -> None:
        """Set the share of the text that has been read."""
        if not self.extent.is_loaded:
            self.extent.progress = share
            self._changed()

    def has_around(self, screens: int) -> bool:
        """Whether that many screens of text have been read before and after the caret."""
        reach = screens * self.text_height * self.look.measure
        return self.extent.has_around(self.caret.offset, reach)

    # Overlay

    @property
    def overlay(self) -> Overlay:
        """The current overlay."""
        caret, selection = self.caret, self.caret.selection
        is_current = (self.has_focus and self.look.shows_tint) or self.is_following
        is_tinted = is_current and self.extent.is_loaded and selection is None
        return self.layers.overlay(
            sentence=caret.sentence if is_tinted else None,
            selection=selection,
            caret=caret.character if self.has_focus else None,
        )

    def target(self, count: int = 1) -> Span:
        """The target of a command: the selection, or else the sentence and those after it."""
        if self.caret.selection is None or self.caret.selects_nothing_yet:
            return motions.sentence_at(self.document, self.caret.offset, count)
        return self.caret.selection

    # Places

    @property
    def layout(self) -> TextLayout:
        """The document wrapped to the pane."""
        return self.caret.layout

    @property
    def head(self) -> int:
        """Rows above the text: the header and, in a tall pane, a blank one."""
        return 2 if self.height >= AIRY else 1

    @property
    def text_height(self) -> int:
        """Visible rows of text."""
        return max(self.height - self.head, 1)

    @property
    def height_of_caret(self) -> int:
        """How many rows below the top the caret is."""
        return self.layout.distance(self.top, self.caret.row, 2 * self.text_height)

    @property
    def percent(self) -> int:
        """How far into the text the caret's row is."""
        # Of a part of the text, the last row is not the last of the whole.
        extent = self.extent
        last = self.layout.last.span.start if extent.has_end else extent.size
        here = extent.before + self.caret.row.span.start
        return round(100 * here / max(extent.before + last, 1))

    def go(self, offset: int) -> None:
        """Move the caret to an offset, and scroll it into sight."""
        self.caret.go(offset)
        self.follow()

    def go_place(self, offset: int, height: int) -> None:
        """Move the caret to an offset, at so many rows below the top of the pane."""
        self.caret.go(offset)
        if not self.width:
            self._first_height = height
        self.put_caret(height)
        self.follow()

    def go_shifted(self, offset: int, height: int, rows: int) -> None:
        """Move the caret as `go_place` does, and then down by some rows."""
        self.caret.go(offset)
        self.caret.scroll(rows)
        self.put_caret(height)
        self.follow()

    def go_span(self, span: Span) -> None:
        """Move the caret to a span's start, with as much of the span in sight as fits."""
        self.caret.go(span.start)
        last = self.layout.row_of(max(span.end - 1, span.start))
        rows = self.layout.distance(self.caret.row, last, self.text_height)
        if not 0 <= self.height_of_caret <= self.text_height - 1 - rows:
            self.put_caret(max(0, (self.text_height - rows) // 3))
        self.follow()

    def stop_selecting(self) -> None:
        """Clear the selection."""
        self.caret.deselect()
        self.follow()

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset shown at a cell of the pane; None for a cell without text."""
        if not self.head <= y < self.height or x >= self.width - BARS:
            return None
        rows = list(islice(self.layout.rows_from(self.top), y - self.head + 1))
        row = self.caret.settle_row(rows[-1], -1)
        return self.layout.offset_at(row, x - self.frame.left - GUTTER)

    def overview_offset_at(self, y: int) -> int:
        """The offset that a line of the overview leads to."""
        span = overview.part(max(y - self.head, 0), self.text_height, len(self.document.text))
        place = self.layers.place_in(span)
        return span.start if place is None else place

    # Scrolling

    def put_caret(self, height: int) -> None:
        """Scroll so that the caret's row is so many rows below the top."""
        self.top = self.layout.above(self.caret.row, max(height, 0))

    def pan(self, rows: int) -> None:
        """Scroll by rows, leaving the caret where it is in the text."""
        self.top = self._not_past_end(self._row_below_top(rows))
        self._changed()

    def scroll(self, rows: int) -> None:
        """Scroll by rows, keeping the caret where it is in the pane, if possible."""
        self.top = self._row_below_top(rows)
        self.caret.scroll(rows)
        near = MARGIN - self.height_of_caret
        if rows > 0 and 0 < near <= MARGIN < self.text_height // 2:
            self.caret.scroll(near)
        self.follow()

    def _row_below_top(self, rows: int) -> Row:
        layout = self.layout
        return layout.below(self.top, rows) if rows > 0 else layout.above(self.top, -rows)

    def _not_past_end(self, top: Row) -> Row:
        """A row, or the one at the top when the last row is at the bottom."""
        last = self.layout.above(self.layout.last, self.text_height - 1)
        return min(top, last, key=lambda row: row.place)

    def follow(self, margin: int = MARGIN) -> None:
        """Scroll the caret into sight, and redraw what its move changed.

        Args:
            margin: Rows to keep visible above and below it, where there are that many.
        """
        if not self.width or not self.height:
            return
        rows = self.text_height
        margin = min(margin, (rows - 1) // 2)
        height = self.height_of_caret
        if not -rows <= height < 2 * rows:
            height = rows // 3
            self.put_caret(height)
        if not margin <= height < rows - margin:
            self.put_caret(margin if height < margin else rows - 1 - margin)
        self.top = self._not_past_end(self.top)
        self._changed()
        self._moved()

    # Appearance and size

    def set_focus(self, has_focus: bool) -> None:  # noqa: FBT001 (it says what it sets)
        """Show or hide the caret."""
        self.has_focus = has_focus
        self.follow()

    def set_following(self, is_following: bool) -> None:  # noqa: FBT001 (it says what it sets)
        """Tint the sentence of the caret although the pane has no focus, or stop that."""
        if is_following != self.is_following:
            self.is_following = is_following
            self._changed()

    def set_divider(self, divider: bool) -> None:  # noqa: FBT001 (it says what it sets)
        """Draw a line between the pane and the one to its left, or none."""
        if divider != self.look.divider:
            self.look.divider = divider
            self.lay_out()

    def set_plain(self, plain: bool) -> None:  # noqa: FBT001 (it says what it sets)
        """Show only the text, or everything."""
        if plain != self.look.is_plain:
            self.look.is_plain = plain
            self._changed()

    @property
    def title(self) -> str:
        """The title of the document: the user's, or else its own."""
        return self.look.headline or self.document.title

    def set_headline(self, headline: str, about: str = "", *, is_removed: bool = False) -> None:
        """Set the title in the header, further details, and whether the text was removed."""
        look = self.look
        if (headline, about, is_removed) != (look.headline, look.about, look.is_removed):
            look.headline, look.about, look.is_removed = headline, about, is_removed
            self._changed()

    def resize(self, width: int, height: int) -> None:
        """Lay out the text for a size of the pane, unless it is unchanged."""
        if (width, height) != (self.width, self.height):
            self.width, self.height = width, height
            caret_height, self._first_height = self._first_height, None
            self.lay_out(caret_height)

    def lay_out(self, caret_height: int | None = None) -> None:
        """Wrap the text to the pane's width.

        Args:
            caret_height: The caret's new distance from the top in rows, if it is to change.
        """
        width = min(self.look.measure, self.room)
        if width != self.layout.width:
            height = self.height_of_caret if caret_height is None else caret_height
            self.caret.layout = TextLayout(self.document, width)
            self.put_caret(height)
        self.follow()

    @property
    def room(self) -> int:
        """The width of the widest row of text."""
        return self.look.room(self.width)

    @property
    def frame(self) -> Frame:
        """The geometry of the rows."""
        return self.look.frame(self.width, self.layout.width, has_notes=self.layers.has_notes)
