"""The verb about the metadata of a text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reader.cli.context import (
    complete_text,
    desk_of,
    encoding_option,
    open_text,
    path_of,
    settings_of,
    take_encoding,
)
from reader.cli.output import complain, print_json, print_row
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.workspace.desk import Desk
    from reader.workspace.documents import OpenDocument


@click.command()
@click.argument("text", metavar="DOC", shell_complete=complete_text)
@click.argument("fields", metavar="[FIELD=VALUE]", nargs=-1)
@click.option("--doi", default="", help="Look up what doi.org knows of a DOI.")
@click.option("--isbn", default="", help="Look up what Open Library knows of an ISBN.")
@click.option("--yes", is_flag=True, help="Take what was looked up, without asking.")
@encoding_option
@click.option("--take-back", multiple=True, help="A field to reset to what the file says.")
@click.option("--json", "as_json", is_flag=True, help="Print the record for other programs.")
@click.pass_context
def describe(  # noqa: PLR0913 (one for each option)
    ctx: click.Context,
    *,
    text: str,
    fields: Sequence[str],
    encoding: str | None,
    take_back: Sequence[str],
    doi: str,
    isbn: str,
    yes: bool,
    as_json: bool,
) -> None:
    """Say what is known of a text, or change it: `author="Lee, Ann"`; `author=` empties a field.

    Prints one field per line, in columns separated by tabs: name, value, where it came
    from. With --doi or
    --isbn: what would change, as name, value, new value; then it asks whether to take that.
    """
    from reader.metadata import schema

    desk = desk_of(ctx)
    path = path_of(desk.workspace, text)
    take_encoding(path, encoding)
    opened = open_text(desk, path)
    if doi or isbn:
        _look_up(ctx, desk, opened, doi, isbn, yes=yes)
        return
    record = _changed(desk, opened, fields, take_back).record
    if as_json:
        names = ("id", "path", "title", "csl", "csl_from")
        print_json({name: getattr(record, name) for name in names})
        return
    for name in sorted(record.csl_from, key=_rank):
        print_row(name, schema.shown(name, record.csl.get(name)), record.csl_from[name])


def _look_up(
    ctx: click.Context, desk: Desk, opened: OpenDocument, doi: str, isbn: str, *, yes: bool
) -> None:
    """Print a service's metadata for a text where it differs, and apply it if wanted."""
    from reader.metadata import schema
    from reader.workspace.catalogue import Catalogue
    from reader.workspace.intake import lookup

    settings = settings_of(ctx)
    found = lookup.of_doi(doi, settings.doi_service) if doi else {}
    found = found or lookup.of_isbn(isbn, settings.isbn_service)
    was = opened.record.csl
    changes = {name: value for name, value in found.items() if value != was.get(name)}
    for name in sorted(changes, key=_rank):
        print_row(name, schema.shown(name, was.get(name)) or "–", schema.shown(name, changes[name]))
    if not changes:
        complain("Nothing of it would change.")
        return
    if not yes and not sys.stdin.isatty():
        complain("Nothing was changed: --yes takes it.")
        return
    if yes or click.confirm("Take it?", err=True):
        Catalogue(desk).say(opened, changes)


def _rank(name: str) -> tuple[int, str]:
    """A sort key for fields: the common ones first."""
    from reader.metadata import schema

    known = list(schema.ABOUT)
    return known.index(name) if name in known else len(known), name


def _changed(
    desk: Desk, found: OpenDocument, fields: Sequence[str], take_back: Sequence[str]
) -> OpenDocument:
    """A document with fields changed; none is changed if any is invalid."""
    from reader.metadata import schema
    from reader.workspace.catalogue import Catalogue

    catalogue, said = Catalogue(desk), {}
    for each in fields:
        name, equals, line = each.partition("=")
        if not equals:
            raise ReaderError(f"“{each}” is no change: write FIELD=VALUE, or FIELD= to empty it.")
        name = schema.named(name, found.record.csl, is_common=True)
        said[name] = schema.read(name, line, found.record.csl.get(name))
    if said:
        catalogue.say(found, said)
    for name in take_back:
        catalogue.take_back(found, schema.named(name, found.record.csl_from, is_common=True))
    return desk.open_documents[found.record.id]
