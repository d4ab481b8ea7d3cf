"""What a key does only where it is meant: undo in a dialog, digits, and undo over a restart."""

import pytest
from seen import notice, rows

from reader.ui.dialogs.field_list import FieldList
from reader.ui.dialogs.note import NoteScreen
from reader.ui.dialogs.note_view import NoteView
from reader.ui.dialogs.tag_browser import TagBrowser
from reader.ui.widgets.chooser import ChooserScreen
from reader.ui.widgets.confirm import ConfirmScreen
from reader.ui.widgets.dialog import ForeignText


@pytest.fixture
def app(open_app):
    return open_app("town-hall.md")


def said(app, part=".error"):
    line = app.screen.query_one(part, ForeignText)
    return str(line.render()) if line.display else ""


def colors(workspace):
    return [row["color"] for row in rows(workspace.annotations_file)]


async def test_undo_in_the_metadata_reaches_no_further_than_that(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "i", "u")
        assert "Nothing was changed here" in said(app)
        assert len(rows(workspace.annotations_file)) == 1
        await pilot.press("g", "g", "d", "u", "u")
        assert "Nothing was changed here" in said(app)
        await pilot.press("ctrl+r", "ctrl+r")
        assert "Nothing was undone here" in said(app)
        await pilot.press("u", "escape", "u")
        assert notice(app).startswith("Undid: highlighting")


async def test_undo_in_the_tag_browser_reaches_no_further_than_that(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T", *"claim", "enter", "u", "ctrl+r", "g", "t", "u")
        assert isinstance(app.screen, TagBrowser)
        assert "Nothing was changed here" in said(app)
        await pilot.press("1", "u", "ctrl+r", "u")
        assert said(app, ".report").startswith("Undid: ")
        assert rows(workspace.annotations_file)[0]["tags"] == ["claim"]


async def test_typing_several_fields_goes_on_with_the_next(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("i", "g", "g", "j", "j")
        fields = app.screen.query_one(FieldList)
        names = [row.name for row in fields.items]
        at = fields.cursor
        await pilot.press("enter", "x", "enter")
        assert fields.item.name == names[at + 1]
        # What was only looked at leaves the cursor where it is.
        await pilot.press("enter", "enter")
        assert fields.item.name == names[at + 1]


async def test_digits_recolour_what_is_held_and_are_counts_after_a_full_stop(app, workspace):
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "H", "3", ")")
        assert colors(workspace) == ["blue"]
        await pilot.press("full_stop", "2")
        assert app.screen.status.pending == "2"
        assert colors(workspace) == ["blue", "blue"]
        await pilot.press(")", "full_stop")
        starts = [row["start"] for row in rows(workspace.annotations_file)]
        assert len(starts) == 3
        assert colors(workspace) == ["blue"] * 3
        # The pens are shown exactly where their keys work.
        line = app.screen.query_one("StatusLine")
        assert not line.legend
        await pilot.press("enter")
        assert line.legend
        await pilot.press("4")
        assert colors(workspace)[-1] == "red"


async def test_o_means_one_thing_at_a_time_and_the_last_row_tells_it(app):
    async with app.run_test(size=(200, 30)) as pilot:
        line = app.screen.query_one("StatusLine")
        assert dict(line.hints)["o"] == "open"
        await pilot.press("}", "H")
        assert dict(line.hints)["o"] == "other end"
        labels = [each.active.binding.id for each in app.commands(app.screen) if "o" in each.keys]
        assert labels == ["highlight.other-end"]
        await pilot.press("v")
        assert dict(line.hints)["o"] == "other end"
        assert app.screen.status.mode == "SELECT"


async def test_digits_are_counts_while_one_selects(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "v", "3", "w", "h", "H")
        assert colors(workspace) == ["yellow"] * 2
        assert len(rows(workspace.annotations_file)[1]["exact"].split()) == 3


async def test_a_in_the_shown_notes_edits_and_lines_stay_lines(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "a", *"one", "enter", *"two", "escape", "K")
        assert isinstance(app.screen, NoteView)
        app.save_screenshot(str(workspace.root / "seen.svg"))
        shown = [str(each.render()) for each in app.screen.query("MarkdownParagraph")]
        assert shown == ["one\ntwo"]
        await pilot.press("a")
        assert isinstance(app.screen, NoteScreen)
        await pilot.press("!", "escape")
        assert rows(workspace.annotations_file)[0]["note"] == "one\ntwo!"


async def test_of_several_shown_notes_a_asks_which(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "v", "w", "w", "h", "a", *"inner", "escape")
        await pilot.press("v", "i", "s", "a", *"outer", "escape", "(", "K")
        assert isinstance(app.screen, NoteView)
        await pilot.press("a")
        assert isinstance(app.screen, ChooserScreen)
        await pilot.press(*"outer", "enter", "!", "escape")
        assert [row["note"] for row in rows(workspace.annotations_file)] == ["inner", "outer!"]


async def test_a_query_puts_the_cursor_on_the_first_that_fits(app):
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press(*("}", "H") * 4, "g", "h")
        listed = app.screen.panel.list
        assert listed.cursor == 3
        await pilot.press("slash", *"the")
        assert listed.cursor == 0
        assert len(listed.items) > 1


async def test_a_purge_names_what_it_removes(app, workspace):
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "H", "d", "g", "h", "slash", *"in:trash", "enter", "X")
        assert isinstance(app.screen, ConfirmScreen)
        question = str(app.screen.query_one(ForeignText).render())
        assert question.startswith("Remove 1 annotation (“")
        await pilot.press("enter")
        # Gone for good, in the next session, too.
        await pilot.press("ctrl+q")
    assert "President" not in (
        workspace.steps_file.read_text() if workspace.steps_file.exists() else ""
    )


