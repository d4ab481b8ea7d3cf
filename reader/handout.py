"""Marks as they leave the program: in a format of Reader's, or by a person's template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reader import citation, excerpt, tally, template
from reader.annotation import Annotation, DocumentRecord, Locator
from reader.errors import ReaderError

Cited = tuple[Annotation, DocumentRecord]
"""A mark with what it stands in."""


def each(cited: Sequence[Cited], manner: excerpt.Manner, *, alone: bool = False) -> list[str]:
    """A text for each mark; the arguments are those of `excerpt.excerpts`."""
    own = own_template(manner)
    if own is None:
        return excerpt.excerpts(cited, manner, alone=alone, apart=True)
    values = _values(cited, _within(own, manner), alone=alone)
    listed = _references(cited, _within(own, manner))
    sets = [_together([one], [("", [one])], listed, manner) for one in values]
    return template.fill_in(own, values, sets)


def together(
    cited: Sequence[Cited], manner: excerpt.Manner, by: str = "", *, alone: bool = False
) -> list[str]:
    """Several marks given out at once, part by part; a reference only once.

    Args:
        cited: Each mark with what it stands in.
        manner: How they are given out.
        by: What a template is given them under headings by: one of `sheet.GROUPS`, or nothing.
        alone: Whether each is cited as if it were the only one.
    """
    own = own_template(manner)
    if own is not None:
        return _filled(own, cited, manner, by, alone=alone)
    sources = {record.id: record for _, record in cited}
    if manner.part == "reference" or manner.format in excerpt.REFERENCE_FORMATS:
        is_whole = manner.format.startswith("csl-")
        return excerpt.references(sources.values(), manner) if sources or is_whole else []
    return excerpt.excerpts(cited, manner, alone=alone)


def joined(parts: Sequence[str], manner: excerpt.Manner) -> str:
    """Parts as one text: a line each, but apart where what they are made of has several lines."""
    is_spaced = manner.format not in _IN_LINES
    return ("\n\n" if is_spaced else "\n").join(part.rstrip("\n") for part in parts)


_IN_LINES = {*excerpt.TEXT_FORMATS, *excerpt.REFERENCE_FORMATS} - {"footnote"}
"""Formats that a program at the other end of a pipe is given line by line."""


def own_template(manner: excerpt.Manner) -> template.Template | None:
    """The person's template that a manner's format names, or None for one of Reader's formats."""
    if manner.format in (*excerpt.TEXT_FORMATS, *excerpt.REFERENCE_FORMATS):
        return None
    own = template.templates()
    if manner.format not in own:
        raise ReaderError(
            f"There is no format or template “{manner.format}”: put it into {template.folder()}."
        )
    return own[manner.format]


def own_formats() -> list[str]:
    """The names of a person's templates that are formats beside Reader's own."""
    known = (*excerpt.TEXT_FORMATS, *excerpt.REFERENCE_FORMATS)
    return [name for name in template.templates() if name not in known]


def _within(own: template.Template, manner: excerpt.Manner) -> excerpt.Manner:
    """How what a template puts together is printed."""
    return replace(manner, format=own.format)


def _filled(
    own: template.Template,
    cited: Sequence[Cited],
    manner: excerpt.Manner,
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
    return template.fill_in(own, values, [_together(values, headed, listed, manner)])


def _together(
    values: Sequence[Mapping[str, Any]],
    groups: Sequence[tuple[str, Sequence[Mapping[str, Any]]]],
    listed: Sequence[str],
    manner: excerpt.Manner,
) -> dict[str, Any]:
    """What a template can name of several marks."""
    return {
        "groups": [{"heading": heading, "marks": marks} for heading, marks in groups],
        "marks": values,
        "references": listed,
        "style": manner.style_title,
    }


def _references(cited: Sequence[Cited], manner: excerpt.Manner) -> list[str]:
    """The list of references, in the style's order."""
    sources = {record.id: record for _, record in cited}
    return excerpt.references(sources.values(), manner)


def _values(cited: Sequence[Cited], manner: excerpt.Manner, *, alone: bool) -> list[dict[str, Any]]:
    """What a template can name of each mark."""
    printed = [
        excerpt.excerpts(cited, replace(manner, part=part), alone=alone)
        for part in ("quotation", "citation")
    ]
    records = list({record.id: record for _, record in cited}.values())
    items = [excerpt.csl_item(record) for record in records]
    entries = dict(citation.entries(items, manner.style, manner.format)) if items else {}
    references = {record.id: entries.get(at, "") for at, record in enumerate(records)}
    keys = dict(zip((record.id for record in records), citation.citekeys(items), strict=True))
    return [
        {
            **_of_mark(mark),
            "quotation": quotation,
            "citation": cite,
            "reference": references[record.id],
            "citekey": keys[record.id],
            "title": record.title,
            "document": {"id": record.id, "path": record.path, "title": record.title},
            "item": excerpt.csl_item(record),
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
        "locator": excerpt.spelled(place),
        "paragraph": place.paragraph,
        "last_paragraph": place.last_paragraph,
        "line": place.line,
        "last_line": place.last_line,
        "heading": place.heading,
        "page": place.page,
        "created": mark.created.isoformat(),
        "modified": mark.modified.isoformat(),
    }
