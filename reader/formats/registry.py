"""The formats of files that are not plain text or Markdown, with their names and signatures.

A new format is a module that offers `parse`, and perhaps `beginning`, and a line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from reader.errors import ReaderError
from reader.options import LARGEST_FILE
from reader.text.document import Document

MEGABYTE = 1_000_000
_ZIP = b"PK\x03\x04"
_HEAD = 1024
"""The number of initial bytes that show a file's type."""


def _unwatched(_: float) -> None:
    """Ignore progress."""


class Source(NamedTuple):
    """A file to parse, with options."""

    data: bytes
    """The whole content of the file."""
    path: Path | None = None
    """Its path; a format must not read it, or files beside it."""
    encoding: str = ""
    """The encoding given by the user; empty to detect it."""
    watch: Callable[[float], None] = _unwatched
    """Called from time to time with the share that has been read; an exception ends the reading."""
    largest: int = LARGEST_FILE * MEGABYTE
    """The size limit in bytes, also for unpacked content."""

    @property
    def name(self) -> str:
        """Its name in messages."""
        return self.path.name if self.path else "The text"


class Parser(Protocol):
    """The interface of a format module's `parse`."""

    def __call__(self, source: Source) -> Document:
        """The document in a file.

        Raises:
            ReaderError: There is nothing to read in it, or it is damaged or too large.
        """


class Beginning(NamedTuple):
    """The first part of a file, read by itself."""

    document: Document
    """The part as a document of its own."""
    share: float
    """The share of the file that it is, from 0 to 1."""


class Format(NamedTuple):
    """A file format."""

    name: str
    """The name of such a file in messages, with its article."""
    suffixes: tuple[str, ...]
    """The extensions of its files, in lower case; a new file gets the first."""
    module: str
    """The module in `reader.formats` that parses it."""
    signs: tuple[bytes, ...] = ()
    """The signatures at the start of its files, in lower case, after white space."""
    entries: tuple[bytes, ...] = ()
    """The names of typical entries if it is a ZIP archive."""
    is_binary: bool = False
    """Whether no text can begin with one of its signatures."""
    is_editable: bool = False
    """Whether it can be edited with a text editor."""
    has_beginning: bool = False
    """Whether its module can read the first part of a file by itself, with `beginning`."""

    def parse(self, source: Source) -> Document:
        """The document in a file of this kind.

        Raises:
            ReaderError: There is nothing to read in it, or it is damaged or too large.
        """
        self.require_size(source)
        parser = cast("Parser", import_module(f"reader.formats.{self.module}").parse)
        try:
            return parser(source)
        except (RecursionError, MemoryError) as error:
            raise ReaderError(
                f"{source.name} is nested too deeply, or too large, to be read as {self.name}."
            ) from error

    def beginning(self, source: Source) -> Beginning | None:
        """The first part of a large file; None if it has to be read whole.

        Raises:
            ReaderError: It is damaged or too large.
        """
        if not self.has_beginning:
            return None
        self.require_size(source)
        found: Beginning | None = import_module(f"reader.formats.{self.module}").beginning(source)
        return found

    @staticmethod
    def require_size(source: Source) -> None:
        """Refuse a file that exceeds the size limit.

        Raises:
            ReaderError: It exceeds the limit.
        """
        if len(source.data) > source.largest:
            size, most = (-(-each // MEGABYTE) for each in (len(source.data), source.largest))
            raise ReaderError(
                f"{source.name} has {size} MB, and {most} MB is the most that is read: "
                "set largest_file to more in the settings."
            )


FORMATS: tuple[Format, ...] = (
    Format(
        "an EPUB",
        (".epub",),
        "epub.book",
        entries=(b"META-INF/container.xml",),
        has_beginning=True,
    ),
    Format("a Word document", (".docx", ".docm"), "office.docx", entries=(b"word/document.xml",)),
    Format(
        "a web page",
        (".html", ".htm", ".xhtml", ".xht"),
        "web.page",
        (b"<!doctype html", b"<html", b"<head", b"<!-- saved from url"),
        is_editable=True,
        has_beginning=True,
    ),
    Format(
        "a saved web page",
        (".mhtml", ".mht"),
        "web.mhtml",
        (b"from: <saved by", b"mime-version: 1.0\r\ncontent-type: multipart/related"),
    ),
    Format(
        "subtitles",
        (".vtt", ".srt"),
        "subtitles.transcript",
        signs=(b"webvtt",),
        is_editable=True,
    ),
    Format(
        "a mail",
        (".eml",),
        "mail.message",
        signs=(b"return-path:", b"received:", b"delivered-to:", b"message-id:", b"mime-version:"),
    ),
    Format("a mailbox", (".mbox", ".mbx"), "mail.mailbox"),
    Format(
        "an OpenDocument text",
        (".odt",),
        "by_pandoc.parse",
        entries=(b"mimetypeapplication/vnd.oasis.opendocument.text",),
    ),
    Format("rich text", (".rtf",), "by_pandoc.parse", signs=(b"{\\rtf",), is_binary=True),
    Format(
        "markup for pandoc",
        (".rst", ".org", ".tex", ".latex", ".adoc", ".asciidoc"),
        "by_pandoc.parse",
        is_editable=True,
    ),
    Format(
        "a PDF",
        (".pdf",),
        "pdf.parse",
        signs=(b"%pdf-",),
        is_binary=True,
        has_beginning=True,
    ),
)
"""All formats."""
SUFFIXES = frozenset(suffix for each in FORMATS for suffix in each.suffixes)
"""The extensions of all their files."""


def recognized(path: Path | None, data: bytes) -> Format | None:
    """The format of a file, by how it begins and by its name; None for text.

    Signatures that no text can have come first, then the extension, then the other signatures.
    Callers don't ask about a file with a text extension unless it begins like another format.
    """
    suffix = path.suffix.casefold() if path else ""
    by_name = next((each for each in FORMATS if suffix in each.suffixes), None)
    if data.startswith(_ZIP):
        if by_name and by_name.entries:
            return by_name
        return next((each for each in FORMATS if any(e in data for e in each.entries)), None)
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    signed = next((each for each in FORMATS if each.signs and head.startswith(each.signs)), None)
    if signed and signed.is_binary:
        return signed
    return by_name or signed
