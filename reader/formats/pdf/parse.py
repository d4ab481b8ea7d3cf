"""Parsing a PDF file into a document."""

from __future__ import annotations

import time
from collections.abc import Sequence

from reader.errors import ReaderError
from reader.formats import registry, titles
from reader.formats.line_breaks import Joiner
from reader.formats.pdf import info, margins
from reader.formats.pdf.columns import in_order
from reader.formats.pdf.headings import headings, text_of
from reader.formats.pdf.lines import Line, lines_of
from reader.formats.pdf.paragraphs import paragraphs
from reader.formats.pdf.source import Source
from reader.formats.pdf.writing import Writer
from reader.formats.roles import settling
from reader.text.document import Document
from reader.text.milestones import Milestones

_SECONDS_A_MEGABYTE = 2.0
_SECONDS = 20.0
"""The least time limit for reading a file, in seconds."""
_MEGABYTE = 1e6
_FIRST_PAGES = 8
"""The pages that are shown before the rest is read: enough to tell running heads from text."""
_LEAST_PAGES = 3 * _FIRST_PAGES
"""The number of pages of which the first ones are worth reading twice."""
_SHARE = 0.9
"""The share of the progress that reading the pages takes."""


def parse(source: registry.Source) -> Document:
    """The document in a PDF file.

    Raises:
        ReaderError: It is damaged, encrypted, a scan without text, or takes too long.
    """
    pdf = Source(source.data, source.name)
    try:
        return _document(pdf, source, pdf.count)
    finally:
        pdf.close()


def beginning(source: registry.Source) -> registry.Beginning | None:
    """The first pages of a PDF file; None if it has few, or they have no text.

    Raises:
        ReaderError: It is damaged or encrypted.
    """
    pdf = Source(source.data, source.name)
    try:
        if pdf.count < _LEAST_PAGES:
            return None
        document = _document(pdf, source._replace(watch=lambda _: None), _FIRST_PAGES)
    except ReaderError:
        return None
    finally:
        pdf.close()
    return registry.Beginning(document, _FIRST_PAGES / pdf.count)


def _document(pdf: Source, source: registry.Source, most: int) -> Document:
    """The document in the first pages of a PDF file.

    Raises:
        ReaderError: They are scans without text, or take too long.
    """
    name = source.name
    pages, labels = _pages(pdf, source, most)
    outline, given = pdf.outline(), pdf.info()
    kept, printed = margins.without_margins(pages)
    if not any(kept):
        raise ReaderError(
            f"{name} is a scan, with no text in its {_counted(len(labels))}: "
            "have a program such as ocrmypdf recognise its letters first."
        )
    found = paragraphs(kept)
    levels = headings(found, outline)
    opening = "\n".join(line.text for line in pages[0]) if pages else ""
    said = info.said(given, source.data, name, opening)
    joiner = Joiner(_words(kept), str(said.csl.get("language", "")), is_typeset=True)
    writer = Writer(joiner, margins.labels(len(labels), labels, printed))
    written = writer.written(found, levels)
    title = next((text_of(found[at]) for at, level in levels.items() if level == 1), "")
    said.add("title", title, "heading")
    return Document(
        text=written.text,
        blocks=settling.numbered(written.blocks, written.body),
        title=said.csl.get("title") or titles.title_from_name(source.path, written.text),
        inlines=written.inlines,
        csl=said.csl,
        csl_from=said.origin,
        path=source.path,
        notices=tuple(_notices(pages, labels)),
        footnotes=written.footnotes,
        pages=Milestones(writer.pages),
        places=written.places,
    )


def _pages(pdf: Source, source: registry.Source, most: int) -> tuple[list[list[Line]], list[str]]:
    """The lines of the first pages, in reading order, and the labels that the file gives."""
    pages: list[list[Line]] = []
    labels: list[str] = []
    allowed = max(_SECONDS, _SECONDS_A_MEGABYTE * len(source.data) / _MEGABYTE)
    # Time of this thread alone: on a busy machine, waiting is harmless.
    end = time.thread_time() + allowed
    for index, page in enumerate(pdf.pages(most)):
        source.watch(_SHARE * index / pdf.count)
        if time.thread_time() > end:
            raise ReaderError(
                f"{source.name} takes too long to be read: {index} of its {pdf.count} pages took "
                f"{allowed:.0f} s."
            )
        pages.append(in_order(list(lines_of(page.words, index))) if page else [])
        labels.append(page.label if page else "")
    return pages, labels


def _words(pages: Sequence[Sequence[Line]]) -> str:
    """All lines, whose words show how to join words divided elsewhere."""
    return "\n".join(line.text for lines in pages for line in lines)


def _notices(pages: Sequence[Sequence[Line]], labels: Sequence[str]) -> list[str]:
    empty = sum(not lines for lines in pages)
    if empty > len(labels) / 2:
        return [f"{empty} of its {_counted(len(labels))} have no text, such as pictures of pages."]
    return []


def _counted(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
