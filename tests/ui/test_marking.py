"""Marking by keys, and what is on the disk afterwards."""

import json

from seen import notice, rows

from reader.ui.dialogs.note import NoteArea
from reader.workspace.desk import Desk


async def test_h_marks_the_sentence_and_a_count_the_next_ones(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", ")", "H")
        assert rows(workspace.annotations_file)[0]["exact"].startswith("The call went on")
        assert rows(workspace.annotations_file)[0]["exact"].endswith("human rights.")
        await pilot.press("}", "2", "H")
        exact = rows(workspace.annotations_file)[1]["exact"]
        assert exact.startswith("The question")
        assert exact.endswith("not an option.")
        assert len(app.screen.pane.highlights) == 2


async def test_h_marks_the_selection_without_white_space_at_its_ends(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "v", "w", "w", "h", "H")
        assert rows(workspace.annotations_file)[0]["exact"] == "President Joe"
        assert app.screen.pane.caret.selection is None


async def test_h_on_a_mark_holds_it_instead_of_doubling_it(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "escape", "H")
        assert len(rows(workspace.annotations_file)) == 1
        assert app.screen.session.held == rows(workspace.annotations_file)[0]["id"]


async def test_colours_are_for_the_held_mark_and_counts_otherwise(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "3")
        assert rows(workspace.annotations_file)[0]["color"] == "blue"
        await pilot.press("j")
        assert app.screen.session.held == ""
        row = app.screen.pane.caret.row
        await pilot.press("2", "j")
        assert app.screen.pane.caret.row == app.screen.pane.caret.layout.below(row, 2)
        assert rows(workspace.annotations_file)[0]["color"] == "blue"
        await pilot.press("k", "k", "k", "enter", "6")
        assert rows(workspace.annotations_file)[0]["color"] == "purple"


async def test_a_note_of_several_lines(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "a", *"first", "enter", *"second", "ctrl+s")
        assert rows(workspace.annotations_file)[0]["note"] == "first\nsecond"
        assert rows(workspace.annotations_file)[0]["motivation"] == "commenting"
        await pilot.press("a")
        assert app.screen.query_one(NoteArea).text == "first\nsecond"
        await pilot.press(*"!", "ctrl+g")
        assert rows(workspace.annotations_file)[0]["note"] == "first\nsecond"
        await pilot.press("a", *"!", "escape")
        assert rows(workspace.annotations_file)[0]["note"] == "first\nsecond!"


async def test_tags_with_completion_from_those_in_use(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T", *"human rights, #claim", "enter")
        assert rows(workspace.annotations_file)[0]["tags"] == ["human rights", "claim"]
        await pilot.press("}", "T", *"hum", "tab", *"new", "enter")
        assert rows(workspace.annotations_file)[1]["tags"] == ["human rights", "new"]
        await pilot.press("T", "escape")
        assert rows(workspace.annotations_file)[1]["tags"] == ["human rights", "new"]


async def test_delete_undo_and_redo(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "2", "d", "d")
        assert rows(workspace.annotations_file) == []
        assert app.screen.pane.highlights == ()
        await pilot.press("u")
        assert rows(workspace.annotations_file)[0]["color"] == "green"
        await pilot.press("u")
        assert rows(workspace.annotations_file)[0]["color"] == "yellow"
        await pilot.press("u")
        assert rows(workspace.annotations_file) == []
        await pilot.press("ctrl+r", "ctrl+r")
        assert rows(workspace.annotations_file)[0]["color"] == "green"
        await pilot.press("u", "u", "u")
        assert "undo" in notice(app).casefold()


async def test_a_held_mark_is_let_go_in_another_pane(open_app, workspace):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("H", "tab")
        assert app.screen.session.held == ""
        await pilot.press("3", "j", "d", "d", "c")
        assert rows(workspace.annotations_file)[0]["color"] == "yellow"
        assert "town hall" not in app.clipboard


async def test_a_note_for_a_mark_that_another_reader_deleted_stays_in_the_editor(
    open_app, workspace
):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "a", *"thought")
        other = Desk(workspace)
        other.refresh()
        other.store.delete([other.annotations()[0].id])
        await pilot.press("ctrl+s")
        assert app.screen.query_one(NoteArea).text == "thought"
        await pilot.press("ctrl+g")
        assert rows(workspace.annotations_file) == []


async def test_the_last_marking_again(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "4", "T", *"claim", "enter", "}", ".")
        assert rows(workspace.annotations_file)[1]["color"] == "red"
        assert rows(workspace.annotations_file)[1]["tags"] == ["claim"]


async def test_next_and_previous_marks_and_notes(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("}", "H", "}", "}", "}", "a", *"x", "escape", "}", "H", "g", "g")
        starts = [mark.span.start for mark in pane.highlights]
        await pilot.press("]", "h")
        assert pane.caret.offset == starts[0]
        await pilot.press("]", "n")
        assert pane.caret.offset == starts[1]
        await pilot.press("]", "h")
        assert pane.caret.offset == starts[2]
        await pilot.press("[", "n", "[", "h")
        assert pane.caret.offset == starts[0]
        await pilot.press("[", "h")
        assert "No highlight" in notice(app)


async def test_keys_typed_ahead_all_have_their_effect(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        for key in ["slash", *"repercussions", "enter", "H", "2", "T", *"claim", "enter", "a", "x"]:
            app.simulate_key(key)
        await pilot.press("ctrl+s")
        [row] = rows(workspace.annotations_file)
        assert "repercussions" in row["exact"]
        assert (row["color"], row["tags"], row["note"]) == ("green", ["claim"], "x")


async def test_two_readers_see_each_others_marks(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        other = Desk(workspace)
        other.refresh()
        opened = other.open(workspace.texts / "town-hall.md")
        span = opened.document.blocks[1].span
        [mark] = other.highlight(opened, [span], color="red")
        for _ in range(40):
            await pilot.pause(0.05)
            if app.screen.pane.highlights:
                break
        assert [each.id for each in app.screen.pane.highlights] == [mark.id]
        await pilot.press("}", "}", "H")
        other.refresh()
        assert len(other.annotations()) == 2


async def test_a_renamed_file_keeps_its_marks(open_app, workspace):
    async with open_app("town-hall.md").run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H")
    (workspace.texts / "town-hall.md").rename(workspace.texts / "renamed.md")
    app = open_app("renamed.md")
    async with app.run_test(size=(100, 30)):
        assert len(app.screen.pane.highlights) == 1
    documents = json.loads(workspace.annotations_file.read_text())["documents"]
    assert [row["path"] for row in documents.values()] == ["texts/renamed.md"]


async def test_marks_come_back_with_the_next_start(open_app):
    async with open_app("town-hall.md").run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "5")
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)):
        assert [mark.color for mark in app.screen.pane.highlights] == ["orange"]


async def test_a_broken_file_is_told_once_and_left_alone(open_app, workspace, monkeypatch):
    workspace.annotations_file.parent.mkdir(parents=True)
    workspace.annotations_file.write_text('{"annotations": {\n"a": nonsense\n')
    app = open_app("town-hall.md")
    told = []
    monkeypatch.setattr(app, "notify", lambda message, **_: told.append(message))
    async with app.run_test(size=(100, 30)) as pilot:
        assert len(told) == 1
        assert "line 2" in told[0]
        await pilot.press("}", "H")
        assert app.screen.pane.highlights == ()
        assert len(told) == 2
    assert workspace.annotations_file.read_text() == '{"annotations": {\n"a": nonsense\n'
