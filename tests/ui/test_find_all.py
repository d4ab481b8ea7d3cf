"""Finding in all documents, told by keys."""

import asyncio
from threading import Event

import pytest

from reader.errors import ReaderError
from reader.text.document import Span
from reader.ui.dialogs.find_all import FindAllMemory, FindAllScreen
from reader.ui.dialogs.hit_list import HitList, HitRow, TitleRow
from reader.ui.widgets.dialog import ForeignText, LineInput
from reader.workspace.find_all import Shelf
from reader.workspace.texts.library import Library
from reader.workspace.texts.loading import load


class SlowShelf(Shelf):
    """Reads one document, and each more only when it is let."""

    def __init__(self):
        super().__init__()
        self.gate = Event()
        self.read = 0

    def document(self, path):
        self.read += 1
        if self.read > 1:
            assert self.gate.wait(60)
        return super().document(path)


class Opened(list):
    """What was opened, and how."""

    async def here(self, path, span):
        self.append(("here", path.name, span))

    async def beside(self, path, span):
        self.append(("beside", path.name, span))


@pytest.fixture
def opened():
    return Opened()


@pytest.fixture
def memory():
    return FindAllMemory()


@pytest.fixture
def slow(memory):
    memory.shelf = SlowShelf()
    yield memory
    memory.shelf.gate.set()


async def until(pilot, condition):
    """Wait for what a worker brings about."""
    for _ in range(1500):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError("It did not come.")


@pytest.fixture
def ask(workspace, open_app, opened, memory):
    """Makes the app, and what shows the screen over it."""
    app = open_app("town-hall.md")

    async def push(line="", known=None):
        screen = FindAllScreen(
            Library(workspace.texts).paths(),
            opened.here,
            opened.beside,
            known=known or {},
            memory=memory,
            line=line,
        )
        await app.push_screen(screen)
        return screen

    return app, push


async def sought(pilot, screen, *keys):
    """Type, and wait until all is found."""
    await pilot.press(*keys)
    line = screen.query_one(LineInput).value
    await until(pilot, lambda: screen.findings.line == line and screen.findings.is_over)


async def drawn(pilot, screen):
    """The rows of the hits, once the box has grown with them."""
    hits = screen.query_one(HitList)
    async with asyncio.timeout(20):
        while hits.size.height < min(len(listed(screen)), 4):
            await pilot.pause()
    return hits.render_lines(hits.region.reset_offset)


def listed(screen):
    return screen.query_one(HitList).items


def error(screen):
    line = screen.query_one(".error", ForeignText)
    return str(line.render()) if line.display else ""


def progress(screen):
    return str(screen.query_one(".progress", ForeignText).render())


def words(row):
    return row.hit.context[slice(*row.hit.inside)]


async def test_hits_are_listed_under_titles_as_one_types(ask):
    app, push = ask
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push()
        await sought(pilot, screen, *"president")
        rows = listed(screen)
        assert [row.count for row in rows if isinstance(row, TitleRow)] == ["4 hits", "1 hit"]
        hits = [row for row in rows if isinstance(row, HitRow)]
        assert {words(row).lower() for row in hits} == {"president"}
        assert len(hits) == 5
        assert progress(screen) == "5 hits in 2 of 3 texts"
        await sought(pilot, screen, " ", *"joe")
        assert len(listed(screen)) == 4
        await sought(pilot, screen, *" zebra")
        assert listed(screen) == ()
        assert progress(screen) == "Nothing found in 3 texts"


async def test_a_capital_an_equals_sign_and_slashes_ask_for_more(ask):
    app, push = ask
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push()
        for line, count in {"President": 2, "=president": 3, r"/\bpresid\w+ j/": 2}.items():
            screen.query_one(LineInput).value = ""
            await sought(pilot, screen, *line)
            assert screen.findings.hits == count, line


