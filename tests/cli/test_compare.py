"""`reader compare`: two texts statement by statement."""

import json

import pytest
from click.testing import CliRunner

from reader.cli.main import cli

BOARD = """# Board closes quay

The Harbour Board will close the north quay for 14 months from May.

Fish will be landed at Sandvik meanwhile.
"""
GAZETTE = """# Quay closed

Shopkeepers fear for their trade.

The reason is the state of the north quay, which the Harbour Board is closing for 14 months.
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "board.md").write_text(BOARD)
    (tmp_path / "texts" / "gazette.md").write_text(GAZETTE)
    (tmp_path / "texts" / "corrected.md").write_text(BOARD.replace("14", "15"))

    def invoke(*arguments):
        return CliRunner().invoke(cli, ["--workspace", str(tmp_path), *arguments])

    return invoke


def test_pairs_and_what_is_alone_are_printed(run):
    done = run("compare", "board", "gazette")
    assert done.exit_code == 0, done.output
    assert [[cell[:10] for cell in line.split("\t")] for line in done.output.splitlines()] == [
        [">", "Shopkeeper"],
        ["=", "The Harbou", "The reason", "same names"],
        ["<", "Fish will "],
    ]


def test_one_sort_can_be_asked_for(run):
    assert run("compare", "board", "gazette", "--only", "left").output == (
        "<\tFish will be landed at Sandvik meanwhile.\n"
    )


def test_the_record_has_places_and_reasons(run):
    told = json.loads(run("compare", "board", "gazette", "--json").output)
    assert told["versions"] is False
    assert told["a"] == {"path": "texts/board.md", "title": "Board closes quay"}
    paths = [told[side]["path"] for side in "ab"]
    sides = {tuple(each["in"]) for each in told["statements"]}
    assert sides == {tuple(paths), *((path,) for path in paths)}
    both = [each for each in told["statements"] if each["in"] == paths]
    assert [each["reason"] for each in both] == ["same names and numbers"]
    assert both[0]["a"]["paragraph"] == 1
    assert both[0]["b"]["text"].startswith("The reason")
    assert both[0]["number"]


def test_versions_are_printed_with_what_changed(run):
    assert "for [-14-]{+15+} months" in run("compare", "board", "corrected").output


def test_a_text_that_is_not_there_is_told(run):
    done = run("compare", "board", "nothing")
    assert done.exit_code
    assert "nothing" in done.output


def test_linked_passages_come_first_with_their_relation_from_either_side(run):
    ids = [
        run("annotate", text, "--quote", words).output.split()[0]
        for text, words in (("board", "landed at Sandvik"), ("gazette", "Shopkeepers fear"))
    ]
    assert run("link", *ids, "--relation", "supports").exit_code == 0
    printed = run("compare", "board", "gazette").output.splitlines()
    assert printed[0] == (
        "=\tFish will be landed at Sandvik meanwhile.\tShopkeepers fear for their trade."
        "\tlinked by you: supports"
    )
    assert [line[:1] for line in printed] == ["=", "="]
    turned = json.loads(run("compare", "gazette", "board", "--json").output)["statements"]
    assert turned[0]["relation"] == "supported by"
    assert turned[0]["a"]["text"] == "Shopkeepers fear for their trade."
    assert turned[0]["linked"]["a"]["text"] == "Shopkeepers fear"


def test_a_link_between_versions_shows_its_statement_with_what_changed(run):
    ids = [
        run("annotate", text, "--quote", words).output.split()[0]
        for text, words in (("board", "14 months"), ("corrected", "15 months"))
    ]
    assert run("link", *ids, "--relation", "contradicts").exit_code == 0
    first, *rest = run("compare", "board", "corrected").output.splitlines()
    changed = "=\tThe Harbour Board will close the north quay for [-14-]{+15+} months from May."
    assert first == f"{changed}\tlinked by you: contradicts"
    assert changed in rest


def test_annotations_that_cannot_be_read_are_reported_and_the_texts_compared(run, tmp_path):
    (tmp_path / "annotations").mkdir()
    (tmp_path / "annotations" / "annotations.json").write_text("{ broken")
    done = run("compare", "board", "gazette")
    assert done.exit_code == 0
    assert "annotations.json" in done.stderr
    assert [line[:1] for line in done.stdout.splitlines()] == [">", "=", "<"]
