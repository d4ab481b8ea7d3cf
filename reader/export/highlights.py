"""Marks as they leave the program: in a format of Reader's, or by a person's template."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import files, options
from reader.annotations.annotation import Annotation, Locator
from reader.annotations.records import DocumentRecord
from reader.citation import cite
from reader.errors import ReaderError
from reader.export import passage, templates
from reader.lazy import lazy
from reader.query import groups as tally
from reader.store.rows import annotation_row, locator_row

if TYPE_CHECKING:
    from reader.export import sheet
else:
    sheet = lazy("reader.export.sheet")

KINDS = {
    "markdown": "Markdown: quotations with notes and tags, by text",
    "plain": "Plain text: the same",
    "citations": "Citations: a quotation with its citation for each",
    "json": "JSON: all that is known of each mark",
    "sheet": "Quote sheet: quotations with notes, by text, and the references",
    "annotated": "Annotated bibliography: the references with their notes",
    "biblatex": "BibLaTeX: the sources",
}
"""What marks can be given out as, and what each is."""
SUFFIXES = {"markdown": ".md", "plain": ".txt", "citations": ".txt", "json": ".json",
            "biblatex": ".bib", "sheet": ".txt", "annotated": ".txt"}  # fmt: skip
"""How the name of a file of each kind ends."""


def exported(
    marks: Sequence[Annotation],
    records: Mapping[str, DocumentRecord],
    kind: str,
    manner: passage.Manner,
) -> str:
    """Marks as one text.

    Args:
        marks: Them, in the order they are to be in.
        records: What is known of their documents, by id.
        kind: One of `KINDS`.
        manner: How quotations are cited.
    """
    if kind == "json":
        rows = [record_of(mark, records.get(mark.document)) for mark in marks]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    if kind in {"sheet", "annotated"}:
        is_text = manner.format not in options.REFERENCE_FORMATS
        wanted = replace(manner, format=manner.format if is_text else "plain", part="quotation")
        if own_template(wanted) is not None:
            known = [(mark, records[mark.document]) for mark in marks if mark.document in records]
            by = options.DEFAULT_GROUP if kind == "sheet" else ""
            return "\n\n".join(together(known, wanted, by)) + "\n"
        made = sheet.quote_sheet if kind == "sheet" else sheet.annotated
        return made(marks, records, wanted)
    cited = [(mark, records[mark.document]) for mark in marks if mark.document in records]
    sources = {record.id: record for _, record in cited}
    if kind == "biblatex":
        wanted = passage.Manner(manner.style, "biblatex")
        return "\n".join(passage.references(sources.values(), wanted)) if sources else ""
    if kind == "citations":
        form = "plain" if manner.format in options.REFERENCE_FORMATS else manner.format
        texts = together(cited, replace(manner, format=form, part="quotation"))
        return "\n\n".join(texts).rstrip("\n") + "\n"
    form = "markdown" if kind == "markdown" else "plain"
    texts = passage.excerpts(cited, replace(manner, format=form, part="quotation"))
    quoted = [(*each, text) for each, text in zip(cited, texts, strict=True)]
    return _by_text(quoted, is_markdown=kind == "markdown")


def gives_keys(kind: str, manner: passage.Manner) -> bool:
    """Whether a digest holds the keys that other programs know works by."""
    if kind in {"citations", "sheet", "annotated"}:
        is_text = manner.format not in options.REFERENCE_FORMATS
        return is_text and passage.gives_keys(manner.format)
    return kind == "biblatex"


def write(text: str, name: str, *, replaces: bool) -> Path:
    """Write a text to a file; answers where it is.

    Args:
        text: It.
        name: The file as a person typed it, from the folder that Reader was started in.
        replaces: Whether a file that is there may be replaced.

    Raises:
        ReaderError: There is such a file and it may not be replaced, or it can't be written.
    """
    try:
        path = Path(name).expanduser()
        if path.is_dir():
            raise ReaderError(f"{name} is a folder: add a name.")
        data = text.encode("utf-8", "backslashreplace")
        if replaces:
            files.replace_file(path.resolve(), data)
        else:
            with path.open("xb") as file:
                file.write(data)
    except FileExistsError as error:
        raise ReaderError(f"{name} is there already: C-r writes over it.") from error
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReaderError(f"{name} can't be written: {reason}.") from error
    return path


def record_of(mark: Annotation, record: DocumentRecord | None) -> dict[str, Any]:
    """An annotation for other programs: its row, with what its document is called.

    `locator` is that of today's text, `marked_locator` that of the text it was marked on.
    """
    title, path = (record.title, record.path) if record else ("", "")
    row = annotation_row(mark)
    places = {"locator": locator_row(mark.locator), "marked_locator": row["locator"]}
    return {**row, **places, "title": title, "path": path}


def _by_text(quoted: Sequence[tuple[Annotation, DocumentRecord, str]], *, is_markdown: bool) -> str:
    """Quotations with their notes and tags, under the titles of the texts that they are from."""
    lines: list[str] = []
    title = None
    for mark, record, text in quoted:
        if record.title != title:
            title = record.title
            lines += [f"## {title}" if is_markdown else f"{title}\n{'=' * len(title)}", ""]
        lines += [f"> {line}".rstrip() if is_markdown else line for line in text.split("\n")]
        if mark.note.strip():
            lines += ["", *mark.note.strip().split("\n")]
        if mark.tags:
            tags = ", ".join(mark.tags)
            lines += ["", f"Tags: {tags}"]
        lines.append("")
    return "\n".join(lines)


Cited = tuple[Annotation, DocumentRecord]
"""A mark with what it stands in."""


def each(cited: Sequence[Cited], manner: passage.Manner, *, alone: bool = False) -> list[str]:
    """A text for each mark; the arguments are those of `excerpt.excerpts`."""
    own = own_template(manner)
    if own is None:
        return passage.excerpts(cited, manner, alone=alone, apart=True)
    values = _values(cited, _within(own, manner), alone=alone)
    listed = _references(cited, _within(own, manner))
    sets = [_together([one], [("", [one])], listed, manner) for one in values]
    return templates.fill_in(own, values, sets)


def together(
    cited: Sequence[Cited], manner: passage.Manner, by: str = "", *, alone: bool = False
) -> list[str]:
    """Several marks given out at once, part by part; a reference only once.

    Args:
        cited: Each mark with what it stands in.
        manner: How they are given out.
        by: What a template is given them under headings by: one of `options.GROUPS`, or nothing.
        alone: Whether each is cited as if it were the only one.
    """
    own = own_template(manner)
    if own is not None:
        return _filled(own, cited, manner, by, alone=alone)
    sources = {record.id: record for _, record in cited}
    if manner.part == "reference" or manner.format in options.REFERENCE_FORMATS:
        is_whole = manner.format.startswith("csl-")
        return passage.references(sources.values(), manner) if sources or is_whole else []
    return passage.excerpts(cited, manner, alone=alone)


def joined(parts: Sequence[str], manner: passage.Manner) -> str:
    """Parts as one text: a line each, but apart where what they are made of has several lines."""
    is_spaced = manner.format not in _IN_LINES
    return ("\n\n" if is_spaced else "\n").join(part.rstrip("\n") for part in parts)


_IN_LINES = {*options.FORMATS} - {"footnote"}
"""Formats that a program at the other end of a pipe is given line by line."""


def own_template(manner: passage.Manner) -> templates.Template | None:
    """The person's template that a manner's format names, or None for one of Reader's formats."""
    if manner.format in options.FORMATS:
        return None
    own = templates.templates()
    if manner.format not in own:
        raise ReaderError(
            f"There is no format or template “{manner.format}”: put it into {templates.folder()}."
        )
    return own[manner.format]


