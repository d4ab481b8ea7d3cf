"""A work that names no language is in the language of its words."""

from importlib.util import find_spec

import pytest

from reader.annotations.records import PERSON
from reader.citation import cite
from reader.export.passage import csl_item
from reader.text.document import Span
from reader.workspace.catalogue import Catalogue
from reader.workspace.desk import Desk
from reader.workspace.paths import Workspace

pytestmark = pytest.mark.skipif(find_spec("pycld2") is None, reason="no wheels of pycld2 here")

SPANISH = (
    "El puerto de la ciudad será dragado en primavera, según anunció ayer la autoridad portuaria. "
    "Los vecinos del barrio temen que las obras duren más de lo previsto y que el ruido no cese. "
    "La última vez que se hizo un trabajo parecido, hace veinte años, los barcos tardaron meses."
)
ENGLISH = (
    "The harbour of the city will be dredged in spring, the port authority announced yesterday. "
    "Those who live beside it are afraid that the work will last longer than it was planned to. "
    "The last time that something like this was done, the boats had to wait for many months."
)


@pytest.fixture
def opened(tmp_path):
    """Opens a text with a title, some words, and more lines of its header."""
    (tmp_path / "texts").mkdir()
    desk = Desk(Workspace(tmp_path))

    def make(title, words, more=""):
        path = tmp_path / "texts" / "one.md"
        path.write_text(f"---\ntitle: {title}\ntype: book\n{more}---\n\n{words}\n", "utf-8")
        return desk, desk.open(path)

    return make


def entry(opened):
    return cite.bibliography_entry(csl_item(opened.record), "mla")


def test_its_title_gets_no_capitals_of_english(opened):
    _, found = opened("La casa verde", SPANISH)
    assert entry(found) == "La casa verde."
    assert found.record.csl["language"] == "es"
    assert found.record.csl_from["language"] == "guessed"
    assert found.own == found.record


def test_the_language_of_the_header_counts(opened):
    _, found = opened("La casa verde", SPANISH, "lang: en\n")
    assert entry(found) == "La Casa Verde."
    assert found.record.csl["language"] == "en"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("La casa verde", ENGLISH),
        ("La casa verde", SPANISH[:90]),
        ("How the port of Ferrol was dredged", SPANISH),
    ],
)
def test_words_in_english_few_words_and_an_english_title_add_none(opened, title, words):
    _, found = opened(title, words)
    assert "language" not in found.record.csl


def test_one_that_a_person_emptied_stays_so(opened):
    desk, found = opened("La casa verde", SPANISH)
    desk.highlight(found, [Span(0, 9)])
    Catalogue(desk).say(found, {"language": None})
    again = desk.open(found.document.path)
    assert "language" not in again.record.csl
    assert again.record.csl_from["language"] == PERSON
    assert entry(again) == "La Casa Verde."
