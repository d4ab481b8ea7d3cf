"""Matches in a text that is searched window by window."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search import matches as matches_module
from reader.search import pattern, search
from reader.search.matches import next_match, previous_match
from reader.search.pattern import PatternError
from reader.search.search import find
from reader.text.document import Block, BlockKind, Blocks, Document, Span

LETTERS = "aAbéÉ\u0301\n “x"


def document(text):
    return Document(text, Blocks([Block(BlockKind.PARAGRAPH, Span(0, len(text)))]), "")


@given(st.text(LETTERS, max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_the_matches_within_a_span_are_those_that_overlap_it(text, start, size):
    matches = find(document(text), "a")
    span = Span(start, start + size)
    assert matches.within(span) == [match for match in matches if match.overlaps(span)]


def test_matches_are_counted_and_numbered():
    matches = find(document("a b a b a"), "a")
    assert matches
    assert not find(document("a"), "z")
    assert not matches.is_counted
    assert len(matches) == 3
    assert [matches.number(offset) for offset in (0, 4, 8)] == [1, 2, 3]


def test_next_and_previous_tell_when_they_wrap():
    matches = find(document("a b a b a"), "a")
    assert next_match(matches, 0) == (Span(4, 5), False)
    assert next_match(matches, 0, 2) == (Span(8, 9), False)
    assert next_match(matches, 8) == (Span(0, 1), True)
    assert next_match(matches, 0, 7) == (Span(4, 5), True)
    assert previous_match(matches, 8) == (Span(4, 5), False)
    assert previous_match(matches, 0) == (Span(8, 9), True)
    assert next_match(find(document("a"), "z"), 0) is None
    assert previous_match(find(document("a"), "z"), 0) is None


@settings(max_examples=200, deadline=None)
@given(
    st.text("ab \u0301é\n", max_size=60),
    st.sampled_from(
        ["a", "ab", "a b", "ba", "=a", "=a b", r"/a+\b/", "/^a.*?b/", "=/b$/", "/é|b/"]
    ),
    st.integers(0, 60),
)
def test_a_text_looked_through_in_parts_has_the_same_matches(text, words, offset):
    whole = list(find(document(text), words))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matches_module, "_WINDOW", 8)
        matches = find(document(text), words)
        assert list(matches) == whole
        assert len(matches) == len(whole)
        span = Span(offset, offset + 7)
        assert matches.within(span) == [match for match in whole if match.overlaps(span)]
        behind = [match for match in whole if match.start >= offset]
        assert matches.first_from(offset) == (behind[0] if behind else None)
        before = [match for match in whole if match.start < offset]
        assert matches.last_before(offset) == (before[-1] if before else None)
        assert matches.number(offset) == len(before) + 1


def test_matches_at_the_edge_of_a_window_never_overlap(monkeypatch):
    monkeypatch.setattr(matches_module, "_WINDOW", 8)
    page = document("x " + "aaaa" * 20)
    for line in ("aaa", "/aaa/", "=aaa"):
        found = list(find(page, line))
        assert len(found) == 26
        assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_line_too_long_to_search_whole_is_searched_in_parts(monkeypatch):
    monkeypatch.setattr(matches_module, "_WINDOW", 64)
    monkeypatch.setattr(matches_module, "_REACH", 16)
    monkeypatch.setattr(search, "_REACH", 32)
    page = document("ab cd " * 100 + "\nab")
    assert [page.text[slice(*span)] for span in find(page, r"/b c\w/")] == ["b cd"] * 100
    assert len(find(page, "/^ab/")) == 2
    assert len(find(page, r"/(?<=ab )cd$|cd $/")) == 1
    assert find(page, "/^ab/").first_from(100) == Span(601, 603)


def test_a_search_that_takes_too_long_says_so_once_and_goes_no_further(monkeypatch):
    monkeypatch.setattr(pattern, "_SECONDS", 0.1)
    page = document("ac\n" + "a" * 60_000 + "\n" + "b " * 60_000 + "\nac")
    found = find(page, "/(a|aa)+c/")
    assert found.within(Span(0, 2)) == [Span(0, 2)]
    assert found.within(Span(60_010, 60_020)) == []
    assert isinstance(found.error, PatternError)
    assert found.first_from(10) is None
    assert len(found) <= 1
    assert found.is_counted
    for step in (next_match, previous_match):
        with pytest.raises(PatternError, match="takes too long"):
            step(found, 0)
    with pytest.raises(PatternError, match="takes too long"):
        list(find(page, "/(a|aa)+c/"))
    far = find(document("b " * 60_000 + "a" * 60_000 + "b"), "/(a|aa)+c/")
    with pytest.raises(PatternError, match="takes too long"):
        next_match(far, 0)
