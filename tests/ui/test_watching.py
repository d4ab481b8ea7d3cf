"""Files that change while they are open."""

import asyncio
import threading

import pytest
from seen import rows

from reader.anchoring import reanchor
from reader.formats.plain import parse
from reader.workspace.positions import followed
from reader.workspace.texts.source_file import line_of


def told(app):
    return [each.message for each in app._notifications]


async def until(pilot, condition):
    async with asyncio.timeout(15):
        while not condition():
            await pilot.pause(0.02)


def drawn(pane):
    return {pane.document.text[slice(*mark.span)] for mark in pane.highlights}


def replace(path, change):
    """Write a file as editors do: a new one beside it, put in its place."""
    text = change(path.read_text(encoding="utf-8"))
    other = path.with_name(".other")
    other.write_text(text, encoding="utf-8")
    other.replace(path)


async def test_a_text_that_is_edited_is_read_anew_with_its_marks_and_the_place(open_app, workspace):
    path = workspace.texts / "town-hall.md"
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("5", "G", ")", "H", "escape")
        pane = app.screen.pane
        sentence = pane.document.text[pane.caret.offset :][:40]
        exact = rows(workspace.annotations_file)[0]["exact"]
        replace(
            path, lambda text: text.replace("President Joe", "One more sentence. President Joe")
        )
        await until(pilot, lambda: "One more sentence." in pane.document.text)
        assert pane.document.text[pane.caret.offset :].startswith(sentence)
        [mark] = pane.highlights
        assert pane.document.text[slice(*mark.span)] == exact
        await until(
            pilot, lambda: any("read anew: 1 highlight found" in each for each in told(app))
        )
        row = rows(workspace.annotations_file)[0]
        assert row["exact"] == exact
        assert row["anchor"]["start"] == mark.span.start != row["start"]
        replace(path, lambda text: text.replace(exact.split()[0] + " " + exact.split()[1], "Gone"))
        await until(pilot, lambda: any("lost" in each or "edited" in each for each in told(app)))
        await pilot.press("}", "H", "u")
        assert len(rows(workspace.annotations_file)) == 1


async def test_marks_that_a_glance_finds_are_drawn_while_the_others_are_looked_for(
    open_app, workspace, monkeypatch
):
    path = workspace.texts / "town-hall.md"
    app = open_app("town-hall.md")
    search, go_on = reanchor.reanchored, threading.Event()

    def slowly(*args):
        assert go_on.wait(15)
        return search(*args)

    monkeypatch.setattr(reanchor, "reanchored", slowly)
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("H", "escape", "3", "}", "H", "escape", "G", "H", "escape")
        marked = drawn(pane)
        changed = pane.document.text[slice(*pane.highlights[1].span)]
        word = changed.split()[2]
        replace(path, lambda text: text.replace(changed, changed.replace(word, "otherwise put", 1)))
        await until(pilot, lambda: "otherwise put" in pane.document.text)
        await until(pilot, lambda: len(pane.highlights) == 2)
        assert drawn(pane) == marked - {changed}
        await pilot.press("u")
        assert len(rows(workspace.annotations_file)) == 3
        go_on.set()
        await until(pilot, lambda: len(rows(workspace.annotations_file)) == 2)
        await until(pilot, lambda: any("otherwise put" in words for words in drawn(pane)))


async def test_a_file_that_is_taken_away_and_comes_back(open_app, workspace):
    path = workspace.texts / "town-hall.md"
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        text = path.read_text(encoding="utf-8")
        path.unlink()
        await until(pilot, lambda: any("not there any more" in each for each in told(app)))
        await pilot.press("}", "H")
        assert len(rows(workspace.annotations_file)) == 1
        path.write_text(text.replace("lengthy", "very lengthy"), encoding="utf-8")
        await until(pilot, lambda: "very lengthy" in pane.document.text)


async def test_a_file_that_can_no_longer_be_read_leaves_the_text_as_it_was(open_app, workspace):
    path = workspace.texts / "town-hall.md"
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        before = app.screen.pane.document
        path.write_bytes(b"%PDF-1.7 \x00\x00")
        await until(pilot, lambda: any("what it was" in each for each in told(app)))
        assert app.screen.pane.document is before


async def test_both_panes_of_one_text_change(open_app, workspace):
    path = workspace.texts / "town-hall.md"
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("ctrl+w", "v", "G")
        replace(path, lambda text: text + "\nThe very last words.\n")
        await until(
            pilot, lambda: all("very last words" in each.document.text for each in app.screen.panes)
        )


@pytest.mark.parametrize(
    ("old", "new", "at", "found"),
    [
        ("abc def ghi", "abc def ghi", 4, "def"),
        ("abc def ghi", "new abc def ghi", 4, "def"),
        ("abc def ghi", "abc def ghi more", 8, "ghi"),
        ("abc def ghi", "abc new def old ghi", 8, "ghi"),
        ("abc def ghi", "abc ghi", 8, "ghi"),
        ("abc def ghi", "abc ghi", 4, "ghi"),
        ("abc", "", 2, ""),
        ("a" * 50 + "x" + "b" * 100, "y" + "b" * 100 + "a" * 50 + "x", 51, "b" * 48),
    ],
)
def test_a_place_is_followed_into_the_next_version(old, new, at, found):
    assert new[followed(old, new, at) :].startswith(found)


def test_the_line_of_the_source_is_the_nearest_with_these_words():
    source = "# Head *line*\n\nSome words\nhere and **there**.\n\nSome words again.\n"
    document = parse("Head line\n\nSome words here and there.\n\nSome words again.")
    for words, line in (("Head", 1), ("words here", 3), ("there", 4), ("Some words again", 6)):
        assert line_of(source, document, document.text.index(words)) == line
    assert line_of("", document, 20) == 1
