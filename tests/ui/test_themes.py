"""Whether what is marked can be read, in every theme."""

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from reader.annotations.pens import COLORS
from reader.ui.themes import READABLE, THEMES, contrast, readable, variables

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


def hard_to_read(app, within):
    """The words in a part of the screen that have too little contrast, each with its ratio."""
    found = {}
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            at, x = x, x + segment.cell_length
            words, style = segment.text.strip(), segment.style
            if not within.contains(at, y) or not any(map(str.isalnum, words)):
                continue
            text, area = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
            ratio = contrast(text, area)
            if ratio < READABLE:
                found[words] = round(ratio, 2)
    return found


@pytest.mark.parametrize(
    ("keys", "part"),
    [
        (("z", "n", "slash", *"the", "enter", "g", "h"), "Screen"),
        (("i",), ".box"),
        (("C",), ".box"),
    ],
    ids=["texts and list", "metadata", "citing"],
)
async def test_all_words_on_the_screen_can_be_read_in_every_theme(open_app, keys, part):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 40)) as pilot:
        marked = ["}", "H", "T", *"claim", "enter", ")", "H", "3", "a", *"why", "ctrl+s"]
        await pilot.press(*marked, "escape", *keys)
        await pilot.pause()
        within = app.screen.region if part == "Screen" else app.screen.query_one(part).region
        poor = {}
        for name, theme in app.available_themes.items():
            if theme.to_color_system().generate()["background"].startswith("ansi"):
                continue
            app.theme = name
            await pilot.pause()
            poor |= {(name, each): ratio for each, ratio in hard_to_read(app, within).items()}
        assert poor == {}
