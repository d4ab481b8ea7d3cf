"""Export of annotations, in one of Reader's formats or by a person's template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import files, options
from reader.annotations.annotation import Annotation, Locator
from reader.annotations.links import Told, ToldLink, untold
from reader.annotations.records import DocumentRecord
from reader.citation import cite
from reader.errors import ReaderError
from reader.export import passage, templates
from reader.export.record import record_of
from reader.lazy import lazy
from reader.metadata.csl import json_text, limited
from reader.query import groups as tally
from reader.text.canonical import canonical

if TYPE_CHECKING:
    from reader.export import sheet
else:
    sheet = lazy("reader.export.sheet")

KINDS = {
    "markdown": "Markdown: quotations with notes and tags, by text",
    "plain": "Plain text: the same",
    "citations": "Citations: a quotation with its citation for each",
    "json": "JSON: all that is known of each annotation",
    "sheet": "Quote sheet: quotations with notes by text, tag or colour, and the references",
    "annotated": "Annotated bibliography: the references with their notes",
    "biblatex": "BibLaTeX: the sources",
}
"""The kinds of export, and what each contains."""
SUFFIXES = {"markdown": ".md", "plain": ".txt", "citations": ".txt", "json": ".json",
            "biblatex": ".bib", "sheet": ".txt", "annotated": ".txt"}  # fmt: skip
"""The file name suffix of each kind."""


def exported(
    annotations: Sequence[Annotation],
    records: Mapping[str, DocumentRecord],
    kind: str,
    manner: passage.Manner,
    by: str = options.DEFAULT_GROUP,
    told: Told = untold,
) -> str:
    """Annotations exported as one text.

    Args:
        annotations: The annotations, in the order of the export.
        records: What is known of their documents, by id.
        kind: One of `KINDS`.
        manner: How quotations are cited.
        by: One of `options.GROUPS`: what the headings of a quote sheet are. By text, the
            annotations of each are in reading order.
        told: Returns the described links of an annotation.
    """
    if kind == "json":
        rows = [record_of(each, records.get(each.document), told(each.id)) for each in annotations]
        return json_text(rows, 1) + "\n"
    if kind in {"sheet", "annotated"}:
        return _sheet(annotations, records, manner, by if kind == "sheet" else "", told)
    cited = _with_records(annotations, records)
    sources = {record.id: record for _, record in cited}
    if kind == "biblatex":
        wanted = passage.Manner(manner.style, "biblatex")
        return "\n".join(passage.references(sources.values(), wanted)) if sources else ""
    if kind == "citations":
        form = "plain" if manner.format in options.REFERENCE_FORMATS else manner.format
        texts = together(cited, replace(manner, format=form, part="quotation"), told=told)
        return apart(texts, replace(manner, format=form)) + "\n"
    form = "markdown" if kind == "markdown" else "plain"
    texts = passage.excerpts(cited, replace(manner, format=form, part="quotation"))
    quoted = [(*each, text) for each, text in zip(cited, texts, strict=True)]
    return _by_text(quoted, told, is_markdown=kind == "markdown")


def _with_records(
    annotations: Sequence[Annotation], records: Mapping[str, DocumentRecord]
) -> list[Cited]:
    """Annotations with the records of their documents, if these are known."""
    return [(each, records[each.document]) for each in annotations if each.document in records]


def _sheet(
    annotations: Sequence[Annotation],
    records: Mapping[str, DocumentRecord],
    manner: passage.Manner,
    by: str,
    told: Told,
) -> str:
    """A quote sheet by groups, or an annotated bibliography if there are none; or by a template."""
    if by == options.DEFAULT_GROUP:
        annotations = _in_reading_order(annotations)
    is_text = manner.format not in options.REFERENCE_FORMATS
    wanted = replace(manner, format=manner.format if is_text else "plain", part="quotation")
    if own_template(wanted) is not None:
        return (
            "\n\n".join(together(_with_records(annotations, records), wanted, by, told=told)) + "\n"
        )
    if by:
        return sheet.quote_sheet(annotations, records, wanted, by, told)
    return sheet.annotated(annotations, records, wanted)


def _in_reading_order(annotations: Sequence[Annotation]) -> list[Annotation]:
    """Annotations in reading order, grouped by text in the order in which the texts first occur."""
    texts = {annotation.document: None for annotation in annotations}
    order = {document: at for at, document in enumerate(texts)}
    return sorted(annotations, key=lambda each: (order[each.document], each.start))


def gives_keys(kind: str, manner: passage.Manner) -> bool:
    """Whether an export contains citation keys, by which other programs know the works."""
    if kind in {"citations", "sheet", "annotated"}:
        is_text = manner.format not in options.REFERENCE_FORMATS
        return is_text and passage.gives_keys(manner.format)
    return kind == "biblatex"


def write(text: str, name: str, *, replaces: bool) -> Path:
    """Write a text to a file; returns the file's path.

    Args:
        text: The text.
        name: The file as a person typed it, relative to the working directory.
        replaces: Whether an existing file may be replaced.

    Raises:
        ReaderError: The file exists and may not be replaced, or it can't be written.
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
        raise ReaderError(f"{name} exists already: C-r overwrites it.") from error
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReaderError(f"{name} can't be written: {reason}.") from error
    return path


