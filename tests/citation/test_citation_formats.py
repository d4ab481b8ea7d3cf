"""What citations and references look like in the formats of other programs."""

import json
import subprocess

import pytest
import yaml
from csl_items import citations
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import pandoc
from reader.citation import cite
from reader.citation.markup import formats

ARTICLE = {
    "id": "x",
    "type": "article-newspaper",
    "title": "R&D at 50% of <i>GDP</i>: a “plan”",
    "author": [{"family": "Okafor", "given": "Ada"}],
    "container-title": "The Evening Post",
    "issued": {"date-parts": [[2023, 4, 9]]},
    "page": "12-14",
    "URL": "https://post.example/a_b",
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "latex",
            (
                r"Okafor, Ada. \enquote{R\&D at 50\% of \emph{GDP}: A \enquote{Plan.}} "
                r"\emph{The Evening Post}, 9 Apr. 2023, pp. 12–14, https://post.example/a\_b."
            ),
        ),
        (
            "org",
            (
                "Okafor, Ada. “R&D at 50% of /GDP/: A ‘Plan.’” "
                "/The Evening Post/, 9 Apr. 2023, pp. 12–14, https://post.example/a_b."
            ),
        ),
    ],
)
def test_entry(name, expected):
    assert cite.bibliography_entry(ARTICLE, "mla", name) == expected


@pytest.mark.parametrize(
    ("name", "style", "expected"),
    [
        ("latex", "apa", r"\enquote{So \enquote{be} it \& go} (Okafor, 2023, para. 3)."),
        ("org", "apa", "“So ‘be’ it & go” (Okafor, 2023, para. 3)."),
        ("pandoc", "apa", "“So ‘be’ it & go” [@okafor2023rd, para. 3]."),
        ("pandoc", "chicago-notes", "“So ‘be’ it & go” [@okafor2023rd, para. 3]."),
    ],
)
def test_quotation(name, style, expected):
    passage = "So “be” it & go."
    assert cite.quotation(passage, ARTICLE, style, ("paragraph", "3"), name) == expected


def test_pandoc_takes_nothing_of_a_passage_for_a_key_or_a_formula():
    said = cite.quotation("it's @home -- $5 ~ x^2...", ARTICLE, "apa", None, "pandoc")
    assert said == r"“it\'s \@home \-- \$5 \~ x\^2\...” [@okafor2023rd]."


def test_notes_are_footnotes_where_a_format_has_them():
    cited = cite.quotation("Go.", ARTICLE, "chicago-notes", None, "latex")
    assert cited.startswith(r"\enquote{Go.}\footnote{Ada Okafor, \enquote{R\&D")
    cited = cite.quotation("Go.", ARTICLE, "chicago-notes", None, "org")
    assert cited.startswith("“Go.”[fn:: Ada Okafor, “R&D")


def test_blocks():
    words = "go " * 40
    block = cite.quotation(words, ARTICLE, "apa", None, "latex")
    assert block.startswith("\\begin{quote}\ngo")
    assert block.endswith("(Okafor, 2023)\n\\end{quote}")
    block = cite.quotation(words, ARTICLE, "apa", None, "org")
    assert block.splitlines()[0] == "#+begin_quote"
    assert block.splitlines()[2] == "#+end_quote"


def test_a_key_beside_others_differs_from_theirs():
    other = {**ARTICLE, "id": "y", "page": "1"}
    keys = {
        cite.citation(each, "apa", None, "pandoc", beside=[ARTICLE, other])
        for each in (ARTICLE, other)
    }
    assert keys == {"[@okafor2023rda]", "[@okafor2023rdb]"}
    assert set(citations([ARTICLE, other], "apa", "pandoc")) == keys


def test_the_references_of_pandoc_are_yaml_with_those_keys():
    [text] = cite.bibliography([ARTICLE], "apa", "pandoc")
    [item] = yaml.safe_load(text)["references"]
    assert item == {**ARTICLE, "id": "okafor2023rd"}
    assert cite.bibliography_entry(ARTICLE, "apa", "pandoc") == text


def test_ris():
    record = cite.references([ARTICLE], "ris").splitlines()
    assert record[0] == "TY  - NEWS"
    assert record[-1] == "ER  - "
    assert set(record) > {
        "AU  - Okafor, Ada",
        "TI  - R&D at 50% of GDP: a “plan”",
        "T2  - The Evening Post",
        "SP  - 12",
        "EP  - 14",
        "PY  - 2023",
        "DA  - 2023/04/09/",
    }


