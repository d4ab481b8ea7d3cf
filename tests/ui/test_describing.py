"""The metadata of a text, seen and changed by keys."""

import asyncio
import json
import sys
from contextlib import suppress

import orjson
import pytest
from seen import notice

from reader.errors import ReaderError
from reader.ui.dialogs.field_list import FieldList
from reader.ui.dialogs.help import KeysScreen
from reader.ui.dialogs.metadata import MetadataScreen
from reader.ui.widgets.chooser import ChooserScreen, EntryList
from reader.ui.widgets.confirm import ConfirmScreen
from reader.ui.widgets.dialog import ForeignText, LineInput
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace

BARE = "A text alone.\n\nIt says nothing of itself, and that is all.\n"


@pytest.fixture
def app(open_app):
    return open_app("town-hall.md")


@pytest.fixture
def bare(open_app, workspace):
    (workspace.texts / "bare.txt").write_text(BARE)
    return open_app("bare.txt")


def row(app, name):
    rows = app.screen.query_one(FieldList).items
    return next((each for each in rows if each.name == name), None)


def go(app, name):
    """Brings the cursor to a field."""
    fields = app.screen.query_one(FieldList)
    names = [each.name for each in fields.items]
    return ["g", "g", *["j"] * names.index(name)]


async def type_in(pilot, app, name, text):
    """Types another value of a field."""
    await pilot.press(*go(app, name), "enter", "ctrl+u", *text, "enter")


def shown(app, what):
    found = app.screen.query_one(what, ForeignText)
    return str(found.render()) if found.display else ""


def documents(workspace):
    return list(orjson.loads(workspace.annotations_file.read_bytes())["documents"].values())


def untimed(workspace):
    tables = orjson.loads(workspace.annotations_file.read_bytes())
    for document in tables["documents"].values():
        document.pop("modified")
    return json.dumps(tables)


# Seeing


async def test_each_field_is_shown_with_where_it_came_from(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("i")
        assert isinstance(app.screen, MetadataScreen)
        assert row(app, "author").text == "{Reader Sample Texts}"
        assert row(app, "author").origin == "front matter"
        assert row(app, "issued").text == "2021-02-18"
        assert "Reader Sample Texts. (2021, February 18)." in shown(app, "#preview")
        assert shown(app, "#preview").endswith("\n(Reader Sample Texts, 2021)")
        assert "missing" not in shown(app, ".style")
        await pilot.press("q")
        assert not isinstance(app.screen, MetadataScreen)


async def test_what_the_style_misses_is_marked(bare):
    async with bare.run_test(size=(80, 24)) as pilot:
        await pilot.press("i")
        assert (row(bare, "author").sign, row(bare, "author").origin) == ("!", "APA needs it")
        assert row(bare, "issued").sign == "!"
        assert "missing: title, author, date" in shown(bare, ".style")
        assert (row(bare, "title").sign, row(bare, "title").origin) == ("!", "the file's name")
        await pilot.press("n")
        assert bare.screen.query_one(FieldList).item.name == "title"
        await pilot.press("n")
        assert bare.screen.query_one(FieldList).item.name == "author"
        await pilot.press("n")
        assert bare.screen.query_one(FieldList).item.name == "issued"


async def test_i_is_for_text_objects_while_selecting(app):
    async with app.run_test() as pilot:
        await pilot.press("}", "v", "i", "w")
        assert not isinstance(app.screen, MetadataScreen)
        await pilot.press("i", "q")
        assert not isinstance(app.screen, MetadataScreen)


async def test_the_help_shows_the_keys_there(app):
    async with app.run_test() as pilot:
        await pilot.press("i", "question_mark")
        assert isinstance(app.screen, KeysScreen)
        told = [each.label for each in app.screen.query_one(EntryList).items]
        assert "go back to what the file says" in told
        await pilot.press("escape", "escape")


# Changing


async def test_the_reference_follows_what_is_typed(bare, workspace):
    async with bare.run_test(size=(80, 24)) as pilot:
        await pilot.press("i")
        await pilot.press(*go(bare, "author"), "enter", *"van der Berg, Jan")
        assert shown(bare, "#preview").startswith("van der Berg, J. (n.d.).")
        await pilot.press(*"; {City of Springfield}")
        assert shown(bare, "#preview").startswith(
            "van der Berg, J., & City of Springfield. (n.d.)."
        )
        assert not workspace.annotations_file.exists()
        await pilot.press("enter")
        assert row(bare, "author").text == "van der Berg, Jan; {City of Springfield}"
        assert (row(bare, "author").sign, row(bare, "author").origin) == ("✎", "you")
        [document] = documents(workspace)
        assert document["csl"]["author"] == [
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"literal": "City of Springfield"},
        ]
        assert document["csl_from"]["author"] == "person"


