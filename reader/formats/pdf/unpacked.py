"""How large the compressed parts of a PDF file are when they are unpacked, without keeping them."""

from __future__ import annotations

import zlib

from reader.lazy import late_pattern

_STREAM = late_pattern(rb"(?<!end)stream\r?\n")
_DICTIONARY = 2000
"""The most bytes of a stream's dictionary that are looked at: few have more than a hundred."""
_COMPRESSED = late_pattern(rb"/(?:FlateDecode|Fl)\b")
_PICTURE = late_pattern(rb"/Subtype\s*/Image\b")
_END = b"endstream"
_AT_ONCE = 1 << 16
"""The bytes that are unpacked at a time."""


def exceeds(data: bytes, most: int) -> bool:
    """Whether what a file compresses, other than its pictures, takes more bytes than that.

    Pdfium makes objects of all of it, which take a hundred times as much memory.
    """
    found = _STREAM.search(data)
    while found and most >= 0:
        start = found.end()
        end = data.find(_END, start)
        end = end if end >= 0 else len(data)
        filters = _filters(data[max(found.start() - _DICTIONARY, 0) : found.start()])
        if filters:
            most -= _unpacked(data[start:end], filters, most)
        found = _STREAM.search(data, end)
    return most < 0


def _filters(before: bytes) -> int:
    """How often the stream is compressed that some bytes stand before; 0 for a picture."""
    dictionary = before[before.rfind(b" obj") + 1 :]
    return 0 if _PICTURE.search(dictionary) else len(_COMPRESSED.findall(dictionary))


def _unpacked(packed: bytes, filters: int, most: int) -> int:
    """The size of a stream unpacked so many times, or a size above the most."""
    size = 0
    unzip = zlib.decompressobj()
    inner = bytearray()
    try:
        while packed and not unzip.eof and size <= most:
            piece = unzip.decompress(packed, _AT_ONCE)
            size += len(piece)
            packed = unzip.unconsumed_tail
            if filters > 1:
                inner += piece
    except zlib.error:
        pass
    if filters > 1 and size <= most:
        return max(size, _unpacked(bytes(inner), filters - 1, most))
    return size
