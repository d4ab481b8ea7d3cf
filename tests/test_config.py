"""The configuration file: what it says, and what is wrong in it, by its line."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import config, locations
from reader.annotations.pens import COLORS, PENS
from reader.config import Config, KeySetting, parse
from reader.errors import ReaderError
from reader.toml_lines import lines_of, statements
from reader.workspace import source_file

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
        KeySetting("highlight.add", "M", 9),
        KeySetting("row.down", "s, down", 10),
        KeySetting("note.edit", "nop", 11),
        KeySetting("pen.red", "c", 18),
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
    ("text", "line", "told"),
    [
        ("theme = dark", 1, "no TOML"),
        ("\n\nteme = 'nord'", 3, "Did you mean “theme”?"),
        ("measure = '64'", 1, "a number from 20 to 200"),
        ("measure = true", 1, "a number from 20 to 200"),
        ("measure = 7", 1, "a number from 20 to 200"),
        ("theme = 3", 1, "“theme” is a word"),
        ("preset = 'emacs'", 1, "There are vim, arrows and less."),
        ("preset = ['vim']", 1, "no preset"),
        ("keys = 3", 1, "“keys” is a table"),
        ("[keys]\n'a.b' = 'x'\nundo = 3", 3, "keys are written like"),
        ("[keys]\nundo = ''", 2, "keys are written like"),
        ("[[pens]]\nname = 'x'", 1, "a pen needs its color"),
        ("[[pens]]\nname = 'x'\ncolor = 'rde'", 3, "Did you mean “red”?"),
        ("[[pens]]\ncolor = 'red'\ntag = 'x'", 3, "Did you mean “tags”?"),
        ("[[pens]]\ncolor = 'red'\ntags = 3", 3, "a pen's tags is an array"),
        ("[[pens]]\ncolor = 'red'\n\n[[pens]]\ncolor = 'red'", 4, "on line 1 already"),
        ("pens = 3", 1, "a pen is a table"),
        ("pens = [\n {color = 'red'},\n 3,\n]", 3, "a pen is a table"),
        ("pens = [\n {color = 'red'},\n {color = 'x'},\n]", 3, "no pen is “x”"),
        ('measure = 60\nx = """\nlong\n"""\nteme = 1', 2, "no setting “x”"),
        ("[keys\nundo = 'x'", 1, "no TOML"),
        ("a = [1,\n2\ntheme = 'nord'", 1, "no TOML"),
        ("theme = 'a'\ntheme = 'b'", 2, "no TOML"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text, line, told):
    first = read(text).problems[0]
    assert first.startswith(f"config.toml, line {line}: ")
    assert told in first
    assert "\n" not in first


@pytest.mark.parametrize(
    "wrong",
    [
        *("theme = nord", "x = ", "x = [1, 2", 'x = """a', "[x", "[[x]", "x", "= 3", "x = 'a", "]"),
        *('x = "\\q"', "x = {a = 1", "x = 1 2", "[keys]]\nundo = 'x'", "x.y = 1\nx = 2"),
        *("x = [\n 1,\n oops,\n]", "measure = 'x'\nstyle = 3"),
    ],
)
@pytest.mark.parametrize("behind", [False, True])
def test_the_rest_of_the_file_holds(wrong, behind):
    text = f"measure = 64\n{wrong}\n[[pens]]\ncolor = 'red'\nname = 'Claim'\n"
    if behind:
        text = text.replace("measure = 64\n", "") + "[keys]\nundo = 'x'\n"
    found = read(text)
    assert found.problems
    assert found.pens[3].name == "Claim"
    assert found.keys == (KeySetting("undo", "x", text.count("\n")),) if behind else found.measure


def test_a_file_that_is_no_text():
    found = parse(b"measure = 64\ntheme = '\xff'\n", HERE)
    assert found.problems[0] == "config.toml, line 2: this is not UTF-8."
    assert found.measure == 64
    assert parse(b"\xef\xbb\xbfmeasure = 60\r\ntheme = 'x'\r\n", HERE).theme == "x"


