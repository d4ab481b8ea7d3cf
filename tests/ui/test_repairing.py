"""Marks in a text that has changed: what changed, and repairing those that are lost."""

import asyncio

import pytest
from seen import notice, rows

from reader.anchoring.resemblance import likeness
from reader.anchoring.suggestions import candidates
from reader.formats.plain import parse
from reader.text.diff import Fate, word_diff
from reader.text.document import Span
from reader.ui.dialogs.change import ChangeView
from reader.ui.dialogs.repair import RepairScreen
from reader.workspace.desk import Desk

OLD = "The council met on Monday. It passed the plan for the harbour by nine votes to four."
NEW = "Nobody came on Tuesday. They have rejected a plan for that old harbour, with few votes."


@pytest.fixture
def changed(workspace):
    """A text with two marks: one of its passages is there in other words, and one is gone."""
    path = workspace.texts / "council.txt"
    gone = "Every sentence of this paragraph will vanish without a trace of any kind."
    path.write_text(f"A calm beginning.\n\n{OLD}\n\n{gone}\n\nThe end.\n", encoding="utf-8")
    desk = Desk(workspace)
    opened = desk.open(path)
    text = opened.document.text
    start, at = text.index("It passed"), text.index(gone)
    desk.highlight(
        opened,
        [Span(start, start + len("It passed the plan for the harbour by nine votes to four."))],
    )
    desk.highlight(opened, [Span(at, at + len(gone))])
    path.write_text(f"A calm beginning.\n\n{NEW}\n\nThe end.\n", encoding="utf-8")
    return path


def anchors(workspace):
    return [row["anchor"] for row in rows(workspace.annotations_file)]


async def test_the_queue_settles_marks_and_its_steps_are_undone(open_app, workspace, changed):
    app = open_app(changed.name)
    async with app.run_test(size=(110, 40)) as pilot:
        unsure = [each for each in anchors(workspace) if each["status"] in {"review", "orphan"}]
        assert unsure
        await pilot.press("g", "r")
        screen = app.screen
        assert isinstance(screen, RepairScreen)
        count = len(screen._annotations)
        assert screen.candidate is not None
        words = screen._document.text[slice(*screen.candidate.span)]
        assert "harbour" in words
        await pilot.press("enter")
        settled = anchors(workspace)[0]
        assert (settled["method"], settled["status"]) == ("person", "edited")
        assert settled["end"] > settled["start"]
        if count > 1:
            await pilot.press("d")
            assert anchors(workspace)[1]["method"] == "person"
        assert not isinstance(app.screen, RepairScreen)
        assert rows(workspace.annotations_file)[0]["exact"].startswith("It passed")
        await pilot.press("g", "r")
        assert "found here" in notice(app)
        await pilot.press(*"u" * count)
        assert all(each["method"] != "person" for each in anchors(workspace))


async def test_a_passage_that_is_selected_in_the_text_is_offered_first(open_app, changed):
    app = open_app(changed.name)
    async with app.run_test(size=(110, 40)) as pilot:
        await pilot.press("g", "r", "s")
        assert "Select the passage" in notice(app)
        await pilot.press("}", "V", "g", "r", "enter", "escape")
        text = app.screen.pane.document.text
        assert text[slice(*app.screen.pane.highlights[0].span)] == "Nobody came on Tuesday."


async def test_an_edited_mark_has_a_sign_and_shows_what_changed(open_app, changed):
    app = open_app(changed.name)
    async with app.run_test(size=(110, 40)) as pilot:
        await pilot.press("g", "r", "enter", "escape", "g", "g", "]", "h")
        pane = app.screen.pane
        lines = [line.text for line in pane.render_lines(pane.region.at_offset((0, 0)))]
        assert any("≠" in line for line in lines)
        await pilot.press("=")
        assert isinstance(app.screen, ChangeView)
        shown = app.screen.query_one(".changed").render().plain
        assert "[-It" in shown
        assert "harbour" in shown
        await pilot.press("=")
        assert not isinstance(app.screen, ChangeView)


async def test_what_a_person_settled_stays_so_when_the_text_changes_again(workspace, changed):
    desk = Desk(workspace)
    opened = desk.open(changed)
    desk.refresh()
    mark = next(each for each in desk.annotations() if each.selector.exact.startswith("It passed"))
    at = opened.document.text.index("They have")
    desk.settle(mark.id, opened, Span(at, at + len("They have rejected")))
    changed.write_text(f"More before it.\n\n{NEW}\n", encoding="utf-8")
    again = Desk(workspace)
    again.refresh()
    text = again.open(changed).document.text
    found = again.find(mark.id)
    assert text[slice(*found.anchor.span)] == "They have rejected"
    assert (found.anchor.method, found.anchor.status) == ("person", "edited")
    assert found.selector == mark.selector


