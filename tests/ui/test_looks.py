"""How the screen was left is how it begins: the theme and the width of the list; and the help."""

import re

import pytest

from reader.ui import looks
from reader.ui.app import ReaderApp
from reader.ui.dialogs.cheat_sheet import CheatSheet
from reader.ui.dialogs.help import KeysScreen
from reader.ui.dialogs.palette import PaletteScreen, ThemeScreen
from reader.ui.widgets.chooser import EntryList

THEME = ["colon", *"theme", "enter"]


def box(app):
    return app.screen.query_one(".box")


def seen(app, of):
    widget = app.screen.query_one(of)
    return [each.text.rstrip() for each in widget.render_lines(widget.region.reset_offset)]


async def test_a_theme_is_shown_while_one_chooses_and_kept_when_chosen(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*THEME)
        assert isinstance(app.screen, ThemeScreen)
        await pilot.press("down")
        assert app.theme == "reader-light"
        await pilot.press("escape")
        assert app.theme == "reader-dark"
        assert looks.load() == looks.Looks()
        await pilot.press(*THEME, *"nord")
        assert app.theme == "nord"
        await pilot.press("ctrl+u", *"sepia", "enter")
        assert app.theme == "reader-sepia"
        assert not app.follows_terminal
    again = open_app("town-hall.md")
    async with again.run_test(size=(100, 30)):
        assert again.theme == "reader-sepia"


async def test_a_theme_that_the_settings_name_later_counts(workspace, tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('theme = "nord"\n')
    looks.keep(theme="dracula", instead_of="nord")
    assert ReaderApp(workspace, settings=file).theme == "dracula"
    file.write_text('theme = "gruvbox"\n')
    assert ReaderApp(workspace, settings=file).theme == "gruvbox"
    looks.keep(theme="no such theme", instead_of="gruvbox")
    assert ReaderApp(workspace, settings=file).theme == "gruvbox"


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"theme":1,"list_width":"x"}', "\0"])
def test_looks_that_can_not_be_read_are_the_usual_ones(damage):
    looks.file().parent.mkdir(parents=True)
    looks.file().write_text(damage)
    assert looks.load() == looks.Looks()
    looks.keep(list_width=50)
    assert looks.load() == looks.Looks(list_width=50)


async def test_the_width_of_the_list_is_kept(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "H", "g", "h", "ctrl+w", ">", "ctrl+w", ">")
        width = app.screen.panel.styles.width.value
    again = open_app("town-hall.md")
    async with again.run_test(size=(120, 30)) as pilot:
        await pilot.press("g", "h")
        assert again.screen.panel.styles.width.value == width


async def test_the_palette_shows_commands_of_reader_first_with_their_keys(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("colon")
        assert isinstance(app.screen, PaletteScreen)
        items = app.screen.query_one(EntryList).items
        assert [each.label for each in items[-3:]] == ["Theme", "Quit", "Screenshot"]
        found = {each.label: each.detail for each in items}
        assert found["Undo the last change"] == "u"
        await pilot.press(*"zen")
        assert app.screen.query_one(EntryList).item.detail == "zm"
        await pilot.press("ctrl+u")
        await pilot.press(*"qu")
        assert app.screen.query_one(EntryList).item.label == "Quit"
        await pilot.press("escape", "}", "colon", *"highlight this", "enter")
        assert len(app.screen.session.desk.store.annotations) == 1
        await pilot.press("colon", *"xyzzy")
        assert seen(app, "EntryList")[0] == " nothing found"
        await pilot.press("enter")
        assert "No command matches" in str(app.screen.query_one(".error").render())


@pytest.mark.parametrize(("size", "columns"), [((80, 24), 2), ((120, 40), 3), ((200, 50), 5)])
async def test_the_help_is_a_cheat_sheet_in_as_many_columns_as_fit(open_app, size, columns):
    app = open_app("town-hall.md")
    async with app.run_test(size=size) as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, KeysScreen)
        sheet = app.screen.query_one(CheatSheet)
        rows = seen(app, "CheatSheet")
        assert len(sheet.columns_in(sheet.size.width)) == columns
        assert rows[0].startswith(" Move")
        assert " j  ↓       down a row" in "\n".join(rows)
        # Every entry is in some column, and no heading is the last of one.
        there = [line.entry for each in sheet.columns_in(sheet.size.width) for line in each]
        assert {at for at in there if at is not None} == {*range(len(sheet.items))}
        assert all(each[-1].entry is not None for each in sheet.columns_in(sheet.size.width))
        # No key is cut, and no sentence but where a clause ends; the rest of it is below.
        assert not any("…" in row for row in rows)
        for at, entry in enumerate(sheet.items):
            lines = [line for each in sheet.columns_in(sheet.size.width) for line in each
                     if line.entry == at]  # fmt: skip
            words = " ".join(" ".join(line.words for line in lines).split())
            assert re.match(rf"{re.escape(words)}([,;:]|$)", entry.label)
            assert " ".join(line.keys for line in lines).split() == entry.detail.split()
        assert box(app).region.bottom <= size[1]
        # All of it can be gone to, and what is gone to is in sight.
        for _ in range(12):
            await pilot.press("pagedown")
        assert sheet.cursor == len(sheet.items) - 1
        assert sheet.item.label[:12] in "\n".join(seen(app, "CheatSheet"))
        await pilot.press("pageup", "tab", "shift+tab")
        await pilot.press(*"down a row", "enter")
        assert app.screen.pane.caret.offset > 0


