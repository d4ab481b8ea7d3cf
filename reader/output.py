"""What is printed: for pipes as it is, for terminals with nothing raw in it."""

from __future__ import annotations

import sys
from typing import Any

import click
import orjson

from reader.glyph import showable


def print_json(value: Any) -> None:
    """Print records for other programs."""
    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n")


def print_row(*cells: str) -> None:
    """Print one line of columns; nothing in them can end the line or reach the terminal raw."""
    click.echo("\t".join(showable(" ".join(cell.split())) for cell in cells).rstrip("\t"))


def print_text(text: str) -> None:
    """Print a text: as it is into a pipe, and with nothing raw to a terminal."""
    if sys.stdout.isatty():
        text = "\n".join(showable(line) for line in text.split("\n"))
    click.echo(text.rstrip("\n"))


def complain(sentence: str) -> None:
    """Say on standard error what is wrong."""
    click.echo("reader: " + "\n".join(showable(line) for line in sentence.split("\n")), err=True)
