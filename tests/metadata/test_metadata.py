"""Front matter, names and dates: from what people write to CSL-JSON."""

import time

import pytest

from reader.metadata import dates, item
from reader.metadata.front_matter import split
from reader.metadata.people import names


def csl(text):
    return item.from_fields(split(text).fields).csl


def test_yaml():
    text = """---
title: "A title: with a colon"
subtitle: And more
authors:
  - Jane Roe
  - literal: City Archive
  - family: Lee
    given: Ann
date: 2021-02-17
publication: The Courier
url: https://example.org/a
accessed: 3 March 2021
type: news
lang: en-GB
volume: 012
unknown: kept out
---
Body.
"""
    assert csl(text) == {
        "title": "A title: with a colon: And more",
        "author": [
            {"family": "Roe", "given": "Jane"},
            {"literal": "City Archive"},
            {"family": "Lee", "given": "Ann"},
        ],
        "issued": {"date-parts": [[2021, 2, 17]]},
        "container-title": "The Courier",
        "URL": "https://example.org/a",
        "accessed": {"date-parts": [[2021, 3, 3]]},
        "type": "article-newspaper",
        "language": "en-GB",
        "volume": "012",
    }


def test_toml():
    text = '+++\ntitle = "T"\ndate = 2021-02-17\nauthor = ["Jane Roe"]\n+++\nBody.'
    assert csl(text) == {
        "title": "T",
        "issued": {"date-parts": [[2021, 2, 17]]},
        "author": [{"family": "Roe", "given": "Jane"}],
    }
    assert split(text).body == "Body."


def test_csl_names_go_before_aliases():
    assert csl("---\nwebsite: B\ncontainer-title: A\nsource: C\n---\n")["container-title"] == "A"
    assert csl("---\nsource: https://a.b/c\n---\n") == {"URL": "https://a.b/c"}
    assert csl("---\nissued:\n  date-parts: [[2021, 2]]\n---\n") == {
        "issued": {"date-parts": [[2021, 2]]}
    }


@pytest.mark.parametrize("value", ["", "~", "null", "N/A", "[]", "{}"])
def test_nothing_is_left_out(value):
    assert csl(f"---\ntitle: {value}\nauthor: {value}\ndate: {value}\n---\n") in (
        {},
        {"author": [{"literal": value}]},
        {"author": [{"literal": value}], "issued": {"literal": value}},
    )


def test_broken_yaml_names_its_line_and_keeps_what_is_simple():
    found = split('---\nauthor: Jane Roe\ntitle: Rome: a city\nx: [1\ny: "q"\n---\nBody.')
    assert found.body == "Body."
    assert found.fields == {"author": "Jane Roe", "title": "Rome: a city", "x": "[1", "y": "q"}
    assert "line 3" in found.notices[0]


@pytest.mark.parametrize("key", ["a." * 60 + "b = 1", "[" + "a . " * 60 + "b]"])
def test_a_key_of_more_parts_than_any_has_is_told_and_not_taken_apart(key):
    found = split(f'+++\ntitle = "T"\n{key}\n+++\nBody.')
    assert found.fields["title"] == "T"
    assert found.notices[0].startswith("Front matter, line 3: it is nested too deeply.")


def test_broken_toml_names_its_line():
    found = split('+++\ntitle = "T"\nx = \n+++\nBody.')
    assert "line 3" in found.notices[0]
    assert found.body == "Body."


@pytest.mark.parametrize(
    "text",
    [
        "--- \nno key here\n---\nBody.",
        "---\nJust a rule above.",
        "---\n\n---\n\n---",
        "----\ntitle: x\n----\n",
        "+++\ntitle: x\n---\n",
        "Text\n---\ntitle: x\n---\n",
    ],
)
def test_what_is_no_front_matter_stays_text(text):
    assert not split(text).fields


