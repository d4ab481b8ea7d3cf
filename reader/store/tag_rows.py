"""Convert a tag's record to a row of the store, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.annotations.names import cleaned
from reader.annotations.pens import COLORS
from reader.annotations.tags import TagRecord, segments
from reader.errors import ReaderError
from reader.store.json_file import Row
from reader.store.schema import (
    LIST,
    TEXT,
    TEXT_OR_NULL,
    Shape,
    names,
    odd_key,
    read_time,
    time_text,
)


def tag_row(record: TagRecord) -> Row:
    """The row of a tag, its keys always in this order."""
    return {
        "id": record.id,
        "name": record.name,
        "description": record.description,
        "color": record.color,
        "aliases": list(record.aliases),
        "created": record.created and time_text(record.created),
        "modified": record.modified and time_text(record.modified),
    }


def read_tag_record(key: str, row: Any) -> tuple[TagRecord, Sequence[str]]:
    """The tag's record in a row, and what is odd about it although it can be read.

    Raises:
        ReaderError: It cannot be read; the message says what is wrong with which key.
    """
    name, description, color, aliases, created, modified, own_key = _TAG.read(row, "the row")
    path = segments(cleaned(name))
    if not path:
        raise ReaderError("“name” is empty")
    record = TagRecord(
        id=key,
        name="/".join(path),
        description=description,
        color=color if color in COLORS else "",
        aliases=tuple(alias for alias in names(aliases, "aliases") if segments(alias)),
        created=None if created is None else read_time(created, "created"),
        modified=None if modified is None else read_time(modified, "modified"),
    )
    odd = odd_key(key, own_key)
    if color and color not in COLORS:
        odd.append(f"the color {color[:40]!a} is unknown; it is shown without one")
    return record, odd


_TAG = Shape(
    {"name": str},
    {
        "description": TEXT,
        "color": TEXT,
        "aliases": LIST,
        "created": TEXT_OR_NULL,
        "modified": TEXT_OR_NULL,
        "id": TEXT_OR_NULL,
    },
)
