"""Annotations files that anything may have written: every verb shows the rest and names the row."""

import json
import re
from pathlib import Path

import damaged_rows as damage
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.cli.main import cli

READING = (
    ("texts",),
    ("texts", "--json"),
    ("list",),
    ("list", "--json"),
    ("list", "has:note", "is:overlapping", "OR", "para:1", "OR", "author:lee", "sort:-modified"),
    ("list", "in:trash", "OR", "tag:claim"),
    ("cite",),
    ("cite", "--json"),
    ("cite", "--style", "mla", "--format", "html", "--locator", "section"),
    ("cite", "--style", "chicago-notes", "--format", "footnote"),
    ("cite", "--part", "quotation", "--format", "pandoc"),
    ("cite", "--format", "biblatex"),
    ("cite", "--format", "csl-yaml"),
    ("cite", "--sheet", "--by", "tag"),
    ("cite", "--annotated", "--format", "markdown"),
    ("tags",),
    ("tags", "--json"),
    ("queries",),
    ("queries", "--json"),
    ("describe", "ferry"),
    ("describe", "ferry", "--json"),
)
WRITING = (
    ("annotate", "ferry", "--quote", "storm warning", "--tag", "claim"),
    ("tags", "rename", "media", "press"),
    ("describe", "ferry", "title=New"),
)
SOURCES = {("cite", "--format"), ("cite", "--annotated")}
"""What prints sources, and no words of theirs."""
CHECKING = (("check",), ("check", "--json"))
TABLES = {
    "annotations": damage.annotation("bad"),
    "documents": damage.document("d-bad"),
    "tags": damage.tag("t-bad", "other"),
    "meta": damage.query("bad"),
}


@pytest.fixture(autouse=True)
def place(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("place")
    for name in ("CONFIG", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    (folder / "texts").mkdir()
    (folder / "annotations").mkdir()
    (folder / "texts" / "ferry.txt").write_text(damage.TEXT, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def run(words, file):
    annotations = Path("annotations")
    for old in annotations.glob("annotations.json*"):
        old.unlink()
    (annotations / "annotations.json").write_bytes(file)
    return CliRunner().invoke(cli, words, prog_name="reader", catch_exceptions=False)


def holds_up(words, file, *, is_bad):
    """Do a verb; it must show what is good, and name what is not."""
    result = run(words, file)
    assert result.exit_code in ({0, 1} if words in CHECKING else {0}), (words, result.stderr)
    if words[-1] == "--json":
        json.loads(result.stdout)
    if words[0] in {"list", "cite"}:
        assert ("harbour" if words[:2] not in SOURCES else "Ferry") in result.stdout
    told = result.stdout if words in CHECKING else result.stderr
    if is_bad:
        assert "bad" in told
    assert words[-1] == "--json" or all(map(str.isprintable, re.split("[\n\t]", told)))
    return result


def damaged_rows(table):
    """A row for each wrong value of each field, by key."""
    rows = [row for _, row in damage.damaged(TABLES[table])]
    prefix = "query:bad" if table == "meta" else "bad"
    return {f"{prefix}{number}": row for number, row in enumerate((*rows, *damage.WRONG))}


def file_with(table, rows):
    made = {table: rows}
    if table == "documents":
        made["annotations"] = {f"a-{key}": damage.annotation(f"a-{key}", key) for key in rows}
    return damage.file_of(**made)


@pytest.mark.parametrize("words", [*READING, *WRITING, *CHECKING], ids=" ".join)
@pytest.mark.parametrize("table", ["annotations", "tags", "meta"])
def test_no_wrong_value_in_any_field_ends_a_verb(words, table):
    holds_up(words, file_with(table, damaged_rows(table)), is_bad=table != "meta")


@pytest.mark.long
@pytest.mark.parametrize("field", list(damage.document("d")))
def test_no_wrong_value_in_what_is_known_of_a_text_ends_a_verb(field):
    rows = {
        f"d-{number}": row
        for number, (path, row) in enumerate(damage.damaged(TABLES["documents"]))
        if path[0] == field
    }
    for words in (*READING, *WRITING, *CHECKING):
        for some in _in_parts(rows, 100):
            holds_up(words, file_with("documents", some), is_bad=False)


JSON = st.recursive(
    st.sampled_from(damage.WRONG[:13])
    | st.text(st.characters(codec=None), max_size=30)
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(
        [(table, path) for table, row in TABLES.items() for path in damage.paths_of(row)]
    ),
    JSON,
    st.sampled_from((*READING, *WRITING, *CHECKING)),
)
def test_anything_at_all_in_any_field_ends_no_verb(where, value, words):
    table, path = where
    row = damage.with_value(TABLES[table], path, value)
    key = "query:bad" if table == "meta" else "bad"
    holds_up(words, file_with(table, {key: row}), is_bad=False)


@pytest.mark.parametrize("words", [*READING, *CHECKING], ids=" ".join)
@pytest.mark.parametrize(
    ("table", "field"), [("annotations", "start"), ("documents", "path"), ("tags", "name")]
)
def test_every_verb_names_a_row_that_it_cannot_read(words, table, field):
    row = damage.with_value(TABLES[table], (field,), [3])
    holds_up(words, file_with(table, {"bad": row}), is_bad=True)


def test_what_is_wrong_with_a_row_is_left_as_it_was_when_another_changes():
    file = file_with("annotations", damaged_rows("annotations"))
    before = json.loads(file)["annotations"]
    run(("annotate", "ferry", "--quote", "storm warning"), file)
    after = json.loads(Path("annotations/annotations.json").read_bytes())["annotations"]
    for key, row in before.items():
        # Where it is in today's text, and which paragraph that is, is found anew.
        has_anchor = isinstance(row, dict) and isinstance(row.get("anchor"), dict | None)
        anew = {"anchor": after[key]["anchor"]} if has_anchor and "anchor" in after[key] else {}
        assert after[key] == (row | anew if anew else row)


def _in_parts(rows, size):
    """Rows in portions, for what takes more than so many times as long for so many more."""
    items = list(rows.items())
    return [dict(items[start : start + size]) for start in range(0, len(items), size)]


def test_hostile_names_are_cleaned_and_stay_in_their_rows_as_they_were_written():
    hostile = "a\x1b]0;title\x07\ud800"
    row = damage.annotation("bad") | {"tags": [hostile, "claim"]}
    file = damage.file_of(
        annotations={"bad": row},
        tags={"t": damage.tag("t", hostile)},
        meta={"query:x": damage.query(hostile)},
    )
    listed = run(("tags", "--json"), file)
    assert "a�]0;title��" in {each["name"] for each in json.loads(listed.stdout)}
    assert "@a�]0;title��" in run(("queries",), file).stdout
    run(("tags", "rename", "claim", "assertion"), file)
    tables = json.loads(Path("annotations/annotations.json").read_bytes())
    assert tables["annotations"]["bad"]["tags"] == [hostile, "assertion"]
    assert tables["tags"]["t"]["name"] == hostile
    assert tables["meta"]["query:x"]["name"] == hostile


@pytest.mark.parametrize("form", ["biblatex", "pandoc", "csl-json", "ris"])
def test_a_key_that_came_from_nowhere_is_given_out(form):
    row = damage.document("d-bad", path="texts/none.txt") | {
        "csl_from": {},
        "text_sha256": "c" * 64,
    }
    file = file_with("documents", {"d-bad": row})
    result = run(("cite", "--format", form, "id:a-d-bad"), file)
    assert result.exit_code == 0
    assert "d-bad2024ferry" in result.stdout or form == "ris"
