"""The verb that brings texts into the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from reader.cli.context import complete_file, standard_input, workspace_of
from reader.cli.output import complain, print_json, print_row
from reader.errors import ReaderError


@click.command()
@click.argument("sources", nargs=-1, metavar="PATH|-", shell_complete=complete_file)
@click.option("--name", default="", help="What to call the copy.")
@click.option(
    "--message",
    default="",
    metavar="N|all",
    help="Which mail of a mailbox: its number, or all, each as a text of its own.",
)
@click.option(
    "--from",
    "lists",
    multiple=True,
    metavar="FILE",
    help="A file that lists what to add, one a line; `-` is standard input.",
)
@click.option("--json", "as_json", is_flag=True, help="Print records for other programs.")
@click.pass_context
def add(
    ctx: click.Context,
    *,
    sources: Sequence[str],
    name: str,
    message: str,
    lists: Sequence[str],
    as_json: bool,
) -> None:
    """Copy texts into the library: files, the files of a folder, or standard input (`-`).

    Prints where each one is. A text that is there already is not copied again.
    """
    from reader.workspace.intake.asked import wanted
    from reader.workspace.library import Library

    if not sources and not lists:
        raise click.UsageError("Missing argument 'PATH|-...'.")
    asked = list(wanted([*sources, *_listed(lists)], message))
    if name and len(asked) > 1:
        raise click.UsageError("--name names one text: add the others by themselves.")
    workspace = workspace_of(ctx)
    library = Library(workspace.texts)
    known = library.hashes() if len(asked) > 1 else None
    records = []
    for each in asked:
        try:
            taken = standard_input() if each.source == "-" else each.data()
            added = library.add(taken, name or each.name, ending=each.ending, known=known)
        except ReaderError as error:
            complain(str(error))
            continue
        path = workspace.relative(added.path)
        records.append({"path": path, "new": added.is_new})
        if not added.is_new:
            complain(f"{each.source} is in the library already, as {path}.")
        if not as_json:
            print_row(path)
    if as_json:
        print_json(records)
    new = sum(bool(record["new"]) for record in records)
    if len(asked) > 1:
        complain(_summary(new, len(records) - new, len(asked) - len(records)))
    ctx.exit(0 if len(records) == len(asked) else 1)


def _listed(lists: Sequence[str]) -> Iterator[str]:
    """The lines of files that list what to add; those with a `#` in front are left out.

    Raises:
        ReaderError: A file can't be read.
    """
    for name in lists:
        try:
            data = standard_input() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            raise ReaderError(f"{name} can't be read: {error.strerror or error}.") from error
        for line in data.decode("utf-8-sig", "replace").splitlines():
            if line.strip() and not line.lstrip().startswith("#"):
                yield line.strip()


def _summary(new: int, known: int, failed: int) -> str:
    """What came of several texts, in words."""
    said = ((new, "added"), (known, "there already"), (failed, "not added"))
    return ", ".join(f"{count} {what}" for count, what in said if count) + "."
