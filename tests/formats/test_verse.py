"""Verse in books and pages: lines in stanzas, and the printed numbers of lines."""

from pathlib import Path

import pytest

from reader.anchoring.passages import locator_of
from reader.formats import markdown, plain
from reader.formats.build import make
from reader.formats.epub import book
from reader.formats.flow import Flow
from reader.formats.line_breaks import Joiner
from reader.formats.markup import tree
from reader.formats.markup.notes import Notes
from reader.formats.markup.walk import Plan, Walk
from reader.formats.registry import Source
from reader.formats.web import page
from reader.metadata.front_matter import FrontMatter
from reader.text.document import BlockKind, Span
from reader.text.verse import line_at, lines_of

SHARED = Path(__file__).parents[3] / "shared" / "intake" / "epub"
STANZA = "The tide went out\nand took the boat\nand left the rope"


def read(body):
    root = tree.parsed(f"<html><body>{body}</body></html>", "a.html")
    flow = Flow(Joiner("", ""), is_markup=False)
    Walk(flow, Plan(Notes())).read(root)
    return make(flow.done(), FrontMatter(""), Path("a.html"), ())


def numbers(document):
    """The lines of a text with the number of each."""
    found = []
    for block in document.blocks:
        at = block.span.start
        for line in document.text[slice(*block.span)].split("\n"):
            found.append((line_at(document, at), line))
            at += len(line) + 1
    return found


@pytest.mark.parametrize(
    "body",
    [
        '<div class="linegroup">{}</div>'.format("".join(
            f"\n<div>{line} </div>" for line in STANZA.split("\n"))),
        '<div class="poetry"><div class="stanza">{}</div></div>'.format("".join(
            f'<div class="verse indent0">{line}</div>' for line in STANZA.split("\n"))),
        '<div class="x"><p class="line">{}</p></div>'.format(
            '</p><p class="line">'.join(STANZA.split("\n"))),
        '<p class="stanza"><span>{}</span></p>'.format("</span> <span>".join(STANZA.split("\n"))),
        "<p>{}</p>".format("<br/>\n".join(STANZA.split("\n"))),
        '<section epub:type="z3998:poem"><p><span>{}</span></p></section>'.format(
            " </span><br/><span>".join(STANZA.split("\n"))),
    ],
)  # fmt: skip
def test_lines_of_a_stanza_are_lines_of_one_paragraph(body):
    document = read(f"<h1>The tide</h1>{body}<p>That is all.</p>")
    assert document.text == f"The tide\n\n{STANZA}\n\nThat is all."


def test_stanzas_stay_apart_and_prose_is_no_verse():
    line = "<div>A line of it</div>"
    stanza = f'<div class="stanza">{line * 2}</div>'
    prose = "Long prose goes on. " * 20
    document = read(
        f'<div class="poem">{stanza}{stanza}</div>'
        '<div class="poem"><div>A line</div><div>\xa0</div><div>Another</div></div>'
        f'<div class="verse-of-the-day"><div>{prose}</div><div>And on.</div></div>'
    )
    assert document.text.split("\n\n")[:4] == [
        "A line of it\nA line of it",
        "A line of it\nA line of it",
        "A line",
        "Another",
    ]
    assert len(document.blocks) == 6


def test_a_quotation_in_a_stanza_is_a_stanza_of_its_own_and_prose_about_poems_is_prose():
    line = "<div>A line of it</div>"
    document = read(
        f'<div class="linegroup">{line * 2}<blockquote><div>{line * 2}</div></blockquote>{line * 2}'
        f'</div><div class="poetry-review"><p>A poem.</p><p>{"Long prose. " * 30}</p><p>One.</p>'
        "<p>Two.</p></div>"
    )
    parts = document.text.split("\n\n")
    assert parts[:3] == ["A line of it\nA line of it"] * 3
    assert [document.blocks[at].kind.name for at in range(3)] == ["PARAGRAPH", "QUOTE", "PARAGRAPH"]
    assert parts[3] == "A poem."
    assert parts[5:] == ["One.", "Two."]


LINES = [f"Line {n} of the poem" for n in range(1, 25)]


