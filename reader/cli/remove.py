"""The verbs that take texts out of the library and bring them back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from reader.cli.context import complete_text, desk_of, path_of
from reader.cli.output import complain, print_json, print_row
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.store.removals import Removal


@click.command()
@click.argument("texts", metavar="DOC", nargs=-1, required=True, shell_complete=complete_text)
@click.option("--json", "as_json", is_flag=True, help="Print records for other programs.")
@click.pass_context
def remove(ctx: click.Context, *, texts: Sequence[str], as_json: bool) -> None:
    """Take texts out of the library, with the files that describe them and their annotations.

    Prints the name that `reader restore` brings each back by. Their files are in `texts/.trash`,
    their annotations in the trash.
    """
    desk = desk_of(ctx)
    removed = desk.removals.remove([path_of(desk.workspace, text) for text in texts])
    if as_json:
        print_json([_record(each) for each in removed.removals])
        return
    for each in removed.removals:
        print_row(each.name)
    names = " ".join(each.name for each in removed.removals)
    complain(f"{removed.told}: `reader restore {names}` brings it all back.")


def _complete_removed(ctx: click.Context, _: click.Parameter, word: str) -> list[CompletionItem]:
    try:
        removed = desk_of(ctx).removals.listed
    except ReaderError:
        return []
    return [CompletionItem(each.name) for each in removed if each.name.startswith(word)]


@click.command()
@click.argument("texts", metavar="[DOC]", nargs=-1, shell_complete=_complete_removed)
@click.option("--json", "as_json", is_flag=True, help="Print records for other programs.")
@click.pass_context
def restore(ctx: click.Context, *, texts: Sequence[str], as_json: bool) -> None:
    """Bring removed texts back, with all that was removed with them; prints where each one is.

    Without DOC, lists the removed texts, the latest first: name, title, number of annotations,
    time of removal.
    """
    desk = desk_of(ctx)
    if texts:
        restored = [desk.workspace.relative(each) for each in desk.removals.restore(texts)]
        if as_json:
            print_json([{"path": name} for name in restored])
        else:
            for name in restored:
                print_row(name)
        return
    removed = desk.removals.listed
    if as_json:
        print_json([_record(each) for each in removed])
        return
    for each in removed:
        when = each.removed.astimezone().isoformat(" ", "minutes")[:16]
        print_row(each.name, each.title, str(len(each.annotations)), when)


def _record(removal: Removal) -> dict[str, Any]:
    return {"name": removal.name, **removal.row}
