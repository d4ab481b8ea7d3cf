"""Files beside a text: CSL-JSON, YAML and BibTeX, and what goes before what."""

import importlib.util
import json
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.metadata import bibtex, bibtex_item, fields, latex, sidecar
from reader.workspace.texts import loading

TEXT = """---
title: What the front matter says
date: 2019
publisher: City Press
---
# A heading

A paragraph.
"""


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "hall.md"
    path.write_text(TEXT)
    return path


def item(source):
    (only,) = bibtex.readable(source)[0]
    return bibtex_item.item(only)


def test_what_lies_beside_goes_before_the_front_matter(text):
    beside = {"id": "x", "title": "Of the side-car", "issued": {"date-parts": [[2020, 2]]}}
    text.with_name("hall.csl.json").write_text(json.dumps(beside))
    document = loading.load(text)
    assert document.title == "Of the side-car"
    assert document.csl == {
        "title": "Of the side-car",
        "issued": {"date-parts": [[2020, 2]]},
        "publisher": "City Press",
    }
    assert document.csl_from == {
        "title": "hall.csl.json",
        "issued": "hall.csl.json",
        "publisher": "front matter",
    }
    assert loading.glimpse(text).document.csl == document.csl


def test_of_several_files_each_field_comes_from_the_first_that_has_it(text):
    text.with_name("hall.csl.json").write_text('[{"id": "x", "volume": 3}]')
    text.with_name("hall.yaml").write_text("volume: 4\nissue: 5\n")
    text.with_name("hall.bib").write_text("@article{x, volume = 6, number = 7, pages = {8--9}}")
    csl = loading.load(text).csl
    assert (csl["volume"], csl["issue"], csl["page"]) == (3, "5", "8-9")


def test_csl_yaml(text):
    text.with_name("hall.yml").write_text(
        "---\nreferences:\n- id: other\n  title: No\n- id: hall\n  type: report\n  author:\n"
        "  - family: Hall\n    given: City\n  issued:\n  - year: 2020\n    month: 2\n"
        "  accessed:\n    date-parts:\n    - [2021, 3, 4]\n...\n"
    )
    csl = loading.load(text).csl
    assert csl["type"] == "report"
    assert csl["author"] == [{"family": "Hall", "given": "City"}]
    assert csl["issued"] == {"date-parts": [[2020, 2]]}
    assert csl["accessed"] == {"date-parts": [[2021, 3, 4]]}


@pytest.mark.parametrize("name", [{"literal": "WHO"}, {"family": "O", "given": "J"}])
def test_a_record_may_name_thousands_by_few_letters(tmp_path, name):
    text = tmp_path / "hall.md"
    text.write_text("It rained.")
    item = {"id": "a", "title": "Hall", "author": [name] * 4000}
    written = "".join(f"{key}: {item[key]}\n" for key in ("id", "title")) + "author:\n"
    fields = "\n  ".join(f"{part}: {said}" for part, said in name.items())
    for beside, data in [
        ("hall.csl.json", json.dumps([item], separators=(",", ":"))),
        ("hall.yaml", written + f"- {fields}\n" * 4000),
    ]:
        (tmp_path / beside).write_text(data)
        document = loading.load(text)
        (tmp_path / beside).unlink()
        assert document.csl["author"] == [name] * 4000
        assert not document.notices


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("hall.csl.json", b'{\n"title": }', "hall.csl.json, line 2: it is not JSON"),
        ("hall.csl.json", b"[]", "hall.csl.json: it has no entry"),
        ("hall.csl.json", b'[{"id": 1}, {"id": 2}]', "hall.csl.json: it has several entries"),
        ("hall.csl.json", b"7", "hall.csl.json: it is not a list of keys and values"),
        (
            "hall.csl.json",
            b"[" * 100_000,
            "hall.csl.json, line 1: it has far more values than words",
        ),
        ("hall.csl.json", b"", "hall.csl.json: it is"),
        ("hall.csl.json", b"\x00\x01\xff" * 50, "hall.csl.json: it is not a text"),
        ("hall.csl.json", b" " * (1 << 21), "hall.csl.json: it is larger than 1 MB"),
        ("hall.yaml", b"title: a\nauthor: [b", "hall.yaml, line 2"),
        ("hall.yaml", b"a: &x 1\nb: *x", "hall.yaml, line 2: aliases are not read here"),
        ("hall.yaml", b"colour: red", "hall.yaml: it has no field"),
        (
            "hall.bib",
            b"@article{x,\n title = {Never closed",
            "hall.bib, line 2, entry x: a brace is never",
        ),
        (
            "hall.bib",
            b"@article{x,\n title {No}}",
            "hall.bib, line 2, entry x: “=” is missing behind title",
        ),
        ("hall.bib", b"Nothing here", "hall.bib: it has no entry"),
        (
            "hall.bib",
            b"@book{x, title = " + b"{" * 100_000,
            "hall.bib, line 1, entry x: braces are",
        ),
    ],
)
def test_what_is_wrong_is_told_in_one_line_and_the_text_opens(text, name, data, told):
    text.with_name(name).write_bytes(data)
    document = loading.load(text)
    (notice,) = document.notices
    assert notice.startswith(told)
    assert "\n" not in notice
    assert document.title == "What the front matter says"


