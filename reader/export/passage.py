"""A marked passage as it leaves the program: quoted, cited, or as a reference.

The screen and the command line give out the same text, since both come here for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from reader import options
from reader.annotations.annotation import Annotation, Locator, Status
from reader.annotations.records import DocumentRecord, is_emptied
from reader.citation import cite, section
from reader.citation.csl.locators import read
from reader.citation.csl.numbers import with_dashes
from reader.citation.csl.terms import SHORT_LABELS
from reader.citation.position import FIRST, Turn
from reader.citation.references.citekey import said_key
from reader.citation.registry import style_named
from reader.errors import ReaderError

WITHOUT_PARAGRAPHS = ("modern-language-association",)
"""How styles are called that cite no number which the source does not print itself."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a passage is given out."""

    style: str = options.DEFAULT_STYLE
    """A citation style's id or name."""
    format: str = options.DEFAULT_FORMAT
    """One of `options.FORMATS`, or the name of a person's template."""
    part: str = options.DEFAULT_PART
    """`quotation`, the passage with its citation; `citation` alone; or the `reference`."""
    locator: str = options.DEFAULT_LOCATOR
    """One of `options.LOCATORS`: how the place of a passage is cited."""

    @property
    def title(self) -> str:
        """What it is called in a notice, such as “APA 7th edition”."""
        if self.format in options.TEXT_FORMATS:
            return self.style_title
        return options.REFERENCE_FORMATS.get(self.format, self.format)

    @property
    def style_title(self) -> str:
        """What its style is called."""
        return style_named(self.style).title


def csl_item(record: DocumentRecord) -> dict[str, Any]:
    """What is known of a document as a CSL-JSON item; with an id and a type at least."""
    kind = "webpage" if record.csl.get("URL") else "document"
    title = {} if is_emptied(record, "title") else {"title": record.title}
    key = said_key(record.csl)
    return {"id": key or record.id, "type": kind, **title, **record.csl}


def gives_keys(form: str) -> bool:
    """Whether a format, or a template, may hold the keys that other programs know works by."""
    return form in {"footnote", "pandoc"} or form not in options.TEXT_FORMATS


def excerpt(
    mark: Annotation,
    record: DocumentRecord,
    manner: Manner,
    beside: Iterable[DocumentRecord] = (),
    turn: Turn = FIRST,
) -> str:
    """A mark given out in a manner.

    Args:
        mark: The passage.
        record: What it stands in.
        manner: How it is given out.
        beside: What else is cited with it, so that two texts of one year get letters.
        turn: What went before it in the same text.

    Raises:
        ReaderError: The style, the format or the part is unknown.
    """
    item = csl_item(record)
    if manner.format in options.REFERENCE_FORMATS:
        return cite.references([item], manner.format)
    locator = place_of(mark, record, manner)
    others = [csl_item(each) for each in beside]
    style, form = manner.style, manner.format
    match manner.part:
        case "quotation":
            words = mark.words
            return cite.quotation(words, item, style, locator, form, beside=others, turn=turn)
        case "citation":
            return cite.citation(item, style, locator, form, beside=others, turn=turn)
        case "reference":
            return cite.bibliography_entry(item, manner.style, manner.format)
    raise ReaderError(f"There is no part {manner.part!r}: choose {', '.join(options.PARTS)}.")


def excerpts(
    cited: Sequence[tuple[Annotation, DocumentRecord]],
    manner: Manner,
    *,
    alone: bool = False,
    apart: bool = False,
) -> list[str]:
    """Several marks given out in a manner, each beside the others' sources.

    Args:
        cited: Each mark with what it stands in.
        manner: How they are given out.
        alone: Whether each source is cited as if it were the only one.
        apart: Whether each text stands by itself, so that no note refers to one before.
    """
    sources = {} if alone else {record.id: record for _, record in cited}
    beside = list(sources.values())
    if manner.part != "reference" and manner.format in options.TEXT_FORMATS:
        places = [(csl_item(each), place_of(mark, each, manner)) for mark, each in cited]
        others = [csl_item(each) for each in beside]
        cite.prepare(places, manner.style, manner.format, beside=others)
    turns = [FIRST] * len(cited) if apart else _turns(cited, manner)
    return [
        excerpt(mark, record, manner, beside, turn)
        for (mark, record), turn in zip(cited, turns, strict=True)
    ]


