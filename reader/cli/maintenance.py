"""The verbs for maintenance: the annotations file, the keys, completion in the shell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reader import options
from reader.cli.context import settings_file_of, settings_of, workspace_of
from reader.cli.open import has_terminal, show
from reader.cli.output import complain, print_json, print_row
from reader.errors import ReaderError
from reader.lazy import lazy

if TYPE_CHECKING:
    from click import shell_completion

    from reader.workspace.desk import Desk
else:
    shell_completion = lazy("click.shell_completion")


@click.command()
@click.option("--restore", is_flag=True, help="Put the last good copy of the annotations back.")
@click.option(
    "--fix",
    is_flag=True,
    help="Follow renamed texts; go through annotations that are lost or unsure.",
)
@click.option("--json", "as_json", is_flag=True, help="Print records for other programs.")
@click.pass_context
def check(ctx: click.Context, *, restore: bool, fix: bool, as_json: bool) -> None:
    """Check that the annotations file is sound and every annotation is found in its text.

    Exits with 1 when something is wrong.
    """
    from dataclasses import asdict

    from reader.workspace.check import check_up
    from reader.workspace.desk import Desk

    desk = Desk(workspace_of(ctx))
    if restore:
        _restore(desk)
    report = check_up(desk)
    if fix:
        _follow(desk)
        report = check_up(desk)
        _fix(ctx, desk, [each.path for each in report.texts if each.is_unsure])
        report = check_up(desk)
    if as_json:
        print_json({"texts": [asdict(each) for each in report.texts], "problems": report.problems})
    else:
        for each in report.texts:
            print_row(each.path, each.told)
        for problem in report.problems:
            print_row(problem)
    ctx.exit(1 if report.problems or any(each.is_amiss for each in report.texts) else 0)


@click.command()
@click.option("--preset", type=click.Choice(options.PRESETS), help="Those of a preset, not yours.")
@click.option("--json", "as_json", is_flag=True, help="Print records for other programs.")
@click.pass_context
def keys(ctx: click.Context, *, preset: str | None, as_json: bool) -> None:
    """Print all commands by where they work, with their keys, their ids and what they do.

    A star stands before what you changed.
    """
    from reader.ui.keys.table import key_table

    table = key_table(preset or settings_of(ctx))
    for problem in table.problems:
        complain(problem)
    if as_json:
        print_json(table.records)
    else:
        for row in table.rows:
            click.echo(row)


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a script that makes a shell complete Reader's commands.

    For bash: eval "$(reader completion bash)" in ~/.bashrc; for zsh the same in ~/.zshrc;
    for fish: reader completion fish > ~/.config/fish/completions/reader.fish
    """
    found = shell_completion.get_completion_class(shell)
    if found is None:
        raise ReaderError(f"There is no completion for {shell}.")
    click.echo(found(ctx.find_root().command, {}, "reader", "_READER_COMPLETE").source())
    if shell == "bash":
        click.echo("# A facet and its value are one word, with the colon in it.")
        click.echo("COMP_WORDBREAKS=${COMP_WORDBREAKS//:/}")


def _restore(desk: Desk) -> None:
    """Put the last good copy of the annotations back, if the file can't be read."""
    try:
        desk.refresh()
    except ReaderError:
        aside = desk.store.restore_backup()
        if aside:
            complain(f"The broken file is kept as {aside}.")
    else:
        if desk.store.backup_time is None:
            raise ReaderError("There is no copy of the annotations to put back.")
        complain("The annotations file can be read: nothing was put back.")


def _follow(desk: Desk) -> None:
    """Follow texts that are gone to their new versions, which get their annotations."""
    from reader.workspace.successor import successors, take_for_new_version

    for each in successors(desk):
        opened = take_for_new_version(desk, each)
        complain(
            f"{opened.record.path} is taken for the new version of {each.gone.path}: "
            f"{each.share:.0%} of them is the same."
        )


def _fix(ctx: click.Context, desk: Desk, paths: Sequence[str]) -> None:
    """Go through the annotations of texts that are lost or not sure, on the screen."""
    if not paths:
        return
    if not has_terminal():
        raise ReaderError("--fix asks where annotations belong: run it in a terminal.")
    files = [desk.workspace.absolute(path) for path in paths]
    show(desk.workspace, files, settings_file_of(ctx), repairing=True)
