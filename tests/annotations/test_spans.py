"""Passages whose ends are moved, and passages that unite."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.spans import Pace, trimmed, united, with_end_moved, with_start_moved
from reader.errors import ReaderError
from reader.formats.plain import parse
from reader.text.document import Span

TEXT = "One two three. Four five, six. Seven eight.\n\nNine ten. Eleven twelve."
DOCUMENT = parse(TEXT)


def span(words):
    start = DOCUMENT.text.index(words)
    return Span(start, start + len(words))


def words(found):
    return DOCUMENT.text[found.start : found.end]


@pytest.mark.parametrize(
    ("marked", "steps", "pace", "left"),
    [
        ("two", 1, Pace.WORD, "two three"),
        ("two", 2, Pace.WORD, "two three."),
        ("two three", -1, Pace.WORD, "two"),
        ("two", -1, Pace.WORD, "two"),
        ("Four five", -1, Pace.WORD, "Four"),
        ("two", 1, Pace.SENTENCE, "two three."),
        ("two three.", 1, Pace.SENTENCE, "two three. Four five, six."),
        ("Four five, six. Seven eight.", -1, Pace.SENTENCE, "Four five, six."),
        ("Four five, six. Seven", -1, Pace.SENTENCE, "Four five, six."),
        ("twelve.", 1, Pace.WORD, "twelve."),
    ],
)
def test_the_end_moves(marked, steps, pace, left):
    assert words(with_end_moved(DOCUMENT, span(marked), steps, pace)) == left


@pytest.mark.parametrize(
    ("marked", "steps", "pace", "left"),
    [
        ("two three", 1, Pace.WORD, "three"),
        ("two three", -1, Pace.WORD, "One two three"),
        ("five", -1, Pace.SENTENCE, "Four five"),
        ("One two three. Four", 1, Pace.SENTENCE, "Four"),
        ("One", -1, Pace.WORD, "One"),
    ],
)
def test_the_start_moves(marked, steps, pace, left):
    assert words(with_start_moved(DOCUMENT, span(marked), steps, pace)) == left


spans = st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda each: Span(each[0], sum(each)))


@given(st.lists(spans))
def test_united_spans_hold_the_same_letters_and_stand_apart(given_spans):
    text = "ab  cdef ghi jklm   nop qr stuv wxyz 1 2 34 567 8"
    found = united(text, given_spans)
    letters = {at for each in given_spans for at in range(*each)}
    assert letters <= {at for each in found for at in range(*each)}
    assert all(at in letters or text[at] == " " for each in found for at in range(*each))
    assert all(text[before.end : after.start].strip() for before, after in pairwise(found))


@given(
    st.integers(0, len(DOCUMENT.text) - 2),
    st.integers(1, 30),
    st.integers(-4, 4),
    st.sampled_from(Pace),
)
def test_a_moved_end_leaves_a_passage_with_the_other_end_as_it_was(start, size, steps, pace):
    old = Span(start, min(start + size, len(DOCUMENT.text)))
    new = with_end_moved(DOCUMENT, old, steps, pace)
    assert new.start == old.start < new.end <= len(DOCUMENT.text)
    assert (new.end - old.end) * steps >= 0
    new = with_start_moved(DOCUMENT, old, steps, pace)
    assert 0 <= new.start < new.end == old.end
    assert (new.start - old.start) * steps >= 0


def test_white_space_alone_is_nothing_to_mark():
    assert trimmed(" a b ", Span(0, 5)) == Span(1, 4)
    with pytest.raises(ReaderError, match="only white space"):
        trimmed("a  b", Span(1, 3))
