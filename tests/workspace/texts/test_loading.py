"""Which way a text is read: as a format, as Markdown, as prose, or as lines alone."""

import time

import pytest

from reader.text.document import BlockKind
from reader.workspace.texts.loading import glimpse, load

COUNT = 20_000


def words(number):
    return "abcdefghij"[number % 10]


@pytest.mark.parametrize("line", ["{}\n\n", "{}\n", "{}\n: {}\n\n", "|\n{}\n"])
@pytest.mark.parametrize("ending", ["txt", "md"])
def test_a_text_of_lines_of_a_letter_is_read_as_lines_and_says_so(tmp_path, line, ending):
    path = tmp_path / f"a.{ending}"
    source = "".join(line.replace("{}", words(at)) for at in range(COUNT))
    path.write_text(source, encoding="utf-8")
    document = load(path)
    assert document.text.split() == source.split()
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}
    assert len(document.blocks) < COUNT / 100
    assert any("as lines" in notice for notice in document.notices)
    part = glimpse(path)
    assert document.text.startswith(part.document.text[:1000])


@pytest.mark.parametrize(
    ("line", "ending"),
    [
        ("床前明月光\n\n", "txt"),
        ("疑是地上霜\n", "txt"),
        ("of the\n\n", "txt"),
        ("- wood\n", "md"),
        ("- 床前明月光\n\n", "md"),
    ],
)
def test_short_lines_that_people_read_keep_their_structure(tmp_path, line, ending):
    path = tmp_path / f"a.{ending}"
    path.write_text(line * COUNT, encoding="utf-8")
    document = load(path)
    assert not any("as lines" in notice for notice in document.notices)
    assert document.text.count(line.strip("- \n")) == COUNT


@pytest.mark.parametrize("line", ["- {}\n", "# {}\n", "|{}|{}|\n", "> {}\n\n"])
def test_markdown_of_marked_lines_of_a_letter_is_read_as_lines(tmp_path, line):
    path = tmp_path / "a.md"
    source = "".join(line.replace("{}", words(at)) for at in range(COUNT))
    path.write_text(source, encoding="utf-8")
    document = load(path)
    assert document.text.split() == source.split()
    assert len(document.blocks) < COUNT / 100


def test_a_long_line_of_spaces_among_short_lines_takes_no_longer(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("a\n" * 200_000 + " " * 300_000 + "b \n c", encoding="utf-8")
    started = time.process_time()
    assert load(path).text.split()[-2:] == ["b", "c"]
    # With a search begun at each space, it takes minutes.
    assert time.process_time() - started < 5
