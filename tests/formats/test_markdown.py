"""Markdown: marks become spans, HTML becomes words."""

from pathlib import Path

import pytest

from reader.formats import markdown
from reader.text.document import BlockKind, InlineKind

PAGE = """# Head *one*

Para **bold *both*** and `code` [link](http://x.y "t") line
two.  
Hard <b>x</b> &amp; e&#769; &#27; [^1]

![a caption](a.png)

> quote
>
> > deeper

3. one
   - nested

     more of it
4. two

| a | b |
|---|---|
| c *d* | |

```py
x = 1

y
```

<div>some <i>html</i><!-- c --></div>

***

[^1]: The note.
"""  # noqa: W291 - two spaces are a line break in Markdown


def rows(document):
    return [
        (block.kind.value, block.number, block.level, block.marker, text)
        for block in document.blocks
        for text in [document.text[block.span.start : block.span.end]]
    ]


def test_blocks():
    assert rows(markdown.parse(PAGE)) == [
        ("heading", None, 1, "", "Head one"),
        ("paragraph", 1, 0, "", "Para bold both and code link line two.\nHard x & é � [1]"),
        ("caption", None, 0, "", "a caption"),
        ("quote", 2, 0, "", "quote"),
        ("quote", 3, 1, "", "deeper"),
        ("list item", 4, 0, "3.", "one"),
        ("list item", 5, 1, "◦", "nested"),
        ("list item", 6, 1, "", "more of it"),
        ("list item", 7, 0, "4.", "two"),
        ("table row", 8, 0, "", "a | b"),
        ("table row", 9, 0, "", "c d |"),
        ("code", None, 0, "", "x = 1\n\ny"),
        ("paragraph", 10, 0, "", "some html"),
        ("rule", None, 0, "", "* * *"),
        ("list item", None, 0, "[1]", "The note."),
    ]


def test_blocks_are_parted_by_an_empty_line():
    document = markdown.parse(PAGE)
    assert document.text == "\n\n".join(row[-1] for row in rows(document))


def test_inlines():
    document = markdown.parse(PAGE)
    found = [
        (inline.kind, document.text[inline.span.start : inline.span.end], inline.target)
        for inline in document.inlines
    ]
    assert found == [
        (InlineKind.EMPHASIS, "one", ""),
        (InlineKind.STRONG, "bold both", ""),
        (InlineKind.EMPHASIS, "both", ""),
        (InlineKind.CODE, "code", ""),
        (InlineKind.LINK, "link", "http://x.y"),
        (InlineKind.STRONG, "x", ""),
        (InlineKind.EMPHASIS, "d", ""),
        (InlineKind.EMPHASIS, "html", ""),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a <script>alert(1)</script> b", "a alert(1) b"),
        ("<script>\nalert(1)\n</script>\n\nb", "b"),
        ("<p>a<br>b</p>", "a\nb"),
        ("[x](javascript:alert(1))", "x"),
        ("a ~~b~~ c", "a b c"),
        ("see ![the bridge](x.png) there", "see the bridge there"),
        ("新疆\n的", "新疆的"),
        ("Para\nwith soft\nbreaks", "Para with soft breaks"),
        ("&nbsp;a&nbsp;", "a"),
        ("*e*&#769;", "é"),
    ],
)
def test_text(source, expected):
    assert markdown.parse(source).text == expected


def test_the_title_is_the_first_heading_of_rank_one():
    document = markdown.parse("intro here, with a comma.\n\n## Two\n\n# One *x*\n\nText.")
    assert document.title == "One x"
    assert document.csl_from == {"title": "heading"}


def test_front_matter_names_the_title_first():
    assert markdown.parse("---\ntitle: T\n---\n# Head\n\nText.").title == "T"


def test_without_a_heading_the_file_name_is_the_title():
    assert markdown.parse("It rained.\n\nMore.", path=Path("a-b.md")).title == "A b"


def test_a_link_leads_nowhere_that_runs_something():
    document = markdown.parse("[x](javascript:alert(1)) [y]( data:text/html;x )")
    assert [inline.target for inline in document.inlines] == ["", ""]


