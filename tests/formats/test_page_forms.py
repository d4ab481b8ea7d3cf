"""Structure of web pages, however they are marked up: headings, lists, quotations, code, notes."""

from collections import Counter

import pytest
from page_forms import FOLDER, all_kept

FLOORS = {"heading": 0.95, "item": 0.95, "code": 0.95, "quotation": 0.85, "footnote": 0.95,
          "unwanted": 0.95}  # fmt: skip
"""The shares of pages' structure that are kept, and of what does not belong that is left out."""


@pytest.fixture(scope="module")
def pages():
    return all_kept()


def test_the_structure_of_pages_is_kept(pages):
    right = sum((each.right for each in pages.values()), Counter())
    wanted = sum((each.wanted for each in pages.values()), Counter())
    shares = {kind: right[kind] / wanted[kind] for kind in FLOORS}
    wrong = {name: each.wrong for name, each in pages.items() if each.wrong}
    assert all(shares[kind] >= floor for kind, floor in FLOORS.items()), wrong


def test_there_are_pages_of_many_kinds():
    assert len(list(FOLDER.glob("*.html"))) >= 40
