"""What a line that somebody types searches for."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.search.search import as_phrase, find, parse_search
from reader.text.document import Block, BlockKind, Blocks, Document, Span
from reader.text.folding import fold


def found(text, line):
    page = Document(text, Blocks([Block(BlockKind.PARAGRAPH, Span(0, len(text)))]), "")
    return [text[start:end] for start, end in find(page, line)]


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("Café, cafe, CAFÉ", "cafe", ["Café", "cafe", "CAFÉ"]),
        ("Café, cafe", "Cafe", ["Café"]),
        ("“It’s”", '"it\'s"', ["“It’s”"]),
        ("human\n  rights and human rights", "human rights", ["human\n  rights", "human rights"]),
        ("a/b = c", "b =", ["b ="]),
        ("Café, cafe", "=cafe", ["cafe"]),
        ("Café, café", "=café", ["café"]),
        ("It’s, It's", "=It's", ["It's"]),
        ("human\n\n rights", "=human rights", ["human\n\n rights"]),
        ("a=b", "==b", ["=b"]),
        ("Café, cafe", r"/ca\w+/", ["Café", "cafe"]),
        ("Café, cafe", r"/Ca\w+/", ["Café"]),
        ("Café, cafe", r"/caf[é]", ["Café", "cafe"]),
        ("Straße", "/stra(ss)e/", ["Straße"]),
        ("Straße", "/ß+/", ["ß"]),
        ("Straße", "/as/", []),
        ("à, {, z", "/[z-à]/", ["{", "z"]),
        ("“It’s” – so", r"""/"it's" [–] /""", ["“It’s” – "]),
        ("Café CAFÉ café", r"=/c\w+é/", ["café"]),
        ("one two\nthree", r"/^\w+|\w+$/", ["one", "two", "three"]),
        ("one two\nthree", r"/two\sthree/", []),
        ("and/or", r"/d\/o/", ["d/o"]),
        ("and/or", r"/d\/", ["d/"]),
        ("ABC Abc", r"/\BBC\W/", ["BC "]),
        ("abc", r"/B/", []),
        ("ABC abc", r"/\Bbc/", ["BC", "bc"]),
    ],
)
def test_what_a_line_finds(text, line, expected):
    assert found(text, line) == expected


@pytest.mark.parametrize("line", ["", "  ", "=", "= ", "\u200b", "/", "//", "=//", "/a(/", "=/[/"])
def test_a_line_that_can_find_nothing_is_refused_in_one_line(line):
    with pytest.raises(ReaderError) as caught:
        parse_search(line)
    assert "\n" not in str(caught.value)


def test_the_place_of_what_is_wrong_is_that_in_the_line():
    with pytest.raises(ReaderError) as caught:
        parse_search("=/ab(c/")
    assert "wrong at character 6: missing )" in str(caught.value)
    assert caught.value.span == Span(5, 6)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 8))
def test_what_is_found_folds_to_what_is_sought(text, start, size):
    line = text[start : start + size]
    keeps_case = any(character.isupper() for character in line)
    wanted = fold(unicodedata.normalize("NFC", line), keeps_case=keeps_case)
    if line[:1] in {"=", "/"} or not wanted.strip():
        return
    for each in found(text, line):
        assert fold(each, keeps_case=keeps_case) == wanted


@settings(max_examples=300, deadline=None)
@given(st.text("aé ’\n", max_size=40), st.text("aé’", min_size=1, max_size=3))
def test_what_is_found_exactly_is_what_is_sought(text, line):
    assert set(found(text, f"={line}")) <= {line}
    assert len(found(text, f"={line}")) == text.count(line)


@pytest.mark.parametrize("word", ["word", "/", "==", "=/a/", "/a\\"])
def test_a_word_of_the_text_is_searched_for_as_it_stands(word):
    assert found(f"so {word} and", as_phrase(word)) == [word]
