"""Read one text: the first part of a file, or all of it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reader.errors import ReaderError
from reader.lazy import late_pattern, lazy
from reader.text import chosen_encodings
from reader.text.decoding import decode
from reader.text.document import Document
from reader.workspace.texts.first_page import Glimpse

if TYPE_CHECKING:
    from reader import config, locations
    from reader.formats import chunks, plain, registry
    from reader.metadata import sidecar
    from reader.workspace.texts import readings
else:
    config = lazy("reader.config")
    locations = lazy("reader.locations")
    chunks = lazy("reader.formats.chunks")
    plain = lazy("reader.formats.plain")
    readings = lazy("reader.workspace.texts.readings")
    registry = lazy("reader.formats.registry")
    sidecar = lazy("reader.metadata.sidecar")

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
"""File name extensions of Markdown."""
PLAIN = frozenset({".txt", ".text"})
"""File name extensions of plain text."""
_BINARY = (b"%PDF-", b"PK\x03\x04", b"{\\rtf")
"""The first bytes of other formats, whatever their files are called."""
SIDE_CARS = (".csl.json", ".yaml", ".yml", ".bib", ".ris", ".nbib", ".enw")
"""File name extensions of files that describe a text; earlier ones take precedence."""
UNSAFE = late_pattern(
    r"[\x00-\x1f\x7f-\x9f\\/:*?\"<>|\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+"
)
"""Characters that should not be in a file name."""
_HEAD = 3 << 14
"""Bytes of a large file that are read first: enough to detect how its lines are broken."""
_SMALL = 1 << 14
"""The size of the largest file, in bytes, that is read whole at once."""
_SHOWN = 1 << 13
"""Characters of a large text that are laid out at first: some screenfuls."""
_LINE_ENDS = (b"\n", b"\r", b"\f")
_MARKED = 3
"""The bytes that the markup of a line adds in Markdown: the sign of a heading or an item, or the
bars of a row, with spaces."""
_LONGEST_CHARACTER = 4
"""Bytes of UTF-8."""
_LONGEST_TOLD = 60
"""The length to which a long name is cut in a message."""


class Parse(Protocol):
    """The signature of `parse_pieces` in each format's module."""

    def __call__(
        self,
        pieces: Iterable[str],
        *,
        path: Path | None,
        notices: tuple[str, ...],
        most: int | None,
    ) -> Document:
        """The document in a file's characters."""


def load(
    path: Path,
    watch: Callable[[float], None] = lambda _: None,
    *,
    encoding: str = "",
    keeps: bool = False,
) -> Document:
    """The document in a file.

    Args:
        path: The file.
        watch: Called now and then with the share that has been read; it cancels by raising.
        encoding: What to read it as; the same as for `read`.
        keeps: Whether to cache the document; that of a slow format always is.

    Raises:
        ReaderError: It can't be read, or is not a text, or there is no such encoding.
    """
    data = bytes_of(path)
    if keeps and not format_of(path, data):
        encoding = encoding or chosen_encodings.chosen(path)
        sort = f"{_text_format(path)} {encoding}"
        document = readings.read(partial(read, data, path, encoding=encoding), data, path, sort)
    else:
        document = read(data, path, watch=watch, encoding=encoding)
    return _described(document, path)


def glimpse(path: Path, *, encoding: str = "") -> Glimpse:
    """The first part of a text; all of one that is small or read from the cache.

    Args:
        path: The file.
        encoding: What to read it as; the same as for `read`.

    Raises:
        ReaderError: It can't be read, or is not a text, or there is no such encoding.
    """
    head = bytes_of(path, _HEAD)
    if form := format_of(path, head):
        if form.has_beginning and (part := _beginning(form, path, encoding)):
            return part
        document = load(path, encoding=encoding)
        return Glimpse(document, 0, len(document.text))
    if len(head) <= _SMALL:
        document = _described(read(head, path, encoding=encoding), path)
        return Glimpse(document, 0, len(document.text))
    head = head[: head.rfind(b"\n") + 1] or _whole_characters(head)
    document = read(head, path, most=_SHOWN, encoding=encoding)
    shown = len(head.decode("utf-8", "ignore")) / len(head)
    return Glimpse(document, 0, max(int(shown * path.stat().st_size), len(document.text) + 1))


def _beginning(form: registry.Format, path: Path, encoding: str) -> Glimpse | None:
    """The first part of a file of a format; None if it is cached or has to be read whole.

    Raises:
        ReaderError: It can't be read.
    """
    data = bytes_of(path)
    encoding = encoding or chosen_encodings.chosen(path)
    if readings.is_kept(data, _sort(form, encoding)):
        return None
    found = form.beginning(registry.Source(data, path, encoding, largest=_largest()))
    if found is None:
        return None
    document = _described(found.document, path)
    size = len(document.text)
    return Glimpse(document, 0, max(int(size / found.share), size + 1))


def _sort(form: registry.Format, encoding: str) -> str:
    """What else than its bytes the reading of a file depends on."""
    return f"{form.module} {encoding}"


