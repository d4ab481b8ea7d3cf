"""One file with the works of many texts."""

import json
import tracemalloc

import pytest
from click.testing import CliRunner

from reader.cli.main import cli
from reader.metadata import bibtex
from reader.metadata.bibliography import Bibliography
from reader.workspace.texts import loading

BIB = r"""
@article{lee2020, title={Rivers of {Stone}: A Study}, author={Lee, Ann}, year=2020,
  doi={10.1234/JR.1}, journal={Journal of Rivers}}
@misc{page, title={A page}, url={https://www.example.org/hall/?utm_source=x}, author={Roe, R.}}
@book{caf, title={Le caf\\'e de la gare}, author={Doe, Jane}}
@book{one, title={The same title}} @book{two, title={The Same Title}}
@book{hall, title={By its file's name}}
"""


@pytest.fixture
def described(tmp_path):
    """Describes a text by a library file."""

    def made(source, name="x.md", data=BIB, ending=".bib", beside=None):
        path = tmp_path / name
        path.write_text(source, "utf-8")
        if beside:
            path.with_suffix(".yaml").write_text(beside, "utf-8")
        file = tmp_path / f"My Library{ending}"
        file.write_text(data.replace("\\\\", "\\"), "utf-8")
        bibliography = Bibliography()
        bibliography.use(file)
        return bibliography.described(loading.load(path))

    return made


@pytest.mark.parametrize(
    ("source", "name", "family"),
    [
        ("---\ncitation-key: Lee2020\n---\n\nx\n", "x.md", "Lee"),
        ("---\ntitle: Other\ndoi: https://doi.org/10.1234/jr.1\n---\n\nx\n", "x.md", "Lee"),
        ("---\ntitle: Other\nurl: http://example.org/hall\n---\n\nx\n", "x.md", "Roe"),
        ("# Rivers of stone – a study\n\nx\n", "x.md", "Lee"),
        ("# Le café de la gare\n\nx\n", "x.md", "Doe"),
        ("# Something else\n\nx\n", "x.md", ""),
    ],
)
def test_a_text_is_matched_by_key_doi_address_and_title(described, source, name, family):
    document = described(source, name)
    families = [name["family"] for name in document.csl.get("author", [])]
    assert families == ([family] if family else [])
    if family:
        assert document.csl_from["author"] == "My Library.bib"


def test_the_name_of_the_file_is_a_key(described):
    assert described("# Other\n\nx\n", "hall.md").title == "By its file's name"


def test_the_file_goes_before_the_header_and_after_what_lies_beside(described):
    source = "---\ntitle: Mine\nciteKey: lee2020\nyear: 1999\n---\n\nx\n"
    document = described(source, beside="title: Beside\n")
    assert document.title == "Beside"
    assert document.csl["issued"] == {"date-parts": [[2020]]}


def test_of_several_works_none_is_taken_and_that_is_told(described):
    document = described("# The same title\n\nx\n")
    assert document.notices == (
        "My Library.bib has 2 works with this title. None of them was taken.",
    )


def test_one_bad_entry_harms_no_other(described):
    data = "@book{bad, title={never closed}\n\n@book{x, title={Good}, author={Lee, Ann}}\n"
    document = described("# Good\n\nx\n", data=data)
    assert document.csl["author"] == [{"family": "Lee", "given": "Ann"}]
    assert document.notices == ()
    (notice,) = described("# Bad\n\nx\n", "bad.md", data=data).notices
    assert notice.startswith("My Library.bib, line 3, entry bad: ")


def test_csl_json_and_ris(described):
    item = {"id": "http://zotero.org/1", "citation-key": "x", "title": "T", "publisher": "P"}
    document = described("# Other\n\nx\n", data=json.dumps([item]), ending=".json")
    assert (document.csl["title"], document.csl["publisher"]) == ("T", "P")
    document = described(
        "# A title there\n\nx\n",
        data="TY  - BOOK\nTI  - A Title There\nPB  - P\nER  - \n",
        ending=".ris",
    )
    assert document.csl["publisher"] == "P"


def test_every_verb_uses_the_file_and_tells_what_is_wrong(tmp_path, monkeypatch):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "hall.md").write_text("# Hall\n\nSome words here.\n", "utf-8")
    settings = tmp_path / "config.toml"
    settings.write_text('library = "Works.bib"\n', "utf-8")
    works = tmp_path / "Works.bib"
    works.write_text("@book{hall, author={Lee, Ann}, year=2020}\n", "utf-8")
    monkeypatch.setenv("READER_WORKSPACE", str(tmp_path))
    monkeypatch.setenv("READER_CONFIG", str(settings))

    def run(*words):
        return CliRunner().invoke(cli, words, prog_name="reader", catch_exceptions=False)

    run("annotate", "hall", "--quote", "Some words")
    assert "(Lee, 2020, para. 1)" in run("cite").stdout
    assert "Works.bib" in run("describe", "hall").stdout
    works.write_text("@book{hall, author=\n", "utf-8")
    for verb in (["cite"], ["list"], ["describe", "hall"], ["texts"], ["cite"]):
        assert "Works.bib, line" in run(*verb).stderr, verb
    works.unlink()
    for verb in (["cite"], ["list"], ["describe", "hall"], ["texts"], ["cite"]):
        assert "There is no library file" in run(*verb).stderr, verb
    run("describe", "hall", "journal=Rivers", "date=2024", "doi=10.1234/x")
    described = run("describe", "hall").stdout
    assert "container-title\tRivers" in described
    assert "issued\t2024" in described


@pytest.mark.parametrize("broken", ["@a{b\n", "@book{a,title={\n", '@book{a,title="}}\n'])
def test_of_very_many_broken_entries_the_first_are_told_in_little_memory(broken):
    count = 60_000 // len(broken)
    tracemalloc.start()
    try:
        entries, wrong = bibtex.readable(broken * count + "@book{x, title={Good}}\n")
        memory = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [each.key for each in entries] == ["x"]
    assert len(wrong) == 100
    assert str(wrong[-1]).endswith(f"and there are {count - 100} more errors behind it")
    assert memory < 400_000


def test_errors_say_their_lines_in_any_order():
    text = "@a{b,\n c\n}\n\n@book{d, title={\n\n@a{e\n@book{x, title={Good}}\n"
    assert [each.line for each in bibtex.readable(text)[1]] == [3, 5, 8]
