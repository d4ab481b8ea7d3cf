"""Texts that were removed from the library: a row of `meta` for each, until it is restored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reader.errors import ReaderError
from reader.store.json_file import Row
from reader.store.schema import LIST, TEXT, Shape, read_time, strings, time_text

PREFIX = "removed:"
"""The prefix of the key of a removal's row."""
_SHAPE = Shape(
    {"files": list, "sha256": str, "removed": str},
    {"title": TEXT, "document": TEXT, "annotations": LIST},
)


@dataclass(frozen=True, slots=True)
class Removal:
    """A text that was removed, with all that was removed with it."""

    name: str
    """The name of the folder in the trash that has its files."""
    files: tuple[str, ...]
    """Where its files were, as recorded paths; the text itself is the first."""
    sha256: str
    """The SHA-256 of the bytes of its file."""
    removed: datetime
    """When it was removed."""
    title: str = ""
    """Its title."""
    document: str = ""
    """The id of its document; empty if there is no record of it."""
    annotations: tuple[str, ...] = ()
    """The ids of the annotations that were deleted with it."""

    @property
    def key(self) -> str:
        """The key of its row."""
        return PREFIX + self.name

    @property
    def row(self) -> Row:
        """Its row, the keys always in this order."""
        return {
            "title": self.title,
            "files": list(self.files),
            "sha256": self.sha256,
            "document": self.document,
            "annotations": list(self.annotations),
            "removed": time_text(self.removed),
        }


def read_removal(key: str, row: Any) -> Removal:
    """The removal in a row.

    Raises:
        ReaderError: It can't be read.
    """
    files, sha256, removed, title, document, annotations = _SHAPE.read(row, "the row")
    name = key.removeprefix(PREFIX)
    paths = strings(files, "files")
    if not paths or not _is_name(name):
        raise ReaderError("“files” is empty, or the key is not the name of a folder")
    ids = strings(annotations, "annotations")
    return Removal(name, paths, sha256, read_time(removed, "removed"), title, document, ids)


def rows_of(meta: Any) -> Iterator[tuple[str, Any]]:
    """The rows of removals in the table `meta`, by key."""
    if isinstance(meta, Mapping):
        yield from sorted(each for each in meta.items() if each[0].startswith(PREFIX))


def _is_name(name: str) -> bool:
    return bool(name) and not name.startswith(".") and not set(name) & set("/\\\0")