@pytest.mark.parametrize(
    ("issued", "day"),
    [
        ({"date-parts": [[2020]], "season": 4}, "2020///Winter"),
        ({"date-parts": [[2020], [2021]], "season": 4}, "2020///Winter 2020–2021"),
        ({"date-parts": [[2020, 21], [2020, 22]]}, "2020///Spring–Summer"),
        ({"date-parts": [[2020, 3], [2020, 4]]}, "2020/03//"),
    ],
)
def test_ris_has_the_season_beside_the_year(issued, day):
    assert f"DA  - {day}" in cite.references([{**ARTICLE, "issued": issued}], "ris").splitlines()


scalars = st.none() | st.booleans() | st.integers() | st.text()
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.dictionaries(st.text(), values, max_size=4), max_size=3))
def test_csl_yaml_gives_the_items_back(items):
    text = cite.references(items, "csl-yaml")
    read = yaml.safe_load(text)["references"]
    for item, back in zip(items, read, strict=True):
        given_again = json.loads(json.dumps(item))
        assert {**back, "id": None} == {**given_again, "id": None}


def test_what_comes_again_in_csl_yaml_is_written_again():
    people = [{"family": "Okafor"}]
    text = cite.references([{"author": people, "editor": people}], "csl-yaml")
    assert text.count("family: Okafor") == 2
    assert "issued:\n    date-parts: [[2023, 4, 9]]\n" in cite.references([ARTICLE], "csl-yaml")


TRICKY = [
    *("yes", "No", "on", "y", "null", "NULL", "true", "012", "0o14", "1e5", "12:30", "1_000", ".5"),
    *("2020-01-02", "=", "a: b", "a #b", "?", "[a", "{a", "!a", "&a", "%a", "@a", "a,", "é中😀"),
    *("\u2028x", "x\ufeffy", "two words", "word", "end-of-line", "archive_place"),
]


@pytest.mark.skipif(pandoc.executable() is None, reason="pandoc is not here")
def test_pandoc_reads_csl_yaml_as_it_was():
    items = [
        {"type": "book", "title": f"T{at}", "publisher": text} for at, text in enumerate(TRICKY)
    ]
    made = subprocess.run(
        [pandoc.executable(), "--from=markdown-smart", "--to=csljson"],
        input=f"---\n{cite.references(items, 'csl-yaml')}---\n",
        capture_output=True,
        text=True,
        check=True,
    )
    read = {item["title"]: item.get("publisher", "") for item in json.loads(made.stdout)}
    assert read == {f"T{at}": text for at, text in enumerate(TRICKY)}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["latex", "org"]))
def test_nothing_foreign_is_a_command(title, name):
    item = {"type": "book", "title": title, "author": [{"literal": title}]}
    text = cite.bibliography_entry(item, "apa", name)
    if name == "latex":
        bare = text.replace(r"\\", "")
        assert bare.count("{") - bare.count(r"\{") == bare.count("}") - bare.count(r"\}")
    else:
        assert not text.startswith(("* ", "#", "|"))


@pytest.mark.parametrize("form", ["markdown", "footnote", "pandoc", "latex", "org"])
@pytest.mark.parametrize("formula", ["$x_1 < y^2$", r"$\frac{a_i}{b}$", r"\(a_1 * b\)"])
def test_a_formula_in_a_quotation_stays_one(form, formula):
    assert formula in formats.format_named(form).escape(f"where {formula} holds")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "from $5_000 to $6_000",
            r"$\input{x}_1$",
            "$x_{1$",
            "$x_1}$",
            "$5%_1$",
        ),
        *(r"$x_1 \def\a{b}$", "$ x_1 $"),
    ],
)
def test_what_only_looks_like_a_formula_is_escaped(text):
    assert r"\$" in formats.format_named("latex").escape(text)
    assert r"\_" in formats.format_named("markdown").escape(text)


def test_keywords_go_with_the_references():
    item = {"id": "k", "type": "book", "title": "T", "keyword": "history, towns; river"}
    assert "  keywords = {history, towns, river},\n" in cite.references([item], "biblatex")
    ris = cite.references([item], "ris")
    assert [line for line in ris.split("\n") if line.startswith("KW")] == [
        "KW  - history",
        "KW  - towns",
        "KW  - river",
    ]
