"""Names as they are read from files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.names import cleaned
from reader.text.glyphs import showable


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("media/access", "media/access"),
        ("Übergänge im 日本", "Übergänge im 日本"),
        ("flag 🇩🇪 and 👩‍👩‍👧", "flag 🇩🇪 and 👩‍👩‍👧"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("a\x1b]0;title\x07b", "a�]0;title�b"),
        ("half \ud800", "half �"),
        ("turned \u202edrawkcab\u2066", "turned �drawkcab�"),
        ("\n", ""),
    ],
)
def test_a_name_keeps_all_that_a_name_may_hold(name, clean):
    assert cleaned(name) == clean


@given(st.text(st.characters(codec=None), max_size=20))
def test_a_clean_name_can_be_encoded_and_is_clean(name):
    clean = cleaned(name)
    clean.encode()
    assert cleaned(clean) == clean
    assert "\n" not in showable(clean)
    assert not any(ord(character) < 32 for character in clean)
