"""Tags on the command line."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from seen import rows

from reader.cli.main import cli

TEXTS = Path(__file__).parents[2] / "texts"


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """The current folder is a workspace with an article and three marks."""
    monkeypatch.delenv("READER_WORKSPACE", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    shutil.copy(TEXTS / "town-hall.md", tmp_path / "texts")
    for quote, tag in [
        ("two hours", "claim"),
        ("one of its subjects", "claim/strong, media"),
        ("not an option", "other"),
    ]:
        done("annotate", "town-hall", "--quote", quote, "--tag", tag)
    return tmp_path


def run(*words):
    return CliRunner().invoke(cli, words, prog_name="reader", catch_exceptions=False)


def done(*words):
    result = run(*words)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def refused(*words):
    result = run(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_tags_are_listed_with_their_counts():
    assert done("tags").splitlines() == ["claim\t1 of 2", "claim/strong\t1", "media\t1", "other\t1"]
    [first, *_] = json.loads(done("tags", "--json"))
    [count] = first.pop("documents").values()
    assert count == 2
    assert first == {
        "name": "claim",
        "annotations": 1,
        "annotations_with_below": 2,
        "description": "",
        "color": "",
        "aliases": [],
    }


def test_a_renamed_tag_is_found_and_given_by_its_old_name(place):
    told = done("tags", "rename", "claim", "finding")
    assert told == "Renamed tag claim to finding on 2 annotations\n"
    done("annotate", "town-hall", "--quote", "gets it", "--tag", "claim/weak")
    file = place / "annotations" / "annotations.json"
    assert rows(file)[-1]["tags"] == ["finding/weak"]
    assert len(done("list", "tag:claim").splitlines()) == 3
    assert len(done("list", "tag:=Claim").splitlines()) == 1
    assert len(done("list", "tag:claim/weak,finding/strong").splitlines()) == 2
    assert len(done("list", "tag:finding").splitlines()) == 3
    assert done("list", "tag:clai") == ""
    assert json.loads(done("tags", "--json"))[0]["aliases"] == ["claim"]


def test_a_mark_with_an_old_name_in_the_file_counts_under_the_new_one(place):
    done("tags", "rename", "claim", "finding")
    file = place / "annotations" / "annotations.json"
    file.write_text(file.read_text().replace('["other"]', '["claim"]'))
    assert done("tags").splitlines()[0] == "finding\t2 of 3"
    assert len(done("list", "tag:finding").splitlines()) == 3
    assert json.loads(done("list", "tag:claim", "option", "--json"))[0]["tags"] == ["finding"]


def test_merging_is_said_to_be_meant():
    assert "merge media into it" in refused("tags", "rename", "media", "claim")
    assert "use rename" in refused("tags", "merge", "media", "nothing")
    assert (
        done("tags", "merge", "media", "claim") == "Merged tag media into claim on 1 annotation\n"
    )
    assert done("tags").splitlines()[0] == "claim\t2"


def test_what_can_not_be_is_one_line():
    assert "no tag x" in refused("tags", "rename", "x", "y")
    assert "control character" in refused("tags", "rename", "claim", "a\x1b[31m")
    assert "\x1b" not in refused("tags", "rename", "a\x1b[31m", "y")
    assert "below itself" in refused("tags", "rename", "claim", "claim/x")
    assert "needs a name" in refused("tags", "rename", "claim", " / ")
