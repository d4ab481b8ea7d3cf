"""Links by keys: begun in one text, ended in another, gone along, changed, removed."""

import pytest
from seen import notice, rows

from reader.ui.comparing.link_dialog import LinkScreen
from reader.ui.comparing.link_list import LinksScreen
from reader.ui.dialogs.note_view import NoteView
from reader.ui.pane.row_painter import LINK_SIGN
from reader.ui.widgets.chooser import EntryList
from reader.ui.widgets.dialog import ForeignText


async def linked(pilot):
    await pilot.press("}", "L", "tab", "}", "L", "2", *"so", "enter")


def links(workspace):
    return [link for row in rows(workspace.annotations_file) for link in row["links"]]


async def test_a_link_is_begun_ended_and_gone_along_from_both_ends(open_app, workspace):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 30)) as pilot:
        session = app.screen.session
        await pilot.press("}", "L")
        assert "L at its other end" in notice(app)
        assert app.screen.status.mode == "LINK"
        assert "from" in app.screen.status.place
        await pilot.press("L")
        assert "begins here" in notice(app)
        await pilot.press("tab", "}", "L")
        assert isinstance(app.screen, LinkScreen)
        await pilot.press("2", *"so it is", "enter")
        one, other = rows(workspace.annotations_file)
        assert one["links"] == [{"to": other["id"], "relation": "contradicts", "note": "so it is"}]
        assert one["motivation"] == "linking"
        assert not session.link_from
        assert session.pane is session.panes[1]
        assert all(each.highlights[0].is_linked for each in session.panes)
        await pilot.press("g", "l")
        assert session.pane is session.panes[0]
        assert session.held == one["id"]
        await pilot.press("g", "l")
        assert session.pane is session.panes[1]
        assert session.held == other["id"]
        await pilot.press("K")
        assert isinstance(app.screen, NoteView)
        assert any(f"{LINK_SIGN} contradicts" in str(each.render())
                   for each in app.screen.query(ForeignText))  # fmt: skip


async def test_the_other_end_opens_beside_where_no_pane_shows_it(open_app):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await linked(pilot)
        session = app.screen.session
        await pilot.press("ctrl+w", "c", "escape", "g", "g", "}", "g", "l")
        assert len(session.panes) == 2
        assert session.pane is session.panes[1]
        assert session.pane.document.path.name == "xinjiang-visit.md"


async def test_a_link_is_abandoned_and_cannot_end_at_a_highlight_that_is_gone(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        session = app.screen.session
        await pilot.press("}", "L", "escape")
        assert not session.link_from
        assert "No link" in notice(app)
        await pilot.press("L", "d", "}", "L")
        assert "is gone" in notice(app)
        assert not session.link_from
        await pilot.press("H", "g", "l")
        assert "No link here" in notice(app)
        assert all(not row["links"] for row in rows(workspace.annotations_file))


async def test_a_link_that_is_not_made_leaves_no_highlight_at_its_other_end(open_app, workspace):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "L", "tab", "}", "L", "2", "escape")
        assert not app.screen.session.link_from
        assert not rows(workspace.annotations_file)


@pytest.mark.parametrize("between", ["", "j", "tab,},H", "tab,},a,x,ctrl+s"])
async def test_esc_leaves_no_highlight_that_a_link_was_begun_with(open_app, workspace, between):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 30)) as pilot:
        store = app.screen.session.desk.store
        await pilot.press("}", "L")
        [begun] = rows(workspace.annotations_file)
        await pilot.press(*filter(None, between.split(",")), "escape")
        while app.screen.session.link_from:
            await pilot.press("escape")
        assert "No link was made" in notice(app)
        others = [each for each in store.annotations if each.id != begun["id"]]
        assert [each.id for each in others] == [each.id for each in store.annotations]
        assert len(others) == between.count("},")


