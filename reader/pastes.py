"""Clean pasted text: what a terminal sends as a paste arrives without escape sequences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.lazy import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

ESC = b"\x1b"
PASTE_START, PASTE_END = ESC + b"[200~", ESC + b"[201~"
"""The sequences that a terminal sends around a paste."""
_SEQUENCE = late_pattern(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"
    rb"|\x1b[PX^_][^\x1b]*(?:\x1b\\)?"
    rb"|\x1b[ -/]*[0-~]?"
    rb"|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
"""An escape sequence, or a control character other than tab and the ends of lines."""


class PasteFilter:
    """Removes escape sequences and control characters from pastes."""

    def __init__(self) -> None:
        """Start outside a paste."""
        self._pasted: bytearray | None = None
        self._rest = b""
        """Bytes that are held back, as they may be the beginning of a sequence."""
        self._passed = 0
        """How many of those were already passed on: a lone ESC, which may be the key."""

    def feed(self, data: bytes) -> bytes:
        """The bytes that can be passed on after some more have arrived."""
        return b"".join(self._pieces(self._rest + data))

    def flush(self) -> bytes:
        """The bytes held back, once nothing more has arrived for a while: they begin no paste."""
        if self._pasted is not None:
            return b""
        kept, self._rest = self._rest[self._passed :], b""
        self._passed = 0
        return kept

    def _pieces(self, data: bytes) -> Iterator[bytes]:
        passed, self._rest, self._passed = self._passed, b"", 0
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
                yield (before + found)[passed:]
                passed = max(passed - len(before + found), 0)
                if self._rest == ESC and not passed:
                    yield ESC
                    passed = 1
                self._passed = passed if self._rest else 0
                self._pasted = bytearray() if found else None
            data = behind


def _beginning(data: bytes, mark: bytes) -> int:
    """How many bytes at the end of some may be the beginning of a sequence."""
    return next((size for size in range(len(mark) - 1, 0, -1) if data.endswith(mark[:size])), 0)
