"""The mouse: clicks, drags, the wheel, and what can be done with what is there."""

import pytest
from textual.events import MouseScrollDown
from textual.geometry import Offset
from textual.widgets import Static

from reader.ui.pane.pane import DocumentPane
from reader.ui.widgets.chooser import EntryList


def selected(pane):
    span = pane.caret.selection
    return None if span is None else pane.document.text[span.start : span.end]


def cell_of(pane, words, nth=0):
    """The cell of the pane that the first character of some words is drawn in."""
    text, at = pane.document.text, -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    layout = pane.caret.layout
    row = layout.row_of(at)
    down = layout.distance(pane.view.top, row, 500)
    frame = pane.view.frame
    return Offset(frame.left + 2 + layout.cell_of(at), down + pane.view.head)


async def drag(pilot, pane, start, *through):
    await pilot.mouse_down(pane, offset=start)
    for cell in through:
        await pilot.hover(pane, offset=cell)
    await pilot.mouse_up(pane, offset=through[-1])


def exact(app):
    return [mark.selector.exact for mark in app.screen_stack[0].session.desk.store.annotations]


async def test_a_drag_selects_by_character_both_ways(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        start, end = cell_of(pane, "President Joe"), cell_of(pane, "Joe Biden") + Offset(8, 0)
        await drag(pilot, pane, start, start + Offset(3, 0), end)
        assert selected(pane) == "President Joe Biden"
        assert app.screen.status.mode == "SELECT"
        await drag(pilot, pane, end, start)
        assert selected(pane) == "President Joe Biden"
        assert pane.caret.is_backward
        await pilot.press("H")
        assert exact(app) == ["President Joe Biden"]
        await pilot.click(pane, offset=start)
        assert selected(pane) is None
        assert not app.screen.selections


async def test_clicks_in_a_row_select_the_word_and_the_sentence(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        cell = cell_of(pane, "Joe Biden") + Offset(6, 0)
        await pilot.click(pane, offset=cell, times=2)
        assert selected(pane) == "Biden"
        await pilot.click(pane, offset=cell_of(pane, "Joe"))
        assert selected(pane) is None
        await pilot.click(pane, offset=cell, times=3)
        assert selected(pane).startswith("President Joe Biden")
        assert selected(pane).endswith(".")
        assert pane.caret.unit == "sentence"


async def test_a_drag_behind_two_clicks_selects_words_and_behind_three_sentences(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        cell = cell_of(pane, "Joe Biden") + Offset(6, 0)
        await pilot.click(pane, offset=cell)
        await drag(pilot, pane, cell, cell_of(pane, "Joe") + Offset(1, 0))
        assert selected(pane) == "Joe Biden"
        await pilot.press("escape")
        there = cell_of(pane, "The call went") + Offset(1, 0)
        await pilot.click(pane, offset=cell - Offset(1, 0), times=2)
        await drag(pilot, pane, cell - Offset(1, 0), there)
        text = selected(pane)
        assert text.startswith("President Joe")
        assert text.count(". ") >= 1
        assert text.endswith(".")


async def test_a_drag_at_the_edge_scrolls_as_long_as_it_rests_there(open_app):
    app = open_app("xinjiang-visit.md")
    async with app.run_test(size=(80, 16)) as pilot:
        pane = app.screen.pane
        top = pane.view.top
        await pilot.mouse_down(pane, offset=(20, 5))
        start = pane.caret.offset
        await pilot.hover(offset=(20, 15))
        for _ in range(200):
            if pane.caret.layout.distance(top, pane.view.top, 99) >= 6:
                break
            await pilot.pause(0.02)
        assert pane.caret.layout.distance(top, pane.view.top, 99) >= 6
        assert pane.caret.selection.start == start
        assert pane.caret.selection.end > start + 300
        await pilot.hover(pane, offset=(20, 8))
        top = pane.view.top
        await pilot.pause(0.2)
        assert pane.view.top == top
        await pilot.hover(pane, offset=(20, 0))
        for _ in range(200):
            if pane.view.top == pane.caret.layout.first:
                break
            await pilot.pause(0.02)
        assert pane.view.top == pane.caret.layout.first
        assert pane.caret.is_backward
        await pilot.mouse_up(pane, offset=(20, 0))
        top, offset = pane.view.top, pane.caret.offset
        await pilot.hover(offset=(20, 15))
        await pilot.pause(0.2)
        assert (pane.view.top, pane.caret.offset) == (top, offset)


async def test_a_drag_in_the_last_row_scrolls_after_a_rest(open_app):
    app = open_app("xinjiang-visit.md")
    async with app.run_test(size=(80, 16)) as pilot:
        pane = app.screen.pane
        top = pane.view.top
        await pilot.mouse_down(pane, offset=(20, 5))
        await pilot.hover(pane, offset=(20, 14))
        assert pane.view.top == top
        for _ in range(200):
            if pane.view.top != top:
                break
            await pilot.pause(0.02)
        assert pane.view.top != top
        await pilot.mouse_up(pane, offset=(20, 14))


async def test_a_click_on_a_mark_or_its_stripe_holds_it(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("}", "H", "escape", "g", "g")
        [mark] = app.screen.session.desk.store.annotations
        await pilot.click(pane, offset=(cell_of(pane, "Joe Biden") + Offset(5, 0)))
        assert app.screen.session.held == mark.id
        await pilot.press("3")
        assert app.screen.session.desk.find(mark.id).color == "blue"
        await pilot.click(pane, offset=cell_of(pane, "The call went"))
        assert app.screen.session.held == ""
        await pilot.click(pane, offset=cell_of(pane, "President Joe") - Offset(2, 0))
        assert app.screen.session.held == mark.id
        await pilot.click(pane, offset=(0, cell_of(pane, "Joe Biden").y))
        assert app.screen.session.held == ""


async def test_what_is_selected_by_mouse_is_meant_and_no_mark_that_was_held(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("}", "v", "e", "e", "H", "escape")
        joe = cell_of(pane, "Joe Biden")
        await pilot.click(pane, offset=joe + Offset(2, 0))
        assert app.screen.session.held
        await pilot.click(pane, offset=joe + Offset(2, 0))
        assert selected(pane) == "Joe"
        assert app.screen.session.held == ""
        await pilot.press("a", "x", "ctrl+s")
        notes = {
            mark.selector.exact: mark.note for mark in app.screen.session.desk.store.annotations
        }
        assert notes == {"President Joe": "", "Joe": "x"}


async def test_a_click_and_a_drag_focus_the_pane_they_are_in(open_app):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 30)) as pilot:
        first, second = app.screen.query(DocumentPane)
        cell = cell_of(second, "Communist Party")
        await drag(pilot, second, cell, cell + Offset(8, 0))
        assert app.screen.pane is second
        assert second.has_focus
        assert selected(second) == "Communist"
        # Over the other pane, a drag goes on in the pane that it began in.
        await pilot.mouse_down(first, offset=cell_of(first, "President Joe"))
        await pilot.hover(second, offset=cell)
        await pilot.mouse_up(second, offset=cell)
        assert app.screen.pane is first
        assert selected(first).startswith("President Joe")
        assert selected(second) == "Communist"
        await pilot.press("H")
        assert exact(app)[0].startswith("President Joe")


async def test_the_wheel_scrolls_and_leaves_a_selection_as_it_is(open_app):
    app = open_app("xinjiang-visit.md")
    async with app.run_test(size=(80, 16)) as pilot:
        pane = app.screen.pane
        await pilot._post_mouse_events([MouseScrollDown], pane, offset=(20, 5))
        assert pane.caret.layout.distance(pane.caret.layout.first, pane.view.top, 9) == 3
        await pilot.press("g", "g", "}", "v", "3", "w")
        before = selected(pane)
        for _ in range(6):
            await pilot._post_mouse_events([MouseScrollDown], pane, offset=(20, 5))
        assert selected(pane) == before
        assert pane.caret.layout.distance(pane.caret.layout.first, pane.view.top, 99) == 18
        await pilot.press("H")
        assert exact(app) == [before.strip()]


async def test_with_shift_the_mouse_is_the_terminals_own(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("}")
        offset = pane.caret.offset
        await pilot.click(pane, offset=cell_of(pane, "The call went"), shift=True)
        await pilot.click(pane, offset=cell_of(pane, "The call went"), shift=True, button=3)
        assert pane.caret.offset == offset
        assert len(app.screen_stack) == 1
        await pilot.press("?")
        assert "Shift" in str(app.screen.query_one(".keys", Static).content)


def labels(app):
    return {entry.label: entry.detail for entry in app.screen.query_one(EntryList).items}


async def test_the_right_button_offers_what_can_be_done_with_a_sentence(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 40)) as pilot:
        pane = app.screen.pane
        await pilot.click(pane, offset=cell_of(pane, "The call went"), button=3)
        assert {"H", "a", "T", "y", "c", "C"} <= set(labels(app).values())
        assert "1" not in labels(app).values()
        await pilot.press("escape")
        assert len(app.screen_stack) == 1
        assert exact(app) == []
        await pilot.click(pane, offset=cell_of(pane, "The call went"), button=3)
        await pilot.press(*"write", "enter", *"yes", "ctrl+s")
        [mark] = app.screen.session.desk.store.annotations
        assert mark.note == "yes"
        assert mark.selector.exact.startswith("The call went")


async def test_the_right_button_offers_what_can_be_done_with_a_selection(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 40)) as pilot:
        pane = app.screen.pane
        await pilot.click(pane, offset=(cell_of(pane, "Joe Biden") + Offset(5, 0)), times=2)
        await pilot.click(pane, offset=cell_of(pane, "Joe Biden") + Offset(5, 0), button=3)
        assert "H" in labels(app).values()
        await pilot.press("enter")
        assert exact(app) == ["Biden"]
        await pilot.click(pane, offset=cell_of(pane, "The call went"), button=3)
        assert selected(pane) is None


@pytest.mark.parametrize(("typed", "color", "count"), [("green", "green", 1), ("delete", "", 0)])
async def test_the_right_button_offers_what_can_be_done_with_a_mark(open_app, typed, color, count):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 40)) as pilot:
        pane = app.screen.pane
        await pilot.press("}", "H", "escape", "g", "g")
        await pilot.click(pane, offset=(cell_of(pane, "Joe Biden") + Offset(5, 0)), button=3)
        assert {"a", "T", "1", "6", "y", "c"} <= set(labels(app).values())
        assert "H" not in labels(app).values()
        await pilot.press(*typed, "enter")
        marks = list(app.screen.session.desk.annotations(pane.document_id))
        assert len(marks) == count
        assert [mark.color for mark in marks] == [color] * count


