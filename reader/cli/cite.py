"""The verb that cites annotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from reader import options
from reader.cli.context import (
    Format,
    complain_of_sources,
    complete_query,
    current_desk_of,
    found,
    locator_option,
    manner_of,
    style_option,
)
from reader.cli.gaps import tell_changed, tell_gaps
from reader.cli.group import QueryVerb, shown_minus
from reader.cli.output import print_json, print_text

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.annotations.links import Told
    from reader.annotations.records import DocumentRecord
    from reader.export.passage import Manner

    Cited = tuple[Annotation, DocumentRecord]


@click.command(cls=QueryVerb)
@click.argument("query", nargs=-1, shell_complete=complete_query, callback=shown_minus)
@style_option
@click.option(
    "--format",
    "form",
    type=Format(options.FORMATS),
    show_default=f"your setting, else {options.DEFAULT_FORMAT}",
    help="What is printed: one of these, or a template of your own by its name.",
)
@click.option(
    "--part",
    type=click.Choice(options.PARTS),
    default=options.DEFAULT_PART,
    show_default=True,
    help="The quotation with its citation, that alone, or the references.",
)
@locator_option
@click.option(
    "--words",
    type=click.Choice(options.WORDS),
    show_default=f"your setting, else {options.DEFAULT_WORDS}",
    help="Which words are quoted if the text was edited: those highlighted, or today's.",
)
@click.option("--sheet", is_flag=True, help="A quote sheet: quotations, notes, references.")
@click.option(
    "--by",
    type=click.Choice(options.GROUPS),
    default=options.DEFAULT_GROUP,
    show_default=True,
    help="What a sheet's headings are.",
)
@click.option("--annotated", is_flag=True, help="The references, each with the notes on it.")
@click.option("--json", "as_json", is_flag=True, help="Print records for other programs.")
@click.pass_context
def cite(  # noqa: PLR0913 (one for each option)
    ctx: click.Context,
    *,
    query: Sequence[str],
    style: str | None,
    form: str | None,
    part: str,
    locator: str | None,
    words: str | None,
    sheet: bool,
    by: str,
    annotated: bool,
    as_json: bool,
) -> None:
    """Cite the annotations that match a query; all without one.

    In plain text each is a line, unless one of them is a block; else each is a paragraph.
    """
    if sheet + annotated + as_json > 1:
        raise click.UsageError("--sheet, --annotated and --json exclude each other: choose one.")
    from reader.export import highlights, passage
    from reader.workspace.catalogue import Catalogue
    from reader.workspace.holdings.cited import note_cited

    manner = replace(manner_of(ctx, style, form, locator, words), part=part)
    desk = current_desk_of(ctx)
    annotations = found(desk, query)
    complain_of_sources(annotations)
    cited = Catalogue(desk).cited(annotations, manner)
    note_cited(desk.workspace.state_dir, (record for _, record in cited))
    if as_json:
        _print_records(annotations, cited, manner, desk.links_of)
        return
    is_whole = sheet or annotated
    lines = _lines(cited, manner, by if sheet else "", desk.links_of, is_whole=is_whole)
    if lines:
        print_text(highlights.joined(lines, manner))
    tell_gaps((record for _, record in cited), manner.style)
    if part != "reference":
        tell_changed(sum(bool(passage.changed_since(annotation)) for annotation, _ in cited))


def _print_records(
    annotations: Iterable[Annotation], cited: Sequence[Cited], manner: Manner, told: Told
) -> None:
    """Print annotations as stored, each with its citation."""
    from reader.export import highlights
    from reader.export.record import record_of

    own = {annotation.id: annotation for annotation in annotations}
    rows = zip(cited, highlights.each(cited, manner, told=told), strict=True)
    print_json(
        [
            record_of(own[each.id], record, told(each.id)) | {"cited": text}
            for (each, record), text in rows
        ]
    )


def _lines(
    cited: Sequence[Cited],
    manner: Manner,
    by: str,
    told: Told,
    *,
    is_whole: bool,
) -> list[str]:
    """Annotations exported: one after the other, or as a sheet of a built-in form."""
    from reader.export import highlights

    if is_whole and highlights.own_template(manner) is None:
        return _sheet(cited, manner, by, told)
    return highlights.together(cited, manner, by, told=told)


def _sheet(cited: Sequence[Cited], manner: Manner, by: str, told: Told) -> list[str]:
    """A quote sheet under headings, or an annotated bibliography without any."""
    from reader.export import sheet

    annotations = [annotation for annotation, _ in cited]
    records = {record.id: record for _, record in cited}
    if by:
        text = sheet.quote_sheet(annotations, records, manner, by, told)
    else:
        text = sheet.annotated(annotations, records, manner)
    return [text.rstrip("\n")] if text else []
