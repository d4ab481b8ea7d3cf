"""Whether what is marked can be read, in every theme."""

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from reader.annotations.pens import COLORS
from reader.ui.themes import READABLE, THEMES, contrast, pen_variables

ALL = [*THEMES, *BUILTIN_THEMES.values()]
ON_SCREEN = 3.0
"""The least contrast of a sign with what is behind it, by WCAG 2."""


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_the_text_can_be_read_on_every_pen_hit_and_selection(theme):
    variables = pen_variables(theme)
    text = Color.parse(variables["pen-text"])
    areas = [f"pen-{color}" for color in COLORS] + ["hit", "selection"]
    assert {
        area: contrast(text, Color.parse(variables[area]))
        for area in areas
        if contrast(text, Color.parse(variables[area])) < READABLE
    } == {}


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_the_stripes_can_be_told_from_the_background(theme):
    background = Color.parse(theme.to_color_system().generate()["background"])
    if background.ansi is not None:
        pytest.skip("the terminal's own colours have no known value")
    variables = pen_variables(theme)
    assert {
        color: contrast(background, Color.parse(variables[f"stripe-{color}"]))
        for color in COLORS
        if contrast(background, Color.parse(variables[f"stripe-{color}"])) < ON_SCREEN
    } == {}


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
async def test_a_mark_on_the_screen_is_drawn_in_these_colours(open_app, theme):
    app = open_app("town-hall.md")
    async with app.run_test(size=(90, 20)) as pilot:
        app.theme = theme.name
        await pilot.press("}", "v", "w", "h", "H", "escape", "G")
        await pilot.press("g", "g")
        await pilot.pause()
        pane = app.screen.pane
        lines = pane.render_lines(pane.region.at_offset((0, 0)))
        drawn = next(
            segment
            for line in lines
            for segment in line
            if segment.text == "President" and segment.style and segment.style.bgcolor
        )
        text = Color.from_rich_color(drawn.style.color)
        area = Color.from_rich_color(drawn.style.bgcolor)
        assert area.hex.casefold() == pen_variables(theme)["pen-yellow"].casefold()
        assert contrast(text, area) >= READABLE
