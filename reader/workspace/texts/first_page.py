"""The part of a document around a position, stored so that it can be shown immediately.

It is a file in the state directory, one for each document, and is valid only while the document's
own file is unchanged.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.lazy import lazy
from reader.text import pieces
from reader.text.document import Block, BlockKind, Blocks, Document, Inline, InlineKind, Span
from reader.workspace.texts.source_file import name_of, stamp

if TYPE_CHECKING:
    from reader import files
else:
    files = lazy("reader.files")

_REACH = 8192
"""Characters stored on each side of the position, roughly."""


class Glimpse(NamedTuple):
    """A part of a document, shown before the rest is read."""

    document: Document
    """The part as a document of its own."""
    before: int
    """Characters of the text before it."""
    size: int
    """Characters of the whole text, as an estimate."""


def _file(folder: Path, path: Path) -> Path:
    return folder / f"{name_of(path)}.json"


def keep(folder: Path, read: Glimpse, offset: int, title: str = "") -> None:
    """Store the part of a document around an offset.

    Args:
        folder: Where it is stored.
        read: What has been read of the document, such as all of it.
        offset: The reading position in that.
        title: The title that it is shown under, if a person gave it one.

    Raises:
        OSError: It can't be written.
    """
    path = read.document.path
    if path is None:
        return
    data = {"stamp": stamp(path), "title": title or read.document.title, **_around(read, offset)}
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    files.replace_file(_file(folder, path), text.encode(), durable=False)


def _around(read: Glimpse, offset: int) -> dict[str, Any]:
    """The text around an offset, with its structure, as JSON values."""
    document = read.document
    first, last = document.block_index(offset - _REACH), document.block_index(offset + _REACH)
    start = _start(document.blocks[first].span, offset)
    end = min(document.blocks[last].span.end, offset + 4 * pieces.SIZE)
    span = Span(start, max(end, offset + 1))
    return {
        "before": read.before + start,
        "size": read.size,
        "text": document.text[start : span.end],
        "blocks": [
            [kind, *_within(place, span), level, number, marker]
            for kind, place, level, number, marker in document.blocks[first : last + 1]
        ],
        "inlines": [
            [inline.kind, *_within(inline.span, span), inline.target]
            for inline in document.inlines
            if inline.span.overlaps(span)
        ],
    }


def _start(block: Span, offset: int) -> int:
    """Where the stored part begins: at the block, or in a long one some pieces before the position.

    Two pieces, since where the one before the position begins depends on the text before it.
    """
    before = max((offset - block.start) // pieces.SIZE - 2, 0)
    return block.start + before * pieces.SIZE


def _within(span: Span, window: Span) -> tuple[int, int]:
    return max(span.start - window.start, 0), min(span.end, window.end) - window.start


def load(folder: Path, path: Path) -> Glimpse | None:
    """The stored part of a document, if its file has not changed since."""
    try:
        data: Any = json.loads(_file(folder, path).read_bytes())
        if tuple(data["stamp"]) != stamp(path):
            return None
        blocks = Blocks(
            Block(BlockKind(kind), Span(start, end), level, number, marker)
            for kind, start, end, level, number, marker in data["blocks"]
        )
        inlines = tuple(
            Inline(InlineKind(kind), Span(start, end), target)
            for kind, start, end, target in data["inlines"]
        )
        text, before, size = str(data["text"]), int(data["before"]), int(data["size"])
        document = Document(text, blocks, str(data["title"]), inlines, path=path)
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return None
    sound = len(blocks) > 0 and blocks.span(len(blocks) - 1).end <= len(text)
    return Glimpse(document, before, size) if sound else None
