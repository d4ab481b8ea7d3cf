"""What dialogs say where there is little room, and what their help says of Enter."""

import pytest

from reader.ui.dialogs.help import KeysScreen
from reader.ui.widgets.chooser import EntryList


def said(app):
    """What the rows of the screen say, with single blanks."""
    rows = (strip.text for strip in app.screen._compositor.render_strips())
    return " ".join(" ".join(row.strip(" │").split()) for row in rows)


@pytest.mark.parametrize(
    ("keys", "meaning"),
    [
        (("escape", "o"), "open the text"),
        (("t",), "go to the heading"),
        (("C",), "copy what is shown"),
        (("g", "h", "x"), "export to the file, or copy where none is named"),
        (("g", "t"), "list what has the tag"),
        (("T",), "save the tags, with the one at the ▸"),
    ],
)
async def test_the_help_of_a_dialog_says_what_enter_does_there(open_app, keys, meaning):
    app = open_app("guide.md")
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("}", "H", *keys, "f1")
        assert isinstance(app.screen, KeysScreen)
        entries = app.screen.query_one(EntryList).items
        assert [each.label for each in entries if "Enter" in each.detail.split()] == [meaning]


async def test_no_label_of_an_export_is_cut_on_a_narrow_screen(open_app):
    app = open_app("guide.md")
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.press("}", "H", "g", "h", "x")
        await pilot.pause()
        labels = [each.label for each in app.screen.query_one(EntryList).items]
        assert max(map(len, labels)) > 40
        assert all(label in said(app) for label in labels)


async def test_no_label_of_the_menu_is_cut_on_a_narrow_screen(open_app):
    app = open_app("guide.md")
    async with app.run_test(size=(40, 40)) as pilot:
        await pilot.press("}", "H")
        pane = app.screen.pane
        await pilot.click(pane, offset=(8, pane.height_of_caret + pane.view.head), button=3)
        await pilot.pause()
        entries = app.screen.query_one(EntryList)
        assert max(len(each.label) for each in entries.items) > 34
        for each in entries.items:
            rows = entries.draw(each, entries.size.width)
            first, *more = ("".join(segment.text for segment in row) for row in rows)
            words = " ".join([first.rstrip().removesuffix(each.detail), *more])
            assert " ".join(words.split()) == each.label


async def test_the_cheat_sheet_breaks_no_key_and_takes_the_columns_that_make_it_lowest(open_app):
    app = open_app("guide.md")
    async with app.run_test(size=(160, 46)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        sheet = app.screen.query_one(EntryList)
        columns = sheet.columns_in(sheet.size.width)
        for at, entry in enumerate(sheet.items):
            rows = [line.keys for column in columns for line in column if line.entry == at]
            assert [key for row in rows for key in row.split("  ") if key] == [
                key for key in entry.detail.split("  ") if key
            ]
        assert len(columns) == 4