def _by_text(
    quoted: Sequence[tuple[Annotation, DocumentRecord, str]], told: Told, *, is_markdown: bool
) -> str:
    """Quotations with their notes, tags and links, under the titles of their texts."""
    lines: list[str] = []
    title = None
    for annotation, record, text in quoted:
        if record.title != title:
            title = record.title
            line = " ".join(canonical(title).split())
            lines += [f"## {line}" if is_markdown else f"{line}\n{'=' * len(line)}", ""]
        is_set_off = is_markdown and not text.startswith("> ")
        lines += [f"> {line}".rstrip() if is_set_off else line for line in text.split("\n")]
        if annotation.note.strip():
            lines += ["", *canonical(annotation.note).strip().split("\n")]
        if annotation.tags:
            lines += ["", canonical(f"Tags: {', '.join(annotation.tags)}")]
        for link in told(annotation.id):
            lines += ["", canonical(f"Link: {link.line}")]
        lines.append("")
    return "\n".join(lines)


Cited = tuple[Annotation, DocumentRecord]
"""An annotation with the record of its document."""


def each(
    cited: Sequence[Cited], manner: passage.Manner, *, alone: bool = False, told: Told = untold
) -> list[str]:
    """A text for each annotation; the arguments are those of `passage.excerpts`."""
    own = own_template(manner)
    if own is None:
        return passage.excerpts(cited, manner, alone=alone, apart=True)
    values = _values(cited, _within(own, manner), told, alone=alone)
    listed = _references(cited, _within(own, manner))
    sets = [_together([one], [("", [one])], listed, manner) for one in values]
    return templates.fill_in(own, values, sets)


def together(
    cited: Sequence[Cited],
    manner: passage.Manner,
    by: str = "",
    *,
    alone: bool = False,
    told: Told = untold,
) -> list[str]:
    """The texts of several annotations exported together; each reference only once.

    Args:
        cited: The annotations with their documents' records.
        manner: How they are exported.
        by: How they are grouped for a template: one of `options.GROUPS`, or empty for no groups.
        alone: Whether each is cited as if it were the only one.
        told: Returns the described links of each, for a template.
    """
    own = own_template(manner)
    if own is not None:
        values = _values(cited, _within(own, manner), told, alone=alone)
        return _filled(own, cited, manner, by, values)
    sources = {record.id: record for _, record in cited}
    if manner.part == "reference" or manner.format in options.REFERENCE_FORMATS:
        is_whole = manner.format.startswith("csl-")
        return passage.references(sources.values(), manner) if sources or is_whole else []
    return passage.excerpts(cited, manner, alone=alone)


def joined(parts: Sequence[str], manner: passage.Manner) -> str:
    """Parts as one text: plain ones on a line each if none is a block; otherwise as paragraphs."""
    is_block = any("\n" in part.strip("\n") or part.startswith(" ") for part in parts)
    if manner.format == "plain" and not is_block:
        return "\n".join(part.rstrip("\n") for part in parts)
    return apart(parts, manner)


def apart(parts: Sequence[str], manner: passage.Manner) -> str:
    """Parts as paragraphs of one text that is meant for people only."""
    texts = [part.rstrip("\n") for part in parts]
    if manner.format == "html" and len(texts) > 1:
        texts = [sheet.as_paragraph(text) for text in texts]
    return "\n\n".join(texts)


