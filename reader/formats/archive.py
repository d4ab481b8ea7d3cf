"""A ZIP archive in memory, with a limit on what is unpacked; nothing is written to disk."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from functools import lru_cache
from io import BytesIO
from urllib.parse import unquote

from reader.errors import ReaderError
from reader.formats.registry import Source

_MOST_ENTRIES = 20_000
_LEAST = 8_000_000
"""Bytes that may be unpacked from an archive, however small it is."""
_TIMES = 20
"""The limit of unpacked bytes, as a multiple of the archive's size."""
_ENCRYPTED = 0x1


class Archive:
    """The entries of a ZIP archive."""

    def __init__(self, source: Source) -> None:
        """Read the list of entries.

        Raises:
            ReaderError: It is damaged, or has too many.
        """
        self._name = source.name
        self._rest = min(source.largest, max(_LEAST, _TIMES * len(source.data)))
        try:
            self._zip = zipfile.ZipFile(BytesIO(source.data))
        except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError) as error:
            raise ReaderError(
                f"{self._name} is damaged: its list of entries can't be read. Get it anew."
            ) from error
        if len(self._zip.filelist) > _MOST_ENTRIES:
            raise ReaderError(
                f"{self._name} has {len(self._zip.filelist)} entries, and {_MOST_ENTRIES} is the "
                "most that is read."
            )
        self._entries = {plain(each.filename): each for each in reversed(self._zip.filelist)}
        self._folded = {name.casefold(): entry for name, entry in self._entries.items()}

    def __contains__(self, name: str) -> bool:
        """Whether there is an entry with a name."""
        return self._entry(name) is not None

    def names(self) -> list[str]:
        """The names of the entries."""
        return list(self._entries)

    def _entry(self, name: str) -> zipfile.ZipInfo | None:
        """The entry with a name, or else one whose name differs only in case."""
        name = plain(name)
        return self._entries.get(name) or self._folded.get(name.casefold())

    def read(self, name: str) -> bytes:
        """The bytes of an entry; empty if there is none.

        Raises:
            ReaderError: It is damaged or encrypted, or larger than may be unpacked.
        """
        entry = self._entry(name)
        if entry is None:
            return b""
        if entry.flag_bits & _ENCRYPTED:
            raise ReaderError(f"{self._name} is locked with a password: unlock it first.")
        try:
            with self._zip.open(entry) as file:
                data = file.read(self._rest + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError,
                struct.error, OSError) as error:  # fmt: skip
            raise ReaderError(
                f"{self._name} is damaged in {entry.filename!a}: get it anew."
            ) from error
        self._rest -= len(data)
        if self._rest < 0:
            raise ReaderError(
                f"{self._name} unpacks to far more than it is: it is not read, since that may be "
                "meant to do harm."
            )
        return data


def plain(name: str) -> str:
    """The normalised name of an entry; it never leaves the archive."""
    return posixpath.normpath("/" + name.replace("\\", "/"))[1:].lstrip("/")


def joined(base: str, target: str) -> str:
    """The name of the entry that a link in another one leads to, without its fragment."""
    return _joined(base, target.partition("#")[0])


@lru_cache(maxsize=1024)
def _joined(base: str, address: str) -> str:
    return plain(posixpath.join(posixpath.dirname(base), unquote(address)))
