"""Notes by keys: written, kept while they are written, and looked at."""

import sys

import pytest
from seen import notice, rows
from textual.events import Paste
from textual.widgets import Markdown

from reader.ui.dialogs.note import NoteArea, edited
from reader.ui.dialogs.note_view import NoteView
from reader.workspace.unsaved_notes import Unsaved


async def test_what_was_written_of_a_note_is_there_again_after_a_crash(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "a", *"half a tho")
    assert rows(workspace.annotations_file)[0]["note"] == ""
    again = open_app("town-hall.md")
    async with again.run_test(size=(100, 30)) as pilot:
        told = [each.message for each in again._notifications]
        assert any("was not saved" in message for message in told)
        await pilot.press("escape")
        assert not again._notifications
        await pilot.press("]", "h", "a")
        assert again.screen.query_one(NoteArea).text == "half a tho"
        await pilot.press(*"ught", "escape")
        assert rows(workspace.annotations_file)[0]["note"] == "half a thought"
        await pilot.press("a", *"!", "ctrl+g", "a")
        assert again.screen.query_one(NoteArea).text == "half a thought"


async def test_a_note_in_markdown_is_shown_over_its_passage(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "K")
        assert "No note here" in notice(app)
        await pilot.press("a", *"a *b*", "escape", "T", *"claim", "enter", "K")
        assert isinstance(app.screen, NoteView)
        assert app.screen.query_one(Markdown).source == "a *b*"
        await pilot.press("K")
        assert app.screen.session.held


async def test_control_characters_in_a_note_never_reach_the_view(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "a", *"n", "escape")
        key = rows(workspace.annotations_file)[0]["id"]
        app.screen.session.desk.annotate([key], "a\x1b[31mb\x9bc")
        app.screen.draw()
        await pilot.press("K")
        assert "\x1b" not in app.screen.query_one(Markdown).source
        assert "\x9b" not in app.screen.query_one(Markdown).source


def test_the_editor_gives_the_note_back(tmp_path, monkeypatch):
    script = tmp_path / "editor.py"
    script.write_text("import sys; f = open(sys.argv[1], 'a'); f.write('\\nmore\\n'); f.close()")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    assert edited(Unsaved(tmp_path / "kept"), "m", "first") == "first\nmore"
    assert list((tmp_path / "kept").iterdir()) == []


async def test_an_editor_that_is_not_there_is_told_and_nothing_is_lost(
    open_app, workspace, monkeypatch
):
    monkeypatch.setenv("VISUAL", "no-such-editor")
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "a", *"kept", "ctrl+e")
        assert app.screen.query_one(NoteArea).text == "kept"
        assert app.screen.query_one(".error").display
        await pilot.press("escape")
        assert rows(workspace.annotations_file)[0]["note"] == "kept"


@pytest.mark.parametrize(
    ("keys", "field"),
    [(("a", "ctrl+s"), "note"), (("a", "escape"), "note"), (("T", "enter"), "tags")],
)
async def test_a_key_right_behind_a_paste_acts_on_what_was_pasted(open_app, workspace, keys, field):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        opens, closes = keys
        await pilot.press("}", opens)
        app.post_message(Paste("é漢"))
        await pilot.press(closes)
        [row] = rows(workspace.annotations_file)
        assert row[field] in ("é漢", ["é漢"])
