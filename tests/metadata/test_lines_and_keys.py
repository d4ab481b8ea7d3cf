"""Headers of note programs: keys in bold type, in comments, below tags, and within mappings."""

import pytest

from reader.formats import markdown

BODY = "The council met on Monday in the old hall.\n\nNobody was glad of what came of it.\n"
AUTHOR = [{"literal": "Harbour Office"}]
DAY = {"date-parts": [[2024, 3, 5]]}
PAGE = "https://example.org/a"


def parsed(header):
    return markdown.parse(header + BODY)


def words(document):
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


@pytest.mark.parametrize(
    "lines",
    [
        "**Author:** {Harbour Office}\n**Date:** 5 March 2024\n**URL:** https://example.org/a\n",
        "**Author**: {Harbour Office}  \n**Date**: 2024-03-05  \n**URL**: <https://example.org/a>\n",
        "- **Author:** {Harbour Office}\n- **Date:** 2024-03-05\n- **URL:** https://example.org/a\n",
        f"*Author:* {{Harbour Office}}\n\n*Date:* 2024-03-05\n\n*Source:* [Shore]({PAGE})\n",
        f"#quay #clips\n\n**Author:** {{Harbour Office}}\n**Date:** 2024-03-05\n**URL:** {PAGE}\n",
    ],
)
@pytest.mark.parametrize("heading", ["# Ferries\n\n", "---\ntags: [quay]\n---\n# Ferries\n\n"])
def test_keys_in_bold_type_below_a_heading_are_fields(heading, lines):
    found = parsed(f"{heading}{lines}\n")
    known = {name: found.csl[name] for name in ("title", "author", "issued", "URL")}
    assert known == {"title": "Ferries", "author": AUTHOR, "issued": DAY, "URL": PAGE}
    assert words(found)[:2] == ["Ferries", "The council met on Monday in the old hall."]


def test_indented_lines_below_a_heading_are_code():
    found = parsed("# Ferries\n\n    author: Harbour Office\n    date: 2024-03-05\n\n")
    assert "author" not in found.csl
    assert words(found)[1].startswith("author: Harbour Office")


def test_a_conversation_with_names_in_bold_type_is_no_header():
    found = parsed("# Ferries\n\n**Author:** Good morning.\n\n**Harbour:** Good morning.\n\n")
    assert "author" not in found.csl
    assert words(found)[1] == "Author: Good morning."


def test_fields_below_an_underlined_heading_are_read():
    found = parsed("Ferries\n=======\n\nAuthor: {Harbour Office}\nDate: 2024-03-05\n\n")
    assert (found.csl["title"], found.csl["author"], found.csl["issued"]) == (
        "Ferries",
        AUTHOR,
        DAY,
    )
    assert words(found)[:2] == ["Ferries", "The council met on Monday in the old hall."]


def test_a_header_of_keys_in_bold_type_needs_no_heading():
    found = parsed("**Title:** Ferries\n**Author:** {Harbour Office}\n**Date:** 2024-03-05\n\n")
    assert (found.csl["title"], found.csl["author"]) == ("Ferries", AUTHOR)
    assert words(found)[0].startswith("The council")


@pytest.mark.parametrize(("opened", "closed"), [("<!--\n", "-->\n"), ("", "")])
def test_nikola_s_fields_are_read(opened, closed):
    lines = ".. title: Ferries\n.. slug: ferries\n.. date: 2024-03-05 10:20:00 UTC\n"
    found = parsed(f"{opened}{lines}{closed}\n")
    assert (found.csl["title"], found.csl["issued"]) == ("Ferries", DAY)
    assert words(found)[0].startswith("The council")


def test_a_comment_that_does_not_end_is_no_header():
    assert parsed("<!--\n.. title: Ferries\n\n").csl.get("title") != "Ferries"


