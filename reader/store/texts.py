"""The annotated texts, compressed and named by their SHA-256."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Container, Iterable
from contextlib import suppress
from pathlib import Path

import orjson

from reader.errors import ReaderError
from reader.files import remove_unfinished, replace_file
from reader.lazy import late_pattern

_SHA256 = late_pattern(r"[0-9a-f]{64}")


def named_in(rows: object) -> set[str]:
    """The SHA-256 of each text that rows refer to, in any field."""
    return set(_SHA256.findall(orjson.dumps(rows, default=str).decode()))


class Versions:
    """A folder of texts, each in a file `<sha256>.txt.gz`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        """The folder of the files."""
        self.damaged: dict[str, str] = {}
        """What is wrong with texts that could not be read, by SHA-256."""
        self._whole: set[str] = set()
        self._dropped: dict[str, str] = {}
        self._expected = "", ""

    def has(self, sha256: str) -> bool:
        """Whether a text is there and intact; one that was checked before is not read again."""
        path = self._path(sha256)
        if sha256 in self._whole and path.is_file():
            return True
        if not _is_whole(path, sha256):
            return False
        self._whole.add(sha256)
        return True

    def keep(self, text: str) -> None:
        """Write a text. Call it under the store's lock.

        Raises:
            ReaderError: It could not be written; nothing is left over.
        """
        data = text.encode()
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            remove_unfinished(path)
            replace_file(path, _compressed(data))
        except OSError as error:
            raise ReaderError(f"{path} cannot be written: {error.strerror or error}.") from error
        self._whole.add(sha256)

    def expect(self, sha256: str, text: str) -> None:
        """Remember a text that is about to be annotated, in case another program drops it first."""
        self._expected = sha256, text

    def drop(self, texts: Iterable[str], named: Container[str]) -> None:
        """Remove texts that nothing refers to any more; an undo restores them.

        Call it under the store's lock.

        Args:
            texts: The SHA-256 of each text that may go.
            named: The SHA-256 of each text that is still referred to.
        """
        for sha256 in texts:
            if sha256 not in named and (text := self.read(sha256)) is not None:
                self._dropped[sha256] = text
                self._whole.discard(sha256)
                with suppress(OSError):
                    self._path(sha256).unlink()

    def bring_back(self, rows: object) -> None:
        """Restore texts that rows refer to and that were removed meanwhile.

        Call it under the store's lock.

        Raises:
            ReaderError: One could not be written.
        """
        known = {**self._dropped, self._expected[0]: self._expected[1]}
        missing = [sha256 for sha256 in known if sha256 and not self._path(sha256).is_file()]
        named = named_in(rows) if missing else ()
        for sha256 in missing:
            if sha256 in named:
                self.keep(known[sha256])
                self._dropped.pop(sha256, None)

    def read(self, sha256: str) -> str | None:
        """The text with a SHA-256; None if it was never kept or is `damaged`."""
        path = self._path(sha256)
        self.damaged.pop(sha256, None)
        if _SHA256.fullmatch(sha256) is None or not path.exists():
            return None
        try:
            data = _decompressed(path)
        except OSError as error:
            self.damaged[sha256] = f"{path} cannot be read: {error.strerror or error}."
            return None
        if data is not None and hashlib.sha256(data).hexdigest() == sha256:
            return data.decode()
        self._whole.discard(sha256)
        self.damaged[sha256] = f"{path} is damaged: it is not the text that it is named after."
        return None

    def _path(self, sha256: str) -> Path:
        return self.folder / f"{sha256}.txt.gz"


def _is_whole(path: Path, sha256: str) -> bool:
    try:
        data = _decompressed(path)
    except OSError:
        return False
    return data is not None and hashlib.sha256(data).hexdigest() == sha256


def _compressed(data: bytes) -> bytes:
    """Compressed data; always the same bytes for the same data."""
    file = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as compressor:
        compressor.write(data)
    return file.getvalue()


def _decompressed(path: Path) -> bytes | None:
    """The decompressed content of a file, or None if it is damaged."""
    try:
        return gzip.decompress(path.read_bytes())
    except (gzip.BadGzipFile, EOFError, zlib.error):
        return None
