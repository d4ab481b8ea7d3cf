"""What a pane shows, without a pane: the place in a document, scrolling, wrapping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_views import DOCUMENT, PAGE, highlight, page_view, words_at

from reader.formats import markdown, plain
from reader.search import phrase
from reader.text.document import Span
from reader.ui.pane.frame import BARS, GUTTER
from reader.ui.pane.view import MARGIN, DocumentView


def test_the_caret_is_kept_in_sight_with_some_rows_around_it():
    view = page_view()
    view.go(DOCUMENT.text.index("Paragraph 20"))
    assert MARGIN <= view.height_of_caret < view.text_height - MARGIN
    view.go(len(DOCUMENT.text))
    assert view.caret.row == view.layout.last
    assert view.height_of_caret == view.text_height - 1


def test_before_it_has_a_size_it_goes_to_a_place_and_keeps_the_height_for_the_first_size():
    view = DocumentView(DOCUMENT)
    view.go_place(DOCUMENT.text.index("Paragraph 20"), 5)
    view.resize(30, 12)
    assert words_at(view) == "Paragraph 20"
    assert view.height_of_caret == 5


def test_after_that_every_size_keeps_the_height_that_the_caret_has():
    view = page_view()
    view.go_place(DOCUMENT.text.index("Paragraph 20"), 5)
    view.scroll(3)
    view.go_span(Span(view.caret.offset, view.caret.offset + 1))
    view.caret.move_rows(2)
    view.follow()
    height = view.height_of_caret
    assert height != 5
    view.resize(44, 12)
    assert view.height_of_caret == height


def test_a_span_is_brought_into_sight_as_a_whole():
    view = page_view(height=8)
    start, end = DOCUMENT.text.index("Paragraph 20"), DOCUMENT.text.index("Paragraph 22")
    view.go_span(Span(start, end))
    last = view.layout.row_of(end - 1)
    assert view.height_of_caret >= 0
    assert view.layout.distance(view.top, last, 99) < view.text_height


def test_a_pan_leaves_the_caret_and_a_scroll_takes_it_along():
    view = page_view()
    offset = view.caret.offset
    view.pan(4)
    assert view.caret.offset == offset
    assert view.top == view.layout.below(view.layout.first, 4)
    view.pan(999)
    assert view.layout.distance(view.top, view.layout.last, 99) == view.text_height - 1
    view.pan(-999)
    view.scroll(6)
    assert view.caret.offset > offset
    assert 0 <= view.height_of_caret < view.text_height


@given(st.lists(st.integers(-30, 30), max_size=8), st.integers(3, 80), st.integers(2, 20))
def test_wherever_it_is_scrolled_the_caret_is_in_sight(steps, width, height):
    view = page_view(width, height)
    for step in steps:
        view.scroll(step)
        assert 0 <= view.height_of_caret < view.text_height
        assert not view.caret.row.is_gap


@given(st.integers(0, 70), st.integers(-1, 14))
def test_a_cell_shows_the_offset_that_is_drawn_there(x, y):
    view = page_view()
    offset = view.offset_at(x, y)
    if not 0 < y < 12 or x >= 60 - BARS:
        assert offset is None
        return
    row = view.layout.row_of(offset)
    cell = x - view.frame.left - GUTTER
    if 0 <= cell < view.layout.row_width(row) and view.layout.distance(view.top, row, 99) == y - 1:
        assert view.layout.offset_at(row, cell) == offset


def test_what_has_been_read_of_a_text_is_known_by_offsets_of_the_whole():
    part = DocumentView(plain.parse("word " * 4000), before=1000, size=50_000)
    part.resize(60, 12)
    assert part.extent.is_part
    assert not part.extent.has(999)
    assert part.extent.has(1000)
    assert not part.extent.has(50_000)
    assert not part.has_around(1)
    part.go(10_000)
    assert part.has_around(4)
    assert not part.has_around(20)
    assert 20 <= part.percent <= 24
    part.show_whole(plain.parse("x" * 999 + " " + "word " * 4000))
    assert (part.extent.before, part.extent.is_part, part.extent.is_loaded) == (0, False, True)
    assert part.caret.offset == 11_000


def test_the_caret_stays_on_its_words_if_the_whole_begins_otherwise():
    text = "\n\n".join(f"Paragraph {number} of a text." for number in range(90))
    part = DocumentView(plain.parse(text[:1000]), size=len(text))
    part.resize(60, 12)
    part.go(text.index("Paragraph 20"))
    part.show_whole(plain.parse(f"A line that only the whole has.\n\n{text}"))
    assert part.document.text.startswith("Paragraph 20", part.caret.offset)


def test_the_whole_comes_without_a_row_being_moved():
    text = "\n\n".join(f"Paragraph {number} of a text." for number in range(90))
    part = DocumentView(plain.parse(text[:1000]), size=len(text))
    part.resize(60, 12)
    part.scroll(20)
    before = part.top.span, part.height_of_caret, part.caret.offset
    part.show_progress(0.5)
    assert part.extent.progress == 0.5
    part.show_whole(plain.parse(text))
    assert (part.top.span, part.height_of_caret, part.caret.offset) == before
    part.show_progress(0.9)
    assert part.extent.progress is None


def test_another_version_loses_what_was_laid_over_the_old_one():
    view = page_view()
    view.layers.highlights = [highlight("Mr. Lee", note="who?")]
    view.layers.hits = phrase.find(DOCUMENT, "item")
    view.caret.select("character")
    other = markdown.parse(PAGE.replace("Mr. Lee", "Ms. Lee"))
    view.show_other(other, other.text.index("Nobody"))
    assert words_at(view, 1) == "Nobody"
    assert not view.layers.highlights
    assert not view.layers.has_notes
    assert view.layers.hits is None
    assert view.caret.selection is None


@pytest.mark.parametrize("count", [1, 2])
def test_a_command_means_the_selection_or_else_sentences(count):
    view = page_view()
    view.go(DOCUMENT.text.index("Nobody"))
    text = DOCUMENT.text[slice(*view.target(count))]
    assert text.startswith("Nobody else had seen it.")
    assert text.endswith("it." if count == 1 else "Of lists")
    view.caret.select("character")
    assert DOCUMENT.text[slice(*view.target(count))] == "N"
    view.stop_selecting()
    assert not view.caret.is_selecting


def test_highlights_are_looked_up_by_place_the_shortest_first():
    view = page_view()
    long, short = highlight("Mr. Lee said", "long"), highlight("Lee", "short", "red")
    view.layers.highlights = [long, short]
    start = DOCUMENT.text.index("Lee")
    assert view.layers.highlights == (long, short)
    assert view.layers.highlights_in(Span(start, start + 1)) == [short, long]
    assert view.layers.highlights_in(Span(start + 5, start + 6)) == [long]


def test_the_sentence_is_tinted_and_the_caret_shown_where_keys_go_to_a_loaded_text():
    view = page_view()
    assert view.overlay.sentence is None
    view.show_whole(DOCUMENT)
    assert view.overlay.sentence == view.caret.sentence
    assert view.overlay.caret == view.caret.character
    view.caret.select("character")
    assert view.overlay.sentence is None
    assert view.overlay.selection
    view.stop_selecting()
    view.set_focus(False)
    assert view.overlay.sentence is view.overlay.caret is None


def test_it_calls_back_for_what_is_drawn_and_for_what_moved():
    called = []
    view = DocumentView(
        DOCUMENT, changed=lambda: called.append("changed"), moved=lambda: called.append("moved")
    )
    view.go(5)
    assert called == []
    view.resize(60, 12)
    assert called == ["changed", "moved"]
    called.clear()
    view.layers.highlights = [highlight("Lee")]
    view.layers.highlights = [highlight("Lee")]
    view.layers.held = "a"
    view.set_plain(True)
    view.set_plain(True)
    view.set_headline("Another")
    view.pan(1)
    assert called == ["changed"] * 5
    called.clear()
    view.resize(60, 12)
    view.set_divider(False)
    assert called == []
