"""Counterparts by keys: found in the other pane or the library, gone to, linked, cited."""

import asyncio
import time

import pytest
from seen import notice, rows

from reader.ui.comparing.counterpart_list import CounterpartList, CounterpartScreen, LitPassage
from reader.ui.comparing.link_dialog import LinkScreen
from reader.ui.dialogs.help import KeysScreen
from reader.ui.widgets.dialog import ForeignText
from reader.ui.widgets.status_line import StatusLine
from reader.workspace.counterparts import Counterparts
from reader.workspace.find_all import CancelledError

BOARD = """---
title: Board closes quay
author: {literal: Harbour Board}
---

# Board closes quay

The Harbour Board will close the north quay for 14 months from May.

“The piles under the crane track have rotted faster than anyone expected,” the board said.

Fish will be landed at Sandvik meanwhile.
"""
GAZETTE = """---
title: Quay closed
author: {literal: Lindholm Gazette}
---

# Quay closed

Passengers for Lindholm have to board at the east pier this summer.

The reason is the state of the north quay, which the Harbour Board is closing for 14 months.

Its statement says that “the piles under the crane track have rotted faster than anyone expected”.
"""
WEATHER = "# Weather\n\nRain comes up from the west tonight.\n"


pytestmark = pytest.mark.usefixtures("texts")


@pytest.fixture
def texts(workspace):
    for path in workspace.texts.iterdir():
        path.unlink()
    for name, text in (("board", BOARD), ("gazette", GAZETTE), ("weather", WEATHER)):
        (workspace.texts / f"{name}.md").write_text(text, encoding="utf-8")


async def found(pilot):
    async with asyncio.timeout(20):
        while not isinstance(pilot.app.screen, CounterpartScreen) or (
            pilot.app.screen.parallels is None
        ):
            await pilot.pause()
    await pilot.pause()
    return pilot.app.screen


def listed(screen):
    return screen.query_one(CounterpartList).items


def told(screen):
    return str(screen.query_one(".progress", ForeignText).render())


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_passage_with_the_same_quotation_is_first_and_shown_beside(open_app, size):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=size) as pilot:
        await pilot.press("}", "}", "g", "s")
        screen = await found(pilot)
        assert told(screen) == "1 counterpart in the other open texts"
        best = listed(screen)[0]
        assert best.shared.reason == "same quotation"
        assert "piles under the crane" in best.words
        await pilot.press("enter")
        session = app.screen.session
        assert session.pane is session.panes[1]
        assert session.pane.caret.offset == best.span.start


@pytest.mark.parametrize("is_open", [True, False])
async def test_what_one_linked_oneself_is_first_from_both_ends(open_app, is_open):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(120, 40)) as pilot:
        session = app.screen.session
        await pilot.press("}", "L", "tab", "}", "L", "3", "enter")
        for relation in ("repeated by", "repeats"):
            await pilot.press("escape", "g", "s")
            screen = await found(pilot)
            if not is_open:
                screen.parallels = None
                await pilot.press("tab")
                screen = await found(pilot)
            first, *others = listed(screen)
            assert first.shared.reason == f"linked by you: {relation}"
            assert not any(each.words == first.words for each in others)
            assert told(screen).startswith("1 counterpart" if not others else "2 counterparts")
            await pilot.press("enter")
            assert session.pane.document.text.startswith(first.words, session.pane.caret.offset)


async def test_what_is_linked_from_the_list_is_first_there_at_once(open_app):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "g", "s")
        screen = await found(pilot)
        words = listed(screen)[0].words
        await pilot.press("L", "2", "enter")
        async with asyncio.timeout(20):
            while listed(screen)[0].shared.reason != "linked by you: contradicts":
                await pilot.pause()
        assert app.screen is screen
        assert screen.query_one(CounterpartList).item.words == words
        store = app.screen_stack[0].session.desk.store
        assert len(store.annotations) == 2
        await pilot.press("escape", "u")
        assert not store.annotations
        await pilot.press("ctrl+r")
        assert len(list(store.snapshot.links)) == 1