@pytest.mark.parametrize(
    "inside",
    [
        "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
        "a: " + "[" * 30_000 + "\n",
        "a: " + "{a: " * 7_000 + "\n",
        "a:\n" + "".join(" " * at + "- a:\n" for at in range(100)),
        "a: \x07\n",
        "? [a, b]\n: c\nd: e\n",
        "a: !!python/object:os.system x\n",
        "a: 1\n" * 6_000,
        "- a: b\n- c\n",
    ],
)
def test_hostile_yaml_is_bounded(inside):
    begun = time.process_time()
    item.from_fields(split(f"---\na: b\n{inside}---\nBody.").fields)
    item.from_fields(split(f"---\n{inside}---\nBody.").fields)
    item.from_fields(split(f"{{\n{inside}}}\nBody.").fields)
    item.from_fields(split('{"title": ' + "[" * 900 + "]" * 900 + "}\nBody.").fields)
    item.from_fields(split(f"Title: x\n{inside}\nBody.").fields)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021", [[2021]]),
        ("2021-02", [[2021, 2]]),
        ("2021-02-17T10:30:00Z", [[2021, 2, 17]]),
        ("2021/02/17", [[2021, 2, 17]]),
        ("17 February 2021", [[2021, 2, 17]]),
        ("Feb. 17, 2021", [[2021, 2, 17]]),
        ("Wednesday, February 17th, 2021", [[2021, 2, 17]]),
        ("February 17, 2021 at 10:30 pm", [[2021, 2, 17]]),
        ("February 2021", [[2021, 2]]),
        ("17. Februar 2021", [[2021, 2, 17]]),
        ("17 de febrero de 2021", [[2021, 2, 17]]),
        ("17.02.2021", [[2021, 2, 17]]),
        ("17/02/2021", [[2021, 2, 17]]),
        ("02/17/2021", [[2021, 2, 17]]),
        ("2021年2月17日", [[2021, 2, 17]]),
        ("2021-02-17/2021-02-19", [[2021, 2, 17], [2021, 2, 19]]),
    ],
)
def test_dates(text, expected):
    assert dates.parse(text) == {"date-parts": expected}


@pytest.mark.parametrize("text", ["02/03/2021", "2021-02-30", "17 Foo 2021", "soon"])
def test_dates_that_are_not_clear_stay_as_they_are(text):
    assert dates.parse(text) == {"literal": text}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Jane Roe", [{"family": "Roe", "given": "Jane"}]),
        ("By Jane Roe", [{"family": "Roe", "given": "Jane"}]),
        ("Roe, Jane", [{"family": "Roe", "given": "Jane"}]),
        (
            "Jane Roe and Bo Day",
            [{"family": "Roe", "given": "Jane"}, {"family": "Day", "given": "Bo"}],
        ),
        (
            "Jane Roe, Bo Day",
            [{"family": "Roe", "given": "Jane"}, {"family": "Day", "given": "Bo"}],
        ),
        (
            "Roe, Jane; Day, Bo",
            [{"family": "Roe", "given": "Jane"}, {"family": "Day", "given": "Bo"}],
        ),
        (
            "Pieter van der Meer",
            [{"family": "Meer", "given": "Pieter", "non-dropping-particle": "van der"}],
        ),
        ("Martin Cole Jr.", [{"family": "Cole", "given": "Martin", "suffix": "Jr."}]),
        ("{Jane Roe}", [{"literal": "Jane Roe"}]),
        ("Associated Press", [{"literal": "Associated Press"}]),
        (
            "Bureau of Land and Water Management",
            [{"literal": "Bureau of Land and Water Management"}],
        ),
        ("Plato", [{"literal": "Plato"}]),
        ("习近平", [{"literal": "习近平"}]),
        ({"name": "Jane Roe"}, [{"family": "Roe", "given": "Jane"}]),
        ({"organization": "WHO"}, [{"literal": "WHO"}]),
        ({"first": "Jane", "last": "Roe"}, [{"family": "Roe", "given": "Jane"}]),
        ({"given": "Jane"}, [{"literal": "Jane"}]),
        ({"email": "x"}, []),
        (
            ["Jane Roe", {"literal": "WHO"}, ""],
            [{"family": "Roe", "given": "Jane"}, {"literal": "WHO"}],
        ),
        ("", []),
    ],
)
def test_names(value, expected):
    assert names.parse(value) == expected


