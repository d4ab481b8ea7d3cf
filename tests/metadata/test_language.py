"""The language of titles that say none."""

from importlib.util import find_spec

import pytest

from reader.annotations.records import PERSON, DocumentRecord
from reader.citation import cite
from reader.export.passage import csl_item
from reader.metadata import language

needs_words = pytest.mark.skipif(
    find_spec("pycld2") is None, reason="there are no wheels of pycld2"
)

OTHERS = """
de|Der Fluss und die Halle von Berlin
de|Gemeinderat beschließt neue Halle am Hafen
de|Warum die Bahn schon wieder zu spät kommt
de|ÜBER DAS WESEN DER SPRACHE
fr|Histoire de la folie à l'âge classique
fr|Le maire inaugure la nouvelle salle des fêtes
es|El alcalde presenta el nuevo puente sobre el río
it|Storia della letteratura italiana del Novecento
pt|Prefeito inaugura nova ponte sobre o rio
nl|Gemeente opent nieuw zwembad aan de haven
pl|Miasto otwiera nową halę przy porcie
tr|Belediye limanda yeni bir salon açıyor
"""
SCRIPTS = """
ru|Война и мир
el|Η πόλη ανοίγει νέα αίθουσα
he|סיפור על אהבה וחושך
ar|ذاكرة للنسيان
ja|海辺のカフカ
zh|红楼梦研究
ko|강의 이야기
"""
ENGLISH = (
    "One Flew over the Cuckoo's Nest",
    "Town council approves new hall",
    "Language Models are Few-Shot Learners",
    "Le Corbusier in Chandigarh",
    "Habeas Corpus in America",
    "Homo sapiens in East Asia",
    "Rain",
    "",
    "\x00\ud800 \ufffe",
)


def pairs(lines):
    return [line.split("|") for line in lines.split("\n") if line]


@needs_words
@pytest.mark.parametrize(("tag", "title"), pairs(OTHERS))
def test_the_words_of_a_title_tell_its_language(tag, title):
    assert language.found(title) == tag


@pytest.mark.parametrize(("tag", "title"), pairs(SCRIPTS))
def test_its_letters_do_where_its_words_do_not(tag, title):
    assert language.found(title) == tag


@pytest.mark.parametrize("title", ENGLISH)
def test_an_english_title_is_none_of_another_language(title):
    assert not language.found(title)


@needs_words
def test_a_title_is_cited_in_the_capitals_of_its_language():
    record = DocumentRecord("x", "", "", "Der Fluss und die Halle", csl={"type": "book"})
    assert cite.bibliography_entry(csl_item(record), "mla") == "Der Fluss und die Halle."
    said = DocumentRecord("x", "", "", record.title, csl={"type": "book", "language": "en"})
    assert cite.bibliography_entry(csl_item(said), "mla") == "Der Fluss Und Die Halle."
    emptied = DocumentRecord("x", "", "", record.title, csl_from={"language": PERSON})
    assert "language" not in csl_item(emptied)
