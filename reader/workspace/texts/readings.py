"""A cache of documents read from files, by the hash of the file.

Each is a file in the cache directory. All of them can be rebuilt: a damaged one, or one that an
earlier version of this program wrote, counts as missing, and the oldest go when there are many.
"""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

import reader
from reader import __version__, files, locations
from reader.formats.roles import title_from_name
from reader.text.document import Document
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
    title = document.title if is_named else title_from_name(path)
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


@cache
def _version() -> str:
    """A string that differs whenever the code that reads files may have changed."""
    code = Path(reader.__file__).parent
    newest = max(_newest(code / part) for part in ("formats", "metadata", "text"))
    return f"{__version__} {newest}"


def _newest(folder: os.PathLike[str]) -> int:
    """When the code in a folder was last changed, in nanoseconds."""
    return max(
        (
            _newest(entry) if entry.is_dir() else entry.stat().st_mtime_ns
            for entry in os.scandir(folder)
            if entry.name != "__pycache__"
        ),
        default=0,
    )


def _kept(place: Path) -> Document | None:
    """The cached document at a path, if it is intact."""
    try:
        data = place.read_bytes()
        if int(data[:8], 16) != zlib.crc32(memoryview(data)[9:]):
            return None
        document = unpacked(memoryview(data)[9:])
        os.utime(place)
    except (OSError, ValueError, TypeError, KeyError, IndexError, OverflowError, zlib.error):
        return None
    return document


def _keep(place: Path, document: Document) -> None:
    """Cache a document, and drop the least recently used ones.

    Raises:
        OSError: It can't be written.
    """
    try:
        data = packed(document)
    except ValueError:
        # Characters that UTF-8 cannot encode.
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    files.replace_file(place, b"%08x\n%b" % (zlib.crc32(data), data), durable=False)
    rest = _MOST_BYTES
    found = [(each.stat(), each.path) for each in os.scandir(place.parent)]
    for status, path in sorted(found, key=lambda each: -each[0].st_mtime_ns):
        rest -= status.st_size
        if rest < 0 and path != str(place):
            Path(path).unlink(missing_ok=True)
