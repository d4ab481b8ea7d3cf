"""Files of blocks of a word each: no word is lost, and no more work is done than they are worth."""

import io
import re
import unicodedata
import zipfile
from pathlib import Path

import pytest
from tiny_blocks import TINY

from reader.formats.markup import stream, tree
from reader.workspace.texts.loading import read

SIZE = 60_000
"""Bytes."""
WITHOUT_WORDS = {"forms", "metas", "scripts"}
PAGES = [name for name, ending in TINY if ending == "html" and name not in WITHOUT_WORDS]


def letters(text):
    return "".join(re.findall(r"\w", text))


@pytest.mark.parametrize("name", PAGES)
def test_each_letter_of_a_dense_page_is_in_the_text(name):
    data = TINY[name, "html"](SIZE)
    density = stream.density(data)
    document = read(data, Path("a.html"))
    said = re.sub(r"<[^>]*>", "", data.decode())
    if density.is_dense:
        assert letters(unicodedata.normalize("NFKC", document.text)) == letters(said)
        assert document.notices == (stream.told(density),)


@pytest.mark.parametrize(("name", "ending"), [each for each in TINY if each[1] in {"docx", "epub"}])
def test_each_letter_of_an_archive_of_tiny_blocks_is_in_the_text(name, ending):
    data = TINY[name, ending](SIZE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = [each for each in archive.namelist() if re.search(r"xhtml|document", each)]
        said = "".join(archive.read(each).decode() for each in texts)
    said = re.sub(r"<title>.*?</title>|<[^>]*>", "", said)
    assert letters(read(data, Path(f"a.{ending}")).text) == letters(said)


@pytest.mark.parametrize("name", [name for name, ending in TINY if ending == "html"])
def test_no_tree_is_made_of_a_dense_page(name, monkeypatch):
    data = TINY[name, "html"](SIZE)
    made = []
    parsed = tree.parsed
    monkeypatch.setattr(tree, "parsed", lambda text, name: made.append(text) or parsed(text, name))
    read(data, Path("a.html"))
    elements = sum(stream.density(text).elements for text in made)
    assert elements * stream.SPARSE <= max(len(data), stream.FEW * stream.SPARSE)


@pytest.mark.parametrize(("count", "is_dense"), [(9_000, False), (11_000, True)])
def test_many_elements_need_more_characters_each(count, is_dense):
    assert stream.density("<p>It rained all day in town, and.</p>\n" * count).is_dense == is_dense


@pytest.mark.parametrize(("count", "is_dense"), [(900, False), (1_100, True)])
def test_attributes_need_characters_as_elements_do(count, is_dense):
    links = "".join(f'<a class="a" href="#a{n}" id="a{n}">word</a>\n' for n in range(count))
    assert stream.density(links).is_dense == is_dense


@pytest.mark.parametrize(
    ("element", "is_bare"), [("<p>It rained.</p>", True), ("<p>It rained all day.</p>", False)]
)
def test_of_elements_of_a_word_or_two_only_lines_are_kept(element, is_bare):
    page = (element + "\n") * 2_000
    density = stream.density(page)
    assert density.is_dense
    assert density.is_bare == is_bare
    document = read(page.encode(), Path("a.html"))
    assert document.notices == (stream.told(density),)
    assert letters(document.text) == letters(re.sub("<[^>]*>", "", page))


def test_the_density_of_a_book_is_that_of_its_chapters():
    chapter = '<p class="a">word</p>'
    assert stream.Density.of_all(map(stream.density, [chapter] * 3)) == stream.density(chapter * 3)
    assert not stream.Density.of_all([]).is_dense
