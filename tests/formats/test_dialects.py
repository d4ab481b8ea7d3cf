"""Markdown as pandoc, GitHub and Obsidian have it, and HTML inside of it."""

from pathlib import Path

import pytest

from reader.formats import markdown
from reader.text.document import BlockKind, InlineKind

CASES = Path(__file__).parents[3] / "shared" / "cases" / "text"


def words(source):
    document = markdown.parse(source)
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


def kinds(source):
    return [block.kind for block in markdown.parse(source).blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # Pandoc's divs, attributes and spans.
        (":::: {#content .post role=main}\nOne\n\n::: note\nTwo\n:::\n::::", ["One", "Two"]),
        ("One\n:::\nTwo\n::: {.x} :::\nThree", ["One", "Two", "Three"]),
        ("> ::: warning\n> One\n> :::", ["One"]),
        (":::tip[My title]\nOne\n:::", ["My title", "One"]),
        (":::note Mind the gap\nOne\n:::", ["Mind the gap", "One"]),
        ("```\n::: x\n+---+\n```", ["::: x\n+---+"]),
        ("One\n:smile: two", ["One :smile: two"]),
        (
            "# One {#id .unnumbered}\n\n## Two {-}\n\n### The set {a, b}",
            ["One", "Two", "The set {a, b}"],
        ),
        (
            '[One *two*]{.smallcaps} and `x`{.py} and [a](b){.c target="_blank"}.',
            ["One two and x and a."],
        ),
        ("[sic] [1] {.x} {a}", ["[sic] [1] {.x} {a}"]),
        ("Two\n{: .lead}", ["Two"]),
        # Its tables.
        (
            "  Month   Waves\n  ------- -------\n  May     1,000\n  June    2,000\n\nEnd",
            ["Month | Waves", "May | 1,000", "June | 2,000", "End"],
        ),
        (
            "------- ------\nMay     1,000\nJune    2,000\n------- ------\n",
            ["May | 1,000", "June | 2,000"],
        ),
        (
            (
                "-----------------\n Name     What\n          it is\n-------- --------\n"
                " Ann      A\n"
                "          painter\n\n Bob      None\n-----------------\n"
            ),
            ["Name | What it is", "Ann | A painter", "Bob | None"],
        ),
        (
            (
                "+-------+-----------+\n| Head  | Other     |\n+=======+===========+\n"
                "| Long  | - one     |\n| cell  | - two a\\|b |\n+-------+-----------+\n"
            ),
            ["Head | Other", "Long cell | • one • two a|b"],
        ),
        (
            "> +---+---+\n> | a | b |\n> +---+---+\n",
            ["a | b"],
        ),
        ("  月份    海浪\n  ------- --------\n  五月    一千\n", ["月份 | 海浪", "五月 | 一千"]),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |\n\n: The *caption* {#tbl:x}",
            ["a | b", "1 | 2", "The caption"],
        ),
        ("One\n\n-----\n\nTwo   three\n\n-----", ["One", "* * *", "Two   three", "* * *"]),
        ("Head\n------", ["Head"]),
        ("- - -\n\na", ["* * *", "a"]),
        # Its lists and lines.
        (
            "Ebb\n:   The water goes.\n\nFlow\n:   It comes.",
            ["Ebb", "The water goes.", "Flow", "It comes."],
        ),
        (
            "| Roses are red,\n|   violets blue,\n| and so on",
            ["Roses are red,\nviolets blue,\nand so on"],
        ),
        # GitHub's and Obsidian's.
        ("- [ ] one\n- [x] two", ["one", "two"]),
        ("> [!NOTE]\n> Text", ["Note", "Text"]),
        ("> [!warning]- Mind the *gap*\n> Text\n> more", ["Mind the gap", "Text more"]),
        ("> \\[!note] Text", ["[!note] Text"]),
        (
            "See [[Page]], [[Page|that one]], [[Page#Part]] and [[#Part]].",
            ["See Page, that one, Page > Part and Part."],
        ),
        ("![[ship.png|300]]\n\nand ![[Note#Part]]", ["ship.png", "and Note > Part"]),
        ("x[[1]] and [[1]](#c) and `[[code]]`", ["x[[1]] and [1] and [[code]]"]),
        ("A ==bright *light*== and a == b == c", ["A bright light and a == b == c"]),
        ("One %%hidden%% two.\n\n%%\nAll\nhidden\n%%\n\nThree", ["One two.", "Three"]),
        ("A claim. ^claim-1", ["A claim."]),
        # Math, to the letter.
        (
            "Let $\\{x_i : i \\in I\\}$ and $x^*, y^*$ be.",
            ["Let $\\{x_i : i \\in I\\}$ and $x^*, y^*$ be."],
        ),
        ("So \\(a_1 * b_1 * c\\), <b>bold</b>", ["So \\(a_1 * b_1 * c\\), bold"]),
        (
            "$$\n\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}\n$$",
            ["$$\n\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}\n$$"],
        ),
        ("> \\[\n> x_1 = y_1\n> \\]", ["\\[\nx_1 = y_1\n\\]"]),
        (
            "\\begin{align}\na_1 &= b_1 \\\\\n\\end{align}",
            ["\\begin{align}\na_1 &= b_1 \\\\\n\\end{align}"],
        ),
        ("Display \\[c*d*e\\] and \\[n - 1\\].", ["Display \\[c*d*e\\] and \\[n - 1\\]."]),
        ("\\[\nc*d*e\n\\]", ["\\[\nc*d*e\n\\]"]),
        ("See \\[and/or\\] \\[Chapter-3\\].", ["See [and/or] [Chapter-3]."]),
        ("He \\[the *mayor*\\] left \\[sic\\] \\[1\\].", ["He [the mayor] left [sic] [1]."]),
        (
            "It costs $5 and *more* than US$30, or $20,000.",
            ["It costs $5 and more than US$30, or $20,000."],
        ),
        ("| $a|b$ | `c` |\n|---|---|\n", ["$a|b$ | c"]),
        ("`\\(` and *two* `\\)`", ["\\( and two \\)"]),
        # Raised and lowered.
        ("10<sup>6</sup> m<sup>2</sup>, H<sub>2</sub>O, x<sup>n+1</sup>", ["10⁶ m², H₂O, xⁿ⁺¹"]),
        ("10^6^ m, H~2~O, CO~2~ and ^14^C", ["10⁶ m, H₂O, CO₂ and ¹⁴C"]),
        ("e<sup>iω</sup>, f<sup>(k)</sup>, p<sub>C</sub>", ["e^iω, f⁽ᵏ⁾, p_C"]),
        ("x^2 and y^2, 2^3^4, ^_^ and ~gone~", ["x^2 and y^2, 2^3^4, ^_^ and gone"]),
        ("Said.<sup>[12]</sup> Then<sup>†</sup>", ["Said.[12] Then†"]),
        # HTML.
        ("<p>One</p><p>Two <b>b</b></p>", ["One", "Two b"]),
        ("One<p>two</p>three<br>four", ["One", "two", "three\nfour"]),
        ("<ul><li>one<li>two</ul><ol start=3><li>three</li></ol>", ["one", "two", "three"]),
        (
            "<table><tr><th>a<th>b</tr><tr><td><p>x</p><p>y</p></td><td>z</td></tr></table>",
            ["a | b", "x y | z"],
        ),
        ("<dl><dt>Ebb<dd>goes<dt>Flow<dd>comes</dl>", ["Ebb", "goes", "Flow", "comes"]),
        (
            "<h2>Head</h2>text<blockquote>quoted</blockquote>rest<hr>end",
            ["Head", "text", "quoted", "rest", "* * *", "end"],
        ),
        ("<div>one\n  two</div>\n\n<pre>\n a\n\n  b</pre>", ["one two", " a\n\n  b"]),
        (
            "<figure><img src=x alt='A ship'><figcaption>Seen</figcaption></figure>",
            ["A ship", "Seen"],
        ),
        ("One <!-- no\none --> two &amp; &hellip; &lt;b&gt;", ["One two & … <b>"]),
        ("<!--\n\nhidden\n\n-->\n\nSeen", ["Seen"]),
        ("Seen\n\n<!-- never closed", ["Seen", "<!-- never closed"]),
        ("A List<String> and <b x", ["A List<String> and <b x"]),
        ("He said <q>no</q>. <ruby>漢<rt>kan</rt></ruby>", ["He said “no”. 漢(kan)"]),
        ("<a href='x' title='a > b'>link</a>", ["link"]),
        # Lines.
        (
            "well-\nknown exam-\nple, pre- and\npost, 1914-\n18",
            ["well-known example, pre- and post, 1914-18"],
        ),
        ("海\n図 *新*\n*疆* 한국\n어", ["海図 新疆 한국 어"]),
        ("a\\\nb  \nc", ["a\nb\nc"]),
    ],
)
def test_words(source, expected):
    assert words(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("> [!note] T\n> x", [BlockKind.QUOTE] * 2),
        ("$$x$$", [BlockKind.CODE]),
        ("a $$x$$", [BlockKind.PARAGRAPH]),
        ("| a |\n|---|\n\n: Caption", [BlockKind.TABLE_ROW, BlockKind.CAPTION]),
        ("![a](x){.wide}", [BlockKind.CAPTION]),
        ("<h3>a</h3><ol><li>b</ol><table><td>c", ["heading", "list item", "paragraph"]),
    ],
)
def test_kinds(source, expected):
    assert kinds(source) == expected


