"""The headers of a mail as a CSL item."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from email import policy
from email.headerregistry import BaseHeader
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import getaddresses, parsedate_to_datetime
from functools import lru_cache

from reader.lazy import late_pattern
from reader.metadata import dates
from reader.metadata.item import Metadata
from reader.metadata.people import names
from reader.text.canonical import canonical

ORIGIN = "mail header"
"""The origin of metadata from headers."""
GENRE = "email"
"""What styles call a mail that they do not call a letter."""

_MOST = 50
"""The most names in a header; more are a mailing list."""
_LONGEST = 4_000
"""The most characters of a header that are read: room for as many names with their addresses."""
_MOST_COMMENTS = 100
"""The most parentheses of a header: Python's parser goes one deeper for each that is open."""
_LONGEST_TYPE = 1000
"""The same of the type of a part: each character of it takes Python's parser a kilobyte."""
_REMEMBERED = 256
"""The most headers of one mail that are parsed, each once and then cached."""

_ENCODED = late_pattern(r"(=\?[^?\s]{1,80}\?([bqBQ])\?)([^?\s]*)\?=")
_END_IN_QUOTED = late_pattern(r"(?:=0[ADad])+")


def sparing() -> EmailPolicy[EmailMessage]:
    """The policy for parsing headers: each once, and only up to a limit.

    Python's own parser takes some microseconds per character, at every access.
    """

    @lru_cache(maxsize=_REMEMBERED)
    def parsed(name: str, value: str) -> BaseHeader:
        most = _LONGEST_TYPE if name.casefold().startswith("content-") else _LONGEST
        header: BaseHeader = policy.default.header_factory(name, value[:most])
        return header

    return policy.default.clone(header_factory=parsed)


def described(message: EmailMessage) -> Metadata:
    """The CSL fields that the headers of a mail give."""
    found = Metadata()
    found.add("type", "personal_communication", ORIGIN)
    found.add("genre", GENRE, ORIGIN)
    found.add("title", header(message, "Subject"), ORIGIN)
    found.add("author", list(_people(message, "From")), ORIGIN)
    found.add("recipient", list(_people(message, "To")), ORIGIN)
    if date := _date(header(message, "Date")):
        found.add("issued", dates.of_header(date.date().isoformat()), ORIGIN)
    found.add("URL", header(message, "Archived-At").strip("<> "), ORIGIN)
    return found


def header(message: EmailMessage, name: str) -> str:
    """A header in one line; empty if it is missing or unreadable."""
    wanted = name.casefold()
    raw = next((str(value) for key, value in message.raw_items() if key.casefold() == wanted), "")
    raw = raw[:_LONGEST]
    if raw.count("(") > _MOST_COMMENTS:
        raw = raw.replace("(", " ")
    text = raw
    for attempt in (str, _on_one_line):
        # Python's own parser fails on some malformed headers.
        with suppress(ValueError, LookupError, TypeError, AttributeError, RecursionError,
                      OverflowError):  # fmt: skip
            text = str(policy.default.header_fetch_parse(name, attempt(raw)))
            break
    shown = text.encode("utf-8", "replace").decode()
    return " ".join(canonical(shown).split())


def _on_one_line(raw: str) -> str:
    """A header with spaces for the line ends in its encoded words, which make names invalid."""

    def mended(word: re.Match[str]) -> str:
        start, form, said = word.groups()
        if form in "qQ":
            return f"{start}{_END_IN_QUOTED.sub('_', said)}?="
        data = base64.b64decode(said + "=" * (-len(said) % 4))
        data = data.replace(b"\r", b" ").replace(b"\n", b" ")
        return f"{start}{base64.b64encode(data).decode()}?="

    return _ENCODED.sub(mended, raw)


def _people(message: EmailMessage, name: str) -> Iterator[dict[str, str]]:
    """The names in a header; an address stands in for a missing name."""
    for shown, address in getaddresses([header(message, name)])[:_MOST]:
        person = shown.strip(" '\"") or address
        if "@" in person:
            yield {"literal": person}
        elif person:
            yield from names.parse([person])


def _date(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
