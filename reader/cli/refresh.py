"""The verb that fetches new versions of texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from reader.cli.context import complete_text, desk_of, path_of
from reader.cli.output import complain, print_json, print_row
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.workspace.desk import Desk


class _Version(NamedTuple):
    """A new version of a text."""

    data: bytes
    """The bytes of its file."""
    ending: str
    """The extension of its file name."""


@click.command()
@click.argument("texts", metavar="[DOC]", nargs=-1, shell_complete=complete_text)
@click.option(
    "--with",
    "file",
    type=click.Path(path_type=Path),
    help="A file that has the new version of the one text that is named.",
)
@click.option("--dry-run", "dry", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--anyway", is_flag=True, help="Take also what has little in common with the text.")
@click.option("--json", "as_json", is_flag=True, help="Print records for other programs.")
@click.pass_context
def refresh(
    ctx: click.Context,
    *,
    texts: Sequence[str],
    file: Path | None,
    dry: bool,
    anyway: bool,
    as_json: bool,
) -> None:
    """Fetch texts again from their addresses, and find their highlights in what came.

    Without DOC, all texts that were added by an address. The file that was there before is kept in
    `texts/.replaced`.
    """
    if file is not None and len(texts) != 1:
        raise click.UsageError("--with has the new version of one text: name that.")
    desk = desk_of(ctx)
    paths = [path_of(desk.workspace, text) for text in texts]
    records = []
    failures: list[str] = []
    for path, version in _versions(desk, paths, file):
        name = desk.workspace.relative(path)
        try:
            record = _taken(desk, path, version, dry=dry, anyway=anyway)
        except ReaderError as error:
            if str(error) not in failures:
                complain(str(error))
            failures.append(str(error))
            continue
        records.append({"path": name, **record})
        if not as_json:
            print_row(name, *filter(None, record.values()))
    if len(failures) > 1:
        complain(f"{len(failures)} texts stay as they were.")
    if file is not None and not failures and not dry:
        _put_away(desk, file)
    if as_json:
        print_json(records)
    ctx.exit(1 if failures else 0)


def _versions(
    desk: Desk, paths: Sequence[Path], file: Path | None
) -> Iterator[tuple[Path, _Version | ReaderError]]:
    """The requested texts, each with its new version or an error."""
    from reader.workspace.intake import refresh
    from reader.workspace.intake.fetch import fetch_all
    from reader.workspace.texts.library import Library

    if file is not None:
        try:
            yield paths[0], _Version(file.read_bytes(), file.suffix.casefold())
        except OSError as error:
            raise ReaderError(f"{file} can't be read: {error.strerror or error}.") from error
        return
    asked = [(path, refresh.address_of(path)) for path in paths]
    asked = asked or list(refresh.sources(Library(desk.workspace.texts)))
    if not asked:
        complain("No text was added by an address: there is nothing to fetch again.")
    found = fetch_all(address for _, address in asked)
    for (path, _), each in zip(asked, found, strict=True):
        if isinstance(each, ReaderError):
            yield path, each
        else:
            yield path, _Version(each.data, each.ending)


def _taken(
    desk: Desk, path: Path, version: _Version | ReaderError, *, dry: bool, anyway: bool
) -> dict[str, str]:
    """The outcome for a new version.

    Raises:
        ReaderError: There is none, or it can't take the old one's place.
    """
    from reader.workspace.intake import refresh
    from reader.workspace.intake.known_texts import note_access
    from reader.workspace.texts.loading import load

    if isinstance(version, ReaderError):
        raise version
    before = desk.open(path).record
    change = refresh.replaced(path, *version, dry=dry, anyway=anyway)
    if not dry and (address := load(path).csl.get("URL")):
        note_access(path, str(address))
    is_new = not dry and change != refresh.Change()
    found = refresh.found_again(desk, path, before) if is_new else ""
    return {"change": change.told, "highlights": found}


def _put_away(desk: Desk, file: Path) -> None:
    """Remove a library text that has replaced another one, if nothing is lost."""
    from reader.workspace.intake.refresh import set_aside

    if not file.resolve().is_relative_to(desk.workspace.texts.resolve()):
        return
    if desk.counts()[desk.open(file).record.id]:
        complain(f"{file} has annotations of its own, and stays.")
        return
    set_aside(file)
