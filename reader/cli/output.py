"""Output: without control characters, and into pipes otherwise unchanged."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from reader.lazy import late_pattern, lazy
from reader.text.glyphs import REPLACEMENT, showable

if TYPE_CHECKING:
    import json

    import orjson
else:
    json = lazy("json")
    orjson = lazy("orjson")

_RAW = late_pattern("[\x7f-\x9f\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""Characters that JSON allows unescaped, and a terminal would interpret."""

_CONTROL = late_pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What programs at the end of a pipe, and the terminals behind them, would obey."""
_HALF = late_pattern("[\ud800-\udfff]")


def print_json(value: Any) -> None:
    """Print records for other programs."""
    try:
        text = orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
    except TypeError:
        # A file may hold lone surrogates and arbitrarily large numbers.
        text = json.dumps(_finite(value), ensure_ascii=False, indent=2)
    click.echo(_RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def _finite(value: Any) -> Any:
    """The same value, with null for numbers that JSON lacks."""
    match value:
        case dict():
            return {str(key): _finite(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_finite(inner) for inner in value]
        case float() if not math.isfinite(value):
            return None
    return value


def print_row(*cells: str) -> None:
    """Print columns as one line, replacing line ends and control characters in them."""
    print_rows([cells])


def print_rows(rows: Iterable[Iterable[str]]) -> None:
    """Print many lines of columns at once, which is much faster than one by one."""
    lines = ["\t".join(showable(" ".join(cell.split())) for cell in cells) for cells in rows]
    if lines:
        click.echo("\n".join(line.rstrip("\t") for line in lines))


def print_plain(text: str) -> None:
    """Print a text to be read: also into a pipe without control characters."""
    print_text(_CONTROL.sub(REPLACEMENT, text))


def print_text(text: str) -> None:
    """Print a text: unchanged into a pipe, without control characters to a terminal."""
    if sys.stdout.isatty():
        text = "\n".join(showable(line) for line in text.split("\n"))
    # A note may hold a lone surrogate, which cannot be encoded.
    click.echo(_HALF.sub(REPLACEMENT, text.rstrip("\n")))


def complain(sentence: str) -> None:
    """Print errors on standard error."""
    click.echo("reader: " + "\n".join(showable(line) for line in sentence.split("\n")), err=True)
