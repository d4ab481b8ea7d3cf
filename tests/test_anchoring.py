"""A mark is found at exactly its words, or said to be lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.anchoring import CONTEXT, locate, select
from reader.annotation import Status
from reader.document import Span

TEXT = (
    "The council met on Monday. It approved the tram line by nine votes to four, after a debate "
    "of three hours. The mayor spoke first. It approved the tram line by nine votes to four, "
    "said one paper. Nobody disputed the count afterwards, though some asked about the cost."
)


def span_of(words, text=TEXT, nth=1):
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def found(words, new, nth=1):
    [anchor] = locate([select(TEXT, span_of(words, nth=nth))], new)
    return anchor


def test_in_the_text_it_was_made_on_it_is_at_its_position():
    anchor = found("The mayor spoke first.", TEXT)
    assert (anchor.span, anchor.status, anchor.method) == (
        span_of("The mayor spoke first."),
        Status.EXACT,
        "position",
    )


@pytest.mark.parametrize("nth", [1, 2])
def test_words_that_stand_twice_are_told_apart_by_what_is_around_them(nth):
    words = "It approved the tram line by nine votes to four"
    new = "A line before all others. " + TEXT
    anchor = found(words, new, nth)
    assert anchor.status is Status.EXACT
    assert anchor.span == span_of(words, new, nth)


def test_a_passage_that_is_gone_is_lost_and_nothing_else_is_taken():
    new = TEXT.replace("The mayor spoke first. ", "")
    anchor = found("The mayor spoke first.", new)
    assert anchor.span is None
    assert anchor.status is Status.ORPHAN


def test_of_two_twins_the_one_deleted_is_not_taken_for_the_other():
    words = "It approved the tram line by nine votes to four"
    new = TEXT.replace(words + ", after a debate of three hours. ", "")
    anchor = found(words, new)
    assert anchor.status is not Status.EXACT


def test_a_short_word_without_its_context_is_not_sure():
    [anchor] = locate([select("So it was. Yes. And then.", Span(11, 14))], "No. Yes! Maybe.")
    assert anchor.status is Status.REVIEW


@pytest.mark.parametrize(
    "new",
    [
        TEXT.replace(" of three", "\nof three"),
        TEXT.replace("votes to four, after", "votes  to four, after"),
        TEXT.upper(),
    ],
)
def test_wrapping_and_case_change_nothing_but_the_status(new):
    words = "nine votes to four, after a debate of three hours"
    anchor = found(words, new)
    assert anchor.status in {Status.EXACT, Status.SHIFTED}
    assert anchor.span is not None
    shown = new[anchor.span.start : anchor.span.end]
    assert shown.casefold().split() == words.split()


@given(st.text(min_size=1, max_size=300), st.data())
def test_on_its_own_text_every_span_is_found_at_itself(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    [anchor] = locate([select(text, Span(start, end))], text)
    assert anchor.span == Span(start, end)
    assert anchor.status is Status.EXACT


@given(
    st.text("abc ", min_size=1, max_size=200),
    st.text("abc ", max_size=100),
    st.text("abc ", max_size=100),
    st.data(),
)
def test_what_is_shown_as_found_has_the_very_words(text, before, after, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    new = before + text[data.draw(st.integers(0, start)) : data.draw(st.integers(end, len(text)))]
    new += after
    [anchor] = locate([select(text, Span(start, end))], new)
    if anchor.status is Status.EXACT:
        assert new[anchor.span.start : anchor.span.end] == text[start:end]


@given(st.text("ab ", min_size=1, max_size=600), st.data())
def test_a_selector_holds_the_words_and_bounded_context(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    selector = select(text, Span(start, end))
    assert selector.exact == text[start:end]
    assert text[:start].endswith(selector.prefix)
    assert text[end:].startswith(selector.suffix)
    assert max(len(selector.prefix), len(selector.suffix)) <= CONTEXT
