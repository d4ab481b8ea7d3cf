"""The mouse on a view, without an app: presses, drags that scroll, the wheel, the menu."""

import pytest
from page_views import DOCUMENT, highlight, page_view

from reader.ui.pane.frame import BARS, GUTTER
from reader.ui.pane.mouse import AT_EDGE, BEYOND, DOUBLE, Mouse


class Timer:
    """A timer that a test lets run."""

    def __init__(self, interval, callback):
        self.interval, self.callback = interval, callback
        self.runs = True

    def stop(self):
        self.runs = False


class Host:
    """The widget under the mouse, and what it was told."""

    def __init__(self, view):
        self.view = view
        self.is_captured = False
        self.timers = []
        self.clicked = []
        self.menus = []
        self.mouse = Mouse(view, self, self.clicked.append, self.menus.append)

    def capture_mouse(self):
        self.is_captured = True

    def release_mouse(self):
        self.is_captured = False

    def set_interval(self, interval, callback):
        self.timers.append(Timer(interval, callback))
        return self.timers[-1]

    @property
    def running(self):
        return [timer for timer in self.timers if timer.runs]

    def cell_of(self, words):
        """The cell that some words begin in."""
        layout, at = self.view.layout, DOCUMENT.text.index(words)
        row = layout.distance(self.view.top, layout.row_of(at), 99)
        return self.view.frame.left + GUTTER + layout.cell_of(at), row + self.view.head

    def click(self, x, y, time=0.0):
        self.mouse.press(x, y, time)
        self.mouse.release(x, y)

    @property
    def selected(self):
        span = self.view.caret.selection
        return None if span is None else DOCUMENT.text[span.start : span.end]


@pytest.fixture
def host():
    return Host(page_view())


def test_clicks_in_a_row_select_more_and_then_begin_again(host):
    cell = host.cell_of("Nobody")
    selected = []
    for number in range(4):
        host.click(*cell, number * DOUBLE)
        selected.append(host.selected)
    assert selected == [None, "Nobody", "Nobody else had seen it.", None]
    host.click(*cell, 9 + DOUBLE)
    assert host.selected is None
    assert host.clicked == [""] * 5
    assert not host.is_captured


def test_the_terminals_count_of_clicks_is_taken_where_presses_were_too_slow(host):
    cell = host.cell_of("Nobody")
    host.click(*cell, 0.0)
    host.mouse.click(*cell, 9.0, 2)
    assert host.selected == "Nobody"
    host.mouse.click(*cell, 9.0, 2)
    assert host.selected == "Nobody"
    assert not host.is_captured


def test_a_drag_selects_to_the_pointer_and_scrolls_at_the_edges(host):
    x, y = host.cell_of("Nobody")
    host.mouse.press(x, y, 0.0)
    assert host.is_captured
    host.mouse.move(x, y)
    assert host.selected is None
    host.mouse.move(x + 5, y)
    assert host.selected == "Nobody"
    assert not host.running
    last = host.view.text_height
    host.mouse.move(x, last)
    host.mouse.move(x + 1, last)
    assert [timer.interval for timer in host.running] == [AT_EDGE]
    top = host.view.top
    host.running[0].callback()
    assert host.view.top == host.view.layout.below(top)
    host.mouse.move(x, last + 5)
    assert [timer.interval for timer in host.running] == [BEYOND]
    host.mouse.move(x, 0)
    host.running[0].callback()
    assert host.view.top == top
    host.mouse.release(x, 0)
    assert not host.running
    assert not host.is_captured
    assert host.selected.endswith("N")
    host.mouse.move(x + 3, 3)
    assert host.selected.endswith("N")


def test_a_drag_after_three_clicks_selects_whole_sentences_backwards_too(host):
    cell = host.cell_of("Nobody")
    host.click(*cell, 0.0)
    host.click(*cell, 0.1)
    host.mouse.press(*cell, 0.2)
    host.mouse.move(*host.cell_of("Mr. Lee"))
    assert host.selected.startswith("Mr. Lee said")
    assert host.selected.endswith("seen it.")
    assert host.view.caret.is_backward
    host.mouse.cancel()
    assert not host.is_captured


def test_a_click_says_which_highlight_it_was_on_also_beside_its_row(host):
    host.view.layers.highlights = [highlight("Mr. Lee said", "long"), highlight("Lee", "short")]
    x, y = host.cell_of("Lee")
    host.click(x, y)
    host.click(x - 2, y, 5.0)
    host.click(host.view.frame.left, y, 10.0)
    assert host.view.caret.offset == DOCUMENT.text.index("Lee")
    host.click(host.view.frame.left + GUTTER + 50, y, 15.0)
    host.click(*host.cell_of("Nobody"), 20.0)
    assert host.clicked[:3] == ["short", "long", "short"]
    assert set(host.clicked[3:]) == {""}


def test_the_menu_is_for_what_is_under_the_pointer_or_for_the_selection_there(host):
    host.view.layers.highlights = [highlight("Lee", "short")]
    host.mouse.request_menu(*host.cell_of("Lee"))
    host.mouse.request_menu(*host.cell_of("Nobody"))
    assert host.menus == ["short", ""]
    cell = host.cell_of("Lee")
    host.click(*cell)
    host.click(*cell, 0.1)
    host.mouse.request_menu(*cell)
    assert host.menus == ["short", "", ""]
    assert host.selected == "Lee"
    host.mouse.request_menu(3, 0)
    assert len(host.menus) == 3


def test_the_columns_at_the_right_lead_into_the_text_and_the_header_nowhere(host):
    host.mouse.press(59, host.view.text_height, 0.0)
    assert host.view.percent > 80
    offset = host.view.caret.offset
    host.mouse.press(60 - BARS, 0, 1.0)
    host.mouse.release(60 - BARS, 0)
    assert host.view.caret.offset == offset
    assert host.clicked == []


def test_the_wheel_takes_the_caret_along_but_not_a_selection(host):
    host.mouse.scroll(3)
    offset = host.view.caret.offset
    assert offset > 0
    cell = host.cell_of("Nobody")
    host.click(*cell)
    host.click(*cell, 0.1)
    top = host.view.top
    host.mouse.scroll(3)
    assert host.selected == "Nobody"
    assert host.view.top != top
    host.mouse.scroll(-3)
    host.mouse.press(*cell, 9.0)
    host.mouse.move(cell[0] + 1, cell[1])
    host.mouse.scroll(3)
    assert host.selected.startswith("Nobody else had seen it.")
