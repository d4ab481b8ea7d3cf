"""Asking about uncertain metadata of an added text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.context import open_text
from reader.errors import ReaderError
from reader.metadata import schema
from reader.text.glyphs import showable
from reader.workspace.catalogue import Catalogue
from reader.workspace.doubts import doubts

if TYPE_CHECKING:
    from reader.workspace.desk import Desk
    from reader.workspace.documents import OpenDocument
    from reader.workspace.doubts import Doubt


def ask_about(desk: Desk, path: Path) -> None:
    """Ask about the author and date of a text, if uncertain, and save the answers."""
    catalogue, opened = Catalogue(desk), open_text(desk, path)
    unsure = doubts(catalogue, opened)
    if unsure:
        click.echo(showable(opened.record.title), err=True)
    said = {}
    for each in unsure:
        answer = _answer(opened, each)
        if answer is not None:
            said[each.field] = answer
    if said:
        catalogue.say(opened, said)


def _answer(opened: OpenDocument, doubt: Doubt) -> Any:
    """The user's correction; None to leave the value as it is."""
    was = opened.record.csl.get(doubt.field)
    shown = showable(schema.shown(doubt.field, was))
    told = f"  {doubt.field}: {f'{shown} ' if shown else ''}({showable(doubt.why)})"
    while True:
        line = click.prompt(
            f"{told}. Another one, or Enter", default="", show_default=False, err=True
        )
        if not line.strip():
            return None
        try:
            return schema.read(doubt.field, line, was)
        except ReaderError as error:
            click.echo(f"  {error}", err=True)
