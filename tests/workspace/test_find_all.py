"""Find in all documents: what a line means, what is found, and how one stops."""

import os
import time
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.search import expression, phrase
from reader.search.expression import parse_sought
from reader.text.document import Block, BlockKind, Blocks, Document, Span
from reader.text.folding import fold
from reader.workspace.find_all import CancelledError, Shelf, find_all, find_in

LETTERS = "aAbsSiIfé éÉßİıﬁ\u0301\u0308\u200b\u00ad\n\t “”\"'’øØæÆ漢が½´\u00a0"


def document(*paragraphs, kind=BlockKind.PARAGRAPH):
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs, 1):
        blocks.append(Block(kind, Span(at, at + len(paragraph)), number=number))
        at += len(paragraph) + 2
    return Document("\n\n".join(paragraphs), Blocks(blocks), "A title")


def nothing():
    """What is called every now and then, and lets everything go on."""


def found(text, line):
    return [text[start:end] for start, end in parse_sought(line).spans(text, nothing)]


@pytest.fixture
def pieces(monkeypatch):
    """Has texts searched in pieces of very few characters."""

    def cut(piece, reach=0):
        monkeypatch.setattr(expression, "_PIECE", piece)
        monkeypatch.setattr(expression, "_REACH", reach)

    return cut


# What a line means


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
        parse_sought(line)
    assert "\n" not in str(caught.value)


def test_the_place_of_what_is_wrong_is_that_in_the_line():
    with pytest.raises(ReaderError) as caught:
        parse_sought("=/ab(c/")
    assert "“(” at character 5" in str(caught.value)
    assert caught.value.span == Span(4, 5)


# What is found


@settings(max_examples=500, deadline=None)
@given(st.text(LETTERS, max_size=40), st.text(LETTERS, min_size=1, max_size=4), st.integers(1, 60))
def test_a_phrase_is_found_in_pieces_as_it_is_in_one(text, line, piece):
    before, expression._PIECE = expression._PIECE, piece
    try:
        try:
            spans = list(parse_sought(line).spans(text, nothing))
        except ReaderError:
            spans = []
    finally:
        expression._PIECE = before
    assert spans == list(phrase.find(document(text), line))


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


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.text("aab É", max_size=9), max_size=6),
    st.sampled_from([r"a+\b", r"^a.*?b", r"é(?:a|b)+", r"b$", r"\w+"]),
    st.integers(1, 30),
)
def test_a_pattern_is_found_in_pieces_as_it_is_in_one(lines, source, piece):
    text = "\n".join(lines)
    line = parse_sought(f"/{source}/")
    whole = list(line.spans(text, nothing))
    before = expression._PIECE, expression._REACH
    expression._PIECE, expression._REACH = piece, 12
    try:
        assert list(line.spans(text, nothing)) == whole
    finally:
        expression._PIECE, expression._REACH = before


def test_a_pattern_is_found_across_the_pieces_of_a_long_line(pieces):
    pieces(10, reach=6)
    text = "ab cd " * 20
    assert found(text, r"/b c\w/") == ["b cd"] * 20
    assert found(text, r"/\bcd\b/") == ["cd"] * 20


def test_a_hit_has_its_paragraph_and_the_words_around_it():
    page = document("One two\nthree.", "x " * 100 + "four five six" + " y" * 100, "Seven.")
    [hit] = find_in(page, parse_sought("two")).hits
    assert (hit.number, hit.context, hit.inside) == (1, "One two three.", Span(4, 7))
    [hit] = find_in(page, parse_sought("five")).hits
    assert hit.number == 2
    assert hit.context.startswith("…x x")
    assert hit.context.endswith("y y…")
    assert hit.context[slice(*hit.inside)] == "five"
    assert "\n" not in hit.context
    [hit] = find_in(page, parse_sought(r"/x.*y/")).hits
    assert hit.context[slice(*hit.inside)].endswith("…")
    [hit] = find_in(document("漢" * 100 + "字" + "漢" * 200), parse_sought("字")).hits
    assert hit.context[hit.inside.start - 1 : hit.inside.end + 1] == "漢字漢"
    assert hit.context[0] == hit.context[-1] == "…"


