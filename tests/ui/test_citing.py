"""What is copied, in which style, and which way it went."""

import pytest
from seen import notice

from reader.ui.cite_screen import CiteScreen
from reader.ui.dialog import ForeignText

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
        assert app.clipboard.endswith(f"rights.” ({CITED}")
        assert "APA 7th edition" in notice(app)


async def test_the_chooser_shows_the_exact_text_that_it_copies(app):
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("}", "H", "C")
        assert isinstance(app.screen, CiteScreen)
        assert preview(app).endswith(CITED)
        await pilot.press("j")
        shown = preview(app)
        assert shown.endswith("(Reader Sample Texts)")
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
        (["l", "j", "j", "j"], "@article{"),
        (["l", "k"], "[\n"),
        (["h", "j", "j"], "Reader Sample Texts. (2021, February 18)."),
        (["h", "j"], f"({CITED}"),
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


async def test_a_source_without_a_date_is_told(open_app, workspace):
    (workspace.texts / "plain.txt").write_text("A sentence here. And one more.\n")
    app = open_app("plain.txt")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("c")
        assert "n.d." in app.clipboard
        assert any("issued" in str(note.message) for note in app._notifications)