def test_the_likeliest_place_comes_first(workspace, changed):
    assert changed.exists()
    desk = Desk(workspace)
    desk.refresh()
    mark = next(each for each in desk.annotations() if each.selector.exact.startswith("It passed"))
    document = parse(f"Nothing of the kind.\n\n{NEW}\n\nIt passed the plan for the harbour.")
    first = candidates(document, mark)[0]
    assert document.text[slice(*first.span)].startswith("It passed the plan")
    assert candidates(parse("…"), mark) == []


def test_a_word_diff_holds_both_wordings():
    for old, new in ((OLD, NEW), ("", "a"), ("a b", ""), ("same", "same")):
        changes = list(word_diff(old, new))
        assert "".join(text for fate, text in changes if fate is not Fate.ADDED) == old
        assert "".join(text for fate, text in changes if fate is not Fate.REMOVED) == new


async def test_a_text_that_was_renamed_and_edited_is_offered_the_marks_of_the_old_one(
    open_app, workspace
):
    old = workspace.texts / "town-hall.md"
    desk = Desk(workspace)
    opened = desk.open(old)
    at = opened.document.text.index("The call went on")
    desk.highlight(opened, [Span(at, at + 40)], note="kept")
    new = workspace.texts / "second-edition.md"
    new.write_text(
        old.read_text(encoding="utf-8").replace("lengthy", "long").replace("Beijing", "Peking"),
        encoding="utf-8",
    )
    old.unlink()
    app = open_app("second-edition.md")
    async with app.run_test(size=(110, 40)) as pilot:
        async with asyncio.timeout(15):
            while not any("new version of" in each.message for each in app._notifications):
                await pilot.pause(0.02)
        assert app.screen.pane.highlights == ()
        await pilot.press("g", "v")
        assert "1 of 1 highlights are found here" in notice(app)
        [mark] = app.screen.pane.highlights
        assert mark.note == "kept"
        [row] = rows(workspace.annotations_file)
        assert row["document"] == app.screen.pane.document_id
        await pilot.press("g", "v")
        assert "like none" in notice(app)
    again = Desk(workspace)
    again.refresh()
    assert again.open(new).record.id == row["document"]


async def test_citing_a_mark_whose_words_changed_says_so_and_quotes_what_was_marked(
    open_app, changed
):
    app = open_app(changed.name)
    async with app.run_test(size=(110, 40)) as pilot:
        await pilot.press("g", "r", "enter", "escape", "g", "g", "]", "h", "c")
        assert "It passed the plan for the harbour" in app.clipboard
        assert any("has changed since" in each.message for each in app._notifications)


def test_likeness_is_the_share_of_runs_that_both_have():
    text = "one two three four five six seven eight nine ten"
    assert likeness(text, text) == 1
    assert likeness(text, "nothing of that is here at all, not a word") == 0
    assert 0 < likeness(text, text.replace("five", "5")) < 1
    assert likeness("", "") == 0
    assert (
        likeness("人人生而自由，在尊严和权利上一律平等。", "人人生而自由，在尊严和权利上一律平等")
        == 1
    )
    long = " ".join(str(number) for number in range(300_000))
    assert likeness(long, long + " more") > 0.99


async def test_on_a_low_screen_the_queue_shows_what_was_there_and_what_is(open_app, changed):
    app = open_app(changed.name)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("g", "r")
        await pilot.pause()
        screen = app.screen
        assert screen.candidate is not None
        shown = "\n".join(strip.text for strip in screen._compositor.render_strips())
        assert "Highlighted then" in shown
        assert "% alike" in shown
        await pilot.press("down")
        assert not screen.query_one("VerticalScroll").scroll_y


async def test_where_no_place_is_found_the_keys_offer_to_select_one(open_app, changed):
    app = open_app(changed.name)
    async with app.run_test(size=(110, 40)) as pilot:
        await pilot.press("g", "r")
        while app.screen.candidate is not None:
            await pilot.press("space")
        keys = str(app.screen.query_one(".notes").border_subtitle)
        assert "Enter" not in keys
        assert "s select it" in keys
        await pilot.press("s", "v", "g", "r")
        await pilot.pause()
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "selected by you" in shown
        assert "100 % alike" not in shown
        assert "lost" in str(app.screen.query_one(".notes").border_title)