async def test_one_goes_on_typing_behind_what_is_there(app, workspace):
    async with app.run_test() as pilot:
        await pilot.press("i")
        await pilot.press(*go(app, "author"), "enter", *"; Lee, Ann")
        assert app.screen.query_one(LineInput).value == "{Reader Sample Texts}; Lee, Ann"
        await pilot.press("enter")
        assert documents(workspace)[0]["csl"]["author"] == [
            {"literal": "Reader Sample Texts"},
            {"family": "Lee", "given": "Ann"},
        ]


async def test_tab_leads_nowhere_while_one_types(app):
    async with app.run_test() as pilot:
        await pilot.press("i", "j", "j", "enter", "tab", "d", "tab", "q")
        assert app.screen.query_one(LineInput).value.endswith("human rightsdq")
        await pilot.press("escape", "q")
        assert not isinstance(app.screen, MetadataScreen)


async def test_what_can_not_be_saved_stays_on_the_line(app, monkeypatch):
    async with app.run_test() as pilot:

        def refuse(_):
            raise ReaderError("The disk is full.")

        monkeypatch.setattr(app.screen.session.desk.store, "step", refuse)
        await pilot.press("i", "j", "j", "enter", "x", "enter")
        assert shown(app, ".error") == "The disk is full."
        assert app.screen.query_one(LineInput).value.endswith("human rightsx")


async def test_what_is_typed_wrong_stays_with_one_line_that_says_why(bare, workspace):
    async with bare.run_test(size=(80, 24)) as pilot:
        await pilot.press("i")
        await type_in(pilot, bare, "issued", "03/04/2021")
        assert "two ways" in shown(bare, ".error")
        assert bare.screen.query_one(LineInput).value == "03/04/2021"
        await pilot.press("ctrl+u", *"3 April 2021")
        assert not shown(bare, ".error")
        assert "(2021, April 3)" in shown(bare, "#preview")
        await pilot.press("enter")
        assert row(bare, "issued").text == "2021-04-03"
        await pilot.press("enter", "ctrl+u", *"1999", "escape")
        assert row(bare, "issued").text == "2021-04-03"
        assert documents(workspace)[0]["csl"]["issued"] == {"date-parts": [[2021, 4, 3]]}


async def test_a_field_is_emptied_and_taken_back(app, workspace):
    async with app.run_test() as pilot:
        await pilot.press("i")
        await pilot.press(*go(app, "author"), "d")
        assert row(app, "author").origin == "emptied by you"
        assert shown(app, "#preview").startswith("At a televised town hall")
        assert "author" not in documents(workspace)[0]["csl"]
        await pilot.press("r")
        assert row(app, "author").origin == "front matter"
        assert shown(app, "#preview").startswith("Reader Sample Texts.")
        await pilot.press("r")
        assert "not yours" in shown(app, ".error")


async def test_a_field_is_added_by_a_part_of_its_name(app, workspace):
    async with app.run_test() as pilot:
        await pilot.press("i", "a")
        assert isinstance(app.screen, ChooserScreen)
        await pilot.press(*"translator", "enter")
        assert isinstance(app.screen, MetadataScreen)
        await pilot.press(*"Lee, Ann", "enter")
        assert documents(workspace)[0]["csl"]["translator"] == [{"family": "Lee", "given": "Ann"}]
        await pilot.press("a", *"titel", "enter")
        assert isinstance(app.screen, ChooserScreen)
        assert "Did you mean title?" in shown(app, ".error")
        await pilot.press("escape", "escape")


