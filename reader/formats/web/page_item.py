"""The metadata of a page as a CSL item: each field from its most reliable source."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element as Element

from reader.formats.web import containers
from reader.formats.web.authors import authors, editors
from reader.formats.web.days import issued
from reader.formats.web.page_metadata import Statements, statements
from reader.formats.web.titles import title_of
from reader.metadata.item import Metadata

ORIGIN = "page"
"""The origin of metadata that a page gives."""
_DOI = re.compile(r"\b10\.\d{4,9}/\S+")


def described(
    root: Element, address: str, *, is_large: bool = False, is_crowded: bool = False
) -> Metadata:
    """The metadata of a page.

    Args:
        root: Its tree.
        address: Its address, if known.
        is_large: Whether to use only machine-readable metadata, since the rest takes long.
        is_crowded: Whether it has very many elements for its size.
    """
    said = statements(root)
    found = Metadata()
    url = _url(said, address)
    found.add("title", title_of(said, url), ORIGIN)
    found.add("author", [] if is_large else authors(said, root, url), ORIGIN)
    day = issued(said, None if is_large else root, url, is_crowded=is_crowded)
    found.add("issued", day, ORIGIN)
    found.add("editor", editors(said), ORIGIN)
    site = containers.container(said)
    if site not in [each.get("literal") for each in found.csl.get("author", ())]:
        found.add("container-title", site, ORIGIN)
    found.add("publisher", containers.publisher(said), ORIGIN)
    found.add("type", containers.type_of(said), ORIGIN)
    found.add("URL", url, ORIGIN)
    language = said.language or said.first("og:locale", "content-language", "dc.language")
    found.add("language", language.replace("_", "-"), ORIGIN)
    for field, number in containers.numbers(said):
        found.add(field, number, ORIGIN)
    found.add("page", containers.pages(said), ORIGIN)
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
