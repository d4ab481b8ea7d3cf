"""A web page: its article and its metadata."""

from __future__ import annotations

from lxml.etree import _Element as Element

from reader.formats.build import make
from reader.formats.flow import Flow
from reader.formats.line_breaks import Joiner
from reader.formats.markup import tree
from reader.formats.markup.notes import Notes
from reader.formats.markup.walk import Plan, Walk
from reader.formats.registry import Source
from reader.formats.web import corrections, main_texts
from reader.formats.web.page_item import described
from reader.formats.web.plain_html import put_plainly
from reader.formats.written import Written
from reader.metadata.front_matter import FrontMatter
from reader.text.document import Document

MOST_ELEMENTS = 200_000
"""The most elements of a page that are read."""


def parse(source: Source) -> Document:
    """The article of a page.

    Raises:
        ReaderError: There is nothing to read in it.
    """
    text, notice = tree.decoded(source.data, source.name, source.encoding)
    return read(tree.parsed(text, source.name), source, "", (notice,) if notice else ())


def read(root: Element, source: Source, address: str, notices: tuple[str, ...]) -> Document:
    """The article of a page's tree.

    Args:
        root: The tree.
        source: The file that it comes from.
        address: The address of the page, if known from outside the page.
        notices: Messages about how it was read.

    Raises:
        ReaderError: There is nothing to read in it.
    """
    if not main_texts.is_large(root):
        put_plainly(root)
    notes = Notes()
    notes.add(root)
    notes.settle()
    nodes = main_texts.article(root, address)
    found = described(root, address, is_large=nodes is None and main_texts.is_large(root))
    if nodes is not None:
        url, title = (str(found.csl.get(field, "")) for field in ("URL", "title"))
        nodes = corrections.mended(root, nodes, notes, url or address, title)
    base = str(found.csl.get("URL", address))
    base = base if "://" in base else ""
    written, is_cut = _written(root, nodes, notes, base)
    if not written.blocks and nodes is not None:
        written, is_cut = _written(root, None, notes, base)
    if is_cut:
        cut = f"Cut after {MOST_ELEMENTS} elements: the page has more than are read."
        notices = (*notices, cut)
    return make(written, FrontMatter(""), source.path, notices, found)


def _written(
    root: Element, nodes: set[main_texts.Node] | None, notes: Notes, base: str
) -> tuple[Written, bool]:
    """The words and structure of a page's texts, and whether there are more of them.

    Args:
        root: The page's tree.
        nodes: The texts to read; None for all.
        notes: Its footnotes.
        base: The base address of relative links.
    """
    has = None if nodes is None else nodes.__contains__
    flow = Flow(Joiner("", ""), is_markup=False)
    walk = Walk(flow, Plan(notes, has, base=base, most=MOST_ELEMENTS))
    walk.read(root)
    return flow.done(), walk.is_cut
