"""Clean what a terminal sends: whole characters, pastes without escape sequences, Esc apart."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from reader.lazy import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

ESC = b"\x1b"
PASTE_START, PASTE_END = ESC + b"[200~", ESC + b"[201~"
"""The sequences that a terminal sends around a paste."""
_SEQUENCE = late_pattern(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"
    rb"|\x1b\][^\x07\x1b\r\n]*+(?:\x07|\x1b\\)"
    rb"|\x1b[PX^_][^\x1b\r\n]*+\x1b\\"
    rb"|\x1b[ -/]*[0-~]?"
    rb"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
"""An escape sequence, or a control character other than tab and the ends of lines.

One without an end is only its first characters: what follows may be words.
"""

ESC_KEY = b"\x1b[27u"
"""The key Esc, sent so that it can't be taken for the beginning of a sequence."""
_ESC_AND_KEY = late_pattern(rb"\x1b(?=[ -@^`{-~\x00-\x08\x0a-\x1a\x1c-\x1f]|[\[\]]?\Z)")
"""Esc before a key that is not typed with Alt, as letters are, and begins no sequence with it."""


def keys_apart(data: bytes) -> bytes:
    """Some whole sequences, with Esc and the key after it as two keys.

    Textual would take them for the second one alone, or for a sign that some keyboards type with
    Alt.
    """
    return _ESC_AND_KEY.sub(ESC_KEY, data)


class CharacterFilter:
    """Replaces what is not UTF-8, as an old terminal sends it: Textual's decoder ends there."""

    def __init__(self) -> None:
        """Start between two characters."""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def feed(self, data: bytes) -> bytes:
        """The whole characters of all bytes so far that were not passed on."""
        return self._decoder.decode(data).encode()

    def flush(self) -> bytes:
        """The replacement of a character whose other bytes have not arrived for a while."""
        return self._decoder.decode(b"", final=True).encode()


class PasteFilter:
    """Removes escape sequences and control characters from pastes."""

    def __init__(self) -> None:
        """Start outside a paste."""
        self._pasted: bytearray | None = None
        self._rest = b""
        """Bytes that are held back, as they may be the beginning of a sequence."""

    def feed(self, data: bytes) -> bytes:
        """The bytes that can be passed on after some more have arrived."""
        return b"".join(self._pieces(self._rest + data))

    def flush(self) -> bytes:
        """The bytes held back, once nothing more has arrived for a while: they begin no paste."""
        if self._pasted is not None:
            return b""
        kept, self._rest = self._rest, b""
        return kept

    def _pieces(self, data: bytes) -> Iterator[bytes]:
        self._rest = b""
        while data:
            mark = PASTE_START if self._pasted is None else PASTE_END
            before, found, behind = data.partition(mark)
            if not found:
                kept = _beginning(data, mark)
                before, self._rest = data[: len(data) - kept], data[len(data) - kept :]
            if self._pasted is not None:
                self._pasted += before
                if found:
                    yield _SEQUENCE.sub(b"", bytes(self._pasted)) + found
                    self._pasted = None
            else:
                yield before + found
                self._pasted = bytearray() if found else None
            data = behind


def _beginning(data: bytes, mark: bytes) -> int:
    """How many bytes at the end of some may be the beginning of a sequence."""
    return next((size for size in range(len(mark) - 1, 0, -1) if data.endswith(mark[:size])), 0)