def test_markers_and_levels():
    document = markdown.parse(
        "3) a\n   - [ ] b\n   - [x] c\n\n<ol start=7><li>d<ul><li>e</ul></ol>"
    )
    found = [(block.marker, block.level) for block in document.blocks]
    assert found == [("3)", 0), ("☐", 1), ("☑", 1), ("7.", 0), ("◦", 1)]


def test_what_is_set_apart_keeps_its_place():
    document = markdown.parse("A ==b *c*== [d]{.x} 10^6^ [e](u) ^[1](#f)^ <em>g</em>\n*h*")
    found = [
        (inline.kind, document.text[inline.span.start : inline.span.end])
        for inline in document.inlines
    ]
    emphasis, link = InlineKind.EMPHASIS, InlineKind.LINK
    assert document.text == "A b c d 10⁶ e ¹ g h"
    assert found == [
        (emphasis, "b c"),
        (emphasis, "c"),
        (link, "e"),
        (link, "¹"),
        (emphasis, "g"),
        (emphasis, "h"),
    ]


def test_what_is_left_out_is_told():
    document = markdown.parse("a <!-- b --> %%c%% \n\n<script>x</script>\n\n[n]: /unused")
    [notice] = document.notices
    assert notice == "Left out: 2 comments and 1 script and 1 unused link definition."


