"""What a pane shows of a document: what is laid over it, and the place in it.

It is given what it draws, and says when the caret went elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from textual.events import Resize
from textual.geometry import Region, Size
from textual.message import Message

from reader.text import motions
from reader.text.document import Document, Span
from reader.text.layout import Row, TextLayout
from reader.ui.pane import overview
from reader.ui.pane.canvas import BARS, DocumentCanvas
from reader.ui.pane.intervals import Intervals
from reader.ui.pane.row_painter import GUTTER, Highlight

if TYPE_CHECKING:
    from reader.search.phrase import Matches

MARGIN = 2
"""Rows kept in sight above and below the caret."""


class DocumentView(DocumentCanvas, can_focus=True):
    """Shows one document around its caret."""

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
        super().__init__(document, before=before, size=size)
        self.document_id = ""
        """Its id in the store, or nothing before that was read."""
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
            self._take(document, height)
        self.follow()

    def show_other(self, document: Document, offset: int) -> None:
        """Show another version of the document, with the caret at an offset of it."""
        height = self.height_of_caret
        self.caret.let_go()
        self.caret.layout = TextLayout(document, self.caret.layout.width)
        self.caret.go(offset)
        self._overlay.hits = None
        self._overlay.highlights = Intervals((), lambda mark: mark.span)
        self._take(document, height)
        self.follow()

    def _take(self, document: Document, height: int) -> None:
        """Have a document, with the caret's row so many rows below the top."""
        self.document = document
        self.before, self.text_size, self.is_part = 0, len(document.text), False
        self._inlines = Intervals(document.inlines, lambda inline: inline.span)
        self.put_caret(height)
        self._painter = None
        self._drawn = ()
        self.redraw()

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
            if any(mark.has_note for mark in new.items) != self._has_notes:
                self._has_notes = not self._has_notes
                self._painter = None
                self._strips.clear()
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
        return self.caret.selection or motions.sentence_at(self.document, self.caret.offset, count)

    def highlights_here(self) -> list[Highlight]:
        """The marks under the caret, the shortest first."""
        found = self._overlay.highlights.touching(self.caret.character)
        return sorted(found, key=lambda mark: mark.span.end - mark.span.start)

    @property
    def last_top(self) -> Row:
        """The row at the top when the last one is in sight."""
        return self.caret.layout.above(self.caret.layout.last, self.text_height - 1)

    @property
    def height_of_caret(self) -> int:
        """How many rows below the top the caret is."""
        return self.caret.layout.distance(self.top, self.caret.row, 2 * self.text_height)

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
        stretch = overview.bucket(max(y - 1, 0), self.text_height, len(self.document.text))
        place = overview.place_in(stretch, self._overlay.highlights, self.hits)
        return stretch.start if place is None else place

    def put_caret(self, height: int) -> None:
        """Have the caret's row so many rows below the top."""
        self.top = self.caret.layout.above(self.caret.row, max(height, 0))

    def scroll_top(self, rows: int) -> None:
        """Have the row so many further down, or up, at the top, and the caret where it is."""
        layout = self.caret.layout
        top = layout.below(self.top, rows) if rows > 0 else layout.above(self.top, -rows)
        self.top = min(top, self.last_top, key=lambda row: row.place)
        self.refresh()

    def scroll_rows(self, rows: int) -> None:
        """Scroll by rows, with the caret staying where it is on the screen, if that can be."""
        layout = self.caret.layout
        self.top = layout.below(self.top, rows) if rows > 0 else layout.above(self.top, -rows)
        self.caret.scroll(rows)
        near = MARGIN - self.height_of_caret
        if rows > 0 and 0 < near <= MARGIN < self.text_height // 2:
            self.caret.scroll(near)
        self.follow()

    def follow(self, margin: int = MARGIN) -> None:
        """Bring the caret into sight and draw what changed by its move.

        Args:
            margin: Rows that have to be in sight above it and below, if they are there.
        """
        if not self.size:
            return
        old_top, rows = self.top, self.text_height
        margin = min(margin, (rows - 1) // 2)
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
        self.fit()

    def fit(self) -> None:
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

    def on_focus(self) -> None:
        """Show the caret, as soon as the widget knows that it has the keys."""
        self.call_next(self.follow)

    def on_blur(self) -> None:
        """Hide the caret."""
        self.call_next(self.follow)
