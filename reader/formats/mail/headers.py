"""What the headers of a mail say of it, as a CSL item."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.headerregistry import BaseHeader
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import getaddresses, parsedate_to_datetime
from functools import lru_cache

from reader.metadata.item import Metadata
from reader.metadata.people import names
from reader.text.canonical import canonical

ORIGIN = "mail header"
"""The origin of what headers say."""

_MOST = 50
"""Names in a header; more are a mailing list."""
_LONGEST = 10_000
"""Characters of a header that are read."""
_REMEMBERED = 256
"""Headers of one mail that are parsed once each, however often they are asked for."""


def sparing() -> EmailPolicy[EmailMessage]:
    """How a mail's headers are parsed: each once, and no more of it than anybody needs.

    Python's own parser takes some microseconds for each character, each time that it is asked.
    """

    @lru_cache(maxsize=_REMEMBERED)
    def parsed(name: str, value: str) -> BaseHeader:
        header: BaseHeader = policy.default.header_factory(name, value[:_LONGEST])
        return header

    return policy.default.clone(header_factory=parsed)


def described(message: EmailMessage) -> Metadata:
    """What the headers of a mail say, by CSL's names."""
    found = Metadata()
    found.add("type", "personal_communication", ORIGIN)
    found.add("title", header(message, "Subject"), ORIGIN)
    found.add("author", list(_people(message, "From")), ORIGIN)
    found.add("recipient", list(_people(message, "To")), ORIGIN)
    if date := _date(header(message, "Date")):
        found.add("issued", {"date-parts": [[date.year, date.month, date.day]]}, ORIGIN)
    found.add("URL", header(message, "Archived-At").strip("<> "), ORIGIN)
    return found


def header(message: EmailMessage, name: str) -> str:
    """A header in one line; empty if there is none, or one that can't be read."""
    wanted = name.casefold()
    raw = next((str(value) for key, value in message.raw_items() if key.casefold() == wanted), "")
    raw = raw[:_LONGEST]
    try:
        text = str(policy.default.header_fetch_parse(name, raw))
    except (ValueError, LookupError, TypeError, AttributeError):
        # Python's own parser of headers stumbles over some that break the rules.
        text = raw
    shown = text.encode("utf-8", "replace").decode()
    return " ".join(canonical(shown).split())


def _people(message: EmailMessage, name: str) -> Iterator[dict[str, str]]:
    """The names of those that a header names; an address stands for who has no name there."""
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