def test_a_file_that_is_hardly_any_toml_is_not_used():
    found = read("measure = 64\n" + "oops\n" * 30)
    assert found.measure is None
    assert "none of it is used" in found.problems[0]
    assert read("x = " + "[" * 5000).measure is None


def test_citation_style_and_format_are_looked_up_late():
    assert read("style = 'vancuver'").problems == ()
    found = read("\nstyle = 'chicgo'\nformat = 'markdwn'").with_known_manner()
    assert (found.style, found.format) == ("apa", "plain")
    assert found.problems[0].startswith("config.toml, line 2: ")
    assert "chicago" in found.problems[0].casefold()
    assert found.problems[1].startswith("config.toml, line 3: ")
    assert "Did you mean “markdown”?" in found.problems[1]
    assert read("style = 'mla'\nformat = 'html'").with_known_manner().problems == ()


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


# Lines

NAMES = st.text(st.sampled_from("ab-_.ü\"'# ="), max_size=4)
WORDS = st.text(st.sampled_from("ab \n\"'#[]{}=,\\"), max_size=8)


def quoted(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def key(name):
    return name if re.fullmatch("[A-Za-z0-9_-]+", name) else quoted(name)


@st.composite
def values(draw, place, line):
    """A value as it is written, and the lines of what stands in it."""
    words = draw(st.lists(WORDS, min_size=1, max_size=3))
    shape = draw(st.sampled_from(["word", "long", "list", "table", "number"]))
    if shape == "long":
        inside = words[0].replace("\\", "\\\\").replace('"', '\\"')
        return f'"""\n{inside}"""', {}
    if shape == "list":
        lines = {(*place, at): line + 1 + at for at in range(len(words))}
        return "[ # [\n" + "".join(f"  {quoted(word)},\n" for word in words) + "]", lines
    if shape == "table":
        return "{ a = " + quoted(words[0]) + ", b = [1, 2] }", {(*place, "b", 1): line}
    return quoted(words[0]) if shape == "word" else "12 # 'x", {}


@st.composite
def files(draw):
    """A TOML file, and the line of each value in it."""
    text, lines = "", {}
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    for table in [(), *((name,) for name in names)]:
        text += draw(st.sampled_from(["", "\n", "# a ] comment\n", "  \n"]))
        is_array = bool(table) and draw(st.booleans())
        for number in range(draw(st.integers(1, 2)) if is_array else 1):
            header = ".".join(map(key, table))
            if table:
                text += f"[[{header}]]\n" if is_array else f"[ {header} ] # x\n"
            within = (*table, number) if is_array else table
            for name in set(draw(st.lists(NAMES, max_size=3))) - set(() if table else names):
                place, line = (*within, name), text.count("\n") + 1
                value, inside = draw(values(place, line))
                lines |= {place: line, **inside}
                text += f"{key(name)} = {value}\n"
    return text, lines


@given(files())
def test_each_value_is_found_on_its_line(made):
    text, lines = made
    tomllib.loads(text)
    found = lines_of(text)
    assert {place: found.get(place) for place in lines} == lines
    assert all(each.is_whole for each in statements(text))


def test_the_lines_of_dotted_and_quoted_keys():
    text = "a.b.'c.d' = 1\n\n[x.\"y z\"]\n# c = 3\nc = '''\n[no]\n'''\nd = 2\n"
    text += "[[x.w]]\n[x.w.v]\ne = 1\n"
    assert lines_of(text) == {
        ("a",): 1,
        ("a", "b"): 1,
        ("a", "b", "c.d"): 1,
        ("x", "y z"): 3,
        ("x", "y z", "c"): 5,
        ("x", "y z", "d"): 8,
        ("x", "w"): 9,
        ("x", "w", 0): 9,
        ("x", "w", 0, "v"): 10,
        ("x", "w", 0, "v", "e"): 11,
    }


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
    rows = text.replace("\r\n", "\n").count("\n") + 1
    for problem in found.problems:
        line = re.match(r"config\.toml, line (\d+): ", problem)
        assert 1 <= int(line[1]) <= rows
    assert len(found.pens) == len(COLORS)


@given(st.binary(max_size=60))
def test_any_bytes_are_read(raw):
    assert isinstance(parse(raw, HERE), Config)