NOTES = """One[^b], two[^a], again[^b], in place^[Here *it* is.], unknown[^x].

[^a]: The first.

    More of it, as said in[^c].

[^b]: The second.
[^c]: The last.
[^d]: Nobody refers to it.

The end.
"""


def test_notes_stand_behind_the_text_and_are_found_from_their_references():
    document = markdown.parse(NOTES)
    text = document.text
    assert words(NOTES)[:2] == ["One[1], two[2], again[1], in place[3], unknown[^x].", "The end."]
    found = [
        (note.label, text[slice(*note.reference)], text[slice(*note.note)])
        for note in document.footnotes
    ]
    assert found == [
        ("1", "[1]", "The second."),
        ("2", "[2]", "The first.\n\nMore of it, as said in[4]."),
        ("1", "[1]", "The second."),
        ("3", "[3]", "Here it is."),
        ("4", "[4]", "The last."),
    ]
    assert [block.number for block in document.blocks] == [1, 2, *[None] * 6]
    assert [block.marker for block in document.blocks[2:]] == [
        *("[1]", "[2]", "", "[3]", "[4]", "[d]"),
    ]


def test_a_note_is_found_at_its_reference():
    document = markdown.parse(NOTES)
    at = document.text.index("[2]")
    assert document.footnote_at(at).label == "2"
    assert document.footnote_at(at + 3).label == "2"
    assert document.footnote_at(at + 4) is None
    assert document.footnote_at(0) is None
    assert len(document.footnotes[1:3]) == 2


