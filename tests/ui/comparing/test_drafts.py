"""Drafts by keys: highlights sent, the draft opened beside the text."""

from seen import notice
from textual.geometry import Region

from reader.ui.comparing.matrix_table import MatrixTable
from reader.ui.dialogs.note_view import NoteView
from reader.ui.widgets.chooser import ChooserScreen, EntryList
from reader.ui.widgets.dialog import ForeignText


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


async def test_a_new_name_says_what_enter_does(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "greater_than_sign")
        entries = app.screen.query_one(EntryList)
        assert "type a name" in drawn(entries)
        await pilot.press(*"my {}")
        assert "Enter takes the new name “my {}”" in drawn(entries)
        await pilot.press("enter", "g", "D", *"my")
        assert "my {}" in entries_of(app)[0]
        await pilot.press("x")
        assert entries_of(app) == []


async def test_a_draft_that_is_chosen_by_a_new_name_is_made_by_what_is_sent(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("g", "D", *"new", "enter", "}", "greater_than_sign")
        assert "drafts/new.md" in notice(app)
        assert (workspace.root / "drafts" / "new.md").is_file()
        await pilot.press("g", "D", *"other", "enter", "g", "d")
        assert "other.md is not there yet" in notice(app)


def drawn(entries):
    strips = entries.render_lines(Region(0, 0, *entries.size))
    return "\n".join(segment.text for strip in strips for segment in strip)


def entries_of(app):
    return [entry.label for entry in app.screen.query_one(EntryList).items]


async def test_u_takes_back_all_that_one_key_did(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        draft, store = workspace.root / "drafts" / "page.md", app.screen.session.desk.store
        await pilot.press("}", "greater_than_sign", *"page", "enter")
        first = draft.read_text()
        await pilot.press("}", "H", "greater_than_sign", "u")
        assert draft.read_text() == first
        assert notice(app).startswith("Undid: sending 1 annotation to drafts/page.md")
        assert len(store.annotations) == 2
        await pilot.press("u")
        assert len(store.annotations) == 1
        await pilot.press("u")
        assert not draft.exists()
        assert not store.annotations
        await pilot.press("ctrl+r")
        assert draft.read_text() == first
        assert len(store.annotations) == 1


async def test_a_draft_that_was_edited_since_is_left_as_it_is(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        draft, store = workspace.root / "drafts" / "page.md", app.screen.session.desk.store
        await pilot.press("}", "greater_than_sign", *"page", "enter")
        draft.write_text(draft.read_text() + "\nMine.\n")
        await pilot.press("u")
        assert "edited since" in notice(app)
        assert draft.read_text().endswith("Mine.\n")
        assert len(store.annotations) == 1
        await pilot.press("u")
        assert not store.annotations


async def test_u_takes_it_out_of_the_draft_after_a_restart_too(open_app, workspace):
    draft = workspace.root / "drafts" / "page.md"
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "greater_than_sign", *"page", "enter", "q")
    assert draft.exists()
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("u")
        assert not app.screen.session.desk.store.annotations
        assert not draft.exists()


async def test_the_draft_is_remembered_for_the_next_session(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "greater_than_sign", *"page", "enter")
        await pilot.press("q")
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("g", "g", "}", "}", "}", "greater_than_sign")
        assert "drafts/page.md" in notice(app)
    assert (workspace.root / "drafts" / "page.md").read_text().count("{{") == 2


async def test_the_passages_of_a_draft_are_shown_and_gone_to(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        session = app.screen.session
        await pilot.press("}", "greater_than_sign", *"page", "enter")
        [annotation] = session.desk.annotations()
        draft = workspace.root / "drafts" / "page.md"
        draft.write_text(f"{draft.read_text()}\n{{{{ 99999999 }}}}\n\n{{{{ references }}}}\n")
        await pilot.press("g", "d", "g", "g")
        assert app.screen.status.place.startswith(annotation.quotation[:30])
        await pilot.press("K")
        assert isinstance(app.screen, NoteView)
        shown = [str(each.render()) for each in app.screen.query(ForeignText)]
        assert annotation.quotation in shown
        await pilot.press("escape")
        for keys in (("enter",), ("g", "F")):
            await pilot.press(*keys)
            assert session.pane is session.panes[0]
            assert session.held == annotation.id
            await pilot.press("tab", "l")
        await pilot.press("}")
        assert "no annotation" in app.screen.status.place
        await pilot.press("enter")
        assert "no annotation" in notice(app)
        await pilot.press("}", "K")
        assert "list of references" in notice(app)


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