def test_no_control_character_comes_out_of_an_escape(text):
    text.with_name("hall.csl.json").write_text(
        r'{"title": "A\u001b]0;x\u0007", "author": [{"literal": "B\u009b\u2028C"}], "x": {"y": 1}}'
    )
    text.with_name("hall.yaml").write_text(r'publisher: "P\e\x9bQ"')
    csl = loading.load(text).csl
    assert csl["title"] == "A�]0;x�"
    assert csl["author"] == [{"literal": "B� C"}]
    assert csl["publisher"] == "P��Q"


def test_biblatex():
    found = item(r"""
        % a comment
        @string{press = "University " # {Press}}
        @inproceedings{lee2020, author = {Lee, Ann and Ludwig van Beethoven and
            {World Health Organization} and de la Cruz, Jr., Jos{\'e} and others},
          title = {The {NASA} \& the m{\"u}nster}, subtitle = "A {``}look{''}",
          booktitle = {Proceedings}, publisher = press, pages = {1--9}, series = {Rivers},
          number = 4, date = {2020-02-03/2020-02-05}, urldate = {2021-01-01}, langid = {british},
          url = {https://example.org/a_b~c?d=\%20}, }
    """)
    assert found == {
        "id": "lee2020",
        "type": "paper-conference",
        "author": [
            {"family": "Lee", "given": "Ann"},
            {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
            {"literal": "World Health Organization"},
            {
                "family": "Cruz",
                "given": "José",
                "non-dropping-particle": "de la",
                "suffix": "Jr.",
            },
            {"literal": "others"},
        ],
        "title": "The NASA & the münster: A “look”",
        "container-title": "Proceedings",
        "publisher": "University Press",
        "page": "1-9",
        "collection-title": "Rivers",
        "collection-number": "4",
        "issued": {"date-parts": [[2020, 2, 3], [2020, 2, 5]]},
        "accessed": {"date-parts": [[2021, 1, 1]]},
        "language": "en-GB",
        "URL": "https://example.org/a_b~c?d=%20",
    }


def test_bibtex_dates_by_month():
    assert item("@article{a, year = 2020, month = feb}")["issued"] == {"date-parts": [[2020, 2]]}
    assert item("@misc(a, year = {2020}, month = 2, day = 7)")["issued"] == {
        "date-parts": [[2020, 2, 7]]
    }
    assert item("@misc{a, date = {2020~}}")["issued"] == {"date-parts": [[2020]], "circa": True}


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        (
            r"@article{a, author={Nu{\~n}ez, Jos{\'e} and Mu\~noz, Ana and O.~Lee}, title={T}}",
            {
                "author": [
                    {"family": "Nuñez", "given": "José"},
                    {"family": "Muñoz", "given": "Ana"},
                    {"family": "Lee", "given": "O."},
                ]
            },
        ),
        *[
            (
                f"@book{{a, author={{{people}}}}}",
                {"author": [{"family": "Geva", "given": "Ran"}, {"literal": "others"}]},
            )
            for people in (
                "Geva, Ran et al.",
                "Geva, Ran and others",
                "Ran Geva and {others}",
                "Geva, Ran and Others",
                "Geva, Ran and et al.",
                "Geva, Ran, et al",
            )
        ],
        ("@book{a, author={others}}", {}),
        *[
            (
                f"@book{{a, author={{{people}}}}}",
                {
                    "author": [
                        {"family": "Lee", "given": "Ann"},
                        {"family": "Day", "given": "Bo"},
                    ]
                },
            )
            for people in ("Lee, Ann; Day, Bo", "Lee, Ann, and Day, Bo", "Ann Lee AND Bo Day")
        ],
        ("@book{a, doi={https://doi.org/10.1/x}}", {"DOI": "10.1/x"}),
        ("@article{a, eid={e12}}", {"number": "e12"}),
        ("@article{a, number={2}, issue={Spring}}", {"issue": "2, Spring"}),
        ("@bachelorsthesis{a, school={MIT}}", {"type": "thesis"}),
        ("@book{a, author={{{NASA} Center}}}", {"author": [{"literal": "NASA Center"}]}),
        (
            "@phdthesis{a, school={MIT}}",
            {"type": "thesis", "genre": "PhD thesis", "publisher": "MIT"},
        ),
        ("@mastersthesis{a, type={Diploma}}", {"genre": "Diploma"}),
        ("@thesis{a, type={mathesis}}", {"genre": "Master’s thesis"}),
        (
            "@techreport{a, number=7}",
            {"type": "report", "genre": "Technical report", "number": "7"},
        ),
        (
            "@misc{a, eprint={2403.01234}, archiveprefix={arXiv}}",
            {
                "type": "article",
                "URL": "https://arxiv.org/abs/2403.01234",
                "publisher": "arXiv",
                "number": "arXiv:2403.01234",
            },
        ),
        (
            "@article{a, journal={arXiv preprint arXiv:2403.01234}}",
            {"type": "article", "URL": "https://arxiv.org/abs/2403.01234", "container-title": None},
        ),
        (
            "@article{a, journal={Rivers}, eprint={2403.01234}, eprinttype={arxiv}, url={https://r.x/a}}",
            {"type": "article-journal", "URL": "https://r.x/a", "number": None},
        ),
        ("@article{a, eprint={123}, eprinttype={pubmed}}", {"PMID": "123"}),
        (
            "@article{a, eprint={123}, eprinttype={jstor}}",
            {"URL": "https://www.jstor.org/stable/123"},
        ),
        (
            r"@misc{a, howpublished={\url{https://example.org/a_b}}}",
            {"URL": "https://example.org/a_b", "publisher": None},
        ),
        (
            "@misc{a, note={[Online; accessed 4 May 2020]}}",
            {"accessed": {"date-parts": [[2020, 5, 4]]}, "note": None},
        ),
        (
            "@misc{a, note={Accessed: 2020-05-04}}",
            {"accessed": {"date-parts": [[2020, 5, 4]]}, "note": None},
        ),
        ("@misc{a, note={Accessed by few}}", {"accessed": None, "note": "Accessed by few"}),
        ("@book{a, series={Rivers}, number={12}}", {"collection-number": "12", "number": None}),
        ("@article{a, number={12}}", {"issue": "12", "number": None}),
        (
            "@book{a, title={T}, subtitle={S}, maintitle={M}}",
            {"title": "T: S", "container-title": "M"},
        ),
        ("@book{a, langid={ngerman}, pagetotal={9}}", {"language": "de", "number-of-pages": "9"}),
    ],
)
def test_fields_of_bib_entries(source, fields):
    found = item(source)
    assert {name: found.get(name) for name in fields} == fields