@pytest.mark.parametrize("size", [(160, 46), (200, 50), (200, 60)])
@pytest.mark.parametrize("keys", ["", "H", "v", "g h"])
async def test_the_whole_cheat_sheet_is_in_sight_on_a_large_screen(open_app, size, keys):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys.split(), "f1" if keys == "g h" else "question_mark")
        await pilot.pause()
        sheet = app.screen.query_one(CheatSheet)
        assert max(map(len, sheet.columns_in(sheet.size.width))) == sheet.size.height
        assert box(app).region.bottom < size[1]


async def test_the_help_says_all_of_what_the_command_at_the_cursor_does(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("question_mark", *"merge")
        about = app.screen.query_one(".about")
        assert str(about.render()) == app.screen.query_one(CheatSheet).item.label
        for _ in range(9):
            await pilot.press("backspace")
        for _ in range(8):
            await pilot.press("pagedown")
            await pilot.pause()
            assert str(about.render()) == app.screen.query_one(CheatSheet).item.label


async def test_titles_and_keys_stand_in_the_frame(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T")
        assert box(app).border_title == "Tags"
        assert "Esc changes nothing" in box(app).border_subtitle
        await pilot.resize_terminal(40, 12)
        assert box(app).border_subtitle == "Esc changes nothing"
        await pilot.press("escape", "i")
        assert box(app).border_title.startswith("Metadata of At a")
        await pilot.press("escape", "a")
        assert box(app).border_title == "Note"


async def test_what_stands_in_a_frame_is_shown_as_it_is(open_app, workspace):
    (workspace.texts / "odd.md").write_text(
        "---\ntitle: '[b]Odd[/b] \x1b]0;x\x07'\n---\n\nWords.\n"
    )
    app = open_app("odd.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("i")
        rows = app.screen._compositor.render_strips()
        assert any("Metadata of [b]Odd[/b]" in row.text for row in rows)
        assert not any("\x1b" in row.text for row in rows)


async def test_the_last_row_tells_the_mode_of_the_dialog_on_top(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        line = app.screen.query_one("StatusLine")
        for keys, mode in (("i", "METADATA"), ("t", "CHOOSE"), ("f1", "HELP")):
            await pilot.press(keys)
            assert (line.mode, line.hints) == (mode, [])
        for mode in ("CHOOSE", "METADATA", "READ"):
            await pilot.press("escape")
            assert line.mode == mode
        assert line.hints


async def test_a_small_screen_is_usable(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("}", "T", *"claim", "enter", "a", *"why", "escape", "i")
        assert sum(bool(row) for row in seen(app, "FieldList")) >= 6
        await pilot.press("escape", "g", "h")
        assert "Annotations 1" in seen(app, "PanelHead")[0]
        await pilot.press("escape", "C")
        assert box(app).region.bottom <= 12
        await pilot.press("escape", "question_mark", *"undo the last", "enter")
        assert workspace.annotations_file.exists()
        assert app.screen.session.desk.store.annotations[0].note == ""
