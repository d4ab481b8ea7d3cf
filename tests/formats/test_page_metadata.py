"""What web pages say of themselves, in machine-readable words and in visible ones."""

import json
from collections import Counter
from pathlib import Path

import pytest

from reader.formats.registry import Source
from reader.formats.web import page
from reader.metadata import dates
from reader.metadata.people import names

LOREM = (
    "The council met at night and decided on three things that all agreed with, which was a rare "
    "event in the history of the town, and everybody went home late."
)
PAGE = """<!doctype html><html lang="{language}"><head><title>Rain over Ashby</title>{head}</head>
<body><main><article><h1>Rain over Ashby</h1>{above}<p>{lorem}</p><p>{lorem}</p>{below}</article>
</main></body></html>"""


def said(head="", above="", below="", language="en"):
    """The CSL item of a page."""
    text = PAGE.format(head=head, above=above, below=below, language=language, lorem=LOREM)
    return page.parse(Source(text.encode(), Path("a.html"))).csl


@pytest.mark.parametrize(
    ("language", "above", "day"),
    [
        ("es", "<p>3 de marzo de 2019 - 10:15 h</p>", [2019, 3, 3]),
        ("es", "<div><span>Redacción</span> <span>3 de marzo de 2019 | 10:15</span></div>",
         [2019, 3, 3]),
        ("fr", "<p>Publié le 1er juin 2021 à 10h00, mis à jour le 2 juin 2021 à 11h00</p>",
         [2021, 6, 1]),
        ("fr", "<p class='date'>Mis à jour le 2 juin 2021, publié le 1er juin 2021</p>",
         [2021, 6, 1]),
        ("fr", "<p>Modifié <time>le 2 juin 2021</time>, publié <time>1er juin 2021</time>",
         [2021, 6, 1]),
        ("pt", "<p>03/06/2021 10h15 - Atualizado em 04/06/2021 11h30</p>", [2021, 6, 3]),
        ("en-GB", "<p>Published 03/06/2021</p>", [2021, 6, 3]),
        ("en-US", "<p>Published 03/06/2021</p>", [2021, 3, 6]),
        ("en", "<p class='date'>Updated 4 June 2021</p><p>3 June 2021</p>", [2021, 6, 3]),
        ("pl", "<p>Utworzono: 3 czerwca 2021, 10:15</p>", [2021, 6, 3]),
        ("tr", "<p>Giriş: 03.06.2021 - 10:15 · Güncelleme: 04.06.2021 - 11:00</p>", [2021, 6, 3]),
        ("ja", "<p>2021年6月3日 10時15分</p>", [2021, 6, 3]),
        ("ko", "<p>입력 2021.06.03 10:15 수정 2021.06.04 11:00</p>", [2021, 6, 3]),
        ("es", "<p>31 de abril de 2021</p>", [2021, 4]),
        ("en", "<time datetime='2021-04-31'>31 April 2021</time>", [2021, 4]),
        ("de", "<p>Juni 2021</p>", [2021, 6]),
    ],
)  # fmt: skip
def test_the_day_that_a_line_above_the_text_says(language, above, day):
    assert said(above=above, language=language)["issued"] == {"date-parts": [day]}


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "0000-00-00"])
def test_a_date_that_stands_for_none_is_passed_over(date):
    head = f'<meta property="article:published_time" content="{date}">'
    assert "issued" not in said(head=head)
    assert said(head=head, above="<p>3 June 2021</p>")["issued"] == {"date-parts": [[2021, 6, 3]]}


def test_a_copyright_is_no_day():
    assert "issued" not in said(above="", below="<footer><p>© 2020 Example</p></footer>")


def metas(**said):
    """`meta` elements by their names; two underscores are a full stop."""
    return "".join(
        f'<meta name="{name.replace("__", ".")}" content="{each}">'
        for name, value in said.items()
        for each in ([value] if isinstance(value, str) else value)
    )


def linked(**fields):
    """An article as schema.org describes it."""
    data = json.dumps({"@type": "Article", "headline": "Rain over Ashby", **fields})
    return f'<script type="application/ld+json">{data}</script>'


LEE = [{"family": "Lee", "given": "Ann"}]


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (metas(citation_author=["Lee, Ann", "Day, Bo"]),
         {"author": [*LEE, {"family": "Day", "given": "Bo"}]}),
        (metas(DC__creator="Lee, Ann", DC__publisher="City Archive", DC__date="2020-05-04",
               DC__identifier="https://doi.org/10.1234/rain"),
         {"author": LEE, "publisher": "City Archive", "issued": {"date-parts": [[2020, 5, 4]]}}),
        (metas(DCTERMS__creator="Ministry of Water", DCTERMS__isPartOf="Water Papers",
               DCTERMS__publisher="City Press", DCTERMS__identifier="urn:isbn:9780000000000"),
         {"author": [{"literal": "Ministry of Water"}], "publisher": "City Press",
          "container-title": "Water Papers"}),
        (metas(citation_inbook_title="All of Rain", citation_author="Ann Lee",
               citation_editor="Bo Day", citation_publisher="City Press"),
         {"author": LEE, "editor": [{"family": "Day", "given": "Bo"}], "publisher": "City Press",
          "container-title": "All of Rain", "type": "chapter"}),
        (metas(citation_conference_title="Rain Days", citation_author="Ann Lee"),
         {"container-title": "Rain Days", "type": "paper-conference"}),
        (metas(citation_dissertation_institution="City University", citation_author="Ann Lee"),
         {"publisher": "City University", "type": "thesis"}),
        (linked(**{"@type": "ScholarlyArticle"}, author={"@type": "Person", "name": "Ann Lee"}),
         {"author": LEE}),
        (linked(**{"@type": "NewsArticle"}, author={"@type": "Organization", "name": "City Wire"},
                publisher={"@type": "Organization", "name": "The Post"}),
         {"author": [{"literal": "City Wire"}], "container-title": "The Post"}),
        (linked(author={"@type": "Organization", "name": "Water Office"},
                publisher={"@type": "Organization", "name": "Water Office"}),
         {"author": [{"literal": "Water Office"}]}),
        (linked(**{"@type": "Report"}, author=[{"@type": "Person", "name": "Ann Lee"}],
                isPartOf={"@type": ["CreativeWork", "Product"], "name": "The Daily Post"}),
         {"author": LEE, "container-title": "The Daily Post"}),
        (linked(**{"@type": "ScholarlyArticle"}, pageStart="5", pageEnd="19", isPartOf={
            "@type": "PublicationIssue", "issueNumber": "4", "isPartOf": {
                "@type": "PublicationVolume", "volumeNumber": "12", "isPartOf": {
                    "@type": "Periodical", "name": "Journal of Rivers"}}}),
         {"container-title": "Journal of Rivers", "volume": "12", "issue": "4", "page": "5-19"}),
        (linked(isPartOf={"@type": "WebPage", "name": "Rain over Ashby | Rain Blog"}),
         {}),
    ],
)  # fmt: skip
def test_what_only_programs_are_told_counts(head, wanted):
    csl = said(head=head)
    assert {name: csl.get(name) for name in wanted} == wanted
    if "container-title" not in wanted:
        assert "container-title" not in csl


