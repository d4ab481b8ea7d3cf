"""The line above the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_views import DOCUMENT, page_view

from reader.formats import plain
from reader.text import glyphs
from reader.ui.pane.header import header
from reader.ui.pane.view import DocumentView


@given(st.integers(16, 200), st.text(min_size=1, max_size=60), st.booleans())
def test_it_takes_the_cells_that_there_are(width, headline, divider):
    view = page_view(width=width)
    view.set_divider(divider)
    view.set_headline(headline)
    line = header(view, width)
    assert glyphs.cells(line) == width
    assert line.startswith("│ " if divider else " ")
    assert "0%" in line


@pytest.mark.parametrize(
    ("words", "told"), [(10, "1 min"), (2400, "10 min"), (240 * 100 * 2, "3 h")]
)
def test_it_says_how_long_the_rest_takes_to_read(words, told):
    view = DocumentView(plain.parse("word " * words))
    view.resize(60, 12)
    assert header(view, 60).endswith(f"0% · {told} ")


def test_the_title_keeps_its_room_before_the_time_left_has_any():
    view = page_view()
    view.set_headline("The title of a page")
    assert "min" in header(view, 60)
    assert "min" not in header(view, 26)
    assert header(view, 26).startswith(" The title of a page ")


def test_while_a_text_is_read_it_shows_how_much_has_been():
    view = DocumentView(DOCUMENT, size=9000)
    view.show_progress(0.3)
    assert header(view, 60).endswith("reading ━━━╌╌╌╌╌╌╌ ")
    view.show_whole(DOCUMENT)
    assert "reading" not in header(view, 60)


def test_it_names_the_paragraph_and_says_nothing_in_a_plain_pane():
    view = page_view()
    view.go(DOCUMENT.text.index("Nobody"))
    assert "¶1 · " in header(view, 60)
    view.set_plain(True)
    assert header(view, 60) == " " * 60
