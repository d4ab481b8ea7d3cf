"""A long text is parsed window by window, and read as if it were parsed at once."""

import re
from collections import Counter

import pyromark
import pytest
from pathological import SHAPES

from reader.errors import ReaderError
from reader.formats import markdown
from reader.formats.commonmark import definitions, paragraphs
from reader.formats.commonmark.definitions import Definitions
from reader.formats.commonmark.windows import WINDOW, Windows
from reader.text.document import BlockKind

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
        markdown,
        "Windows",
        lambda body, definitions, **rest: Windows(body, definitions, window, **rest),
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


def test_the_first_definition_of_a_link_counts_in_each_window(monkeypatch):
    first = "[a]: one\n\n> [b]: two\n\n"
    text = first + "[a], ![p][b].\n\n[a]: three\n\n[b]: four\n\n[A], [a][] and [b].\n\n" * 20
    assert read(text, 50, monkeypatch) == read(text, len(text), monkeypatch)
    targets = [each.target for each in markdown.parse(text).inlines if each.target]
    assert targets == ["one", "one", "one", "two"] * 20


PLAIN = [
    "ab cd\n\n", "a\n\n\n", '"It rained," she said.\n\n', "(an aside)  \n\n", "1^2 {b} c|d!\n\n"
]  # fmt: skip
OTHER = ["- an item\n", ": a definition\n\n", "|-|-|\n", "===\n", "ab\ncd\n\n", "> ab\n\n", "*a*\n",
         "    code\n\n", "\n\n\n\n\n", "# a\n"]  # fmt: skip


def parsed_in(text, window):
    """The events for a text, with those of paragraphs that are told in one taken apart."""
    windows = Windows(text, Definitions(text), window)
    for each in windows._windows(lambda: 0):
        for name, value, _, _ in each:
            if name == "Paragraph":
                yield from (("Start", name), ("Text", value), ("End", name))
            else:
                yield name, value
        yield windows._next, windows._allowance.used, windows._head


@pytest.mark.parametrize("window", [1, 20, 60, 300])
@pytest.mark.parametrize("other", OTHER)
def test_paragraphs_without_markup_are_read_as_the_parser_reads_them(other, window, monkeypatch):
    text = "".join(PLAIN * 3 + [other] + PLAIN + [other, *PLAIN[1:], other] + PLAIN * 2)
    read_here = list(parsed_in(text, window))
    monkeypatch.setattr(paragraphs, "ONLY", re.compile(rb"(?!)"))
    assert read_here == list(parsed_in(text, window))


def test_windows_of_paragraphs_without_markup_need_no_parser(monkeypatch):
    monkeypatch.setattr(Windows, "_parsed", lambda _: pytest.fail("parsed"))
    assert len(markdown.parse("It rained.\n\n" * 5000).blocks) == 5000


LINES = ["word *and* word\n\n", "- an item\n", "> quoted\n\n> more\n", "|a|b|c|\n", "# a\n",
         "ab\n: cd\n\n"]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_the_parser_is_never_given_much(line, monkeypatch):
    text = "|c|d|e|\n|-|-|-|\n" * line.startswith("|") + line * 2000
    given = []
    parsed = Windows._parsed
    monkeypatch.setattr(
        Windows,
        "_parsed",
        lambda self: given.append(self._end - self._start) or parsed(self),
    )
    assert len(list(Windows(text, Definitions(text), 1000).events())) >= 2000
    assert max(given) < 1100
    assert sum(given) < 2 * len(text)


def test_a_definition_after_definition_belongs_to_its_term(monkeypatch):
    text = "one\n" + ": a\n: b\n\n    c\n" * 40 + "\ntwo\n: d\n\nA paragraph.\n"
    assert read(text, 50, monkeypatch) == read(text, len(text), monkeypatch)