def _whole_characters(head: bytes) -> bytes:
    """The beginning of a file, without a character that is cut off at its end."""
    for size in range(len(head), len(head) - _LONGEST_CHARACTER, -1):
        try:
            head[:size].decode()
        except UnicodeDecodeError:
            continue
        return head[:size]
    return head


def read(
    data: bytes,
    path: Path,
    *,
    most: int | None = None,
    watch: Callable[[float], None] = lambda _: None,
    encoding: str = "",
) -> Document:
    """The document in a file's bytes; the extension of its name says which format.

    Args:
        data: The bytes.
        path: The file.
        most: How many characters are enough; no paragraph is cut for it.
        watch: Called now and then with the share that has been read; it cancels by raising.
        encoding: What to read them as; empty for what a person chose, else to find out.

    Raises:
        ReaderError: They are not a text, or an empty one, or there is no such encoding.
    """
    encoding = encoding or chosen_encodings.chosen(path)
    if form := format_of(path, data):
        source = registry.Source(data, path, encoding, watch, _largest())
        form.require_size(source)
        return readings.read(partial(form.parse, source), data, path, _sort(form, encoding))
    pieces, notice, count = decode(data, named(path), encoding)
    # A format is imported with its first text, since listing annotations needs none.
    parse: Parse
    if _is_of_scraps(data, path):
        parse = plain.parse_scraps
    else:
        parse = import_module(f"reader.formats.{_text_format(path)}").parse_pieces
    del data
    return parse(
        _watched(pieces, count, watch), path=path, notices=(notice,) if notice else (), most=most
    )


def _is_of_scraps(data: bytes, path: Path) -> bool:
    """Whether a file has so many and so short lines that looking for blocks takes too long."""
    lines = sum(map(data.count, _LINE_ENDS)) - data.count(b"\r\n")
    return chunks.is_of_scraps(len(data), lines, _MARKED * (path.suffix.casefold() in MARKDOWN))


def _text_format(path: Path) -> str:
    """The module below `reader.formats` that reads a text without a format of its own."""
    return "markdown" if path.suffix.casefold() in MARKDOWN else "plain"


def _largest() -> int:
    """The most bytes read from a file or unpacked from it."""
    return config.load(locations.path_of(None, os.environ)).largest_file * registry.MEGABYTE


def format_of(path: Path, data: bytes) -> registry.Format | None:
    """The format of a file; None for plain text and Markdown."""
    is_text = path.suffix.casefold() in MARKDOWN | PLAIN and not data.startswith(_BINARY)
    return None if is_text else registry.recognized(path, data)


def _described(document: Document, path: Path) -> Document:
    """A document with the metadata from files beside it, if there are any."""
    beside = [one for ending in SIDE_CARS if (one := path.with_suffix(ending)).is_file()]
    return sidecar.described(document, beside) if beside else document


def _watched(pieces: Iterable[str], count: int, watch: Callable[[float], None]) -> Iterator[str]:
    """The pieces of a text, reporting progress."""
    for index, piece in enumerate(pieces):
        watch(min(index / count, 1.0))
        yield piece


def bytes_of(path: Path, most: int = -1) -> bytes:
    """The bytes of a regular file; anything else is refused, since reading it could block.

    Args:
        path: The file.
        most: How many bytes to read from the start; all if negative.
    """
    try:
        _refuse_special(path.stat().st_mode, path)
        descriptor = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(descriptor, "rb") as file:
            _refuse_special(os.fstat(file.fileno()).st_mode, path)
            return file.read(most)
    except ValueError as error:
        raise ReaderError(f"{named(path)} can't be a file's name.") from error
    except OSError as error:
        if error.errno == errno.ENOENT and path.is_symlink():
            raise ReaderError(
                f"{named(path)} is a link to a file that is gone: mend or remove it."
            ) from error
        raise ReaderError(refusal(error, path, "read")) from error


def _refuse_special(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise ReaderError(f"{named(path)} is a folder: name a text in it.")
    if not stat.S_ISREG(mode):
        raise ReaderError(f"{named(path)} is a device, pipe or socket: name a text file.")


def refusal(error: OSError, path: Path, verb: str) -> str:
    """The message for an error of the operating system."""
    name = named(path)
    match error.errno:
        case errno.ENOENT:
            return f"There is no file {name}: check its name."
        case errno.ENOTDIR:
            return f"There is no file {name}: a part of its path is not a folder."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"You may not {verb} {name}: change its permissions."
        case errno.ELOOP:
            return f"{name} is a link that leads back to itself: mend or remove it."
        case errno.ENAMETOOLONG:
            return f"{name[:_LONGEST_TOLD]}… is too long for a file's name."
        case _:
            return f"Could not {verb} {name}: {error.strerror or error}."


def named(path: Path) -> str:
    """A path for use in a message: on one line."""
    if str(path).isascii() and str(path).isprintable():
        return str(path)
    return UNSAFE.sub(
        lambda found: "".join(c if c in '\\/:*?"<>|' else "�" for c in found[0]), str(path)
    )
