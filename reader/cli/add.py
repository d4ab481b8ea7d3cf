"""The verb that adds texts to the library."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.context import (
    complete_file,
    desk_of,
    encoding_option,
    standard_input,
    take_encoding,
    workspace_of,
)
from reader.cli.output import complain, print_json, print_row
from reader.errors import ReaderError
from reader.text.glyphs import showable

if TYPE_CHECKING:
    from reader.workspace.intake.asked import Asked
    from reader.workspace.intake.fetch import Fetched
    from reader.workspace.intake.known_texts import Brought, Shelf
    from reader.workspace.paths import Workspace


@click.command()
@click.argument("sources", nargs=-1, metavar="PATH|URL|-", shell_complete=complete_file)
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
@click.option("--again", is_flag=True, help="Add a page that has changed beside its old version.")
@click.option("--ask", is_flag=True, help="Ask for author and date where these are uncertain.")
@encoding_option
@click.option("--json", "as_json", is_flag=True, help="Print records for other programs.")
@click.pass_context
def add(  # noqa: PLR0913 (one for each option)
    ctx: click.Context,
    *,
    sources: Sequence[str],
    name: str,
    message: str,
    lists: Sequence[str],
    again: bool,
    ask: bool,
    encoding: str | None,
    as_json: bool,
) -> None:
    """Bring texts into the library: files, folders, pages of the web, standard input (`-`).

    Prints where each one is. A text that is there already is not copied again.
    """
    if ask and ("-" in sources or "-" in lists):
        raise click.UsageError("--ask needs the keyboard, and standard input is what to add.")
    asked = _asked(sources, lists, message, name)
    workspace = workspace_of(ctx)
    records, new = [], []
    for source, brought in _received(_brought(workspace.texts, asked, name, again=again)):
        take_encoding(brought.path, encoding)
        path = workspace.relative(brought.path)
        records.append({"path": path, "new": brought.is_new})
        new += [brought.path] if brought.is_new else []
        _tell(source, brought, workspace)
        if not as_json:
            print_row(path)
    if as_json:
        print_json(records)
    if len(asked) > 1:
        complain(_summary(len(new), len(records) - len(new), len(asked) - len(records)))
    _tell_removed(ctx, new)
    if ask:
        _ask(ctx, new)
    ctx.exit(0 if len(records) == len(asked) else 1)


def _asked(
    sources: Sequence[str], lists: Sequence[str], message: str, name: str
) -> Sequence[Asked]:
    """The texts to add."""
    from reader.workspace.intake.asked import wanted

    if not sources and not lists:
        raise click.UsageError("Missing argument 'PATH|URL|-...'.")
    asked = list(wanted([*sources, *_listed(lists)], message))
    if name and len(asked) > 1:
        raise click.UsageError("--name names one text: add the others by themselves.")
    return asked


def _ask(ctx: click.Context, paths: Sequence[Path]) -> None:
    """Ask about the added texts, until nobody answers any more."""
    from reader.cli.asking import ask_about

    desk = desk_of(ctx)
    try:
        for path in paths:
            ask_about(desk, path)
    except click.Abort:
        click.echo(err=True)
        complain("Nothing more is asked: `reader describe` says the rest.")


def _tell_removed(ctx: click.Context, paths: Sequence[Path]) -> None:
    """Report which of the added texts were removed before, with what is kept of them."""
    from reader.workspace.texts.trash import TRASH

    if not paths or not (workspace_of(ctx).texts / TRASH).is_dir():
        return
    removals = desk_of(ctx).removals
    for path in paths:
        if known := removals.same_as(path):
            complain(
                f"{path.name} was removed before: `reader restore {known.name}` brings back what "
                "belonged to it."
            )


def _tell(source: str, brought: Brought, workspace: Workspace) -> None:
    """Report how a text was read, that it exists already, or that it may be a new version."""
    path = workspace.relative(brought.path)
    for notice in brought.notices:
        complain(f"{path}: {notice}")
    if not brought.is_new:
        complain(f"{source} is in the library already, as {path}.")
    elif brought.older:
        older = workspace.relative(brought.older)
        complain(
            f"{path} is nearly the same as {older}: "
            f"`reader refresh {older} --with {path}` makes it the new version of that."
        )


def _received(
    outcomes: Iterable[tuple[str, Brought | ReaderError]],
) -> Iterator[tuple[str, Brought]]:
    """The texts that were brought; why others were not is told, each reason once."""
    told = set[str]()
    for source, brought in outcomes:
        if not isinstance(brought, ReaderError):
            yield source, brought
        elif str(brought) not in told:
            told.add(str(brought))
            complain(str(brought))


def _brought(
    texts: Path, asked: Sequence[Asked], name: str, *, again: bool
) -> Iterator[tuple[str, Brought | ReaderError]]:
    """The outcome for each requested text."""
    from reader.workspace.intake.fetch import fetch_all
    from reader.workspace.intake.known_texts import Shelf
    from reader.workspace.texts.library import Library

    fetched = fetch_all(each.source for each in asked if each.is_address)
    shelf = Shelf(Library(texts))
    for number, each in enumerate(asked, 1):
        if len(asked) > 1 and sys.stderr.isatty():
            click.echo(f"[{number}/{len(asked)}] {showable(each.source)}", err=True)
        try:
            if each.is_address:
                yield each.source, _page(shelf, next(fetched), each.source, name, again=again)
            else:
                taken = standard_input() if each.source == "-" else each.data()
                yield each.source, shelf.add(taken, name or each.name, each.ending)
        except ReaderError as error:
            yield each.source, error


def _page(
    shelf: Shelf, found: Fetched | ReaderError, asked: str, name: str, *, again: bool
) -> Brought:
    """The outcome for a web page.

    Raises:
        ReaderError: It could not be fetched, or another version of it is there already.
    """
    if isinstance(found, ReaderError):
        raise found
    if found.hops:
        complain(f"{asked} led to {found.address}.")
    known = None if again else shelf.at(found.address, *found.hops)
    if known is not None and not shelf.has(found.data, found.ending):
        raise ReaderError(
            f"{asked} is in the library as {known.name}, and has changed since: `reader refresh "
            f"{known.name}` takes the new version, `reader add --again` adds it beside that."
        )
    return shelf.add_page(found.data, found.ending, found.address, name)


def _listed(lists: Sequence[str]) -> Iterator[str]:
    """The lines of files that list what to add, without those that begin with `#`.

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
    """The outcome for several texts, in words."""
    said = ((new, "added"), (known, "there already"), (failed, "not added"))
    return ", ".join(f"{count} {what}" for count, what in said if count) + "."
