"""The file that a document was read from: when it is another, and which of its lines is which."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from reader.text.document import Document

WORDS = (10, 5, 3, 2, 1)
"""How many words are looked for in the source, one after the other, until they are there."""
REACH = 200
"""Characters of the text in which so many words stand."""


class Stamp(NamedTuple):
    """What tells one version of a file from another without reading it."""

    size: int
    """Bytes."""
    modified: int
    """Nanoseconds."""
    inode: int
    """Which file it is, where an editor puts a new one in the old one's place."""


def name_of(path: Path) -> str:
    """A file name for what is kept of a path, the same at each start.

    It only has to tell paths apart, and a start would wait for a cryptographic digest to load.
    """
    data = str(path).encode("utf-8", "surrogatepass")
    return f"{crc32(data):08x}{crc32(data[::-1]):08x}"


def exists(path: Path) -> bool:
    """Whether there is a file, or a link to one that is gone, with a name that may be none."""
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file as it is now, or None where there is none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ino)


def line_of(source: str, document: Document, offset: int) -> int:
    """The line of a source, from 1, that holds what a document has at an offset.

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
