"""The bytes of a mail's part, however its transfer encoding is written, and what stands behind."""

from __future__ import annotations

import base64
from copy import copy
from email.errors import (
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
from email.message import EmailMessage, Message

from reader.lazy import late_pattern

_NAME = "Content-Transfer-Encoding"
_COMMENT = late_pattern(r"\([^()]*\)")
_TOKEN = late_pattern(r"[\w-]+")
_IN_BASE64 = late_pattern(r"[A-Za-z0-9+/\s]*+(?:=[=\s]*+)?")
_GAP = late_pattern(r"\n\s*\n")
_WRONG = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect)


def bytes_of(part: EmailMessage) -> bytes:
    """What a part holds, decoded; with the plain lines that a mailing list put behind base64."""
    said = str(part.get(_NAME, ""))
    found = _TOKEN.search(_COMMENT.sub("", said))
    held: Message = part
    if found and found[0] != said:
        held = Message()
        held[_NAME] = found[0]
        held.set_payload(_as_it_came(part))
    before = len(held.defects)
    data = held.get_payload(decode=True)
    if any(isinstance(each, _WRONG) for each in held.defects[before:]):
        return _of_base64(_as_it_came(part))
    return data if isinstance(data, bytes) else b""


def _as_it_came(part: EmailMessage) -> str:
    """What a part holds, not decoded; bytes that are not ASCII as the mail parser escapes them."""
    plain = copy(part)
    del plain[_NAME]
    data = plain.get_payload(decode=True)
    return data.decode("ascii", "surrogateescape") if isinstance(data, bytes) else ""


def _of_base64(text: str) -> bytes:
    """The bytes of base64 up to what is none, and that as it is."""
    found = _IN_BASE64.match(text)
    end = found.end() if found else 0
    if text[end:] and "=" not in text[:end]:
        end = max((gap.start() for gap in _GAP.finditer(text, 0, end)), default=end)
    signs = "".join(text[:end].split()).rstrip("=")
    # One sign more than a multiple of four is the rest of a byte that was cut.
    signs = signs[:-1] if len(signs) % 4 == 1 else signs
    data = base64.b64decode(signs + "=" * (-len(signs) % 4))
    rest = text[end:].strip().encode("ascii", "surrogateescape")
    return data + b"\n\n" + rest if rest else data
