"""What is not finished leaves nothing behind, and nothing is done that nobody asked for."""

import pytest
from seen import notice, rows

from reader.ui.dialogs.note import NoteScreen
from reader.ui.dialogs.tag_list import TagCompletions
from reader.ui.dialogs.tags import TagScreen

SPEECH = """# A speech

She rose. “No more,” she said, “not one (1) word.” They left the hall.
"""


@pytest.fixture
def app(open_app, workspace):
    (workspace.texts / "speech.md").write_text(SPEECH)
    return open_app("speech.md")


def exact(workspace):
    return [row["exact"] for row in rows(workspace.annotations_file)]


@pytest.mark.parametrize(
    "keys",
    [
        ("T", "escape"),
        ("T", "c", "escape"),
        ("T", "ctrl+g"),
        ("T", "c", "ctrl+g"),
        ("T", "enter"),
        ("a", "escape"),
        ("a", "ctrl+g"),
        ("a", "w", "ctrl+g"),
        ("a", "ctrl+s"),
        ("v", "e", "T", "escape"),
    ],
)
async def test_a_note_or_tags_that_are_not_given_leave_no_highlight(app, workspace, keys):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", *keys)
        assert exact(workspace) == []
        assert app.screen.session.held == ""
        assert notice(app) == "No highlight was made"
        assert app.screen.pane.highlights == ()
        # It was never made: neither undo nor redo knows of it, and `.` has no look of it.
        await pilot.press("u")
        assert notice(app) == "There is nothing to undo."
        await pilot.press("ctrl+r")
        assert notice(app) == "There is nothing to redo."


async def test_a_highlight_that_was_there_stays_without_a_note(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "a", "ctrl+g", "T", "escape", "T", "enter", "a", "escape")
        assert exact(workspace) == ["She rose."]


async def test_a_highlight_made_for_a_note_stays_with_it(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "a", "w", "escape", ")", "T", "c", "enter")
        assert [(row["note"], row["tags"]) for row in rows(workspace.annotations_file)] == [
            ("w", []),
            ("", ["c"]),
        ]
        assert notice(app) == "Tagged c"


async def test_enter_takes_the_marked_tag_and_a_new_one_has_a_sign(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T", *"media/access", "enter", ")", "T", *"acc", "enter")
        assert [row["tags"] for row in rows(workspace.annotations_file)] == [["media/access"]] * 2
        await pilot.press(")", "T", *"acc", "down")
        listed = app.screen.query_one(TagCompletions)
        assert listed.item.is_new
        assert listed.draw(listed.item, 40)[0][0].text == "▸ + "
        await pilot.press("enter")
        assert rows(workspace.annotations_file)[-1]["tags"] == ["acc"]


async def test_enter_on_nothing_typed_takes_no_tag(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T", *"claim", "enter", "T", "enter", ")", "H", "T", "enter")
        assert [row["tags"] for row in rows(workspace.annotations_file)] == [["claim"], []]
        await pilot.press("T", "down", "enter")
        assert [row["tags"] for row in rows(workspace.annotations_file)] == [["claim"], ["claim"]]


async def test_a_slip_before_the_marked_tag_is_asked_about(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T", *"claim, media", "enter", ")", "T", *"claum, med", "enter")
        assert isinstance(app.screen, TagScreen)
        assert app.screen.answer == "claum, media, "
        await pilot.press("tab", "enter")
        assert rows(workspace.annotations_file)[-1]["tags"] == ["claim", "media"]


async def test_a_tag_above_others_is_offered(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T", *"media/access", "enter", ")", "T", *"media")
        [first, *_] = app.screen.query_one(TagCompletions).items
        assert (first.name, first.below) == ("media", 1)
        await pilot.press("enter")
        assert rows(workspace.annotations_file)[-1]["tags"] == ["media"]


async def test_a_renamed_tag_takes_what_is_typed_and_not_what_begins_like_it(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "T", *"claim, zebra", "enter", "g", "t", "G", "r")
        await pilot.press(*["backspace"] * 5, *"cla", "enter")
        assert [row["tags"] for row in rows(workspace.annotations_file)] == [["claim", "cla"]]


async def test_a_failed_object_selects_nothing(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "v", "i", "{")
        assert app.screen.pane.caret.selection is None
        assert app.screen.status.mode == "READ"
        await pilot.press("v", "i", "w", "i", "{")
        assert app.screen.pane.caret.selection is not None
        await pilot.press("H")
        assert exact(workspace) == ["She"]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ('v i "', "No more,"),
        ('v a "', "“No more,”"),
        ('f N v i "', "No more,"),
        ('f s f s v i "', "not one (1) word."),
    ],
)
async def test_quotations_are_found_ahead_on_the_row(app, workspace, keys, words):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", *keys.split(), "H")
        assert exact(workspace) == [words]


async def test_none_is_found_on_another_row_or_behind(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "$", "v", "i", '"')
        assert app.screen.pane.caret.selection is None
        await pilot.press("g", "g", "v", "i", '"')
        assert app.screen.pane.caret.selection is None


@pytest.mark.parametrize("keys", ["v", "v l h", "v o"])
async def test_nothing_selected_yet_means_the_sentence_and_no_letter(app, workspace, keys):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", *keys.split(), "H")
        assert exact(workspace) == ["She rose."]


async def test_nothing_selected_yet_is_joined_to_nothing(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", ")", "v", "+")
        assert exact(workspace) == ["She rose."]
        assert "Nothing is selected yet" in notice(app)


async def test_a_note_on_what_is_not_selected_yet_is_one_on_the_sentence(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "v", "T", "x", "enter", ")", "v", "a", "x")
        assert isinstance(app.screen, NoteScreen)
        await pilot.press("escape")
        assert exact(workspace)[0] == "She rose."
        assert len(exact(workspace)[1]) > 1