@settings(max_examples=300, deadline=None)
@given(st.text(LETTERS, min_size=1, max_size=60), st.text(LETTERS, min_size=1, max_size=3))
def test_the_hit_stands_in_its_context(text, line):
    try:
        finds = find_in(document(text), parse_sought(line))
    except ReaderError:
        return
    for hit in finds.hits:
        words = " ".join(text[hit.span.start : hit.span.end].split())
        assert " ".join(hit.context[slice(*hit.inside)].split()) == words


def test_all_hits_are_counted_and_the_first_are_kept():
    finds = find_in(document("a " * 1000), parse_sought("a"), most=10)
    assert finds.count == 1000
    assert [hit.span.start for hit in finds.hits] == list(range(0, 20, 2))


# Stopping


class Patience:
    """Wants to stop after some questions."""

    def __init__(self, most):
        self.most = most
        self.asked = 0

    def __call__(self):
        self.asked += 1
        return self.asked > self.most


@pytest.mark.parametrize("line", ["zebra", "=zebra", "/(a|b)+c/", "a"])
def test_a_search_in_one_long_text_can_be_stopped(line):
    page = document("a" * 10_000_000)
    patience = Patience(3)
    begun = time.perf_counter()
    with pytest.raises(CancelledError):
        find_in(page, parse_sought(line), cancelled=patience)
    assert patience.asked == 4
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize("line", ["zebra", "/(.*a){20}b/", "/(a+)+$/"])
def test_it_is_asked_often_whether_to_stop(line):
    asked = []

    def cancelled():
        asked.append(time.thread_time())
        return False

    find_in(document("a" * 2_000_000), parse_sought(line), cancelled=cancelled)
    gaps = sorted(after - before for before, after in pairwise(asked))
    assert gaps[len(gaps) * 9 // 10] < 0.02


# Many files


@pytest.fixture
def texts(tmp_path):
    """Four files, of which one can't be read."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in {"1.txt": "An apple.", "2.txt": "Apple, apple.", "4.txt": "No."}.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "3.txt").write_bytes(bytes(200))
    return [folder / f"{number}.txt" for number in range(1, 5)]


def test_each_file_is_a_step_in_order_and_what_cant_be_read_is_named(texts):
    steps = list(find_all(texts, parse_sought("apple")))
    assert [(step.path, step.done, step.total) for step in steps] == [
        (path, done, 4) for done, path in enumerate(texts, 1)
    ]
    assert [step.finds.count if step.finds else None for step in steps] == [1, 2, None, 0]
    assert "3.txt" in steps[2].problem
    assert not any(step.problem for step in steps if step.finds)


def test_documents_that_are_known_are_not_read(texts):
    read = []
    known = {texts[1]: document("Something else.")}

    def reading(path):
        read.append(path)
        return document("An apple.")

    steps = list(find_all(texts, parse_sought("else"), known=known, read=reading))
    assert [step.finds.count for step in steps] == [0, 1, 0, 0]
    assert read == [texts[0], *texts[2:]]


def test_it_stops_between_files_and_inside_of_one(texts):
    steps = find_all(texts, parse_sought("apple"), cancelled=Patience(2))
    assert [step.path for step in steps] == texts[:1]
    long = {texts[0]: document("a" * 5_000_000)}
    assert not list(find_all(texts, parse_sought("zebra"), known=long, cancelled=Patience(2)))


def test_the_shelf_keeps_documents_as_long_as_their_files_stay(texts):
    shelf = Shelf()
    first = shelf.document(texts[0])
    assert shelf.document(texts[0]) is first
    texts[0].write_text("A pear.", encoding="utf-8")
    os.utime(texts[0], ns=(1, 1))
    assert shelf.document(texts[0]).text == "A pear."
    with pytest.raises(ReaderError):
        shelf.document(Path("nowhere") / "no.txt")
    with pytest.raises(ReaderError):
        shelf.document(texts[2])


def test_the_shelf_has_room_for_so_many_characters(texts):
    shelf = Shelf(20)
    first, second = shelf.document(texts[0]), shelf.document(texts[1])
    assert shelf.document(texts[1]) is second
    assert shelf.document(texts[0]) is not first
    assert Shelf(3).document(texts[3]).text == "No."
    small = Shelf(2)
    assert small.document(texts[3]) is not small.document(texts[3])
