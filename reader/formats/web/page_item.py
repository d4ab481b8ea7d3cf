"""The metadata of a page as a CSL item: each field from its most reliable source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element as Element

from reader.formats.web.authors import authors
from reader.formats.web.days import issued
from reader.formats.web.page_metadata import Statements, articles, statements
from reader.formats.web.titles import title_of
from reader.metadata.item import Metadata
from reader.text.canonical import canonical

ORIGIN = "page"
"""The origin of metadata that a page gives."""
_TYPES = (
    ("scholarlyarticle", "article-journal"),
    ("newsarticle", "article-newspaper"),
    ("reportagenewsarticle", "article-newspaper"),
    ("blogposting", "post-weblog"),
    ("socialmediaposting", "post"),
    ("thesis", "thesis"),
    ("book", "book"),
)
_DOI = re.compile(r"\b10\.\d{4,9}/\S+")


def described(root: Element, address: str, *, is_large: bool = False) -> Metadata:
    """The metadata of a page.

    Args:
        root: Its tree.
        address: Its address, if known.
        is_large: Whether to use only machine-readable metadata, since the rest takes long.
    """
    said = statements(root)
    found = Metadata()
    url = _url(said, address)
    found.add("title", title_of(said, url), ORIGIN)
    found.add("author", [] if is_large else authors(said, root, url), ORIGIN)
    found.add("issued", issued(said, None if is_large else root, url), ORIGIN)
    found.add("container-title", _container(said), ORIGIN)
    found.add("type", _type(said), ORIGIN)
    found.add("URL", url, ORIGIN)
    language = said.language or said.first("og:locale", "content-language", "dc.language")
    found.add("language", language.replace("_", "-"), ORIGIN)
    for field, name in (("volume", "citation_volume"), ("issue", "citation_issue"),
                        ("ISSN", "citation_issn"), ("ISBN", "citation_isbn"),
                        ("publisher", "citation_publisher")):  # fmt: skip
        found.add(field, canonical(said.first(name)), ORIGIN)
    first, last = said.first("citation_firstpage"), said.first("citation_lastpage")
    found.add("page", f"{first}-{last}" if last and last != first else first, ORIGIN)
    if doi := _DOI.search(said.first("citation_doi", "dc.identifier", "prism.doi")):
        found.add("DOI", doi[0], ORIGIN)
    return found


def _url(said: Statements, address: str) -> str:
    """The canonical address of a page."""
    for each in (*said.links.get("canonical", ()), said.first("og:url"), address):
        with suppress(ValueError):
            whole = urljoin(address, each.strip()) if each else ""
            if urlsplit(whole).scheme in {"http", "https"} and urlsplit(whole).hostname:
                return whole
    return ""


def _container(said: Statements) -> str:
    """The container of the page: a journal, or the site."""
    name = said.first("citation_journal_title", "prism.publicationname", "og:site_name")
    if not name:
        for one in articles(said):
            publisher = one.get("publisher")
            if isinstance(publisher, Mapping) and isinstance(publisher.get("name"), str):
                name = publisher["name"]
                break
    return canonical(" ".join(name.split()))


def _type(said: Statements) -> str:
    """The type of the page."""
    if said.first("citation_journal_title"):
        return "article-journal"
    for one in said.objects:
        kind = one.get("@type")
        named = {str(each).lower() for each in (kind if isinstance(kind, list) else [kind])}
        for name, csl in _TYPES:
            if name in named:
                return csl
    return "webpage"
