"""The verb that prints a text to be read without the screen."""

from __future__ import annotations

import click

from reader.cli.context import complete_text, current_desk_of, path_of
from reader.cli.output import complain, print_plain


@click.command()
@click.argument("text", metavar="DOC", shell_complete=complete_text)
@click.option(
    "--width",
    type=click.IntRange(min=20),
    help="The most cells of a line; without it, each paragraph is one line.",
)
@click.option(
    "--notes/--no-notes",
    default=True,
    show_default=True,
    help="Whether highlights, tags and notes are printed under their paragraphs.",
)
@click.pass_context
def read(ctx: click.Context, text: str, *, width: int | None, notes: bool) -> None:
    """Print a text with its paragraph numbers, highlights, tags, links and notes, all in words.

    It is for screen readers and pipes.
    """
    from reader.export.plain_text import folded, lines_of
    from reader.metadata.outlets import line

    desk = current_desk_of(ctx)
    opened = desk.open(path_of(desk.workspace, text))
    record = opened.record
    lines = lines_of(
        opened.document,
        desk.annotations(record.id),
        width=width or 0,
        has_annotations=notes,
        links=desk.links_of,
    )
    for notice in opened.document.notices:
        complain(f"{record.path}: {notice}")
    about = [each for each in (record.author, line(record.csl)) if each]
    head = [row for each in about for row in folded(each, width or 0)]
    head += [""] if head else []
    print_plain("\n".join([*head, *lines]))
