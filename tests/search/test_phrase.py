"""Phrases, found whatever their case, accents, quote style and line breaks."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search.phrase import find
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
    wanted = fold(pattern, keeps_case=keeps_case)
    spans, start = [], 0
    while wanted.strip() and start < len(text):
        ends = [
            end
            for end in range(start + 1, len(text) + 1)
            if fold(text[start:end], keeps_case=keeps_case) == wanted
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
def test_what_is_found_folds_to_what_was_wanted(text, start, size):
    pattern = text[start : start + size]
    keeps_case = any(character.isupper() for character in pattern)
    matches = find(document(text), pattern)
    for span in matches:
        assert fold(text[span.start : span.end], keeps_case=keeps_case) == fold(
            pattern, keeps_case=keeps_case
        )
    assert sorted(matches) == list(matches)


@pytest.mark.parametrize(
    "unit",
    ["Plain words and no more of it. ", "It’s “said” so – once. ", "Слова по-русски. ", "新疆的"],
)
def test_five_megabytes_are_found_at_once(unit):
    text = unit * (5_000_000 // len(unit)) + "needle"
    page = document(text)
    begun = time.process_time()
    assert len(find(page, "needle")) == 1
    assert time.process_time() - begun < 10
    begun = time.process_time()
    assert len(find(page, "needles")) == 0
    assert time.process_time() - begun < 2


@settings(max_examples=200, deadline=None)
@given(st.text("aAbB \n", max_size=40), st.sampled_from(["a", "ab", "B", "aB", "bab"]))
def test_a_plain_word_in_plain_text_is_found_as_the_slow_way_finds(text, word):
    assert list(find(document(text), word)) == naive(text, word)
