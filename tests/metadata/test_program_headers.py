"""Headers as more programs write them, and fields in more languages."""

import time

import pytest

from reader.formats import markdown, plain

BODY = "\nThe council met on Monday.\n"


def csl(header):
    """What a text with a header says of itself."""
    return markdown.parse(header + BODY).csl


def test_the_terms_of_schema_org_are_understood_with_what_they_are_part_of():
    found = csl("""---
"@context": https://schema.org
"@type": ScholarlyArticle
headline: Ferries
author:
  - {"@type": Person, givenName: Ann, familyName: Lee}
  - {"@type": Organization, name: Quay Board}
isPartOf:
  "@type": PublicationIssue
  issueNumber: 2
  isPartOf: {"@type": Periodical, name: Journal of Shores, volumeNumber: 3}
pageStart: 12
pageEnd: 19
sameAs: https://doi.org/10.1234/abc
inLanguage: en
---
""")
    assert found == {
        "type": "article-journal",
        "title": "Ferries",
        "author": [{"family": "Lee", "given": "Ann"}, {"literal": "Quay Board"}],
        "container-title": "Journal of Shores",
        "volume": "3",
        "issue": "2",
        "page": "12-19",
        "DOI": "10.1234/abc",
        "language": "en",
    }


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("identifier: https://doi.org/10.1234/abc", "DOI", "10.1234/abc"),
        ("dc.identifier: doi:10.1234/abc", "DOI", "10.1234/abc"),
        ("identifier: urn:isbn:9783161484100", "ISBN", "9783161484100"),
        ("identifier: ISSN 1234-5678", "ISSN", "1234-5678"),
        ("identifier: https://example.org/a", "URL", "https://example.org/a"),
        ("identifier: ferries-2024", "URL", None),
        ("source: '[Shore Post](https://example.org/a)'", "container-title", "Shore Post"),
        ("source: '[Shore Post](https://example.org/a)'", "URL", "https://example.org/a"),
        ("source: web.clip", "container-title", None),
        ("site: bookdown::bookdown_site", "container-title", None),
        ("journal: '*Shores*'", "container-title", "Shores"),
        ("author: {Ann Lee}", "author", [{"literal": "Ann Lee"}]),
        ("author: example.org", "author", None),
        ("title: Quays &amp; ferries &#8211; a history", "title", "Quays & ferries – a history"),
        ("date: 1707731400", "issued", {"date-parts": [[2024, 2, 12]]}),
        ("date: 1707731400000", "issued", {"date-parts": [[2024, 2, 12]]}),
        ("date: 17077314", "issued", None),
        ("zugriff: 2024-03-01", "accessed", {"date-parts": [[2024, 3, 1]]}),
        ("consulté le: 2024-03-01", "accessed", {"date-parts": [[2024, 3, 1]]}),
        ("date de publication: 1er mars 2024", "issued", {"date-parts": [[2024, 3, 1]]}),
        ("medio: El Muelle", "container-title", "El Muelle"),
        ("출처: 부두", "container-title", "부두"),
        ("媒体: 埠頭", "container-title", "埠頭"),
        ("出版社: 埠頭", "publisher", "埠頭"),
        ("éditeur: Quai", "publisher", "Quai"),
        ("autora: Ana Lee", "author", [{"family": "Lee", "given": "Ana"}]),
        ("seiten: 12–19", "page", "12-19"),
        ("auflage: 2", "edition", "2"),
    ],
)
def test_fields_as_programs_and_people_of_more_languages_name_them(line, name, value):
    assert csl(f"---\n{line}\n---\n").get(name) == value


@pytest.mark.parametrize("key", ["link", "web_url", "origin_url", "source"])
def test_the_date_that_a_bookmark_was_made_is_not_that_of_the_page(key):
    found = csl(f"---\ntitle: Ferries\n{key}: https://example.org/a\ncreated: 2024-03-01\n---\n")
    assert found["accessed"] == {"date-parts": [[2024, 3, 1]]}
    assert "issued" not in found


