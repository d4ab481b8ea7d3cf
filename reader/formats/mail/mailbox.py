"""A mailbox: one mail of several in a file, each after a line `From …`."""

from __future__ import annotations

from collections.abc import Sequence

from reader.errors import ReaderError
from reader.formats.mail.message import document_of
from reader.formats.registry import Source
from reader.lazy import late_pattern
from reader.text.document import Document

_FROM = late_pattern(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n(?=[\w-]+:)")
_MOST_ESCAPED = 20
"""How often a mail may have been put into a mailbox, which adds a `>` to such lines each time."""


def parse(source: Source) -> Document:
    """The document in a mailbox with one mail.

    Raises:
        ReaderError: It has no mail, or several, of which one has to be chosen.
    """
    found = mails(source.data)
    if len(found) != 1:
        raise ReaderError(_choice(source.name, len(found)))
    return document_of(found[0], source)


def mails(data: bytes) -> Sequence[bytes]:
    """The mails in a mailbox, each as the bytes of a separate file."""
    places = list(_FROM.finditer(data))
    ends = [place.start() for place in places[1:]] + [len(data)]
    if not places:
        return []
    return [
        _unescaped(data[place.end() : end].rstrip(b"\r\n") + b"\n")
        for place, end in zip(places, ends, strict=True)
    ]


def _unescaped(data: bytes) -> bytes:
    """A mail with its lines `From …` as they were before it was put into a mailbox."""
    for times in range(_MOST_ESCAPED):
        line = b">" * times + b"From "
        data = data.replace(b"\n>" + line, b"\n" + line)
    return data


def chosen(data: bytes, name: str, number: int) -> bytes:
    """One mail of a mailbox.

    Args:
        data: The bytes of the mailbox.
        name: Its name in messages.
        number: Which mail, counted from 1.

    Raises:
        ReaderError: There is no such mail.
    """
    found = mails(data)
    if not 0 < number <= len(found):
        raise ReaderError(f"{name} has {len(found)} mails: there is no number {number}.")
    return found[number - 1]


def _choice(name: str, count: int) -> str:
    if not count:
        return f"{name} is no mailbox: no line in it begins a mail with “From ”."
    return (
        f"{name} has {count} mails: add one of them with `reader add {name} --message 1`, "
        "or each with `--message all`."
    )
