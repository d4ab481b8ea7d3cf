"""Each offset has one place, no row is wider than the screen, and there and back is the same."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import glyphs, pieces
from reader.text.document import Block, BlockKind, Blocks, Document, Span
from reader.text.layout import TextLayout

PIECES = st.sampled_from(
    [
        *("word", "a", " ", "  ", "\t", "long-winded", "well—so", "and/or", "naïve", "e\u0301"),
        *(
            "漢字",
            "ひらがな",
            "한국어",
            "（文）",
            "。",
            "👩\u200d👩\u200d👧",
            "👍🏽",
            "🇩🇪",
            "❤\ufe0f",
            "שלום",
            "مرحبا",
        ),
        *("\u200b", "\u00ad", "\u202e", "\u2066x\u2069", "\ufffd", "\u0301", "\u3000", "\u2028"),
    ]
)
LINES = st.lists(PIECES, min_size=1, max_size=30).map("".join)


@st.composite
def documents(draw):
    blocks, texts, at = [], [], 0
    for lines in draw(st.lists(st.lists(LINES, min_size=1, max_size=3), min_size=1, max_size=5)):
        text = "\n".join(lines)
        kind = draw(st.sampled_from(list(BlockKind)))
        level = draw(st.integers(0, 3))
        marker = "•" if kind is BlockKind.LIST_ITEM else ""
        blocks.append(Block(kind, Span(at, at + len(text)), level, marker=marker))
        texts.append(text)
        at += len(text) + 2
    return Document("\n\n".join(texts), Blocks(blocks), "title")


def whole(text):
    return Document(text, Blocks([Block(BlockKind.PARAGRAPH, Span(0, len(text)))]), "title")


def rows_of(layout):
    return list(layout.rows_from(layout.first))


def shown_rows(layout):
    return [" " * row.indent + layout.shown(row, row.span) for row in rows_of(layout)]


@pytest.fixture(params=[pieces.SIZE, 24], autouse=True, scope="module")
def size(request):
    """Also with pieces so short that each block is cut into many."""
    usual = pieces.SIZE, pieces._BACK
    pieces.SIZE, pieces._BACK = request.param, min(pieces._BACK, request.param // 4)
    yield request.param
    pieces.SIZE, pieces._BACK = usual


@given(documents(), st.integers(2, 90))
def test_no_row_is_wider_than_the_layout(document, width):
    layout = TextLayout(document, width)
    for row, shown in zip(rows_of(layout), shown_rows(layout), strict=True):
        assert glyphs.cells(shown) == layout.row_width(row)
        assert layout.row_width(row) <= width


@given(documents(), st.integers(1, 90))
def test_every_offset_has_one_place_and_rows_follow_the_text(document, width):
    layout = TextLayout(document, width)
    places = [(layout.row_of(at), layout.cell_of(at)) for at in range(len(document.text))]
    assert places == sorted(places, key=lambda place: (place[0].place, place[1]))
    for at, (row, cell) in enumerate(places):
        assert not row.is_gap
        assert 0 <= cell <= layout.row_width(row)
        if row.span.start <= at < row.span.end:
            back = layout.offset_at(row, cell)
            assert (layout.row_of(back), layout.cell_of(back)) == (row, cell)


@given(documents(), st.integers(1, 90))
def test_rows_show_all_of_the_text_but_the_white_space_they_break_at(document, width):
    layout = TextLayout(document, width)
    spans = [row.span for row in rows_of(layout)]
    shown = "".join(document.text[span.start : span.end] for span in spans)
    assert "".join(shown.split()) == "".join(document.text.split())
    left_out = "".join(document.text[before.end : after.start] for before, after in pairwise(spans))
    assert not left_out.strip()


@given(documents(), st.integers(1, 60), st.integers(1, 60))
def test_a_row_found_at_one_width_is_in_the_text_at_another(document, width, other):
    layout, wider = TextLayout(document, width), TextLayout(document, other)
    for row in rows_of(layout):
        assert wider.row_of(row.span.start).span.start <= row.span.start


@given(documents(), st.integers(1, 60), st.data())
def test_a_row_leads_to_every_other_one(document, width, data):
    layout = TextLayout(document, width)
    rows = rows_of(layout)
    assert rows == sorted(rows, key=lambda row: row.place)
    assert len(set(rows)) == len(rows)
    assert (layout.first, layout.last) == (rows[0], rows[-1])
    here, there = (data.draw(st.integers(0, len(rows) - 1)) for _ in range(2))
    reached = layout.below(rows[here], there - here) if there > here else rows[there]
    reached = layout.above(rows[here], here - there) if there < here else reached
    assert reached == rows[there]
    assert layout.distance(rows[here], rows[there], len(rows)) == there - here
    assert layout.below(rows[here], len(rows)) == rows[-1]
    assert layout.above(rows[here], len(rows)) == rows[0]
    assert list(layout.rows_from(rows[here])) == rows[here:]


@given(documents(), st.integers(1, 60), st.data())
def test_a_row_is_the_same_whatever_was_asked_for_before(document, width, data):
    rows = rows_of(TextLayout(document, width))
    offset = data.draw(st.integers(0, len(document.text)))
    assert TextLayout(document, width).row_of(offset) in rows


def test_only_what_is_asked_for_is_wrapped(monkeypatch):
    asked = []
    monkeypatch.setattr("reader.text.layout.wrap", lambda _, line, __: asked.append(line) or [line])
    text = "\n\n".join(f"Paragraph {number}" for number in range(1000))
    spans = [Span(found.start(), found.end()) for found in re.finditer(r"Paragraph \d+", text)]
    blocks = Blocks(Block(BlockKind.PARAGRAPH, span) for span in spans)
    layout = TextLayout(Document(text, blocks, ""), 20)
    row = layout.row_of(len(text) // 2)
    layout.below(row, 4)
    layout.above(row, 4)
    assert len(asked) <= 7


def test_words_stay_whole_where_they_fit():
    layout = TextLayout(whole("one two three four"), 9)
    assert shown_rows(layout) == ["one two", "three", "four"]


def test_a_word_longer_than_the_row_is_cut():
    assert shown_rows(TextLayout(whole("abcdefghij"), 4)) == ["abcd", "efgh", "ij"]


def test_a_row_may_end_behind_a_hyphen():
    assert shown_rows(TextLayout(whole("a state-run paper"), 9)) == ["a state-", "run paper"]


def test_chinese_breaks_anywhere_but_before_a_full_stop():
    assert shown_rows(TextLayout(whole("中文没有空格。"), 12)) == ["中文没有空", "格。"]


def test_a_wide_character_takes_two_cells():
    layout = TextLayout(whole("漢字 ok"), 20)
    assert [layout.cell_of(at) for at in range(5)] == [0, 2, 4, 5, 6]
    assert layout.offset_at(layout.first, 1) == 0
    assert layout.offset_at(layout.first, 3) == 1


def test_a_tab_reaches_to_the_next_stop():
    layout = TextLayout(whole("ab\tc"), 20)
    assert layout.cell_of(3) == 4
    assert layout.shown(layout.first, Span(0, 4)) == "ab  c"


def test_a_mark_on_a_letter_shares_its_cell():
    layout = TextLayout(whole("e\u0301x"), 20)
    assert [layout.cell_of(at) for at in range(3)] == [0, 0, 1]
    assert layout.offset_at(layout.first, 0) == 0


def test_list_items_follow_closely_and_paragraphs_do_not():
    text = "intro\n\none\n\ntwo"
    blocks = (
        Block(BlockKind.PARAGRAPH, Span(0, 5)),
        Block(BlockKind.LIST_ITEM, Span(7, 10), marker="•"),
        Block(BlockKind.LIST_ITEM, Span(12, 15), marker="•"),
    )
    layout = TextLayout(Document(text, Blocks(blocks), ""), 20)
    assert [row.is_gap for row in rows_of(layout)] == [*(False, True, False, False)]


@pytest.mark.parametrize("width", [0, -3, 1])
def test_there_is_always_a_cell(width):
    assert len(rows_of(TextLayout(whole("ab"), width))) == 2
