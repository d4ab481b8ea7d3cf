"""Drafts by keys: highlights sent, the draft opened beside the text."""

from seen import notice

from reader.ui.comparing.matrix_table import MatrixTable
from reader.ui.widgets.chooser import ChooserScreen


async def test_a_highlight_goes_to_a_draft_that_is_asked_for_once(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("g", "d")
        assert "no draft yet" in notice(app)
        await pilot.press("}", "greater_than_sign")
        assert isinstance(app.screen, ChooserScreen)
        await pilot.press(*"a/b", "enter")
        assert isinstance(app.screen, ChooserScreen)
        await pilot.press("backspace", "backspace", "backspace", *"page", "enter")
        assert "drafts/page.md" in notice(app)
        await pilot.press("}", "greater_than_sign")
        draft = workspace.root / "drafts" / "page.md"
        keys = [each.id[:8] for each in app.screen.session.desk.annotations()]
        assert draft.read_text() == "".join(f"{{{{ {key} }}}}\n\n" for key in keys)[:-1]


async def test_the_draft_opens_beside_the_text_and_follows_what_is_sent(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        session = app.screen.session
        await pilot.press("}", "greater_than_sign", *"page", "enter", "g", "d")
        assert len(session.panes) == 2
        assert session.pane.document.path.name == "page.md"
        await pilot.press("tab", "}", "greater_than_sign", "g", "d")
        assert len(session.panes) == 2
        while session.pane.document.text.count("{{") != 2:
            await app.screen.parts.watch.look()
            await pilot.pause()


async def test_all_that_are_selected_in_the_list_are_sent(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "H", "}", "H", "g", "h", "A", "greater_than_sign", *"page", "enter")
        assert "2 annotations" in notice(app)
        assert (workspace.root / "drafts" / "page.md").read_text().count("{{") == 2
        await pilot.press("g", "D")
        assert isinstance(app.screen, ChooserScreen)


async def test_a_draft_is_no_text_that_others_are_compared_with(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "greater_than_sign", *"page", "enter", "g", "d", "tab")
        assert [pane.document.path.name for pane in app.screen.session.texts] == ["town-hall.md"]
        for keys in (("g", "S"), ("z", "equals_sign")):
            await pilot.press(*keys)
            assert "Open another text" in notice(app)
        await pilot.press("T", *"claim", "enter", "g", "x")
        columns = app.screen.query_one(MatrixTable).matrix.columns
        assert [each.date for each in columns] == ["2021-02-18"]