def test_a_long_paragraph_of_markup_is_parsed_in_parts(monkeypatch):
    given = []
    parsed = Windows._parsed
    monkeypatch.setattr(
        Windows, "_parsed", lambda self: given.append(self._end - self._start) or parsed(self)
    )
    document = markdown.parse("*some words* " * 50_000)
    assert max(given) <= 8 * WINDOW
    assert document.text.split() == ["some", "words"] * 50_000
    assert len(document.inlines) == 50_000
    assert not document.notices


@pytest.mark.parametrize(
    "piece", ["*a* ", "> - a\n\n", "_a_ *b* ", "a^b^ ", "~a~ ", "==a== ", r"\(a "]
)
def test_more_markup_than_a_text_has_is_read_as_it_is_written(piece):
    paragraph = "It rained on *all* of the day, and [nobody](u) came.\n\n"
    document = markdown.parse(paragraph * 2000 + piece * 400_000 + "\n\nIt *rained* again.\n")
    (notice,) = document.notices
    assert notice.startswith("Read without its markup from about line ")
    assert len(document.inlines) >= 2 * 2000
    assert document.text.endswith("It *rained* again.")
    assert document.text.count("rained") == 2001


def test_only_some_pages_may_be_nothing_but_markup():
    few, many = (markdown.parse("*a* " * count) for count in (4_000, 30_000))
    assert (len(few.inlines), few.notices) == (4_000, ())
    assert len(many.inlines) < 30_000
    assert len(many.notices) == 1


def test_a_table_of_more_markup_than_a_text_has_is_read_as_it_is_written():
    document = markdown.parse("|a|b|\n|-|-|\n" + "|*a*|`b`|\n" * 30_000)
    (notice,) = document.notices
    assert notice.endswith(" on: it has more of it than a text has.")
    assert document.text.count("a") == 30_001
    assert document.text.endswith("|*a*|`b`|")


@pytest.mark.parametrize(
    "piece",
    ["- words\n", "- [a name](#name)\n", "`a word`, ", "| *Row* | 1.5 | 2.5 |\n", "a word[^1] "],
)
def test_lists_of_words_and_of_links_are_read_with_their_markup_however_long(piece):
    table = "| a | b | c |\n|---|---|---|\n" * piece.startswith("|")
    document = markdown.parse(f"{table}{piece * (600_000 // len(piece))}\n\n[^1]: b\n")
    assert not document.notices


def test_links_are_known_from_very_many_definitions(monkeypatch):
    given = []
    found = pyromark.reference_definitions
    monkeypatch.setattr(
        pyromark,
        "reference_definitions",
        lambda text, **options: given.append(len(text)) or found(text, **options),
    )
    names = [f"[name {n}]: http://b.example/{n}\n" for n in range(20_000)]
    code = "```\n[name 1]: not\n[name x]: this\n" + "[name y]: nor\n" * 5000 + "```\n\n"
    document = markdown.parse(f"{code}[a][name 19999] and [b][name 0]\n\n{''.join(names)}")
    assert [each.target for each in document.inlines] == [
        "http://b.example/19999", "http://b.example/0"
    ]  # fmt: skip
    assert document.notices == ("Left out: 19998 unused link definitions.",)
    assert max(given) < 200_000


@pytest.mark.parametrize(
    "text",
    [
        "[a]: b\n" * 20_000 + "\n" + "[a] " * 40_000,
        "[a] " * 40_000 + "\n\n[a]: b\n",
        ("*c* [a] ~d~ " * 10 + "\n") * 2000 + "\n[a]: b\n",
    ],
)
def test_definitions_are_found_without_a_tree_of_the_whole_text(text, monkeypatch):
    given = []
    found, events = pyromark.reference_definitions, pyromark.events_with_range
    monkeypatch.setattr(
        pyromark,
        "reference_definitions",
        lambda text, **options: given.append(text) or found(text, **options),
    )
    monkeypatch.setattr(
        pyromark,
        "events_with_range",
        lambda text, **options: given.append(text) or events(text, **options),
    )
    document = markdown.parse(text)
    assert {each.target for each in document.inlines} >= {"b"}
    # What the parser makes objects of.
    assert max(len(re.findall(r"[\[*~]", each)) for each in given) <= 2 * WINDOW