def _turns(cited: Sequence[tuple[Annotation, DocumentRecord]], manner: Manner) -> list[Turn]:
    """For each mark, what went before it."""
    records = {record.id: record for _, record in cited}
    keys = cite.citekeys([csl_item(record) for record in records.values()])
    key_of = dict(zip(records, keys, strict=True))
    labels: dict[tuple[str, object], str] = {}
    taken = set(keys)
    turns: list[Turn] = []
    seen: set[str] = set()
    for mark, record in cited:
        place = (record.id, place_of(mark, record, manner))
        is_told = place in labels
        if not is_told:
            key = key_of[record.id]
            numbered = (f"{key}-{number}" for number in count(2))
            labels[place] = (
                next(each for each in numbered if each not in taken) if record.id in seen else key
            )
            taken.add(labels[place])
        turns.append(Turn(record.id in seen, labels[place], is_told))
        seen.add(record.id)
    return turns


def place_of(mark: Annotation, record: DocumentRecord, manner: Manner) -> tuple[str, str] | None:
    """The place of a mark as it is cited in a manner, or None where it is cited without."""
    place = mark.locator
    if manner.locator == "section" and place.heading and place.heading != record.title:
        is_for_others = manner.format == "pandoc"
        style = None if is_for_others else style_named(manner.style)
        numbers = _range(place.paragraph, place.last_paragraph)
        return section.section(place.heading, numbers, style)
    return citable(place, manner.style, manner.locator)


def citable(
    locator: Locator, style: str, how: str = options.DEFAULT_LOCATOR
) -> tuple[str, str] | None:
    """A place as a citation names it, or None where the style names none of its kind.

    Args:
        locator: The place.
        style: The style.
        how: One of `options.LOCATORS`; what the text does not have is told as usual.
    """
    lines = _range(locator.line, locator.last_line)
    numbers = _range(locator.paragraph, locator.last_paragraph)
    if how == "none":
        return None
    if how in {"paragraph", "section"} and numbers:
        return ("paragraph", numbers)
    if locator.page and not (how == "line" and lines):
        return ("page", locator.page)
    if lines:
        return ("line", lines)
    chosen = style_named(style)
    name = chosen.file.stem.casefold() if chosen.file else chosen.id
    if numbers and not name.startswith(WITHOUT_PARAGRAPHS):
        return ("paragraph", numbers)
    return None


def _range(first: int | None, last: int | None) -> str:
    """A number, or the first and the last."""
    return "-".join(str(each) for each in (first, last) if each)


def spelled(locator: Locator) -> str:
    """A place in words, such as `paras. 3–5`; nothing where it has no number."""
    place = read(citable(locator, options.DEFAULT_STYLE))
    value = with_dashes(place.value)
    return f"{place.labelled(SHORT_LABELS)} {value}" if value else ""


def changed_since(mark: Annotation) -> str:
    """What to say where the source is not any more as it was when it was marked, or nothing."""
    statuses = {anchor.status for anchor in mark.anchors}
    if statuses & {Status.ORPHAN, Status.REVIEW}:
        return "The source has changed since: it may not hold these words any more."
    if Status.EDITED in statuses:
        return "The source has changed since: these are the words that were marked."
    return ""


def references(records: Iterable[DocumentRecord], manner: Manner) -> list[str]:
    """The entries of several documents, in the order of the style; or one text for a format."""
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
}
"""What CSL's fields are called in a sentence; the others are called as they are."""


def missing(record: DocumentRecord, style: str) -> tuple[str, ...]:
    """What the style wants of a document that is not known of it, in words."""
    fields = cite.missing_fields(csl_item(record), style)
    return tuple(FIELDS.get(field, field) for field in fields)