@pytest.mark.parametrize("opening", ["<?php", "<!--", "<![CDATA[", "<?"])
@pytest.mark.parametrize(
    "form", ["```\n{} a\n```", "~~~php\n{} a\n~~~", "    {} a", "`{} a`", "\\{} a", "*{} a*"]
)
def test_what_opens_and_never_closes_is_read_as_written(form, opening):
    document = markdown.parse(f"Before\n\n{form.format(opening)}\n\nAfter")
    assert document.text == f"Before\n\n{opening} a\n\nAfter"


def test_a_link_may_lead_to_what_opens_and_never_closes():
    (link,) = markdown.parse("[a](b<?c)").inlines
    assert link.target == "b<?c"


def test_code_blocks_in_lists_and_headings_in_quotes():
    document = markdown.parse("- a\n\n      code\n\n> # Head\n> text")
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.LIST_ITEM, BlockKind.CODE, BlockKind.HEADING, BlockKind.QUOTE]


@pytest.mark.parametrize(
    ("link", "heading"),
    [
        ("[x](#the-later-part)", "The *Later* Part!"),
        ("[x](#own-name)", "Called otherwise {#own-name .wide}"),
        ("[x](#ende-2)", "Ende 2"),
        ("[x](#%C3%A9t%C3%A9)", "Été"),
        ("[x](#第一章-開始)", "第一章 開始"),
        ("[[#Great End]]", "Great end"),
        ("[[#First part#Great end|x]]", "Great end"),
        ("[x](#here)", 'Words <a id="here"></a> there'),
    ],
)
def test_links_lead_to_headings_as_programs_name_them(link, heading):
    document = markdown.parse(f"# Top\n\n{link}\n\n## Other\n\n## {heading}\n\nEnd.\n")
    (place,) = document.places.values()
    assert document.block_at(place) == list(document.blocks)[3]


def test_of_headings_alike_a_link_leads_to_its_own():
    document = markdown.parse("[a](#on) [b](#on-1) [c](#on-2) [d](#off)\n\n# On\n\n# On\n\n# On\n")
    starts = [block.span.start for block in document.blocks][1:]
    assert [document.places.get(f"#on{end}") for end in ("", "-1", "-2")] == starts
    assert "#off" not in document.places


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("|c|d|e|", "c | d | e"),
        ("| c | d | e | f", "c | d | e | f"),
        ("c|d|e||f|", "c | d | e | | f"),
        ("|c|*d*|e|", "c | d | e"),
        ("|c|d|a\\|b|", "c | d | a\\|b"),
        ("|c||", "c |"),
        ("||d|", "| d"),
        ("|c|", "c"),
        ("|c|TableRow|", "c | TableRow"),
        ("|c|`TableRow`|", "c | TableRow"),
        ("|c|$x$|$y$|", "c | $x$ | $y$"),
    ],
)
@pytest.mark.parametrize("before", ["", "> ", "- > "])
def test_no_cell_of_a_row_is_lost(row, shown, before):
    then = before.replace("-", " ")
    document = markdown.parse(f"{before}|a|b|\n{then}|-|-|\n{then}{row}\n{then}|g|h|\n\nAfter")
    assert document.text == f"a | b\n\n{shown}\n\ng | h\n\nAfter"


@pytest.mark.parametrize(
    ("line", "joined"),
    [("a line of words", "a line of words "), ("some more exam-\nples", "some more examples ")],
)
def test_lines_are_joined_wherever_a_very_long_paragraph_is_parted(line, joined):
    text = "Examples of this are rare.\n\n" + f"{line}\n" * 20_000
    document = markdown.parse(text)
    assert document.text.partition("\n\n")[2] == (joined * 20_000).strip()


def test_a_note_in_place_that_is_not_referred_to_has_a_marker_that_can_be_read():
    document = markdown.parse("It ^[rained][a] on.\n\n[a]: b\n")
    assert all(block.marker.isprintable() for block in document.blocks)
    assert [block.marker for block in document.blocks if block.marker] == ["[0n]"]
