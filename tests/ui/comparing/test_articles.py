"""Two real reports on one matter, compared by keys."""

import asyncio
import shutil
from pathlib import Path

import pytest

from reader.ui.comparing.counterpart_list import CounterpartScreen
from reader.ui.comparing.in_step import FOLLOWS, NOWHERE
from reader.ui.comparing.statement_list import StatementsScreen

ARTICLES = sorted((Path(__file__).parents[4] / "shared" / "articles").glob("*.txt"))
pytestmark = pytest.mark.skipif(len(ARTICLES) < 2, reason="the articles are not at hand")


@pytest.fixture
def names(workspace):
    for path in ARTICLES:
        shutil.copy(path, workspace.texts)
    return [path.name for path in ARTICLES]


async def until(pilot, holds):
    async with asyncio.timeout(30):
        while not holds():
            await pilot.pause()
    await pilot.pause()


async def test_counterparts_steps_and_statements_of_two_reports(open_app, names):
    app = open_app(*names)
    async with app.run_test(size=(120, 40)) as pilot:
        session = app.screen.session
        await pilot.press("g", "s")
        await until(pilot, lambda: isinstance(app.screen, CounterpartScreen)
                    and app.screen.parallels is not None)  # fmt: skip
        best = app.screen.parallels.found[0]
        here = session.panes[0].document
        asked = app.screen.parallels.span
        lit = {here.text[slice(*asked)][slice(*span)].casefold() for span in best.shared.one}
        assert lit
        assert any(words.split()[0] in best.words.casefold() for words in lit)
        await pilot.press("enter")
        assert session.pane is session.panes[1]
        assert session.pane.caret.offset == best.span.start
        await pilot.press("tab", "z", "=")
        await until(pilot, lambda: session.in_step != "")
        seen = set()
        for _ in range(8):
            await pilot.press(")")
            await until(pilot, lambda: session.in_step != "")
            seen.add(session.in_step[0])
        assert seen <= {FOLLOWS, NOWHERE}
        await pilot.press("z", "=", "g", "S")
        await until(pilot, lambda: isinstance(app.screen, StatementsScreen)
                    and app.screen.statements is not None)  # fmt: skip
        found = app.screen.statements
        assert not found.are_versions
        assert {row.is_pair for row in found.rows} == {True, False}
