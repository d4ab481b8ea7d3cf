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


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ((), ""),
        ((2021, 2, 8), "2021-02-08"),
        ((476,), "476"),
        ((476, 9, 4), "476-09-04"),
        ((14,), "AD 14"),
        ((-44,), "44 BC"),
        ((-44, 3, 15), "44 BC"),
    ],
)
def test_years_are_shown_as_people_write_them(parts, shown):
    assert outlets.day(parts) == shown