def numbered(lines, every=5, first=1, skip=()):
    """A stanza whose lines have printed numbers."""
    return '<div class="stanza">{}</div>'.format(
        "".join(
            f'<div>{line}<span class="linenum">{at}</span></div>'
            if at % every == 0 and at not in skip
            else f"<div>{line}</div>"
            for at, line in enumerate(lines, first)
        )
    )


def test_printed_numbers_are_no_words_and_lines_are_counted_by_them():
    document = read(
        f"<h1>The poem</h1><p>By whom nobody knows.</p><h2>One</h2>{numbered(LINES[:12])}"
        f"<h2>Two</h2>{numbered(LINES[12:], first=13)}<p>It is an old poem.</p>"
    )
    assert "poem5" not in document.text
    found = numbers(document)
    assert [n for n, line in found if line.startswith("Line")] == list(range(1, 25))
    assert [n for n, line in found if not line.startswith("Line")][:3] == [None] * 3
    start = document.text.index("Line 7")
    end = document.text.index("Line 14") + 5
    assert lines_of(document, Span(start, end)) == (7, 14)
    assert (locator_of(document, Span(start, end)).line, document.lines[0].label) == (7, "5")


def test_where_the_count_does_not_agree_with_what_is_printed_no_number_is_given():
    stanza = numbered([*LINES[:6], "and half a line more"], skip={7})
    rest = numbered(LINES[6:], first=7)
    document = read(f"<h1>The poem</h1>{stanza}{rest}")
    found = {line: n for n, line in numbers(document)}
    assert [found[line] for line in LINES[:5]] == [1, 2, 3, 4, 5]
    assert [found[line] for line in LINES[5:9]] == [None] * 4
    assert [found[line] for line in LINES[9:23]] == list(range(10, 24))
    assert locator_of(document, Span(0, len(document.text))).line is None


def test_each_poem_may_begin_to_count_anew():
    document = read(
        f"<h2>One</h2>{numbered(LINES[:7])}<h2>Two</h2>{numbered(LINES[:12])}<h2>Three</h2>"
        f"<p>Prose about <br/>them.</p>"
    )
    found = [n for n, line in numbers(document) if line.startswith("Line")]
    assert found == [*range(1, 8), *range(1, 13)]
    assert numbers(document)[-1][0] is None


def test_a_number_before_its_line_and_in_brackets_counts_for_it():
    document = read(
        '<div class="lg"><p class="l">One of them</p>'
        '<p class="l"><span class="ln">[2]</span> Two of them</p>'
        '<p class="l"><a class="line-number">(3)</a>Three</p></div>'
    )
    assert numbers(document) == [(1, "One of them"), (2, "Two of them"), (3, "Three")]


def test_numbers_of_other_things_stay():
    document = read(
        '<p>In <span class="number">10</span> years <span class="linenum">of 20</span> lines.</p>'
    )
    assert document.text == "In 10 years of 20 lines."
    assert not document.lines


def test_numbers_of_lines_of_code_are_no_code():
    number = '<span class="linenos">{}</span>'
    document = read(f"<pre>{number.format(1)}import tide\n{number.format(2)}tide.close()</pre>")
    assert document.text == "import tide\ntide.close()"
    assert not document.lines


def test_a_page_of_verse_is_read_in_the_same_way():
    prose = (
        "<p>This poem was found in an archive of the harbour, on the back of a list of ships.</p>"
    )
    article = f"<article><h1>The poem</h1>{prose * 3}{numbered(LINES)}</article>"
    html = f"<html><body>{article}</body></html>"
    document = page.parse(Source(html.encode(), Path("a.html")))
    assert "\n".join(LINES) in document.text
    found = {line: n for n, line in numbers(document)}
    assert found[LINES[11]] == 12
    assert found[LINES[0]] is None


@pytest.mark.skipif(not SHARED.is_dir(), reason="the books are not at hand")
def test_a_real_poem_has_the_numbers_that_its_own_notes_give():
    path = SHARED / "idpf-wasteland.epub"
    document = book.parse(Source(path.read_bytes(), path))
    for words, line in (
        ("April is the cruellest", 1),
        ("And the dead tree gives", 23),
        ("The Chair she sat in", 77),
        ("When lovely woman", 253),
        ("Shantih shantih", 434),
    ):
        at = document.text.index(words)
        assert lines_of(document, Span(at, at + 9)) == (line, line), words


