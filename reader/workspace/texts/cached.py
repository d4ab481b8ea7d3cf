"""Files in the cache directory that can all be rebuilt.

A damaged one, or one that an earlier version of this program wrote, counts as missing, and the
least recently used ones go when there are many.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import reader
from reader import __version__, files


def kept(place: Path) -> memoryview | None:
    """The bytes in a cached file; None if it is missing or damaged."""
    try:
        data = memoryview(place.read_bytes())
        if int(bytes(data[:8]), 16) != zlib.crc32(data[9:]):
            return None
        os.utime(place)
    except (OSError, ValueError):
        return None
    return data[9:]


def keep(found: Mapping[Path, bytes], most: int) -> None:
    """Cache bytes in files of one folder, and drop the least recently used ones.

    Args:
        found: The bytes for each file.
        most: The total size limit of the folder in bytes; the new files stay in any case.

    Raises:
        OSError: One can't be written.
    """
    for place, data in found.items():
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.replace_file(place, b"%08x\n%b" % (zlib.crc32(data), data), durable=False)
    new = {str(place) for place in found}
    for folder in {place.parent for place in found}:
        rest = most
        for status, path in sorted(_files(folder), key=lambda each: -each[0].st_mtime_ns):
            rest -= status.st_size
            if rest < 0 and path not in new:
                Path(path).unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[tuple[os.stat_result, str]]:
    """The files of a folder but for those that another process removes meanwhile."""
    for each in os.scandir(folder):
        with suppress(FileNotFoundError):
            yield each.stat(), each.path


@cache
def version(*parts: str) -> str:
    """A string that differs whenever the code of some packages may have changed."""
    code = Path(reader.__file__).parent
    return f"{__version__} {max(_newest(code / part) for part in parts)}"


def _newest(folder: os.PathLike[str]) -> int:
    """When the code in a folder was last changed, in nanoseconds."""
    return max(
        (
            _newest(entry) if entry.is_dir() else entry.stat().st_mtime_ns
            for entry in os.scandir(folder)
            if entry.name != "__pycache__"
        ),
        default=0,
    )
