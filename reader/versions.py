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
        self.damaged: dict[str, str] = {}
        """What was found to be wrong with which text."""
        self._whole: set[str] = set()

    def has(self, sha256: str) -> bool:
        """Whether a text is there and whole; one that was found so is not read again."""
        path = self._path(sha256)
        if sha256 in self._whole and path.is_file():
            return True
        if not _is_whole(path, sha256):
            return False
        self._whole.add(sha256)
        return True

    def keep(self, text: str) -> None:
        """Have a text on the disk. Call it under the store's lock.

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

    def read(self, sha256: str) -> str | None:
        """The text with a SHA-256; None where it was never kept, or is `damaged`."""
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
