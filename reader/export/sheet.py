"""Many annotations as one text: a quote sheet, or an annotated bibliography."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from reader import options
from reader.annotations.annotation import Annotation
from reader.annotations.links import Told, ToldLink, untold
from reader.annotations.records import DocumentRecord
from reader.citation import cite
from reader.citation.markup.formats import format_named
from reader.citation.registry import style_named
from reader.errors import ReaderError
from reader.export import passage
from reader.query import groups as tally
from reader.text.canonical import canonical

_Cited = tuple[Annotation, DocumentRecord]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a format sets headings and notes."""

    heading: tuple[str, str]
    """The markup before and after a heading."""
    keeps_notes: bool = False
    """Whether notes are kept as they were typed."""


_LAYOUTS = {
    "plain": _Layout(("", ""), keeps_notes=True),
    "markdown": _Layout(("## ", ""), keeps_notes=True),
    "footnote": _Layout(("## ", ""), keeps_notes=True),
    "html": _Layout(("<h2>", "</h2>")),
    "latex": _Layout(("\\section*{", "}")),
    "org": _Layout(("* ", "")),
    "pandoc": _Layout(("## ", ""), keeps_notes=True),
}


def as_paragraph(printed: str) -> str:
    """A piece of HTML as a paragraph, unless it is already a block."""
    return printed if printed.startswith("<blockquote>") else f"<p>{printed}</p>"


_REFERENCES = {
    "cs": "Literatura",
    "da": "Litteratur",
    "de": "Literatur",
    "es": "Bibliografía",
    "fi": "Lähteet",
    "fr": "Bibliographie",
    "it": "Bibliografia",
    "nb": "Litteratur",
    "nl": "Literatuur",
    "pl": "Bibliografia",
    "pt": "Bibliografia",
    "ru": "Литература",
    "sv": "Litteratur",
    "zh": "参考文献",
}
"""The title of a list of references in other languages than English."""


class _Page:
    """A text built from headings and paragraphs."""

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
        """The whole text."""
        return "\n\n".join(self._parts) + "\n" if self._parts else ""

    def add_heading(self, words: str) -> None:
        """Add a heading."""
        line = " ".join(canonical(words).split())
        printed = self._how.escape(line).join(self._layout.heading)
        self._parts.append(f"{printed}\n{'=' * len(line)}" if self._form == "plain" else printed)

    def add_printed(self, printed: str) -> None:
        """Add a paragraph that is already in the format."""
        self._parts.append(as_paragraph(printed) if self._form == "html" else printed)

    def add_line(self, words: str) -> None:
        """Add a line of plain text."""
        self.add_printed(self._how.finish(self._how.escape(" ".join(canonical(words).split()))))

    def add_note(self, words: str) -> None:
        """Add a person's note; as it was typed in Markdown and plain text."""
        if self._layout.keeps_notes:
            if words.strip():
                self._parts.append(canonical(words).strip())
            return
        for paragraph in words.split("\n\n"):
            if paragraph.strip():
                self.add_line(paragraph)

    def add_what_is_said(self, annotation: Annotation, links: Iterable[ToldLink]) -> None:
        """Add the note, the tags and the links of an annotation."""
        self.add_note(annotation.note)
        if annotation.tags:
            self.add_line(f"Tags: {', '.join(annotation.tags)}")
        for link in links:
            self.add_line(f"Link: {link.line}")


def quote_sheet(
    annotations: Sequence[Annotation],
    records: Mapping[str, DocumentRecord],
    manner: passage.Manner,
    by: str = options.DEFAULT_GROUP,
    told: Told = untold,
) -> str:
    """Quotations with their citations, notes, tags and links, and the list of references.

    Args:
        annotations: The annotations, in the order they have under each heading.
        records: What is known of their documents, by id.
        manner: Style and format.
        by: One of `options.GROUPS`: what the headings are.
        told: Returns the described links of each.

    Raises:
        ReaderError: There is no such style, or the format is not a text format.
    """
    page = _Page(manner.format)
    known = [annotation for annotation in annotations if annotation.document in records]
    groups = tally.grouped(known, tally.By(by), records)
    cited = [
        (annotation, records[annotation.document])
        for group in groups
        for annotation in group.annotations
    ]
    texts = iter(passage.excerpts(cited, replace(manner, part="quotation")))
    for group in groups:
        page.add_heading(group.heading)
        for annotation in group.annotations:
            page.add_printed(next(texts))
            page.add_what_is_said(annotation, told(annotation.id))
    if cited:
        _list_references(page, cited, manner)
    return page.text


def _list_references(page: _Page, cited: Sequence[_Cited], manner: passage.Manner) -> None:
    sources = {record.id: record for _, record in cited}
    entries = passage.references(sources.values(), manner)
    if entries:
        page.add_heading(references_title(manner.style))
    if manner.format == "pandoc":
        # Pandoc puts its own list here, and finds the works in the block below it.
        [works] = entries
        page.add_printed("::: {#refs}\n:::")
        page.add_printed(f"---\n{works}\n---")
        return
    for entry in entries:
        page.add_printed(entry)


def references_title(style: str) -> str:
    """The title that a style gives its list of references."""
    chosen = style_named(style)
    if title := _REFERENCES.get(chosen.lang.casefold().partition("-")[0]):
        return title
    if chosen.has_notes:
        return "Bibliography"
    return "Works Cited" if "mla" in chosen.names else "References"


def annotated(
    annotations: Sequence[Annotation],
    records: Mapping[str, DocumentRecord],
    manner: passage.Manner,
) -> str:
    """The list of references, each entry with the notes on it.

    The arguments are those of `quote_sheet`. A work that the style does not list comes last, by
    its title.
    """
    page = _Page(manner.format)
    of_source: dict[str, list[_Cited]] = {}
    for annotation in annotations:
        if annotation.document in records:
            of_source.setdefault(annotation.document, []).append(
                (annotation, records[annotation.document])
            )
    found = list(of_source.values())
    items = [passage.csl_item(cited[0][1]) for cited in found]
    listed = dict(cite.entries(items, manner.style, _entry_format(manner.format)))
    others = [place for place in range(len(found)) if place not in listed]
    for place in chain(listed, others):
        if place in listed:
            page.add_printed(listed[place])
        else:
            page.add_line(found[place][0][1].title)
        for annotation, _ in found[place]:
            page.add_note(annotation.note)
    return page.text


def _entry_format(form: str) -> str:
    """The format of the entries: pandoc would print its own list only at the end."""
    return "markdown" if form == "pandoc" else form
