"""RIS, PubMed's and EndNote's references."""

import pytest

from reader.metadata import item, tagged

RIS = """TY  - JOUR
ID  - hall
AU  - Lee, Ann
AU  - World Health Organization
TI  - Rivers of
      stone
JF  - Journal of Rivers
PY  - 2020/03/05/
VL  - 3
IS  - 2
SP  - 1217
EP  - 23
DO  - 10.1234/jr.1
SN  - 1234-5678
ER  -

TY  - CHAP
A1  - Doe, Jane, Jr.
T1  - Part
T2  - Whole
A2  - Roe, Richard
Y1  - 2001///
SN  - 978-0-00-000000-1
ER  -
"""
NBIB = """PMID- 12345
DP  - 2020 Mar 5
TI  - Rivers of stone and the
      town.
PG  - 1217-23
LID - 10.1234/abc [doi]
FAU - Lee, Ann M
AU  - Lee AM
CN  - River Group
JT  - Journal of rivers
IS  - 1234-567X (Electronic)
PT  - Journal Article

PMID- 2
TI  - Banks
AU  - Roe RB
DP  - 2019 Winter
JT  - J
"""
ENW = """%0 Newspaper Article
%T Council approves hall
%A Jane Smith
%A Town Archive,
%J The Courier
%D 2024
%8 March 5
%P B1

%0 Book
%T Hall
%A Lee, Ann
%S Rivers
%D 1999
%@ 9780000000001
"""


def read(text, ending):
    return [item.from_fields(entry.fields).csl for entry in tagged.entries(text, ending)]


def test_ris():
    article, chapter = read(RIS, ".ris")
    assert article == {
        "type": "article-journal",
        "title": "Rivers of stone",
        "author": [
            {"family": "Lee", "given": "Ann"},
            {"literal": "World Health Organization"},
        ],
        "container-title": "Journal of Rivers",
        "issued": {"date-parts": [[2020, 3, 5]]},
        "volume": "3",
        "issue": "2",
        "page": "1217-1223",
        "DOI": "10.1234/jr.1",
        "ISSN": "1234-5678",
    }
    assert chapter["author"] == [{"family": "Doe", "given": "Jane", "suffix": "Jr."}]
    assert chapter["container-title"] == "Whole"
    assert chapter["editor"] == [{"family": "Roe", "given": "Richard"}]
    assert chapter["ISBN"] == "978-0-00-000000-1"
    assert chapter["issued"] == {"date-parts": [[2001]]}
    assert [entry.key for entry in tagged.entries(RIS, ".ris")] == ["hall", ""]


@pytest.mark.parametrize(
    ("day", "issued"),
    [
        ("2020///Winter", {"date-parts": [[2020]], "season": 4}),
        ("2020///Winter 2020–2021", {"date-parts": [[2020], [2021]], "season": 4}),
        ("2020///Spring–Summer", {"date-parts": [[2020, 21], [2020, 22]]}),
        ("2020/03/05/online first", {"date-parts": [[2020, 3, 5]]}),
        ("2020///", {"date-parts": [[2020]]}),
    ],
)
def test_what_stands_behind_a_date_of_ris_spoils_it_not(day, issued):
    [found] = read(f"TY  - JOUR\nTI  - Hall\nDA  - {day}\nER  - \n", ".ris")
    assert found["issued"] == issued


def test_nbib():
    article, other = read(NBIB, ".nbib")
    assert article["title"] == "Rivers of stone and the town"
    assert article["author"] == [
        {"family": "Lee", "given": "Ann M"},
        {"literal": "River Group"},
    ]
    assert article["page"] == "1217-1223"
    assert (article["DOI"], article["PMID"], article["ISSN"]) == (
        "10.1234/abc",
        "12345",
        "1234-567X",
    )
    assert article["issued"] == {"date-parts": [[2020, 3, 5]]}
    assert other["author"] == [{"family": "Roe", "given": "R. B."}]


def test_enw():
    article, book = read(ENW, ".enw")
    assert article["type"] == "article-newspaper"
    assert article["author"] == [{"family": "Smith", "given": "Jane"}, {"literal": "Town Archive"}]
    assert article["issued"] == {"date-parts": [[2024, 3, 5]]}
    assert book["collection-title"] == "Rivers"
    assert "container-title" not in book


@pytest.mark.parametrize("ending", tagged.ENDINGS)
@pytest.mark.parametrize("text", ["", "\n\n", "no tag here\n"])
def test_a_file_without_tags_is_refused(text, ending):
    with pytest.raises(tagged.BadTagsError, match="tag"):
        tagged.entries(text, ending)


def test_the_tags_around_a_file_are_no_entry():
    source = "TY  - JOUR\nTI  - Ferries\nER  - \nEF  - \n"
    assert [each.fields["title"] for each in tagged.entries(source, ".ris")] == ["Ferries"]


def test_a_tag_without_its_dash_is_one_outside_prose():
    source = "TY  - JOUR\nTI  - Ferries\nAU Lee, Ann\nAB  - It was\nAU Lee said so.\nER  - \n"
    [entry] = tagged.entries(source, ".ris")
    assert entry.fields["title"] == "Ferries"
    assert entry.fields["author"] == ["Lee, Ann"]
    assert entry.fields["abstract"] == "It was AU Lee said so."


def test_a_value_of_any_number_of_lines_is_joined_once():
    # Joined anew at each line, this would take minutes.
    lines = 300_000
    [entry] = tagged.entries("TY  - BOOK\nTI  - A\n" + "b\n" * lines + "ER  - \n", ".ris")
    assert entry.fields["title"] == "A" + " b" * lines


@pytest.mark.parametrize("count", [999, 1000, 2500])
def test_each_line_of_a_long_value_is_read(count):
    words = [f"word{number}" for number in range(count)]
    lines = "\n\n      ".join(words)
    (entry,) = tagged.entries(f"TY  - JOUR\nAB  - {lines}\nTI  - Rivers\n", ".ris")
    assert entry.fields["abstract"] == " ".join(words)
    assert entry.fields["title"] == "Rivers"