def test_notes_that_links_lead_to():
    document = markdown.parse(
        'One.<sup id="r1"><a href="#n1">1</a></sup> Two.[\\[2\\]](#n2) '
        "See [the list](#n1), [x](#r1).\n\n"
        '<ol><li id="n1">First. <a href="#r1">↩</a><p>More.</p></li></ol>\n\n'
        '<a name="n2"></a>Second.'
    )
    found = [
        (note.label, document.text[slice(*note.reference)], document.text[slice(*note.note)])
        for note in document.footnotes
    ]
    assert found == [("¹", "¹", "First. ↩\n\nMore."), ("2", "[2]", "Second.")]


def test_a_quotation_in_html_holds_markdown():
    source = "<blockquote>\n\nOne *two*.\n\n- three\n\n</blockquote>\n\nFour"
    assert kinds(source) == ["quote", "list item", "paragraph"]
    assert kinds(source.replace("</blockquote>", "")) == ["paragraph", "list item", "paragraph"]
    inside = "- a\n\n  <blockquote>b</blockquote>\n\n  c\n- d"
    assert kinds(inside) == ["list item", "quote", "list item", "list item"]


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not here")
@pytest.mark.parametrize("name", ["04-pandoc-markdown", "05-superscripts", "07-math"])
def test_cases(name):
    [path] = [path for path in (CASES / name).glob("*.md") if path.stem != "README"]
    text = markdown.parse(path.read_text()).text
    for gone in (":::", "{#", "{.", "<sup", "^6^", "+--", "\\("):
        assert gone not in text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("- ::: {#a .note}\n\n  One\n\n  Two\n  :::\n- Three", ["One", "Two", "Three"]),
        ("3.  \n\n    One\n\n    :   Two\n", ["One", "Two"]),
        ("- +---+---+\n  | a | b |\n  +---+---+\n- c", ["a | b", "c"]),
        ("- One\n\n  +---+---+\n  | a | b |\n  +---+---+\n", ["One", "a | b"]),
        ("![a [b]{.x}](c)", ["a b"]),
        ("A   B\n--- ---\n1   2\n: The caption", ["A | B", "1 | 2", "The caption"]),
        ("#. one\n#. two\n", ["one", "two"]),
        ("(@) One\n(@x) Two\nmore", ["(1) One", "(2) Two more"]),
        ("(@) One\n\nSee (@x), `(@x)`.\n\n(@x) Two", ["(1) One", "See (2), (@x).", "(2) Two"]),
        ("Write to (@annlee).", ["Write to (@annlee)."]),
        ("> (@a) One\n\nSee (@a) and (@b).", ["(1) One", "See (1) and (@b)."]),
        ("a. One\nb. Two\n\ntext\ni. e. more", ["a. One", "b. Two", "text i. e. more"]),
        (
            (
                "+---------------+-----+\n| ## a {#x .c}  | d   |\n|               |     |\n"
                "| ::: note      | > e |\n| - b           |     |\n|   - c         |     |\n"
                "| :::           |     |\n+---------------+-----+\n"
            ),
            ["a • b • c | d e"],
        ),
        (
            (
                "+-----------+---+\n| +---+---+ | c |\n| | a | b | | d |\n| +---+---+ |   |\n"
                "+-----------+---+\n"
            ),
            ["a | b | c d"],
        ),
    ],
)
def test_blocks_inside_of_others(source, expected):
    assert words(source) == expected


def test_numbers_of_items_without_one():
    document = markdown.parse("#. one\n#. two\n\nText.\n\n#. three")
    assert [block.marker for block in document.blocks] == ["1.", "2.", "", "1."]


def test_a_definition_may_begin_with_a_tilde():
    source = "Quay\n~ A place for ships\n\n~ A wall\n\n- item\n~ 5 km away"
    assert markdown.parse(source).text == "Quay\n\nA place for ships\n\nA wall\n\nitem ~ 5 km away"
