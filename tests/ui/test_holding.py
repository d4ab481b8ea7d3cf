"""What is done to the mark that one holds, by keys, and what is on the disk afterwards."""

import orjson
import pytest
from seen import notice, rows


def marks(workspace):
    return rows(workspace.annotations_file)


async def test_arrows_move_the_end_of_a_held_mark_by_words_and_it_stays_held(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "v", "w", "h", "H")
        assert marks(workspace)[0]["exact"] == "President"
        await pilot.press("shift+right", "shift+right")
        assert marks(workspace)[0]["exact"] == "President Joe Biden"
        await pilot.press("shift+left")
        assert marks(workspace)[0]["exact"] == "President Joe"
        assert app.screen.session.held == marks(workspace)[0]["id"]
        await pilot.press("u", "u", "u")
        assert marks(workspace)[0]["exact"] == "President"
        assert notice(app) == "Undid: moving the end of 1 highlight"


async def test_o_moves_the_start_instead(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "w", "v", "w", "h", "H", "o", "shift+left")
        assert marks(workspace)[0]["exact"] == "President Joe"
        assert app.screen.pane.caret.offset == marks(workspace)[0]["start"]
        await pilot.press("shift+right", "o", "shift+right")
        assert marks(workspace)[0]["exact"] == "Joe Biden"


async def test_sentences_are_added_to_a_held_mark_and_taken_off(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "alt+shift+right")
        assert marks(workspace)[0]["exact"].endswith("human rights.")
        await pilot.press("alt+shift+left")
        assert marks(workspace)[0]["exact"].endswith("Xi Jinping.")
        await pilot.press("alt+shift+left")
        assert marks(workspace)[0]["exact"].endswith("Xi Jinping.")
        assert "further" in notice(app)


async def test_nothing_else_of_a_mark_changes_with_its_end(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "4", "T", *"claim", "enter", "shift+left")
        row = marks(workspace)[0]
        assert (row["color"], row["tags"]) == ("red", ["claim"])
        assert row["exact"].endswith("Xi Jinping")
        assert row["end"] == row["start"] + len(row["exact"])


async def test_one_d_deletes_the_held_mark_and_a_second_does_no_harm(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", ")", "H", "d", "d")
        row = app.screen.pane.caret.row
        await pilot.press("j")
        assert app.screen.pane.caret.row == app.screen.pane.caret.layout.below(row, 1)
        assert len(marks(workspace)) == 1
        await pilot.press("d", "escape")
        await pilot.press("u")
        assert len(marks(workspace)) == 2
        await pilot.press("}", "H", "d", "k")
        assert len(marks(workspace)) == 2


async def test_h_on_a_marked_sentence_holds_the_mark_that_covers_it(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "2", "H", ")", "H")
        assert len(marks(workspace)) == 1
        assert app.screen.session.held == marks(workspace)[0]["id"]
        await pilot.press("v", "e", "H")
        assert len(marks(workspace)) == 2


async def test_a_selection_is_joined_to_the_mark_held_last(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "v", "e", "H", "2", "w", "w", "v", "e", "+")
        row = marks(workspace)[0]
        assert (row["exact"], row["color"]) == ("President", "green")
        assert [each["exact"] for each in row["more"]] == ["Biden"]
        assert app.screen.session.held == row["id"]
        assert len(app.screen.pane.highlights) == 2
        await pilot.press("y")
        assert app.clipboard == "President […] Biden"
        await pilot.press("c")
        assert "President […] Biden" in app.clipboard
        await pilot.press("u")
        assert "more" not in marks(workspace)[0]


async def test_a_joined_passage_that_meets_the_mark_makes_it_longer(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "v", "e", "H", "l", "v", "w", "e", "+")
        row = marks(workspace)[0]
        assert row["exact"] == "President Joe"
        assert "more" not in row


async def test_plus_without_a_mark_to_add_to_says_so_and_without_a_selection_widens(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("v", "e", "+")
        assert "hold a highlight" in notice(app)
        await pilot.press("escape", "-", "+")
        assert app.screen.pane.measure == 72


async def test_overlapping_marks_are_gone_through_and_merged_with_their_notes(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "a", *"whole", "ctrl+s", "v", "e", "H", "a", *"part", "ctrl+s")
        whole, part = marks(workspace)
        await pilot.press("g", "o")
        assert app.screen.session.held == whole["id"]
        await pilot.press("g", "o")
        assert app.screen.session.held == part["id"]
        await pilot.press("T", *"claim", "enter", "g", "o", "g", "m")
        (merged,) = marks(workspace)
        assert merged["id"] == whole["id"]
        assert merged["exact"] == whole["exact"]
        assert sorted(merged["note"].split("\n\n")) == ["part", "whole"]
        assert merged["tags"] == ["claim"]
        await pilot.press("u")
        assert {row["note"] for row in marks(workspace)} == {"part", "whole"}
        assert notice(app) == "Undid: merging 2 annotations"


async def test_marks_that_overlap_in_part_become_one_passage(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "v", "w", "e", "H", "escape", "b", "v", "w", "e", "H", "g", "m")
        assert [row["exact"] for row in marks(workspace)] == ["President Joe Biden"]


async def test_undoing_all_gives_the_first_rows_back(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "2", "a", *"n", "ctrl+s")
        before = orjson.loads(workspace.annotations_file.read_bytes())
        changes = ("shift+left", "o", "shift+right", "3", "escape", "}", "v", "e", "+")
        await pilot.press(*changes)
        assert marks(workspace)[0]["more"]
        for _ in range(4):
            await pilot.press("u")
        after = orjson.loads(workspace.annotations_file.read_bytes())
        for row in (*before["annotations"].values(), *after["annotations"].values()):
            del row["modified"]
        assert after["annotations"] == before["annotations"]


async def test_marks_without_a_note_or_tag_are_gone_through_across_texts(open_app, workspace):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(160, 30)) as pilot:
        await pilot.press("}", "H", "}", "H", "T", *"done", "enter", "}", "H", "tab", "}", "H")
        first, _, second, other = (row["id"] for row in marks(workspace))
        await pilot.press("tab", "g", "g", "g", ".")
        assert app.screen.session.held == first
        assert notice(app) == "2 left to work up here, 1 in other texts"
        await pilot.press("g", ".")
        assert app.screen.session.held == second
        await pilot.press("g", ".")
        assert app.screen.session.held == other
        await pilot.press("T", *"done", "enter", "g", ".")
        assert app.screen.session.held == first
        await pilot.press("T", *"done", "enter", "g", ".", "T", *"done", "enter", "g", ".")
        assert "nothing is left" in notice(app)


@pytest.mark.parametrize("key", ["j", "w", ")", "G", "h"])
async def test_any_motion_lets_go(open_app, key):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "w", "H", key)
        assert app.screen.session.held == ""