async def test_a_click_on_the_right_columns_goes_there_and_the_header_does_nothing(open_app):
    app = open_app("xinjiang-visit.md")
    async with app.run_test(size=(80, 16)) as pilot:
        pane = app.screen.pane
        await pilot.click(pane, offset=(79, 15 - 1))
        assert pane.view.percent > 80
        offset = pane.caret.offset
        await pilot.click(pane, offset=(10, 0))
        assert pane.caret.offset == offset


async def test_a_click_in_the_last_row_does_not_move_the_text(open_app):
    app = open_app("xinjiang-visit.md")
    async with app.run_test(size=(80, 16)) as pilot:
        pane = app.screen.pane
        top = pane.view.top
        await pilot.click(pane, offset=(20, 14), times=2)
        assert pane.view.top == top
        assert " " not in selected(pane)


async def test_a_word_that_is_one_character_can_be_noted_at_once(open_app, workspace):
    (workspace.texts / "han.md").write_text("他去了新疆。\n", encoding="utf-8")
    app = open_app("han.md")
    async with app.run_test(size=(80, 16)) as pilot:
        pane = app.screen.pane
        await pilot.click(pane, offset=cell_of(pane, "新"), times=2)
        assert selected(pane) == "新"
        await pilot.press("a", "x", "ctrl+s")
        assert [mark.note for mark in app.screen.session.desk.store.annotations] == ["x"]
