"""How the place of a passage is told: paragraph, heading, line, page or nothing."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reader.anchoring.passages import locator_of
from reader.annotations.annotation import Locator
from reader.annotations.records import DocumentRecord
from reader.cli.main import cli
from reader.export import passage
from reader.export.passage import Manner, citable
from reader.formats import plain
from reader.text.document import Span

FRONT = '---\ntitle: "On Looms"\nauthor: "{Weavers}"\nissued: 2024\n---\n\n'
ARTICLE = f"""{FRONT}First thing said.

## The vote that was taken

Second thing said.

Third thing said.
"""
VERSE = """The Kettle

On the stove the kettle hums
Of the rain that never comes
To the street below the hill
Where the dusty wheels stand still

In the night the kettle sings
Of the weight of little things
Of the bread upon the shelf
And the spoon that stirs itself
"""


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "looms.md").write_text(ARTICLE)
    (tmp_path / "texts" / "kettle.txt").write_text(VERSE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv("READER_CONFIG", raising=False)
    return tmp_path


def done(*words):
    result = CliRunner().invoke(cli, words, prog_name="reader", catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result.stdout.rstrip("\n")


def cited(*words):
    return done("cite", "--part", "citation", *words)


@pytest.mark.parametrize(
    ("style", "how", "expected"),
    [
        ("apa", "usual", "(Weavers, 2024, para. 2)"),
        ("apa", "section", "(Weavers, 2024, The vote that was taken section, para. 2)"),
        ("apa", "none", "(Weavers, 2024)"),
        ("apa", "line", "(Weavers, 2024, para. 2)"),
        ("mla", "usual", "(Weavers)"),
        ("mla", "paragraph", "(Weavers, par. 2)"),
        ("mla", "section", "(Weavers, sec. “The vote that was taken,” para. 2)"),
        ("chicago", "section", "(Weavers 2024, under “The vote that was taken,” para. 2)"),
        ("harvard", "section", "(Weavers, 2024, sect. ‘The vote that was taken’, para. 2)"),
        ("ieee", "section", "[1, Sec. “The vote that was taken,” para. 2]"),
    ],
)
def test_a_place_under_a_heading(style, how, expected):
    done("annotate", "looms", "--quote", "Second thing")
    assert cited("--style", style, "--locator", how) == expected


def test_a_place_above_all_headings_has_its_paragraph_alone():
    done("annotate", "looms", "--quote", "First thing")
    assert cited("--locator", "section") == "(Weavers, 2024, para. 1)"


def test_a_long_heading_is_shortened_in_apa_as_its_manual_has_it(place):
    long = ARTICLE.replace("The vote that was taken", "The vote that was taken on the third day")
    (place / "texts" / "looms.md").write_text(long)
    done("annotate", "looms", "--quote", "Second thing said. Third thing")
    expected = "(Weavers, 2024, “The vote that was” section, paras. 2–3)"
    assert cited("--locator", "section") == expected


def test_pandoc_is_given_the_whole_place():
    done("annotate", "looms", "--quote", "Second thing")
    text = cited("--locator", "section", "--format", "pandoc")
    assert text.endswith(", {sec. The vote that was taken, para. 2}]")


def test_it_can_be_the_setting(place):
    done("annotate", "looms", "--quote", "Second thing")
    folder = place / "settings" / "reader-tui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('locator = "none"\n')
    assert cited() == "(Weavers, 2024)"
    assert cited("--locator", "usual") == "(Weavers, 2024, para. 2)"
    (folder / "config.toml").write_text('locator = "lines"\n')
    result = CliRunner().invoke(cli, ["cite"])
    assert "locator: there is no locator “lines”. Did you mean “line”?" in result.stderr


@pytest.mark.parametrize(
    ("quote", "lines"),
    [
        ("On the stove the kettle hums", "line 1"),
        ("that never comes\nTo the street", "lines 2–3"),
        ("stand still\n\nIn the night", "lines 4–5"),
        ("the spoon that stirs itself", "line 8"),
    ],
)
def test_verse_is_cited_by_its_lines(quote, lines):
    done("annotate", "kettle", "--quote", quote)
    assert cited("--style", "mla") == f"(“The Kettle” {lines.split()[1]})"
    assert cited("--style", "apa").endswith(f", {lines.capitalize()})")
    assert cited("--style", "apa", "--locator", "paragraph").endswith((" 1)", " 2)", "1–2)"))
    [row] = json.loads(done("list", "--json"))
    assert row["locator"]["line"] == int(lines.split()[1].partition("–")[0])


def test_prose_has_no_lines():
    done("annotate", "looms", "--quote", "Second thing")
    [row] = json.loads(done("list", "--json"))
    assert "line" not in row["locator"]


def test_pages_go_before_all_else_where_the_source_has_them():
    place = Locator(paragraph=3, page="12", line=4)
    assert citable(place, "mla") == ("page", "12")
    assert citable(place, "apa", "paragraph") == ("paragraph", "3")
    assert citable(place, "apa", "line") == ("line", "4")
    assert citable(place, "apa", "none") is None


@given(st.text(st.sampled_from("ab\n "), min_size=1, max_size=60), st.data())
def test_lines_of_any_text_are_in_order(text, data):
    document = plain.parse("a" + text)
    end = data.draw(st.integers(1, len(document.text)))
    start = data.draw(st.integers(0, end - 1))
    place = locator_of(document, Span(start, end))
    most = document.text.count("\n") + 1
    if place.line is not None:
        assert 1 <= place.line <= (place.last_line or place.line) <= most


@given(st.text(max_size=20), st.sampled_from(["apa", "mla", "chicago", "ieee", "harvard"]))
def test_any_heading_is_cited_on_one_line(heading, style):
    record = DocumentRecord("d", "d.md", "", "T")
    words = " ".join(heading.split())
    found = passage.section.section(words, "3", passage.style_named(style))
    text = passage.cite.citation(passage.csl_item(record), style, found)
    assert "\n" not in text
    assert Manner().locator == "usual"


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "(Weavers, 2024, Note 1)"),
        ("mla", "(Weavers, n. 1)"),
        ("chicago", "(Weavers 2024, n. 1)"),
    ],
)
def test_a_passage_in_a_footnote_is_cited_by_its_number(place, style, expected):
    noted = ARTICLE.replace("First thing said.", "First thing said.[^x]")
    (place / "texts" / "looms.md").write_text(f"{noted}\n[^x]: Said in passing.\n")
    done("annotate", "looms", "--quote", "in passing")
    assert cited("--style", style) == expected
    [row] = json.loads(done("list", "--json"))
    assert row["locator"]["note"] == "1"
    assert (
        cited("--style", style, "--locator", "none")
        == expected.partition(", N")[0].partition(", n.")[0] + ")"
    )
