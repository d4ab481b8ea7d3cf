"""The command line over texts that were edited, renamed or taken away since they were annotated."""

import json

import pytest
from click.testing import CliRunner

from reader.cli.main import cli

FERRY = """The ferry left the harbour at noon.

Nobody on board had seen the storm warning.

Later the captain said that he had trusted the sky.

An inquiry will begin in the spring.
"""


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    for name in ("CONFIG", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.delenv("READER_CONFIG", raising=False)
    monkeypatch.delenv("READER_WORKSPACE", raising=False)
    folder = tmp_path / "place"
    (folder / "texts").mkdir(parents=True)
    monkeypatch.chdir(folder)
    (folder / "texts" / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "texts" / "ferry.yaml").write_text("title: Ferry\nauthor: Ann Lee\ndate: 2024\n")
    return folder


def run(*words):
    return CliRunner().invoke(cli, words, prog_name="reader", catch_exceptions=False)


def done(*words):
    result = run(*words)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@pytest.fixture
def edited(place):
    """A highlight in the third paragraph, which is the fourth by now."""
    done("annotate", "ferry", "--quote", "the captain said", "--tag", "claim")
    (place / "texts" / "ferry.txt").write_text(f"One more.\n\n{FERRY}", encoding="utf-8")
    return place


@pytest.mark.usefixtures("edited")
def test_a_list_tells_the_paragraph_of_todays_text():
    assert "ferry ¶4" in done("list")
    assert done("list", "para:4").count("\n") == 1
    assert done("list", "para:3") == ""


@pytest.mark.usefixtures("edited")
def test_a_citation_and_a_sheet_tell_the_paragraph_of_todays_text():
    assert "para. 4" in done("cite")
    assert "para. 4" in done("cite", "--sheet")
    assert done("cite", "para:3") == ""


@pytest.mark.usefixtures("edited")
def test_a_record_for_other_programs_has_both_places():
    [record] = json.loads(done("list", "--json"))
    assert (record["locator"]["paragraph"], record["marked_locator"]["paragraph"]) == (4, 3)
    [cited] = json.loads(done("cite", "--json"))
    assert (cited["locator"]["paragraph"], "para. 4" in cited["cited"]) == (4, True)


def test_a_saved_query_counts_by_todays_numbers(edited):
    file = edited / "annotations" / "annotations.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["meta"]["query:fourth"] = {"name": "fourth", "query": "para:4"}
    file.write_text(json.dumps(content), encoding="utf-8")
    assert done("queries") == "@fourth\t1\tpara:4\n"


@pytest.mark.usefixtures("edited")
def test_a_template_gets_the_place_in_todays_text(tmp_path):
    folder = tmp_path / "config" / "reader-tui" / "templates"
    folder.mkdir(parents=True)
    (folder / "place.txt.j2").write_text("{{ quote }} {{ paragraph }}", encoding="utf-8")
    assert done("cite", "--format", "place") == "the captain said 4\n"


def test_a_text_that_is_gone_is_named_and_its_annotations_are_listed_as_last_found(edited):
    done("list")
    (edited / "texts" / "ferry.txt").unlink()
    for verb in ("list", "cite"):
        result = run(verb)
        assert result.exit_code == 0
        assert "4" in result.stdout
        assert result.stderr.startswith("reader: texts/ferry.txt is not there any more")


MARKDOWN = """# Ferry

The ferry left the harbour at noon.

Nobody on board had seen the *storm* warning.

Later the captain said that he had trusted the sky.

- An inquiry will begin in the spring.
"""


@pytest.fixture
def renamed(place):
    """An annotated text that was renamed and became Markdown, so that its text is another."""
    done("annotate", "ferry", "--quote", "the captain said", "--note", "why?")
    (place / "texts" / "ferry.txt").unlink()
    (place / "texts" / "crossing.md").write_text(MARKDOWN, encoding="utf-8")
    (place / "texts" / "other.md").write_text("Something else is told here.\n", encoding="utf-8")
    return place


@pytest.mark.usefixtures("renamed")
def test_check_offers_the_new_version_of_a_text_that_is_gone():
    result = run("check")
    assert result.exit_code == 1
    assert "There is no file" in result.stdout
    assert "texts/crossing.md looks like its new version: reader check --fix" in result.stdout
    [report] = json.loads(run("check", "--json").stdout)["texts"]
    assert report["successor"] == "texts/crossing.md"


@pytest.mark.usefixtures("renamed")
def test_fix_gives_the_new_version_the_annotations_without_a_terminal():
    result = run("check", "--fix")
    assert result.exit_code == 0
    assert result.stderr.startswith(
        "reader: texts/crossing.md is taken for the new version of texts/ferry.txt: "
    )
    assert result.stdout == "texts/crossing.md\t1 exact\n"
    assert "crossing ¶3" in done("list")
    assert run("check").exit_code == 0


def test_fix_leaves_a_text_that_nothing_is_like(renamed):
    (renamed / "texts" / "crossing.md").unlink()
    result = run("check", "--fix")
    assert (result.exit_code, result.stderr) == (1, "")
    assert "There is no file" in result.stdout
    assert "new version" not in result.stdout


def test_a_text_is_taken_for_one_document_only_the_one_it_is_most_like(place):
    texts = place / "texts"
    (texts / "copy.txt").write_text(f"{FERRY}\nAnd one paragraph more.\n", encoding="utf-8")
    done("annotate", "ferry", "--quote", "the captain said")
    done("annotate", "copy", "--quote", "one paragraph more")
    for name in ("ferry.txt", "copy.txt"):
        (texts / name).unlink()
    (texts / "new.md").write_text(MARKDOWN, encoding="utf-8")
    result = run("check", "--fix")
    assert result.exit_code == 1
    assert result.stderr.count("is taken for the new version") == 1
    assert "of texts/ferry.txt" in result.stderr


def test_the_last_text_that_was_kept_will_do_where_a_later_one_was_not(renamed):
    texts = renamed / "texts"
    (texts / "crossing.md").rename(texts / "aside")
    (texts / "ferry.txt").write_text(f"One more.\n\n{FERRY}", encoding="utf-8")
    done("list")
    (texts / "ferry.txt").unlink()
    (texts / "aside").rename(texts / "crossing.md")
    assert run("check", "--fix").exit_code == 0


def test_a_text_that_was_only_renamed_is_found_by_what_it_says(place):
    done("annotate", "ferry", "--quote", "the captain said")
    (place / "texts" / "ferry.txt").rename(place / "texts" / "crossing.txt")
    assert done("check") == "texts/crossing.txt\t1 exact\n"
    assert "crossing ¶3" in done("list")


def test_a_title_that_a_person_gave_is_the_title_in_every_verb(place):
    done("annotate", "ferry", "--quote", "the captain said")
    done("describe", "ferry", "title=The Crossing")
    assert done("texts").split("\t")[2] == "The Crossing"
    assert json.loads(done("texts", "--json"))[0]["title"] == "The Crossing"
    assert json.loads(done("list", "--json"))[0]["title"] == "The Crossing"
    assert json.loads(done("check", "--json"))["texts"][0]["title"] == "The Crossing"
    assert json.loads(done("describe", "ferry", "--json"))["title"] == "The Crossing"
    assert "The Crossing" in done("cite", "--part", "reference")
    assert "The Crossing" in done("cite", "--sheet")
    assert done("list", "doc:crossing").count("\n") == 1
    (place / "texts" / "ferry.txt").write_text(f"Another Title\n\n{FERRY}", encoding="utf-8")
    assert done("texts").split("\t")[2] == "The Crossing"


def test_a_citation_has_the_words_highlighted_or_those_of_today(place):
    done("annotate", "ferry", "--quote", "the captain said that he had trusted the sky")
    text = FERRY.replace("had trusted the sky", "had rather trusted the sky")
    (place / "texts" / "ferry.txt").write_text(text, encoding="utf-8")
    for words, said in (("highlighted", "he had trusted"), ("current", "he had rather trusted")):
        result = run("cite", "--words", words)
        assert said in result.stdout
        assert "1 of these passages changed" in result.stderr
    (place / "annotations" / "config.toml").write_text('words = "current"\n')
    config = str(place / "annotations" / "config.toml")
    assert "he had rather trusted" in run("--config", config, "cite").stdout
    [record] = json.loads(run("cite", "--words", "current", "--json").stdout)
    assert "he had trusted" in record["exact"]
    assert "he had rather trusted" in record["cited"]


CUES = """1
00:00:01,000 --> 00:00:04,000
Welcome to the harbour.

2
00:01:10,000 --> 00:01:14,000
The lamps were lit at four o'clock.
"""
HEADED = """# Boats

The ferry left the harbour at noon.

# Captains

The lamps were lit at four o'clock.
"""
PAGED = """<html><head><title>Lamps</title></head><body><article><h1>Lamps</h1>
<p>Nobody on board had seen the storm warning, and all of them said so afterwards.</p>
<p>The lamps were lit at four o'clock, as the harbour office had asked them to do.</p>
</article></body></html>"""


@pytest.mark.parametrize(
    ("name", "text", "change", "key", "was", "is_now"),
    [
        ("talk.srt", CUES, ("00:01:1", "00:03:4"), "time", "1:10", "3:40"),
        ("talk.vtt", "WEBVTT\n\n" + CUES.replace(",", "."), ("00:01:1", "01:03:1"), "time",
         "1:10", "1:03:10"),
        ("boats.md", HEADED, ("# Captains", "Captains"), "paragraph", 2, 3),
        ("boats.html", PAGED, ("<p>Nobody", "<h2>Nobody"), "paragraph", 2, 1),
    ],
)  # fmt: skip
def test_numbers_are_todays_though_no_word_of_the_text_changed(
    place, name, text, change, key, was, is_now
):
    file = place / "texts" / name
    file.write_text(text, encoding="utf-8")
    done("annotate", name, "--quote", "lamps were lit")
    file.write_text(text.replace(*change), encoding="utf-8")
    [record] = json.loads(done("list", "--json"))
    assert record["anchor"]["status"] == "exact"
    assert (record["marked_locator"][key], record["locator"][key]) == (was, is_now)
    file.write_text(text, encoding="utf-8")
    [record] = json.loads(done("list", "--json"))
    assert record["locator"][key] == was


def test_a_path_from_another_folder_is_recorded_where_the_text_is(place, monkeypatch):
    monkeypatch.chdir(place.parent)
    path = f"{place.name}/texts/ferry.txt"
    done("-w", str(place), "annotate", path, "--quote", "the captain said")
    assert "ferry ¶3" in done("-w", str(place), "list")
    assert "the captain said" in done("-w", str(place), "read", path)
    rows = json.loads((place / "annotations" / "annotations.json").read_bytes())
    assert [each["path"] for each in rows["documents"].values()] == ["texts/ferry.txt"]
