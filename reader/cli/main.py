"""The command line: one thin module per verb.

Each verb imports what it needs when it runs, so that `reader --help` and the completion of a
word wait for nothing, and only opening loads the screen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader import __version__
from reader.annotations.pens import COLORS
from reader.cli.context import (
    complain_of_sources,
    complete_query,
    complete_tag,
    complete_text,
    current_desk_of,
    desk_of,
    encoding_option,
    found,
    mistyped_verb,
    open_text,
    path_of,
    settings_file_of,
    standard_input,
    take_encoding,
    workspace_of,
)
from reader.cli.group import LateVerbs, QueryVerb, Verbs, shown_minus
from reader.cli.open import has_terminal, show
from reader.cli.output import complain, print_json, print_row, print_rows
from reader.errors import ReaderError
from reader.lazy import lazy

if TYPE_CHECKING:
    from click import shell_completion

    from reader.annotations.annotation import Annotation
    from reader.text.document import Span
else:
    shell_completion = lazy("click.shell_completion")


VERBS = {
    **{name: f"reader.cli.{name}" for name in (
        *("add", "cite", "compare", "compose", "describe", "export", "link", "matrix"),
        *("read", "refresh", "serve", "tags", "texts"),
    )},
    **dict.fromkeys(("remove", "restore"), "reader.cli.remove"),
    **dict.fromkeys(("check", "completion", "keys"), "reader.cli.maintenance"),
}  # fmt: skip
"""The modules of the verbs that are not defined below."""


@click.group(
    cls=Verbs, commands=LateVerbs(VERBS), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "-w",
    "--workspace",
    type=click.Path(path_type=Path),
    help="The folder that holds texts/ and annotations/.",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="The file with your settings, in place of the usual one.",
)
@click.version_option(__version__, prog_name="reader", message="%(prog)s %(version)s")
def cli(workspace: Path | None, config: Path | None) -> None:
    """Close reading in the terminal: articles side by side, highlights, notes, tags, citations.

    `reader PATH…` opens texts side by side; `reader` alone asks which text to open.
    """
    # Read by `desk_of`, for the verbs that need it.
    del workspace
    if config is not None:
        from reader.locations import chosen

        click.get_current_context().with_resource(chosen(config, os.environ))


def run() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A letter that the terminal's encoding lacks is no reason to abort.
            stream.reconfigure(errors="replace")
    cli(prog_name="reader")


# Verbs


@cli.command("open", hidden=True)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@encoding_option
@click.pass_context
def open_(ctx: click.Context, paths: Sequence[Path], encoding: str | None) -> None:
    """Open texts side by side; without any, ask which."""
    verb = mistyped_verb(ctx, [str(path) for path in paths])
    if verb:
        complain(f"{paths[0]} is neither a verb nor a text: did you mean {verb}?")
        ctx.exit(2)
    if not has_terminal():
        complain(
            "to read, run it in a terminal; in a pipe, use list, cite, annotate, add or texts."
        )
        ctx.exit(2)
    workspace = workspace_of(ctx)
    named = [path_of(workspace, str(path)) for path in paths]
    for path in named:
        take_encoding(path, encoding)
    show(workspace, named, settings_file_of(ctx))


@cli.command()
@click.argument("text", metavar="DOC", shell_complete=complete_text)
@click.option("--quote", required=True, help="The words to highlight; `-` reads standard input.")
@click.option("--note", default="", help="What to say of them.")
@click.option(
    "--tag", "tags", multiple=True, help="A tag; may be repeated.", shell_complete=complete_tag
)
@click.option(
    "--color", type=click.Choice(COLORS), default=COLORS[0], show_default=True, help="The pen."
)
@click.option(
    "--nth", type=click.IntRange(min=1), help="Which occurrence, if the words occur more than once."
)
@encoding_option
@click.option("--json", "as_json", is_flag=True, help="Print the record for other programs.")
@click.pass_context
def annotate(  # noqa: PLR0913 (one for each option)
    ctx: click.Context,
    *,
    text: str,
    quote: str,
    note: str,
    tags: Sequence[str],
    color: str,
    nth: int | None,
    encoding: str | None,
    as_json: bool,
) -> None:
    """Highlight a passage of a text, found by its words; prints the new annotation's id.

    DOC is a file, or the name of a text in the library.
    """
    from reader.annotations.tags import read_tags
    from reader.export.record import record_of
    from reader.search.quote import the_place

    desk = desk_of(ctx)
    path = path_of(desk.workspace, text)
    take_encoding(path, encoding)
    opened = open_text(desk, path)
    words = standard_input().decode(errors="replace") if quote == "-" else quote
    span: Span = the_place(opened.document, words, nth)
    names = read_tags(",".join(tags))
    [annotation] = desk.highlight(opened, [span], color=color, note=note.strip(), tags=names)
    if as_json:
        print_json(record_of(annotation, opened.record))
    else:
        click.echo(annotation.id)


@cli.command("list", cls=QueryVerb)
@click.argument("query", nargs=-1, shell_complete=complete_query, callback=shown_minus)
@click.option("--json", "as_json", is_flag=True, help="Print records for other programs.")
@click.pass_context
def list_(ctx: click.Context, query: Sequence[str], *, as_json: bool) -> None:
    """List the annotations that match a query, in reading order; all without one.

    One per line, in columns separated by tabs: id, text and paragraph, colour, tags, words, note.
    """
    from reader.export.record import record_of
    from reader.workspace.paths import short_names

    desk = current_desk_of(ctx)
    annotations = found(desk, query)
    complain_of_sources(annotations)
    records = desk.records
    if as_json:
        print_json(
            [
                record_of(
                    annotation, records.get(annotation.document), desk.links_of(annotation.id)
                )
                for annotation in annotations
            ]
        )
        return
    names = short_names({key: record.path for key, record in records.items()})
    print_rows(
        _columns(annotation, names.get(annotation.document, "?")) for annotation in annotations
    )


def _columns(annotation: Annotation, name: str) -> Iterable[str]:
    """An annotation as `list` prints it, with the name of its text."""
    place = f"{name} ¶{annotation.locator.paragraph}" if annotation.locator.paragraph else name
    return (
        annotation.id[:8],
        place,
        annotation.color,
        ", ".join(annotation.tags),
        annotation.quotation,
        annotation.note,
    )


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print records for other programs.")
@click.pass_context
def queries(ctx: click.Context, *, as_json: bool) -> None:
    """List the saved queries, which `@name` stands for, with how many annotations match each."""
    desk = current_desk_of(ctx)
    saved = sorted(desk.store.snapshot.saved.items())
    if as_json:
        print_json([{"name": name, "query": line} for name, line in saved])
        return
    for name, line in saved:
        try:
            count = str(len(found(desk, [f"@{name}"])))
        except ReaderError:
            count = "?"
        print_row(f"@{name}", count, line)
