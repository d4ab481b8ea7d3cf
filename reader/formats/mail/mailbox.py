"""A mailbox: one mail of several in a file, each after a line `From …`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.errors import ReaderError
from reader.formats.mail.message import document_of
from reader.formats.registry import Source
from reader.lazy import late_pattern
from reader.text.document import Document

_FROM = late_pattern(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n(?=[\w-]+:)")
_ESCAPED = late_pattern(rb"^>(>*From )", re.MULTILINE)


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
        _ESCAPED.sub(rb"\1", data[place.end() : end].rstrip(b"\r\n") + b"\n")
        for place, end in zip(places, ends, strict=True)
    ]


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
