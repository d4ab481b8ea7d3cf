"""What goes out as Org and BibLaTeX means to other programs what it says."""

from reader.citation import cite

BOOK = {
    "id": "x",
    "type": "book",
    "title": "Ferries",
    "author": [{"family": "Lee", "given": "Ann"}],
    "publisher": "Lilly and Wait",
    "issued": {"date-parts": [[1832]]},
}


def test_a_number_at_the_beginning_of_a_line_of_org_is_no_footnote():
    entry = cite.bibliography_entry(BOOK, "ieee", "org")
    assert entry.startswith(r"\lbrack{}1] ")
    assert r"\lbrack{}1]" in cite.citation(BOOK, "ieee", None, "org")


def test_a_publisher_with_and_in_its_name_is_one():
    assert "publisher = {{Lilly and Wait}}," in cite.references([BOOK], "biblatex")
    other = cite.references([BOOK | {"publisher": "Wait & Sons"}], "biblatex")
    assert r"publisher = {Wait \& Sons}," in other
