"""New versions of texts: fetched again, or from a file, with the highlights found in them."""

import json

import pytest
from click.testing import CliRunner
from web_server import serving

from reader.cli.main import cli

FIRST = "The river rose in the night, and the wall of the kitchen says how high it was. "
SECOND = "Nobody had seen it so high since the bridge was opened in a year of drought. "


def page(*paragraphs):
    body = "".join(f"<p>{text * 8}</p>" for text in paragraphs)
    head = "<html><head><title>The river</title></head><body><article><h1>The river</h1>"
    return f"{head}{body}</article></body></html>"


@pytest.fixture
def server():
    with serving() as server:
        yield server


@pytest.fixture
def run(tmp_path):
    def run(*arguments):
        return CliRunner().invoke(cli, ["-w", str(tmp_path / "place"), *map(str, arguments)])

    (tmp_path / "place" / "texts").mkdir(parents=True)
    return run


def test_a_page_is_fetched_again_and_its_highlights_follow(run, tmp_path, server):
    address = server.page("/river", page(FIRST))
    run("add", address)
    assert run("refresh").stdout == "texts/the-river.html\tunchanged\n"
    run("annotate", "the-river", "--quote", "the wall of the kitchen says", "--nth", 2)
    server.page("/river", page(SECOND, FIRST))
    before = (tmp_path / "place" / "texts" / "the-river.html").read_text()
    dry = run("refresh", "the-river", "--dry-run")
    assert dry.stdout == "texts/the-river.html\t1 added (of paragraphs)\n"
    assert (tmp_path / "place" / "texts" / "the-river.html").read_text() == before
    result = run("refresh", "the-river")
    assert result.stdout == (
        "texts/the-river.html\t1 added (of paragraphs)\t1 annotation found again\n"
    )
    assert (tmp_path / "place" / "texts" / ".replaced" / "the-river.html").read_text() == before
    [record] = json.loads(run("list", "--json").stdout)
    assert record["locator"]["paragraph"] == 2
    assert run("texts").stdout.count("\n") == 1


def test_what_can_not_be_fetched_leaves_everything_as_it_was(run, tmp_path, server):
    address = server.page("/river", page(FIRST))
    run("add", address)
    server.page("/river", "", status="503 Busy")
    result = run("refresh")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "has trouble of its own" in result.stderr
    server.page("/river", "# Words\n\nOther words.", kind="text/markdown")
    assert "would become a file of another format" in run("refresh").stderr
    assert (tmp_path / "place" / "texts" / "the-river.html").read_text() == page(FIRST)


def test_one_reason_why_several_texts_can_not_be_fetched_is_told_once(run, server):
    addresses = [server.page(f"/river-{at}", page(FIRST, SECOND * at)) for at in range(3)]
    run("add", *addresses)
    server.close()
    result = run("refresh")
    assert (result.exit_code, result.stdout) == (1, "")
    [reason, told] = result.stderr.splitlines()
    assert "can't be reached" in reason
    assert told == "reader: 3 texts stay as they were."
    [reason, told] = run("add", *(f"{each}/x" for each in addresses)).stderr.splitlines()
    assert "can't be reached" in reason
    assert "3" in told


def test_a_file_can_be_the_new_version(run, tmp_path):
    (tmp_path / "old.md").write_text(f"# The river\n\n{FIRST * 9}\n")
    run("add", tmp_path / "old.md")
    (tmp_path / "new.md").write_text(f"# The river\n\n{FIRST * 9}\n\n{SECOND}\n")
    added = run("add", tmp_path / "new.md")
    assert "nearly the same as texts/old.md: `reader refresh texts/old.md --with" in added.stderr
    new = tmp_path / "place" / "texts" / "new.md"
    assert run("refresh", "old", "--with", new).stdout == "texts/old.md\t1 added (of paragraphs)\n"
    assert not new.exists()
    assert SECOND.strip() in (tmp_path / "place" / "texts" / "old.md").read_text()
    kept = sorted(each.name for each in (tmp_path / "place" / "texts" / ".replaced").iterdir())
    assert kept == ["new.md", "old.md"]
    assert run("refresh", "--with", new).exit_code == 2


def test_a_text_with_little_in_common_is_not_taken_unless_it_is_wanted(run, tmp_path, server):
    texts = tmp_path / "place" / "texts"
    (texts / "river.md").write_text(f"# The river\n\n{FIRST * 9}\n")
    address = server.page("/page", page(FIRST))
    run("add", address)
    run("annotate", "river", "--quote", "rose in the night", "--nth", 1)
    before = {each.name: each.read_bytes() for each in texts.glob("*.*") if each.is_file()}
    (tmp_path / "tide.md").write_text(f"# The tide\n\n{SECOND * 9}\n")
    server.page("/page", page(SECOND))
    for words in (["river", "--with", tmp_path / "tide.md"], ["the-river"]):
        for dry in ([], ["--dry-run"]):
            result = run("refresh", *words, *dry)
            assert (result.exit_code, result.stdout) == (1, "")
            [told] = result.stderr.splitlines()
            assert "has little in common with it" in told
            assert told.endswith("add --anyway.")
    assert {each.name: each.read_bytes() for each in texts.glob("*.*") if each.is_file()} == before
    result = run("refresh", "river", "--with", tmp_path / "tide.md", "--anyway")
    assert result.exit_code == 0
    assert result.stdout.endswith("0 annotations found again, 1 lost\n")


@pytest.mark.parametrize("described", ["", "annotated", "noted", "otherwise"])
@pytest.mark.parametrize("is_inside", [True, False])
def test_a_text_keeps_its_highlights_when_it_becomes_the_same_as_another(
    run, tmp_path, described, is_inside
):
    texts = tmp_path / "place" / "texts"
    (texts / "old.md").write_text(f"# The river\n\n{FIRST * 9}\n")
    (texts / "other.md").write_text(f"# The river\n\n{FIRST * 9}\n\n{SECOND}\n")
    run("annotate", "old", "--quote", "the wall of the kitchen says", "--nth", 2)
    if described == "annotated":
        run("annotate", "other", "--quote", "Nobody had seen")
    elif described:
        run("describe", "other", "note=read it" if described == "noted" else "title=Another")
    new = texts / "other.md"
    if not is_inside:
        new = tmp_path / "copy.md"
        new.write_bytes((texts / "other.md").read_bytes())
    told = run("refresh", "old", "--with", new).stdout
    assert told == "texts/old.md\t1 added (of paragraphs)\t1 annotation found again\n"
    for _ in range(2):
        found = {"texts/old.md\t1 exact"}
        found |= {"texts/other.md\t1 exact"} if described == "annotated" else set()
        assert set(run("check").stdout.splitlines()) == found
        rows = json.loads(run("list", "--json").stdout)
        assert {each["path"] for each in rows} == {each.split("\t")[0] for each in found}
        run("list", "doc:old")


def test_a_text_without_an_address_says_so(run, tmp_path):
    (tmp_path / "place" / "texts" / "own.md").write_text("Words.\n")
    assert "has no address to fetch it from" in run("refresh", "own").stderr
    assert "nothing to fetch again" in run("refresh").stderr
