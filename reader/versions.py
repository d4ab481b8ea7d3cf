"""The texts that marks were made on, compressed and named by what they say."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import zlib
from pathlib import Path

from reader.atomic import remove_unfinished, replace_file
from reader.errors import ReaderError

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Versions:
    """A folder of texts, each in a file `<sha256>.txt.gz`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        """Where they are."""
        self._kept: set[str] = set()

    def keep(self, text: str) -> str:
        """Have a text on the disk, and answer its SHA-256. Call it under the store's lock.

        Raises:
            OSError: It could not be written; nothing is left over.
        """
        data = text.encode()
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        if not _is_whole(path, sha256):
            self.folder.mkdir(parents=True, exist_ok=True)
            remove_unfinished(path)
            replace_file(path, _compressed(data))
        self._kept.add(sha256)
        return sha256

    def has_kept(self, sha256: str) -> bool:
        """Whether this process knows a text to be on the disk."""
        return sha256 in self._kept

    def read(self, sha256: str) -> str | None:
        """The text with a SHA-256, or None where it was never kept.

        Raises:
            ReaderError: It is damaged or cannot be read.
        """
        path = self._path(sha256)
        if _SHA256.fullmatch(sha256) is None or not path.exists():
            return None
        try:
            data = _decompressed(path)
        except OSError as error:
            raise ReaderError(f"{path} cannot be read: {error.strerror or error}") from error
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            raise ReaderError(f"{path} is damaged: it is not the text that it is named after")
        return data.decode()

    def _path(self, sha256: str) -> Path:
        return self.folder / f"{sha256}.txt.gz"


def _is_whole(path: Path, sha256: str) -> bool:
    try:
        data = _decompressed(path)
    except OSError:
        return False
    return data is not None and hashlib.sha256(data).hexdigest() == sha256


def _compressed(data: bytes) -> bytes:
    """The same bytes for the same data, whenever they are made."""
    file = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as compressor:
        compressor.write(data)
    return file.getvalue()


def _decompressed(path: Path) -> bytes | None:
    """What a file holds, or None if it is damaged."""
    try:
        return gzip.decompress(path.read_bytes())
    except (gzip.BadGzipFile, EOFError, zlib.error):
        return None
