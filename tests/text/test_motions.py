"""Motions by character, word, paragraph and heading; and what holds for all of them."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.formats import markdown, plain
from reader.text import graphemes, motions
from reader.text.document import Block, BlockKind, Blocks, Document, Span

FORWARD = (
    motions.next_character,
    motions.next_word,
    motions.word_end,
    motions.next_sentence,
    motions.next_paragraph,
    motions.next_heading,
)
BACK = (
    motions.previous_character,
    motions.previous_word,
    motions.previous_sentence,
    motions.previous_paragraph,
    motions.previous_heading,
)
PAGE = markdown.parse(
    "# Head\n\nOne two. Three!\n\n## Part\n\n- item one\n- item two\n\n***\n\n```\na b\n\nc\n```\n"
)
TEXTS = st.lists(
    st.text('aB. ,’"“”é\u0301\u200d👩🇩🇪新か\u0915\u094d\t…1', min_size=1, max_size=30), min_size=1
)


def one(text, **csl):
    return Document(text, Blocks([Block(BlockKind.PARAGRAPH, Span(0, len(text)))]), "", csl=csl)


def words(document, spans):
    return [document.text[span.start : span.end] for span in spans]


def walked(document, step, start):
    """All places that a motion leads to, one after the other."""
    places = [start]
    while (place := step(document, places[-1])) != places[-1]:
        places.append(place)
    return places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", ["a", "b", "c"]),
        ("x\u030cy", ["x\u030c", "y"]),
        ("👩‍👩‍👧!", ["👩‍👩‍👧", "!"]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("🇩🇪🇫🇷🇯", ["🇩🇪", "🇫🇷", "🇯"]),
        ("❤️a", ["❤️", "a"]),
        ("क्षि", ["क्षि"]),
        ("நி", ["நி"]),
        ("กำ", ["กำ"]),
        ("\u1100\u1161\u11a8가", ["\u1100\u1161\u11a8", "가"]),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿x", ["🏴󠁧󠁢󠁥󠁮󠁧󠁿", "x"]),
        ("a\u200db", ["a\u200d", "b"]),
        ("新疆", ["新", "疆"]),
    ],
)
def test_characters(text, expected):
    places = [*walked(one(text), motions.next_character, 0), len(text)]
    assert [text[a:b] for a, b in pairwise(places)] == expected
    back = walked(one(text), motions.previous_character, motions.last_offset(one(text)))
    assert back[::-1] == places[:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One two, three.", ["One", "two", ",", "three", "."]),
        ("don’t can't", ["don’t", "can't"]),
        ("“Well,” he said", ["“", "Well", ",”", "he", "said"]),
        ("3.5 or 1,000 at 12:30.", ["3.5", "or", "1,000", "at", "12:30", "."]),
        ("two-hour call", ["two", "-", "hour", "call"]),
        ("Ünïcödé e\u0308x", ["Ünïcödé", "e\u0308x"]),
        ("他说新疆。", ["他", "说", "新", "疆", "。"]),
        ("東京タワーへ行く", ["東京", "タワー", "へ", "行", "く"]),
        ("한국어 텍스트", ["한국어", "텍스트"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("قال الرئيس", ["قال", "الرئيس"]),
        ("a 👩‍👩‍👧 b", ["a", "👩‍👩‍👧", "b"]),
    ],
)
def test_words(text, expected):
    document = one(text)
    starts = walked(document, motions.next_word, 0)
    spans = dict.fromkeys(motions.word_at(document, start) for start in starts)
    assert words(document, spans) == expected
    assert words(document, {motions.word_at(document, at) for at in range(len(text))}) != []


def test_word_ends_are_on_the_last_character():
    document = one("One two, three")
    assert walked(document, motions.word_end, 0) == [0, 2, 6, 7, 13]
    assert motions.word_end(document, 0, 2) == 6
    assert motions.word_end(document, 3) == 6


def test_back_to_the_beginning_of_the_word():
    document = one("One two, three")
    assert motions.previous_word(document, 12) == 9
    assert motions.previous_word(document, 9) == 7
    assert motions.previous_word(document, 9, 3) == 0
    assert motions.previous_word(document, 9, 30) == 0


def test_a_space_has_the_word_behind_it():
    document = one("One  two ")
    assert motions.word_at(document, 4) == Span(5, 8)
    assert motions.word_at(document, 8) == Span(5, 8)
    assert motions.word_at(one("   "), 1) == Span(0, 3)


def test_words_go_from_block_to_block():
    document = plain.parse("One.\n\n- two\n- three")
    starts = walked(document, motions.next_word, 0)
    assert [document.text[at] for at in starts] == ["O", ".", "t", "t", "e"]


def test_paragraphs():
    starts = [block.span.start for block in PAGE.blocks]
    forward = walked(PAGE, motions.next_paragraph, 0)
    assert forward == starts
    assert walked(PAGE, motions.previous_paragraph, motions.last_offset(PAGE))[1:] == starts[::-1]
    assert motions.next_paragraph(PAGE, 0, 2) == starts[2]
    assert motions.previous_paragraph(PAGE, starts[3] + 1, 2) == starts[2]


def test_headings():
    head, part = (block.span.start for block in PAGE.blocks if block.kind is BlockKind.HEADING)
    last = motions.last_offset(PAGE)
    assert motions.next_heading(PAGE, head) == part
    assert motions.next_heading(PAGE, part) == part
    assert motions.previous_heading(PAGE, last) == part
    assert motions.previous_heading(PAGE, last, 2) == head
    assert motions.previous_heading(PAGE, head) == head


def test_an_offset_between_blocks_is_clamped_into_the_one_before():
    first = PAGE.blocks[0].span
    assert motions.clamped(PAGE, first.end) == first.end - 1
    assert motions.clamped(PAGE, -5) == first.start
    assert motions.clamped(PAGE, 10**9) == motions.last_offset(PAGE)
    assert motions.character_at(PAGE, 0) == Span(0, 1)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(-3, 400), st.integers(1, 5))
def test_every_motion_stays_inside_and_goes_its_way(texts, offset, count):
    text, blocks = "", []
    for piece in texts:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(len(text), len(text) + len(piece))))
        text += piece + "\n\n"
    document = Document(text.removesuffix("\n\n"), Blocks(blocks), "")
    here = motions.clamped(document, offset)
    for step in FORWARD:
        there = step(document, offset, count)
        assert here <= there <= motions.last_offset(document)
        assert there == motions.clamped(document, there)
    for step in BACK:
        there = step(document, offset, count)
        assert motions.first_offset(document) <= there <= here
        assert there == motions.clamped(document, there)
    for around in (motions.word_at, motions.sentence_at):
        span = around(document, offset)
        block = document.block_at(offset).span
        assert block.start <= span.start < span.end <= block.end


@given(st.text("ae\u0301\u200d👩👍🏽🇩🇪🇫क्षक\u094dกำ가\u1100\u1161\n", max_size=30))
def test_boundaries_agree_in_both_directions(text):
    at, ends = 0, [0]
    while at < len(text):
        at = graphemes.next_boundary(text, at)
        ends.append(at)
    assert [at for at in range(len(text) + 1) if graphemes.is_boundary(text, at)] == ends
    assert {graphemes.boundary_at(text, at) for at in range(len(text) + 1)} == set(ends)


@pytest.mark.parametrize(
    "text",
    ["word " * 1_000_000, "x" * 5_000_000, "e\u0301\u0301\u0301" * 1_000_000, "新疆" * 2_000_000],
    ids=["words", "one word", "marks", "han"],
)
def test_motions_are_quick_in_one_line_of_megabytes(text):
    document = one(text)
    middle = len(text) // 2
    for step in (*FORWARD, *BACK, motions.word_at, motions.sentence_at):
        step(document, middle)
        begun = time.process_time()
        step(document, middle + 4000)
        assert time.process_time() - begun < 1, step.__name__


def test_a_joiner_belongs_to_the_word_before_it():
    document = plain.parse("one\u200d< family 👩\u200d👧")
    assert motions.word_at(document, 0) == Span(0, 4)
    assert motions.word_at(document, 4) == Span(4, 5)
    assert motions.word_at(document, 13) == Span(13, 16)
