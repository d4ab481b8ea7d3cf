"""The styles that number their entries, and the one whose citations are notes."""

import pytest
from csl_items import citations, day, person

from reader.citation import cite

REPORT = {
    "type": "article-newspaper",
    "title": "Harbour wall to be rebuilt",
    "author": [person("Okafor", "Ada"), person("Lund", "Per-Olov K.")],
    "container-title": "The Evening Post",
    "issued": day(2023, 4, 9),
    "accessed": day(2024, 1, 2),
    "URL": "https://post.example/wall",
}
CHAPTER = {
    "type": "chapter",
    "title": "Ice",
    "author": [person("Ravn", "Ida")],
    "container-title": "northern roads",
    "editor": [person("Lund", "Per"), person("Berg", "Eva")],
    "page": "107-109",
    "publisher": "Kestrel Press",
    "publisher-place": "Oslo",
    "issued": day(2003),
}
BOOK = {
    "type": "book",
    "title": "The salt roads",
    "author": [person("Ravn", "Ida")],
    "translator": [person("Berg", "Eva")],
    "publisher": "Kestrel Press",
    "edition": "3",
    "issued": day(2001),
}
LETTER = {
    "type": "personal_communication",
    "author": [person("Ravn", "Ida")],
    "recipient": [person("Berg", "Eva")],
    "issued": day(1999, 5, 2),
}


@pytest.mark.parametrize(
    ("item", "style", "expected"),
    [
        (
            REPORT,
            "vancouver",
            (
                "1. Okafor A, Lund POK. Harbour wall to be rebuilt. The Evening Post [Internet]. "
                "2023 Apr 9 [cited 2024 Jan 2]. Available from: https://post.example/wall"
            ),
        ),
        (
            CHAPTER,
            "vancouver",
            (
                "1. Ravn I. Ice. In: Lund P, Berg E, editors. northern roads. Oslo: Kestrel Press; "
                "2003. p. 107–9."
            ),
        ),
        (BOOK, "vancouver", "1. Ravn I. The salt roads. 3rd ed. Kestrel Press; 2001."),
        (
            REPORT,
            "ieee",
            (
                "[1] A. Okafor and P.-O. K. Lund, “Harbour wall to be rebuilt,” The Evening Post, "
                "Apr. 09, 2023. Accessed: Jan. 02, 2024. [Online]. Available: "
                "https://post.example/wall"
            ),
        ),
        (
            CHAPTER,
            "ieee",
            (
                "[1] I. Ravn, “Ice,” in northern roads, P. Lund and E. Berg, Eds., "
                "Oslo: Kestrel Press, 2003, pp. 107–109."
            ),
        ),
        (BOOK, "ieee", "[1] I. Ravn, The salt roads, 3rd ed. Kestrel Press, 2001."),
        (
            CHAPTER,
            "chicago-notes",
            (
                "Ravn, Ida. “Ice.” In Northern Roads, edited by Per Lund and Eva Berg. "
                "Kestrel Press, 2003."
            ),
        ),
        (
            BOOK,
            "chicago-notes",
            "Ravn, Ida. The Salt Roads. 3rd ed. Translated by Eva Berg. Kestrel Press, 2001.",
        ),
        (LETTER, "chicago-notes", ""),
    ],
)
def test_entry(item, style, expected):
    assert cite.bibliography_entry(item, style) == expected


@pytest.mark.parametrize(
    ("item", "style", "locator", "expected"),
    [
        (REPORT, "vancouver", ("page", "3"), "(1)"),
        (REPORT, "ieee", None, "[1]"),
        (REPORT, "ieee", ("page", "3-4"), "[1, pp. 3–4]"),
        (REPORT, "ieee", ("paragraph", "3"), "[1, Para. 3]"),
        (
            CHAPTER,
            "chicago-notes",
            ("page", "108"),
            (
                "Ida Ravn, “Ice,” in Northern Roads, ed. Per Lund and Eva Berg "
                "(Kestrel Press, 2003), 108."
            ),
        ),
        (
            BOOK,
            "chicago-notes",
            ("paragraph", "3-5"),
            "Ida Ravn, The Salt Roads, 3rd ed., trans. Eva Berg (Kestrel Press, 2001), paras. 3–5.",
        ),
        (LETTER, "chicago-notes", None, "Ida Ravn to Eva Berg, May 2, 1999."),
    ],
)
def test_citation(item, style, locator, expected):
    assert cite.citation(item, style, locator) == expected


