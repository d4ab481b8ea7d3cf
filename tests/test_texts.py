"""The sample articles: whole, citable, and in nobody else's words."""

import re
from pathlib import Path

import pytest

from reader.text.document import BlockKind
from reader.workspace.texts.loading import load

ROOT = Path(__file__).parents[1]
SUMMARIES = ("town-hall.md", "xinjiang-visit.md")
ARTICLES = ROOT.parent / "shared" / "articles"
LONGEST_RUN = 8


def runs(text):
    words = re.findall(r"[\w’']+", text.casefold().replace("’", "'"))
    return {tuple(words[at : at + LONGEST_RUN]) for at in range(len(words) - LONGEST_RUN + 1)}


@pytest.mark.parametrize("name", SUMMARIES)
def test_has_all_that_a_citation_needs(name):
    document = load(ROOT / "texts" / name)
    assert not document.notices
    assert document.csl["title"] == document.title
    assert document.csl["author"] == [{"literal": "Reader Sample Texts"}]
    assert document.csl["issued"]["date-parts"][0][:2] == [2021, 2]
    assert document.csl["type"] == "article-newspaper"
    assert document.csl["URL"].startswith("https://example.org/")
    assert document.csl["language"] == "en-US"
    assert document.csl["container-title"]
    assert set(document.csl_from.values()) == {"front matter"}


@pytest.mark.parametrize("name", SUMMARIES)
def test_has_the_parts_that_a_tutorial_shows(name):
    document = load(ROOT / "texts" / name)
    kinds = {block.kind for block in document.blocks}
    assert {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} <= kinds
    paragraphs = [block for block in document.blocks if block.number]
    assert 8 <= len(paragraphs) <= 16
    assert [block.number for block in paragraphs] == list(range(1, len(paragraphs) + 1))


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles that were summarized are not here")
@pytest.mark.parametrize("path", sorted((ROOT / "texts").glob("*.md")), ids=lambda path: path.name)
def test_no_run_of_eight_words_is_from_the_articles(path):
    theirs = set().union(*(runs(file.read_text()) for file in ARTICLES.glob("*.txt")))
    assert not runs(path.read_text(encoding="utf-8")) & theirs
