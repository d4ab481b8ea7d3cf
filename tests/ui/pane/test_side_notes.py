"""Notes beside their passages."""

from reader.formats.plain import parse
from reader.text.document import Span
from reader.text.layout import TextLayout
from reader.ui.pane.intervals import Intervals
from reader.ui.pane.overlay import Highlight
from reader.ui.pane.side_notes import HIGHEST, beside, wrapped


def shown(app):
    pane = app.screen.pane
    return [line.text for line in pane.render_lines(pane.region.at_offset((0, 0)))]


def laid(highlights, height=20):
    document = parse("\n\n".join(f"Paragraph {number}." for number in range(20)))
    layout = TextLayout(document, 40)
    rows = [row for row, _ in zip(layout.rows_from(layout.first), range(height), strict=False)]
    return beside(rows, Intervals(highlights, lambda mark: mark.span), 20)


def test_each_note_begins_beside_its_passage_or_below_the_one_before():
    one = Highlight("1", Span(0, 9), "green", "First note.")
    two = Highlight("2", Span(5, 9), "red", "Second note, which is longer than one line.")
    three = Highlight("3", Span(28, 37), "blue", "Third.")
    lines = laid([one, two, three])
    assert [line.text.strip() for line in lines][:8] == [
        *("First note.", "", "Second note, which"),
        *("is longer than one", "line.", "", "Third.", ""),
    ]
    assert [line.color for line in lines if line.text] == ["green", *["red"] * 3, "blue"]


def test_a_long_note_says_that_there_is_more_where_another_follows():
    long = Highlight("1", Span(0, 9), "green", "word " * 200)
    lines = laid([long, Highlight("2", Span(14, 20), "red", "Next.")])
    assert lines[HIGHEST - 1].text == "… K shows all"
    assert "Next." in [line.text for line in lines]
    assert wrapped("\x1b[31m ", 20, 5) == ["�[31m"]
    assert wrapped(" \n ", 20, 5) == []


async def test_notes_stand_beside_the_text_where_there_is_room(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(140, 30)) as pilot:
        await pilot.press("}", "a", *"check this", "escape")
        line = next(line for line in shown(app) if "President Joe" in line)
        assert "│ check this" in line
        assert all(len(each) == 140 for each in shown(app))
        await pilot.press("a", "!", "escape")
        assert any("│ check this!" in each for each in shown(app))
        await pilot.press("u", "u")
        assert not any("check" in each for each in shown(app))
        await pilot.press("ctrl+r", "z", "m")
        await pilot.pause()
        assert not any("check" in each for each in shown(app))


async def test_a_narrow_screen_keeps_its_room_for_the_text(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(90, 30)) as pilot:
        await pilot.press("}", "a", *"check this", "escape")
        assert not any("check this" in line for line in shown(app))


async def test_the_gutter_counts_marks_that_lie_over_one_another(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(90, 30)) as pilot:
        await pilot.press("}", "H", "v", "e", "H", "escape", "escape")
        line = next(line for line in shown(app) if "President Joe" in line)
        assert line.strip().startswith("2")
        await pilot.press("u")
        line = next(line for line in shown(app) if "President Joe" in line)
        assert line.strip().startswith("▎")
