"""Dates that can be read in two ways are asked about."""

from reader.ui.dialogs.metadata import MetadataScreen
from reader.ui.widgets.chooser import ChooserScreen

TEXT = """---
title: Hall
author: Ann Lee
date: 03/04/2024
accessed: 2024-05-06
---

Words.
"""


async def test_the_day_of_an_unclear_date_is_chosen(workspace, open_app):
    (workspace.texts / "hall.md").write_text(TEXT, encoding="utf-8")
    app = open_app("hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("i")
        screen = app.screen
        assert isinstance(screen, MetadataScreen)
        [row] = [row for row in screen.rows if row.sign == "?"]
        assert (row.name, row.text) == ("issued", "2024")
        assert "03/04/2024" in row.origin
        while screen.row.name != "issued":
            await pilot.press("n")
        await pilot.press("enter")
        assert isinstance(app.screen, ChooserScreen)
        await pilot.press("down", "enter")
        assert screen.opened.record.csl["issued"] == {"date-parts": [[2024, 3, 4]]}
        assert not [row for row in screen.rows if row.sign == "?"]
        await pilot.press("u")
        assert screen.opened.record.csl["issued"] == {"date-parts": [[2024]]}