@pytest.mark.parametrize(
    "before",
    [
        "Words `[a]: no`\n[b] and [c]\n", "10. Item\n\n    - more *of* it\n", "> quoted [d]\n",
        "```a`b`\n", "Head\n====\n", "|a|b|\n|-|-|\n|c|d|\n", "<!-- [x]\n\ny -->\n", "___\n",
        "- [ ] task\n- [x](u) done\n", "*strong* and [e [f] g](h)\n", ": a\n", "``` c\nd\n```\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("indent", ["", "   ", "    ", "> "])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_where_links_are_defined_is_what_the_parser_says(before, indent, gap):
    text = f"{before}{gap}{indent}[a]: b\n{indent}  'A *long*\n{indent}  title'\n\n[f\ng]: h\n"
    options = definitions.parsed_syntax()
    defined = pyromark.reference_definitions(text, options=options)
    assert definitions.Definitions(text).links == {
        definitions.label_of(name): (link["dest"], link["title"] or "")
        for name, link in defined.items()
    }


def test_cells_that_are_missing_end_no_table():
    rows = 50_000
    document = markdown.parse(f"|{'a|' * 16}\n|{'-|' * 16}\n" + "|b\n" * rows)
    assert len(document.blocks) == rows + 1
    assert {each.kind for each in document.blocks[1:]} == {BlockKind.TABLE_ROW}


def test_long_runs_of_rows_without_markup_need_no_parser(monkeypatch):
    given = []
    events = pyromark.events_with_range
    monkeypatch.setattr(
        pyromark,
        "events_with_range",
        lambda text, **options: given.append(len(text)) or events(text, **options),
    )
    rows = "|1|2|3|4|\n|5||6\n" * 10_000
    document = markdown.parse(f"|a|b|c|\n|-|-|-|\n{rows}\nTable: Its caption\n\nIt rained.\n")
    found = [(each.kind, document.text[slice(*each.span)]) for each in document.blocks]
    assert found[-4:] == [
        (BlockKind.TABLE_ROW, "1 | 2 | 3 | 4"), (BlockKind.TABLE_ROW, "5 | | 6"),
        (BlockKind.CAPTION, "Table: Its caption"), (BlockKind.PARAGRAPH, "It rained."),
    ]  # fmt: skip
    assert len(found) == 20_000 + 3
    assert sum(given) < 4 * WINDOW


@pytest.mark.parametrize(
    ("before", "behind"), [("```\n", "\n```\n"), ("<div>\n", "\n</div>\n"), ("- ```\n  ", "\n")]
)
def test_code_and_html_are_never_parsed_in_parts(before, behind, monkeypatch):
    text = before + "[a](b) *c*, " * 20_000 + behind + "\nIt rained.\n"
    assert read(text, WINDOW, monkeypatch) == read(text, len(text), monkeypatch)


@pytest.mark.parametrize(
    "piece",
    [
        "> - rain\n", "> - rain\n>   wind\n", "> - [ ] rain\n> - [x] wind\n",
        "> - > - rain or wind\n", "> - rain\n>\n>   wind\n>\n", "> > rain\n>\n",
        "> - rain\n>   - wind\n", "> |a|b|\n> |-|-|\n> |c|d|\n>\n",
    ],
)  # fmt: skip
def test_blocks_within_blocks_are_parsed_in_parts(piece, monkeypatch):
    given = []
    parsed = Windows._parsed
    monkeypatch.setattr(
        Windows, "_parsed", lambda self: given.append(self._end - self._start) or parsed(self)
    )

    def counted(count):
        document = markdown.parse(piece * count)
        return Counter(
            (block.kind, document.text[slice(*block.span)], block.level, block.marker[-1:])
            for block in document.blocks
        )

    few, many = 20, 5000
    assert counted(many) == {block: count * many // few for block, count in counted(few).items()}
    assert "|" in piece or max(given) <= 2 * WINDOW