async def test_keys_go_from_hit_to_hit_over_the_titles(ask):
    app, push = ask
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push()
        await sought(pilot, screen, *"president")
        cursor = screen.query_one(HitList)
        seen = [cursor.cursor]
        for key in ("down", "ctrl+n", "down", "down", "down", "up", "up", "ctrl+p"):
            await pilot.press(key)
            seen.append(cursor.cursor)
        assert seen == [1, 2, 3, 4, 6, 6, 4, 3, 2]
        await pilot.press("pagedown")
        assert cursor.cursor == 6
        await pilot.press("pageup")
        assert cursor.cursor == 1
        assert screen.query_one(LineInput).value == "president"


async def test_with_many_hits_the_cursor_stays_in_sight(ask):
    app, push = ask
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push()
        await sought(pilot, screen, "e")
        cursor = screen.query_one(HitList)
        assert "the first 200 here" in listed(screen)[0].count
        assert screen.findings.hits > 400
        for _ in range(3):
            await pilot.press("pagedown")
        assert cursor._top <= cursor.cursor < cursor._top + cursor.size.height
        await pilot.press(*["pageup"] * 3)
        assert (cursor._top, cursor.cursor) == (0, 1)


@pytest.mark.parametrize(("key", "way"), [("enter", "here"), ("ctrl+v", "beside")])
async def test_the_chosen_hit_is_opened(ask, opened, workspace, key, way):
    app, push = ask
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push()
        await sought(pilot, screen, *"joe biden")
        await pilot.press("down", key)
        assert app.screen is not screen
    [(how, name, span)] = opened
    text = load(workspace.texts / name).text
    assert (how, name) == (way, "xinjiang-visit.md")
    assert text[span.start : span.end] == "Joe Biden"


async def test_enter_searches_at_once_for_what_was_just_typed(ask, opened):
    app, push = ask
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push()
        await pilot.press(*"joe biden", "enter")
        assert screen.findings.line == "joe biden"
        assert not opened
        await until(pilot, lambda: screen.findings.is_over)
        await pilot.press("enter")
        assert len(opened) == 1


async def test_what_cant_be_opened_is_told_and_the_screen_stays(ask, opened, monkeypatch):
    async def refuse(path, span):
        raise ReaderError(f"{path.name} is gone: {span.start}.")

    monkeypatch.setattr(opened, "beside", refuse, raising=False)
    app, push = ask
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push()
        await sought(pilot, screen, *"joe biden")
        await pilot.press("ctrl+v")
        assert app.screen is screen
        assert "town-hall.md is gone" in error(screen)
        await pilot.press("enter")
        assert [how for how, _, _ in opened] == ["here"]


async def test_a_wrong_pattern_is_told_in_the_box(ask):
    app, push = ask
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push()
        await sought(pilot, screen, *"/(joe")
        assert "wrong at character 5: missing )" in error(screen)
        assert (listed(screen), progress(screen)) == ((), "")
        await sought(pilot, screen, ")")
        assert error(screen) == ""
        assert listed(screen)


async def test_what_cant_be_read_is_named_and_the_rest_is_found(ask, workspace):
    app, push = ask
    (workspace.texts / "bad.txt").write_bytes(bytes(99))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push("joe biden")
        await sought(pilot, screen)
        assert "bad.txt" in error(screen)
        assert screen.findings.hits == 2
        await pilot.press("escape")
        (workspace.texts / "worse.txt").write_bytes(bytes(99))
        screen = await push("joe")
        await sought(pilot, screen)
        assert error(screen) == "2 texts can't be read: bad.txt, worse.txt"


async def test_finds_come_while_the_search_runs_and_escape_stops_it(ask, slow):
    app, push = ask
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push()
        await pilot.press(*"the")
        await until(pilot, lambda: slow.shelf.read > 1)
        assert "Esc stops" in progress(screen)
        await pilot.press("escape")
        assert progress(screen).startswith("Stopped at ")
        assert app.screen is screen
        slow.shelf.gate.set()
        await until(pilot, lambda: not list(screen.workers))
        assert not screen.findings.is_over
        await pilot.press("escape")
        assert app.screen is not screen


