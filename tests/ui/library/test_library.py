"""The library by keys: find a text, see what is known of it, open it, say how far one is."""

import json
import threading

import pytest
from textual.widgets import Static

from reader.ui.dialogs.notices import NoticesView
from reader.ui.library.screen import LibraryScreen
from reader.ui.library.text_list import TextList
from reader.ui.pane import header
from reader.ui.widgets.dialog import ForeignText
from reader.workspace.holdings import text_index


@pytest.fixture
def app(workspace, opened_app):
    (workspace.texts / "storm.txt").write_text("A storm came up.\n\nNobody had seen the warning.")
    return opened_app(workspace)


def titles(app):
    return [each.title for each in app.screen.query_one(TextList).items]


def said(app, where):
    return str(app.screen.query_one(where, ForeignText).render())


async def filled(app, pilot):
    """Wait until all texts are read."""
    while not all(each.words for each in app.screen._entries.values()):
        await pilot.pause(0.01)


async def test_with_nothing_to_open_the_library_shows(app):
    async with app.run_test(size=(100, 30)) as pilot:
        assert isinstance(app.screen, LibraryScreen)
        await filled(app, pilot)
        assert len(titles(app)) == 4
        frame = app.screen.query_one(".library")
        assert "Library · 4 texts" in str(frame.border_title)
        assert "Enter opens" in str(frame.border_subtitle)
        assert "Library · 4 texts" in str(app.screen.query_one(".title", Static).render())
        await pilot.press(*"author:sample sort:-date")
        assert len(titles(app)) == 3
        assert "3 of 4 texts" in str(app.screen.query_one(".title", Static).render())
        assert "Reader Sample Texts" in said(app, ".preview")


async def test_a_long_book_keeps_no_other_text_waiting(app, workspace, monkeypatch):
    (workspace.texts / "a-book.txt").write_text("A long book goes on and on.\n\n" * 8_000)
    may_read = threading.Event()
    facts = text_index.TextIndex.facts

    def patient(index, path):
        assert path.name != "a-book.txt" or may_read.wait(20)
        return facts(index, path)

    monkeypatch.setattr(text_index.TextIndex, "facts", patient)
    async with app.run_test(size=(100, 30)) as pilot:
        while sum(bool(each.words) for each in app.screen._entries.values()) < 4:
            await pilot.pause(0.01)
        assert "Library · 5 texts · 1 to be read" in str(
            app.screen.query_one(".title", Static).render()
        )
        may_read.set()
        await filled(app, pilot)
        while "to be read" in str(app.screen.query_one(".title", Static).render()):
            await pilot.pause(0.01)


async def test_the_time_for_a_book_is_told_in_hours_as_over_the_text(app, workspace):
    (workspace.texts / "a-book.txt").write_text("A long book goes on and on.\n\n" * 10_000)
    async with app.run_test(size=(100, 30)) as pilot:
        while "5&#160;h" not in app.export_screenshot():
            await pilot.pause(0.01)
        await pilot.press(*"a-book", "enter")
        while isinstance(app.screen, LibraryScreen) or "5&#160;h" not in app.export_screenshot():
            await pilot.pause(0.01)


async def test_another_query_begins_at_its_first_text(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await filled(app, pilot)
        first = titles(app)[0]
        await pilot.press(*"sort:title", "down", "ctrl+u", *"sort:-title")
        listed = app.screen.query_one(TextList)
        assert listed.cursor == 0
        assert listed.item.title == titles(app)[0] == max(titles(app), key=str.casefold) != first


async def test_a_text_opens_here_or_beside_and_several_at_once(app):
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.press(*"storm", "enter")
        assert [pane.document.path.name for pane in app.screen.panes] == ["storm.txt"]
        await pilot.press("o", *"town", "ctrl+v")
        names = [pane.document.path.name for pane in app.screen.panes]
        assert names == ["storm.txt", "town-hall.md"]
        await pilot.press("ctrl+w", "o", "o")
        await filled(app, pilot)
        await pilot.press(*"author:sample", "ctrl+s", "ctrl+s")
        assert "2 selected" in str(app.screen.query_one(".title", Static).render())
        await pilot.press("enter")
        assert len(app.screen.panes) == 2
        assert "storm.txt" not in {pane.document.path.name for pane in app.screen.panes}


async def test_the_path_of_any_file_opens_it(app, tmp_path):
    other = tmp_path / "elsewhere.txt"
    other.write_text("Words of another place.")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*str(other))
        assert titles(app) == []
        assert "Enter opens this file" in said(app, ".empty")
        await pilot.press("enter")
        assert app.screen.pane.document.path == other


