"""The last step of every format: turn text, blocks and metadata into a `Document`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import NoTextError
from reader.formats import titles
from reader.formats.roles import head, settling
from reader.formats.written import Written
from reader.lazy import lazy
from reader.metadata import item
from reader.metadata.front_matter import FrontMatter
from reader.text.document import Blocks, Document

if TYPE_CHECKING:
    from reader.metadata.people import names
else:
    names = lazy("reader.metadata.people.names")


def make(
    written: Written,
    front: FrontMatter,
    path: Path | None,
    notices: tuple[str, ...],
    found: item.Metadata | None = None,
) -> Document:
    """Build a document: classify and number its blocks, and find its title and author.

    Args:
        written: Its text and structure.
        front: Its front matter, if its format has one.
        path: The file.
        notices: Messages about how it was read.
        found: The metadata that the file gives; by default that of the front matter.

    Raises:
        ReaderError: There are no blocks, so there is nothing to read.
    """
    text = written.text
    if not written.blocks:
        name = path.name if path else "The text"
        raise NoTextError(f"{name} has no text to read: nothing but white space or metadata.")
    settled = settling.settled(text, written.blocks, written.body, written.inlines)
    found = item.from_fields(front.fields, size=front.size) if found is None else found
    _add_shown(found, written, settled)
    return Document(
        text=text,
        blocks=settled,
        title=found.csl.get("title") or titles.title_from_name(path, text),
        inlines=written.inlines,
        csl=found.csl,
        csl_from=found.origin,
        path=path,
        notices=(*notices, *front.notices, *found.notices),
        footnotes=written.footnotes,
        pages=written.pages,
        places=written.places,
        lines=written.lines,
    )


def _add_shown(found: item.Metadata, written: Written, blocks: Blocks) -> None:
    """Add the byline and heading of the first lines to the metadata of a file."""
    first = head.head_of(written.text, blocks, written.inlines)
    if first.byline:
        found.add("author", names.parse(first.byline), "byline")
        found.add("issued", dict(first.date), "byline")
    else:
        poet, year = head.poet_of(written.text, blocks)
        # What reads names is loaded for them alone: most texts of one's own give none.
        found.add("author", names.parse(poet) if poet else [], "byline")
        found.add("issued", {"date-parts": [[int(year)]]} if year else {}, "byline")
    if "title" not in found.csl:
        found.add("URL", titles.address_of(blocks, written.inlines), "heading")
    title = titles.title_of(written.text, blocks, written.footnotes)
    found.add("title", item.without_site(title, found), "heading")