def own_formats() -> list[str]:
    """The names of a person's templates that are formats beside Reader's own."""
    return [name for name in templates.templates() if name not in options.FORMATS]


def _within(own: templates.Template, manner: passage.Manner) -> passage.Manner:
    """How what a template puts together is printed."""
    return replace(manner, format=own.format)


def _filled(
    own: templates.Template,
    cited: Sequence[Cited],
    manner: passage.Manner,
    by: str,
    *,
    alone: bool,
) -> list[str]:
    """A template filled in with all marks at once, or with each, as it wants."""
    values = _values(cited, _within(own, manner), alone=alone)
    told = {mark.id: value for (mark, _), value in zip(cited, values, strict=True)}
    records = {record.id: record for _, record in cited}
    groups = tally.grouped([mark for mark, _ in cited], tally.By(by), records)
    headed = [(group.heading, [told[mark.id] for mark in group.marks]) for group in groups]
    listed = _references(cited, _within(own, manner))
    return templates.fill_in(own, values, [_together(values, headed, listed, manner)])


def _together(
    values: Sequence[Mapping[str, Any]],
    groups: Sequence[tuple[str, Sequence[Mapping[str, Any]]]],
    listed: Sequence[str],
    manner: passage.Manner,
) -> dict[str, Any]:
    """What a template can name of several marks."""
    return {
        "groups": [{"heading": heading, "marks": marks} for heading, marks in groups],
        "marks": values,
        "references": listed,
        "style": manner.style_title,
    }


def _references(cited: Sequence[Cited], manner: passage.Manner) -> list[str]:
    """The list of references, in the style's order."""
    sources = {record.id: record for _, record in cited}
    return passage.references(sources.values(), manner)


def _values(cited: Sequence[Cited], manner: passage.Manner, *, alone: bool) -> list[dict[str, Any]]:
    """What a template can name of each mark."""
    printed = [
        passage.excerpts(cited, replace(manner, part=part), alone=alone)
        for part in ("quotation", "citation")
    ]
    records = list({record.id: record for _, record in cited}.values())
    items = [passage.csl_item(record) for record in records]
    entries = dict(cite.entries(items, manner.style, manner.format)) if items else {}
    references = {record.id: entries.get(at, "") for at, record in enumerate(records)}
    keys = dict(zip((record.id for record in records), cite.citekeys(items), strict=True))
    return [
        {
            **_of_mark(mark),
            "quotation": quotation,
            "citation": cite,
            "reference": references[record.id],
            "citekey": keys[record.id],
            "title": record.title,
            "document": {"id": record.id, "path": record.path, "title": record.title},
            "item": passage.csl_item(record),
            "style": manner.style_title,
        }
        for (mark, record), quotation, cite in zip(cited, *printed, strict=True)
    ]


def _of_mark(mark: Annotation) -> dict[str, Any]:
    """What is known of a mark by itself."""
    place: Locator = mark.locator
    return {
        "id": mark.id,
        "quote": mark.words,
        "note": mark.note,
        "tags": list(mark.tags),
        "color": mark.color,
        "locator": passage.spelled(place),
        "paragraph": place.paragraph,
        "last_paragraph": place.last_paragraph,
        "line": place.line,
        "last_line": place.last_line,
        "heading": place.heading,
        "page": place.page,
        "created": _local_time(mark.created),
        "modified": _local_time(mark.modified),
    }


def _local_time(moment: datetime) -> str:
    """A time in the local time zone, with its offset; in UTC at the ends of the calendar."""
    try:
        return moment.astimezone().isoformat()
    except (OverflowError, ValueError):
        return moment.isoformat()
