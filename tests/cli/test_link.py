"""`reader link`, the facets of links, and links in what other programs read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reader import config
from reader.cli.main import cli

TEXT = "# Rain\n\nIt rained all day in the town.\n\nNobody went out that day.\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("READER_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "config.toml").write_text(
        '[[relations]]\nname = "answers"\nreverse = "answered by"\nkey = "x"\n'
    )
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "rain.md").write_text(TEXT)
    (tmp_path / "texts" / "sun.md").write_text(TEXT.replace("Rain", "Sun").replace("day", "week"))

    def invoke(*arguments):
        return CliRunner().invoke(cli, ["--workspace", str(tmp_path), *arguments])

    return invoke


@pytest.fixture
def ends(run):
    one = run("annotate", "rain", "--quote", "It rained").output.strip()
    other = run("annotate", "sun", "--quote", "Nobody").output.strip()
    return one, other


def listed(run, *query):
    done = run("list", *query)
    assert done.exit_code == 0, done.output
    return [line.split("\t")[0] for line in done.output.splitlines()]


def test_a_link_is_made_found_from_both_ends_and_removed(run, ends):
    one, other = ends
    short, other_short = one[:8], other[:8]
    done = run("link", short, other_short, "--relation", "supports", "--note", "so it is")
    assert (done.exit_code, done.output) == (0, "Linked (supports)\n")
    assert listed(run, "has:link") == listed(run, "rel:supports") == [short]
    assert listed(run, 'rel:"supported by"') == [other_short]
    assert sorted(listed(run, "is:linked")) == sorted([short, other_short])
    assert listed(run, "to:sun") == listed(run, f"to:{other_short}") == [short]
    assert listed(run, "to:Rain") == [other_short]
    assert listed(run, "rel:repeats") == []
    first, second = json.loads(run("list", "--json").output)
    assert first["links"] == [{"to": other, "relation": "supports", "note": "so it is"}]
    assert first["motivation"] == "linking"
    assert second["linked_from"] == [{"from": one, "relation": "supported by", "note": "so it is"}]
    sheet = run("cite", "--sheet").output
    assert "Link: supports “Nobody” (Sun ¶2): so it is" in sheet
    assert "Link: supported by “It rained” (Rain ¶1): so it is" in sheet
    run("link", one, other, "--relation", "supports", "--note", "or not")
    assert json.loads(run("list", "has:link", "--json").output)[0]["links"][0]["note"] == "or not"
    assert run("link", other, one, "--remove").output == "Unlinked (supports)\n"
    assert listed(run, "is:linked") == []


def test_relations_of_ones_own_are_named_at_both_ends(run, ends):
    one, other = ends
    assert run("link", one, other, "--relation", "Answered By").exit_code == 0
    assert listed(run, "rel:answers") == [other[:8]]
    assert listed(run, 'rel:"answered by"') == [one[:8]]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ONE", "ONE", "--relation", "supports"), "can't be linked with itself"),
        (("ONE", "zzz", "--relation", "supports"), "no annotation zzz"),
        (("ONE", "OTHER", "--relation", "suports"), "Did you mean “supports”?"),
        (("ONE", "OTHER", "--remove"), "no such link"),
        (("ONE", "OTHER"), "--relation"),
    ],
)
def test_what_cannot_be_linked_is_told(run, ends, arguments, told):
    named = {"ONE": ends[0], "OTHER": ends[1]}
    done = run("link", *(named.get(each, each) for each in arguments))
    assert done.exit_code in {1, 2}
    assert told in done.output


def test_a_relation_that_there_is_not_is_an_error_of_the_query(run, ends):
    done = run("list", "rel:contradict")
    assert done.exit_code == 1
    assert "Did you mean “contradicts”?" in done.output
    assert ends


def test_settings_of_relations_that_are_wrong_are_told():
    found = config.parse(
        b'[[relations]]\nname = "a"\nkey = "1"\n[[relations]]\nreverse = "b"\n'
        b'[[relations]]\nname = "c"\nkay = "2"\n[[relations]]\nname = "repeats"\nreverse = "r"\n',
        Path("config.toml"),
    )
    assert [each.partition(":")[0] for each in found.problems] == [
        "config.toml, relations #1.key", "config.toml, relations #2.name",
        "config.toml, relations #3.kay",
    ]  # fmt: skip
    named = {each.name: each for each in found.relations}
    assert named["repeats"].reverse == "r"
    assert named["repeats"].key == "3"
    assert (named["a"].reverse, named["a"].key) == ("a", "6")
    assert named["c"].key == "7"
