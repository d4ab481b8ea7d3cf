"""Find in all documents: the hits, and how one stops."""

import os
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.search.search import parse_search
from reader.text.document import Block, BlockKind, Blocks, Document, Span
from reader.workspace.find_all import CancelledError, Shelf, find_all, find_in

LETTERS = "aAbsSiIfé éÉßİıﬁ\u0301\u0308\u200b\u00ad\n\t “”\"'’øØæÆ漢が½´\u00a0"


def document(*paragraphs, kind=BlockKind.PARAGRAPH):
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs, 1):
        blocks.append(Block(kind, Span(at, at + len(paragraph)), number=number))
        at += len(paragraph) + 2
    return Document("\n\n".join(paragraphs), Blocks(blocks), "A title")


def test_a_hit_has_its_paragraph_and_the_words_around_it():
    page = document("One two\nthree.", "x " * 100 + "four five six" + " y" * 100, "Seven.")
    [hit] = find_in(page, parse_search("two")).hits
    assert (hit.number, hit.context, hit.inside) == (1, "One two three.", Span(4, 7))
    [hit] = find_in(page, parse_search("five")).hits
    assert hit.number == 2
    assert hit.context.startswith("…x x")
    assert hit.context.endswith("y y…")
    assert hit.context[slice(*hit.inside)] == "five"
    assert "\n" not in hit.context
    [hit] = find_in(page, parse_search(r"/x.*y/")).hits
    assert hit.context[slice(*hit.inside)].endswith("…")
    [hit] = find_in(document("漢" * 100 + "字" + "漢" * 200), parse_search("字")).hits
    assert hit.context[hit.inside.start - 1 : hit.inside.end + 1] == "漢字漢"
    assert hit.context[0] == hit.context[-1] == "…"


@settings(max_examples=300, deadline=None)
@given(st.text(LETTERS, min_size=1, max_size=60), st.text(LETTERS, min_size=1, max_size=3))
def test_the_hit_stands_in_its_context(text, line):
    try:
        finds = find_in(document(text), parse_search(line))
    except ReaderError:
        return
    for hit in finds.hits:
        words = " ".join(text[hit.span.start : hit.span.end].split())
        assert " ".join(hit.context[slice(*hit.inside)].split()) == words


def test_all_hits_are_counted_and_the_first_are_kept():
    finds = find_in(document("a " * 1000), parse_search("a"), most=10)
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


@pytest.mark.parametrize("line", ["zebra", "=é zebra", "/(a|b)+c/", "e"])
def test_a_search_in_one_long_text_can_be_stopped(line):
    page = document("é" * 10_000_000)
    patience = Patience(3)
    with pytest.raises(CancelledError):
        find_in(page, parse_search(line), cancelled=patience)
    assert patience.asked == 4


@pytest.mark.parametrize("line", ["zebra", "=é zebra", "/(.*a){20}b/", "/(e+)+$/"])
def test_it_is_asked_often_whether_to_stop(line):
    asked = []

    def cancelled():
        asked.append(time.thread_time())
        return False

    find_in(document("é" * 4_000_000), parse_search(line), cancelled=cancelled)
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
    steps = list(find_all(texts, parse_search("apple")))
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

    steps = list(find_all(texts, parse_search("else"), known=known, read=reading))
    assert [step.finds.count for step in steps] == [0, 1, 0, 0]
    assert read == [texts[0], *texts[2:]]


def test_it_stops_between_files_and_inside_of_one(texts):
    steps = find_all(texts, parse_search("apple"), cancelled=Patience(2))
    assert [step.path for step in steps] == texts[:1]
    long = {texts[0]: document("zebr " * 2_000_000)}
    assert not list(find_all(texts, parse_search("zebra"), known=long, cancelled=Patience(2)))


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


def test_a_text_is_called_what_a_person_calls_it(tmp_path):
    paths = [tmp_path / "one.md", tmp_path / "two.md"]
    for path in paths:
        path.write_text("# Its own title\n\nA ferry.\n", encoding="utf-8")
    steps = find_all(paths, parse_search("ferry"), titles={paths[1]: "The Crossing"})
    assert [step.finds.title for step in steps] == ["Its own title", "The Crossing"]
