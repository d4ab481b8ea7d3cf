"""The verb about the metadata of a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reader.cli.context import complete_text, desk_of, path_of
from reader.cli.output import print_json, print_row
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.workspace.desk import Desk
    from reader.workspace.documents import OpenDocument


@click.command()
@click.argument("text", metavar="DOC", shell_complete=complete_text)
@click.argument("fields", metavar="[FIELD=VALUE]", nargs=-1)
@click.option("--take-back", multiple=True, help="A field that is to say what the file says.")
@click.option("--json", "as_json", is_flag=True, help="Print the record for other programs.")
@click.pass_context
def describe(
    ctx: click.Context,
    *,
    text: str,
    fields: Sequence[str],
    take_back: Sequence[str],
    as_json: bool,
) -> None:
    """Say what is known of a text, or change it: `author="Lee, Ann"`; `author=` empties a field.

    Prints a field a line, its columns between tabs: name, value, where it came from.
    """
    from reader.metadata import schema

    desk = desk_of(ctx)
    opened = _changed(desk, desk.open(path_of(desk.workspace, text)), fields, take_back)
    record = opened.record
    if as_json:
        names = ("id", "path", "title", "csl", "csl_from")
        print_json({name: getattr(record, name) for name in names})
        return
    for name in sorted(record.csl_from, key=_rank):
        print_row(name, schema.shown(name, record.csl.get(name)), record.csl_from[name])


def _rank(name: str) -> tuple[int, str]:
    """A sort key for fields: the usual ones first."""
    from reader.metadata import schema

    known = list(schema.ABOUT)
    return known.index(name) if name in known else len(known), name


def _changed(
    desk: Desk, opened: OpenDocument, fields: Sequence[str], take_back: Sequence[str]
) -> OpenDocument:
    """A document with fields changed; none is changed if one of them can't be."""
    from reader.metadata import schema
    from reader.workspace.catalogue import Catalogue

    catalogue, said = Catalogue(desk), {}
    for each in fields:
        name, equals, line = each.partition("=")
        if not equals:
            raise ReaderError(f"“{each}” is no change: write FIELD=VALUE, or FIELD= to empty it.")
        name = schema.named(name, opened.record.csl)
        said[name] = schema.read(name, line, opened.record.csl.get(name))
    if said:
        catalogue.say(opened, said)
    for name in take_back:
        catalogue.take_back(opened, schema.named(name, opened.record.csl_from))
    return desk.open_documents[opened.record.id]
