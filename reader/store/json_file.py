"""The annotations file as text: JSON to tables of rows and back, with one row on each line.

Whatever a person or another program wrote comes back with the same value, and only rows that
changed are serialized again.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, NamedTuple

import orjson

from reader.errors import ReaderError

Row = dict[str, Any]
"""A row of a table, as parsed from JSON."""
Tables = dict[str, Any]
"""The tables by name, each with its rows by id."""

ANNOTATIONS, DOCUMENTS, META, TAGS = "annotations", "documents", "meta", "tags"
OURS = (ANNOTATIONS, DOCUMENTS, META, TAGS)
"""The tables of this program; all others are left unchanged."""

FORMAT = 1
"""The version of the file's format, kept in its table `meta`."""


class Line(NamedTuple):
    """A row with its JSON, so that an unchanged row is not serialized again."""

    row: Any
    """The row; it can be any value if a person edited the file."""
    text: bytes
    """Its key and its JSON, without a newline."""


class Content(NamedTuple):
    """One state of the file. Nothing in it is ever changed in place."""

    raw: bytes
    """The file, byte for byte."""
    tables: Tables
    """The tables in it."""
    lines: Mapping[str, Mapping[str, Line]]
    """The lines of each table's rows, by id."""
    lost: tuple[str, ...] = ()
    """What would be lost by writing it again, such as an id that occurs twice."""


NOTHING = Content(b"", {}, {})
"""The content of a file that does not exist."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Suspend garbage collection, which doubles the time of creating many lasting objects."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@uncollected()
def parse(raw: bytes, known: Content = NOTHING) -> Content:
    """The content of a file's bytes, with the unchanged rows of a known content reused.

    Raises:
        ReaderError: They are not an object of tables; the message begins with the line.
    """
    content = _parse_own(raw, known) or _parse_any(raw, known)
    for name in OURS:
        if not isinstance(content.tables.get(name, {}), dict):
            raise ReaderError(f"“{name}” is not an object of rows")
    return content


def render(tables: Tables, known: Content = NOTHING) -> Content:
    """The file with these tables, with the lines of unchanged rows reused."""
    lines = {}
    for name, rows in tables.items():
        if isinstance(rows, dict):
            had = known.lines.get(name, {})
            lines[name] = {
                key: line
                if (line := had.get(key)) and line.row is row
                else Line(row, _key(key) + dump(row))
                for key, row in rows.items()
            }
    return Content(_join(tables, lines), tables, lines)


def dump(value: Any) -> bytes:
    """The exact JSON of a value, including what orjson refuses and JSON allows."""
    try:
        text = orjson.dumps(value)
        # orjson writes null for NaN and infinity.
        if orjson.loads(text) == value:
            return text
    except (TypeError, orjson.JSONDecodeError):
        pass
    # Half a surrogate pair has no UTF-8; Python's escape for it is JSON's own.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "backslashreplace"
    )


def _parse_own(raw: bytes, known: Content) -> Content | None:
    """Parse a file that this program wrote; None for any other.

    It serializes to the same bytes, so no key is duplicated and no number was rounded.
    """
    try:
        tables = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(tables, dict):
        return None
    try:
        lines = {
            name: {key: Line(row, _key(key) + orjson.dumps(row)) for key, row in rows.items()}
            for name, rows in tables.items()
            if isinstance(rows, dict)
        }
        if _join(tables, lines) != raw:
            return None
    except TypeError:  # nested too deeply for orjson to write
        return None
    return _reuse(raw, tables, lines, known)


def _parse_any(raw: bytes, known: Content) -> Content:
    """Parse a file that a person or another program wrote, noting what would be lost."""
    lost: list[str] = []
    try:
        tables = json.loads(
            raw.decode("utf-8-sig"),
            object_pairs_hook=lambda pairs: _object(pairs, lost),
            parse_float=lambda text: _number(text, lost),
        )
        if not isinstance(tables, dict):
            raise ReaderError("line 1: it is not a JSON object")
        content = render(tables)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ReaderError(f"line {line}: it is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise ReaderError(f"line {error.lineno}: it is not JSON ({error.msg})") from error
    except RecursionError as error:
        raise ReaderError("line 1: it is nested too deeply") from error
    except ValueError as error:
        raise ReaderError(f"line 1: it holds a number that is too long ({error})") from error
    lines = {name: dict(rows) for name, rows in content.lines.items()}
    return _reuse(raw, tables, lines, known, tuple(lost))


def _object(pairs: list[tuple[str, Any]], lost: list[str]) -> Row:
    row = dict(pairs)
    if len(row) < len(pairs):
        keys = [key for key, _ in pairs]
        lost.extend(
            f"“{key}” stands twice in one object; the last one counts"
            for key in row
            if keys.count(key) > 1
        )
    return row


def _number(text: str, lost: list[str]) -> float:
    number = float(text)
    if Decimal(text) != Decimal(number) and Decimal(text) != Decimal(repr(number)):
        lost.append(f"the number {text[:40]} is more exact than can be kept")
    return number


def _reuse(
    raw: bytes,
    tables: Tables,
    lines: dict[str, dict[str, Line]],
    known: Content,
    lost: tuple[str, ...] = (),
) -> Content:
    """The content with unchanged rows replaced by the same objects in `known`."""
    for name, had in known.lines.items():
        rows = tables.get(name)
        if isinstance(rows, dict):
            table = lines[name]
            for key, line in had.items():
                if key in table and table[key].text == line.text:
                    table[key] = line
                    rows[key] = line.row
    return Content(raw, tables, lines, lost)


def _join(tables: Tables, lines: Mapping[str, Mapping[str, Line]]) -> bytes:
    if not tables:
        return b"{}\n"
    parts = [b"{\n"]
    for name in sorted(tables):
        rows = lines.get(name)
        if rows is None:
            parts += [dump(name), b": ", dump(tables[name]), b",\n"]
        elif not rows:
            parts += [dump(name), b": {},\n"]
        else:
            parts += [dump(name), b": {\n"]
            parts += [text for key in sorted(rows) for text in (rows[key].text, b",\n")]
            parts[-1] = b"\n},\n"
    parts[-1] = parts[-1][:-2] + b"\n}\n"
    return b"".join(parts)


def _key(key: str) -> bytes:
    if key.isascii() and key.isprintable() and not ('"' in key or "\\" in key):
        return f'"{key}": '.encode()
    return dump(key) + b": "
