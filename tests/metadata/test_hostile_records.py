"""Files beside a text, libraries and headers of any shape: none takes for ever, nor much memory."""

import sys
import tracemalloc

import pytest
from effort import calls
from hostile_records import HEADERS, RECORDS

from reader.metadata import bibtex, works
from reader.metadata.braces import Braces
from reader.workspace.texts.loading import load

SMALL, LARGE = 12_000, 48_000
"""Characters."""
MOST_GROWTH = 1.5
SLACK = 0.1
"""Calls a character that are no growth."""
MOST_WORK = 40
"""Calls of functions for each character."""
SIZE = 150_000
"""Characters of the files whose memory is measured."""
MOST_MEMORY = 20
"""Bytes for each character. What most libraries in C hold is not counted, but what the one for JSON
reserves and never uses is: of files of JSON, those are measured that are refused."""


def beside(folder, shape, size, text="Two words.\n"):
    """A text, with a file of a shape beside it, or as its header."""
    path = folder / f"{size}.{shape[1]}"
    path.write_text((RECORDS | HEADERS)[shape](size))
    if shape in HEADERS:
        return path
    path.with_name(f"{size}.md").write_text(text)
    return path.with_name(f"{size}.md")


@pytest.mark.parametrize("shape", [*RECORDS, *HEADERS], ids="-".join)
def test_work_grows_with_the_file(shape, tmp_path):
    load(beside(tmp_path, shape, SMALL - 2000))  # what is done once
    paths = [beside(tmp_path, shape, size) for size in (SMALL, LARGE)]
    small, large = calls(lambda: load(paths[0])) / SMALL, calls(lambda: load(paths[1])) / LARGE
    assert large <= small * MOST_GROWTH + SLACK
    assert large <= MOST_WORK


def peak(read, small, large):
    """The most memory for each character while a file is read, after a small one."""
    read(small)
    tracemalloc.start()
    try:
        read(large)
        return tracemalloc.get_traced_memory()[1] / SIZE
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("authors of a letter", "ris"), ("authors", "ris"), ("Chinese authors", "ris"),
        ("braces", "ris"), ("entries of nothing", "ris"), ("many authors", "nbib"),
        ("authors with particles", "enw"), ("many and", "bib"), ("authors in order", "bib"),
        ("authors in parts", "bib"), ("commas", "bib"), ("braces in a name", "bib"),
        ("percent signs", "bib"), ("short entries", "bib"), ("open braces", "bib"),
        ("deep braces", "bib"), ("items", "csl.json"), ("lines of a letter", "nbib"),
        ("list of strings", "csl.json"),
        ("nested lists", "csl.json"), ("nested lists in a list", "csl.json"),
        ("mappings of one key", "csl.json"), ("authors on a line", "csl.json"),
        ("open markup", "csl.json"), ("keys", "yaml"), ("list", "yaml"), ("authors", "yaml"),
        ("list on a line", "yaml"), ("mappings on a line", "yaml"), ("authors on a line", "yaml"),
        ("deep keys in TOML above", "md"),
    ],
)  # fmt: skip
def test_memory_is_bounded_by_the_size_of_the_file(name, ending, tmp_path):
    small, large = (beside(tmp_path, (name, ending), size) for size in (2000, SIZE))
    assert peak(load, small, large) < MOST_MEMORY


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("entries", "ris"), ("entries of nothing", "ris"), ("entries", "nbib"), ("entries", "enw"),
        ("entries", "bib"), ("entries with keys", "bib"), ("short entries", "bib"),
        ("parents", "bib"), ("open braces", "bib"), ("items of nothing", "csl.json"),
        ("references", "yaml"),
    ],
)  # fmt: skip
def test_the_memory_of_a_library_is_bounded_by_its_size(name, ending, tmp_path):
    paths = [
        beside(tmp_path, (name, ending), size).with_suffix(f".{ending}") for size in (2000, SIZE)
    ]
    assert peak(works.works, *paths) < MOST_MEMORY


@pytest.mark.parametrize("name", ["entries without end", "open quotation marks"])
def test_no_end_of_an_entry_is_sought_anew_for_each_of_many_that_have_none(name):
    text = RECORDS[name, "bib"](LARGE)
    lines = 0

    def step(_frame, event, _argument):
        nonlocal lines
        lines += event == "line"
        return step

    sys.settrace(step)
    try:
        entries, wrong = bibtex.readable(text)
    finally:
        sys.settrace(None)
    assert not entries
    assert len(wrong) == 100
    assert lines < 8 * len(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{a}", {0: (3, 1)}),
        ("{{a}{}} {", {0: (7, 2), 1: (4, 1), 4: (6, 1), 8: (0, 1)}),
        (r"{\{\}} \\{}", {0: (6, 1), 9: (11, 1)}),
        ("} {a", {2: (0, 1)}),
        ("{{{}}{", {0: (0, 3), 1: (5, 2), 2: (4, 1), 5: (0, 1)}),
    ],
)
def test_each_brace_knows_its_end_and_what_is_in_it(text, wanted):
    braces = Braces(text, with_escaped=False)
    found = {at: closed for at in range(len(text) + 1) if (closed := braces.closing(at))}
    assert found == wanted


def test_braces_nested_without_end_are_closed_like_any_other():
    braces = Braces("{" * 1000 + "}" * 1000, with_escaped=False)
    assert braces.closing(0) == (2000, 255)
    assert [braces.closing(at) for at in (900, 999)] == [(1100, 100), (1001, 1)]


def test_braces_that_no_backslash_escapes_in_quotation_marks():
    assert Braces(r"\{\}", with_escaped=True).closing(1) == (4, 1)
