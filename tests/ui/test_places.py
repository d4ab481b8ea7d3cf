"""Finding the way: contents, letters, back and forward, and coming back to where one was."""

import pytest
from seen import notice

from reader.ui.pane.frame import BARS
from reader.ui.widgets.chooser import ChooserScreen, EntryList
from reader.ui.widgets.status_line import StatusLine


@pytest.fixture
def long_text(workspace):
    """The path of a text that is larger than what is read at first."""
    path = workspace.texts / "long.txt"
    lines = (f"Paragraph {number} tells of item {number}. It ends here." for number in range(9000))
    path.write_text("\n\n".join(lines))
    return path


async def test_jumps_lead_back_and_forward_across_texts(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "}")
        origin = app.screen.pane.caret.offset
        await pilot.press("G")
        end = app.screen.pane.caret.offset
        await pilot.press("o", *"xinjiang", "enter")
        assert app.screen.pane.document.path.name == "xinjiang-visit.md"
        await pilot.press("5", "G", "ctrl+o", "ctrl+o")
        assert app.screen.pane.document.path.name == "town-hall.md"
        assert app.screen.pane.caret.offset == end
        await pilot.press("alt+left")
        assert app.screen.pane.caret.offset == origin
        await pilot.press("ctrl+o")
        assert "nothing to go back to" in notice(app)
        await pilot.press("2", "alt+right")
        assert app.screen.pane.document.path.name == "xinjiang-visit.md"


async def test_two_quotes_go_to_where_one_went_back_from(open_app):
    app = open_app("guide.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("3", "0", "%")
        middle = app.screen.pane.caret.offset
        await pilot.press("6", "0", "%")
        end = app.screen.pane.caret.offset
        await pilot.press("ctrl+o")
        assert app.screen.pane.caret.offset == middle
        await pilot.press("'", "'")
        assert app.screen.pane.caret.offset == end
        await pilot.press("'", "'")
        assert app.screen.pane.caret.offset == middle


async def test_two_quotes_go_to_and_fro(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "w", "G", "'", "'")
        here = app.screen.pane.caret.offset
        await pilot.press("'", "'")
        assert app.screen.pane.caret.offset > here
        await pilot.press("'", "'")
        assert app.screen.pane.caret.offset == here


async def test_a_place_with_a_letter_is_gone_to_from_another_text_and_the_next_start(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("5", "G", "m", "q")
        offset = app.screen.pane.caret.offset
        await pilot.press("o", *"xinjiang", "enter", "'", "q")
        assert app.screen.pane.document.path.name == "town-hall.md"
        assert app.screen.pane.caret.offset == offset
        await pilot.press("'", "x")
        assert "No position has the letter x (there are: q)" in notice(app)
        await pilot.press("q")
    again = open_app("xinjiang-visit.md")
    async with again.run_test(size=(100, 30)) as pilot:
        await pilot.press("'", "q")
        assert again.screen.pane.document.path.name == "town-hall.md"
        assert again.screen.pane.caret.offset == offset


async def test_contents_begin_at_the_place_one_is_in(open_app):
    app = open_app("guide.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("]", "]", "]", "]", "}", "t")
        assert isinstance(app.screen, ChooserScreen)
        assert app.screen.query_one(EntryList).item.label.strip().startswith("2.")
        await pilot.press("down", "enter")
        pane = app.screen.pane
        assert pane.document.text[pane.caret.offset :].startswith("3.")
        await pilot.press("t", *"leave", "enter")
        assert pane.document.text[pane.caret.offset :].startswith("15.")


