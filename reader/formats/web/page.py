"""A web page: its article and its metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from lxml.etree import _Element as Element

from reader.errors import ReaderError
from reader.formats.build import make
from reader.formats.flow import Flow
from reader.formats.line_breaks import Joiner
from reader.formats.markup import stream, tree
from reader.formats.markup.notes import Notes
from reader.formats.markup.walk import Plan, Walk
from reader.formats.registry import Beginning, Source
from reader.formats.web import corrections, main_texts, threads
from reader.formats.web.page_item import ORIGIN, described
from reader.formats.web.page_metadata import drop_surplus
from reader.formats.web.plain_html import put_plainly
from reader.formats.web.rows import CROWDED_ENDS, ENDS, Chosen, Thinned
from reader.formats.web.saved import Saved, saved
from reader.formats.written import Written
from reader.lazy import late_pattern
from reader.metadata.front_matter import FrontMatter
from reader.metadata.item import Metadata
from reader.text.document import Document

MOST_ELEMENTS = 200_000
"""The most elements of a page of which a tree is made."""
_NOTES_LEFT = (
    "Inline notes were read where they stand: the page has more of them, or more elements, than an"
    " article of its size has."
)
_HEAD = 1 << 14
"""The number of characters that are examined for metadata if there is no head."""
_FIRST = 50_000
"""The characters of a page's body that are shown before the rest is read."""
_LEAST_TIMES = 4
"""How many times as long a page must be for its first part to be worth reading twice."""
_LEAST_SHOWN = 5_000
"""The least characters of an article that such a part must have: two large screens."""
_NAME_PARTS = ("literal", "given", "dropping-particle", "non-dropping-particle", "family")
_HEAD_END = late_pattern(r"</head\b|<body\b", re.IGNORECASE)


def parse(source: Source) -> Document:
    """The article of a page.

    Raises:
        ReaderError: There is nothing to read in it.
    """
    return read(tree.decoded(source.data, source.name, source.encoding), source)


def beginning(source: Source) -> Beginning | None:
    """The beginning of a large page's article; None if its first part has little of one."""
    text, notice = tree.decoded(source.data, source.name, source.encoding)
    body = _HEAD_END.search(text)
    start = body.start() if body else 0
    end = text.rfind("<", start, start + _FIRST)
    if len(text) < _LEAST_TIMES * end or end <= start:
        return None
    try:
        document = read(tree.Decoded(text[:end], notice), source)
    except ReaderError:
        return None
    if len(document.text) < _LEAST_SHOWN:
        return None
    return Beginning(document, end / len(text))


def read(decoded: tree.Decoded, source: Source, origin: Saved | None = None) -> Document:
    """The article of a page.

    Args:
        decoded: Its HTML.
        source: The file that it comes from.
        origin: Its address and when it was saved, if known from outside the page.

    Raises:
        ReaderError: There is nothing to read in it.
    """
    text, notice = decoded
    notices = (notice,) if notice else ()
    origin = origin or saved(text)
    density = stream.density(text)
    if density.is_dense or density.elements > MOST_ELEMENTS:
        return _read_through(text, density, source, origin, notices)
    # Counting the texts takes time, and there are no more than tags.
    may_be_large = text.count("<") > main_texts.MOST_TEXTS
    data = tree.encoded(text)
    del decoded, text
    root = tree.parsed_bytes(data, source.name)
    del data
    drop_surplus(root, is_laden=density.is_laden)
    is_large = may_be_large and main_texts.is_large(root)
    if not is_large and put_plainly(root, moves_notes=not density.is_crowded):
        notices = (*notices, _NOTES_LEFT)
    written, found = _read_tree(root, origin, is_large=is_large, is_crowded=density.is_crowded)
    return make(written, FrontMatter(""), source.path, notices, found)


def _read_tree(
    root: Element, origin: Saved, *, is_large: bool, is_crowded: bool
) -> tuple[Written, Metadata]:
    """The article of a page with its structure, and what the page says of itself."""
    notes = Notes()
    notes.add(root)
    notes.settle()
    thread = [] if is_large else threads.posts(root)
    if is_large:
        found, chosen = _described(root, origin, is_large=True), None
    else:
        found, chosen = _examined(
            root, origin, notes, is_crowded=is_crowded, is_thread=bool(thread)
        )
    if thread:
        chosen = Chosen(set(threads.nodes_of_thread(root, thread)))
    headings = {post.body: post.heading for post in thread if post.heading}
    base = _base(found, origin.address)
    written = _written(root, chosen, notes, base, headings)
    if not written.blocks and chosen is not None:
        written = _written(root, None, notes, base)
    return written, found


