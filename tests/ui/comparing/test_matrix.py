"""The matrix by keys, on a small screen too."""

import json

import pytest
from seen import notice
from store_marks import mark
from textual.app import App
from textual.geometry import Region

from reader.compare.matrix import matrix
from reader.ui.comparing.matrix_screen import MatrixScreen
from reader.ui.comparing.matrix_table import MatrixTable
from reader.ui.dialogs.help import KeysScreen
from reader.ui.widgets.chooser import ChooserScreen
from reader.ui.widgets.dialog import ForeignText


@pytest.fixture
def opened(open_app):
    app = open_app("town-hall.md", "xinjiang-visit.md")

    async def tagged(pilot):
        await pilot.press("}", "T", *"claim, media/access", "enter", "}", "T", *"media", "enter")
        await pilot.press("tab", "}", "T", *"claim", "enter")

    return app, tagged


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_keys_go_through_the_cells_and_enter_lists_one(opened, size):
    app, tagged = opened
    async with app.run_test(size=size) as pilot:
        session = app.screen.session
        await pilot.press("g", "x")
        assert "Nothing is tagged" in notice(app)
        await tagged(pilot)
        await pilot.press("g", "x")
        assert isinstance(app.screen, MatrixScreen)
        table = app.screen.query_one(MatrixTable)
        assert [row.name for row in table.matrix.rows] == ["claim", "media", "media/access"]
        assert [len(row.cells) for row in table.matrix.rows] == [2, 1, 1]
        await pilot.press("l", "G")
        assert (table.row.name, table.column.date) == ("media/access", "2021-02-18")
        assert len(table.cell) == 1
        text = "\n".join(
            "".join(segment.text for segment in strip) for strip in table.render_lines(table.region)
        )
        assert "✱" in text
        await pilot.press("z", "a")
        assert table.row.name == "media"
        await pilot.press("j")
        assert table.row.name == "media"
        await pilot.press("z", "R", "j", "g", "g", "h", "down", "up")
        assert (table.row.name, table.column.date) == ("claim", "2021-02-04")
        await pilot.press("j", "enter")
        assert "says nothing" in str(app.screen.query_one(".error", ForeignText).render())
        await pilot.press("c")
        assert not app.screen.query_one(".error", ForeignText).display
        await pilot.press("asterisk")
        assert table.row.name == "media/access"
        await pilot.press("asterisk")
        assert "further down" in str(app.screen.query_one(".error", ForeignText).render())
        await pilot.press(*["number_sign"] * 3)
        assert "further up" in str(app.screen.query_one(".error", ForeignText).render())
        assert table.row.name == "media"
        await pilot.press("l", "enter")
        assert not isinstance(app.screen, MatrixScreen)
        assert len(session.panel.list.annotations) == 2
        assert {each.document for each in session.panel.list.annotations} == {
            session.panes[0].document_id
        }


async def test_an_open_text_that_says_nothing_of_a_tag_is_a_column(open_app):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "T", *"claim", "enter", "g", "x")
        matrix = app.screen.query_one(MatrixTable).matrix
        assert [(len(row.cells), bool(row.only_in)) for row in matrix.rows] == [(1, True)]
        assert len(matrix.columns) == 2