@pytest.mark.parametrize("style", ["vancouver", "ieee"])
def test_numbers_follow_the_order_of_the_citations(style):
    items = [REPORT, BOOK, REPORT, CHAPTER]
    marks = ["[{}]" if style == "ieee" else "({})"]
    assert citations(items, style) == [marks[0].format(n) for n in (1, 2, 1, 3)]
    entries = cite.bibliography(items, style)
    assert [entry.strip("[")[0] for entry in entries] == ["1", "2", "3"]


def test_a_citation_beside_others_has_its_number_among_them():
    assert cite.citation(BOOK, "ieee", beside=[REPORT, BOOK]) == "[2]"
    assert cite.citation(CHAPTER, "ieee", beside=[REPORT, BOOK]) == "[3]"


def test_numbers_are_no_list_in_markdown_that_was_not_meant():
    assert cite.bibliography_entry(BOOK, "vancouver", "markdown").startswith("1. Ravn")
    assert cite.bibliography_entry(BOOK, "ieee", "markdown").startswith(r"\[1\] I. Ravn")


@pytest.mark.parametrize("style", ["vancouver", "ieee", "chicago-notes"])
def test_nothing_has_no_entry(style):
    assert cite.bibliography_entry({}, style) in {"", "n.d."}


def test_an_author_alone_ends_in_a_full_stop():
    item = {"type": "book", "author": [person("Ravn", "Ida")]}
    assert cite.bibliography_entry(item, "ieee") == "[1] I. Ravn."
    paper = {"type": "paper-conference", "title": "Salt", "container-title": "Seas"}
    assert cite.bibliography_entry(paper, "ieee") == "[1] “Salt,” in Seas."


def test_a_quotation_has_its_note_behind_it():
    cited = cite.quotation("salt", BOOK, "chicago-notes", ("page", "7"))
    assert cited.startswith("“salt” Ida Ravn, The Salt Roads")
    marked = cite.quotation("salt", BOOK, "chicago-notes", ("page", "7"), "markdown")
    assert marked.startswith("“salt”^[Ida Ravn, *The Salt Roads*")
    assert marked.endswith("(Kestrel Press, 2001), 7.]")


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        (day(2020, 3, 4), "Mar. 04, 2020"),
        (day(2020, 5), "May 2020"),
        (day(2020), "2020"),
        ({"date-parts": [[2020, 3, 4], [2020, 3, 9]]}, "Mar. 04–09, 2020"),
        ({"date-parts": [[2020, 3, 4], [2020, 5, 9]]}, "Mar. 04–May 09, 2020"),
        ({"date-parts": [[2020], [2022]]}, "2020–2022"),
        ({"date-parts": [[2020]], "season": 2}, "Summer 2020"),
        (day(-430), "430 BC"),
    ],
)
def test_dates(issued, expected):
    item = {"type": "article-newspaper", "title": "X", "issued": issued}
    assert cite.bibliography_entry(item, "ieee") == f"[1] “X,” {expected}."


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_works_that_sort_alike_are_listed_and_lettered_as_they_are_cited(order):
    works = [
        {"id": "a", "type": "book", "title": "One"},
        {"id": "b", "type": "chapter", "title": "One", "container-title": "The Post"},
    ]
    known = {"author": [{"family": "Ito", "given": "Ken"}], "issued": {"date-parts": [[2001]]}}
    cited = [works[at] | known for at in order]
    assert citations(cited, "apa") == ["(Ito, 2001a)", "(Ito, 2001b)"]
    entries = cite.bibliography(cited, "apa")
    assert [("The Post" in entry) for entry in entries] == [at == 1 for at in order]