async def test_esc_leaves_a_highlight_that_was_there_or_got_something(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        store = app.screen.session.desk.store
        await pilot.press("}", "H", "escape", "L", "escape")
        assert len(store.annotations) == 1
        await pilot.press("}", "L", "a", *"kept", "ctrl+s", "escape")
        assert not app.screen.session.link_from
        assert sorted(each.note for each in store.annotations) == ["", "kept"]
        await pilot.press("}", "L", "3", "escape")
        assert not app.screen.session.link_from
        assert len(store.annotations) == 3


async def test_the_links_of_a_highlight_are_listed_changed_and_removed(open_app, workspace):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(80, 24)) as pilot:
        await linked(pilot)
        await pilot.press("}", "}", "L", "tab", "L", "4", "enter", "g", "L")
        assert isinstance(app.screen, LinksScreen)
        await pilot.press("e", "3", "enter")
        relations = [
            link["relation"] for row in rows(workspace.annotations_file) for link in row["links"]
        ]
        assert "repeats" in relations
        assert len(relations) == 2
        await pilot.press("g", "L")
        entries = app.screen.query_one(EntryList)
        places = []
        for keys in ("G", "gg", "j", "k", ("slash", *"repeats", "enter"), "n"):
            await pilot.press(*keys)
            places.append((entries.cursor, "repeats" in entries.item.label))
        assert [at for at, _ in places[:4]] == [1, 0, 1, 0]
        assert [is_found for _, is_found in places[4:]] == [True, True]
        await pilot.press("d")
        assert isinstance(app.screen, LinksScreen)
        await pilot.press("d")
        assert not isinstance(app.screen, LinksScreen)
        assert not any(row["links"] for row in rows(workspace.annotations_file))
        await pilot.press("u")
        assert any(row["links"] for row in rows(workspace.annotations_file))


async def test_another_relation_leaves_the_note_and_a_note_may_lose_all_but_a_digit(
    open_app, workspace
):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await linked(pilot)
        await pilot.press("g", "L", "e", "3", "1", "enter")
        [link] = links(workspace)
        assert (link["relation"], link["note"]) == ("supports", "so")
        await pilot.press("g", "L", "e", *"new", "enter", "g", "L", "e", "end", *"x", "enter")
        [link] = links(workspace)
        assert (link["relation"], link["note"]) == ("supports", "newx")
        await pilot.press("g", "L", "e", "home", "2", "end", *["backspace"] * 4, "enter")
        [link] = links(workspace)
        assert (link["relation"], link["note"]) == ("supports", "2")


async def test_an_end_in_the_trash_is_told_where_one_would_go_to_it(open_app):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await linked(pilot)
        await pilot.press("d", "tab", "g", "l")
        assert "in the trash" in notice(app)
        app.screen.session.desk.store.purge(
            [each.id for each in app.screen.session.desk.store.trash]
        )
        app.screen.draw()
        await pilot.press("g", "l")
        assert "missing" in notice(app)


async def test_relations_of_ones_own_come_from_the_settings(workspace, opened_app, tmp_path):
    settings = tmp_path / "config.toml"
    settings.write_text('[[relations]]\nname = "answers"\nreverse = "answered by"\n')
    paths = [workspace.texts / name for name in ("town-hall.md", "xinjiang-visit.md")]
    app = opened_app(workspace, paths, settings=settings)
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "L", "tab", "}", "L", "6", "enter")
        one, other = rows(workspace.annotations_file)
        assert one["links"][0]["relation"] == "answers"
        [told] = app.screen.session.desk.links_of(other["id"])
        assert told.relation == "answered by"


async def test_the_list_and_its_preview_tell_links_and_the_query_finds_them(open_app):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(140, 44)) as pilot:
        await linked(pilot)
        await pilot.press("g", "H", "p")
        panel = app.screen.panel
        first, second = [row for row in panel.list.items if row.annotation]
        assert first.links[0].startswith("contradicts “Communist Party")
        assert second.links[0].endswith(": so")
        lines = ["".join(segment.text for segment in row) for row in panel.list.draw(first, 60)]
        assert any(f"{LINK_SIGN} contradicts" in line for line in lines)
        assert any(f"{LINK_SIGN}1" in line for line in lines)
        shown = str(panel.preview.query_one("Static").render())
        assert f"{LINK_SIGN} contradicts" in shown
        await pilot.press("/", *"to:xinjiang rel:contradicts", "enter")
        assert [each.id for each in panel.list.annotations] == [first.annotation.id]
