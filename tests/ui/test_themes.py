"""Whether what is marked can be read, in every theme."""

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from reader.annotations.pens import COLORS
from reader.ui.themes import READABLE, THEMES, contrast, readable, variables
from reader.ui.widgets.component import component_style

ALL = [*THEMES, *BUILTIN_THEMES.values()]
ON_SCREEN = 3.0
"""The least contrast of a sign with what is behind it, by WCAG 2."""


AREAS = [
    *(f"{kind}-{color}" for kind in ("pen", "held") for color in COLORS),
    *("hit", "selection"),
]
"""What stands behind text."""


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_the_text_can_be_read_on_every_pen_hit_and_selection(theme):
    found = variables(theme)
    ratios = {
        area: contrast(Color.parse(found[f"{area}-text"]), Color.parse(found[area]))
        for area in AREAS
    }
    assert {area: ratio for area, ratio in ratios.items() if ratio < READABLE} == {}


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_pens_hits_and_what_is_held_can_be_told_apart(theme):
    found = variables(theme)
    hit = Color.parse(found["hit"])
    looks = set()
    for color in COLORS:
        pen, held = (Color.parse(found[f"{kind}-{color}"]) for kind in ("pen", "held"))
        looks |= {pen.hex, held.hex}
        assert contrast(hit, pen) >= ON_SCREEN, color
    assert len(looks | {hit.hex, found["selection"]}) == 2 * len(COLORS) + 2


def test_what_cannot_be_read_on_an_area_is_replaced():
    grey = Color.parse("#777777")
    for area in (Color.parse(value) for value in ("#808080", "#000000", "#ffffff", "#c04000")):
        assert contrast(readable(grey, area), area) >= min(READABLE, 4.4)


def test_there_is_a_dark_a_light_and_a_sepia_theme():
    assert [theme.name for theme in THEMES] == ["reader-dark", "reader-light", "reader-sepia"]


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_the_stripes_can_be_told_from_the_background(theme):
    background = Color.parse(theme.to_color_system().generate()["background"])
    if background.ansi is not None:
        pytest.skip("the terminal's own colours have no known value")
    found = variables(theme)
    assert {
        color: contrast(background, Color.parse(found[f"stripe-{color}"]))
        for color in COLORS
        if contrast(background, Color.parse(found[f"stripe-{color}"])) < ON_SCREEN
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
        assert area.hex.casefold() == variables(theme)["pen-yellow"].casefold()
        assert contrast(text, area) >= READABLE


async def test_keys_modes_and_details_can_be_read_in_every_theme(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "H", "T", *"claim", "enter", "g", "h")
        await pilot.pause()
        line, listed = app.screen.query_one("StatusLine"), app.screen.panel.list
        poor = {}
        for theme in ALL:
            if theme.to_color_system().generate()["background"].startswith("ansi"):
                continue
            app.theme = theme.name
            await pilot.pause()
            parts = [
                *((line, f"status-line--{each}") for each in ("mode", "key", "place", "notice")),
                *((listed, f"annotation-list--{each}") for each in ("about", "note", "tag")),
            ]
            for widget, name in parts:
                style = component_style(widget, name)
                behind = style.bgcolor or widget.rich_style.bgcolor
                words = style.color or widget.rich_style.color
                ratio = contrast(Color.from_rich_color(words), Color.from_rich_color(behind))
                if ratio < READABLE:
                    poor[theme.name, name] = round(ratio, 2)
        assert poor == {}
