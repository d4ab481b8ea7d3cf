"""Decode the bytes of a text file, detecting the encoding."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.errors import ReaderError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Longer byte order marks first: that of UTF-32 begins with that of UTF-16."""

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a media file"),
    (b"OggS", "a media file"),
    (b"ID3", "a media file"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
)

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\x1b"))
_MOST_CONTROLS = 0.03
"""The share of control bytes above which a file isn't text; random bytes have three times that."""
_MOST_SOUND = 10
"""Valid characters for each invalid one that show that UTF-8 was meant."""
_SAMPLE = 1 << 16
_PIECE = 1 << 16
"""Bytes."""


class Decoded(NamedTuple):
    """Decoded text, with a notice for the reader if the encoding was guessed."""

    pieces: Iterable[str]
    """The text in pieces that end at line ends; without the byte order mark."""
    notice: str = ""
    """The notice; empty if nothing was guessed."""
    expected: int = 1
    """The approximate number of pieces."""


def decode(data: bytes, name: str) -> Decoded:
    """The text in a file's bytes, in pieces of one or more lines.

    The pieces can be gone through once; a text is never held both as bytes and as characters.

    A byte order mark decides; else it is UTF-8; else Windows-1252, which is told.

    Args:
        data: All bytes of the file.
        name: What to call the file in an error.

    Raises:
        ReaderError: There is nothing in it, or it is no text.
    """
    if not data:
        raise ReaderError(f"{name} is empty: there is nothing to read.")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _with_mark(data[len(mark) :], encoding)
    _refuse_binary(data, name)
    try:
        for piece in _pieces(data):
            piece.decode()
    except UnicodeDecodeError:
        return _without_mark(data, data.count(b"\n", 0, _first_fault(data)) + 1)
    return Decoded(map(bytes.decode, _pieces(data)), expected=len(data) // _PIECE + 1)


def _with_mark(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    damaged = encoding == "utf-8" and "\ufffd" in text and "\ufffd".encode() not in data
    if damaged:
        return Decoded([text], "Some bytes are not UTF-8 and show as �.")
    named = encoding.removesuffix("-le").removesuffix("-be").upper()
    return Decoded(
        [text], "" if encoding == "utf-8" else f"Read as {named}, by its byte order mark."
    )


def _pieces(data: bytes) -> Iterator[bytes]:
    """A file's bytes, cut at line ends."""
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _PIECE) + 1 or len(data)
        yield data[start:end]
        start = end


def _first_fault(data: bytes) -> int:
    """The position of the first byte that isn't valid UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _without_mark(data: bytes, line: int) -> Decoded:
    """Damaged UTF-8 if most non-ASCII characters are valid, else Windows-1252."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = len(text) - len(data.decode("ascii", "ignore")) - damaged
    if sound > _MOST_SOUND * damaged:
        return Decoded([text], f"Damaged UTF-8, first in line {line}: what is lost shows as �.")
    notice = f"Not UTF-8 (line {line}): read as Windows-1252 (cp1252), which is a guess."
    return Decoded([data.decode("cp1252", "replace")], notice)


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReaderError(f"{name} is {what}, not text: save its text as .txt or .md first.")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\0" in data or controls > max(2, _MOST_CONTROLS * len(sample)):
        raise ReaderError(f"{name} is not text: save what you want to read as UTF-8 first.")
