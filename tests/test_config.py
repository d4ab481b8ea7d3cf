"""The settings file: what it says, and what is wrong in it, by line or by the key's full name."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import config, locations
from reader.annotations.pens import COLORS, PENS
from reader.config import Config, KeySetting, parse
from reader.errors import ReaderError
from reader.workspace.texts import source_file

HERE = Path("config.toml")


def read(text):
    return parse(text.encode(), HERE)


WHOLE = """\
# Mine.
theme = "nord"          # a comment with "quotes"
measure = 64
preset = 'less'
style = "mla"
format = "markdown"

[keys]
"highlight.add" = "M"
row.down = ["s", "down"]
note.edit = "nop"

[[pens]]
color = "red"
name = "Claim"
description = "what has to be checked"
tags = ["claim", "to check"]
key = "c"

[[pens]]
color = "blue"
name = "Fact"
"""


def test_a_whole_file():
    found = read(WHOLE)
    assert found.problems == ()
    assert (found.theme, found.measure, found.preset) == ("nord", 64, "less")
    assert (found.style, found.format) == ("mla", "markdown")
    assert found.keys == (
        KeySetting("highlight.add", "M", "keys.highlight.add"),
        KeySetting("row.down", "s, down", "keys.row.down"),
        KeySetting("note.edit", "nop", "keys.note.edit"),
        KeySetting("pen.red", "c", "pens #1.key"),
    )
    red, blue = found.pens[COLORS.index("red")], found.pens[COLORS.index("blue")]
    assert (red.name, red.tags, red.key) == ("Claim", ("claim", "to check"), "c")
    assert (blue.name, blue.description, blue.key) == ("Fact", PENS[2].description, "3")
    assert [pen.color for pen in found.pens] == list(COLORS)


def test_pens_can_be_tables_of_their_names():
    found = read('[pens.Claim]\ncolor = "red"\n[pens.blue]\ntags = "fact, number"\n')
    assert found.problems == ()
    assert found.pens[3].name == "Claim"
    assert found.pens[2].tags == ("fact", "number")


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("\n\nteme = 'nord'", "teme", "there is no such setting. Did you mean “theme”?"),
        ("measure = '64'", "measure", "a number from 20 to 200"),
        ("measure = true", "measure", "a number from 20 to 200"),
        ("measure = 7", "measure", "a number from 20 to 200"),
        ("theme = 3", "theme", "a word"),
        ("preset = 'emacs'", "preset", "There are vim, arrows and less."),
        ("preset = ['vim']", "preset", "there is no preset"),
        ("locator = ['line']", "locator", "there is no locator"),
        ("locator = 'lime'", "locator", "Did you mean “line”?"),
        ("keys = 3", "keys", "a table"),
        ("[keys]\n'a.b' = 'x'\nundo = 3", "keys.undo", "keys are written like"),
        ("[keys]\nmark.note = ''", "keys.mark.note", "keys are written like"),
        ("[[pens]]\nname = 'x'", "pens #1.color", "a pen needs its color"),
        ("[[pens]]\nname = 'x'\ncolor = 'rde'", "pens #1.color", "Did you mean “red”?"),
        ("[[pens]]\ncolor = 'red'\ntag = 'x'", "pens #1.tag", "Did you mean “tags”?"),
        ("[[pens]]\ncolor = 'red'\ntags = 3", "pens #1.tags", "an array of words"),
        ("[[pens]]\ncolor = 'red'\ntags = '" + "x" * 500 + "'", "pens #1.tags", "at most"),
        (
            "[[pens]]\ncolor = 'red'\n\n[[pens]]\ncolor = 'red'",
            "pens #2",
            "pens #1 is the red pen already",
        ),
        ("[pens.Claim]\ncolor = 'x'", "pens.Claim.color", "no pen is “x”"),
        ("pens = 3", "pens", "a pen has to be a table"),
        ("pens = [\n {color = 'red'},\n 3,\n]", "pens #2", "a pen has to be a table"),
        ('measure = 60\nx = """\nlong\n"""', "x", "there is no such setting"),
    ],
)
def test_what_is_wrong_is_reported_by_its_full_name_and_the_rest_holds(text, name, told):
    found = read("style = 'mla'\n" + text)
    [problem] = found.problems
    assert problem.startswith(f"config.toml, {name}: ")
    assert told in problem
    assert "\n" not in problem
    assert found.style == "mla"


def test_mistakes_are_reported_in_the_order_of_the_file():
    found = read("teme = 1\nmeasure = 3\n[[pens]]\ncolor = 'x'\n[keys]\nundo = 3\n")
    assert [each.split(": ")[0].removeprefix("config.toml, ") for each in found.problems] == [
        *("teme", "measure", "pens #1.color", "keys.undo")
    ]


def test_keys_go_before_the_key_of_a_pen():
    pen = "[[pens]]\ncolor = 'red'\nkey = '9'\n"
    keys = "[keys]\npen.red = 'x'\n"
    for text in (pen + keys, keys + pen):
        assert read(text).keys == (KeySetting("pen.red", "x", "keys.pen.red"),)


# A file that does not parse


@pytest.mark.parametrize(
    ("text", "where", "told"),
    [
        (b"theme = dark", "line 1", "this is not TOML: invalid value"),
        (b"\n[keys\nundo = 'x'", "line 2", "this is not TOML"),
        (b"a = [1,\n2\ntheme = 'nord'", "line 3", "unclosed array"),
        (b"theme = 'a'\r\ntheme = 'b'\r\n", "line 2", "cannot overwrite a value"),
        (b'measure = 60\nx = """a\n', "line 2", "this is not TOML"),
        (b"measure = 64\ntheme = '\xff'\n", "line 2", "this is not UTF-8"),
        (b"x = " + b"[" * 5000, "", "nested too deeply"),
        (b"measure = 1" + b"0" * 5000, "line 1", "this is not TOML"),
    ],
)
def test_a_file_that_does_not_parse_changes_nothing(text, where, told):
    start = f"config.toml, {where}: " if where else "config.toml: "
    [problem] = parse(text, HERE).problems
    assert problem.startswith(start)
    assert told in problem
    assert problem.endswith("None of the settings apply until this is corrected.")
    last = parse(WHOLE.encode(), HERE)
    kept = parse(text, HERE, last)
    assert kept.problems[0].startswith(start)
    assert kept.problems[0].endswith("The settings from before stay until this is corrected.")
    assert replace(kept, problems=()) == last


