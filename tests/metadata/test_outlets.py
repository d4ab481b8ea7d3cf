"""Where and when a text appeared, in a few words."""

import pytest

from reader.metadata import outlets


@pytest.mark.parametrize(
    ("csl", "told"),
    [
        ({}, ""),
        ({"container-title": "The Courier"}, "The Courier"),
        ({"container-title": "The Daily Courier", "container-title-short": "Courier"}, "Courier"),
        ({"publisher": "Press", "issued": {"date-parts": [[2021, 2, 8]]}}, "Press, 2021-02-08"),
        ({"container-title": " ", "issued": {"date-parts": [["2021"]]}}, "2021"),
        ({"container-title": 7, "issued": {"literal": "in spring"}}, "in spring"),
        ({"issued": {"date-parts": [[2020], [2021]]}}, "2020/2021"),
    ],
)
def test_it_says_what_there_is(csl, told):
    assert outlets.line(csl) == told
