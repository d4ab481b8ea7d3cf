"""Two panes in step, by keys."""

import asyncio

import pytest
from seen import notice

from reader.ui.comparing.in_step import FOLLOWS, NOWHERE
from reader.ui.widgets.status_line import StatusLine

FILLER = "\n\n".join(f"{word} is all that this paragraph says of it." for word in
                     ("Weather", "Music", "Chess", "Cooking", "Gardening", "Sailing"))  # fmt: skip
OLD = f"""# The quay

The Harbour Board closes the north quay in May.

{FILLER}

Ferries to Lindholm move to the east pier.

Only here: the crane is painted green.
"""
NEW = f"""# The quay

In May, the Harbour Board closes the north quay.

{FILLER}

Ferries to Lindholm will move to the east pier.
"""


@pytest.fixture(autouse=True)
def texts(workspace):
    (workspace.texts / "old.md").write_text(OLD, encoding="utf-8")
    (workspace.texts / "new.md").write_text(NEW, encoding="utf-8")


async def step(pilot, begins):
    session = pilot.app.screen.session
    async with asyncio.timeout(20):
        while not session.in_step.startswith(begins):
            await pilot.pause()
    await pilot.pause()
    return session.panes[1]


async def until(pilot, pane, words):
    text = pane.document.text
    async with asyncio.timeout(20):
        while not text.startswith(words, pane.caret.offset):
            await pilot.pause()


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_other_pane_follows_and_says_where_it_can_not(open_app, size):
    app = open_app("old.md", "new.md")
    async with app.run_test(size=size) as pilot:
        await pilot.press("}", "z", "=")
        other = await step(pilot, FOLLOWS)
        await until(pilot, other, "In May, the Harbour Board")
        await pilot.press("G", "{", "{")
        await until(pilot, other, "Ferries to Lindholm will")
        assert FOLLOWS in app.screen.status.place
        await pilot.press("}")
        await step(pilot, NOWHERE)
        assert "no counterpart found · " in app.screen.status.place
        await pilot.press("z", "=")
        assert "Out of step" in notice(app)
        assert not app.screen.session.in_step
        before = other.caret.offset
        await pilot.press("g", "g")
        assert other.caret.offset == before


async def test_either_pane_leads(open_app):
    app = open_app("old.md", "new.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "z", "=")
        await step(pilot, FOLLOWS)
        await pilot.press("tab", "G")
        await until(pilot, app.screen.session.panes[0], "Ferries to Lindholm move")


async def test_scrolling_the_other_pane_by_itself_shifts_it(open_app):
    app = open_app("old.md", "new.md")
    async with app.run_test(size=(120, 12)) as pilot:
        await pilot.press("}", "z", "=")
        other = await step(pilot, FOLLOWS)
        await until(pilot, other, "In May")
        other.view.scroll(2)
        await pilot.pause()
        await pilot.press("}")
        await until(pilot, other, "Music")


async def test_without_another_pane_it_says_what_to_do(open_app):
    app = open_app("old.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("z", "=")
        assert "beside this one first" in notice(app)


async def test_closing_a_pane_ends_it(open_app):
    app = open_app("old.md", "new.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "z", "=")
        await step(pilot, FOLLOWS)
        await pilot.press("ctrl+w", "o", "}")
        assert not app.screen.session.in_step


async def test_that_there_is_no_counterpart_is_told_beside_what_was_just_done(open_app):
    app = open_app("old.md", "new.md")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("G", "z", "=")
        await step(pilot, NOWHERE)
        line = app.screen.query_one(StatusLine)
        assert line.notice.startswith("In step")
        assert f"{NOWHERE} no counterpart found · In step" in line.render().plain


async def test_the_other_pane_follows_a_link_first(open_app):
    app = open_app("old.md", "new.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "L", "tab", "G", "L", "2", "enter", "escape", "tab", "z", "=")
        other = await step(pilot, f"{FOLLOWS} linked: contradicts")
        await until(pilot, other, "Ferries to Lindholm will")
        await pilot.press("tab")
        await step(pilot, f"{FOLLOWS} linked: contradicts")
        await until(pilot, app.screen.session.panes[0], "The Harbour Board closes")
