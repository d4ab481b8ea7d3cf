"""Where dialogs are, how large, and what the status line says meanwhile."""

import pytest

from reader.ui.widgets.chooser import EntryList


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
        await pilot.press("}", "H", "T", *"one, two, three", "enter", "g", "t")
        await pilot.pause()
        top, bottom = rows_of(app, ".box")
        assert bottom - top < 26
        tags = ", ".join(f"tag {number}" for number in range(40))
        await pilot.press("escape", "T", "end", ",", *tags, "enter", "g", "t")
        await pilot.pause()
        top, bottom = rows_of(app, ".box")
        assert 30 < bottom - top <= 39
        assert app.screen.query_one("TagBranches").size.height >= 10
