"""A cache of documents read from files, by the hash of the file.

Each is a file in the cache directory. All of them can be rebuilt: a damaged one, or one that an
earlier version of this program wrote, counts as missing, and the oldest go when there are many.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import orjson

import reader
from reader import __version__, files, locations
from reader.formats.roles import title_from_name
from reader.text.document import (
    Block,
    BlockKind,
    Blocks,
    Document,
    Footnote,
    Footnotes,
    Inline,
    InlineKind,
    Inlines,
    Span,
)
from reader.text.milestones import Milestones

_MOST_BYTES = 1 << 28
"""The total size limit of the cache in bytes."""
_KINDS, _INLINE_KINDS = tuple(BlockKind), tuple(InlineKind)


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
    digest = hashlib.sha256(f"{_version()} {sort}\n".encode())
    digest.update(data)
    place = locations.cache_folder() / "readings" / digest.hexdigest()
    document = _kept(place)
    if document is None:
        document = parse()
        with suppress(OSError):
            _keep(place, document)
    is_named = document.csl.get("title")
    title = document.title if is_named else title_from_name(path)
    return replace(document, path=path, title=title)


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
        if int(data[:8], 16) != crc32(memoryview(data)[9:]):
            return None
        document = _unpacked(orjson.loads(memoryview(data)[9:]))
        os.utime(place)
    except (OSError, ValueError, TypeError, KeyError, IndexError, OverflowError):
        return None
    return document


def _keep(place: Path, document: Document) -> None:
    """Cache a document, and drop the least recently used ones.

    Raises:
        OSError: It can't be written.
    """
    try:
        data = orjson.dumps(_packed(document))
    except TypeError:
        # Characters that UTF-8 cannot encode.
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    files.replace_file(place, b"%08x\n" % crc32(data) + data, durable=False)
    rest = _MOST_BYTES
    found = [(each.stat(), each.path) for each in os.scandir(place.parent)]
    for status, path in sorted(found, key=lambda each: -each[0].st_mtime_ns):
        rest -= status.st_size
        if rest < 0 and path != str(place):
            Path(path).unlink(missing_ok=True)


def _packed(document: Document) -> dict[str, Any]:
    return {
        "text": document.text,
        "title": document.title,
        "csl": dict(document.csl),
        "csl_from": dict(document.csl_from),
        "notices": document.notices,
        "blocks": [
            (_KINDS.index(kind), *span, level, number, marker)
            for kind, span, level, number, marker in document.blocks
        ],
        "inlines": [
            (_INLINE_KINDS.index(kind), *span, target) for kind, span, target in document.inlines
        ],
        "footnotes": [(*each.reference, *each.note, each.label) for each in document.footnotes],
        "pages": [tuple(each) for each in document.pages],
        "places": dict(document.places),
        "times": [tuple(each) for each in document.times],
    }


def _unpacked(data: Any) -> Document:
    return Document(
        text=data["text"],
        blocks=Blocks(_blocks(data["blocks"])),
        title=data["title"],
        inlines=Inlines(
            Inline(_INLINE_KINDS[kind], Span(start, end), target)
            for kind, start, end, target in data["inlines"]
        ),
        csl=data["csl"],
        csl_from=data["csl_from"],
        notices=tuple(data["notices"]),
        footnotes=Footnotes(
            Footnote(Span(start, end), Span(first, last), label)
            for start, end, first, last, label in data["footnotes"]
        ),
        pages=Milestones((start, label) for start, label in data["pages"]),
        places=data["places"],
        times=Milestones((start, label) for start, label in data["times"]),
    )


def _blocks(rows: Any) -> Iterator[Block]:
    for kind, start, end, level, number, marker in rows:
        yield Block._make((_KINDS[kind], (start, end), level, number, marker))
