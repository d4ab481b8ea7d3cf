"""The verbs about tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reader.cli.context import complete_tag, desk_of
from reader.cli.output import print_json, print_row

if TYPE_CHECKING:
    from reader.annotations.tag_tree import TagNode


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print records for other programs.")
@click.pass_context
def tags(ctx: click.Context, *, as_json: bool) -> None:
    """List the tags: how many annotations have each, its colour, what it is for.

    `reader tags rename OLD NEW` and `reader tags merge OLD INTO` change one.
    """
    if ctx.invoked_subcommand:
        return
    from reader.store.tags import Vocabulary

    desk = desk_of(ctx)
    nodes = Vocabulary(desk.store).tree().nodes
    if as_json:
        print_json([_record(node) for node in nodes])
        return
    for node in nodes:
        count = f"{node.own}" if node.own == node.total else f"{node.own} of {node.total}"
        color, description = (
            (node.record.color, node.record.description) if node.record else ("", "")
        )
        print_row(node.name, count, color, description)


@tags.command()
@click.argument("old", shell_complete=complete_tag)
@click.argument("new")
@click.pass_context
def rename(ctx: click.Context, *, old: str, new: str) -> None:
    """Rename a tag and all below it; the old name still stands for it."""
    _rename(ctx, old, new, merging=False)


@tags.command()
@click.argument("old", shell_complete=complete_tag)
@click.argument("into", shell_complete=complete_tag)
@click.pass_context
def merge(ctx: click.Context, *, old: str, into: str) -> None:
    """Merge a tag and all below it into another, which its name then stands for."""
    _rename(ctx, old, into, merging=True)


def _rename(ctx: click.Context, old: str, new: str, *, merging: bool) -> None:
    from reader.annotations.step_names import done
    from reader.errors import ReaderError
    from reader.store.tags import Vocabulary

    vocabulary = Vocabulary(desk_of(ctx).store)
    if merging and not vocabulary.clash(old, new):
        raise ReaderError(f"There is no other tag {new} to merge it into: use rename.")
    print_row(done(vocabulary.rename(old, new, merging=merging)))


def _record(node: TagNode) -> dict[str, Any]:
    """A tag for other programs."""
    record = node.record
    return {
        "name": node.name,
        "annotations": node.own,
        "annotations_with_below": node.total,
        "documents": dict(node.documents),
        "description": record.description if record else "",
        "color": record.color if record else "",
        "aliases": list(record.aliases) if record else [],
    }