@pytest.mark.parametrize(
    "source", ["@article{, title={T}}", "@article{title={T}}", "@article{,title=T}"]
)
def test_an_entry_without_a_key_is_read(source, text):
    [entry] = bibtex.readable(source)[0]
    assert (entry.key, entry.fields) == ("", {"title": "T"})
    text.with_name("hall.bib").write_text(source)
    csl = loading.load(text).csl
    assert csl["title"] == "T"
    assert "citation-key" not in csl


PARENTS = r"""
@xdata{city, publisher = {City Press}, location = {Springfield}}
@proceedings{conf, title = {Rivers}, subtitle = {A Conference}, editor = {Day, Bo}, year = 2020,
  xdata = {city}, series = {Water}, shorthand = {R}}
@book{whole, title = {Halls}, author = {Roe, Jane}, year = 2001}
@inproceedings{Hall, crossref = {CONF}, author = {Lee, Ann}, title = {Weirs}, pages = {1--9}}
@inbook{nave, crossref = {whole}, title = {Naves}}
@inproceedings{round, crossref = {about}, title = {R}}
@inproceedings{about, crossref = {round}, title = {A}}
"""


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        (
            "Hall",
            {
                "title": "Weirs",
                "container-title": "Rivers: A Conference",
                "author": [{"family": "Lee", "given": "Ann"}],
                "editor": [{"family": "Day", "given": "Bo"}],
                "issued": {"date-parts": [[2020]]},
                "publisher": "City Press",
                "publisher-place": "Springfield",
                "collection-title": "Water",
                "citation-key": "Hall",
            },
        ),
        (
            "nave",
            {
                "title": "Naves",
                "container-title": "Halls",
                "author": [{"family": "Roe", "given": "Jane"}],
                "container-author": [{"family": "Roe", "given": "Jane"}],
            },
        ),
        ("round", {"title": "R", "container-title": "A"}),
    ],
)
def test_an_entry_has_what_its_parents_have(text, key, fields):
    path = text.rename(text.with_name(f"{key}.md"))
    path.with_suffix(".bib").write_text(PARENTS)
    csl = loading.load(path).csl
    assert {name: csl.get(name) for name in fields} == fields


