"""A cache of documents read from files, by the hash of the file."""

from __future__ import annotations

import hashlib
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from reader import locations
from reader.formats.titles import title_from_name
from reader.text.document import Document
from reader.workspace.texts import cached
from reader.workspace.texts.packed import packed, unpacked

_MOST_BYTES = 1 << 28
"""The total size limit of the cache in bytes."""


def read(parse: Callable[[], Document], data: bytes, path: Path, sort: str) -> Document:
    """The document in a file, from the cache if it is there.

    Args:
        parse: Reads it.
        data: The bytes of the file.
        path: The file.
        sort: Whatever else it depends on what is read of these bytes.

    Raises:
        ReaderError: It can't be read.
    """
    place = _place(data, sort)
    document = _kept(place)
    if document is None:
        document = parse()
        with suppress(OSError):
            _keep(place, document)
    is_named = document.csl.get("title")
    title = document.title if is_named else title_from_name(path, document.text)
    return replace(document, path=path, title=title)


def is_kept(data: bytes, sort: str) -> bool:
    """Whether the document in a file is in the cache.

    Args:
        data: The bytes of the file.
        sort: The same as for `read`.
    """
    return _place(data, sort).is_file()


def _place(data: bytes, sort: str) -> Path:
    """Where the document in a file is cached."""
    digest = hashlib.sha256(f"{_version()} {sys.byteorder} {sort}\n".encode())
    digest.update(data)
    return locations.cache_folder() / "readings" / digest.hexdigest()


def _version() -> str:
    """A string that differs whenever the code that reads files may have changed."""
    return cached.version("formats", "metadata", "text")


def _kept(place: Path) -> Document | None:
    """The cached document at a path, if it is intact."""
    data = cached.kept(place)
    try:
        return unpacked(data) if data is not None else None
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, zlib.error):
        return None


def _keep(place: Path, document: Document) -> None:
    """Cache a document, and drop the least recently used ones.

    Raises:
        OSError: It can't be written.
    """
    with suppress(ValueError):  # of characters that UTF-8 cannot encode
        cached.keep({place: packed(document)}, _MOST_BYTES)
