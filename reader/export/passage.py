"""Export of one highlighted passage: quoted, cited, or as a reference.

The screen and the command line export the same text, since both get it here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from reader import options
from reader.annotations.annotation import Annotation, Locator, Status
from reader.annotations.records import DocumentRecord, is_emptied
from reader.citation import cite, section
from reader.citation.bibliography import Works
from reader.citation.csl.locators import read
from reader.citation.csl.numbers import with_dashes
from reader.citation.csl.terms import SHORT_LABELS
from reader.citation.occurrence import FIRST, Occurrence
from reader.citation.quoted import Quoted
from reader.citation.references.citekey import said_key
from reader.citation.registry import style_named
from reader.errors import ReaderError
from reader.export import words
from reader.metadata import language
from reader.metadata.kinds.guess import guessed

WITHOUT_PARAGRAPHS = ("modern-language-association",)
"""Prefixes of the ids of styles that cite no paragraph number unless the source prints it."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a passage is exported."""

    style: str = options.DEFAULT_STYLE
    """A citation style's id or name."""
    format: str = options.DEFAULT_FORMAT
    """One of `options.FORMATS`, or the name of a person's template."""
    part: str = options.DEFAULT_PART
    """`quotation`, the passage with its citation; `citation` alone; or the `reference`."""
    locator: str = options.DEFAULT_LOCATOR
    """One of `options.LOCATORS`: how the place of a passage is cited."""
    words: str = options.DEFAULT_WORDS
    """One of `options.WORDS`: which words of edited passages are quoted."""
    is_run_in: bool = False
    """Whether quotations stay in their line however long they are, as in a table."""

    @property
    def quotes(self) -> bool:
        """Whether it includes the words of a passage."""
        return self.part == "quotation" and self.format not in options.REFERENCE_FORMATS

    @property
    def title(self) -> str:
        """Its name in a notice, such as “APA 7th edition”."""
        if self.format in options.TEXT_FORMATS:
            return self.style_title
        return options.REFERENCE_FORMATS.get(self.format, self.format)

    @property
    def style_title(self) -> str:
        """The style's title."""
        return style_named(self.style).title


def csl_item(record: DocumentRecord) -> dict[str, Any]:
    """A document's metadata as a CSL-JSON item, which always has an id and a type."""
    title = {} if is_emptied(record, "title") else {"title": record.title}
    key = said_key(record.csl)
    item = {"id": key or record.id, "type": "", **title, **record.csl}
    if not item["type"]:
        item["type"] = guessed(record.csl)
    if "language" not in item and not is_emptied(record, "language"):
        # A missing language is detected, so that no title is capitalised as if it were English.
        item |= {"language": tag} if (tag := _language_of(item.get("title"))) else {}
    return item


def _language_of(title: object) -> str:
    """The language of a title that states none; empty for English."""
    return language.found(title) if isinstance(title, str) else ""


def gives_keys(form: str) -> bool:
    """Whether a format or template may contain citation keys."""
    return form in {"footnote", "pandoc"} or form not in options.TEXT_FORMATS


def excerpt(annotation: Annotation, record: DocumentRecord, manner: Manner) -> str:
    """The text of an annotation exported in a manner, as if nothing else were cited.

    Raises:
        ReaderError: The style, the format or the part is unknown.
    """
    return _excerpt(annotation, record, csl_item(record), manner, (), FIRST)


def _excerpt(
    annotation: Annotation,
    record: DocumentRecord,
    item: dict[str, Any],
    manner: Manner,
    others: Sequence[Mapping[str, Any]],
    occurrence: Occurrence,
) -> str:
    """The text of an annotation exported in a manner, with its record's CSL item."""
    if manner.format in options.REFERENCE_FORMATS:
        return cite.references([item], manner.format)
    locator = place_of(annotation, record, manner)
    style, form = manner.style, manner.format
    match manner.part:
        case "quotation":
            said = quoted(annotation, manner)
            return cite.quotation(
                said, item, style, locator, form, beside=others, occurrence=occurrence
            )
        case "citation":
            return cite.citation(item, style, locator, form, beside=others, occurrence=occurrence)
        case "reference":
            return cite.bibliography_entry(item, manner.style, manner.format)
    raise ReaderError(f"There is no part {manner.part!r}: choose {', '.join(options.PARTS)}.")


def quoted(annotation: Annotation, manner: Manner) -> Quoted:
    """The quoted words of an annotation in a manner."""
    said = words.quoted(annotation)
    return replace(said, is_run_in=True) if manner.is_run_in else said


def excerpts(
    cited: Sequence[tuple[Annotation, DocumentRecord]],
    manner: Manner,
    *,
    alone: bool = False,
    apart: bool = False,
) -> list[str]:
    """The texts of several annotations, each cited beside the others' documents.

    Args:
        cited: The annotations with their documents' records.
        manner: How they are exported.
        alone: Whether each document is cited as if it were the only one.
        apart: Whether each text stands by itself, so that no note refers to an earlier one.
    """
    records = {record.id: record for _, record in cited}
    items = {key: csl_item(record) for key, record in records.items()}
    others = () if alone else Works(items.values())
    if manner.part != "reference" and manner.format in options.TEXT_FORMATS:
        places = [
            (items[record.id], place_of(annotation, record, manner)) for annotation, record in cited
        ]
        cite.prepare(places, manner.style, manner.format, beside=others)
    preceded = [FIRST] * len(cited) if apart else occurrences(cited, manner)
    return [
        _excerpt(annotation, record, items[record.id], manner, others, occurrence)
        for (annotation, record), occurrence in zip(cited, preceded, strict=True)
    ]