def test_lines_of_fields_below_front_matter_of_tags_count():
    found = parsed("---\ntags: quay\n---\ntitle:: Ferries\nsource:: https://example.org/a\n\n")
    assert (found.csl["title"], found.csl["URL"]) == ("Ferries", PAGE)
    assert words(found)[0].startswith("The council")


def test_front_matter_that_says_what_a_text_is_has_no_fields_below():
    found = parsed("---\ntitle: Ferries\n---\n\nAuthor: Harbour Office\nDate: 2024-03-05\n\n")
    assert "author" not in found.csl


@pytest.mark.parametrize(
    ("header", "name", "value"),
    [
        ("kindle-sync:\n  title: Ferries\n  author: '{Harbour Office}'\n", "author", AUTHOR),
        ("title: T\ncover:\n  title: F\n  author: Photo Desk\n", "author", None),
        ("authors:\n  quay:\n    name: '{Harbour Office}'\n    url: x\n", "author", AUTHOR),
        ("date:\n  created: 2024-03-05\n  updated: 2024-04-01\n", "issued", DAY),
        ("publish: 2024-03-05\ncreated: 2025-01-01\n", "issued", DAY),
        ("publish: true\ndate: 2024-03-05\n", "issued", DAY),
        ("post_date: 2024-03-05\n", "issued", DAY),
        ("pubtime: 1709629200\n", "issued", DAY),
        ("added: 2024-03-05\n", "accessed", DAY),
        ("pageUrl: https://example.org/a\ncreated: 2024-03-05\n", "accessed", DAY),
        ("episode_title: Ferries\n", "title", "Ferries"),
        ("show name: Shores\n", "container-title", "Shores"),
        ("published_by: Quay Press\n", "publisher", "Quay Press"),
        ("isbn: 1108000001 9781108000001\n", "ISBN", "9781108000001"),
        ("isbn: 1108000001\n", "ISBN", "1108000001"),
        ('title: "@Ferries"\noriginal-title: \'"Ferries"\'\n', "title", "Ferries"),
        ('title: "@Ferries"\noriginal-title: \'"Ferries"\'\n', "original-title", None),
    ],
)
def test_fields_as_more_programs_have_them(header, name, value):
    assert parsed(f"---\n{header}---\n").csl.get(name) == value


@pytest.mark.parametrize(
    "first",
    ["#quay #clip", "tags: #quay", "[[Clips]] [[Quay]]", "Created: 2024-03-10", "[Up](index.md)"],
)
def test_tags_links_and_fields_above_a_heading_are_no_title(first):
    found = parsed(f"{first}\n\n# [Ferries](https://example.org/a)\n\n")
    assert (found.csl["title"], found.csl["URL"]) == ("Ferries", PAGE)
    assert found.csl_from["URL"] == "heading"


@pytest.mark.parametrize("first", ["Harbours", "Harbours: a history"])
def test_a_title_above_the_first_heading_stays_one(first):
    found = parsed(f"{first}\n\n# See [Ferries](https://example.org/a)\n\n")
    assert found.csl["title"] == first
    assert "URL" not in found.csl


@pytest.mark.parametrize(
    ("heading", "title", "outlet"),
    [
        ("Ferries - The Shore Courier", "Ferries", "The Shore Courier"),
        ("Ferries – BBC News", "Ferries", "BBC News"),
        ("Fähren - Süddeutsche Zeitung", "Fähren", "Süddeutsche Zeitung"),
        ("Port closed - Reuters", "Port closed", "Reuters"),
        ("Ferries - a guide", "Ferries - a guide", None),
        ("Ferries - radio waves", "Ferries - radio waves", None),
        ("Ferries - The Trial", "Ferries - The Trial", None),
    ],
)
def test_the_outlet_behind_a_title_is_where_it_appeared(heading, title, outlet):
    found = parsed(f"---\nsource: https://example.org/a\n---\n\n# {heading}\n\n")
    assert (found.csl["title"], found.csl.get("container-title")) == (title, outlet)
