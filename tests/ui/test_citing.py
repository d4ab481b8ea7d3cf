"""What is copied, in which style, and which way it went."""

import asyncio

import pytest
from csl_styles import use_alone
from seen import notice

from reader import pandoc
from reader.citation.pandoc import processor
from reader.ui.dialogs.cite import CiteScreen
from reader.ui.widgets.dialog import ForeignText
from reader.workspace.holdings.cited import cited

needs_pandoc = pytest.mark.skipif(
    pandoc.executable() is None, reason="pandoc is not here (pip install pypandoc-binary)"
)
CITED = "Reader Sample Texts, 2021, para. 1)"


@pytest.fixture
def app(open_app):
    return open_app("town-hall.md")


def preview(app):
    return str(app.screen.query_one("#preview", ForeignText).render())


async def test_y_copies_the_passage(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", ")", "y")
        assert app.clipboard.startswith("The call went on")
        assert "Copied 20 words" in notice(app)
        assert "terminal" in notice(app)


async def test_c_copies_the_quotation_with_its_citation(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", ")", "c")
        assert app.clipboard.startswith("“The call went on")
        assert app.clipboard.endswith(f"rights” ({CITED}.")
        assert "APA 7th edition" in notice(app)


async def test_a_text_that_was_cited_is_so_in_the_library_and_that_is_no_step(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", ")", "c")
        session = app.screen.session
        assert cited(session.workspace.state_dir) == {*session.desk.open_documents}
        assert not session.desk.store.documents


async def test_the_chooser_shows_the_exact_text_that_it_copies(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "C")
        assert isinstance(app.screen, CiteScreen)
        assert preview(app).endswith(CITED + ".")
        await pilot.press("j")
        shown = preview(app)
        assert shown.endswith("(Reader Sample Texts).")
        await pilot.press("enter")
        assert app.clipboard == shown
        assert "MLA" in notice(app)
        await pilot.press("c")
        assert app.clipboard == shown


@pytest.mark.parametrize(
    ("keys", "begins"),
    [
        (["l", "j"], "“President"),
        (["l", "j", "j"], "“President"),
        (["l", *"jjjj"], "\\enquote{President"),
        (["l", *"jjjjjjj"], "@article{"),
        (["l", *"jjjjjjjj"], "TY  - NEWS"),
        (["l", "k", "k"], "[\n"),
        (["l", "k"], "references:"),
        (["h", "h", "j", "j"], "Reader Sample Texts. (2021, February 18)."),
        (["h", "h", "j"], f"({CITED}"),
    ],
)
async def test_formats_and_parts(app, keys, begins):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "C", *keys)
        assert preview(app).startswith(begins)
        await pilot.press("enter")
        assert app.clipboard.startswith(begins)


async def test_leaving_the_chooser_copies_nothing(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "C", "escape")
        assert app.clipboard == ""


async def test_where_nothing_can_copy_it_is_put_in_a_file(app, monkeypatch, tmp_path):
    monkeypatch.setenv("TERM", "dumb")
    async with app.run_test(size=(200, 30)) as pilot:
        await pilot.press("}", "y")
        [file] = (tmp_path / "state").rglob("copied.txt")
        assert file.read_text().startswith("President Joe Biden")
        assert str(file) in notice(app)


async def test_a_source_without_a_date_is_told_once(open_app, workspace, monkeypatch):
    (workspace.texts / "plain.txt").write_text("A sentence here. And one more.\n")
    app = open_app("plain.txt")
    told = []
    monkeypatch.setattr(app, "notify", lambda message, **_: told.append(message))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("c", "c")
        assert "n.d." in app.clipboard
        assert len([message for message in told if "date" in message]) == 1


async def test_a_passage_over_paragraphs_is_cited_by_the_first_and_the_last(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "V", "}", "}", "H", "c")
        assert app.clipboard.endswith("2021, paras. 1–2)")


