"""Plain text: what is reflowed, what is kept, and what is a headline."""

import time
from pathlib import Path

import pytest

from reader.formats import plain
from reader.text.document import BlockKind

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"


def words(document):
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


def kinds(document):
    return [block.kind for block in document.blocks]


WRAPPED = """The quick brown fox jumps over the lazy dog and then runs away from it,
as foxes are known to do in stories of this kind, which go on and on for
a few more lines than they should.

Another paragraph begins here, and it is wrapped at about the same width
as the first one was.
"""

VERSE = """Tyger Tyger, burning bright,
In the forests of the night;
What immortal hand or eye,
Could frame thy fearful symmetry?

In what distant deeps or skies,
Burnt the fire of thine eyes?
On what wings dare he aspire?
What the hand, dare seize the fire?
"""


def test_hard_wrapped_prose_flows_and_no_offset_moves():
    document = plain.parse(WRAPPED)
    assert len(document.blocks) == 2
    assert "\n" not in "".join(words(document))
    assert len(document.text) == len(WRAPPED.rstrip())
    assert document.text.replace("\n", " ") == WRAPPED.rstrip().replace("\n", " ")


def test_verse_keeps_its_lines():
    assert words(plain.parse(VERSE)) == VERSE.strip().split("\n\n")


def test_unwrapped_lines_without_blank_ones_are_paragraphs():
    text = "\n".join("A sentence of some length, which ends here. " * at for at in (3, 1, 4, 2))
    assert [block.number for block in plain.parse(text).blocks] == [1, 2, 3, 4]


def test_indented_first_lines_part_paragraphs():
    text = WRAPPED.split("\n\n", maxsplit=1)[0] + "\n   Another one begins with an indentation.\n"
    assert len(plain.parse(text).blocks) == 2


def test_lists():
    text = "We need this.\n\n- milk from the\n  good shop\n- eggs\n  * brown\n\n1. one\n2. two\n"
    document = plain.parse(text)
    assert words(document)[1:] == ["milk from the good shop", "eggs", "brown", "one", "two"]
    assert [block.marker for block in document.blocks[1:]] == ["•", "•", "•", "1.", "2."]
    assert [block.level for block in document.blocks[1:]] == [0, 0, 1, 0, 0]
    assert [block.number for block in document.blocks] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "text",
    [
        "Name      Age   City\nAnn       31    Rome\nBob       42    Oslo",
        "a\tb\tc\nd\te\tf",
        "Jane Roe\n12 Long Street\nRome",
        "so much depends\nupon",
    ],
)
def test_columns_and_short_lines_are_kept(text):
    assert words(plain.parse(text)) == [text]


def test_code_keeps_its_indentation():
    document = plain.parse("He wrote it so:\n\n    for x in y:\n        print(x)\n\nIt ran.")
    assert words(document)[1] == "    for x in y:\n        print(x)"


def test_headings_and_rules():
    text = (
        "MOBY DICK\n\nCHAPTER 1. Loomings\n\nCall me.\n\nTHE WHALE\n\nIt was.\n\n* * *\n\nThe end."
    )
    document = plain.parse(text)
    assert document.title == "MOBY DICK"
    assert [block.level for block in document.blocks if block.kind is BlockKind.HEADING] == [
        1,
        2,
        2,
    ]
    assert BlockKind.RULE in kinds(document)


def test_underlined_headings():
    document = plain.parse("A title\n=======\n\nBody text.\n\nPart\n----\nMore text.")
    assert words(document) == ["A title", "Body text.", "Part", "More text."]
    assert [block.level for block in document.blocks] == [1, 0, 2, 0]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_headline_is_the_title(gap):
    document = plain.parse(
        f"Bridge Closed{gap}The old bridge was closed on Monday, the mayor said."
    )
    assert document.title == "Bridge Closed"
    assert document.csl_from == {"title": "heading"}
    assert kinds(document) == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_a_byline_names_the_author():
    document = plain.parse("Bridge Closed\nBy Jane Roe\n\nROME — It is closed. It is.")
    assert document.csl["author"] == [{"family": "Roe", "given": "Jane"}]
    assert document.csl_from["author"] == "byline"
    assert [block.number for block in document.blocks] == [None, None, 1]


@pytest.mark.parametrize("text", ["It rained all day.\n\nIt was wet.", "Hello world", VERSE])
def test_prose_is_no_title(text):
    document = plain.parse(text, path=Path("my_file-1.txt"))
    assert document.title == "My file 1"
    assert not document.csl


def test_front_matter_is_not_text():
    document = plain.parse("---\ntitle: T\n---\n\nIt rained.\n")
    assert (document.text, document.title) == ("It rained.", "T")


@pytest.mark.parametrize(
    "text",
    ["x" * 5_000_000, "word " * 1_000_000, " " * 5_000_000 + "x", WRAPPED * 20_000],
    ids=["one word", "one line", "space", "wrapped"],
)
def test_five_megabytes_are_read_at_once(text):
    begun = time.process_time()
    plain.parse(text)
    assert time.process_time() - begun < 10


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the real articles are not here")
def test_real_articles():
    found = [plain.parse(path.read_text(), path=path) for path in sorted(ARTICLES.glob("*.txt"))]
    assert ["title" in document.csl for document in found] == [False, True]
    assert [max(block.number or 0 for block in document.blocks) for document in found] == [19, 16]
    first, last = kinds(found[1])[:4], kinds(found[1])[-4:]
    assert first[1:] == [BlockKind.CAPTION, BlockKind.CAPTION, BlockKind.PARAGRAPH]
    assert last == [BlockKind.PARAGRAPH, *[BlockKind.BOILERPLATE] * 3]


@pytest.mark.parametrize("count", [512, 513, 514, 1025, 5000])
def test_the_last_of_very_many_lines_is_kept_with_the_others(count):
    document = plain.parse("three short words\n" * count)
    assert kinds(document) == [BlockKind.PARAGRAPH]
    assert document.text == "\n".join(["three short words"] * count)
