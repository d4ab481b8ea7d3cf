"""Which texts were cited, kept in the state directory of the machine, like how far one has read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from reader import files
from reader.annotations.records import DocumentRecord

_FILE = "cited.json"


def cited(folder: Path) -> frozenset[str]:
    """The ids of the documents that were cited, as far as they can be read.

    Args:
        folder: The state directory of the workspace.
    """
    try:
        found = json.loads((folder / _FILE).read_bytes())
    except (OSError, ValueError):
        return frozenset()
    return frozenset(filter(_is_text, found)) if isinstance(found, list) else frozenset()


def note_cited(folder: Path, records: Iterable[DocumentRecord]) -> None:
    """Remember that documents were cited; nothing happens if that can't be written."""
    known = cited(folder)
    ids = known.union(record.id for record in records)
    if ids == known:
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        files.replace_file(folder / _FILE, json.dumps(sorted(ids)).encode(), durable=False)


def _is_text(value: object) -> bool:
    return isinstance(value, str)
