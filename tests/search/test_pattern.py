"""Regular expressions: they match what Python's match, and never take for ever."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.query.tree import QueryError
from reader.search.regex import LINE_END, Pattern
from reader.text.document import Span

LETTERS = st.sampled_from(["a", "b", "c", " ", ".", "[ab]", "[^a]", r"\w", r"\W", r"\s", r"\d"])
EDGES = st.sampled_from([r"\b", r"\B", "^", "$"])
REPEATS = st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{,2}", "{2,}", "*?", "+?", "??"])
LITERALS = st.builds(str.__add__, LETTERS, st.one_of(st.just(""), REPEATS))


def groups(inner):
    """Groups that are not repeated, or that can't be empty: of others Python has its own view."""
    chain = st.lists(inner, min_size=1, max_size=3).map("".join)
    choice = st.lists(chain, min_size=1, max_size=2).map("|".join)
    return st.one_of(
        st.tuples(st.sampled_from(["(", "(?:"]), choice).map(lambda parts: "".join(parts) + ")"),
        st.tuples(LETTERS, choice, REPEATS).map(lambda parts: "({}(?:{})){}".format(*parts)),
    )


PATTERNS = st.lists(
    st.recursive(st.one_of(LITERALS, EDGES), groups, max_leaves=6), min_size=1, max_size=4
).map("".join)


def spans(source, text, check=lambda: None):
    return list(Pattern(source, 0, str).spans(text, 0, len(text), check))


def found(source, text):
    return [text[start:end] for start, end in spans(source, text)]


def by_python(source, text):
    """The same with Python's engine."""
    pattern = re.compile(source)
    places, at = [], 0
    while at < len(text):
        match = pattern.match(text, at)
        if match and match.end() > at:
            places.append(Span(at, match.end()))
        at = match.end() if match and match.end() > at else at + 1
    return places


@settings(max_examples=600, deadline=None)
@given(PATTERNS, st.text("aabc 1", max_size=14))
def test_it_finds_what_python_finds(source, text):
    assert spans(source, text) == by_python(source, text)


@settings(max_examples=200, deadline=None)
@given(PATTERNS, st.lists(st.text("aab ", max_size=6), max_size=4))
def test_lines_are_searched_one_by_one(source, lines):
    at, expected = 0, []
    for line in lines:
        expected += [Span(at + start, at + end) for start, end in spans(source, line)]
        at += len(line) + 1
    assert spans(source, LINE_END.join(lines)) == expected


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        (r"(?P<year>\d{4})\b", "in 2021, not 20213", ["2021", "0213"]),
        ("a|ab", "ab", ["a"]),
        ("a.*?c", "abcabc", ["abc", "abc"]),
        ("[]a]+", "]a]", ["]a]"]),
        (r"[\]\-x]+", "a]-xb", ["]-x"]),
        (r"\x41\u0042\U00000043\N{LATIN SMALL LETTER D}", "ABCd", ["ABCd"]),
        (r"[\x41-\x43]+", "xABCx", ["ABC"]),
        (r"\.\*\ \/", "a.* /", [".* /"]),
        (r"a{x}", "a{x}", ["a{x}"]),
        (r"\Aa|b\Z", "abab", ["a", "b"]),
        (r"a\tb\sc", "a b c", ["a b c"]),
        (r"[\n]", "a b", [" "]),
        (r"\a", "\a", ["\a"]),
        ("x*", "axxb", ["xx"]),
        ("(?:)", "abc", []),
    ],
)
def test_the_syntax_is_python_s(source, text, expected):
    assert found(source, text) == expected


def test_what_stands_around_the_part_is_seen():
    text = "anna and dan"
    part = Pattern(r"\ban\w*|an$", 0, str)
    assert list(part.spans(text, 1, 12, lambda: None)) == [Span(5, 8), Span(10, 12)]
    assert list(part.spans(text, 5, 7, lambda: None)) == [Span(5, 7)]


@pytest.mark.parametrize(
    ("source", "place", "word"),
    [
        ("(ab", Span(4, 5), "unterminated"),
        ("a)", Span(5, 6), "parenthesis"),
        ("a**", Span(6, 7), "multiple repeat"),
        ("[a", Span(4, 5), "unterminated"),
        (r"a\1b(x)", Span(5, 7), "pattern is wrong"),
        (r"(x)\1", Span(7, 9), "digit"),
        ("a(?=b)", Span(5, 8), "only “(?:”"),
        ("(?i)a", Span(4, 7), "only “(?:”"),
        ("a++", Span(5, 7), "gives nothing back"),
        ("[[:alpha:]]", Span(5, 6), "Inside"),
        ("a{99999999999}", Span(4, 18), "too large"),
        ("a{400}b{400}", Span(4, 16), "repeats too much"),
        ("(?:(?:){4000}){4000}", Span(4, 24), "repeats too much"),
        ("a" * 301, Span(4, 305), "too long"),
        ("(" * 60 + "a" + ")" * 60, Span(44, 45), "inside of each other"),
        ("", Span(3, 4), "between the slashes"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_with_its_place(source, place, word):
    with pytest.raises(QueryError) as caught:
        Pattern(source, 4, str)
    assert word in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.span.start == place.start or word == "pattern is wrong"
    assert caught.value.span.end > caught.value.span.start


@pytest.mark.parametrize(
    "source",
    ["(a+)+$", "(.*a){20}", "(a|a)*b", "(a*)*b", "(x+x+)+y", ".*foo", "a*a*a*b", "(?:a?){30}a{30}"],
)
def test_no_pattern_takes_for_ever(source):
    begun = time.perf_counter()
    spans(source, "a" * 1_000_000)
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize("source", ["x.*y|x", "x(x|.)*?y|x", "x[^y]*y|x{1,3}"])
def test_short_matches_that_could_have_been_longer_take_no_longer(source):
    begun = time.perf_counter()
    assert len(spans(source, "x" * 90_000)) >= 30_000
    assert time.perf_counter() - begun < 4


def test_a_pattern_with_very_many_states_goes_on():
    text = "".join(f"{number:b}" for number in range(1000))
    source = "(?:0|1){14}"
    assert spans(f"2{source}1", text) == []
    assert spans(f"1{source}$", f"{text}2{text}") == by_python(f"1{source}$", f"{text}2{text}")
    assert spans(f"2{source}1", f"{text}2{text[1:]}") == by_python(
        f"2{source}1", f"{text}2{text[1:]}"
    )


def test_it_asks_whether_to_go_on_every_few_characters():
    asked = []
    spans("a+b", "a" * 10_000, lambda: asked.append(0))
    assert len(asked) >= 10_000 // 64
