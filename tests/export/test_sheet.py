"""Whole sets of marks as one text: quote sheets and annotated bibliographies."""

import json
import re
import subprocess
from dataclasses import replace

import pytest
from click.testing import CliRunner
from csl_styles import use_alone

from reader import options, pandoc
from reader.cli.main import cli
from reader.errors import ReaderError
from reader.export import highlights, passage, sheet
from reader.workspace import paths
from reader.workspace.desk import Desk

LOOMS, KETTLES = "On Looms", "Kettles & <Co>_2"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A workspace with three marks in two texts of one author and year."""
    (tmp_path / "texts").mkdir()
    for name, title in (("looms", LOOMS), ("kettles", KETTLES)):
        front = f'title: "{title}"\nauthor: "{{Weavers}}"\nissued: 2024\ntype: report\n'
        body = f"First thing said.\n\nSecond thing said of {name}.\n"
        (tmp_path / "texts" / f"{name}.md").write_text(f"---\n{front}---\n\n{body}", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READER_WORKSPACE", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv("READER_CONFIG", raising=False)
    run("annotate", "looms", "--quote", "First thing", "--tag", "claim", "--note", "a < b & _c_")
    run("annotate", "looms", "--quote", "Second thing", "--color", "red")
    run("annotate", "kettles", "--quote", "Second thing", "--tag", "claim", "--tag", "x_y")
    return tmp_path


def run(*words):
    return CliRunner().invoke(cli, words, prog_name="reader", catch_exceptions=False)


def done(*words):
    result = run(*words)
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.mark.usefixtures("place")
def test_a_sheet_has_quotations_notes_and_the_references_in_order():
    printed = done("cite", "--sheet", "--format", "markdown")
    assert printed.count("## ") == 3
    assert printed.count("“Second thing” (Weavers, 2024") == 2
    assert "\n\na < b & _c_\n\nTags: claim\n" in printed
    entries = printed.partition("## References\n\n")[2].split("\n\n")
    # Kettles come before looms, and the letters are those of the citations.
    assert [entry.partition(")")[0] for entry in entries] == [
        "Weavers. (2024a",
        "Weavers. (2024b",
    ]
    assert "“First thing” (Weavers, 2024b, para. 1)" in printed


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("tag", ["claim", "x_y", "no tag", "References"]),
        ("color", ["yellow", "red", "References"]),
        ("document", [LOOMS, KETTLES, "References"]),
    ],
)
def test_a_sheet_is_grouped(by, headings):
    lines = done("cite", "--sheet", "--by", by).split("\n")
    found = [lines[at - 1] for at, line in enumerate(lines) if set(line) == {"="}]
    assert sorted(found) == sorted(headings)
    assert found[-1] == "References"


@pytest.mark.usefixtures("place")
def test_an_annotated_bibliography_has_each_entry_with_its_notes():
    parts = done("cite", "--annotated", "--style", "mla").rstrip("\n").split("\n\n")
    assert len(parts) == 3
    assert "Kettles" in parts[0]
    assert parts[1].startswith("———. On Looms")
    assert parts[2] == "a < b & _c_"


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("options", [("--sheet", "--by", "tag"), ("--annotated",)])
@pytest.mark.parametrize("form", options.TEXT_FORMATS)
@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-notes"])
def test_every_text_format_says_all(options, form, style):
    printed = done("cite", *options, "--format", form, "--style", style)
    assert "Weavers" in printed
    assert "None" not in printed
    if form == "html":
        assert "a &#60; b &#38; _c_" in printed
        assert "<Co>" not in printed
    if form == "latex":
        assert r"a < b \& \_c\_" in printed


@pytest.mark.usefixtures("place")
@pytest.mark.skipif(pandoc.executable() is None, reason="pandoc is not here")
def test_pandoc_finds_the_works_in_its_sheet():
    printed = done("cite", "--sheet", "--format", "pandoc")
    made = subprocess.run(
        [pandoc.executable(), "--citeproc", "-t", "plain", "--wrap=none"],
        input=printed, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert not made.stderr
    assert "(Weavers" in made.stdout
    assert "Weavers. 2024" in made.stdout


@pytest.mark.usefixtures("place")
def test_what_can_be_no_sheet_is_told():
    assert "choose plain" in run("cite", "--sheet", "--format", "ris").stderr
    assert run("cite", "--sheet", "--annotated").exit_code == 2
    assert done("cite", "nothing-like-it", "--sheet") == ""
    assert done("cite", "nothing-like-it", "--annotated") == ""


@pytest.mark.usefixtures("place")
def test_a_work_that_no_list_has_comes_last_by_its_title(place):
    desk = Desk(paths.find(place, {}, place))
    desk.refresh()
    records = {
        key: replace(record, csl={**record.csl, "type": "personal_communication"})
        if record.title == KETTLES
        else record
        for key, record in desk.records.items()
    }
    manner = passage.Manner("apa", "html")
    parts = (
        highlights.exported(desk.annotations(), records, "annotated", manner)
        .rstrip("\n")
        .split("\n\n")
    )
    assert "On Looms" in parts[0]
    assert parts[-1] == "<p>Kettles &#38; &#60;Co&#62;_2</p>"


def test_a_sheet_is_no_form_for_what_is_unknown():
    with pytest.raises(ReaderError, match="sheet"):
        sheet.quote_sheet([], {}, passage.Manner("apa", "ris"))


@pytest.mark.usefixtures("place")
def test_later_notes_are_short_and_footnotes_stand_once():
    chicago = ("--style", "chicago-notes")
    printed = done("cite", "--sheet", *chicago, "--format", "markdown", "sort:doc")
    notes = re.findall(r"\^\[(.*)\]$", printed, re.MULTILINE)
    assert [note.startswith("Weavers, *On Looms* (2024)") for note in notes] == [False, True, False]
    assert notes[2] == "Weavers, *On Looms*, para. 2."
    again = done("cite", "--format", "footnote", "--sheet", "--by", "tag")
    labels = re.findall(r"^\[\^(.*)\]: ", again, re.MULTILINE)
    assert len(labels) == len(set(labels)) == 3
    assert all(f"”[^{label}]\n" in again for label in labels)
    rows = json.loads(done("cite", *chicago, "--json", "doc:looms"))
    assert all("(2024)" in row["cited"] for row in rows)


@pytest.mark.usefixtures("place")
def test_footnotes_one_behind_the_other_are_paragraphs_of_their_own():
    printed = done("cite", "--format", "footnote", "--style", "mla")
    assert all(line.startswith(("“", "[^")) for line in printed.split("\n\n"))
    assert printed.count("\n\n") == printed.count("]: ") + 2


def test_the_title_of_the_references_is_in_the_language_of_the_style(tmp_path, monkeypatch):
    use_alone(monkeypatch, tmp_path)
    assert sheet.references_title("sample-dates") == "References"
    assert sheet.references_title("sample-dates@de-DE") == "Literatur"
    assert sheet.references_title("sample-notes") == "Bibliographie"
    assert sheet.references_title("mla") == "Works Cited"
