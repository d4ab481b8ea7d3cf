"""The lines of a pane, without a pane: what is drawn, and which lines are drawn again."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_views import DOCUMENT, highlight, page_view
from rich.style import Style

from reader.search import phrase
from reader.text import motions
from reader.ui.pane.canvas import Canvas
from reader.ui.pane.caret import Unit
from reader.ui.pane.view import AIRY, DocumentView


def style_of(part):
    return Style(meta={part: True})


def texts(canvas):
    return [strip.text for strip in canvas.lines()]


def parts_of(canvas, words):
    """The parts that the first segment which begins with some words is drawn in."""
    segments = (segment for strip in canvas.lines() for segment in strip)
    return set(next(segment.style.meta for segment in segments if segment.text.startswith(words)))


def test_the_header_is_above_the_text_and_all_lines_are_as_wide_as_the_pane():
    view = page_view(width=50, height=10)
    lines = texts(Canvas(view, style_of))
    assert len(lines) == 10
    assert all(len(line) == 50 for line in lines)
    assert lines[0].startswith("▌ A page")
    assert "0%" in lines[0]
    assert "A page" in lines[1]


def test_where_there_are_many_rows_one_under_the_header_is_empty():
    view = page_view(width=50, height=AIRY)
    view.set_divider(True)
    canvas = Canvas(view, style_of)
    lines = texts(canvas)
    assert len(lines) == AIRY
    assert lines[1] == "│".ljust(50)
    assert "A page" in lines[2]
    assert view.offset_at(10, 1) is None
    assert view.offset_at(view.frame.left + 2, 2) == 0
    view.go(DOCUMENT.text.index("Mr."))
    assert canvas.update()[0] == 0
    assert texts(canvas)[1:3] == lines[1:3]
    view.scroll(1000)
    assert "It ends here." in texts(canvas)[-1]


def test_styles_are_laid_over_one_another():
    view = page_view()
    view.show_whole(DOCUMENT)
    view.go(DOCUMENT.text.index("Nobody"))
    view.layers.highlights = [highlight("Mr. Lee", "long"), highlight("Lee", "short", "red")]
    view.layers.hits = phrase.find(DOCUMENT, "said")
    canvas = Canvas(view, style_of)
    assert {"yellow", "block-paragraph"} <= parts_of(canvas, "Mr. ")
    assert {"yellow", "red", "underline"} <= parts_of(canvas, "Lee")
    assert "hit" in parts_of(canvas, "said")
    assert "caret" in parts_of(canvas, "N")
    assert "sentence" in parts_of(canvas, "obody")
    assert "inline-emphasis" in parts_of(canvas, "seen")
    assert "underline" not in parts_of(canvas, "Mr. ")
    view.layers.held = "long"
    canvas.update()
    assert "held-yellow" in parts_of(canvas, "Mr. ")
    assert "underline" not in parts_of(canvas, "Mr. ")


def test_only_the_lines_that_changed_are_drawn_again():
    view = page_view()
    canvas = Canvas(view, style_of)
    assert canvas.update() is None
    canvas.lines()
    assert canvas.update() == ()
    view.go(DOCUMENT.text.index("Mr."))
    lines = canvas.update()
    assert lines[0] == 0
    assert 0 < len(lines) < 5
    canvas.lines()
    view.set_headline("Another")
    assert canvas.update() == [0]
    assert "Another" in texts(canvas)[0]
    view.scroll(20)
    assert canvas.update() is None


def test_a_part_from_the_middle_has_no_overview_and_a_plain_pane_nothing_beside_the_text():
    view = DocumentView(DOCUMENT, before=100, size=9000)
    view.resize(60, 12)
    view.layers.highlights = [highlight("Paragraph 30")]
    canvas = Canvas(view, style_of)
    assert not any("━" in line for line in texts(canvas))
    view.show_whole(replace(DOCUMENT))
    view.layers.highlights = [highlight("Paragraph 31")]
    canvas.update()
    assert any("━" in line for line in texts(canvas))
    view.set_plain(True)
    canvas.update()
    assert not any("━" in line or "▐" in line for line in texts(canvas))
    assert not texts(canvas)[0].strip()


def test_hits_are_in_the_overview_once_they_are_counted():
    view = page_view()
    canvas = Canvas(view, style_of)
    hits = view.layers.hits = phrase.find(DOCUMENT, "item 30")
    canvas.update()
    canvas.lines()
    while not hits.is_counted:
        hits.count_on()
    canvas.recount()
    assert any("•" in line for line in texts(canvas))


def test_notes_that_come_and_go_with_a_plain_pane_leave_its_width():
    view = page_view(width=120)
    view.look.measure = 40
    view.lay_out()
    view.layers.highlights = [highlight("Mr. Lee", note="Who is he?")]
    canvas = Canvas(view, style_of)
    assert any("│ Who is he?" in line for line in texts(canvas))
    view.set_plain(True)
    canvas.update()
    assert not any("Who" in line for line in texts(canvas))
    assert all(strip.cell_length == len(strip.text) == 120 for strip in canvas.lines())


HIGHLIGHTS = [
    highlight("Mr. Lee said", "a"),
    highlight("Lee", "b", "red", "A note on him."),
    highlight("She told J. R. Moss", "c", "blue"),
    highlight("Paragraph 2 tells of item 2. It ends", "d", "green", "Another."),
]
MOTIONS = [
    *(motions.next_character, motions.previous_word, motions.next_sentence),
    *(motions.next_paragraph, motions.previous_paragraph, motions.next_heading),
]
changes = st.one_of(
    st.tuples(st.just("move"), st.sampled_from(MOTIONS), st.integers(1, 4)),
    st.tuples(st.just("scroll"), st.integers(-20, 20)),
    st.tuples(st.just("pan"), st.integers(-5, 5)),
    st.tuples(st.just("select"), st.sampled_from([*Unit, None])),
    st.tuples(st.just("highlights"), st.sets(st.sampled_from(HIGHLIGHTS))),
    st.tuples(st.just("held"), st.sampled_from(["", *"abcd"])),
    st.tuples(st.just("hits"), st.sampled_from(["", "item", "e"])),
    st.tuples(st.just("size"), st.integers(10, 110), st.integers(2, 20)),
    st.tuples(st.just("measure"), st.integers(20, 80)),
    st.tuples(st.just("toggle"), st.sampled_from(["shows_numbers", "shows_tint", "monochrome"])),
    st.tuples(st.just("plain"), st.booleans()),
    st.tuples(st.just("divider"), st.booleans()),
    st.tuples(st.just("focus"), st.booleans()),
    st.tuples(st.just("progress"), st.floats(0, 1)),
    st.tuples(st.just("whole")),
)


def change(view, what, *words):  # noqa: C901, PLR0912 - a case for each kind of change
    match what:
        case "move":
            view.caret.move(*words)
            view.follow()
        case "scroll":
            view.scroll(*words)
        case "pan":
            view.pan(*words)
        case "select" if words[0] is None:
            view.stop_selecting()
        case "select":
            view.caret.select(*words)
            view.follow()
        case "highlights":
            view.layers.highlights = words[0]
        case "held":
            view.layers.held = words[0]
        case "hits":
            view.layers.hits = phrase.find(view.document, words[0]) if words[0] else None
        case "size":
            view.resize(*words)
        case "measure":
            view.look.measure = words[0]
            view.lay_out()
        case "toggle":
            setattr(view.look, words[0], not getattr(view.look, words[0]))
            view.lay_out()
        case "plain":
            view.set_plain(*words)
        case "divider":
            view.set_divider(*words)
        case "focus":
            view.set_focus(*words)
        case "progress":
            view.show_progress(*words)
        case "whole":
            view.show_whole(DOCUMENT)


@given(st.lists(st.tuples(changes, st.booleans()), max_size=30))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_kept_of_the_last_picture_is_as_it_would_be_drawn_anew(steps):
    view = page_view()
    canvas = Canvas(view, style_of)
    before, stale = list(canvas.lines()), set()
    for step, is_drawn in steps:
        change(view, *step)
        lines = canvas.update()
        stale.update(range(view.height) if lines is None else lines)
        if is_drawn:
            now = list(canvas.lines())
            assert now == Canvas(view, style_of).lines(), step
            assert len(now) == view.height
            pairs = enumerate(zip(before, now, strict=False))
            assert {at for at, (old, new) in pairs if old != new} <= stale, step
            before, stale = now, set()