async def test_all_usual_keys_of_lists_work(open_app, workspace):
    for at, name in enumerate(("Letter", "Reply", "Comment")):
        said = f"The Harbour Board closes the north quay for 14 months, says a {name.lower()}."
        (workspace.texts / f"{at}.md").write_text(f"# {name}\n\n{said}\n", encoding="utf-8")
    app = open_app("board.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "g", "s")
        screen = await found(pilot)
        shown, passage = screen.query_one(CounterpartList), screen.query_one(LitPassage)
        last = len(shown.items) - 1
        assert last > 0
        places = []
        for keys in ("G", "gg", "j", "k", ("ctrl+d",), ("ctrl+u",)):
            await pilot.press(*keys)
            places.append(shown.cursor)
        assert places == [last, 0, 1, 0, last, 0]
        assert passage.size.height
        await pilot.press("slash", *"reply", "enter")
        assert "reply" in shown.item.words
        await pilot.press("n", "N", "question_mark")
        assert isinstance(app.screen, KeysScreen)
        await pilot.press("escape", "escape")
        assert app.screen is not screen


async def test_a_link_with_an_end_in_the_trash_is_no_counterpart(open_app):
    app = open_app("board.md", "weather.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "L", "tab", "}", "L", "1", "enter", "d", "tab", "g", "s")
        screen = await found(pilot)
        assert "Nothing in the other open texts" in told(screen)


async def test_without_another_text_the_library_is_searched_and_opened_beside(open_app):
    app = open_app("board.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "g", "s")
        screen = await found(pilot)
        assert "in the library" in told(screen)
        assert listed(screen)[0].shared.reason == "same names and numbers"
        await pilot.press("enter")
        session = app.screen.session
        assert len(session.panes) == 2
        assert session.pane.document.path.name == "gazette.md"


async def test_nothing_convincing_is_said_and_the_nearest_are_listed(open_app):
    app = open_app("board.md", "weather.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "g", "s")
        screen = await found(pilot)
        assert "Nothing in the other open texts" in told(screen)
        assert not any(each.is_convincing for each in listed(screen))
        screen.parallels = None
        await pilot.press("tab")
        screen = await found(pilot)
        assert told(screen) == "1 counterpart in the library"
        screen.parallels = None
        await pilot.press("tab")
        screen = await found(pilot)
        assert "Nothing in the other open texts" in told(screen)


async def test_a_passage_and_its_counterpart_are_linked(open_app, workspace):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "}", "g", "s")
        await found(pilot)
        await pilot.press("L")
        assert isinstance(app.screen, LinkScreen)
        await pilot.press("3", "enter")
        one, other = rows(workspace.annotations_file)
        assert one["exact"].startswith("“The piles")
        assert other["exact"].startswith("Its statement")
        assert [each["to"] for each in one["links"]] == [other["id"]]


async def test_esc_leaves_the_link_and_not_the_list_below_it(open_app):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "}", "g", "s")
        screen = await found(pilot)
        await pilot.press("L")
        assert isinstance(app.screen, LinkScreen)
        await pilot.press("escape")
        assert app.screen is screen
        assert not app.screen_stack[0].session.desk.store.annotations
        await pilot.press("escape")
        assert app.screen is not screen


async def test_both_are_cited(open_app):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "}", "g", "s")
        await found(pilot)
        await pilot.press("c")
        assert "Copied" in notice(app)
        copied = app.clipboard
        assert "The piles under" in copied
        assert "Its statement says" in copied
        assert "Harbour Board" in copied
        assert "Lindholm Gazette" in copied


async def test_a_selection_is_looked_for_by_itself(open_app):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "}", "w", "v", *"wwwwwww", "g", "s")
        screen = await found(pilot)
        assert "Its statement" in listed(screen)[0].words
        await pilot.press("escape")
        assert app.screen.session.is_selecting


async def linked_from_a_selection(pilot, workspace):
    await pilot.press("}", "}", "w", "v", *"wwwwwww", "g", "s")
    await found(pilot)
    await pilot.press("L")
    assert isinstance(pilot.app.screen, LinkScreen)
    assert len(rows(workspace.annotations_file)) == 2


async def test_a_selection_is_selected_no_longer_once_it_is_linked(open_app, workspace):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await linked_from_a_selection(pilot, workspace)
        await pilot.press("1", "enter", "escape")
        assert not app.screen.session.is_selecting
        found_links = [link for row in rows(workspace.annotations_file) for link in row["links"]]
        assert [each["relation"] for each in found_links] == ["supports"]


@pytest.mark.parametrize("known", [False, True])
async def test_no_highlight_stays_of_a_link_that_was_not_made(open_app, workspace, known):
    app = open_app("board.md", "gazette.md")
    async with app.run_test(size=(120, 40)) as pilot:
        if known:
            await pilot.press("}", "}", "H", "escape")
        await pilot.press(*(() if known else ("}", "}")), "g", "s")
        await found(pilot)
        await pilot.press("L")
        assert len(rows(workspace.annotations_file)) == 2
        await pilot.press("escape")
        assert "No link was made" in app.screen_stack[0].query_one(StatusLine).notice
        assert len(rows(workspace.annotations_file)) == known


async def test_a_long_search_tells_how_far_it_is_and_esc_stops_it(open_app, monkeypatch):
    ended = []

    def search(_, document, span, paths, known, watch):
        del document, span, known
        try:
            while True:
                watch(1, len(paths))
                time.sleep(0.01)
        except CancelledError:
            ended.append(len(paths))
            raise

    monkeypatch.setattr(Counterparts, "in_library", search)
    app = open_app("board.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "}", "g", "s")
        async with asyncio.timeout(20):
            while "1 of 3 texts" not in (told(app.screen) if app.screen.query(".progress") else ""):
                await pilot.pause(0.01)
        await pilot.press("escape")
        assert not isinstance(app.screen, CounterpartScreen)
        async with asyncio.timeout(20):
            while not ended:
                await pilot.pause(0.01)
    assert ended == [3]
