"""Where dialogs are, how large, and what the status line says meanwhile."""

import pytest
from textual.events import Paste

from reader.ui.widgets.chooser import EntryList
from reader.ui.widgets.dialog import LineInput


def rows_of(app, selector):
    """The first row of what a selector finds, and the row below its last."""
    region = app.screen.query_one(selector).region
    return region.y, region.bottom


@pytest.mark.parametrize("keys", [("a",), ("T",), ("C",)])
async def test_a_dialog_leaves_the_passage_and_the_mode_in_sight(open_app, keys):
    app = open_app("guide.md")
    async with app.run_test(size=(100, 44)) as pilot:
        await pilot.press("}", "H", *keys)
        await pilot.pause()
        top, bottom = rows_of(app, ".box")
        assert top > 5
        assert bottom == 43
        await pilot.press("ctrl+g" if keys == ("a",) else "escape", "escape")
        await pilot.press("4", "0", "j", "H", *keys)
        await pilot.pause()
        pane = app.screen_stack[0].pane
        row = pane.height_of_caret + pane.view.head
        assert row > 22
        assert rows_of(app, ".box")[1] <= row


async def test_a_list_to_choose_from_is_as_high_as_what_is_in_it(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("g", "p")
        await pilot.pause()
        assert app.screen.query_one(EntryList).size.height == 6
        await pilot.press("escape", "question_mark")
        await pilot.pause()
        assert app.screen.query_one(EntryList).size.height == 34
        assert rows_of(app, ".box")[0] > 0


@pytest.mark.parametrize("size", [(100, 40), (60, 40)])
async def test_the_tag_browser_is_as_high_as_what_is_in_it(open_app, size):
    app = open_app("town-hall.md")
    async with app.run_test(size=size) as pilot:
        await pilot.press("}", "H", "T", *"one, two", "enter", "g", "t")
        await pilot.pause()
        top, bottom = rows_of(app, ".box")
        assert bottom - top < 26
        await pilot.press("escape", "T", "end")
        app.screen.query_one(LineInput).post_message(
            Paste(", " + ", ".join(f"tag {number}" for number in range(40)))
        )
        await pilot.pause()
        await pilot.press("enter", "g", "t")
        await pilot.pause()
        top, bottom = rows_of(app, ".box")
        assert 30 < bottom - top <= 39
        assert app.screen.query_one("TagBranches").size.height >= 10


async def test_what_is_found_in_all_texts_is_as_high_as_it_is_long(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("g", "/")
        await pilot.pause()
        top, bottom = rows_of(app, ".box")
        assert bottom - top == 3
        for words, rows in (("zyzzyva", 4), ("hours", 6)):
            await pilot.press("ctrl+u", *words, "enter")
            screen = app.screen
            while screen.is_searching or screen.findings.line != words:
                await pilot.pause()
            await pilot.pause()
            assert rows_of(app, ".box") == (top, top + rows)


async def test_citing_facets_and_metadata_are_no_higher_than_what_is_in_them(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 50)) as pilot:
        heights = {}
        for keys, name in ((("}", "H", "C"), "cite"), (("escape", "i"), "metadata"),
                           (("escape", "g", "h", "F"), "facets")):  # fmt: skip
            await pilot.press(*keys)
            await pilot.pause()
            shown = [each for each in app.screen.query(".box > *") if each.display]
            top, bottom = rows_of(app, ".box")
            heights[name] = bottom - top
            assert bottom == 49
            # No row between the last thing in it and the frame is empty.
            assert bottom - 1 - max(each.region.bottom for each in shown) == 0
        assert heights["facets"] < heights["metadata"] < 20


async def test_the_line_that_one_types_in_stays_while_the_list_gets_lower(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("colon")
        await pilot.pause()
        before = rows_of(app, ".box")
        await pilot.press(*"xyzzy")
        await pilot.pause()
        assert rows_of(app, ".box") == (before[0], before[0] + 4)
        await pilot.press(*["backspace"] * 5)
        await pilot.pause()
        assert rows_of(app, ".box") == before


async def test_on_a_narrow_screen_citing_shows_the_column_that_the_keys_are_in(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("}", "H", "C", "l")
        await pilot.pause()
        rows = [row.text for row in app.screen._compositor.render_strips()]
        assert any("▸ plain text" in row for row in rows)
        assert not any("APA" in row for row in rows)
        assert any("President" in row for row in rows[2:])
