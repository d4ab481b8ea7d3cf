"""The texts of a workspace: list them, read them, add to them."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.errors import ReaderError
from reader.lazy import late_pattern, lazy
from reader.text import encodings
from reader.text.decoding import decode
from reader.text.document import Document

if TYPE_CHECKING:
    from reader import files
    from reader.formats import registry
    from reader.metadata import sidecar
    from reader.workspace import readings
else:
    files = lazy("reader.files")
    readings = lazy("reader.workspace.readings")
    registry = lazy("reader.formats.registry")
    sidecar = lazy("reader.metadata.sidecar")

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
"""File name extensions of Markdown."""
PLAIN = frozenset({".txt", ".text"})
"""File name extensions of plain text."""
_BINARY = (b"%PDF-", b"PK\x03\x04", b"{\\rtf")
"""What files of other formats begin with, whatever they are called."""
SIDE_CARS = (".csl.json", ".yaml", ".yml", ".bib", ".ris", ".nbib", ".enw")
"""File name extensions of files that describe a text; earlier ones take precedence."""

_LOOKS_LIKE_MARKDOWN = late_pattern(
    r"\A\ufeff?---[ \t]*$|^#{1,6}[ \t]+\S|\]\(\S+\)|^[*-][ \t]+\S|\*\*\S", re.MULTILINE
)
_DIGITS = late_pattern(r"(\d+)")
_UNSAFE = late_pattern(
    r"[\x00-\x1f\x7f-\x9f\\/:*?\"<>|\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+"
)
_NOT_A_WORD = late_pattern(r"[\W_]+")
_RESERVED = late_pattern(r"(?:con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_HEAD = 3 << 14
"""Bytes of a large file that are read first: enough to tell how its lines are set."""
_SMALL = 1 << 14
"""The most bytes of a file that is read whole at once."""
_SHOWN = 1 << 13
"""Characters of a large text that are laid out at first: some screenfuls."""
_LONGEST_CHARACTER = 4
"""Bytes of UTF-8."""
_LONGEST_NAME = 180
"""Bytes; file systems allow 255, and a number and an extension must fit too."""
_LONGEST_SLUG = 60


class Parse(Protocol):
    """What each format's module offers as `parse_pieces`."""

    def __call__(
        self,
        pieces: Iterable[str],
        *,
        path: Path | None,
        notices: tuple[str, ...],
        most: int | None,
    ) -> Document:
        """The document that a file's characters are."""


class Added(NamedTuple):
    """The result of adding a text."""

    path: Path
    """The file in the library."""
    is_new: bool
    """False if the library already had the same text."""


def load(
    path: Path, watch: Callable[[float], None] = lambda _: None, *, encoding: str = ""
) -> Document:
    """The document in a file.

    Args:
        path: The file.
        watch: Told now and then what share of it is read; what it raises ends the reading.
        encoding: What to read it as; the same as for `read`.

    Raises:
        ReaderError: It can't be read, or is not a text, or there is no such encoding.
    """
    return _described(read(_bytes_of(path), path, watch=watch, encoding=encoding), path)


class Glimpse(NamedTuple):
    """The first part of a document, shown before all of it is read."""

    document: Document
    """The part, as a document of its own."""
    before: int
    """Characters of the text before it."""
    size: int
    """Characters of the whole text, as an estimate."""


def glimpse(path: Path, *, encoding: str = "") -> Glimpse:
    """As much of a text as one sees at first; all of a small one, or of another format.

    Args:
        path: The file.
        encoding: What to read it as; the same as for `read`.

    Raises:
        ReaderError: It can't be read, or is not a text, or there is no such encoding.
    """
    head = _bytes_of(path, _HEAD)
    if format_of(path, head):
        document = load(path, encoding=encoding)
        return Glimpse(document, 0, len(document.text))
    if len(head) <= _SMALL:
        document = _described(read(head, path, encoding=encoding), path)
        return Glimpse(document, 0, len(document.text))
    head = head[: head.rfind(b"\n") + 1] or _whole_characters(head)
    document = read(head, path, most=_SHOWN, encoding=encoding)
    shown = len(head.decode("utf-8", "ignore")) / len(head)
    return Glimpse(document, 0, max(int(shown * path.stat().st_size), len(document.text) + 1))


