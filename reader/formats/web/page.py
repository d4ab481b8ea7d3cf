"""A web page: its article, and what the page says of it."""

from __future__ import annotations

from lxml.etree import _Element as Element

from reader.formats.build import make
from reader.formats.flow import Flow
from reader.formats.line_breaks import Joiner
from reader.formats.markup import tree
from reader.formats.markup.notes import Notes
from reader.formats.markup.walk import Plan, Walk
from reader.formats.registry import Source
from reader.formats.web import kept, mended
from reader.formats.web.described import described
from reader.metadata.front_matter import FrontMatter
from reader.text.document import Document


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
        source: The file that it is from.
        address: Where the page is from, if that is known otherwise than from the page.
        notices: What is to be told of how it was read.

    Raises:
        ReaderError: There is nothing to read in it.
    """
    found = described(root, address)
    nodes = kept.article(root, address)
    if nodes is not None:
        nodes = mended.mended(root, nodes, address)
    notes = Notes()
    notes.add(root)
    notes.settle()
    flow = Flow(Joiner("", ""), is_markup=False)
    has = None if nodes is None else nodes.__contains__
    Walk(flow, Plan(notes, has, base=found.csl.get("URL", address))).read(root)
    written = flow.done()
    if not written.blocks and nodes is not None:
        flow = Flow(Joiner("", ""), is_markup=False)
        Walk(flow, Plan(notes, base=found.csl.get("URL", address))).read(root)
        written = flow.done()
    return make(written, FrontMatter(""), source.path, notices, found)
