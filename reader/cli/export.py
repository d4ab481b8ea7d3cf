"""The verb that exports whole things, such as a text with all its annotations."""

from __future__ import annotations

from pathlib import Path

import click

from reader import options
from reader.cli.context import complete_style, complete_text, desk_of, path_of, settings_of
from reader.cli.gaps import tell_gaps
from reader.cli.output import print_text
from reader.errors import ReaderError


@click.group()
def export() -> None:
    """Export a text with all its annotations."""


@export.command()
@click.argument("text", metavar="TEXT", shell_complete=complete_text)
@click.option(
    "--format",
    "form",
    type=click.Choice(("html", "markdown")),
    default="html",
    show_default=True,
    help="A page without scripts, which can be printed; or Markdown with footnotes.",
)
@click.option(
    "--style",
    show_default=f"your setting, else {options.DEFAULT_STYLE}",
    shell_complete=complete_style,
    help="The citation style of the reference.",
)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write."
)
@click.pass_context
def annotated(
    ctx: click.Context, *, text: str, form: str, style: str | None, output: Path | None
) -> None:
    """Export a whole text with its highlights in colour, their notes, a legend and its reference.

    TEXT is a file, or the name of a text in the library.
    """
    from reader import files
    from reader.export import annotated_html, annotated_markdown
    from reader.export.annotated_copy import Copy

    settings = settings_of(ctx).with_known_style()
    desk = desk_of(ctx)
    opened = desk.open(path_of(desk.workspace, text))
    copy = Copy(
        opened.document,
        opened.record,
        desk.annotations(opened.record.id),
        style or settings.style,
        settings.pens,
        desk.links_of,
    )
    tell_gaps([copy.record], copy.style)
    printed = (annotated_html if form == "html" else annotated_markdown).printed(copy)
    if output is None:
        print_text(printed)
        return
    try:
        files.replace_file(output.resolve(), printed.encode("utf-8", "replace"))
    except OSError as error:
        raise ReaderError(f"{output} can't be written: {error.strerror or error}.") from error
