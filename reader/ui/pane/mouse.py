"""A document under the mouse: clicks, drags, the wheel.

Nothing here is needed by who has keys only; with Shift held, the mouse is the terminal's own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.message import Message
from textual.timer import Timer

from reader.text import motions
from reader.text.document import Document, Span
from reader.ui.pane.canvas import BARS
from reader.ui.pane.caret import Unit
from reader.ui.pane.row_painter import GUTTER, Highlight
from reader.ui.pane.view import DocumentView

LEFT, RIGHT = 1, 3
"""Buttons, as the terminal numbers them."""
WHEEL = 3
"""Rows that a notch of the wheel scrolls."""
AGAIN = 0.5
"""Seconds in which one more press of the same place is a double click."""
REST, BEYOND = 0.3, 0.05
"""Seconds a row takes to scroll while one drags: in the first or last row, and outside of them."""

GRAINS: tuple[Callable[[Document, int], Span], ...] = (
    motions.character_at,
    motions.word_at,
    motions.sentence_at,
)
"""What one, two and three clicks select at a place."""


class Press:
    """A button that is held down on the text."""

    def __init__(self, at: tuple[int, int], time: float, clicks: int, origin: Span) -> None:
        """Begin to hold it.

        Args:
            at: The cell that it was pressed on.
            time: When.
            clicks: How many times it was pressed there in a row: 1 to 3.
            origin: What was pressed on: a character, a word, a sentence.
        """
        self.at = at
        self.time = time
        self.clicks = clicks
        self.origin = origin
        self.is_dragged = False
        """Whether the pointer has left its cell."""


class Pointed(Message, namespace="document_pane"):
    """Something was pointed at."""

    def __init__(self, key: str) -> None:
        """Say at what: the id of a mark, or nothing where there is none."""
        super().__init__()
        self.key = key


class PointedView(DocumentView):
    """Shows a document that can be pointed at."""

    ALLOW_SELECT: ClassVar[bool] = False

    class MarkClicked(Pointed, namespace="document_pane"):
        """A mark was clicked, or else the text, or more of it was selected."""

    class MenuAsked(Pointed, namespace="document_pane"):
        """Somebody asked what can be done with what is under the pointer."""

    _press: Press | None = None
    """The last press, held or not."""
    _is_held = False
    _pointer = (0, 0)
    _edge: Timer | None = None
    _edge_step = (0, 0.0)

    # Pressing

    def on_mouse_down(self, event: MouseDown) -> None:
        """Bring the caret to what is pressed; again, select the word; once more, the sentence."""
        if event.button != LEFT or event.shift:
            return
        if event.x >= self.size.width - BARS and event.y:
            self.go(self.place_at(event.y))
            return
        last, at = self._press, (event.x, event.y)
        is_again = last is not None and last.at == at and event.time - last.time <= AGAIN
        clicks = last.clicks % len(GRAINS) + 1 if last and is_again else 1
        self._press_on(at, event.time, clicks)

    def _press_on(self, at: tuple[int, int], time: float, clicks: int) -> None:
        offset = self.offset_at(*at)
        if offset is None:
            return
        origin = GRAINS[clicks - 1](self.document, offset)
        self._press = Press(at, time, clicks, origin)
        self._is_held, self._pointer = True, at
        self.capture_mouse()
        if clicks == 1:
            self.caret.let_go()
            self.caret.go(offset)
        else:
            self._select(origin)
        self.follow(margin=0)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Select up to the pointer while the button is held."""
        if not self._is_held or self._press is None:
            return
        self._pointer = (event.x, event.y)
        if self._press.is_dragged or self._pointer != self._press.at:
            self._press.is_dragged = True
            self._drag()
            self._watch_edge()

    def on_mouse_up(self, event: MouseUp) -> None:
        """Have the selection be as it is, or hold the mark that was clicked."""
        if not self._is_held or self._press is None:
            return
        self._end_drag()
        is_clicked = self._press.clicks == 1 and not self._press.is_dragged
        mark = self._mark_at(event.x, event.y) if is_clicked else None
        if mark is not None and self._is_gutter(event.x):
            self.caret.go(max(mark.span.start, self.caret.row.span.start))
            self.follow(margin=0)
        self.post_message(self.MarkClicked(mark.id if mark else ""))

    def on_click(self, event: Click) -> None:
        """Ask for what can be done; select more where the clicks came slower than presses do."""
        if event.shift:
            return
        if event.button == RIGHT:
            self._ask(event.x, event.y)
        elif self._press and self._press.clicks < event.chain and self._press.clicks < len(GRAINS):
            self._press_on((event.x, event.y), event.time, min(event.chain, len(GRAINS)))
            self._end_drag()

    def on_blur(self) -> None:
        """Hold nothing any more: the button may be let go of elsewhere."""
        self._end_drag()

    def on_mouse_release(self) -> None:
        """Hold nothing any more."""
        self._end_drag()

    def _ask(self, x: int, y: int) -> None:
        """Say that somebody wants to know what can be done here."""
        offset = self.offset_at(x, y)
        if offset is None:
            return
        selection = self.caret.selection
        mark = None
        if selection is None or not selection.start <= offset < selection.end:
            mark = self._mark_at(x, y)
            self.caret.let_go()
            self.caret.go(offset)
            self.follow(margin=0)
        self.post_message(self.MenuAsked(mark.id if mark else ""))

    def _mark_at(self, x: int, y: int) -> Highlight | None:
        """The mark that a cell shows: under a character, or as a stripe beside its row."""
        offset = self.offset_at(x, y)
        if offset is None:
            return None
        layout = self.caret.layout
        row = layout.row_of(offset)
        reach = motions.character_at(self.document, offset)
        if self._is_gutter(x):
            reach = Span(row.span.start, max(row.span.end, row.span.start + 1))
        elif not 0 <= x - self._frame().left - GUTTER < layout.row_width(row):
            return None
        marks = self._overlay.highlights.touching(reach)
        return min(marks, key=lambda mark: mark.span.end - mark.span.start, default=None)

    def _is_gutter(self, x: int) -> bool:
        return 0 <= x - self._frame().left < GUTTER

    # Dragging

    def _select(self, span: Span, *, backward: bool = False) -> None:
        is_sentence = self._press is not None and self._press.clicks == len(GRAINS)
        unit = Unit.SENTENCE if is_sentence else Unit.CHARACTER
        self.caret.cover(span, unit, backward=backward)

    def _drag(self) -> None:
        """Select from what was pressed to what is under the pointer, or nearest to it."""
        press = self._press
        if press is None:
            return
        x = min(max(self._pointer[0], 0), self.size.width - BARS - 1)
        y = min(max(self._pointer[1], 1), self.text_height)
        offset = self.offset_at(x, y)
        if offset is None:
            return
        here = GRAINS[press.clicks - 1](self.document, offset)
        span = Span(min(press.origin.start, here.start), max(press.origin.end, here.end))
        self._select(span, backward=here.start < press.origin.start)
        self.follow(margin=0)

    def _watch_edge(self) -> None:
        """Scroll as long as the pointer is at the first or the last row, or outside."""
        y, last = self._pointer[1], self.text_height
        step = (y > last // 2) - (y <= last // 2) if y <= 1 or y >= last else 0
        pace = (step, REST if y in {1, last} else BEYOND)
        if pace == self._edge_step and self._edge:
            return
        self._leave_edge()
        if step:
            self._edge_step = pace
            self._edge = self.set_interval(pace[1], partial(self._scroll_on, step))

    def _scroll_on(self, step: int) -> None:
        self.scroll_top(step)
        self._drag()

    def _leave_edge(self) -> None:
        if self._edge:
            self._edge.stop()
            self._edge = None

    def _end_drag(self) -> None:
        self._leave_edge()
        if self._is_held:
            self._is_held = False
            self.release_mouse()

    # The wheel

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Go three rows down, as pagers do."""
        event.stop()
        self._wheel(WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Go three rows up."""
        event.stop()
        self._wheel(-WHEEL)

    def _wheel(self, rows: int) -> None:
        """Scroll; what is selected stays so, unless it is being dragged."""
        if self._is_held or self.caret.selection is None:
            self.scroll_rows(rows)
        else:
            self.scroll_top(rows)
        if self._is_held and self._press and self._press.is_dragged:
            self._drag()
