"""Bylines of papers, magazines, agencies and journals in thirty languages."""

from pathlib import Path

import pytest
from spelled_names import spelled, together

from reader.metadata.people import names

CASES = Path(__file__).with_name("mixed_bylines.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("case", CASES)
def test_who_wrote_it(case):
    line, _, wanted = (part.strip() for part in case.partition("→"))
    assert together(names.parse(line)) == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Khayat, Pr David", "Khayat|David"),
        ("Doyle, Sir Arthur Conan", "Doyle|Arthur Conan"),
        ("Leeson, Dr. Ann", "Leeson|Ann"),
        ("King, Rev. Martin Luther, Jr.", "King|Martin Luther||Jr."),
        ("Ann Leeson, Dr.", "Leeson|Ann"),
        ("Khayat, David (Pr)", "Khayat|David"),
    ],
)
def test_titles_are_no_given_names_in_the_entry_of_a_list(said, wanted):
    assert [spelled(each) for each in names.parse([said])] == [wanted]
