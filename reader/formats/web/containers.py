"""The work that a page is part of: a journal, a book, a paper, or the site itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reader.formats.web.page_metadata import Statements, articles
from reader.metadata.csl import DEEPEST
from reader.text.canonical import canonical

_JOURNALS = ("citation_journal_title", "prism.publicationname")
_BOOKS = ("citation_inbook_title", "citation_book_title")
_PROCEEDINGS = ("citation_conference_title", "citation_conference")
_THESES = ("citation_dissertation_institution", "citation_dissertation_name")
_REPORTS = ("citation_technical_report_institution", "citation_technical_report_number")
_PAPERS = ("periodical", "newspaper", "magazine", "book", "blog", "creativeworkseries")
"""What a part of schema.org is called that is no mere site."""
_PAGES = ("webpage", "itempage", "collectionpage", "profilepage", "breadcrumblist", "website",
          "organization", "person", "imageobject")  # fmt: skip
_TYPES = (
    ("scholarlyarticle", "article-journal"),
    ("newsarticle", "article-newspaper"),
    ("reportagenewsarticle", "article-newspaper"),
    ("opinionnewsarticle", "article-newspaper"),
    ("analysisnewsarticle", "article-newspaper"),
    ("blogposting", "post-weblog"),
    ("socialmediaposting", "post"),
    ("thesis", "thesis"),
    ("book", "book"),
    ("chapter", "chapter"),
)


def container(said: Statements) -> str:
    """The container of a page: a journal or a book, or the site."""
    named = [
        said.first(*_JOURNALS, *_BOOKS, *_PROCEEDINGS),
        *(_name(one) for one in _wholes(said) if _is_a(one, _PAPERS)),
        said.first("og:site_name"),
        *(_name(one) for one in _wholes(said) if not _is_a(one, _PAGES)),
        *(_name(one.get("publisher")) for one in articles(said)),
        said.first("dcterms.ispartof", "dc.relation.ispartof", "dc.source"),
        *(_name(one) for one in _wholes(said) if _is_a(one, ("website",))),
    ]
    return next(filter(None, map(_tidy, named)), "")


def publisher(said: Statements) -> str:
    """Who published a page, or the work that it is part of."""
    return _tidy(said.first("citation_publisher", *_THESES[:1], *_REPORTS[:1], "dc.publisher",
                            "dcterms.publisher"))  # fmt: skip


def numbers(said: Statements) -> Iterator[tuple[str, str]]:
    """The volume, the issue and the like, each with its CSL field."""
    for field, names in (
        ("volume", ("citation_volume", "prism.volume")),
        ("issue", ("citation_issue", "prism.number")),
        ("ISSN", ("citation_issn", "prism.issn")),
        ("ISBN", ("citation_isbn", "dc.identifier.isbn")),
    ):
        yield field, _tidy(said.first(*names))
    for one in _wholes(said):
        yield "volume", _tidy(str(one.get("volumeNumber") or ""))
        yield "issue", _tidy(str(one.get("issueNumber") or ""))


def pages(said: Statements) -> str:
    """The pages of a journal or a book that a page shows."""
    first = said.first("citation_firstpage", "prism.startingpage")
    last = said.first("citation_lastpage", "prism.endingpage")
    for one in articles(said):
        first = first or str(one.get("pageStart") or "")
        last = last or str(one.get("pageEnd") or "")
    return _tidy(f"{first}-{last}" if first and last and last != first else first)


def type_of(said: Statements) -> str:
    """The type of a page."""
    for names, csl in ((_JOURNALS, "article-journal"), (_BOOKS, "chapter"),
                       (_PROCEEDINGS, "paper-conference"), (_THESES, "thesis"),
                       (_REPORTS, "report")):  # fmt: skip
        if said.first(*names):
            return csl
    for one in said.objects:
        named = _kinds(one)
        for name, csl in _TYPES:
            if name in named:
                return csl
    return "webpage"


def _wholes(said: Statements) -> Iterator[Mapping[str, Any]]:
    """What the page's article is part of, and what that is part of, in JSON-LD."""
    by_id = {one["@id"]: one for one in said.objects if isinstance(one.get("@id"), str)
             and "name" in one}  # fmt: skip
    for one in articles(said):
        inner = [one]
        for _ in range(DEEPEST):
            inner = [by_id.get(part.get("@id", ""), part) if "name" not in part else part
                     for each in inner for part in _listed(each.get("isPartOf"))
                     if isinstance(part, Mapping)]  # fmt: skip
            if not inner:
                break
            yield from inner


def _is_a(one: Mapping[str, Any], names: tuple[str, ...]) -> bool:
    return not _kinds(one).isdisjoint(names)


def _kinds(one: Mapping[str, Any]) -> set[str]:
    return {str(each).rpartition("/")[2].lower() for each in _listed(one.get("@type"))}


def _name(one: Any) -> str:
    name = next((each.get("name") for each in _listed(one) if isinstance(each, Mapping)), "")
    return name if isinstance(name, str) else ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _tidy(text: str) -> str:
    return canonical(" ".join(text.split()))
