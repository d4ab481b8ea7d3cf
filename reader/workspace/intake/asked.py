"""What a person asked to add: files, those of a folder, pages, the mails of a mailbox."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.workspace.intake import fetch
from reader.workspace.texts.library import Library

if TYPE_CHECKING:
    from reader.formats.mail import mailbox
else:
    mailbox = lazy("reader.formats.mail.mailbox")

_MAILBOXES = frozenset({".mbox", ".mbx"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A text to add."""

    source: str
    """Its name in a message."""
    path: Path
    """Its file."""
    number: int = 0
    """The number of the mail in a mailbox, from 1; 0 for a whole file."""

    @property
    def is_address(self) -> bool:
        """Whether it is on the web."""
        return fetch.is_address(self.source)

    @property
    def name(self) -> str:
        """The name of its file; empty for a mail, which is called by its subject."""
        return "" if self.number or self.source == "-" else self.path.name

    @property
    def ending(self) -> str:
        """The suffix of its name, for when its bytes don't show the format."""
        return ".eml" if self.number else ""

    def data(self) -> Path | bytes:
        """Its file, or its bytes.

        Raises:
            ReaderError: It can't be read.
        """
        if not self.number:
            return self.path
        return mailbox.chosen(_bytes_of(self.path), self.path.name, self.number)


def wanted(sources: Iterable[str], message: str = "") -> Iterator[Asked]:
    """The texts that are asked for, one by one.

    Args:
        sources: Files, folders, addresses of the web, and `-` for standard input.
        message: Which mail of a mailbox is asked for: its number, or `all`.

    Raises:
        ReaderError: A folder has no texts, or a mailbox no such mail.
    """
    for source in sources:
        path = Path(source)
        if fetch.is_address(source):
            yield Asked(source, path)
        elif source != "-" and path.is_dir():
            found = Library(path).paths()
            if not found:
                raise ReaderError(f"There is no text in {source}, in a format that Reader knows.")
            yield from (Asked(str(each), each) for each in found)
        elif message and path.suffix.casefold() in _MAILBOXES:
            for number in _numbers(path, message):
                yield Asked(f"Mail {number} of {source}", path, number)
        else:
            yield Asked(source, path)


def _numbers(path: Path, message: str) -> Iterable[int]:
    if message == "all":
        return range(1, len(mailbox.mails(_bytes_of(path))) + 1)
    if not message.isdecimal():
        raise ReaderError(f"--message {message} is no number of a mail: say 1, 2 … or all.")
    return [int(message)]


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReaderError(f"{path} can't be read: {error.strerror or error}.") from error
