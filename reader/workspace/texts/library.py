"""The texts of a workspace: list them, and add to them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError
from reader.lazy import late_pattern, lazy
from reader.workspace.texts import loading

if TYPE_CHECKING:
    from reader import files
    from reader.formats import registry
else:
    files = lazy("reader.files")
    registry = lazy("reader.formats.registry")

_LOOKS_LIKE_MARKDOWN = late_pattern(
    r"\A\ufeff?---[ \t]*$|^#{1,6}[ \t]+\S|\]\(\S+\)|^[*-][ \t]+\S|\*\*\S", re.MULTILINE
)
_DIGITS = late_pattern(r"(\d+)")
_NOT_A_WORD = late_pattern(r"[\W_]+")
_RESERVED = late_pattern(r"(?:con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_LONGEST_NAME = 180
"""The limit in bytes; file systems allow 255, and a number and an extension must fit, too."""
_LONGEST_SLUG = 60


class Added(NamedTuple):
    """The result of adding a text."""

    path: Path
    """The file in the library."""
    is_new: bool
    """False if the library already had the same text."""


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
        """The file with the text that has a SHA-256, anywhere in the folder."""
        return next((path for known, path in self._hashed() if known == sha256), None)

    def hashes(self) -> dict[str, Path]:
        """The files of all texts by SHA-256, so that adding several need not read all for each."""
        found: dict[str, Path] = {}
        for sha256, path in self._hashed():
            found.setdefault(sha256, path)
        return found

    def _hashed(self) -> Iterator[tuple[str, Path]]:
        for path in self.paths():
            try:
                document = loading.load(path)
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
        """Copy a text into the library, unless it is already there.

        No file is ever overwritten: another text of the same name gets a number.

        Args:
            source: A file, or the bytes of one, such as from standard input.
            name: The name of the copy; by default the name of the file, or the title.
            ending: The ending of its name, if neither that nor the bytes tell the format.
            known: What `hashes` answered, if several are added; gets the new one, too.

        Raises:
            ReaderError: It can't be read, is not a text, or can't be written.
        """
        data = source if isinstance(source, bytes) else loading.bytes_of(source)
        wanted = Path(name or ("" if isinstance(source, bytes) else source.name))
        kind = ending or _ending(wanted, data)
        document = loading.read(data, Path(wanted.name or "the text").with_suffix(kind))
        there = self.find(document.sha256) if known is None else known.get(document.sha256)
        if there is not None:
            return Added(there, is_new=False)
        stem = safe_stem(wanted.stem) if wanted.name else slug(document.title)
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
                    # The name is reserved first, so that no other program's file is replaced.
                    path.open("xb").close()
                except FileExistsError:
                    number += 1
                    continue
                files.replace_file(path, data)
                return path
        except OSError as error:
            raise ReaderError(loading.refusal(error, self.texts, "write to")) from error


def _texts_in(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """The texts in a folder and below it; each folder once, even through links."""
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
        elif path.suffix.casefold() in loading.MARKDOWN | loading.PLAIN | registry.SUFFIXES:
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
    if form := loading.format_of(wanted, data):
        return kind if kind in form.suffixes else form.suffixes[0]
    is_markdown = kind in loading.MARKDOWN or (not kind and _is_markdown(data))
    return kind if kind in loading.MARKDOWN | loading.PLAIN else ".md" if is_markdown else ".txt"


def _is_markdown(data: bytes) -> bool:
    return _LOOKS_LIKE_MARKDOWN.search(data[: 1 << 16].decode("utf-8", "replace")) is not None


def safe_stem(stem: str) -> str:
    """A file name without extension that every system allows."""
    name = " ".join(loading.UNSAFE.sub(" ", stem).split()).strip(" .")
    name = name.encode("utf-8", "replace")[:_LONGEST_NAME].decode("utf-8", "ignore").strip(" .")
    return f"{name}-text" if _RESERVED.match(name) else name or "text"


def slug(title: str) -> str:
    """A title as a file name: lower case and hyphens, cut at a word."""
    words = _NOT_A_WORD.sub("-", title.casefold()).strip("-")
    if len(words) > _LONGEST_SLUG:
        words = words[:_LONGEST_SLUG].rpartition("-")[0] or words[:_LONGEST_SLUG]
    return safe_stem(words)