async def test_the_end_of_a_long_text_can_be_scrolled_to(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("}", "V", "G", "C")
        area = app.screen.query_one(".preview")
        assert area.max_scroll_y > 0
        await pilot.press(*["pagedown"] * 30)
        assert area.scroll_y == area.max_scroll_y


@pytest.fixture
def own_style(monkeypatch, tmp_path):
    return use_alone(monkeypatch, tmp_path / "of-styles")


@needs_pandoc
@pytest.mark.usefixtures("own_style")
async def test_the_chooser_has_a_persons_own_styles_too(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("}", "H", "C")
        await pilot.press(*"kkk")
        assert "Sample Dates & Names" in str(app.screen.query("Column").first().render())
        async with asyncio.timeout(20):
            while "[Reader Sample Texts, 2021" not in preview(app):
                await pilot.pause()
        shown = preview(app)
        await pilot.press("enter")
        assert app.clipboard == shown
        assert "Sample Dates & Names" in notice(app)
        await pilot.press("c")
        assert app.clipboard == shown


async def test_long_names_of_styles_leave_room_for_the_other_columns(app, own_style):
    path = own_style / "sample-dates.csl"
    path.write_text(path.read_text("utf-8").replace("Sample Dates", "Sample " * 30), "utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("}", "H", "C")
        last = app.screen.query("Column").last()
        assert last.region.right < 80
        assert last.region.width >= len("quotation, cited")


async def test_a_style_without_pandoc_is_told_and_nothing_is_copied(app, own_style, monkeypatch):
    monkeypatch.setattr(pandoc, "executable", lambda: None)
    processor._kept_session.cache_clear()
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("}", "H", "C", *"kkk", "enter")
        assert isinstance(app.screen, CiteScreen)
        error = app.screen.query_one(".error", ForeignText)
        assert "not on this machine" in str(error.render())
        (own_style / "sample-dates.csl").unlink()
        await pilot.press("enter")
        assert "sample-dates" in str(error.render())
        await pilot.press("escape")
        assert not app.clipboard


def samples(app):
    return [str(each.render()) for each in app.screen.query("Sample")]


async def wait_for(pilot, is_so):
    async with asyncio.timeout(20):
        while not is_so():
            await pilot.pause()


async def test_all_styles_at_once_of_which_one_is_taken(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("}", "H", "C", "question_mark")
        await wait_for(pilot, lambda: not any(text.endswith("…") for text in samples(app)))
        apa, mla, *_, ieee = samples(app)
        assert apa.startswith("▸ APA 7th edition \n“President")
        assert apa.endswith(f"({CITED}.")
        assert mla.startswith("  MLA 9th edition")
        assert mla.endswith("(Reader Sample Texts).")
        assert ieee.endswith("[1, Para. 1].")
        await pilot.press("end")
        last = app.screen.query("Sample").last()
        assert app.screen.query_one(".samples").region.contains_region(last.region)
        await pilot.press("enter")
        assert isinstance(app.screen, CiteScreen)
        assert preview(app) == ieee.partition("\n")[2]
        await pilot.press("enter")
        assert app.clipboard.endswith("[1, Para. 1].")


async def test_leaving_all_styles_keeps_the_one_chosen(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("}", "H", "C", "j", "question_mark", "j", "q")
        assert preview(app).endswith("(Reader Sample Texts).")
        await pilot.press("f1")
        assert "KeysScreen" in type(app.screen).__name__


@needs_pandoc
@pytest.mark.usefixtures("own_style")
async def test_styles_that_pandoc_prints_come_to_the_others(app):
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("}", "H", "C", "question_mark")
        await wait_for(pilot, lambda: any("[Reader Sample Texts, 2021" in s for s in samples(app)))
        assert len(samples(app)) > 7


async def test_a_template_is_one_more_format(app, monkeypatch, tmp_path):
    folder = tmp_path / "own" / "templates"
    folder.mkdir(parents=True)
    (folder / "card.j2").write_text("{{ color }}: {{ quote }} ({{ locator }})")
    (folder / "wrong.j2").write_text("one\n{{ colour }}")
    monkeypatch.setenv("READER_CONFIG", str(folder.parent / "config.toml"))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("}", "H", "C", "l", "k", "k")
        await wait_for(pilot, lambda: preview(app).startswith("yellow: President"))
        await pilot.press("enter")
        assert app.clipboard.endswith("(para. 1)")
        assert "as card" in notice(app)
        await pilot.press("C", "l", "j")
        error = app.screen.query_one(".error")
        await wait_for(pilot, lambda: "wrong.j2, line 2" in str(error.render()))
        await pilot.press("enter")
        assert isinstance(app.screen, CiteScreen)


async def test_the_place_is_chosen_too_and_kept(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("}", "H", "C", "h", "k")
        assert preview(app).endswith("(Reader Sample Texts, 2021).")
        last = app.screen.query("Column").last()
        assert app.screen.query_one(".box").region.contains_region(last.region)
        await pilot.press("enter", "c")
        assert app.clipboard.endswith("(Reader Sample Texts, 2021).")
