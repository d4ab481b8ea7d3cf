"""How the list of annotations looks: rows, chips, its head, and its width."""

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset

from reader.text import glyphs
from reader.ui.annotations.annotation_list import wrapped
from reader.ui.annotations.panel_head import PanelHead
from reader.ui.reading.arrangement import LEAST_PANE, LEAST_PANEL

MARKED = [
    *("}", "H", "T", *"claim", "enter"),
    *("}", "a", *"ask who said this", "ctrl+s"),
    *("}", "H", "3", "escape", "g", "g"),
]


def shown(app):
    """The rows of the list."""
    listed = app.screen.panel.list
    return [line.text.rstrip() for line in listed.render_lines(listed.size.region)]


def head(app):
    return app.screen.query_one(PanelHead).render().plain


@given(st.text(max_size=200), st.integers(2, 40), st.integers(1, 4))
def test_wrapped_words_stay_within_their_rows_and_lose_nothing_but_the_end(words, width, most):
    rows = wrapped(words, width, most)
    assert 1 <= len(rows) <= most
    assert all(glyphs.cells(row) <= width for row in rows)
    whole = "".join(glyphs.showable(" ".join(words.split())).split(" "))
    told = "".join("".join(rows).split(" "))
    assert whole == told or (told.endswith("…") and whole.startswith(told[:-1]))


def test_words_are_broken_where_there_is_a_space():
    assert wrapped("one two three four", 9, 3) == ("one two", "three", "four")
    assert wrapped("one two three four five", 9, 2) == ("one two", "three fo…")
    assert wrapped("新疆官员邀请美国", 8, 3) == ("新疆官", "员邀请", "美国")


async def test_an_annotation_has_its_words_its_note_its_place_and_its_tags(open_app):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*MARKED, "g", "h")
        rows = shown(app)
        words = " ".join(row.strip("▎ ▸") for row in rows)
        assert "President Joe Biden used a town hall" in words
        assert "✎ ask who said this" in words
        assert any(row.split() == ["▎", "¶1", "claim"] for row in rows)
        assert "" in rows[:-1]


async def test_a_tag_is_a_chip_in_its_colour(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*MARKED, "g", "h")
        listed = app.screen.panel.list

        def chip():
            lines = listed.render_lines(listed.size.region)
            return next(each.style for line in lines for each in line if each.text == " claim ")

        plain = chip().bgcolor
        assert plain is not None
        listed.tag_colors = {"claim": "red"}
        assert chip().bgcolor.name == app.theme_variables["pen-red"].lower()


async def test_titles_are_there_where_annotations_of_all_texts_are_listed(open_app):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*MARKED, "g", "h")
        assert not any("At a tele" in row for row in shown(app))
        await pilot.press("g", "H")
        assert any("At a tele" in row for row in shown(app))


async def test_the_head_says_from_the_start_what_is_listed_and_who_has_the_keys(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press(*MARKED, "g", "h")
        await pilot.pause()
        assert head(app).startswith("▌ Annotations 3 · 1 to work up · ")
        await pilot.press("slash")
        assert head(app).startswith("▌ ")
        await pilot.press("escape", "tab")
        await pilot.pause()
        assert head(app).startswith("  Annotations 3")


async def test_many_annotations_get_fewer_rows_each_and_the_cursor_stays_in_sight(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 18)) as pilot:
        await pilot.press(*["}", "H"] * 9, "g", "h")
        await pilot.pause()
        listed = app.screen.panel.list
        for key in ("g g", "G", "k", "k", "k", "k", "k", "g g", "j", "space", "pagedown"):
            await pilot.press(*key.split())
            await pilot.pause()
            words = listed.annotation.quotation.split()[0]
            at = next(row for row in shown(app) if "▸" in row)
            assert words in at
        await pilot.press("g", "g", "backspace")
        second = next(at for at, row in enumerate(shown(app)) if (at and "“" in row) or "He" in row)
        await pilot.click(listed, offset=Offset(6, second))
        assert listed.cursor > 0


async def test_the_list_gets_wider_and_narrower_by_keys_and_by_its_border(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("}", "H", "g", "h")
        await pilot.pause()
        panel = app.screen.panel
        assert panel.outer_size.width == 40
        await pilot.press("ctrl+w", ">", "ctrl+w", ">")
        await pilot.pause()
        assert panel.outer_size.width == 48
        await pilot.press("ctrl+w", "<")
        await pilot.pause()
        assert panel.outer_size.width == 44
        await pilot.mouse_down(panel, offset=Offset(0, 9))
        await pilot.hover(offset=Offset(60, 9))
        await pilot.pause()
        await pilot.mouse_up(offset=Offset(60, 9))
        assert panel.outer_size.width == 60
        await pilot.press("9", "9", "ctrl+w", ">")
        await pilot.pause()
        assert panel.outer_size.width == 120 - LEAST_PANE
        await pilot.press("9", "9", "ctrl+w", "<")
        await pilot.pause()
        assert panel.outer_size.width == LEAST_PANEL