def occurrences(
    cited: Sequence[tuple[Annotation, DocumentRecord]],
    manner: Manner,
    *,
    has_note_each: bool = False,
) -> list[Occurrence]:
    """For each annotation, what preceded its citation.

    Args:
        cited: The annotations with the records of their documents, in their order.
        manner: How they are cited.
        has_note_each: Whether each has a footnote of its own, so that a later one is short;
            otherwise one footnote serves for all citations of a place.
    """
    records = {record.id: record for _, record in cited}
    keys = cite.citekeys([csl_item(record) for record in records.values()])
    key_of = dict(zip(records, keys, strict=True))
    labels: dict[tuple[str, object], str] = {}
    taken = set(keys)
    found: list[Occurrence] = []
    seen: set[str] = set()
    for annotation, record in cited:
        place = (record.id, place_of(annotation, record, manner))
        is_repeated = place in labels and not has_note_each
        if not is_repeated:
            key = key_of[record.id]
            numbered = (f"{key}-{number}" for number in count(2))
            labels[place] = (
                next(each for each in numbered if each not in taken) if record.id in seen else key
            )
            taken.add(labels[place])
        found.append(Occurrence(record.id in seen, labels[place], is_repeated))
        seen.add(record.id)
    return found


def place_of(
    annotation: Annotation, record: DocumentRecord, manner: Manner
) -> tuple[str, str] | None:
    """The locator that an annotation is cited with, or None for none."""
    place = annotation.locator
    if manner.locator == "section" and place.heading and place.heading != record.title:
        is_for_others = manner.format == "pandoc"
        style = None if is_for_others else style_named(manner.style)
        numbers = _range(place.paragraph, place.last_paragraph)
        return section.section(place.heading, numbers, style)
    return citable(place, manner.style, manner.locator)


def citable(
    locator: Locator, style: str, how: str = options.DEFAULT_LOCATOR
) -> tuple[str, str] | None:
    """A CSL locator for a place, or None where the style has none for it.

    Args:
        locator: The place.
        style: The citation style.
        how: One of `options.LOCATORS`; `usual` applies where the text lacks what is asked for.
    """
    if how == "none":
        return None
    lines = _range(locator.line, locator.last_line)
    numbers = _range(locator.paragraph, locator.last_paragraph)
    if how in {"paragraph", "section"} and numbers:
        return ("paragraph", numbers)
    printed = [
        ("timestamp", with_dashes(locator.time)),
        ("page", "" if how == "line" and lines else locator.page),
        ("line", lines),
    ]
    if found := next((place for place in printed if place[1]), None):
        return found
    chosen = style_named(style)
    name = chosen.file.stem.casefold() if chosen.file else chosen.id
    if numbers and not name.startswith(WITHOUT_PARAGRAPHS):
        return ("paragraph", numbers)
    return ("note", locator.note) if locator.note else None


def _range(first: int | None, last: int | None) -> str:
    """A number, or a range from the first to the last."""
    return "-".join(str(each) for each in (first, last) if each)


def spelled(locator: Locator) -> str:
    """A locator in words, such as `paras. 3–5`; empty if it has no number."""
    place = read(citable(locator, options.DEFAULT_STYLE))
    value = with_dashes(place.value)
    return f"{place.labelled(SHORT_LABELS)} {value}" if value else ""


def changed_since(annotation: Annotation, words: str = options.DEFAULT_WORDS) -> str:
    """A warning if the passage has changed since it was highlighted; otherwise empty.

    Args:
        annotation: The annotation.
        words: One of `options.WORDS`: which words of it are quoted.
    """
    statuses = {anchor.status for anchor in annotation.anchors}
    if any(each.is_doubtful for each in statuses):
        return "The source has changed since: it may not hold these words any more."
    if Status.EDITED in statuses:
        return (
            "The source has changed since: these are its words of today."
            if words == "current"
            else "The source has changed since: these are the words that were highlighted."
        )
    return ""


def references(records: Iterable[DocumentRecord], manner: Manner) -> list[str]:
    """The bibliography of several documents; one text in a reference format."""
    items: list[Mapping[str, Any]] = [csl_item(record) for record in records]
    if manner.format in options.REFERENCE_FORMATS:
        return [cite.references(items, manner.format)]
    return cite.bibliography(items, manner.style, manner.format)


FIELDS = {
    "author": "author",
    "container-title": "publication",
    "issued": "date",
    "publisher": "publisher",
    "title": "title",
    "URL": "address",
    "accessed": "access date",
}
"""The names of CSL fields in a sentence, where they differ from CSL's own."""


def missing_fields(record: DocumentRecord, style: str) -> tuple[str, ...]:
    """The CSL fields that a style needs and the document lacks; a file's name is no title."""
    fields = cite.missing_fields(csl_item(record), style)
    has_title = record.csl.get("title") or is_emptied(record, "title")
    return fields if has_title else ("title", *fields)


def missing(record: DocumentRecord, style: str) -> tuple[str, ...]:
    """The fields that a style needs and the document lacks, in words."""
    return tuple(FIELDS.get(field, field) for field in missing_fields(record, style))