@pytest.mark.parametrize(
    "head",
    [
        linked(author={"@type": "Person", "name": "Ann Lee"}),
        linked(**{"@type": "NewsArticle"}, author=[{"@type": "Person", "name": "Ann Lee"}]),
        metas(DC__creator="Lee, Ann", DC__publisher="City Office"),
        metas(author="Ann Lee"),
    ],
)
def test_those_who_keep_a_site_are_not_its_authors_unless_readers_see_them(head):
    assert "author" not in said(head=head)
    [author] = said(head=head, above="<p>By Ann Lee</p>")["author"]
    assert author == LEE[0]


@pytest.mark.parametrize(
    "head",
    [
        metas(author="admin"),
        metas(author="Wim Webmaster"),
        metas(author="Example GmbH"),
        metas(author="The Ashby Post") + '<meta property="og:site_name" content="The Ashby Post">',
        linked(author={"@type": "Person", "name": "annlee"}),
        linked(**{"@type": "NewsArticle"}, author={"@type": "Organization", "name": "The Post"},
               publisher={"@type": "Organization", "name": "The Post"}),
    ],
)  # fmt: skip
def test_accounts_and_the_paper_itself_are_no_authors(head):
    assert "author" not in said(head=head)


def test_a_link_to_the_page_about_somebody_names_the_author():
    above = '<div><a href="/author/ann-lee">Ann Lee</a></div>'
    assert said(above=above)["author"] == LEE
    assert "author" not in said(above='<a href="/author/list">All Authors Here</a>')
    assert said(head='<meta name="og:article:author" content="Ann Lee">', above=above)["author"]


def test_a_visible_byline_counts_more_than_what_only_programs_are_told():
    csl = said(head=metas(author="City Media"), above='<p class="byline">By Ann Lee</p>')
    assert csl["author"] == LEE


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="http://["><meta property="og:url" content="http://[">',
        '<base href="http://[">',
        '<title>Rain - <a href="http://[">The Harbour</title>',
    ],
)
def test_an_address_that_is_none_ends_no_page(head):
    body = (
        '<article><h1><a href="http://[">Rain</a></h1><p>By <a rel="author" href="http://[x">'
        'Harbour Office</a></p><p>It rained in <a href="http://[y">the harbour</a>.</p></article>'
    )
    data = f"<html><head>{head}</head><body>{body}</body></html>".encode()
    assert "It rained in the harbour." in page.parse(Source(data, Path("a.html"))).text


def test_no_line_of_a_page_is_examined_twice_for_its_date(monkeypatch):
    seen = Counter()
    found = dates.of_header
    monkeypatch.setattr(dates, "of_header", lambda text: seen.update([text]) or found(text))
    lines = "".join(f"<p>In 2024 it rained on {n} days.</p>" for n in range(30))
    page.parse(Source(f"<h1>Rain</h1>{lines}".encode(), Path("a.html")))
    asked = [text for text in seen if text.startswith("In 2024")]
    assert len(asked) == 30
    assert {seen[text] for text in asked} == {1}


def test_a_name_that_stands_in_many_links_is_examined_once(monkeypatch):
    seen = []
    found = names.parse
    monkeypatch.setattr(names, "parse", lambda line: seen.append(line) or found(line))
    links = "".join(
        f'<p><a href="/authors/a{n}">Ann Example</a> was there {n} times.</p>' for n in range(50)
    )
    said = page.parse(Source(f"<h1>Rain</h1>{links}".encode(), Path("a.html"))).csl
    assert said["author"] == [{"family": "Example", "given": "Ann"}]
    assert seen.count("Ann Example") == 1


def test_of_hundreds_of_names_the_first_are_examined_as_bylines(monkeypatch):
    seen = []
    found = names.parse
    monkeypatch.setattr(names, "parse", lambda line: seen.append(line) or found(line))
    people = [{"@type": "Person", "name": f"Ann Example{n}"} for n in range(300)]
    data = json.dumps({"@type": "NewsArticle", "author": people})
    text = f'<script type="application/ld+json">{data}</script><h1>Rain</h1><p>It rained.'
    assert "author" not in page.parse(Source(text.encode(), Path("a.html"))).csl
    assert len(seen) < 60