async def test_keys_work_while_a_search_waits_and_a_new_one_ends_it(ask, slow):
    app, push = ask
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push()
        await pilot.press(*"the")
        await until(pilot, lambda: slow.shelf.read > 1)
        await pilot.press(*" zebra")
        assert screen.query_one(LineInput).value == "the zebra"
        await until(pilot, lambda: screen.findings.line == "the zebra")
        slow.shelf.gate.set()
        await until(pilot, lambda: screen.findings.is_over)
        assert listed(screen) == ()


async def test_closing_while_a_search_runs_leaves_nothing_behind(ask, slow, opened):
    app, push = ask
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push("town hall")
        await until(pilot, lambda: slow.shelf.read > 1)
        run = screen._run
        await pilot.press("escape", "escape")
        assert app.screen is not screen
        assert run.is_set()
        assert not opened
        slow.shelf.gate.set()


async def test_it_remembers_what_was_sought_and_where_one_was(ask, memory):
    app, push = ask
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push()
        await sought(pilot, screen, *"president")
        await pilot.press("down", "down", "escape")
        findings = memory.findings
        screen = await push()
        await pilot.pause()
        assert memory.findings is findings
        assert screen.query_one(LineInput).value == "president"
        assert len(listed(screen)) == 7
        assert screen.query_one(HitList).cursor == 3
        await sought(pilot, screen, *"joe biden")
        assert len(listed(screen)) == 4
        assert screen.query_one(HitList).cursor == 1
        await pilot.press("escape")
        screen = await push("visit")
        await sought(pilot, screen)
        assert screen.findings.line == "visit"


async def test_a_search_that_was_left_early_is_done_again(ask, slow):
    app, push = ask
    async with app.run_test(size=(80, 24)) as pilot:
        await push("president")
        await until(pilot, lambda: slow.shelf.read > 1)
        await pilot.press("escape", "escape")
        slow.shelf.gate.set()
        slow.findings.cursor = 4
        screen = await push()
        await sought(pilot, screen)
        assert screen.findings.hits == 5
        assert screen.query_one(HitList).cursor == 4


async def test_a_document_that_is_known_is_not_read(ask, slow, workspace):
    app, push = ask
    known = {path: load(path) for path in Library(workspace.texts).paths()}
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push("president", known)
        await sought(pilot, screen)
        assert screen.findings.hits == 5
        assert slow.shelf.read == 0


async def test_what_comes_from_texts_is_shown_safely(ask, workspace):
    app, push = ask
    text = '---\ntitle: "Odd \\e[31m title"\n---\n\nodd \u202e\u200b\ufeff and 漢字 words\n' * 1
    (workspace.texts / "odd.md").write_text(text, encoding="utf-8")
    async with app.run_test(size=(40, 12)) as pilot:
        screen = await push("odd")
        await sought(pilot, screen)
        lines = await drawn(pilot, screen)
        shown = "".join(line.text for line in lines)
        assert "odd" in shown
        assert not {"\x1b", "\u202e", "\u200b", "\ufeff"} & set(shown)


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("size", [(80, 24), (30, 10), (200, 60)])
async def test_the_hit_is_seen_in_every_row_without_colour_too(ask, monkeypatch, size, no_color):
    app, push = ask
    if no_color:
        monkeypatch.setattr(app, "no_color", True)
    async with app.run_test(size=size) as pilot:
        screen = await push("president")
        await sought(pilot, screen)
        hits = screen.query_one(HitList)
        lines = await drawn(pilot, screen)
        for row, line in zip(listed(screen), lines, strict=False):
            assert line.cell_length == hits.size.width
            if isinstance(row, HitRow):
                [found] = [each.text for each in line if each.style and each.style.underline]
                assert found.lower() == "president"
        assert "▸" in lines[1].text


async def test_a_double_click_opens(ask, opened):
    app, push = ask
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await push("joe biden")
        await sought(pilot, screen)
        await pilot.click(HitList, offset=(5, 3))
        assert screen.query_one(HitList).cursor == 3
        await pilot.click(HitList, offset=(5, 3), times=2)
        await until(pilot, lambda: opened)
    assert opened[0][:2] == ("here", "xinjiang-visit.md")
    assert isinstance(opened[0][2], Span)
