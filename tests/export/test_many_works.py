"""Annotations of very many texts: the work grows as they do."""

import sys

import pytest
from store_marks import key, mark, record

from reader.export.passage import Manner, excerpts

FEW, MANY = 40, 160
MOST_GROWTH = 1.5
"""How much more work each annotation may be where there are four times as many."""


def cited(count):
    """As many annotations, each of a text of its own, some by the same author of the same year."""
    for number in range(count):
        csl = {
            "type": "article-newspaper",
            "title": f"The {number}th ferry",
            "author": [{"family": f"Example{number // 2}", "given": "Ann"}],
            "issued": {"date-parts": [[2024]]},
        }
        yield mark(number, document=key(number)), record(id=key(number), csl=csl)


def work(pairs, manner):
    """How many functions are called for each annotation."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        assert len({*excerpts(pairs, manner)}) == len(pairs)
    finally:
        sys.setprofile(None)
    return calls / len(pairs)


@pytest.mark.parametrize(
    ("style", "form"), [("apa", "plain"), ("chicago-notes", "footnote"), ("mla", "pandoc")]
)
def test_the_work_grows_as_the_annotations_do(style, form):
    manner = Manner(style, form)
    few, many = (list(cited(count)) for count in (FEW, MANY))
    work(few[:1], manner)  # what is done once
    assert work(many, manner) <= work(few, manner) * MOST_GROWTH
