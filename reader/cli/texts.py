"""The verb that lists the texts of the library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from reader.cli.context import desk_of
from reader.cli.group import QueryVerb, shown_minus
from reader.cli.output import complain, print_json, print_row

if TYPE_CHECKING:
    from reader.query.library import TextEntry


@click.command(cls=QueryVerb)
@click.argument("query", nargs=-1, callback=shown_minus)
@click.option("--json", "as_json", is_flag=True, help="Print records for other programs.")
@click.pass_context
def texts(ctx: click.Context, *, query: Sequence[str], as_json: bool) -> None:
    """List the texts of the library that match a query; all without one.

    A text has its file, the number of its annotations, its title, authors, outlet, date, minutes,
    the percentage read, and its state. A query takes words and title: author: outlet: date:
    before: after: read: state: type: tag: note: file: sort: limit:.
    """
    from reader.query import hints
    from reader.query.library import parse
    from reader.workspace import positions
    from reader.workspace.holdings.listing import Holdings
    from reader.workspace.holdings.text_index import TextIndex

    wanted = parse(" ".join(query))
    if told := hints.of_or(" ".join(query)):
        complain(told)
    desk = desk_of(ctx)
    folder = desk.workspace.state_dir
    places = positions.load(folder / "reading.json")
    holdings = Holdings(desk, places, TextIndex(folder, desk.bibliography))
    entries = holdings.entries(holdings.paths(), reads=True)
    found = list(wanted.select(entry for entry in entries if not entry.problem))
    unread = (entry.problem for entry in entries if entry.problem)
    # What is wrong in the library file as a whole is a notice of each text.
    for problem in dict.fromkeys((*unread, *(each for entry in found for each in entry.notices))):
        complain(problem)
    named = [text for each in entries for text in (desk.workspace.relative(each.path), each.title)]
    if not found and (told := hints.of_texts(" ".join(query), named)):
        complain(told)
    names = [desk.workspace.relative(entry.path) for entry in found]
    if as_json:
        print_json([_record(*each) for each in zip(names, found, strict=True)])
    else:
        for name, entry in zip(names, found, strict=True):
            print_row(name, *_columns(entry))
    ctx.exit(1 if any(entry.problem for entry in entries) else 0)


def _columns(entry: TextEntry) -> Sequence[str]:
    from reader.annotations.count import counted
    from reader.query.library import percent
    from reader.text import reading_time

    minutes = reading_time.told(entry.minutes)
    read = f"{percent(entry.share)} %"
    about = entry.title, entry.author, entry.outlet, entry.day
    return counted(entry.count), *about, minutes, read, entry.state


def _record(name: str, entry: TextEntry) -> dict[str, Any]:
    record = entry.record
    return {
        "path": name,
        "title": entry.title,
        "annotations": entry.count,
        "words": entry.words,
        "minutes": round(entry.minutes, 1),
        "read": round(entry.share, 3),
        "state": entry.state,
        "note": entry.note,
        "tags": list(entry.tags),
        "id": record.id if record else "",
        "csl": record.csl if record else {},
        "csl_from": record.csl_from if record else {},
    }