async def test_panes_and_places_come_back_at_the_next_start(open_app):
    app = open_app("town-hall.md", "guide.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("tab", "9", "G", "z", "z", "minus")
        await pilot.pause()
        offset, height = app.screen.pane.caret.offset, app.screen.pane.height_of_caret
        await pilot.press("ctrl+q")
    again = open_app()
    async with again.run_test(size=(120, 30)):
        names = [pane.document.path.name for pane in again.screen.panes]
        assert names == ["town-hall.md", "guide.md"]
        pane = again.screen.pane
        assert pane is again.screen.panes[1]
        assert (pane.caret.offset, pane.height_of_caret) == (offset, height)


async def test_a_pane_whose_file_is_gone_is_told_and_the_others_come_back(open_app, workspace):
    app = open_app("town-hall.md", "guide.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("ctrl+q")
    (workspace.texts / "town-hall.md").unlink()
    again = open_app()
    async with again.run_test(size=(120, 30)):
        assert [pane.document.path.name for pane in again.screen.panes] == ["guide.md"]
        told = [each.message for each in again._notifications]
        assert any("town-hall.md" in message for message in told)


async def test_a_large_text_comes_back_in_its_middle_and_stays_there(open_app, long_text):
    app = open_app(long_text.name)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("5", "0", "%", "j", "j")
        pane = app.screen.pane
        offset, height = pane.caret.offset, pane.height_of_caret
        assert pane.view.percent == 50
        await pilot.press("q")
    again = open_app(long_text.name)
    async with again.run_test(size=(100, 30)):
        pane = again.screen.pane
        assert not pane.is_part
        assert (pane.caret.offset, pane.height_of_caret) == (offset, height)
        assert pane.view.percent == 50


async def test_a_text_that_was_edited_is_found_at_the_same_words(open_app, long_text):
    app = open_app(long_text.name)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("/", *"item 4321.", "enter", "q")
    long_text.write_text("A new first paragraph.\n\n" + long_text.read_text())
    again = open_app(long_text.name)
    async with again.run_test(size=(100, 30)):
        pane = again.screen.pane
        assert pane.document.text[pane.caret.offset :].startswith("item 4321.")


async def test_zen_shows_the_text_alone(open_app):
    app = open_app("town-hall.md", "guide.md")
    async with app.run_test(size=(120, 30)) as pilot:
        first, second = app.screen.panes
        await pilot.press("z", "m")
        await pilot.pause()
        assert first.display
        assert not second.display
        assert not app.screen.query_one(StatusLine).render().plain.strip()
        assert not first.render_lines(first.region.at_offset((0, 0)))[0].text.strip()
        await pilot.press("z", "m")
        await pilot.pause()
        assert second.display


async def test_the_column_at_the_right_shows_marks_and_hits_and_takes_clicks(open_app, long_text):
    app = open_app(long_text.name)
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("5", "0", "%", ")", "H", "g", "g", "/", *"item 8000.", "enter", "g", "g")
        await pilot.pause()

        def column():
            lines = pane.render_lines(pane.region.at_offset((0, 0)))
            return "".join(line.text[-BARS] for line in lines[1:])

        assert column().count("━") == 1
        assert column().count("•") == 1
        mark, hit = column().index("━"), column().index("•")
        assert 0.4 * 28 < mark < 0.6 * 28 < hit
        await pilot.click(pane, offset=(pane.size.width - BARS, hit + 1))
        assert pane.document.text[pane.caret.offset :].startswith("item 8000.")
        await pilot.click(pane, offset=(pane.size.width - BARS, mark + 1))
        assert pane.highlights_here()
        await pilot.click(pane, offset=(pane.size.width - 1, 1))
        assert pane.view.percent < 5


async def test_words_are_found_in_all_texts(open_app):
    app = open_app("guide.md")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("g", "slash", *"hong kong")
        while app.screen.is_searching:
            await pilot.pause()
        await pilot.press("down", "enter")
        pane = app.screen.pane
        assert pane.document.path.name == "town-hall.md"
        words = pane.document.text[pane.caret.offset :][:9]
        assert words.casefold() == "hong kong"
        await pilot.press("ctrl+o")
        assert app.screen.pane.document.path.name == "guide.md"
