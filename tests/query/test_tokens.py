"""A query line cut into tokens."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.query.tokens import KEYWORDS, Kind, cut, word_at
from reader.query.tree import Form

LINES = st.text(alphabet='ab:,-()"“„”/\\=@ ORNDTtagquotesrnil.*+|\n') | st.text()


def kinds(line):
    return [token.kind.name for token in cut(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", []),
        ("  ", []),
        ("a -b NOT c", ["WORD", "MINUS", "WORD", "NOT", "WORD"]),
        ("(a OR b) AND c", ["OPEN", "WORD", "OR", "WORD", "CLOSE", "AND", "WORD"]),
        ("ORDER ANDY -x-y", ["WORD", "WORD", "MINUS", "WORD"]),
        ('a"b c"d', ["WORD", "QUOTED", "WORD"]),
        ("/a b/ /open", ["PATTERN", "PATTERN"]),
        ("@saved 12:30 tag:x", ["SAVED", "WORD", "FACET"]),
    ],
)
def test_what_a_line_is_made_of(line, expected):
    assert kinds(line) == expected


def test_a_facet_has_values_in_their_forms():
    [token] = cut('Tag:=a,"b, c",=“d”,none,')
    assert (token.kind, token.text) == (Kind.FACET, "Tag")
    assert [(value.kind, value.text, value.form) for value in token.values] == [
        (Kind.WORD, "a", Form.EXACT),
        (Kind.QUOTED, "b, c", Form.TEXT),
        (Kind.QUOTED, "d", Form.EXACT),
        (Kind.WORD, "none", Form.TEXT),
        (Kind.WORD, "", Form.TEXT),
    ]
    [token] = cut("note:/a,b/,c")
    assert [value.kind for value in token.values] == [Kind.PATTERN, Kind.WORD]
    [token] = cut("tag:/a")
    assert [(value.kind, value.text) for value in token.values] == [(Kind.WORD, "/a")]


@pytest.mark.parametrize("line", ['"a b', "“a", "/a b", "/a/b", "//", 'tag:"a b', "note:/a b"])
def test_what_has_no_end_goes_to_the_end_of_the_line(line):
    token = cut(line)[-1]
    token = token.values[-1] if token.values else token
    assert (token.is_closed, token.end) == (False, len(line))


def test_a_backslash_lets_a_quote_stand():
    assert cut(r'"a \"b\" \\ \c"')[0].text == r'a "b" \ \c'


@settings(max_examples=500)
@given(LINES)
def test_the_tokens_are_all_of_the_line_but_its_spaces(line):
    end = 0
    for token in cut(line):
        assert line[end : token.start].strip() == ""
        assert end <= token.start < token.end <= len(line)
        end = token.end
        if token.kind in KEYWORDS:
            assert line[token.start : token.end] == token.text
        edges = [edge for value in token.values for edge in (value.start, value.end)]
        assert edges == sorted(edges)
        assert all(token.start < edge <= token.end for edge in edges)
    assert line[end:].strip() == ""


def test_a_word_goes_up_to_a_space_a_parenthesis_or_a_quote():
    assert [word_at(line, 1).text for line in ("xab c", "xab)", 'xab"c', "x y")] == [
        "ab",
        "ab",
        "ab",
        "",
    ]
