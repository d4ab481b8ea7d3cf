"""No text takes for ever: the work grows as the text does."""

import time
from contextlib import suppress
from pathlib import Path

import pytest
from bench.crowded_files import CROWDED
from effort import calls
from hostile_records import HEADERS
from pathological import OTHER_SHAPES, SHAPES
from tiny_blocks import TINY

from reader.errors import ReaderError
from reader.workspace.texts.loading import load, read

ONCE, SMALL, LARGE = 10_000, 12_000, 48_000
"""Bytes."""
MOST_GROWTH = 1.5
"""How much more work each byte of the large text may be: what is done once, and what parts need
into which long paragraphs of markup are cut."""
SLACK = 0.1
"""The calls a byte more that are no growth: a tenth of what ordinary prose takes."""
MOST_WORK = 40
"""Calls of functions for each byte; ordinary prose takes less than one."""

SOME_CROWDED = [
    ("items", "html"), ("bold words", "html"), ("articles in data", "html"),
    ("authors as metas", "html"), ("one title", "html"), ("creators", "epub"), ("notes", "epub"),
    ("one cue of dashes", "srt"), ("one cue of names", "srt"), ("one cue of one line", "srt"),
    ("one line of voices", "vtt"), ("short headers", "eml"), ("levels of quotation", "eml"),
    ("comments in addresses", "eml"), ("escaped lines", "mbox"),
]  # fmt: skip
"""Those of which most was gained when they were read in time that their length allows."""


def bytes_of(make, size):
    """A text of a shape, as a file has it."""
    data = make(size)
    return data if isinstance(data, bytes) else data.encode()


def work(data, ending):
    """How many functions are called to read a text, for each of its bytes."""

    def action():
        with suppress(ReaderError):
            read(data, Path(f"a.{ending}"))

    return calls(action) / len(data)


@pytest.mark.parametrize(
    ("make", "ending"),
    [
        *(
            pytest.param(make, ending, id=f"{name}-{ending}")
            for name, make in SHAPES.items()
            for ending in ("txt", "md")
        ),
        *(
            pytest.param(make, ending, id=f"{name}-{ending}")
            for (name, ending), make in (
                OTHER_SHAPES | TINY | {key: CROWDED[key] for key in SOME_CROWDED}
            ).items()
        ),
    ],
)
def test_work_grows_with_the_text(make, ending):
    with suppress(ReaderError):  # what is done once
        read(bytes_of(make, ONCE), Path(f"a.{ending}"))
    small, large = (work(bytes_of(make, size), ending) for size in (SMALL, LARGE))
    assert large <= small * MOST_GROWTH + SLACK
    assert large <= MOST_WORK


@pytest.mark.parametrize(
    ("shape", "ending", "most"),
    [
        ("notes within", "html", 4),
        ("divs in divs", "html", 5),
        ("verse", "epub", 4),
        ("notes apart", "epub", 5.2),
        ("contents of nothing", "epub", 3),
        ("deep contents", "epub", 3),
        ("attachments", "eml", 4),
    ],
)
def test_what_is_small_and_many_is_looked_at_once(shape, ending, most):
    make = CROWDED[shape, ending]
    read(make(ONCE), Path(f"a.{ending}"))  # what is done once
    assert work(make(100_000), ending) < most


@pytest.mark.parametrize(
    ("shape", "ending", "most"),
    [
        ("prose", "txt", 1.1),
        ("tables of dashes", "txt", 7),
        ("credits", "txt", 6.5),
        ("callouts", "txt", 7),
        ("items of letters", "txt", 6),
        ("list", "txt", 7.5),
        ("definitions in quotations", "txt", 4.5),
        ("prose", "md", 2.7),
        ("table in HTML", "md", 7.5),
        ("items of letters", "md", 7.2),
        ("callouts in callouts", "md", 6.5),
    ],
)
def test_short_lines_are_each_looked_at_once(shape, ending, most):
    make = SHAPES[shape]
    read(make(ONCE).encode(), Path(f"a.{ending}"))  # what is done once
    assert work(make(100_000).encode(), ending) < most


@pytest.mark.parametrize(
    ("shape", "most"),
    [
        ("lines of one key above", 1),
        ("keys with mistakes above", 2.6),
        ("different authors on a line above", 2),
    ],
)
def test_what_a_header_says_is_read_once(shape, most):
    make = HEADERS[shape, "md"]
    read(make(ONCE).encode(), Path("a.md"))  # what is done once
    assert work(make(125_000).encode(), "md") < most


@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize(
    "name",
    ["spaces on a line", "spaces, then a line", "marks out of order", "lines of spaces",
     "newlines", "brackets", "comments", "backticks", "pictures", "one deep quotation"],
)  # fmt: skip
def test_patterns_do_not_begin_anew_at_each_character(name, ending):
    # Were it so, this would take hours: no function is called for it that could be counted.
    size = 1_000_000
    try:
        document = read(SHAPES[name](size).encode(), Path(f"a.{ending}"))
    except ReaderError:
        assert name == "one deep quotation"
    else:
        assert len(document.blocks) >= 1


def test_tags_of_many_names_are_not_each_sought_in_the_whole_text(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("".join(f"<t{number}> " for number in range(100_000)), encoding="utf-8")
    started = time.process_time()
    assert "<t99999>" in load(path).text
    # Sought one by one, they take minutes.
    assert time.process_time() - started < 20


def paragraphs_at_depth(levels):
    """A page of as many paragraphs at any depth, half of them in elements that are not for them."""
    line = "The river rose in the night, and the wall of the kitchen says how high it was."
    inner = ""
    for level in range(levels):
        rows = (f"<div>{line} {level} {row}.</div><p>{line}</p>" for row in range(400 // levels))
        inner = f"<div>{''.join(rows)}{inner}</div>"
    return f"<article><h1>The river</h1>{inner}</article>".encode()


def test_paragraphs_of_a_page_take_no_more_work_the_deeper_they_are():
    read(paragraphs_at_depth(2), Path("a.html"))
    flat, deep = (
        calls(lambda levels=levels: read(paragraphs_at_depth(levels), Path("a.html")))
        for levels in (1, 100)
    )
    assert deep < MOST_GROWTH * flat
