"""Whatever is typed: nothing crashes, no mark moves by itself, and undoing all gives all back."""

import asyncio
import shutil
import tempfile
from pathlib import Path

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.events import MouseScrollDown
from textual.geometry import Offset

from reader.text.document import Span
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace

TEXTS = Path(__file__).parents[2] / "texts"

MOVES = [*"jklhwbe0^$(){}GnN*", "space", "backspace", "ctrl+d", "ctrl+u", "tab", "home", "end"]
SEQUENCES = [
    *(["g", "g"], ["]", "]"], ["[", "["], ["]", "h"], ["[", "h"], ["]", "n"], ["g", "."]),
    *(["m", "x"], ["'", "x"], ["'", "'"], ["ctrl+o"], ["alt+right"], ["t"], ["5", "0", "%"]),
    *(["/", "t", "h", "e", "enter"], ["z", "n"], ["z", "s"], ["z", "m"], ["z", "z"]),
]
MARKS = [
    *(["H"], ["3", "H"], ["."], ["v", "w", "H"], ["V", ")", "H"], ["enter"], ["1"], ["4"]),
    *(["a", "n", "escape"], ["a", "x", "ctrl+g"], ["T", "c", "l", "enter"], ["T", "escape"]),
    *(["d"], ["d", "d"], ["delete"], ["u"], ["ctrl+r"], ["g", "o"], ["K"], ["y"], ["c"]),
    *(["g", "h"], ["g", "H"], ["escape"], ["question_mark"], ["C", "escape"], ["o"], ["v"], ["V"]),
]
ENDS = [
    *(["shift+left"], ["shift+right"], ["alt+shift+left"], ["alt+shift+right"], ["o"]),
    *(["v", "e", "+"], ["g", "m"], ["+"], ["-"]),
]
OBJECTS = [
    *(["v", "i", "w"], ["v", "a", "s"], ["V", "i", "p"], ["i", "quotation_mark"], ["t", "e"]),
    *(["f", "e"], ["F", "a"], ["v", "t", "e"], [";"], [","], ["v", "f", "n", "H"], ["g", "slash"]),
]
LISTS = [
    *(["space"], ["A"], ["s"], ["S"], ["F"], ["p"], ["x"], ["at"], ["z", "f"], ["U"], ["enter"]),
    *(["slash", "i", "s", "colon", "n"], ["i", "n", "colon", "t", "r", "a", "s", "h", "enter"]),
    *(["r"], ["U", "o", "l", "d", "enter"], ["T", "b", "i", "g", "enter"], ["A", "3"]),
    *(["A", "d", "d"], ["A", "T", "n", "e", "w", "enter"], ["F", "enter"], ["down"]),
]
TAGS = [
    *(["g", "t"], ["r", "z", "enter"], ["m"], ["v"], ["e"], ["a"], ["3"], ["0"], ["d", "enter"]),
    *(["g", "t", "r", "n", "u", "enter"], ["g", "t", "2", "escape"], ["g", "t", "d", "y"]),
    *(["g", "t", "m", "o", "enter"], ["g", "t", "v", "t", "o", "p", "enter"], ["g", "t", "u"]),
    *(["g", "t", "e", "w", "h", "y", "enter"], ["g", "t", "a", "a", "k", "a", "enter"]),
    *(["g", "p"], ["g", "p", "3", "enter"], ["g", "r"], ["g", "v"], ["equals_sign"]),
]
METADATA = [
    *(
        ["i"],
        ["i", "d"],
        ["r"],
        ["n"],
        ["i", "j", "j", "enter", "x", "enter"],
        ["a", "v", "o", "l"],
    ),
    *(["i", "j", "j", "j", "d", "escape"], ["i", "t", "b", "o", "o", "k", "enter", "q"], ["q"]),
    *(["tab", "i", "j", "j", "enter", "y", "enter", "u"], ["i", "a", "n", "o", "t", "e", "enter"]),
]
MICE = [
    *(("click", 10, 4), ("click", 0, 4), ("double", 20, 6), ("triple", 20, 5), ("right", 12, 5)),
    *(("drag", 8, 4), ("click", 58, 9), ("click", 100, 12), ("right", 100, 5), ("wheel", 9, 9)),
]
ODD = [*"iaATx?~@,;.123", "up", "down", "f5", "ctrl+w", "insert", "é", "\u202e"]

steady = st.sampled_from(
    [[key] for key in MOVES] + SEQUENCES + OBJECTS + MARKS + [[key] for key in ODD]
)
anything = st.one_of(
    steady, *(st.sampled_from(each) for each in (ENDS, LISTS, TAGS, METADATA, MICE))
)
unhurried = settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


async def typed(app_class, keys, check):
    """Types on a workspace with two marks; then undoes all that this did."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        shutil.copytree(TEXTS, workspace.texts)
        desk = Desk(workspace)
        opened = desk.open(workspace.texts / "town-hall.md")
        desk.highlight(opened, [Span(100, 150), Span(120, 260)], note="kept", tags=("old",))
        first = tables(workspace)
        paths = [workspace.texts / name for name in ("town-hall.md", "xinjiang-visit.md")]
        app = app_class(workspace, paths)
        async with app.run_test(size=(120, 30)) as pilot:
            for each in keys:
                await (point(pilot, *each) if isinstance(each, tuple) else pilot.press(*each))
            check(app, first, tables(workspace))
            await undo_all(app, pilot)
        assert tables(workspace) == first


async def point(pilot, what, *cell):
    """Does something with the mouse at a cell of the screen."""
    at = Offset(*cell)
    match what:
        case "drag":
            await pilot.mouse_down(offset=at)
            await pilot.hover(offset=at + Offset(9, 3))
            await pilot.mouse_up(offset=at + Offset(9, 3))
        case "wheel":
            await pilot._post_mouse_events([MouseScrollDown], offset=at)
        case "right":
            await pilot.click(offset=at, button=3)
        case _:
            await pilot.click(offset=at, times={"click": 1, "double": 2, "triple": 3}[what])


async def undo_all(app, pilot):
    reading = app.screen_stack[0]
    for _ in range(20):
        if (
            app.screen is reading
            and not reading.session.has_panel_focus
            and not reading.session.held
        ):
            break
        await pilot.press("escape")
    reading.session.desk.refresh()
    while reading.session.desk.store.can_undo:
        await pilot.press("u")


def tables(workspace):
    """All rows of the file, but for times."""
    found = orjson.loads(workspace.annotations_file.read_bytes())
    for row in (*found["annotations"].values(), *found["documents"].values()):
        row.pop("modified")
    return found


def passages(row):
    return [(part["start"], part["end"], part["exact"]) for part in (row, *row.get("more", []))]


def whole(app, rows):
    """Every mark says what stands where it is."""
    texts = {
        key: each.document.text
        for key, each in app.screen_stack[0].session.desk.open_documents.items()
    }
    for row in rows["annotations"].values():
        for start, end, exact in passages(row):
            assert texts[row["document"]][start:end] == exact
            assert exact.strip()


@given(st.lists(steady, max_size=25))
@unhurried
def test_no_mark_moves_without_a_key_that_moves_it(app_class, keys):
    def check(app, first, now):
        whole(app, now)
        for key, row in first["annotations"].items():
            assert passages(now["annotations"][key]) == passages(row)

    asyncio.run(typed(app_class, keys, check))


@given(st.lists(anything, max_size=25))
@unhurried
def test_undoing_all_that_was_typed_gives_the_first_file_back(app_class, keys):
    asyncio.run(typed(app_class, keys, lambda app, _, now: whole(app, now)))
