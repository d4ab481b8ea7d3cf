"""Regular expressions: one syntax, folded as the texts are, and never for ever."""

import re
import resource
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search import pattern
from reader.search.pattern import Allowance, PatternError, compile_pattern, has_capital
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


def spans(source, line, start=0):
    found = compile_pattern(source, 0, is_exact=True)
    return list(found.spans(line, start, Allowance()))


def words(source, line):
    return [line[start:end] for start, end in spans(source, line)]


def holds(source, text):
    return compile_pattern(source, 0).found_in([text], Allowance())


@settings(max_examples=600, deadline=None)
@given(PATTERNS, st.text("aabc 1", max_size=14))
def test_it_finds_what_python_finds(source, line):
    matches = [match.span() for match in re.finditer(source, line) if match[0]]
    assert spans(source, line) == matches


@pytest.mark.parametrize(
    ("source", "line", "expected"),
    [
        (r"(?P<year>\d{4})\b", "in 2021, not 20213", ["2021", "0213"]),
        ("a|ab", "ab", ["a"]),
        ("a.*?c", "abcabc", ["abc", "abc"]),
        ("[]a]+", "]a]", ["]a]"]),
        (r"[\]\-x]+", "a]-xb", ["]-x"]),
        (r"\x41\u0042\U00000043\N{LATIN SMALL LETTER D}", "ABCd", ["ABCd"]),
        (r"[\x41-\x43]+", "xABCx", ["ABC"]),
        (r"\.\*\ \/", "a.* /", [".* /"]),
        (r"\x2e\x2a", "a.*", [".*"]),
        ("a{x}", "a{x}", ["a{x}"]),
        (r"\Aa|b\Z", "abab", ["a", "b"]),
        (r"a\tb\sc", "a b c", ["a b c"]),
        (r"[\n]", "a b", [" "]),
        ("x*", "axxb", ["xx"]),
        ("(?:)", "abc", []),
        (r"(\w)\1", "a bookkeeper", ["oo", "kk", "ee"]),
        (r"(?<=no\.? ?)\d+", "no. 12, no34", ["12", "34"]),
        (r"a(?!b)\w", "ab ac", ["ac"]),
        (r"\p{Greek}+", "abc αβγ", ["αβγ"]),
        (r"[[:digit:]]+", "a12", ["12"]),
        ("a++b", "aab", ["aab"]),
    ],
)
def test_the_syntax_is_python_s_and_more(source, line, expected):
    assert words(source, line) == expected


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        PATTERNS, st.sampled_from([r"\Aa", r"a\Z", r"(\W)\1", "(?s).", r"a(?!\s)", r"\X\R?"])
    ),
    st.lists(st.text("aab ,", max_size=6), max_size=4),
)
def test_each_line_is_searched_as_if_it_stood_alone(source, lines):
    at, expected = 0, []
    for line in lines:
        expected += [Span(at + start, at + end) for start, end in spans(source, line)]
        at += len(line) + 1
    assert spans(source, "\n".join(lines)) == expected


def test_what_stands_before_the_start_is_seen_but_not_matched():
    assert spans(r"\ban\w*|^an", "anna and", 1) == [Span(5, 8)]
    assert spans("(?<=a)n", "anna", 1) == [Span(1, 2)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("colou?r.*,.*,.*", "The colour, said he, was red"),
        (r"\bmr\.? \w+ \w+", "then Mr. John Smith"),
        (r"(\d{1,3},)+\d{3}", "some 1,234,567 people"),
        ("cafe", "CAFÉ"),
        ("caf[é]", "cafe"),
        ("[à-ü]+x", "üx"),
        ("stra(ss)e", "Straße"),
        ("ß+", "MASSE"),
        ("it's", "It’s"),
        ("it’s", "It's"),
        ("…", "so…"),
        ("co\u00adop", "co-op co\u00adop"),
        (r"\u00e9t\xe9", "ete"),
        ("Ca", "Café"),
        (r"\p{Lu}\w+ \p{Lu}", "mr. John Smith"),
        ("[[:upper:]]b", "aB Ab"),
        (r"\p{L}+", "ABC"),
        ("^two$", "one\ntwo\nthree"),
        ("a\tb", "a b"),
        ("^b", " b"),
        ("é+", "crème"),
    ],
)
def test_a_text_holds_a_match_whatever_its_case_and_accents(source, text):
    assert holds(source, text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Ca", "café"),
        (r"\p{Lu}", "abc"),
        (r"\p{Ll}", "ABC"),
        ("a.b", "a\nb"),
        (r"a\sb", "a\nb"),
        ("x*", "abc"),
        ("[^a]", "a\na"),
    ],
)
def test_a_text_that_holds_none(source, text):
    assert not holds(source, text)


