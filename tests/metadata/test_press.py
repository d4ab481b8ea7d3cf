"""An outlet is a newspaper or magazine, or none, by its name and its addresses."""

import pytest

from reader.metadata import item
from reader.metadata.kinds.guess import guessed
from reader.metadata.kinds.press import MAGAZINE, NEWSPAPER, of_outlet

PAGE = "https://example.org/a"


@pytest.mark.parametrize(
    "name",
    [
        "The Shore Times",
        "The Scotsman",
        "The Baltimore Sun",
        "The Guardian Weekend",
        "Times of India",
        "China Daily",
        "The Detroit News",
        "Kölner Stadt-Anzeiger",
        "Berliner Morgenpost",
        "Augsburger Allgemeine",
        "DER SPIEGEL",
        "Le Devoir",
        "L’Humanité",
        "Diario de Sevilla",
        "O Globo",
        "Correio da Manhã",
        "Il Fatto Quotidiano",
        "de Volkskrant",
        "Het Parool",
        "Dagens Nyheter",
        "Aftonbladet",
        "Göteborgs-Posten",
        "Bergens Tidende",
        "Iltalehti",
        "Dziennik Polski",
        "Hospodářské noviny",
        "Večernji list",
        "Новая газета",
        "Η Καθημερινή",
        "Milliyet Gazetesi",
        "朝日新聞デジタル",
        "人民日报",
        "동아일보",
        "صحيفة الشرق الأوسط",
        "The Times Online",
    ],
)
def test_these_are_newspapers(name):
    assert of_outlet(name, PAGE, is_of_day=True) == NEWSPAPER


@pytest.mark.parametrize(
    "name",
    [
        "BBC News",
        "NBC News",
        "Sky News",
        "SVT Nyheter",
        "EFE Noticias",
        "tagesschau.de",
        "ZDFheute",
        "TVN24",
        "TF1 Info",
        "Europe 1",
        "Bayerischer Rundfunk",
        "Sveriges Radio",
        "Český rozhlas",
        "NHK NEWS WEB",
        "Associated Press",
        "Agência Brasil",
        "Anadolu Ajansı",
        "新华网",
        "Stanford News",
        "Observer Research Foundation",
        "Times Square Alliance",
        "Independent Commission Against Corruption",
        "The British Newspaper Archive",
        "Die Bundesregierung informiert",
        "Umweltbundesamt",
        "Ministerio de Sanidad",
        "夜の新聞",
        "example.org",
        "",
    ],
)
def test_these_are_stations_agencies_offices_and_other_sites(name):
    assert of_outlet(name, PAGE, is_of_day=True) == ""


@pytest.mark.parametrize("name", ["Shore Magazine", "Tygodnik Powszechny", "週刊朝日"])
def test_these_are_magazines(name):
    assert of_outlet(name, PAGE, is_of_day=True) == MAGAZINE


def test_a_section_in_the_address_tells_a_newspaper():
    address = "https://politiken.dk/indland/art1/havn"
    assert of_outlet("Politiken", address, is_of_day=True) == NEWSPAPER
    assert of_outlet("Politiken", "https://politiken.dk/om", is_of_day=True) == ""
    assert of_outlet("Politiken", address, is_of_day=False) == ""
    assert of_outlet("TV Shore", address, is_of_day=True) == ""


def test_an_article_and_a_word_are_a_newspaper_only_where_a_day_is_known():
    assert of_outlet("The Quay", PAGE, is_of_day=True) == NEWSPAPER
    assert of_outlet("The Quay", PAGE, is_of_day=False) == ""
    assert of_outlet("The quay", PAGE, is_of_day=True) == ""


def test_a_section_beside_an_outlet_is_a_newspapers():
    known = {"container-title": "Politiken", "URL": PAGE, "section": "Indland"}
    assert guessed(known) == "webpage"
    assert guessed({**known, "issued": {"date-parts": [[2024, 2, 11]]}}) == NEWSPAPER


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"publication": "New Shores"}, MAGAZINE),
        ({"publication": "New Shores", "date": "2024"}, None),
        ({"publication": "Reuters"}, None),
        ({"publication": "New Shores", "url": "https://shores.substack.com/p/a"}, None),
        ({"site": "New Shores"}, None),
        ({"journal": "DER SPIEGEL"}, NEWSPAPER),
        ({"zeitschrift": "Strand"}, MAGAZINE),
        ({"журнал": "Берег", "volume": "3"}, "article-journal"),
        ({"revue": "Rivages", "date": "2024"}, "article-journal"),
        ({"journal": "Journal of Shores"}, "article-journal"),
        ({"noviny": "Břeh"}, NEWSPAPER),
        ({"雑誌": "岸辺"}, MAGAZINE),
    ],
)
def test_what_a_header_calls_a_publication_is_an_article_of_its_day(fields, kind):
    known = {"title": "Ferries", "date": "2024-02-12", "url": PAGE}
    assert item.from_fields({**known, **fields}).csl.get("type") == kind