def own_template(manner: passage.Manner) -> templates.Template | None:
    """The person's template that the format names; None for one of Reader's own formats."""
    if manner.format in options.FORMATS:
        return None
    own = templates.templates()
    if manner.format not in own:
        raise ReaderError(
            f"There is no format or template “{manner.format}”: put it into {templates.folder()}."
        )
    return own[manner.format]


def own_formats() -> list[str]:
    """The names of a person's templates, which are formats beside Reader's own."""
    return [name for name in templates.templates() if name not in options.FORMATS]


def _within(own: templates.Template, manner: passage.Manner) -> passage.Manner:
    """The manner with the format of a template's output."""
    return replace(manner, format=own.format)


def _filled(
    own: templates.Template,
    cited: Sequence[Cited],
    manner: passage.Manner,
    by: str,
    values: Sequence[Mapping[str, Any]],
) -> list[str]:
    """A template filled in with all annotations at once or one by one, as its variables ask."""
    values_of = {annotation.id: value for (annotation, _), value in zip(cited, values, strict=True)}
    records = {record.id: record for _, record in cited}
    groups = tally.grouped([annotation for annotation, _ in cited], tally.By(by), records)
    headed = [
        (group.heading, [values_of[annotation.id] for annotation in group.annotations])
        for group in groups
    ]
    listed = _references(cited, _within(own, manner))
    return templates.fill_in(own, values, [_together(values, headed, listed, manner)])


def _together(
    values: Sequence[Mapping[str, Any]],
    groups: Sequence[tuple[str, Sequence[Mapping[str, Any]]]],
    listed: Sequence[str],
    manner: passage.Manner,
) -> dict[str, Any]:
    """The variables that a template has for several annotations."""
    return {
        "groups": [
            {"heading": heading, "annotations": annotations} for heading, annotations in groups
        ],
        "annotations": values,
        "references": listed,
        "style": manner.style_title,
    }


def _references(cited: Sequence[Cited], manner: passage.Manner) -> list[str]:
    """The list of references, in the style's order."""
    sources = {record.id: record for _, record in cited}
    return passage.references(sources.values(), manner)


def _values(
    cited: Sequence[Cited], manner: passage.Manner, told: Told, *, alone: bool
) -> list[dict[str, Any]]:
    """The variables that a template has for each annotation."""
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
            **_of_annotation(annotation),
            "links": list(map(_of_link, told(annotation.id))),
            "quotation": quotation,
            "citation": cite,
            "reference": references[record.id],
            "citekey": keys[record.id],
            "title": canonical(record.title),
            "document": {"id": record.id, "path": record.path, "title": canonical(record.title)},
            "item": limited(passage.csl_item(record)),
            "style": manner.style_title,
        }
        for (annotation, record), quotation, cite in zip(cited, *printed, strict=True)
    ]


def _of_annotation(annotation: Annotation) -> dict[str, Any]:
    """The variables that come from the annotation alone."""
    place: Locator = annotation.locator
    return {
        "id": annotation.id,
        "quote": canonical(annotation.words),
        "note": canonical(annotation.note),
        "tags": list(map(canonical, annotation.tags)),
        "color": annotation.color,
        "locator": passage.spelled(place),
        "paragraph": place.paragraph,
        "last_paragraph": place.last_paragraph,
        "line": place.line,
        "last_line": place.last_line,
        "heading": canonical(place.heading),
        "page": canonical(place.page),
        "created": _local_time(annotation.created),
        "modified": _local_time(annotation.modified),
    }


def _of_link(link: ToldLink) -> dict[str, Any]:
    """The variables of a link of an annotation."""
    return {
        "relation": canonical(link.relation),
        "id": link.end.other,
        "quote": canonical(link.other.words) if link.other else "",
        "title": canonical(link.title),
        "note": canonical(link.note),
        "state": link.state,
    }


def _local_time(moment: datetime) -> str:
    """A time in the local time zone, with its offset; in UTC at the ends of the calendar."""
    try:
        return moment.astimezone().isoformat()
    except (OverflowError, ValueError):
        return moment.isoformat()
