"""Milestones of a text: which one an offset or a span belongs to."""

import pytest

from reader.text.milestones import Milestone, Milestones

PAGES = Milestones([(10, "iv"), (20, "1"), (20, "2"), (35, "A-1")])


def test_they_are_a_sequence():
    assert list(PAGES) == [(10, "iv"), (20, "2"), (35, "A-1")]
    assert PAGES[-1] == Milestone(35, "A-1")
    assert PAGES[1:] == [(20, "2"), (35, "A-1")]
    assert Milestones(list(PAGES)) == PAGES
    assert hash(PAGES) == hash(Milestones(list(PAGES)))
    assert Milestones() != PAGES
    with pytest.raises(IndexError):
        PAGES[3]


@pytest.mark.parametrize(("start", "end", "label"), [
    (0, 5, ""), (5, 15, ""), (10, 20, "iv"), (10, 21, "iv-2"), (22, 22, "2"), (19, 90, "iv-A-1"),
])  # fmt: skip
def test_the_label_of_a_span(start, end, label):
    assert PAGES.range_of(start, end) == label
