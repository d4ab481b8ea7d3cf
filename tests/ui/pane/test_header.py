"""The line above the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_views import DOCUMENT, page_view

from reader.formats import plain
from reader.text import glyphs
from reader.ui.pane import header
from reader.ui.pane.view import DocumentView


def line_of(view, width):
    """The line, without its looks."""
    return "".join(piece.text for piece in header.header(view, width))


@given(st.integers(16, 200), st.text(min_size=1, max_size=60), st.booleans())
def test_it_takes_the_cells_that_there_are(width, headline, divider):
    view = page_view(width=width)
    view.set_divider(divider)
    view.set_headline(headline)
    line = line_of(view, width)
    assert glyphs.cells(line) == width
    assert line.startswith("▌ ")
    assert "0%" in line


@pytest.mark.parametrize(
    ("words", "told"), [(10, "1 min"), (2400, "10 min"), (240 * 100 * 2, "3 h")]
)
def test_it_says_how_long_the_rest_takes_to_read(words, told):
    view = DocumentView(plain.parse("word " * words))
    view.resize(60, 12)
    assert line_of(view, 60).endswith(f"0% · {told} ")


def test_the_title_keeps_its_room_before_the_time_left_has_any():
    view = page_view()
    view.set_headline("The title of a page")
    assert "min" in line_of(view, 60)
    assert "min" not in line_of(view, 27)
    assert line_of(view, 27).startswith("▌ The title of a page ")


@given(st.integers(16, 120), st.text("aé漢 ", min_size=1, max_size=60))
def test_outlet_and_date_keep_their_distance_from_title_and_place(width, headline):
    view = page_view(width=width)
    view.set_headline(headline, "The Courier, 2021-02-18")
    line = line_of(view, width)
    if "Courier" in line:
        assert "   The Courier, 2021-02-18   " in line


def test_it_says_that_a_text_was_removed_and_what_brings_it_back():
    view = page_view()
    view.set_headline("The title of a page", "The Courier, 2021-02-18", is_removed=True)
    assert "   removed, u brings it back · 0% " in line_of(view, 90)
    assert "The title" in line_of(view, 60)
    assert " removed · 0%" in line_of(view, 30)
    view.set_headline("The title of a page")
    assert "removed" not in line_of(view, 90)


def test_while_a_text_is_read_it_shows_how_much_has_been():
    view = DocumentView(DOCUMENT, size=9000)
    view.show_progress(0.3)
    assert line_of(view, 60).endswith("reading ━━━╌╌╌╌╌╌╌ ")
    view.show_whole(DOCUMENT)
    assert "reading" not in line_of(view, 60)


def test_it_names_the_paragraph():
    view = page_view()
    view.go(DOCUMENT.text.index("Nobody"))
    assert "¶1 · " in line_of(view, 60)


def test_only_the_pane_with_the_keys_has_their_sign():
    view = page_view()
    assert line_of(view, 60).startswith("▌ A page")
    view.set_focus(False)
    assert line_of(view, 60).startswith("  A page")
    view.set_divider(True)
    assert line_of(view, 60).startswith("│ A page")


def test_outlet_and_date_stand_behind_the_title_where_all_fits():
    view = page_view()
    view.set_headline("The title of a page", "The Courier, 2021-02-18")
    assert line_of(view, 80).startswith("▌ The title of a page   The Courier, 2021-02-18  ")
    assert "Courier" not in line_of(view, 50)
    view.set_headline("A title that is long enough to be cut " * 3, "The Courier, 2021-02-18")
    assert "…   The Courier, 2021-02-18 " in line_of(view, 80)
    assert "Courier" not in line_of(view, 70)
