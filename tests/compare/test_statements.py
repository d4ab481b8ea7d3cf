"""What both texts say and what only one says."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.formats import markdown
from reader.workspace.counterparts import Counterparts

BOARD = """# Board closes quay

The Harbour Board will close the north quay for 14 months from May.

“The piles under the crane track have rotted faster than anyone expected,” the board said.

Fish will be landed at Sandvik meanwhile.
"""
GAZETTE = """# Quay closed

3 April 2031, 10:15

Shopkeepers fear for their trade.

The reason is the state of the north quay, which the Harbour Board is closing for 14 months.

Its statement says “the piles under the crane track have rotted faster than anyone expected”.
"""


def parsed(text):
    return markdown.parse_pieces([text], path=None, notices=(), most=None)


def told(one, other):
    first, second = parsed(one), parsed(other)
    found = Counterparts().statements(first, second)
    return found, [
        tuple(text.text[slice(*span)] if span else None
              for text, span in ((first, row.one), (second, row.other)))
        for row in found.rows
    ]  # fmt: skip


def test_pairs_and_what_is_alone_come_in_reading_order():
    found, rows = told(BOARD, GAZETTE)
    assert not found.are_versions
    assert [(one and one[:8], other and other[:8]) for one, other in rows] == [
        (None, "Shopkeep"),
        ("The Harb", "The reas"),
        ("“The pil", "Its stat"),
        ("Fish wil", None),
    ]


def test_numbers_names_and_quotations_are_known():
    found, _ = told(BOARD, GAZETTE)
    assert [row.has_number for row in found.rows] == [False, True, False, False]
    assert [row.has_name for row in found.rows] == [False, True, False, True]
    assert [row.has_quotation for row in found.rows] == [False, False, True, False]


def test_versions_are_told_paragraph_by_paragraph():
    new = BOARD.replace("14 months", "15 months").replace(
        "Fish will", "The board met twice.\n\nFish will"
    )
    found, rows = told(BOARD, new)
    assert found.are_versions
    assert (None, "The board met twice.") in rows
    assert sum(one != other for one, other in rows) == 2


def test_a_text_without_sentences_is_refused():
    with pytest.raises(ReaderError, match="no sentences"):
        told(BOARD, "```\ncode\n```\n")


SENTENCES = st.lists(
    st.sampled_from([
        "The Harbour Board closes the north quay.", "Fish is landed at Sandvik.", "It rains.",
        "“We did not expect that of the piles,” the board said.", "Ferries cost 12 crowns.",
        "3 May 2031, 10:15",
    ]), min_size=1, max_size=8,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(SENTENCES, SENTENCES)
def test_no_statement_is_lost_and_none_comes_from_nowhere(one, other):
    first, second = parsed("\n\n".join(one)), parsed("\n\n".join(other))
    rows = Counterparts().statements(first, second).rows
    for number, text in enumerate((first, second)):
        spans = sorted({row[number] for row in ((each.one, each.other) for each in rows)} - {None})
        assert all(before.end <= after.start for before, after in pairwise(spans))
        shown = " ".join(text.text[slice(*span)] for span in spans)
        stated = [line for line in (one, other)[number] if "2031" not in line]
        assert all(line in shown for line in stated)
