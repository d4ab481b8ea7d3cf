"""Whole sets of marks as one text: a quote sheet, and an annotated bibliography."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from reader import options
from reader.annotations.annotation import Annotation
from reader.annotations.records import DocumentRecord
from reader.citation import cite
from reader.citation.markup.formats import format_named
from reader.citation.registry import style_named
from reader.errors import ReaderError
from reader.export import passage
from reader.query import groups as tally

_Cited = tuple[Annotation, DocumentRecord]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a format sets headings and paragraphs."""

    heading: tuple[str, str]
    """What stands before and after a heading."""
    paragraph: tuple[str, str] = ("", "")
    """What stands before and after a paragraph."""
    keeps_notes: bool = False
    """Whether notes stand as they were typed."""


_LAYOUTS = {
    "plain": _Layout(("", ""), keeps_notes=True),
    "markdown": _Layout(("## ", ""), keeps_notes=True),
    "footnote": _Layout(("## ", ""), keeps_notes=True),
    "html": _Layout(("<h2>", "</h2>"), ("<p>", "</p>")),
    "latex": _Layout(("\\section*{", "}")),
    "org": _Layout(("* ", "")),
    "pandoc": _Layout(("## ", ""), keeps_notes=True),
}


class _Page:
    """A text that grows by headings and paragraphs."""

    def __init__(self, form: str) -> None:
        if form not in options.TEXT_FORMATS:
            known = ", ".join(options.TEXT_FORMATS)
            raise ReaderError(f"A sheet is a text: choose {known} as its format.")
        self._form = form
        self._how = format_named(form)
        self._layout = _LAYOUTS[form]
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        """All of it."""
        return "\n\n".join(self._parts) + "\n" if self._parts else ""

    def head(self, words: str) -> None:
        """Begin a part."""
        line = " ".join(words.split())
        printed = self._how.escape(line).join(self._layout.heading)
        self._parts.append(f"{printed}\n{'=' * len(line)}" if self._form == "plain" else printed)

    def put(self, printed: str) -> None:
        """Add a paragraph that is in the format already."""
        is_block = self._form == "html" and printed.startswith("<blockquote>")
        self._parts.append(printed if is_block else printed.join(self._layout.paragraph))

    def write(self, words: str) -> None:
        """Add a line that is in no format."""
        self.put(self._how.finish(self._how.escape(" ".join(words.split()))))

    def say(self, words: str) -> None:
        """Add what a person wrote; in Markdown and in plain text, as they did."""
        if self._layout.keeps_notes:
            if words.strip():
                self._parts.append(words.strip())
            return
        for paragraph in words.split("\n\n"):
            if paragraph.strip():
                self.write(paragraph)

    def tell(self, mark: Annotation) -> None:
        """Add what was said of a mark."""
        self.say(mark.note)
        if mark.tags:
            self.write(f"Tags: {', '.join(mark.tags)}")


def quote_sheet(
    marks: Sequence[Annotation],
    records: Mapping[str, DocumentRecord],
    manner: passage.Manner,
    by: str = options.DEFAULT_GROUP,
) -> str:
    """Quotations with their citations, notes and tags, and the list of references.

    Args:
        marks: Them, in the order they are to be in under each heading.
        records: What is known of their documents, by id.
        manner: Style and format.
        by: One of `options.GROUPS`: what they are put under headings by.

    Raises:
        ReaderError: There is no such style, or the format is none of a text.
    """
    page = _Page(manner.format)
    known = [mark for mark in marks if mark.document in records]
    groups = tally.grouped(known, tally.By(by), records)
    cited = [(mark, records[mark.document]) for group in groups for mark in group.marks]
    texts = iter(passage.excerpts(cited, replace(manner, part="quotation")))
    for group in groups:
        page.head(group.heading)
        for mark in group.marks:
            page.put(next(texts))
            page.tell(mark)
    if cited:
        _list_references(page, cited, manner)
    return page.text


def _list_references(page: _Page, cited: Sequence[_Cited], manner: passage.Manner) -> None:
    sources = {record.id: record for _, record in cited}
    page.head(_references_title(manner.style))
    if manner.format == "pandoc":
        # Pandoc puts its own list into this place, and finds the works in the block below it.
        [works] = passage.references(sources.values(), manner)
        page.put("::: {#refs}\n:::")
        page.put(f"---\n{works}\n---")
        return
    for entry in passage.references(sources.values(), manner):
        page.put(entry)


def _references_title(style: str) -> str:
    """What a style calls its list."""
    chosen = style_named(style)
    if chosen.has_notes:
        return "Bibliography"
    return "Works Cited" if "mla" in chosen.names else "References"


def annotated(
    marks: Sequence[Annotation],
    records: Mapping[str, DocumentRecord],
    manner: passage.Manner,
) -> str:
    """The list of references, each entry with the notes of its marks.

    The arguments are those of `quote_sheet`. A work that the style does not list comes last, by
    its title.
    """
    page = _Page(manner.format)
    of_source: dict[str, list[_Cited]] = {}
    for mark in marks:
        if mark.document in records:
            of_source.setdefault(mark.document, []).append((mark, records[mark.document]))
    found = list(of_source.values())
    items = [passage.csl_item(cited[0][1]) for cited in found]
    listed = dict(cite.entries(items, manner.style, _entry_format(manner.format)))
    others = [place for place in range(len(found)) if place not in listed]
    for place in chain(listed, others):
        if place in listed:
            page.put(listed[place])
        else:
            page.write(found[place][0][1].title)
        for mark, _ in found[place]:
            page.say(mark.note)
    return page.text


def _entry_format(form: str) -> str:
    """The format that entries are printed in: pandoc's own list is made by pandoc, later."""
    return "markdown" if form == "pandoc" else form
