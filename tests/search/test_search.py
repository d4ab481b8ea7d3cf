"""Find in one document."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search import phrase
from reader.search.phrase import find, next_match, previous_match
from reader.text.document import Block, BlockKind, Blocks, Document, Span
from reader.text.folding import fold

LETTERS = "aAbsSiIfé éÉßİıﬁ\u0301\u0308\u200b\u00ad\n\t “”\"'’øØæÆ漢가が½´\u00a0"


def document(text):
    return Document(text, Blocks([Block(BlockKind.PARAGRAPH, Span(0, len(text)))]), "")


def found(text, pattern):
    return [text[span.start : span.end] for span in find(document(text), pattern)]


def naive(text, pattern):
    """All non-overlapping stretches that fold to the pattern, found the slow way."""
    keeps_case = any(character.isupper() for character in pattern)
    sought = fold(pattern, keeps_case=keeps_case)
    spans, start = [], 0
    while sought.strip() and start < len(text):
        ends = [
            end
            for end in range(start + 1, len(text) + 1)
            if fold(text[start:end], keeps_case=keeps_case) == sought
        ]
        first = fold(text[start : start + 1], keeps_case=keeps_case)
        inside_space = first == " " and start and spaced(text[:start], keeps_case)
        if ends and first and not inside_space:
            spans.append(Span(start, ends[-1]))
            start = ends[-1]
        else:
            start += 1
    return spans


def spaced(text, keeps_case):
    return fold(text, keeps_case=keeps_case).endswith(" ")


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("One two one.", "one", ["One", "one"]),
        ("One two one.", "One", ["One"]),
        ("Café, cafe, CAFÉ", "cafe", ["Café", "cafe", "CAFÉ"]),
        ("Café, cafe", "café", ["Café", "cafe"]),
        ("“It’s”", '"it\'s"', ["“It’s”"]),
        ("human\n  rights and human rights", "human rights", ["human\n  rights", "human rights"]),
        ("STRASSE Straße", "strasse", ["STRASSE", "Straße"]),
        ("Straße", "as", []),
        ("Straße", "s", ["S"]),
        ("İstanbul istanbul", "istanbul", ["İstanbul", "istanbul"]),
        ("eﬃcient", "efficient", ["eﬃcient"]),
        ("eﬃcient", "fi", []),
        ("x\u030c yz", "x", ["x\u030c"]),
        ("co\u00adoperate", "cooperate", ["co\u00adoperate"]),
        ("Ørsted's Łódź", "orsted", ["Ørsted"]),
        ("Łódź", "Lodz", ["Łódź"]),
        ("新疆的新疆", "新疆", ["新疆", "新疆"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("كِتَاب", "كتاب", ["كِتَاب"]),
        ("かがく", "かかく", []),
        ("a.b", ".", ["."]),
        ("abc", "", []),
        ("a b", " ", []),
    ],
)
def test_finds(text, pattern, expected):
    assert found(text, pattern) == expected


@settings(max_examples=400, deadline=None)
@given(st.text(LETTERS, max_size=24), st.text(LETTERS, min_size=1, max_size=4))
def test_finds_what_the_slow_way_finds(text, pattern):
    text = text.strip("\u0301\u0308")
    assert list(find(document(text), pattern)) == naive(text, pattern)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 8))
def test_what_is_found_folds_to_what_was_sought(text, start, size):
    pattern = text[start : start + size]
    keeps_case = any(character.isupper() for character in pattern)
    matches = find(document(text), pattern)
    for span in matches:
        assert fold(text[span.start : span.end], keeps_case=keeps_case) == fold(
            pattern, keeps_case=keeps_case
        )
    assert sorted(matches) == list(matches)


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
    st.text("ab \u0301é", max_size=60),
    st.sampled_from(["a", "ab", "a b", "ba"]),
    st.integers(0, 60),
)
def test_a_text_looked_through_in_parts_has_the_same_matches(text, words, offset):
    whole = list(find(document(text), words))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phrase, "_WINDOW", 8)
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


@pytest.mark.parametrize(
    "unit",
    ["Plain words and no more of it. ", "It’s “said” so – once. ", "Слова по-русски. ", "新疆的"],
)
def test_five_megabytes_are_found_at_once(unit):
    text = unit * (5_000_000 // len(unit)) + "needle"
    page = document(text)
    begun = time.perf_counter()
    assert len(find(page, "needle")) == 1
    assert time.perf_counter() - begun < 10
    begun = time.perf_counter()
    assert len(find(page, "needles")) == 0
    assert time.perf_counter() - begun < 2


@settings(max_examples=200, deadline=None)
@given(st.text("aAbB \n", max_size=40), st.sampled_from(["a", "ab", "B", "aB", "bab"]))
def test_a_plain_word_in_plain_text_is_found_as_the_slow_way_finds(text, word):
    assert list(find(document(text), word)) == naive(text, word)