def test_an_empty_match_is_passed_over():
    assert holds("x*", "abcx")
    assert holds(r"\b|c", "abc")


@pytest.mark.parametrize(
    ("source", "is_named"),
    [("A", True), (r"\W\D\p{L}\P{Greek}", False), ("(?P<N>a)", False), (r"\x41", False)],
)
def test_a_capital_is_one_that_is_meant(source, is_named):
    assert has_capital(source) is is_named


@pytest.mark.parametrize(
    ("source", "place", "sentence"),
    [
        ("(ab", Span(6, 7), "wrong at character 7: missing )"),
        ("a)", Span(5, 6), "parenthesis"),
        ("a**", Span(6, 7), "multiple repeat"),
        ("[a", Span(5, 6), "unterminated"),
        (r"(x)\2", Span(8, 9), "group reference"),
        (r"\p{Foo}", Span(10, 11), "unknown property"),
        ("(?P<é>x)(?P=é)", Span(15, 16), "wrong"),
        ("(?r)a", Span(4, 9), "backwards"),
        ("a(?R)?", Span(5, 9), "can't call itself: “(?R)” at character 6"),
        ("(?<n>a(?&n)?)", Span(10, 15), "can't call itself"),
        ("(a(?1)?)", Span(6, 10), "can't call itself"),
        ("a{99999999}", Span(4, 15), "repeats too much"),
        ("(?:[ab]{1000}|c){1000}", Span(4, 26), "repeats too much"),
        ("(((a{100}){100}){100}){100}", Span(4, 31), "repeats too much"),
        ("a" * 301, Span(4, 305), "longer than 300"),
        ("", Span(3, 4), "between the slashes"),
    ],
)
def test_what_can_t_be_used_is_told_in_one_line_with_its_place(source, place, sentence):
    with pytest.raises(PatternError) as caught:
        compile_pattern(source, 4)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.span == place


def test_groups_inside_of_each_other_are_refused_where_python_gives_up():
    def deep(frames):
        return deep(frames - 1) if frames else compile_pattern("(" * 140 + ")" * 140, 0)

    with pytest.raises(PatternError, match="too many groups inside of each other"):
        deep(sys.getrecursionlimit() - 300)


@pytest.mark.parametrize(
    "source", [r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", ".{20}a.{20}b.{20}c.{20}d", "(?:a{99}){99}", "a{}"]
)
def test_counted_repeats_of_a_usual_size_are_taken(source):
    assert not holds(source, "zz")


@pytest.mark.parametrize(
    "source",
    ["(a|aa)+b?$c", "(?:a|aa)+?[bc]", "(.*?a){30}[bc]", r"((a|aa)+)\1[bc]", "(?:a.?)+[bc]d"],
)
def test_no_pattern_takes_for_ever_or_all_memory(source):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    with pytest.raises(PatternError, match="takes too long") as caught:
        spans(source, "a" * 60_000)
    assert time.process_time() - begun < 3
    assert source in str(caught.value)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_all_texts_of_a_search_share_its_time(monkeypatch):
    monkeypatch.setattr(pattern, "_SECONDS", 0.2)
    slow, allowance = compile_pattern("(a|aa)+b?c", 0), Allowance()
    begun = time.process_time()
    texts = ["a" * length for length in range(20, 60)]
    with pytest.raises(PatternError):
        any(slow.found_in([text], allowance) for text in texts)
    assert time.process_time() - begun < 1
    with pytest.raises(PatternError):
        slow.found_in(["a" * 60], allowance)


def test_time_that_was_not_needed_is_not_saved_up():
    allowance = Allowance()
    for _ in range(1000):
        allowance.grown(100_000)
    assert allowance.grown(0) <= pattern._SECONDS


def test_ordinary_patterns_never_run_out_of_time(monkeypatch):
    monkeypatch.setattr(pattern, "_SECONDS", 0.05)
    found, allowance = compile_pattern(r"\w+ing\b", 0), Allowance()
    text = "he was raising it during the meeting and " * 20
    assert all(found.found_in([text], allowance) for _ in range(20_000))


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab[](){}|*+?^$\\.-,:<>=!&PRpdwux019éß…`\n ") | st.text())
def test_any_pattern_is_taken_or_refused(source):
    error = None
    try:
        compile_pattern(source, 1).found_in(["aab é\nß"], Allowance())
    except PatternError as raised:
        error = raised
    assert error is None or ("\n" not in str(error) or "\n" in source)
    assert error is None or 0 <= error.span.start <= error.span.end