async def test_a_cell_is_cited_a_row_goes_to_the_draft_and_all_is_exported(
    opened, workspace, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    app, tagged = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await tagged(pilot)
        await pilot.press("g", "x", "c")
        assert "Copied" in app.screen_stack[0].query_one("StatusLine").notice
        await pilot.press("greater_than_sign", *"page", "enter")
        assert isinstance(app.screen, MatrixScreen)
        draft = (workspace.root / "drafts" / "page.md").read_text()
        assert draft.startswith("## claim\n\n{{ ")
        assert draft.count("{{") == 2
        await pilot.press("x")
        assert isinstance(app.screen, ChooserScreen)
        await pilot.press(*"json", "enter", "x", *"json", "enter")
        names = sorted(path.name for path in tmp_path.glob("matrix*"))
        written = json.loads((tmp_path / "matrix.json").read_bytes())
        assert names == ["matrix-2.json", "matrix.json"]
        assert [row["name"] for row in written["rows"]] == ["claim", "media", "media/access"]
        await pilot.press("escape")
        assert not isinstance(app.screen, MatrixScreen)


async def test_u_takes_back_and_gd_opens_the_draft_as_elsewhere(opened, workspace):
    app, tagged = opened
    draft = workspace.root / "drafts" / "page.md"
    async with app.run_test(size=(120, 30)) as pilot:
        await tagged(pilot)
        await pilot.press("g", "x", "g", "d")
        assert "no draft yet" in str(app.screen.query_one(".error", ForeignText).render())
        await pilot.press("greater_than_sign", *"page", "enter")
        sent = draft.read_text()
        await pilot.press("u")
        assert not draft.exists()
        assert isinstance(app.screen, MatrixScreen)
        await pilot.press("ctrl+r")
        assert draft.read_text() == sent
        await pilot.press("u", "u")
        table = app.screen.query_one(MatrixTable)
        assert [len(row.cells) for row in table.matrix.rows] == [1, 1, 1]
        await pilot.press("greater_than_sign", "g", "d")
        assert not isinstance(app.screen, MatrixScreen)
        assert app.screen.session.pane.document.path == draft


async def test_the_matrix_closes_as_its_last_tag_is_undone(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("}", "T", *"claim", "enter", "g", "x", "u")
        assert not isinstance(app.screen, MatrixScreen)


async def test_a_notice_of_an_earlier_command_is_gone_as_a_box_opens(opened):
    app, tagged = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await tagged(pilot)
        assert notice(app).startswith("Tagged")
        await pilot.press("g", "x")
        assert not app.screen_stack[0].query_one("StatusLine").notice
        await pilot.press("c")
        assert "Copied" in app.screen_stack[0].query_one("StatusLine").notice


async def test_rows_are_claims_where_t_asks_for_them_and_the_query_narrows_all(opened):
    app, tagged = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await tagged(pilot)
        await pilot.press("g", "x", "t")
        assert "Nothing is linked" in str(app.screen.query_one(".error", ForeignText).render())
        await pilot.press("q", "L", "tab", "L", "2", "enter", "g", "x", "t")
        table = app.screen.query_one(MatrixTable)
        [row] = table.matrix.rows
        assert len(row.annotations) == 2
        await pilot.press("enter")
        assert len(app.screen.session.panel.list.annotations) == 1
        await pilot.press("g", "H", "g", "H", "slash", *"tag:media", "enter", "g", "x")
        table = app.screen.query_one(MatrixTable)
        assert [row.name for row in table.matrix.rows] == ["claim", "media", "media/access"]
        assert len(table.matrix.columns) == 1


async def test_the_query_of_a_cell_is_gone_once_the_list_is_left(opened):
    app, tagged = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await tagged(pilot)
        panel = app.screen.panel
        await pilot.press("g", "h", "slash", *"tag:media", "enter", "g", "h")
        for leave in (("g", "h"), ("q",), ("escape",), ("enter", "g", "h")):
            await pilot.press("g", "H", "g", "x", "enter")
            assert "doc:" in panel.line
            await pilot.press("g", "x")
            assert len(app.screen.query_one(MatrixTable).matrix.rows) == 3
            await pilot.press("enter")
            await pilot.press(*leave)
            await pilot.press(*(("g", "h") if leave != ("enter", "g", "h") else ()))
            assert panel.line == "tag:media"
            await pilot.press("g", "h")


async def test_a_query_of_a_cell_that_was_edited_stays(opened):
    app, tagged = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await tagged(pilot)
        await pilot.press("g", "x", "enter", "slash", *" has:note", "enter", "g", "h", "g", "h")
        assert app.screen.panel.line.endswith(" has:note")


async def test_rows_are_found_by_their_words(opened):
    app, tagged = opened
    async with app.run_test(size=(120, 30)) as pilot:
        await tagged(pilot)
        await pilot.press("g", "x", "n")
        assert "Nothing was looked for" in str(app.screen.query_one(".error").render())
        await pilot.press("slash", *"media", "enter")
        table = app.screen.query_one(MatrixTable)
        assert table.row.name == "media"
        names = []
        for key in "nnN":
            await pilot.press(key)
            names.append(table.row.name)
        assert names == ["media/access", "media", "media/access"]
        await pilot.press("question_mark")
        assert isinstance(app.screen, KeysScreen)


class _Alone(App):
    def compose(self):
        annotations = [
            mark(number, document=f"d{number % 50}", tags=(f"t{number % 20}/u{number % 180}",))
            for number in range(1, 1000)
        ]
        yield MatrixTable(matrix(annotations, {}))


async def test_drawing_a_page_looks_at_the_rows_in_sight_alone(monkeypatch):
    told = []
    name = MatrixTable._told_name
    monkeypatch.setattr(
        MatrixTable, "_told_name", lambda self, row: told.append(row) or name(self, row)
    )
    app = _Alone()
    async with app.run_test(size=(80, 24)):
        table = app.query_one(MatrixTable)
        assert len(table.matrix.rows) == 200
        told.clear()
        table.render_lines(Region(0, 0, 80, 24))
        assert len(told) == 22
