"""Texts removed and restored on the command line."""

import json

import pytest
from click.testing import CliRunner

from reader.cli.main import cli


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """The current folder is a workspace with a text, what describes it, and a highlight."""
    monkeypatch.delenv("READER_WORKSPACE", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "storm.txt").write_text("A storm came up.\n\nNobody had been warned.")
    (tmp_path / "texts" / "storm.csl.json").write_text('{"title": "The storm"}')
    assert run("annotate", "storm", "--quote", "Nobody").exit_code == 0
    return tmp_path


def run(*words):
    return CliRunner().invoke(cli, words, prog_name="reader", catch_exceptions=False)


def test_a_removed_text_is_listed_and_comes_back_with_its_highlights():
    result = run("remove", "storm")
    assert (result.exit_code, result.stdout) == (0, "storm\n")
    assert "with 1 annotation: `reader restore storm` brings it all back" in result.stderr
    assert (run("texts").stdout, run("list").stdout) == ("", "")
    assert run("restore").stdout.startswith("storm\tThe storm\t1\t2")
    assert json.loads(run("restore", "--json").stdout)[0]["files"] == [
        "texts/storm.txt",
        "texts/storm.csl.json",
    ]
    result = run("restore", "storm")
    assert (result.exit_code, result.stdout) == (0, "texts/storm.txt\n")
    assert "Nobody" in run("list").stdout
    assert "The storm" in run("texts").stdout
    assert run("restore").stdout == ""


def test_adding_it_again_says_how_to_get_back_what_belonged_to_it(place):
    (place / "copy.txt").write_bytes((place / "texts" / "storm.txt").read_bytes())
    removed = json.loads(run("remove", "storm", "--json").stdout)
    assert [each["name"] for each in removed] == ["storm"]
    result = run("add", "copy.txt", "--name", "storm")
    assert result.stdout == "texts/storm.txt\n"
    assert "was removed before: `reader restore storm` brings back what" in result.stderr
    assert json.loads(run("restore", "storm", "--json").stdout) == [{"path": "texts/storm.txt"}]
    assert sorted(each.name for each in (place / "texts").glob("*.*")) == [
        ".trash",
        "storm.csl.json",
        "storm.txt",
    ]
    assert "Nobody" in run("list").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["remove", "stork"], "There is no text stork: nothing was removed"),
        (["restore", "storm"], "No text called storm was removed"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(words, told):
    result = run(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_text_outside_the_library_is_not_removed(place):
    (place / "mine.txt").write_text("A text of one's own.")
    result = run("remove", "mine.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "mine.txt is not in the folder of the texts" in result.stderr
    assert (place / "mine.txt").exists()


def test_check_and_cite_say_how_a_removed_text_with_highlights_comes_back(place):
    kept = json.loads((place / "annotations" / "annotations.json").read_text())["annotations"]
    run("remove", "storm")
    file = place / "annotations" / "annotations.json"
    data = json.loads(file.read_text())
    file.write_text(json.dumps(data | {"annotations": kept}))
    for verb in ("check", "cite"):
        result = run(verb)
        assert "storm.txt was removed: u, or `reader restore storm`, brings" in result.output
