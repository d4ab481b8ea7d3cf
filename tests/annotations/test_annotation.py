"""What is told of one mark."""

from dataclasses import replace

import pytest
from store_marks import mark


@pytest.mark.parametrize(
    ("words", "quotation"),
    [
        ("plain words", "“plain words”"),
        ("“We must,” he said.", "“We must,” he said."),
        ("he said: “We must.”", "he said: “We must.”"),
        ("the “so-called” plan", "“the “so-called” plan”"),
        ("„Ja“", "„Ja“"),
        ("「はい」", "「はい」"),
        ("", "“”"),
    ],
)
def test_no_quotation_marks_are_doubled(words, quotation):
    one = mark(1)
    assert replace(one, selector=one.selector._replace(exact=words)).quotation == quotation