async def test_the_type_is_chosen_from_those_there_are(app, workspace):
    async with app.run_test() as pilot:
        await pilot.press("i", "t", *"webpage", "enter")
        assert row(app, "type").text == "webpage"
        assert documents(workspace)[0]["csl"]["type"] == "webpage"
        await pilot.press("g", "g", "enter", *"nonsense", "enter")
        assert isinstance(app.screen, ChooserScreen)
        await pilot.press("escape", "u")
        assert row(app, "type").text == "article-newspaper"


async def test_changes_are_undone_and_done_again_in_words(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H")
        first = untimed(workspace)
        await pilot.press("i")
        await type_in(pilot, app, "author", "Lee, Ann")
        await pilot.press(*go(app, "publisher"), "d")
        second = untimed(workspace)
        await pilot.press("u")
        assert shown(app, ".report").startswith(
            "Undid: changing publisher of At a televised town hall"
        )
        await pilot.press("escape", "u")
        assert notice(app).startswith("Undid: changing author of At a televised town hall")
        assert untimed(workspace) == first
        await pilot.press("ctrl+r", "ctrl+r")
        assert untimed(workspace) == second


async def test_a_text_is_called_by_the_title_that_a_person_gave_it(app, workspace):
    async with app.run_test(size=(120, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("i")
        await type_in(pilot, app, "title", "Mine")
        await pilot.press("escape")
        assert pane.render_lines(pane.region.reset_offset)[0].text.startswith("▌ Mine ")
        await pilot.press("u")
        assert pane.render_lines(pane.region.reset_offset)[0].text.startswith("▌ At a televised")
        assert not documents(workspace)


async def test_undoing_a_mark_leaves_the_metadata(app, workspace):
    async with app.run_test() as pilot:
        await pilot.press("i")
        await type_in(pilot, app, "author", "Lee, Ann")
        await pilot.press("escape", "}", "H", "u")
        assert documents(workspace)[0]["csl"]["author"] == [{"family": "Lee", "given": "Ann"}]


async def test_what_another_reader_says_is_shown_and_stays(app, workspace):
    async with app.run_test() as pilot:
        await pilot.press("i")
        other = Desk(Workspace(workspace.root))
        other.refresh()
        opened = other.open(workspace.texts / "town-hall.md")

        def edit(_, draft):
            from reader.annotations.records import described  # noqa: PLC0415

            draft.describe(opened.own, lambda each: described(each, opened.own, {"volume": "7"}))
            return "volume"

        other.store.step(edit)
        async with asyncio.timeout(10):
            while row(app, "volume") is None:
                await pilot.pause(0.05)
        await type_in(pilot, app, "publisher", "City Press")
        assert documents(workspace)[0]["csl"]["volume"] == "7"
        assert documents(workspace)[0]["csl"]["publisher"] == "City Press"


async def test_hostile_values_are_shown_and_never_sent(open_app, workspace):
    odd = {
        "title": "a\x1b[31mred\u202eb",
        "author": [None, 5, {"family": []}],
        "x": {"y": [1]},
        "issued": {"date-parts": [["2024", None]]},
        "volume": 3,
        "page": [1, 2],
    }
    (workspace.texts / "odd.csl.json").write_text(json.dumps(odd))
    (workspace.texts / "odd.md").write_text("Words of a text.\n")
    app = open_app("odd.md")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("i")
        for each in app.screen.query_one(FieldList).items:
            await pilot.press(*go(app, each.name), "enter", "enter", "escape")
            if not isinstance(app.screen, MetadataScreen):
                await pilot.press("i")
        await type_in(pilot, app, "volume", "4")
        assert documents(workspace)[0]["csl"]["volume"] == "4"
        assert documents(workspace)[0]["csl"]["x"] == {"y": [1]}


# Files beside the text


async def test_w_writes_what_is_ones_own_beside_the_text(app, workspace):
    async with app.run_test() as pilot:
        await pilot.press("i", "w")
        assert "nothing to write" in shown(app, ".error")
        await type_in(pilot, app, "author", "Lee, Ann")
        await pilot.press("w")
        side = json.loads((workspace.texts / "town-hall.csl.json").read_text())
        assert side == {"id": "town-hall", "author": [{"family": "Lee", "given": "Ann"}]}
        assert "Wrote author to town-hall.csl.json" in shown(app, ".report")


async def test_w_asks_before_it_changes_a_file_and_keeps_all_else_in_it(app, workspace):
    path = workspace.texts / "town-hall.csl.json"
    path.write_text('[{"id": "x1", "author": "?", "custom": {"a": 1.5, "b": null}, "note": ""}]')
    async with app.run_test() as pilot:
        await pilot.press("i")
        await type_in(pilot, app, "author", "Lee, Ann")
        await pilot.press("w")
        assert isinstance(app.screen, ConfirmScreen)
        before = path.read_bytes()
        await pilot.press("escape")
        assert path.read_bytes() == before
        await pilot.press("w", "enter")
        assert json.loads(path.read_text()) == [
            {
                "id": "x1",
                "author": [{"family": "Lee", "given": "Ann"}],
                "custom": {"a": 1.5, "b": None},
                "note": "",
            }
        ]


async def test_other_files_beside_a_text_are_never_changed(app, workspace):
    bib = workspace.texts / "town-hall.bib"
    bib.write_text("@online{hall21, title = {The Hall}}\n")
    async with app.run_test() as pilot:
        await pilot.press("i")
        assert row(app, "title").origin == "town-hall.bib"
        assert (row(app, "citation-key").text, row(app, "citation-key").origin) == (
            "hall21",
            "town-hall.bib",
        )
        await type_in(pilot, app, "title", "The other hall")
        await pilot.press("w")
        assert isinstance(app.screen, ConfirmScreen)
        await pilot.press("enter")
        await pilot.press(*go(app, "title"), "r")
        assert (row(app, "title").text, row(app, "title").origin) == (
            "The other hall",
            "town-hall.csl.json",
        )
    assert bib.read_text() == "@online{hall21, title = {The Hall}}\n"


@pytest.mark.parametrize("content", ["{", "[]", "[1, 2]", "5", '[{"id": "a"}, {"id": "b"}]'])
async def test_a_file_that_can_not_be_merged_is_left_alone(app, workspace, content):
    path = workspace.texts / "town-hall.csl.json"
    async with app.run_test() as pilot:
        await pilot.press("i")
        await type_in(pilot, app, "author", "Lee, Ann")
        path.write_text(content)
        await pilot.press("w", "enter")
        assert "town-hall.csl.json" in shown(app, ".error")
    assert path.read_text() == content
    assert not [each for each in workspace.texts.iterdir() if each.name.endswith(".tmp")]


# Keys


async def test_a_key_lasts_from_when_it_was_given_out(app, workspace):
    async with app.run_test() as pilot:
        await pilot.press("}", "H", "C", "l", *["k"] * 4, "enter")
        key = documents(workspace)[0]["csl"]["citation-key"]
        assert f"@article{{{key}," in app.clipboard
        await pilot.press("i")
        assert row(app, "citation-key").origin == "given out"
        await type_in(pilot, app, "author", "Lee, Ann")
        await pilot.press("escape", "c")
        assert f"@article{{{key}," in app.clipboard
        assert documents(workspace)[0]["csl"]["citation-key"] == key
        await pilot.press("i")
        await type_in(pilot, app, "citation-key", "mine2021")
        await pilot.press("escape", "c")
        assert "@article{mine2021," in app.clipboard


async def test_a_key_that_another_text_has_is_refused(open_app):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("i")
        await type_in(pilot, app, "citation-key", "Same21")
        await pilot.press("escape", "tab", "i")
        await type_in(pilot, app, "citation-key", "same21")
        assert "is the key of “At a televised town hall" in shown(app, ".error")
        assert app.screen.query_one(LineInput).value == "same21"
        await pilot.press("ctrl+u", *"not a key", "enter")
        assert "no spaces" in shown(app, ".error")
        await pilot.press("ctrl+u", *"other21", "enter")
        assert row(app, "citation-key").text == "other21"


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not made read-only there")
async def test_where_nothing_can_be_written_one_can_cite_by_key_all_the_same(app, workspace):
    workspace.annotations_file.parent.mkdir(exist_ok=True)
    workspace.annotations_file.mkdir()
    with suppress(ReaderError):
        async with app.run_test() as pilot:
            await pilot.press("}", "C", "l", *["k"] * 4, "enter")
            assert "@article{" in app.clipboard