def test_lists_may_stand_in_a_header_that_only_dashes_end():
    found = csl("title: Ferries\ntags:\n- a\n- b\nauthor: Ann Lee\n---\n")
    assert found["title"] == "Ferries"
    assert found["author"] == [{"family": "Lee", "given": "Ann"}]


def test_an_author_with_a_role_behind_a_colon_is_named():
    found = csl("---\nauthor:\n  - Lee, Ann: editor\n---\n")
    assert found["author"] == [{"family": "Lee", "given": "Ann"}]


def test_long_lists_above_no_dashes_are_passed_over_at_once():
    begun = time.process_time()
    csl("title: Ferries\n" + "  - a\n" * 2_000)
    assert time.process_time() - begun < 2


def test_pandoc_s_lists_for_epub_are_understood():
    found = csl("""---
title:
- {type: main, text: Ferries}
- {type: subtitle, text: A history}
creator:
- {role: author, text: "Lee, Ann"}
- {role: editor, text: "Day, Bo"}
identifier:
- {scheme: DOI, text: "doi:10.1234/abc"}
---
""")
    assert found == {
        "title": "Ferries: A history",
        "author": [{"family": "Lee", "given": "Ann"}],
        "editor": [{"family": "Day", "given": "Bo"}],
        "DOI": "10.1234/abc",
    }


def test_a_journal_with_its_volume_issue_and_pages_in_one_is_taken_apart():
    found = csl('---\ntitle: Ferries\npublication: "*Journal of Shores, 3*(2), 12–19"\n---\n')
    wanted = {"container-title": "Journal of Shores", "volume": "3", "issue": "2", "page": "12–19"}
    assert {name: found[name] for name in wanted} == wanted
    assert "name" not in found


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("author: '[[Ann Lee|Ann]]'", "author", [{"family": "Lee", "given": "Ann"}]),
        ("author: '[[lee|Ann Lee]]'", "author", [{"family": "Lee", "given": "Ann"}]),
        ("author: '[[People/Ann Lee]]'", "author", [{"family": "Lee", "given": "Ann"}]),
        ("channel: Shore TV", "author", [{"literal": "Shore TV"}]),
        ("upload_date: 20240212", "issued", {"date-parts": [[2024, 2, 12]]}),
        ("source: readwise", "container-title", None),
        ("isbn13: 9783161484100", "ISBN", "9783161484100"),
        ("totalpage: 320", "number-of-pages", "320"),
        ("publication_types: [article-journal]", "type", "article-journal"),
    ],
)
def test_fields_of_notes_on_books_videos_and_people(line, name, value):
    assert csl(f"---\ntitle: Ferries\n{line}\n---\n").get(name) == value


FIELDS = ":Author: Ann Lee\n:Date: 2021-03-04\n:slug: x\n"


@pytest.mark.parametrize(
    "heading", ["Tide Tables\n#####\n", "=====\nTide Tables\n=====\n", "Tide Tables\n-----\n"]
)
@pytest.mark.parametrize("parse", [markdown.parse, plain.parse])
def test_a_list_of_fields_below_an_underlined_title_is_metadata(heading, parse):
    document = parse(f"{heading}\n{FIELDS}{BODY}")
    shown = [document.text[slice(*block.span)] for block in document.blocks]
    assert shown == ["Tide Tables", BODY.strip()]
    assert document.title == "Tide Tables"
    assert document.csl["author"] == [{"family": "Lee", "given": "Ann"}]
    assert document.csl["issued"] == {"date-parts": [[2021, 3, 4]]}


def test_a_list_of_other_fields_below_a_title_stays():
    assert ":colour: red" in markdown.parse(f"Tides\n=====\n\n:colour: red\n{BODY}").text


def test_a_thousand_names_on_a_line_are_each_taken_as_written():
    said = "; ".join(["Ann Lee", *(f"A{n} B" for n in range(1000))])
    assert len(said) < 10_000
    found = csl(f"---\nauthor: {said}\n---\n")["author"]
    assert found[0] == {"family": "Lee", "given": "Ann"}
    assert found[-1] == {"family": "B", "given": "A999"}
    assert len(found) == 1001
