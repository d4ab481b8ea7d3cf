"""A long text is parsed window by window, and read as if it were parsed at once."""

import pytest
from pathological import SHAPES

from reader.errors import ReaderError
from reader.formats import markdown
from reader.formats.markdown_windows import Definitions, Windows

MIXED = """A [link], a note[^n] and [another link][other].

[link]: http://a.example
- one
- two

  more of it
1. first
   > quoted

> a quotation
> that goes on

> [!note] Titled
> its words

| a | b |
|---|---|
| 1 | *2* |
| 3 | 4 |
: caption

term
: definition

    code

***
[^n]: The note.

    Its second paragraph.

[other]: http://b.example "title"

Underlined
==========

<div>

in HTML

</div>

```
fenced

[link]
```
"""


def read(text, window, monkeypatch):
    """What a text is read as in windows of a size: the parts that are compared."""
    monkeypatch.setattr(
        markdown, "Windows", lambda body, definitions: Windows(body, definitions, window)
    )
    try:
        found = markdown.parse(text)
    except ReaderError as error:
        return str(error)
    return found.text, found.blocks, found.inlines, list(found.footnotes), found.notices


@pytest.mark.parametrize("window", [1, 20, 100, 700])
def test_a_window_ends_where_nothing_is_torn(window, monkeypatch):
    text = MIXED + MIXED.replace("link]", "third]").replace("^n]", "^m]").replace("other]", "o]")
    assert read(text, window, monkeypatch) == read(text, len(text), monkeypatch)


@pytest.mark.parametrize("window", [1, 20, 100])
def test_what_stands_behind_a_long_table_is_no_row_of_it(window, monkeypatch):
    table = "| a | b |\n|---|---|\n" + "| c | `d` |\n" * 40
    text = f"{table}\nA paragraph that\ngoes on | for lines.\n\n{table}- an item\n\n{table}\n"
    assert read(text, window, monkeypatch) == read(text, len(text), monkeypatch)


@pytest.mark.parametrize("name", SHAPES)
def test_hard_texts_are_read_alike_in_windows(name, monkeypatch):
    text = SHAPES[name](1000)
    assert read(text, 100, monkeypatch) == read(text, len(text), monkeypatch)


@pytest.mark.parametrize(
    "line", ["word *and* word\n\n", "- an item\n", "> quoted\n\n> more\n", "|a|b|c|\n", "# a\n"]
)
def test_the_parser_is_never_given_much(line, monkeypatch):
    text = "|c|d|e|\n|-|-|-|\n" * line.startswith("|") + line * 2000
    given = []
    parsed = Windows._parsed
    monkeypatch.setattr(
        Windows,
        "_parsed",
        lambda self: given.append(self._end - self._start) or parsed(self),
    )
    assert len(list(Windows(text, Definitions(text), 1000).events())) >= 6000
    assert max(given) < 1100
    assert sum(given) < 2 * len(text)