def test_one_of_several_is_the_one_with_the_name_as_its_id_or_key(text):
    items = [{"id": "http://z.example/1", "citation-key": "hall", "title": "A"}, {"id": "b"}]
    text.with_name("hall.csl.json").write_text(json.dumps(items))
    assert loading.load(text).csl["title"] == "A"


def test_the_title_that_is_shown_has_no_markup(text):
    text.with_name("hall.bib").write_text(r"@book{a, title = {On \emph{Homo} and H$_2$O}}")
    document = loading.load(text)
    assert document.csl["title"] == "On <i>Homo</i> and H<sub>2</sub>O"
    assert document.title == "On Homo and H2O"


@given(st.text(alphabet="@{}(),=#\"%\\'anJr. \n1article", max_size=60))
def test_any_file_is_read_or_refused(source):
    found, wrong = bibtex.readable(source)
    assert all(bibtex_item.item(entry)["type"] for entry in found)
    assert all(1 <= error.line <= source.count("\n") + 1 for error in wrong)


@given(st.text("xyzé1", min_size=1), st.text("abc ü", min_size=1))
def test_words_without_markup_stay(key, words):
    (entry,) = bibtex.readable(f"@book{{{key}, title = {{{words}}}}}")[0]
    assert entry.key == key
    assert latex.plain(entry.fields["title"]).split() == words.split()


def test_a_yaml_file_beside_a_text_may_say_all_that_csl_knows(text):
    text.with_name("hall.yaml").write_text("""
references:
- id: hall
  type: motion_picture
  title: T
  director: [{family: Day, given: Bo}]
  version: 2
  submitted: {date-parts: [[2020]]}
""")
    csl = loading.load(text).csl
    assert csl["director"] == [{"family": "Day", "given": "Bo"}]
    assert csl["version"] == "2"
    assert csl["submitted"] == {"date-parts": [[2020]]}


