"""The verb that compares texts tag by tag."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from reader.cli.context import (
    complain_of_sources,
    complete_query,
    current_desk_of,
    found,
    locator_option,
    manner_of,
    style_option,
)
from reader.cli.group import QueryVerb, shown_minus
from reader.cli.output import print_text
from reader.errors import ReaderError

FORMATS = ("markdown", "csv", "html", "json", "xlsx")


@click.command(cls=QueryVerb)
@click.argument("query", nargs=-1, shell_complete=complete_query, callback=shown_minus)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="markdown",
    show_default=True,
    help="What is printed; XLSX needs reader-tui[xlsx].",
)
@click.option(
    "--claims", is_flag=True, help="Rows are claims: annotations that links hold together."
)
@style_option
@locator_option
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write."
)
@click.pass_context
def matrix(
    ctx: click.Context,
    *,
    query: Sequence[str],
    form: str,
    claims: bool,
    style: str | None,
    locator: str | None,
    output: Path | None,
) -> None:
    """Compare texts: rows are tags or claims, columns are texts by date, cells what each says.

    A row on which only one text says anything begins with ✱. Markdown has how many annotations are
    in a cell and how the first begins; CSV and XLSX have all of them, each quoted and cited on a
    line of its own.
    """
    from reader.compare import matrix as comparing
    from reader.compare import matrix_formats
    from reader.workspace import sources

    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise click.UsageError("xlsx is no text for a terminal: name a file with --output.")
    desk = current_desk_of(ctx)
    rows = comparing.Rows.CLAIMS if claims else comparing.Rows.TAGS
    links, annotations = desk.store.snapshot.links, found(desk, query)
    complain_of_sources(annotations)
    made = comparing.matrix(annotations, desk.records, links, rows, relations=desk.relations)
    quotations = {}
    if form in matrix_formats.CITED:
        quotations = sources.quotations(desk, annotations, manner_of(ctx, style, "plain", locator))
    data = matrix_formats.printed(made, form, quotations)
    if output is not None:
        _write(output, data)
    elif form == "xlsx":
        sys.stdout.buffer.write(data)
    else:
        print_text(data.decode(errors="replace"))


def _write(output: Path, data: bytes) -> None:
    """Write a file, or say why it can't be."""
    from reader import files

    try:
        files.replace_file(output.resolve(), data)
    except OSError as error:
        raise ReaderError(f"{output} can't be written: {error.strerror or error}.") from error
