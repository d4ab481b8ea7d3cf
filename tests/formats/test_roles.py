"""What stands below a headline: the byline and the date."""

import pytest

from reader.formats import markdown

DAY = {"date-parts": [[2023, 3, 14]]}


@pytest.mark.parametrize(
    "line",
    [
        "*By Ann Lee and Bo Ray | Published 14 March 2023*",
        "*By Ann Lee and Bo Ray, 14 March 2023*",
        "By Ann Lee and Bo Ray Published 14 March 2023",
        "By Ann Lee and Bo Ray · First published 14 March 2023",
        "**Ann Lee and Bo Ray** *14 March 2023*",
        "**Ann Lee and Bo Ray**, 14 March 2023",
        "By **Ann Lee** and **Bo Ray** — March 14, 2023",
        "By Ann Lee and Bo Ray  \n2023-03-14",
        "By Ann Lee and Bo Ray\n\nMarch 14, 2023",
        "*By Ann Lee and Bo Ray*\n\n*Updated 14 March 2023, 10:30*",
    ],
)
def test_a_byline_may_have_its_date_beside_or_below_it(line):
    document = markdown.parse(f"# The wall\n\n{line}\n\nThe wall is old.\n\nIt stays.\n")
    assert [each["family"] for each in document.csl["author"]] == ["Lee", "Ray"]
    assert document.csl["issued"] == DAY
    assert document.csl_from["issued"] == "byline"
    assert document.block_at(document.text.index("The wall is old")).number == 1


@pytest.mark.parametrize(
    "line",
    [
        "New York, 14 March 2023",
        "By 14 March 2023",
        "By Ann Lee and Bo Ray the wall was seen on 14 March 2023",
        "**The Wall** fell on 14 March 2023",
        "By March 14, 2023",
    ],
)
def test_a_line_of_the_text_is_no_byline_for_its_date(line):
    document = markdown.parse(f"# The wall\n\n{line}\n\nThe wall is old.\n\nIt stays.\n")
    assert "author" not in document.csl
    assert "issued" not in document.csl
    assert document.block_at(document.text.index("The wall is old")).number == 2
