"""A text printed plainly, for screen readers and pipes."""

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.main import cli
from reader.export.plain_text import folded
from reader.text.glyphs import cells

TEXT = """---
title: On walls
container-title: The Paper
issued: 2024-03-05
---

# On walls

First paragraph of some words. Second sentence here.

> A quoted one.

- an item
- 漢字かな混じりの文章がここにあります。漢字かな混じりの文章がここにあります。

```
code  here
```

---

Last paragraph.
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "walls.md").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words):
    return CliRunner().invoke(cli, words, prog_name="reader", catch_exceptions=False)


def test_authors_links_and_edits_are_told(place):
    path = place / "texts" / "walls.md"
    path.write_text(TEXT.replace("issued:", "author: The Wall Board\nissued:"))
    ids = [
        run("annotate", "walls", "--quote", words).stdout.split()[0]
        for words in ("First paragraph of some words.", "Last paragraph.")
    ]
    assert run("link", *ids, "--relation", "contradicts", "--note", "Why?").exit_code == 0
    path.write_text(path.read_text().replace("of some words", "of many words"))
    told = [line.strip() for line in run("read", "walls").stdout.splitlines()]
    assert told[:3] == ["The Wall Board", "The Paper, 2024-03-05", ""]
    first = told.index("Edited highlight (yellow): “First paragraph of some words.”")
    assert told[first + 1 : first + 3] == [
        "Now: “First paragraph of many words.”",
        "Link: contradicts “Last paragraph.” (On walls ¶5): Why?",
    ]
    last = told.index("Highlight (yellow): “Last paragraph.”")
    assert told[last + 1].startswith("Link: contradicts “First paragraph of some words.”")


def test_a_text_is_printed_with_its_numbers_and_annotations(place):
    assert place.is_dir()
    quote = ("--quote", "Second sentence here.")
    run("annotate", "walls", *quote, "--note", "Is it?\nYes.", "--tag", "claim", "--color", "red")
    done = run("read", "walls")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "The Paper, 2024-03-05",
        "",
        "# On walls",
        "",
        "¶1 First paragraph of some words. Second sentence here.",
        "    Highlight (red; claim): “Second sentence here.”",
        "    Note: Is it?",
        "    Yes.",
        "",
        "¶2 > A quoted one.",
        "",
        "¶3 - an item",
        "",
        "¶4 - 漢字かな混じりの文章がここにあります。漢字かな混じりの文章がここにあります。",
        "",
        "    code  here",
        "",
        "* * *",
        "",
        "¶5 Last paragraph.",
    ]
    assert "Highlight" not in run("read", "walls", "--no-notes").stdout


@pytest.mark.parametrize("width", [20, 30, 60])
def test_lines_are_no_wider_than_was_asked_and_say_the_same(place, width):
    assert place.is_dir()
    run("annotate", "walls", "--quote", "First paragraph of some words.", "--note", "word " * 30)
    whole = run("read", "walls").stdout
    lines = run("read", "walls", "--width", str(width)).stdout.splitlines()
    assert max(map(cells, lines)) <= width
    assert [*map(cells, lines)].count(0) == whole.splitlines().count("")
    assert "".join("".join(lines).split()) == "".join(whole.split())


def test_a_highlight_whose_words_are_gone_is_told_at_the_end(place):
    run("annotate", "walls", "--quote", "Last paragraph.", "--note", "kept")
    (place / "texts" / "walls.md").write_text("# On walls\n\nWholly other words stand here.\n")
    lines = run("read", "walls").stdout.splitlines()
    assert lines[-2:] == ["    Lost highlight (yellow): “Last paragraph.”", "    Note: kept"]


CONTROLS = "".join(map(chr, [*range(1, 9), *range(0xB, 0x20), *range(0x7F, 0xA0)]))


def test_no_control_character_of_notes_and_links_gets_into_a_pipe(place):
    assert place.is_dir()
    kept = "\u202eright\u202c, \U0001f469\u200d\U0001f467, \U0001f44d\U0001f3fd\tand more"
    note = ("--note", f"{kept}{CONTROLS}end")
    ids = [
        run("annotate", "walls", "--quote", words, *note).stdout.split()[0]
        for words in ("First paragraph of some words.", "Last paragraph.")
    ]
    assert run("link", *ids, "--relation", "contradicts", *note).exit_code == 0
    for verb, *words in (("read", "walls"), ("list",), ("texts",)):
        printed = run(verb, *words).stdout
        assert not set(CONTROLS) & set(printed.replace("\r\n", "\n"))
    printed = run("read", "walls").stdout
    assert printed.count(f"{kept}�") >= 2
    assert printed.count("Link: ") == 2


def test_what_is_not_there_is_told_in_one_line(place):
    assert place.is_dir()
    done = run("read", "nowhere")
    assert done.exit_code == 1
    assert done.stderr.startswith("reader: ")
    assert done.stdout == ""


@given(
    st.integers(20, 90),
    st.text("ab -/漢。é", max_size=90),
    st.text("ab c", min_size=1, max_size=60),
    st.integers(0, 9),
)
def test_no_row_is_wider_than_asked_and_no_word_is_lost_after_any_prefix(width, words, tag, lead):
    rows = list(folded(words, width, f"{' ' * lead}{tag}: ", "    "))
    assert all(cells(row) <= width for row in rows)
    whole = "".join(f"{tag}: {words}".split())
    assert "".join("".join(rows).split()) == whole