@pytest.mark.parametrize("typed", ["quit", "Quit", "q", "qu", "q!", "qa", "wq", "x", ":q", "exit"])
async def test_the_palette_finds_quit(app, typed):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("colon", *typed)
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause()
        assert app._exit


# Undo over a restart


async def test_undo_reaches_back_over_a_restart(open_app, workspace):
    first = open_app("town-hall.md")
    async with first.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "3", "}", "H", "u", "ctrl+q")
    second = open_app("town-hall.md")
    async with second.run_test(size=(100, 30)) as pilot:
        assert colors(workspace) == ["blue"]
        await pilot.press("ctrl+r")
        assert len(colors(workspace)) == 2
        await pilot.press("u", "u")
        assert colors(workspace) == ["yellow"]
        await pilot.press("u")
        assert colors(workspace) == []
        await pilot.press("u")
        assert notice(second) == "There is nothing to undo."
        await pilot.press("ctrl+r", "ctrl+q")
    third = open_app("town-hall.md")
    async with third.run_test(size=(100, 30)) as pilot:
        await pilot.press("u")
        assert colors(workspace) == []


async def test_nothing_is_undone_in_a_file_that_somebody_changed_meanwhile(open_app, workspace):
    first = open_app("town-hall.md")
    async with first.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "ctrl+q")
    file = workspace.annotations_file
    file.write_text(file.read_text().replace('"note":""', '"note":"theirs"'))
    second = open_app("town-hall.md")
    async with second.run_test(size=(100, 30)) as pilot:
        await pilot.press("u")
        assert notice(second) == "There is nothing to undo."
        assert len(colors(workspace)) == 1


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"format":1}', '{"format":9}'])
async def test_kept_steps_that_can_not_be_read_are_none(open_app, workspace, damage):
    first = open_app("town-hall.md")
    async with first.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "ctrl+q")
    workspace.steps_file.write_text(damage)
    second = open_app("town-hall.md")
    async with second.run_test(size=(100, 30)) as pilot:
        await pilot.press("u")
        assert notice(second) == "There is nothing to undo."
