"""The mouse on a document: clicks, drags and the wheel, as an alternative to keys.

With Shift held, the terminal handles the mouse.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from reader.text import motions
from reader.text.document import Document, Span
from reader.ui.pane.caret import Unit
from reader.ui.pane.frame import BARS, GUTTER
from reader.ui.pane.overlay import Highlight
from reader.ui.pane.view import DocumentView

if TYPE_CHECKING:
    from textual.timer import Timer

DOUBLE = 0.5
"""Seconds within which a second press of the same cell is a double click."""
AT_EDGE, BEYOND = 0.3, 0.05
"""Seconds per row scrolled by a drag: in the first or last row, and outside them."""

GRAINS: tuple[Callable[[Document, int], Span], ...] = (
    motions.character_at,
    motions.word_at,
    motions.sentence_at,
)
"""The units selected by one, two and three clicks."""


class Press:
    """A press of the left button on the text."""

    is_dragged = False
    """Whether the pointer has left the cell."""

    def __init__(self, cell: tuple[int, int], time: float, clicks: int, origin: Span) -> None:
        """Press the button.

        Args:
            cell: The cell of the pane that is pressed.
            time: When it is, in seconds.
            clicks: The number of consecutive clicks: 1 to 3.
            origin: The span that was pressed: a character, a word, a sentence.
        """
        self.cell, self.time, self.clicks, self.origin = cell, time, clicks, origin


class Host(Protocol):
    """What mouse handling needs of the widget."""

    def capture_mouse(self) -> None:
        """Capture the mouse."""

    def release_mouse(self) -> None:
        """Release the mouse."""

    def set_interval(self, interval: float, callback: Callable[[], None]) -> Timer:
        """Call a function at an interval."""


class Mouse:
    """Translates mouse events on a pane into moves and selections in its view."""

    def __init__(
        self,
        view: DocumentView,
        host: Host,
        clicked: Callable[[str], object],
        menu_requested: Callable[[str], object],
    ) -> None:
        """Handle the mouse on a view.

        Args:
            view: The view under the pointer.
            host: The widget that shows it.
            clicked: Called with the id of the clicked annotation, or with an empty string for text
                or a longer selection.
            menu_requested: Called to open the context menu, with an annotation's id, or with an
                empty string for the text.
        """
        self._view, self._host = view, host
        self._clicked, self._menu_requested = clicked, menu_requested
        self._press: Press | None = None
        self._is_held = False
        self._pointer = (0, 0)
        self._edge: Timer | None = None
        self._edge_pace = (0, 0.0)

    # Pressing

    def press(self, x: int, y: int, time: float) -> None:
        """Move the caret to a cell; two clicks select the word, three the sentence."""
        if x >= self._view.width - BARS and y:
            self._view.go(self._view.overview_offset_at(y))
            return
        last = self._press
        is_again = last is not None and last.cell == (x, y) and time - last.time <= DOUBLE
        self._press_on((x, y), time, last.clicks % len(GRAINS) + 1 if last and is_again else 1)

    def _press_on(self, cell: tuple[int, int], time: float, clicks: int) -> None:
        view = self._view
        offset = view.offset_at(*cell)
        if offset is None:
            return
        origin = GRAINS[clicks - 1](view.document, offset)
        self._press = Press(cell, time, clicks, origin)
        self._is_held, self._pointer = True, cell
        self._host.capture_mouse()
        if clicks == 1:
            view.caret.deselect()
            view.caret.go(offset)
        else:
            self._select(origin)
        view.follow(margin=0)

    def move(self, x: int, y: int) -> None:
        """Select up to a cell while the button is held."""
        press = self._press
        if not self._is_held or press is None:
            return
        self._pointer = (x, y)
        if press.is_dragged or self._pointer != press.cell:
            press.is_dragged = True
            self._drag()
            self._scroll_at_edge()

    def release(self, x: int, y: int) -> None:
        """End the drag, keep the selection, and report the click."""
        press = self._press
        if not self._is_held or press is None:
            return
        self.cancel()
        is_clicked = press.clicks == 1 and not press.is_dragged
        highlight = self._highlight_at(x, y) if is_clicked else None
        if highlight is not None and self._is_gutter(x):
            caret = self._view.caret
            caret.go(max(highlight.span.start, caret.row.span.start))
            self._view.follow(margin=0)
        self._clicked(highlight.id if highlight else "")

    def click(self, x: int, y: int, time: float, clicks: int) -> None:
        """Extend the selection if the terminal counted more clicks than there were presses."""
        if self._press and self._press.clicks < min(clicks, len(GRAINS)):
            self._press_on((x, y), time, min(clicks, len(GRAINS)))
            self.cancel()

    def cancel(self) -> None:
        """Forget the pressed button: it may have been released outside the window."""
        self._stop_scrolling()
        if self._is_held:
            self._is_held = False
            self._host.release_mouse()

    def request_menu(self, x: int, y: int) -> None:
        """Open the context menu for a cell, and move the caret there."""
        view = self._view
        offset = view.offset_at(x, y)
        if offset is None:
            return
        selection = view.caret.selection
        highlight = None
        if selection is None or not selection.start <= offset < selection.end:
            highlight = self._highlight_at(x, y)
            view.caret.deselect()
            view.caret.go(offset)
            view.follow(margin=0)
        self._menu_requested(highlight.id if highlight else "")

    def _highlight_at(self, x: int, y: int) -> Highlight | None:
        """The highlight at a cell: under a character, or as a stripe beside its row."""
        view = self._view
        offset = view.offset_at(x, y)
        if offset is None:
            return None
        row = view.layout.row_of(offset)
        reach = motions.character_at(view.document, offset)
        if self._is_gutter(x):
            reach = Span(row.span.start, max(row.span.end, row.span.start + 1))
        elif not 0 <= x - view.frame.left - GUTTER < view.layout.row_width(row):
            return None
        return next(iter(view.layers.highlights_in(reach)), None)

    def _is_gutter(self, x: int) -> bool:
        return 0 <= x - self._view.frame.left < GUTTER

    # Dragging

    def _select(self, span: Span, *, backward: bool = False) -> None:
        is_sentence = self._press is not None and self._press.clicks == len(GRAINS)
        unit = Unit.SENTENCE if is_sentence else Unit.CHARACTER
        self._view.caret.cover(span, unit, backward=backward)

    def _drag(self) -> None:
        """Select from the pressed unit to the one under or nearest to the pointer."""
        press, view = self._press, self._view
        if press is None:
            return
        x = min(max(self._pointer[0], 0), view.width - BARS - 1)
        y = min(max(self._pointer[1], view.head), view.head + view.text_height - 1)
        offset = view.offset_at(x, y)
        if offset is None:
            return
        here = GRAINS[press.clicks - 1](view.document, offset)
        span = Span(min(press.origin.start, here.start), max(press.origin.end, here.end))
        self._select(span, backward=here.start < press.origin.start)
        view.follow(margin=0)

    def _scroll_at_edge(self) -> None:
        """Scroll while the pointer is in the first or last row, or outside them."""
        y, last = self._pointer[1] - self._view.head + 1, self._view.text_height
        step = (y > last // 2) - (y <= last // 2) if y <= 1 or y >= last else 0
        pace = (step, AT_EDGE if y in {1, last} else BEYOND)
        if pace == self._edge_pace and self._edge:
            return
        self._stop_scrolling()
        if step:
            self._edge_pace = pace
            self._edge = self._host.set_interval(pace[1], partial(self._scroll_on, step))

    def _scroll_on(self, step: int) -> None:
        self._view.pan(step)
        self._drag()

    def _stop_scrolling(self) -> None:
        if self._edge:
            self._edge.stop()
            self._edge = None

    # The wheel

    def scroll(self, rows: int) -> None:
        """Scroll by rows; a selection stays as it is, unless it is being dragged."""
        if self._is_held or self._view.caret.selection is None:
            self._view.scroll(rows)
        else:
            self._view.pan(rows)
        if self._is_held and self._press and self._press.is_dragged:
            self._drag()