def _whole_characters(head: bytes) -> bytes:
    """The beginning of a file without the part of a character that it may end in."""
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
        watch: Told now and then what share is read; what it raises ends the reading.
        encoding: What to read them as; empty for what a person chose, else to find out.

    Raises:
        ReaderError: They are not a text, or an empty one, or there is no such encoding.
    """
    encoding = encoding or encodings.chosen(path)
    if form := format_of(path, data):
        return readings.read(form, data, path, watch=watch, encoding=encoding)
    pieces, notice, count = decode(data, _named(path), encoding)
    del data
    # A format is imported with its first text, since listing annotations needs none.
    name = "markdown" if path.suffix.casefold() in MARKDOWN else "plain"
    parse: Parse = import_module(f"reader.formats.{name}").parse_pieces
    return parse(
        _watched(pieces, count, watch), path=path, notices=(notice,) if notice else (), most=most
    )


def format_of(path: Path, data: bytes) -> registry.Format | None:
    """The format of a file that is no plain text or Markdown; None for one that is."""
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


class Library(NamedTuple):
    """The folder of texts of a workspace."""

    texts: Path
    """The folder, which may not exist yet."""

    def paths(self) -> list[Path]:
        """The files of all documents, also in folders below, in natural order of their names.

        Hidden files and files with other extensions are left out.
        """
        return sorted(_texts_in(self.texts, set()), key=_natural)

    def find(self, sha256: str) -> Path | None:
        """The file that holds the text with a SHA-256, wherever it is in the folder."""
        return next((path for known, path in self._hashed() if known == sha256), None)

    def hashes(self) -> dict[str, Path]:
        """The files of all texts by their SHA-256, to add several without reading all for each."""
        found: dict[str, Path] = {}
        for sha256, path in self._hashed():
            found.setdefault(sha256, path)
        return found

    def _hashed(self) -> Iterator[tuple[str, Path]]:
        for path in self.paths():
            try:
                document = load(path)
            except ReaderError:
                continue
            yield document.sha256, path

    def add(
        self,
        source: Path | bytes,
        name: str = "",
        *,
        ending: str = "",
        known: dict[str, Path] | None = None,
    ) -> Added:
        """Copy a text into the library, unless it is there already.

        No file is ever overwritten: another text of the same name gets a number.

        Args:
            source: A file, or the bytes of one, such as from standard input.
            name: The name of the copy; by default the name of the file, or the title.
            ending: The ending of its name, if neither that nor the bytes tell the format.
            known: What `hashes` answered, if several are added; gets the new one, too.

        Raises:
            ReaderError: It can't be read, is not a text, or can't be written.
        """
        data = source if isinstance(source, bytes) else _bytes_of(source)
        wanted = Path(name or ("" if isinstance(source, bytes) else source.name))
        kind = ending or _ending(wanted, data)
        document = read(data, Path(wanted.name or "the text").with_suffix(kind))
        there = self.find(document.sha256) if known is None else known.get(document.sha256)
        if there is not None:
            return Added(there, is_new=False)
        stem = _safe(wanted.stem) if wanted.name else slug(document.title)
        path = self._create(stem, kind, data)
        if known is not None:
            known[document.sha256] = path
        return Added(path, is_new=True)

    def _create(self, stem: str, ending: str, data: bytes) -> Path:
        number = 1
        try:
            self.texts.mkdir(parents=True, exist_ok=True)
            while True:
                path = self.texts / (f"{stem}-{number}{ending}" if number > 1 else stem + ending)
                try:
                    # The name is claimed first, so that no other program's file is replaced.
                    path.open("xb").close()
                except FileExistsError:
                    number += 1
                    continue
                files.replace_file(path, data)
                return path
        except OSError as error:
            raise ReaderError(_refusal(error, self.texts, "write to")) from error


def _bytes_of(path: Path, most: int = -1) -> bytes:
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
        raise ReaderError(f"{_named(path)} can't be a file's name.") from error
    except OSError as error:
        if error.errno == errno.ENOENT and path.is_symlink():
            raise ReaderError(
                f"{_named(path)} is a link to a file that is gone: mend or remove it."
            ) from error
        raise ReaderError(_refusal(error, path, "read")) from error


def _refuse_special(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise ReaderError(f"{_named(path)} is a folder: name a text in it.")
    if not stat.S_ISREG(mode):
        raise ReaderError(f"{_named(path)} is a device, pipe or socket: name a text file.")


def _refusal(error: OSError, path: Path, verb: str) -> str:
    """The message for an error of the operating system."""
    name = _named(path)
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
            return f"{name[:_LONGEST_SLUG]}… is too long for a file's name."
        case _:
            return f"Could not {verb} {name}: {error.strerror or error}."


def _named(path: Path) -> str:
    """A path for use in a message: on one line."""
    if str(path).isascii() and str(path).isprintable():
        return str(path)
    return _UNSAFE.sub(
        lambda found: "".join(c if c in '\\/:*?"<>|' else "�" for c in found[0]), str(path)
    )


def _texts_in(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """The texts in a folder and below it; no folder twice, even through links."""
    try:
        status = folder.stat()
        entries = list(os.scandir(folder))
    except OSError:
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        path = Path(entry.path)
        if _is_folder(entry):
            yield from _texts_in(path, seen)
        elif path.suffix.casefold() in MARKDOWN | PLAIN | registry.SUFFIXES:
            yield path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _natural(path: Path) -> tuple[list[tuple[int, str]], str]:
    """A sort key that puts `Part 2` before `Part 10`, ignoring case."""
    pieces = _DIGITS.split(str(path).casefold())
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces], str(path)


def _ending(wanted: Path, data: bytes) -> str:
    """The ending of the name of a new file."""
    kind = wanted.suffix.casefold()
    if form := format_of(wanted, data):
        return kind if kind in form.suffixes else form.suffixes[0]
    is_markdown = kind in MARKDOWN or (not kind and _is_markdown(data))
    return kind if kind in MARKDOWN | PLAIN else ".md" if is_markdown else ".txt"


def _is_markdown(data: bytes) -> bool:
    return _LOOKS_LIKE_MARKDOWN.search(data[: 1 << 16].decode("utf-8", "replace")) is not None


def _safe(stem: str) -> str:
    """A file name without extension that every system allows."""
    name = " ".join(_UNSAFE.sub(" ", stem).split()).strip(" .")
    name = name.encode("utf-8", "replace")[:_LONGEST_NAME].decode("utf-8", "ignore").strip(" .")
    return f"{name}-text" if _RESERVED.match(name) else name or "text"


def slug(title: str) -> str:
    """A title as a file name: lower case and hyphens, cut at a word."""
    words = _NOT_A_WORD.sub("-", title.casefold()).strip("-")
    if len(words) > _LONGEST_SLUG:
        words = words[:_LONGEST_SLUG].rpartition("-")[0] or words[:_LONGEST_SLUG]
    return _safe(words)
