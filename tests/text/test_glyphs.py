"""Nothing that a terminal would act on gets through, and every cell is counted."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.text import glyphs

ANY = st.text(st.characters(exclude_categories=()))


@given(ANY)
def test_what_is_shown_has_no_control_characters(text):
    shown = glyphs.showable(text)
    for character in shown:
        assert unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in {
            *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        }
    shown.encode()


@given(ANY)
def test_cells_are_those_that_the_screen_counts(text):
    assert glyphs.cells(text) == cell_len(glyphs.showable(text))


@given(ANY)
def test_there_is_a_glyph_for_every_character(text):
    assert len(glyphs.glyphs(text)) == len(text)


@given(ANY, st.integers(-1, 40))
def test_what_is_fitted_fits(text, room):
    fitted = glyphs.fit(text, room)
    assert glyphs.cells(fitted) <= max(room, 0)
    if glyphs.cells(text) <= room:
        assert fitted == glyphs.showable(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("a\x00b\x7fc\x9bd\x85", "a\ufffdb\ufffdc\ufffdd\ufffd"),
        ("line\nline\ttab", "line line tab"),
        ("\u202ereversed\u202c", "reversed"),
        ("👩\u200d👩\u200d👧", "👩👩👧"),
        ("👍🏽", "👍"),
        ("🇩🇪", "DE"),
        ("❤\ufe0f", "❤"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u0301alone", "\u25cc\u0301alone"),
        ("\ud800", "\ufffd"),
    ],
)
def test_stand_ins(text, shown):
    assert glyphs.showable(text) == shown


def test_every_code_point_shows_what_the_screen_can_measure():
    for code in range(0x110000):
        character = chr(code)
        if glyphs.is_simple(character):
            assert glyphs.shown(character) == character
            assert cell_len(character) == 1