def test_a_file_with_a_byte_order_mark_and_windows_lines_is_read():
    assert parse(b"\xef\xbb\xbfmeasure = 60\r\ntheme = 'x'\r\n", HERE).theme == "x"


def test_a_file_that_can_not_be_read_changes_nothing(tmp_path):
    last = parse(WHOLE.encode(), HERE)
    kept = config.load(tmp_path, last=last)
    assert "could not be read" in kept.problems[0]
    assert (kept.theme, kept.keys, kept.pens) == (last.theme, last.keys, last.pens)
    assert config.load(tmp_path / "none.toml", last=last) == Config(tmp_path / "none.toml")


def test_citation_style_and_format_are_looked_up_late():
    assert read("style = 'vancuver'").problems == ()
    found = read("\nstyle = 'chicgo'\nformat = 'markdwn'").with_known_style()
    assert (found.style, found.format) == ("apa", "plain")
    assert found.problems[0].startswith("config.toml, style: ")
    assert "chicago" in found.problems[0].casefold()
    assert found.problems[1].startswith("config.toml, format: ")
    assert "Did you mean “markdown”?" in found.problems[1]
    assert read("style = 'mla'\nformat = 'html'").with_known_style().problems == ()


# Where it is


def test_where_the_file_is(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    named = tmp_path / "named.toml"
    named.write_text("measure = 50")
    usual = locations.path_of(None, {})
    assert usual.name == "config.toml"
    assert usual.parent.name == "reader-tui"
    assert locations.path_of(None, {"READER_CONFIG": "~/x.toml"}) == tmp_path / "x.toml"
    assert locations.path_of(named, {"READER_CONFIG": "x"}) == named
    with pytest.raises(ReaderError, match="--config"):
        locations.path_of(tmp_path / "none.toml", {})


def test_no_file_is_no_mistake_unless_it_is_named(tmp_path):
    assert config.load(tmp_path / "none.toml") == Config(tmp_path / "none.toml")
    named = config.load(tmp_path / "none.toml", {"READER_CONFIG": "none.toml"})
    assert "$READER_CONFIG" in named.problems[0]
    assert "could not be read" in config.load(tmp_path).problems[0]


def test_the_stamp_tells_of_each_change(tmp_path):
    path = tmp_path / "config.toml"
    stamps = [source_file.stamp(path)]
    path.write_text("a")
    stamps.append(source_file.stamp(path))
    (tmp_path / "new").write_text("b")
    (tmp_path / "new").replace(path)
    stamps.append(source_file.stamp(path))
    assert len(set(stamps)) == 3
    assert source_file.stamp(path) == stamps[-1]


SNIPPETS = st.sampled_from(
    [
        *("theme", "measure", "keys", "[keys]", "[[pens]]", "[pens.x]", "color", "=", "'red'", '"'),
        *("'", '"""', "[", "]", "{", "}", ",", "\n", "\r\n", "#", "\\", ".", "1", "nop", "\x00"),
        *("\ud7ff", "é", "\x85", "true", "1979-05-27", " ", "\t", "tags", "key", "name", "preset"),
    ]
)


@given(st.one_of(st.lists(SNIPPETS, max_size=40).map("".join), st.text(max_size=60)))
def test_any_text_is_read(text):
    found = read(text)
    assert all(each.startswith(("config.toml, ", "config.toml: ")) for each in found.problems)
    assert len(found.pens) == len(COLORS)


@given(st.binary(max_size=60))
def test_any_bytes_are_read(raw):
    assert isinstance(parse(raw, HERE), Config)