@pytest.mark.parametrize("leave", ["enter", "escape"])
async def test_state_and_note_are_kept_and_undone_in_the_text(app, workspace, leave):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"storm", "ctrl+r", "ctrl+o", *"weak", leave)
        await pilot.pause()
        item = app.screen.query_one(TextList).item
        assert (item.state, item.note) == ("reading", "weak")
        assert "Note: weak" in said(app, ".preview")
        await pilot.press("ctrl+u", *"state:reading")
        assert titles(app) == [item.title]
        rows = json.loads(workspace.annotations_file.read_text())["documents"].values()
        assert [(row["state"], row["note"]) for row in rows] == [("reading", "weak")]
        await pilot.press("enter", "u", "u")
        await pilot.press("o", *"storm")
        await filled(app, pilot)
        item = app.screen.query_one(TextList).item
        assert (item.state, item.note) == ("unread", "")


async def test_a_state_that_was_set_goes_on_to_the_one_that_is_found(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"storm")
        seen = []
        for _ in range(5):
            await pilot.press("ctrl+r")
            await pilot.pause()
            item = app.screen.query_one(TextList).item
            seen.append((item.state, item.record.state))
            assert item.state in said(app, ".report")
        assert seen == [*(2 * (state,) for state in ("reading", "read", "cited")),
                        ("unread", ""), ("reading", "reading")]  # fmt: skip


async def test_a_text_is_removed_only_when_asked_and_its_file_is_kept(app, workspace):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"storm", "delete", "escape")
        assert (workspace.texts / "storm.txt").exists()
        await pilot.press("delete", "enter")
        await pilot.pause()
        assert titles(app) == []
        assert (workspace.texts / ".trash" / "storm" / "storm.txt").exists()
        assert said(app, ".report") == "Removed storm.txt: Esc, then u, brings it all back."
        await pilot.press("ctrl+u")
        assert len(titles(app)) == 3
        await pilot.press("escape", "u", "o", *"storm")
        await filled(app, pilot)
        assert (workspace.texts / "storm.txt").exists()
        assert len(titles(app)) == 1


async def test_the_header_of_a_removed_text_that_is_open_says_so(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"storm", "enter")
        await pilot.pause()
        reading = app.screen
        assert "removed" not in top_row(reading)
        await pilot.press("o", *"storm", "delete", "enter", "escape")
        await until(pilot, lambda: "removed, u brings it back" in top_row(reading))
        await pilot.press("u")
        await until(pilot, lambda: "removed" not in top_row(reading))


def top_row(reading):
    """The header of the first pane."""
    pane = reading.panes[0]
    return "".join(piece.text for piece in header.header(pane.view, pane.size.width))


async def until(pilot, holds):
    """Wait until something holds."""
    while not holds():
        await pilot.pause(0.01)


async def test_a_query_that_is_wrong_is_told_and_the_list_stays(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(app, pilot)
        await pilot.press(*"state:finished")
        assert "“state:” can't be “finished”" in said(app, ".error")
        assert len(titles(app)) == 4
        await pilot.press("ctrl+u", "ctrl+l")
        assert "texts" in said(app, ".report")
        assert not app.screen.query_one(".error").display


async def test_what_could_not_be_opened_stays_in_sight_while_the_library_is_read(
    workspace, opened_app
):
    (workspace.texts / "void.md").write_text("\n \n")
    (workspace.texts / "noise.txt").write_bytes(bytes(range(256)) * 9)
    names = ["void.md", "noise.txt", "nowhere.md"]
    app = opened_app(workspace, [workspace.texts / name for name in names])
    async with app.run_test(size=(120, 30)) as pilot:
        listed = app.screen.query_one(TextList)
        while not all(each.record or each.problem for each in app.screen._entries.values()):
            await pilot.pause(0.01)
        assert all(name in said(app, ".error") for name in names)
        rows = {
            each.title: listed.draw(each, 60)[0][-1].text.strip()
            for each in listed.items
            if each.problem
        }
        assert rows == {"void": "empty", "noise": "can't be read"}
        # It goes with the next thing that is said, and can be read again.
        await pilot.press("ctrl+l")
        assert said(app, ".error") == ""
        assert "texts" in said(app, ".report")
        await pilot.press("escape", "g", "less_than_sign")
        assert isinstance(app.screen, NoticesView)
        kept = "\n".join(str(each.render()) for each in app.screen.query(ForeignText))
        assert all(name in kept for name in names)
