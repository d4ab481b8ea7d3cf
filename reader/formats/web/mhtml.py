"""A page saved by a browser as a single MHTML file, of which the page itself is parsed."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage, Message

from reader.errors import ReaderError
from reader.formats.mail.headers import sparing
from reader.formats.markup import tree
from reader.formats.registry import Source
from reader.formats.web import page
from reader.formats.web.saved import Saved, day_of
from reader.text.document import Document

_MOST_PARTS = 10_000
_DEEPEST = 20


def parse(source: Source) -> Document:
    """The article of a saved page.

    Raises:
        ReaderError: There is no page in it, or nothing to read in that.
    """
    message = message_from_bytes(source.data, _class=EmailMessage, policy=sparing())
    start = str(message.get_param("start", "") or "").strip("<> ")
    found = (_page(message, 0, start) if start else None) or _page(message, 0)
    if found is None:
        raise ReaderError(f"{source.name} has no page to read: save it anew, as HTML.")
    payload = found.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    address = str(found.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
    address = address.strip() if address.strip().startswith(("http://", "https://")) else ""
    origin = Saved(address, day_of(str(message.get("Date") or "")))
    data = _marked(data, found)
    del message, found, payload
    return page.read(tree.decoded(data, source.name, source.encoding), source, origin)


def _marked(data: bytes, part: Message) -> bytes:
    """The bytes of a page, with a declaration of the part header's encoding in front."""
    charset = part.get_content_charset()
    return f'<meta charset="{charset}">'.encode() + data if charset else data


def _page(message: Message, depth: int, start: str = "") -> Message | None:
    """The first part that is a page, or the one with the id that the file says is its start."""
    if message.get_content_type() in {"text/html", "application/xhtml+xml"}:
        said = str(message.get("Content-ID") or "").strip("<> ")
        return message if start in {"", said} else None
    parts = message.get_payload()
    if not isinstance(parts, list) or depth > _DEEPEST:
        return None
    for part in parts[:_MOST_PARTS]:
        if isinstance(part, Message) and (found := _page(part, depth + 1, start)) is not None:
            return found
    return None
