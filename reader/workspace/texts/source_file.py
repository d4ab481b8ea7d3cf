"""The file that a document was read from: whether it has changed, and its lines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from reader.text.document import Document

WORDS = (10, 5, 3, 2, 1)
"""How many words to look for in the source: fewer after each failure."""
REACH = 200
"""The length of text that certainly contains so many words."""


class Stamp(NamedTuple):
    """Identifies the version of a file without reading it."""

    size: int
    """The size in bytes."""
    modified: int
    """The time of the last change in nanoseconds."""
    inode: int
    """The inode, which differs if an editor replaced the file."""


def name_of(path: Path) -> str:
    """A file name derived from a path, for what is stored about it.

    It only has to tell paths apart; a cryptographic digest would take longer to import.
    """
    data = str(path).encode("utf-8", "surrogatepass")
    return f"{crc32(data):08x}{crc32(data[::-1]):08x}"


def exists(path: Path) -> bool:
    """Whether a path exists, even as a dangling link; False for an invalid path."""
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file as it is now, or None if there is no file."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ino)


def line_of(source: str, document: Document, offset: int) -> int:
    """The line of a source, from 1, with the text at an offset of a document.

    White space and markup may differ: it is the nearest line with the same words.
    """
    words = re.findall(r"\w+", document.text[offset : offset + REACH])
    guess = len(source) * offset // max(len(document.text), 1)
    for count in WORDS:
        if len(words) < count:
            continue
        pattern = re.compile(r"[\W_]+".join(map(re.escape, words[:count])))
        found = [match.start() for match in pattern.finditer(source)]
        if found:
            nearest = min(found, key=lambda at: abs(at - guess))
            return source.count("\n", 0, nearest) + 1
    return source.count("\n", 0, guess) + 1
