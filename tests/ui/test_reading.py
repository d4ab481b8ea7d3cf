"""Reading by keys: where the caret goes, what is shown, what is found."""

from textual.geometry import Offset, Region

from reader.search import pattern
from reader.ui.pane.pane import DocumentPane


def words_at(pane, count=3):
    text = pane.document.text[pane.caret.offset :]
    return " ".join(text.split()[:count])


def number_at(pane):
    return pane.document.block_at(pane.caret.offset).number


async def test_both_texts_are_side_by_side_and_the_first_has_the_keys(open_app):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 40)) as pilot:
        first, second = app.screen.query(DocumentPane)
        assert first.has_focus
        assert first.region.right == second.region.x
        assert first.size.height == second.size.height == 39
        await pilot.press("tab")
        assert second.has_focus
        await pilot.pause()
        looks = [segment.style.reverse for segment in first.render_lines(Region(0, 1, 60, 1))[0]]
        assert True not in looks, "a caret where keys don't go"
        await pilot.press("tab")
        assert first.has_focus


async def test_counts_go_before_every_motion(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("2", "}")
        assert number_at(pane) == 2
        await pilot.press("1", "0", "l")
        start = pane.document.block_at(pane.caret.offset).span.start
        assert pane.caret.offset == start + 10
        await pilot.press("0")
        assert pane.caret.offset == start
        await pilot.press("3", "w", "2", "b")
        assert words_at(pane, 1) == pane.document.text[start:].split()[1]
        await pilot.press("5", "G")
        assert number_at(pane) == 5
        await pilot.press("5", "0", "%")
        assert 40 <= pane.view.percent <= 60
        await pilot.press("G")
        assert pane.caret.row == pane.caret.layout.last
        await pilot.press("g", "g")
        assert pane.caret.offset == 0


async def test_a_sequence_that_leads_nowhere_does_nothing(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("}", "j")
        offset = pane.caret.offset
        await pilot.press("g", "n", "z", "ctrl+r", "ctrl+w", "k", "]", "j")
        assert pane.caret.offset == offset
        await pilot.press("j")
        assert pane.caret.offset > offset


async def test_rows_keep_the_column_and_skip_the_gaps(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("2", "0", "l")
        cell = pane.caret.layout.cell_of(pane.caret.offset)
        rows = []
        for _ in range(6):
            await pilot.press("j")
            rows.append(pane.caret.row.place)
            assert not pane.caret.row.is_gap
        assert rows == sorted(set(rows))
        await pilot.press("6", "k")
        assert pane.caret.row == pane.caret.layout.first
        assert pane.caret.layout.cell_of(pane.caret.offset) <= cell


async def test_sentences_and_paragraphs(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("}", ")")
        assert words_at(pane) == "The call went"
        await pilot.press("(", "(")
        assert number_at(pane) is None
        await pilot.press("]", "]")
        assert words_at(pane, 4) == "What the president said"
        await pilot.press("[", "[")
        assert pane.caret.offset == 0


async def test_pages_keep_the_caret_in_sight(open_app):
    app = open_app("xinjiang-visit.md")
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.screen.pane
        for key in ("space", "ctrl+d", "pagedown", "ctrl+f", "backspace", "ctrl+u", "pageup"):
            await pilot.press(key)
            assert 0 <= pane.height_of_caret < pane.view.text_height


async def test_a_resize_keeps_the_place(open_app):
    app = open_app("xinjiang-visit.md")
    async with app.run_test(size=(120, 40)) as pilot:
        pane = app.screen.pane
        await pilot.press("8", "G", "w", "w")
        offset = pane.caret.offset
        await pilot.resize_terminal(60, 30)
        assert pane.caret.offset == offset
        assert 0 <= pane.height_of_caret < pane.view.text_height
        await pilot.resize_terminal(140, 40)
        assert pane.caret.offset == offset
        assert 0 <= pane.height_of_caret < pane.view.text_height


async def test_a_wider_text_keeps_the_row_at_its_height(open_app):
    app = open_app("xinjiang-visit.md")
    async with app.run_test(size=(120, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("8", "G", "w", "w", "z", "z")
        offset, height = pane.caret.offset, pane.height_of_caret
        await pilot.press("minus", "minus")
        assert pane.caret.layout.width == 64
        assert pane.caret.offset == offset
        assert pane.height_of_caret == height


async def test_find_goes_to_hits_in_turn_and_around_the_end(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("/", *"human rights", "enter")
        first = pane.caret.offset
        assert pane.document.text[first:].casefold().startswith("human rights")
        assert len(pane.hits) >= 2
        await pilot.press("n")
        assert pane.caret.offset > first
        await pilot.press("N")
        assert pane.caret.offset == first
        await pilot.press("N")
        assert pane.caret.offset > first
        await pilot.press("escape")
        assert pane.hits is None


async def test_finding_nothing_is_told_and_moves_nothing(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("}", "/", *"zebra", "enter")
        assert words_at(pane, 2) == "President Joe"
        await pilot.press("escape", "n")
        assert "zebra" not in app.screen.query_one("StatusLine").notice


async def test_a_regular_expression_is_found_and_gone_on_with(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("/", *r"/human r\w+")
        assert pane.document.text[pane.caret.offset :].casefold().startswith("human rights")
        await pilot.press("/", "enter")
        first = pane.caret.offset
        assert len(pane.hits) >= 2
        assert "1 of" in app.screen.query_one("StatusLine").notice
        await pilot.press("n")
        assert pane.caret.offset > first
        await pilot.press("N")
        assert pane.caret.offset == first
        await pilot.press("/", *"=president", "enter")
        assert pane.document.text[pane.caret.offset :].startswith("president")


async def test_a_wrong_regular_expression_is_told_where_it_is_typed(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("}", "/", *"/(human")
        assert words_at(pane, 2) == "President Joe"
        await pilot.press("enter")
        assert "missing )" in str(app.screen.query_one(".error").render())
        await pilot.press(")", "enter")
        assert pane.document.text[pane.caret.offset :].casefold().startswith("human")


async def test_a_regular_expression_that_takes_too_long_is_told(open_app, workspace, monkeypatch):
    monkeypatch.setattr(pattern, "_SECONDS", 0.1)
    (workspace.texts / "slow.txt").write_text("a" * 5000 + "\n\nand b", encoding="utf-8")
    app = open_app("slow.txt")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("/", *"/(a|aa)+c?d", "enter")
        assert "takes too long" in app.screen.query_one("StatusLine").notice
        await pilot.press("/", *"and", "enter")
        assert "1 of 1" in app.screen.query_one("StatusLine").notice


async def test_leaving_find_goes_back(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("}", "/", *"repercussions")
        assert "repercussions" in pane.document.text[pane.caret.offset :][:13]
        await pilot.press("escape")
        assert words_at(pane, 2) == "President Joe"
        assert pane.hits is None


async def test_selecting_by_character_and_by_sentence(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        await pilot.press("}", "v", "e", "e")
        span = pane.caret.selection
        assert pane.document.text[span.start : span.end] == "President Joe"
        await pilot.press("o")
        assert pane.caret.offset == span.start
        await pilot.press("escape")
        assert pane.caret.selection is None
        await pilot.press("V", ")")
        span = pane.caret.selection
        text = pane.document.text[span.start : span.end]
        assert text.startswith("President Joe")
        assert text.endswith("human rights.")


async def test_four_panes_and_not_five(open_app):
    app = open_app("town-hall.md", "xinjiang-visit.md", "town-hall.md", "guide.md", "guide.md")
    async with app.run_test(size=(160, 40)) as pilot:
        assert len(app.screen.panes) == 4
        await pilot.press("ctrl+w", "o")
        assert len(app.screen.panes) == 1
        await pilot.press("ctrl+w", "v")
        assert len(app.screen.panes) == 2
        await pilot.press("ctrl+w", "c")
        assert len(app.screen.panes) == 1
        assert app.screen.pane.size.width == 160


async def test_a_narrow_screen_shows_the_pane_that_has_the_keys(open_app):
    app = open_app("town-hall.md", "xinjiang-visit.md", "guide.md")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab")
        visible = [pane for pane in app.screen.panes if pane.display]
        assert app.screen.pane in visible
        assert len(visible) == 2
        assert sum(pane.size.width for pane in visible) == 80


async def test_opening_a_text_beside_this_one(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("o", *"xin", "ctrl+v")
        titles = [pane.document.title[:8] for pane in app.screen.panes]
        assert titles == ["At a tel", "Xinjiang"]
        await pilot.press("o", *"guide", "enter")
        assert len(app.screen.panes) == 2
        assert app.screen.pane.document.path.name == "guide.md"


async def test_what_cannot_be_opened_is_told_and_the_others_open(open_app, workspace, monkeypatch):
    (workspace.texts / "empty.md").write_text("")
    (workspace.texts / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    app = open_app("empty.md", "missing.md", "picture.txt", "town-hall.md")
    told = []
    monkeypatch.setattr(app, "notify", lambda message, **_: told.append(message))
    async with app.run_test(size=(100, 30)):
        assert [pane.document.path.name for pane in app.screen.panes] == ["town-hall.md"]
    assert len(told) == 3
    for name, sentence in zip(("empty.md", "missing.md", "picture.txt"), told, strict=True):
        assert name in sentence
        assert "\n" not in sentence


async def test_without_a_path_the_library_is_asked(open_app):
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        assert type(app.screen).__name__ == "LibraryScreen"
        await pilot.press(*"town", "enter")
        assert app.screen.pane.document.path.name == "town-hall.md"


async def test_q_closes_the_pane_then_reader(open_app):
    app = open_app("town-hall.md", "xinjiang-visit.md")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("escape", "q")
        assert len(app.screen.panes) == 1
        await pilot.press("q")
        assert not app.is_running or app.return_code == 0


async def test_a_click_brings_the_caret(open_app):
    app = open_app("town-hall.md")
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.pane
        left = (100 - 72) // 2
        await pilot.click(pane, offset=Offset(left + 10, 5))
        assert pane.height_of_caret == 5 - pane.view.head


async def test_with_numbers_the_top_row_tells_the_line_of_verse(open_app, workspace):
    verse = "The tide comes in\nthe tide goes out\n\nA gull remains\nto talk about\n"
    (workspace.texts / "tide.txt").write_text(verse, encoding="utf-8")
    app = open_app("tide.txt")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("G", "k")
        assert "line" not in header(app)
        await pilot.press("z", "n")
        assert "¶2 · line 3 · " in header(app)
        await pilot.press("j")
        assert "¶2 · line 4 · " in header(app)


def header(app):
    return app.screen.pane.render_lines(Region(0, 0, 80, 1))[0].text