def test_proceedings_beside_their_paper_are_no_second_work(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Words.\n", "utf-8")
    (tmp_path / "a.bib").write_text(
        "@inproceedings{lee, title={Quays}, crossref={p}}\n"
        "@proceedings{p, title={Shores}, booktitle={Papers on Shores}, year={2024}}\n",
        "utf-8",
    )
    csl = loading.load(path).csl
    assert (csl["title"], csl["container-title"]) == ("Quays", "Papers on Shores")


def test_long_names_and_seasons_of_biblatex(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Words.\n", "utf-8")
    (tmp_path / "a.bib").write_text(
        "@book{a, title={Quays}, author={family=Berg, given=Jan, prefix=van der, useprefix=true"
        " and Lee, Ann}, date={2020-21}}",
        "utf-8",
    )
    csl = loading.load(path).csl
    assert csl["author"] == [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
        {"family": "Lee", "given": "Ann"},
    ]
    assert csl["issued"] == {"date-parts": [[2020]], "season": 1}


def test_a_missing_comma_spoils_no_field_and_is_told(text):
    text.with_name("hall.bib").write_text(
        "@article{a,\n title = {Ferries},\n volume = 3\n number = 2,\n year = 2001\n}\n"
    )
    document = loading.load(text)
    assert document.csl["volume"] == "3"
    assert document.csl["issue"] == "2"
    assert document.csl["issued"] == {"date-parts": [[2001]]}
    assert document.notices == (
        (
            "hall.bib, line 4, entry a: a comma or “}” is missing behind volume. "
            "This entry was read all the same."
        ),
    )
    assert sidecar.problems(document) == [*document.notices]


def test_a_broken_entry_spoils_no_other_and_is_told(text):
    text.with_name("hall.bib").write_text(
        "@book{x, title {Quays}}\n@book{hall, title = {Ferries}, year = 2001}\n"
    )
    document = loading.load(text)
    assert document.csl["title"] == "Ferries"
    assert document.notices == (
        "hall.bib, line 1, entry x: “=” is missing behind title. This entry was not read.",
    )


def test_an_item_with_names_and_dates_as_text_and_with_other_names_of_fields_is_read(text):
    text.with_name("hall.csl.json").write_text(
        json.dumps(
            {
                "type": "journalArticle",
                "title": "Ferries",
                "author": "Ann Lee and Bo Day",
                "issued": "12 Feb 2024",
                "journal": "Journal of Shores",
                "pages": "12-19",
                "doi": "https://doi.org/10.1234/abc",
                "custom": {"kept": ["as", "it", "is"]},
            }
        )
    )
    assert loading.load(text).csl == {
        "type": "article-journal",
        "title": "Ferries",
        "author": [{"family": "Lee", "given": "Ann"}, {"family": "Day", "given": "Bo"}],
        "issued": {"date-parts": [[2024, 2, 12]]},
        "container-title": "Journal of Shores",
        "page": "12-19",
        "DOI": "10.1234/abc",
        "publisher": "City Press",
        "custom": {"kept": ["as", "it", "is"]},
    }


@pytest.mark.parametrize(
    "text", ["a: &x 1\nb: *x", "a: [" * 100, "a: \ud800", "title: [b", "a: \x07"]
)
def test_yaml_is_refused_alike_with_and_without_its_parser_in_c(text, monkeypatch):
    fast = fields.read_yaml(text)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    found = importlib.util.find_spec("reader.metadata.fields")
    pure = importlib.util.module_from_spec(found)
    found.loader.exec_module(pure)
    plain = pure.read_yaml(text)
    assert pure._Parser is yaml.BaseLoader
    assert (fast[0], bool(fast[2])) == (plain[0], bool(plain[2])) == ({}, True)
    assert 1 <= fast[1] <= text.count("\n") + 1


def test_long_yaml_is_read_in_seconds():
    text = "".join(f"- id: k{number}\n  title: The ferry\n" for number in range(20_000))
    started = time.process_time()
    known, _, problem = fields.read_yaml(f"references:\n{text}")
    assert (len(known["references"]), problem) == (20_000, "")
    # In Python alone, it takes more than ten times as long.
    assert time.process_time() - started < 20


def test_nobody_has_two_roles_because_two_sources_differ(text):
    header = "author: Ann Lee\neditor: Bo Kim; Cy Ray\ntranslator: Di Fox"
    text.write_text(f"---\n{header}\n---\n\nWords.\n")
    bib = "@book{hall, editor = {Lee, Ann}, author = {Kim, Bo}, title = {Hall}}"
    text.with_name("hall.bib").write_text(bib)
    csl = loading.load(text).csl
    assert [each["family"] for each in csl["author"]] == ["Kim"]
    assert [each["family"] for each in csl["editor"]] == ["Lee"]
    assert [each["family"] for each in csl["translator"]] == ["Fox"]
    text.with_name("hall.bib").write_text("@book{hall, editor = {Lee, Ann}, title = {Hall}}")
    csl = loading.load(text).csl
    assert "author" not in csl
    assert [each["family"] for each in csl["editor"]] == ["Lee"]