STANZAS = """Tyger Tyger, burning bright,
In the forests of the night;

In what distant deeps or skies
Burnt the fire of thine eyes?
"""


@pytest.mark.parametrize(
    "above", ["William Blake", "by William Blake", "1794", "William Blake\n\n(1794)", "李白"]
)
@pytest.mark.parametrize("reads", [plain.parse, markdown.parse])
def test_author_and_year_above_a_poem_are_no_lines_of_it(above, reads):
    title = "# The Tyger" if reads is markdown.parse else "The Tyger"
    lines = STANZAS if reads is plain.parse else STANZAS.replace(",\n", ",  \n")
    document = reads(f"{title}\n\n{above}\n\n{lines}")
    at = document.text.index("Tyger Tyger")
    assert line_at(document, at) == 1
    assert document.block_at(at).number == 1


HEADS = [
    ("The Ferryman\nAnn Lee\n\n", 1, None),
    ("The Ferryman\nby Ann Lee\n\n", 1, None),
    ("The Ferryman\nAnn Lee\n1921\n\n", 2, 1921),
    ("The Ferryman\n\nAnn Lee (1870–1931)\n\n(1921)\n\n", 2, 1921),
    ("The Ferryman\nAnn Lee\n", 1, None),
]
ROWED = """I rowed across the river at dawn,
The mist lay on the weir,
And what I carried had long gone,
And no one stood to hear.

The second bank was like the first,
The reeds were brown and thin.
"""


@pytest.mark.parametrize(("above", "lines", "year"), HEADS)
@pytest.mark.parametrize("header", ["", "---\ntype: poem\n---\n\n"])
@pytest.mark.parametrize("reads", [plain.parse, markdown.parse])
def test_title_and_author_right_above_a_poem_are_known(above, lines, year, header, reads):
    if reads is markdown.parse and not header:
        above = "# " + above.replace("\n", "\n\n")
    body = ROWED if reads is plain.parse else ROWED.replace(",\n", ",  \n")
    document = reads(header + above + body)
    assert document.title == "The Ferryman"
    assert document.csl["author"] == [{"family": "Lee", "given": "Ann"}]
    issued = document.csl.get("issued")
    assert (issued and issued["date-parts"][0][0]) == year
    kinds = [block.kind for block in document.blocks]
    assert kinds[: lines + 1] == [BlockKind.HEADING, *[BlockKind.CAPTION] * lines]
    assert line_at(document, document.text.index("I rowed")) == 1
    assert document.text.endswith("like the first,\nThe reeds were brown and thin.")


@pytest.mark.parametrize(
    "text",
    [
        "Rain\nFog\n\n" + ROWED,
        "Quay Office\nAnn Lee\n12 Quay Street\nAlder\n\nDear all, we thank you for the letter.",
        "Ann Lee rowed\nAnn Lee\n\nA line of prose that is alone.",
    ],
)
def test_other_lines_at_the_beginning_stay(text):
    document = plain.parse(text)
    assert "author" not in document.csl
    assert document.text[slice(*document.blocks[0].span)] == text.partition("\n\n")[0]


@pytest.mark.parametrize("first", ["The night was cold.", "and nobody came", "It was 3 o’clock"])
def test_a_line_alone_that_begins_a_poem_is_its_first(first):
    document = plain.parse(f"The Tyger\n\n{first}\n\n{STANZAS}")
    assert line_at(document, document.text.index("Tyger Tyger")) == 2


@pytest.mark.parametrize("kind", ["type: poem", "genre: Narrative Poem", "type: Gedicht"])
@pytest.mark.parametrize("reads", [plain.parse, markdown.parse])
def test_the_lines_of_what_the_header_calls_a_poem_are_lines(kind, reads):
    document = reads(f"---\ntitle: The Tyger\n{kind}\n---\n\n{STANZAS}")
    assert document.text.strip() == STANZAS.strip()
    assert lines_of(document, Span(0, len(document.text))) == (1, 4)


@pytest.mark.parametrize("kind", ["type: article", "genre: poetry review", "title: poem"])
def test_other_lines_of_markdown_are_joined(kind):
    document = markdown.parse(f"---\n{kind}\n---\n\n{STANZAS}")
    assert "bright, In" in document.text