def _examined(
    root: Element, origin: Saved, notes: Notes, *, is_crowded: bool, is_thread: bool
) -> tuple[Metadata, Chosen | None]:
    """What a page says of itself, and the texts of its article; None if they are unknown."""
    for ends in (CROWDED_ENDS, ENDS) if is_crowded else (ENDS,):
        thinned = Thinned(root, ends)
        is_last = ends is ENDS
        is_sought = not is_thread and (thinned.is_even or is_last)
        nodes = main_texts.article(root, origin.address) if is_sought else set[main_texts.Node]()
        if thinned.is_even and (nodes or is_thread or is_last):
            found = _described(root, origin, is_crowded=is_crowded)
            chosen = _mended(root, nodes, notes, found, thinned) if nodes else None
            thinned.restore()
            if chosen is None or chosen.is_sure:
                return found, chosen
        else:
            thinned.restore()
    found = _described(root, origin, is_crowded=is_crowded)
    return found, _mended(root, thinned.filled(nodes), notes, found) if nodes else None


def _described(
    root: Element, origin: Saved, *, is_large: bool = False, is_crowded: bool = False
) -> Metadata:
    """The metadata of a page, with the day it was saved."""
    found = described(root, origin.address, is_large=is_large, is_crowded=is_crowded)
    found.add("accessed", origin.day, ORIGIN)
    return found


def _mended(
    root: Element,
    nodes: set[main_texts.Node],
    notes: Notes,
    found: Metadata,
    thinned: Thinned | None = None,
) -> Chosen:
    """The corrected texts of an article.

    Args:
        root: The page's tree.
        nodes: The chosen texts.
        notes: The page's footnotes.
        found: What is known of the page.
        thinned: The long rows whose middles the tree lacks, if it does.
    """
    url, title = (str(found.csl.get(field, "")) for field in ("URL", "title"))
    return Chosen(corrections.mended(root, nodes, notes, url, title, _names(found)), thinned)


def _names(found: Metadata) -> list[str]:
    """The names of a page's authors, as bylines have them."""
    authors = found.csl.get("author", ())
    parts = [[each.get(part, "") for part in _NAME_PARTS] for each in authors]
    return [name for each in parts if (name := " ".join(filter(None, each)))]


def _base(found: Metadata, address: str) -> str:
    """The base address of a page's relative links."""
    base = str(found.csl.get("URL", address))
    return base if "://" in base else ""


def _read_through(
    text: str, density: stream.Density, source: Source, origin: Saved, notices: tuple[str, ...]
) -> Document:
    """A page of too many elements, read as it stands.

    Raises:
        ReaderError: There is nothing to read in it.
    """
    end = _HEAD_END.search(text)
    head = text[: end.start()] if end else ""
    if not head or stream.density(head).is_dense:
        head = text[:_HEAD]
    found = described(tree.parsed(head, source.name), origin.address, is_large=True)
    found.add("accessed", origin.day, ORIGIN)
    flow = Flow(Joiner("", ""), is_markup=False)
    stream.read(flow, text, is_bare=density.is_bare, base=_base(found, origin.address))
    notices = (*notices, stream.told(density))
    return make(flow.done(), FrontMatter(""), source.path, notices, found)


def _written(
    root: Element,
    chosen: Chosen | None,
    notes: Notes,
    base: str,
    headings: Mapping[Element, str] = MappingProxyType({}),
) -> Written:
    """The words and structure of a page's texts.

    Args:
        root: The page's tree.
        chosen: The texts to read; None for all.
        notes: Its footnotes.
        base: The base address of relative links.
        headings: Headings to insert before elements.
    """
    flow = Flow(Joiner("", ""), is_markup=False)
    Walk(flow, Plan(notes, chosen, headings=headings, base=base)).read(root)
    return flow.done()
