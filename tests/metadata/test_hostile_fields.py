"""Fields with any value: all are shown on a line, and nothing fails."""

import json

import pytest
from effort import calls
from hostile_values import LONG_VALUES, VALUES, is_printable, named

from reader.errors import ReaderError
from reader.metadata import fields, item, schema
from reader.metadata.people import names
from reader.workspace.texts import loading

FIELDS = [*schema.ABOUT, "id", "custom", "no-such-field"]
LONG_FIELDS = ["title", "author", "issued", "type", "URL", "custom"]


@pytest.mark.parametrize("value", [*VALUES, *LONG_VALUES], ids=named)
def test_any_value_is_shown_and_stays_when_its_line_is_taken(value):
    for field in FIELDS if value in VALUES else LONG_FIELDS:
        line = schema.shown(field, value)
        assert "\n" not in line
        assert is_printable(line)
        if line.strip():
            assert schema.read(field, line, value) is value or field in schema.NAME_FIELDS
        try:
            schema.read(field, "Lee, Ann; X", value)
        except ReaderError:
            continue


@pytest.mark.parametrize(
    "key", ["{a: b}", "[a, b]", "{}", "[]", "{{a: b}: c}", "[{a: b}]"], ids=lambda key: key
)
def test_a_key_of_yaml_that_is_no_word_is_refused_in_a_line(key):
    for inside in (f"title: A\n? {key}\n: b\n", f"title: {{{key}: b}}\n", f"{key}: {key}\n"):
        known, problem = fields.of_yaml(inside)
        assert known == {}
        assert "found unhashable key" in problem


@pytest.mark.parametrize("value", [*VALUES, *LONG_VALUES], ids=named)
def test_any_value_of_a_header_is_read(value):
    fields = FIELDS if value in VALUES else LONG_FIELDS
    for field in (*fields, "params", "source", "subtitle", "by", "published"):
        read = item.from_fields({field: value, "source": "https://a.example"})
        assert set(read.csl) == set(read.origin)
        assert item.from_fields({"params": {field: value}, "author": [{field: value}]})


@pytest.mark.parametrize("value", [*VALUES, *LONG_VALUES], ids=named)
def test_any_value_in_a_file_beside_the_text_leaves_the_text_readable(tmp_path, value):
    (tmp_path / "a.md").write_text("# Title\n\nWords.\n")
    for field in ("title", "author", "issued", "page", "custom"):
        try:
            written = json.dumps({field: value})
        except (RecursionError, ValueError):
            continue
        (tmp_path / "a.csl.json").write_text(written)
        document = loading.load(tmp_path / "a.md")
        assert document.text == "Title\n\nWords."
        assert is_printable(document.title)


def test_names_are_not_each_compared_with_all_before(monkeypatch):
    compared = 0

    class Name(dict):
        __hash__ = None

        def __eq__(self, other):
            nonlocal compared
            compared += 1
            return dict(self) == dict(other)

    monkeypatch.setattr(names, "_at", lambda *given: Name(family=given[1], given="Ann"))
    line = "; ".join(f"Ann Example {chr(0x4E00 + n)}" for n in range(2000))
    found = names.parse(f"{line}; {line}")
    assert len(found) == 2000
    assert found[0]["family"] < found[-1]["family"]
    assert compared < 20_000


@pytest.mark.parametrize("ending", ["a string", "a list"])
def test_names_far_into_a_long_list_are_taken_as_written(ending, monkeypatch):
    examined = []
    read = names._from_text
    monkeypatch.setattr(names, "_from_text", lambda text: examined.append(text) or read(text))
    said = ["von Berg, Ann", "Lee, Ann B.", "Ann Lee", "Jan van der Berg", "{Port Office}"]
    known = names.parse(said)
    listed = said * 1000
    found = names.parse("; ".join(listed) if ending == "a string" else listed)
    assert (found if ending == "a string" else found[-5:]) == known
    assert len(found) == (5 if ending == "a string" else 5000)
    assert len(examined) < 500


def test_what_is_asked_about_a_name_is_not_found_out_twice():
    names.parse(["Ann Example"])  # what is done once
    listed = [f"Ann Example-{chr(0x4E00 + n)}" for n in range(100)]
    assert calls(lambda: names.parse(listed)) < 500 * len(listed)


def test_a_file_without_end_is_no_name():
    assert names.parse(["Lee; " * 1000]) == [{"literal": ("Lee; " * 1000).strip()}]
