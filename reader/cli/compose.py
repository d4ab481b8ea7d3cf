"""The verb that composes a draft."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.context import (
    complain_of_sources,
    complete_draft,
    current_desk_of,
    draft_of,
    locator_option,
    manner_of,
    standard_input,
    style_option,
)
from reader.cli.gaps import tell_changed, tell_gaps
from reader.cli.output import complain, print_text
from reader.errors import ReaderError
from reader.export.convert import BINARY, FORMATS, MARKDOWN

if TYPE_CHECKING:
    from reader.export.passage import Manner
    from reader.workspace.desk import Desk

INTERVAL = 0.3
"""Seconds between checks whether something changed."""


@click.command()
@click.argument("draft", metavar="DRAFT|-", shell_complete=complete_draft)
@style_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=MARKDOWN,
    show_default=True,
    help="What is made of it; pandoc makes all but Markdown.",
)
@locator_option
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write."
)
@click.option("--watch", is_flag=True, help="Compose it again whenever it changes, until C-c.")
@click.pass_context
def compose(
    ctx: click.Context,
    *,
    draft: str,
    style: str | None,
    form: str,
    locator: str | None,
    output: Path | None,
    watch: bool,
) -> None:
    """Compose a draft: quotations, citations and the list of references where it names annotations.

    DRAFT is a file, or the name of one in drafts/. An unknown id or a missing note is reported
    with its line and left as it is, and the exit status is 1.
    """
    if watch and (output is None or draft == "-"):
        raise click.UsageError("--watch needs a file to watch, and --output.")
    if form in BINARY and output is None and sys.stdout.isatty():
        raise click.UsageError(f"{form} is no text for a terminal: name a file with --output.")
    manner = manner_of(ctx, style, "plain", locator)
    desk = current_desk_of(ctx)
    path = None if draft == "-" else draft_of(desk.workspace, draft)

    def once() -> bool:
        return _compose(desk, path, manner, form, output)

    if watch and path is not None:
        _watch(desk, path, once)
    ctx.exit(0 if once() else 1)


def _compose(desk: Desk, path: Path | None, manner: Manner, form: str, output: Path | None) -> bool:
    """Compose a draft once; return whether everything that it names exists."""
    from functools import partial

    from reader import files
    from reader.export import convert
    from reader.export import draft as drafting
    from reader.workspace import drafts
    from reader.workspace.holdings.cited import note_cited

    text = standard_input().decode(errors="replace") if path is None else drafts.read(path)
    done = drafting.compose(text, partial(drafts.found_for_draft, desk, words=manner.words), manner)
    title = path.stem if path else "draft"
    data = convert.converted(done.text, form, title)
    if output is None:
        if form in BINARY:
            sys.stdout.buffer.write(data)
        else:
            print_text(data.decode(errors="replace"))
    else:
        try:
            files.replace_file(output.resolve(), data)
        except OSError as error:
            raise ReaderError(f"{output} can't be written: {error.strerror or error}.") from error
    complain_of_sources(each for each, _ in done.cited)
    note_cited(desk.workspace.state_dir, (record for _, record in done.cited))
    tell_gaps(done.sources, manner.style)
    for record in done.unlisted:
        complain(f"{record.path} is not in the list of references: the style has no entry for it.")
    name = path.name if path else "standard input"
    tell_changed(len(done.changed), f"{name}, {_lines(done.changed)}: ")
    for problem in done.problems:
        complain(f"{name}, line {problem.line}: {problem.sentence}")
    return not done.problems


def _lines(numbers: Iterable[int]) -> str:
    """The lines of a draft, each once, in words."""
    *others, last = dict.fromkeys(map(str, numbers)) or [""]
    return f"lines {', '.join(others)} and {last}" if others else f"line {last}"


def _watch(desk: Desk, path: Path, compose: Callable[[], bool]) -> None:
    """Compose a draft whenever it or its annotations change, until interrupted."""
    from reader.workspace.texts.source_file import stamp

    known: object = None
    try:
        while True:
            changed, now = desk.refresh(), stamp(path)
            if changed or now != known:
                known = now
                try:
                    compose()
                    complain(f"composed {path.name}; C-c ends")
                except ReaderError as error:
                    complain(str(error))
            time.sleep(INTERVAL)
    except KeyboardInterrupt:
        raise SystemExit(0) from None
