"""The verb that links annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.cli.context import complete_relation, current_desk_of
from reader.cli.output import print_json, print_row
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.annotations.links import LinkEnd
    from reader.workspace.desk import Desk


@click.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option(
    "--relation",
    default="",
    shell_complete=complete_relation,
    help="What A is to B: supports, contradicts, repeats, source of, see also, or one of your own.",
)
@click.option("--note", help="What to say of the link.")
@click.option("--remove", is_flag=True, help="Remove the links between A and B.")
@click.option("--json", "as_json", is_flag=True, help="Print the record for other programs.")
@click.pass_context
def link(
    ctx: click.Context,
    *,
    one: str,
    other: str,
    relation: str,
    note: str | None,
    remove: bool,
    as_json: bool,
) -> None:
    """Link two annotations, named by their ids or the beginnings of these.

    A link that is there already gets the new --note. With --remove and a --relation, only that
    link goes.
    """
    from reader.annotations.lookup import named
    from reader.export.record import record_of

    desk = current_desk_of(ctx)
    first, second = (
        named(desk.store.snapshot.live if not remove else desk.store.snapshot.all, typed)
        for typed in (one, other)
    )
    if remove:
        told = _remove(desk, first.id, second.id, relation)
    elif relation:
        told = _link(desk, (first.id, second.id), relation, note)
    else:
        raise click.UsageError("Say what A is to B, with --relation.")
    if as_json:
        found = desk.store.snapshot.annotation(first.id)
        links = desk.links_of(first.id)
        print_json(record_of(found, desk.records.get(found.document), links))
    else:
        print_row(told)


def _link(desk: Desk, ends: tuple[str, str], relation: str, note: str | None) -> str:
    """Link two annotations, or change the note of their link; return a message."""
    from reader.annotations.step_names import done
    from reader.workspace.links import Linking

    there = _between(desk, *ends, relation)
    if there and note is not None:
        return done(Linking(desk).change(there[0], relation, note))
    return done(Linking(desk).link(*ends, relation, note or ""))


def _remove(desk: Desk, one: str, other: str, relation: str) -> str:
    """Remove the links between two annotations; return a message.

    Raises:
        ReaderError: There is none.
    """
    from reader.annotations.step_names import done
    from reader.workspace.links import Linking

    there = _between(desk, one, other, relation)
    if not there:
        which = f" ({relation})" if relation else ""
        raise ReaderError(f"There is no such link{which} between {one[:8]} and {other[:8]}.")
    return ", ".join(done(Linking(desk).remove(end)) for end in there)


def _between(desk: Desk, one: str, other: str, relation: str) -> list[LinkEnd]:
    """The links between two annotations, or those with a relation if one is named."""
    from reader.text.folding import fold_trimmed

    ends = [end for end in desk.store.snapshot.links.of(one) if end.other == other]
    wanted = fold_trimmed(relation)
    return [end for end in ends if not wanted or fold_trimmed(end.named(desk.relations)) == wanted]
