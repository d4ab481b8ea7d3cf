"""A document as bytes, and bytes as a document.

The places of blocks and the like are columns of integers: objects for each of them would take far
more memory than the document itself. Bytes are in the order of this machine's integers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson

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

_KINDS, _INLINE_KINDS = tuple(BlockKind), tuple(InlineKind)
_CODES = {kind: code for code, kind in enumerate(_KINDS)}
_INLINE_CODES = {kind: code for code, kind in enumerate(_INLINE_KINDS)}
_SIZE = array("I").itemsize
_Places = Iterable[tuple[int, str]]


class _Table:
    """Rows of integers and a string each, column by column."""

    def __init__(self, width: int, rows: Iterable[tuple[Sequence[int], str]]) -> None:
        self.columns = [array("I") for _ in range(width + 1)]
        known: dict[str, int] = {}
        *numbers, codes = (column.append for column in self.columns)
        for row, string in rows:
            for add, number in zip(numbers, row, strict=True):
                add(number)
            codes(known.setdefault(string, len(known)))
        self.strings = list(known)


def packed(document: Document) -> bytes:
    """A document as bytes.

    Raises:
        ValueError: It has characters that UTF-8 can't encode.
    """
    tables = [
        _Table(5, _rows_of_blocks(document.blocks)),
        _Table(3, (((_INLINE_CODES[k], *span), target) for k, span, target in document.inlines)),
        _Table(4, (((*each.reference, *each.note), each.label) for each in document.footnotes)),
        _Table(1, (((each.start,), each.label) for each in document.pages)),
        _Table(1, (((each.start,), each.label) for each in document.times)),
        _Table(1, (((start,), target) for target, start in document.places.items())),
    ]
    head = {
        "title": document.title,
        "csl": dict(document.csl),
        "csl_from": dict(document.csl_from),
        "notices": document.notices,
        "tables": [(len(table.columns[0]), table.strings) for table in tables],
    }
    columns = [column.tobytes() for table in tables for column in table.columns]
    try:
        return b"".join([orjson.dumps(head), b"\n", *columns, document.text.encode()])
    except TypeError as error:  # what orjson says of characters that can't be encoded
        raise ValueError(str(error)) from error


def _rows_of_blocks(blocks: Blocks) -> Iterator[tuple[tuple[int, ...], str]]:
    for kind, (start, end), level, number, marker in blocks:
        yield (_CODES[kind], start, end, level, number or 0), marker


def unpacked(data: memoryview) -> Document:
    """The document in bytes.

    Raises:
        ValueError, TypeError, KeyError, IndexError: They are no document.
    """
    at = bytes(data).index(b"\n") + 1
    head = orjson.loads(data[:at])
    tables = []
    for width, (count, strings) in zip((6, 4, 5, 2, 2, 2), head["tables"], strict=True):
        columns = []
        for _ in range(width):
            columns.append(array("I", bytes(data[at : at + count * _SIZE])))
            at += count * _SIZE
        tables.append((columns, strings))
    blocks, inlines, footnotes, pages, times, places = tables
    return Document(
        text=str(data[at:], "utf-8"),
        blocks=Blocks(_blocks(*blocks)),
        title=head["title"],
        inlines=Inlines(_inlines(*inlines)),
        csl=head["csl"],
        csl_from=head["csl_from"],
        notices=tuple(head["notices"]),
        footnotes=Footnotes(_footnotes(*footnotes)),
        pages=Milestones(_places(*pages)),
        places={target: start for start, target in _places(*places)},
        times=Milestones(_places(*times)),
    )


def _blocks(columns: Sequence[array[int]], strings: Any) -> Iterator[Block]:
    for kind, start, end, level, number, marker in zip(*columns, strict=True):
        yield Block(_KINDS[kind], Span(start, end), level, number or None, strings[marker])


def _inlines(columns: Sequence[array[int]], strings: Any) -> Iterator[Inline]:
    for kind, start, end, target in zip(*columns, strict=True):
        yield Inline(_INLINE_KINDS[kind], Span(start, end), strings[target])


def _footnotes(columns: Sequence[array[int]], strings: Any) -> Iterator[Footnote]:
    for start, end, first, last, label in zip(*columns, strict=True):
        yield Footnote(Span(start, end), Span(first, last), strings[label])


def _places(columns: Sequence[array[int]], strings: Any) -> Iterator[tuple[int, str]]:
    for start, label in zip(*columns, strict=True):
        yield start, strings[label]
