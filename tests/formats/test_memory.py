"""No file takes much more memory than it is long, however it is made."""

import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest
from bench.crowded_files import CROWDED
from pathological import OTHER_SHAPES, SHAPES
from tiny_blocks import TINY

from reader.errors import ReaderError
from reader.formats.flow import Flow
from reader.formats.line_breaks import Joiner
from reader.formats.markup import stream, tree
from reader.formats.markup.notes import Notes
from reader.formats.markup.walk import Plan, Walk
from reader.formats.web.page_metadata import drop_surplus
from reader.workspace.texts.loading import read

SIZE = 200_000
"""Bytes."""
MOST_MEMORY = 20
"""Bytes for each byte of the file; what libraries in C hold is not counted."""


def peak(data, name):
    """The most memory for each byte while a file is read for the second time."""
    with suppress(ReaderError):
        read(data[:2000], Path(name))
    tracemalloc.start()
    try:
        read(data, Path(name))
        return tracemalloc.get_traced_memory()[1] / len(data)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("shape", "ending"),
    [
        ("one paragraph", "html"),
        ("authors in head", "html"),
        ("cue of many lines", "srt"),
        ("header without end", "eml"),
        ("quoted mail", "eml"),
    ],
)
def test_memory_is_bounded_by_the_size_of_the_file(shape, ending):
    assert peak(OTHER_SHAPES[shape, ending](SIZE).encode(), f"a.{ending}") < MOST_MEMORY


@pytest.mark.parametrize(
    ("shape", "ending"),
    [
        ("list", "txt"), ("items of letters", "txt"), ("Chinese lines", "txt"), ("tabs", "txt"),
        ("one deep list", "txt"), ("invisible lines", "txt"), ("many notes in place", "md"),
        ("links defined twice", "md"), ("footnotes", "md"), ("items of letters", "md"),
        ("lists in quotations", "md"), ("brackets", "md"),
    ],
)  # fmt: skip
def test_no_more_of_a_text_is_kept_than_it_is_worth(shape, ending):
    assert peak(SHAPES[shape](SIZE).encode(), f"a.{ending}") < MOST_MEMORY


def test_of_very_many_scripts_a_page_keeps_the_first():
    root = tree.parsed(f"<body>{'<script>a = 1;</script>' * 900}It rained.<p>x", "a.html")
    drop_surplus(root)
    assert sum(1 for _ in root.iter("script")) == 501
    assert root.text_content().endswith("a = 1;It rained.x")


def test_of_a_page_laden_with_attributes_those_for_its_scripts_are_not_kept():
    text = '<p class="a" data-a="1" data-b="2" data-page-number="3">It rained.</p>' * 500
    root = tree.parsed(text, "a.html")
    drop_surplus(root, is_laden=stream.density(text).is_laden)
    assert {name for each in root.iter("p") for name in each.attrib} == {
        "class",
        "data-page-number",
    }


@pytest.mark.parametrize(("count", "is_laden"), [(900, False), (1_100, True)])
def test_a_page_is_laden_with_attributes_from_a_thousand_on(count, is_laden):
    assert stream.density('<p data-a="1">It rained all.' * count).is_laden == is_laden
    assert not stream.density('<p data-a="1">It rained all day in the town.' * count).is_laden


@pytest.mark.parametrize(
    ("shape", "ending"),
    [
        ("items", "html"), ("notes", "html"), ("time elements", "html"), ("bold words", "html"),
        ("one cue of dashes", "srt"), ("one cue of speakers", "srt"), ("many speakers", "srt"),
        ("one cue of voices", "vtt"), ("one cue of dashes", "vtt"), ("short headers", "eml"),
        ("many subjects", "eml"), ("many headers", "mbox"), ("escaped lines", "mbox"),
        ("lists in data", "html"), ("creators", "epub"), ("styles", "docx"), ("lists", "docx"),
        ("comments", "docx"),
    ],
)  # fmt: skip
def test_of_things_without_end_no_object_is_kept_for_each(shape, ending):
    assert peak(CROWDED[shape, ending](SIZE), f"a.{ending}") < MOST_MEMORY


def test_no_tree_is_made_of_the_lists_that_a_document_does_not_use():
    assert peak(CROWDED["lists", "docx"](SIZE // 2), "a.docx") < MOST_MEMORY


@pytest.mark.parametrize("ending", ["eml", "mbox"])
def test_mail_of_scraps_is_read_as_lines_and_says_so(ending):
    data = TINY["short paragraphs", ending](100_000)
    document = read(data, Path(f"a.{ending}"))
    assert document.text.split() == ["a"] * data.count(b"a\n\n")
    assert len(document.blocks) < 100
    assert [each for each in document.notices if each.startswith("Read as lines")]


@pytest.mark.parametrize(
    ("ending", "cue"),
    [
        ("srt", "1\n00:00:0{0},000 --> 00:00:0{1},000\n"),
        ("vtt", "{0}\n00:0{0}.000 --> 00:0{1}.000\n"),
    ],
)
def test_each_line_of_a_cue_without_end_is_kept(ending, cue):
    head = "WEBVTT\n\n" if ending == "vtt" else ""
    lines = "It rained.\n" * 10_000
    data = f"{head}{cue.format(1, 2)}{lines}\n{cue.format(3, 4)}The end.\n".encode()
    document = read(data, Path(f"a.{ending}"))
    assert document.text.split() == ["It", "rained."] * 10_000 + ["The", "end."]
    assert {each.label for each in document.times} == {"0:01", "0:03"}


def test_of_very_many_statements_of_one_name_a_page_keeps_the_first():
    said = "".join(f'<meta name="citation_author" content="{n}, Ann">' for n in range(2000))
    root = tree.parsed(f"<head>{said}<meta name=date content=2024><body><p>x", "a.html")
    drop_surplus(root)
    kept = [each.get("content") for each in root.iter("meta")]
    assert 100 < len(kept) < 1000
    assert kept == [*(f"{n}, Ann" for n in range(len(kept) - 1)), "2024"]


def test_no_long_paragraph_is_taken_apart_to_see_whether_it_is_a_byline():
    words = b"word " * (SIZE // 5)
    page = b"<html><body><h1>A title</h1><p>%b<p>%b" % (words, words)
    read(page[:-100_000], Path("a.html"))  # what is loaded once
    assert peak(page, "a.html") < 6


def test_of_links_that_lead_nowhere_none_is_kept_until_all_are_known():
    root = tree.parsed(CROWDED["links within", "html"](SIZE).decode(), "a.html")
    tracemalloc.start()
    try:
        notes = Notes()
        notes.add(root)
        notes.settle()
        assert tracemalloc.get_traced_memory()[1] < 2.5 * SIZE
    finally:
        tracemalloc.stop()


def test_addresses_of_links_take_no_object_each_beside_the_tree():
    root = tree.parsed(CROWDED["links of authors", "html"](4 * SIZE).decode(), "a.html")
    tracemalloc.start()
    try:
        flow = Flow(Joiner("", ""), is_markup=False)
        Walk(flow, Plan(Notes())).read(root)
        written = flow.done()
        assert tracemalloc.get_traced_memory()[1] < 2.5 * 4 * SIZE
    finally:
        tracemalloc.stop()
    assert len(written.inlines) > 10_000


def test_of_very_many_statements_a_page_keeps_the_first_thousand():
    said = "".join(f'<meta name="a{n}" content="{n}">' for n in range(2000))
    root = tree.parsed(f"<head>{said}<body><p>x", "a.html")
    drop_surplus(root)
    assert [each.get("content") for each in root.iter("meta")] == [str(n) for n in range(1000)]
