"""Pens by keys: what they give, and the legend of them."""

import json
import re

import pytest
from seen import notice, rows

from reader.annotations.pens import PENS, Pen
from reader.ui.dialogs.pens import LegendScreen
from reader.ui.keys.keymap import Keymap
from reader.ui.widgets.status_line import StatusLine

CLAIM = Pen("red", "Claim", "what has to be checked", ("claim", "to check"), "4")


def with_claim():
    return tuple(CLAIM if pen.color == "red" else pen for pen in PENS)


def status(app):
    return app.screen_stack[0].query_one("StatusLine").render().plain


async def test_a_pen_gives_its_colour_and_its_tags_in_one_step(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        app.screen.use_settings(None, Keymap(pens=with_claim()))
        await pilot.press("}", "T", *"claim, mine", "enter", "enter", "4")
        [mark] = rows(workspace.annotations_file)
        assert (mark["color"], mark["tags"]) == ("red", ["claim", "mine", "to check"])
        assert notice(app) == "Claim"
        await pilot.press("1")
        assert rows(workspace.annotations_file)[0]["tags"] == ["claim", "mine", "to check"]
        await pilot.press("u", "u")
        [mark] = rows(workspace.annotations_file)
        assert (mark["color"], mark["tags"]) == ("yellow", ["claim", "mine"])


async def test_what_a_pen_gave_is_given_again(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        app.screen.use_settings(None, Keymap(pens=with_claim()))
        await pilot.press("}", "H", "4", "}", "full_stop")
        for mark in rows(workspace.annotations_file):
            assert (mark["color"], mark["tags"]) == ("red", ["claim", "to check"])


async def test_the_pen_taken_from_the_legend_marks_from_then_on(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        app.screen.use_settings(None, Keymap(pens=with_claim()))
        await pilot.press("}", "g", "p")
        assert isinstance(app.screen, LegendScreen)
        await pilot.press(*"check", "enter")
        assert notice(app) == "Claim highlights from now on"
        assert rows(workspace.annotations_file) == []
        await pilot.press("H", "}", "g", "p", "3", "H")
        first, second = rows(workspace.annotations_file)
        assert (first["color"], first["tags"]) == ("red", ["claim", "to check"])
        assert (second["color"], second["tags"]) == ("blue", [])


async def test_a_held_mark_gets_the_pen_taken_from_the_legend(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "g", "p", "down", "enter", "}", "H")
        assert [mark["color"] for mark in rows(workspace.annotations_file)] == ["green", "green"]
        await pilot.press("g", "p", *"no such pen", "enter")
        assert isinstance(app.screen, LegendScreen)
        assert "No pen" in str(app.screen.query_one(".error").render())


def chips(app):
    """The words of the status line that stand on a colour, with that colour."""
    line = app.screen_stack[0].query_one("StatusLine").render()
    return {
        line.plain[at.start : at.end]: at.style.bgcolor for at in line.spans if at.style.bgcolor
    }


async def test_the_pens_are_shown_while_a_mark_is_held(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("}", "H")
        assert "Highlighted" in status(app)
        colors = {chips(app)[f" {pen.key} "].name for pen in PENS}
        assert colors == {app.theme_variables[f"pen-{pen.color}"].lower() for pen in PENS}
        assert len(status(app)) <= 80
    async with open_app("town-hall.md").run_test(size=(120, 24)) as pilot:
        app = pilot.app
        await pilot.press("}", "enter")
        await pilot.press("z", "n")
        assert all(f" {pen.key}  {pen.name} " in status(app) for pen in PENS)
        await pilot.press("j")
        assert PENS[0].name not in status(app)


async def test_keys_are_chips_with_space_between_and_those_of_the_mode(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(140, 24)) as pilot:
        assert " H  highlight   a  note   T  tag " in status(app)
        assert {" READ ", " H ", " a "} <= chips(app).keys()
        await pilot.press("}", "v", "e")
        assert status(app).startswith(" SELECT ")
        assert " o  other end " in status(app)
        await pilot.press("H", "z", "n")
        assert status(app).startswith(" HOLD ")
        assert " 6  Purple   a  note " in status(app)
        await pilot.press("g", "h")
        assert status(app).startswith(" LIST ")
        assert " Enter  choose " in status(app)
        await pilot.press("slash")
        assert status(app).startswith(" QUERY ")
        assert "highlight" not in status(app)
        await pilot.press("escape", "escape", "a")
        await pilot.pause()
        assert status(app).startswith(" NOTE ")
        assert chips(app).keys() == {" NOTE "}
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert {" H ", " a "} & chips(app).keys()


async def test_without_colour_the_pens_have_letters(open_app, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("}", "H", "z", "n")
        assert " 1 y  Yellow  2 g  Green " in status(app)


async def test_names_of_pens_cannot_reach_the_terminal(open_app, workspace):
    app = open_app("town-hall.md")
    async with app.run_test(size=(60, 24)) as pilot:
        hostile = Pen("yellow", "\x1b[31m\u202e" * 9, "\x1b", key="1")
        app.screen.use_settings(None, Keymap(pens=(hostile, *PENS[1:])))
        await pilot.press("}", "H", "1", "g", "p")
        shown = status(app) + "".join(
            segment.text
            for line in app.screen.query_one("EntryList").render_lines(app.screen.region)
            for segment in line
        )
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert json.loads(workspace.annotations_file.read_text())


async def test_without_colour_hits_and_the_selection_are_told_by_more_than_brightness(
    open_app, monkeypatch
):
    monkeypatch.setenv("NO_COLOR", "1")
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("}", "H", "escape", "slash", *"Biden", "enter", "v", "w", "w")
        pane = app.screen.pane
        drawn = [
            (segment.text, segment.style)
            for line in pane.render_lines(pane.region.reset_offset)
            for segment in line
        ]
        hits = [style for text, style in drawn if text == "Biden"]
        assert hits
        assert all(style.reverse and style.bold for style in hits)
        assert any(style.reverse and not style.bold for text, style in drawn if " " in text)
        assert all(style.underline for text, style in drawn if "used a town hall" in text)


@pytest.mark.parametrize("is_plain", [True, False])
async def test_the_keys_of_all_pens_are_whole_beside_a_notice(open_app, is_plain, monkeypatch):
    if is_plain:
        monkeypatch.setenv("NO_COLOR", "1")
    app = open_app("town-hall.md")
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("}", "H")
        line = app.screen.query_one(StatusLine)
        for width in range(40, 121, 8):
            await pilot.resize_terminal(width, 12)
            shown = line.render().plain
            assert "Highlighted" in shown
            assert "…" not in shown
            letters = "ygbrop" if is_plain else " " * 6
            for key, letter in zip("123456", letters, strict=True):
                assert re.search(rf" {key} ?{letter}", shown), shown
