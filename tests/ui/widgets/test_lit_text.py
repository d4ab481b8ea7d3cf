"""Passages wrapped, with some words highlighted."""

from hypothesis import given
from hypothesis import strategies as st

from reader.text.document import Span
from reader.ui.widgets.lit_text import lit_rows

TEXTS = st.text(alphabet="ab —é文 ", max_size=40)


@given(TEXTS, st.integers(8, 20), st.integers(0, 40), st.integers(0, 40))
def test_no_space_is_lost_but_at_the_ends_of_rows(text, width, start, end):
    rows = lit_rows(text, [Span(start, end)] if start < end <= len(text) else [], width, 99)
    found = ["".join(piece.text for piece in row) for row in rows]
    words = text.split()
    if all(len(word) * 2 <= width for word in words):
        spaced = " ".join(found).split()
        assert "".join(spaced) == "".join(words)
        for row in found:
            assert row == row.rstrip()
            assert " ".join(row.split()) in " ".join(words)
