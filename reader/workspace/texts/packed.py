"""A document as bytes, and bytes as a document.

The places of blocks and the like are columns of integers: objects for each of them would take far
more memory than the document itself. They are compressed, in the order of this machine's bytes.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

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

_DIGITS = 8
"""The digits of the length of the first part."""
_KINDS, _INLINE_KINDS = tuple(BlockKind), tuple(InlineKind)
_CODES = {kind: code for code, kind in enumerate(_KINDS)}
_INLINE_CODES = {kind: code for code, kind in enumerate(_INLINE_KINDS)}


class _Table(NamedTuple):
    """Rows of integers and a string each, column by column."""

    columns: list[bytes]
    """The integers, and the indices of the strings, compressed."""
    strings: list[str]
    """The strings that there are."""

    @classmethod
    def of(cls, width: int, rows: Iterable[tuple[Sequence[int], str]]) -> _Table:
        """A table of rows with so many integers each."""
        numbers, codes = array("I"), array("I")
        known: dict[str, int] = {}
        for row, string in rows:
            numbers.extend(row)
            codes.append(known.setdefault(string, len(known)))
        columns = [*(numbers[at::width] for at in range(width)), codes]
        return cls([zlib.compress(column, level=1) for column in columns], list(known))


def packed(document: Document) -> bytes:
    """A document as bytes.

    Raises:
        ValueError: It has characters that UTF-8 can't encode.
    """
    tables = [
        _Table.of(5, _rows_of_blocks(document.blocks)),
        _Table.of(3, (((_INLINE_CODES[k], *span), target) for k, span, target in document.inlines)),
        _Table.of(4, (((*each.reference, *each.note), each.label) for each in document.footnotes)),
        _Table.of(1, (((each.start,), each.label) for each in document.pages)),
        _Table.of(1, (((each.start,), each.label) for each in document.times)),
        _Table.of(1, (((each.start,), each.label) for each in document.lines)),
        _Table.of(1, (((start,), target) for target, start in document.places.items())),
    ]
    head = {
        "title": document.title,
        "csl": dict(document.csl),
        "csl_from": dict(document.csl_from),
        "notices": document.notices,
        "tables": [(list(map(len, table.columns)), table.strings) for table in tables],
    }
    columns = [column for table in tables for column in table.columns]
    try:
        data = orjson.dumps(head)
        return b"".join([b"%08x" % len(data), data, *columns, document.text.encode()])
    except TypeError as error:  # what orjson says of characters that can't be encoded
        raise ValueError(str(error)) from error


def _rows_of_blocks(blocks: Blocks) -> Iterator[tuple[tuple[int, ...], str]]:
    for kind, (start, end), level, number, marker in blocks:
        yield (_CODES[kind], start, end, level, number or 0), marker


def unpacked(data: memoryview) -> Document:
    """The document in bytes.

    Raises:
        ValueError, TypeError, KeyError, IndexError, zlib.error: They are no document.
    """
    at = _DIGITS + int(bytes(data[:_DIGITS]), 16)
    head = orjson.loads(data[_DIGITS:at])
    tables = []
    for sizes, strings in head["tables"]:
        columns = []
        for size in sizes:
            columns.append(array("I", zlib.decompress(data[at : at + size])))
            at += size
        tables.append((columns, strings))
    blocks, inlines, footnotes, pages, times, lines, places = tables
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
        lines=Milestones(_places(*lines)),
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