def test_what_a_web_clipper_writes():
    text = """---
title: "A page"
source: "https://example.org/a"
author:
  - "[[City Watch]]"
  - "[[people/jan|Jan van der Berg]]"
published: 2021-02-17
created: 2021-03-01
tags:
  - "clippings"
---
Body.
"""
    assert csl(text) == {
        "title": "A page",
        "URL": "https://example.org/a",
        "author": [
            {"literal": "City Watch"},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
        ],
        "issued": {"date-parts": [[2021, 2, 17]]},
        "accessed": {"date-parts": [[2021, 3, 1]]},
        "keyword": "clippings",
    }


def test_hugo_has_fields_of_its_own_in_params():
    text = (
        '+++\ntitle = "T"\nlastmod = 2022-01-01\ndate = 2021-02-17T10:00:00Z\n'
        '[params]\nauthor = "Lee, Ann"\ntitle = "Other"\ndoi = "https://doi.org/10.1/x"\n+++\nBody.'
    )
    assert csl(text) == {
        "title": "T",
        "issued": {"date-parts": [[2021, 2, 17]]},
        "author": [{"family": "Lee", "given": "Ann"}],
        "DOI": "10.1/x",
    }


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ("created: 2020\nlastmod: 2021", 2020),
        ("lastmod: 2021", 2021),
        ("created: 2020\nlastmod: 2022\ndate: 2021", 2021),
        ("issued:\n  year: 2019\n  month: 3", 2019),
        ("issued:\n  - year: 2018", 2018),
    ],
)
def test_which_date_counts(fields, year):
    found = csl(f"---\ntitle: T\n{fields}\n---\nBody.")
    assert found["issued"]["date-parts"][0][0] == year


def test_a_journal_goes_before_a_site():
    assert csl("---\nsite: example.org\njournal: City Studies\n---\nx")["container-title"] == (
        "City Studies"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            "{World Health Organization} and Ann Lee",
            [{"literal": "World Health Organization"}, {"family": "Lee", "given": "Ann"}],
        ),
        (
            "Lee, Ann; {Ann and Bo}; Day, Bo",
            [
                {"family": "Lee", "given": "Ann"},
                {"literal": "Ann and Bo"},
                {"family": "Day", "given": "Bo"},
            ],
        ),
        (
            "van der Berg, Jan Peter",
            [{"family": "Berg", "given": "Jan Peter", "non-dropping-particle": "van der"}],
        ),
        ("Roe, Jr., Ann May", [{"family": "Roe", "given": "Ann May", "suffix": "Jr."}]),
        (
            [{"name": "Ann Lee", "affiliation": "City"}, {"given": "Bo", "family": "Day"}],
            [{"family": "Lee", "given": "Ann"}, {"family": "Day", "given": "Bo"}],
        ),
        ("{", [{"literal": "{"}]),
        ("{}", [{"literal": "{}"}]),
        ("{City} and \ue0009\ue001", [{"literal": "City"}, {"literal": "9"}]),
        ("{{City}} and {Hall}", [{"literal": "{{City}}"}, {"literal": "Hall"}]),
        ("{City} and {{Hall}}", [{"literal": "City"}, {"literal": "{{Hall}}"}]),
        (["{City} \ue0009\ue001"], [{"family": "9", "given": "{City}"}]),
        ("{{City}} and Ann Lee", [{"literal": "{{City}}"}, {"family": "Lee", "given": "Ann"}]),
    ],
)
def test_names_in_braces_with_particles_and_suffixes(value, expected):
    assert names.parse(value) == expected
