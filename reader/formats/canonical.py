"""The canonical text: the one form that offsets, identities and the screen can rely on."""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

_RETURN = re.compile(r"\r\n?")
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_VISIBLE = re.compile(r"[^\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BREAKS = {0x0C: "\n", 0x2028: "\n", 0x2029: "\n"}
"""A page break and Unicode's own line and paragraph separators end a line, too."""


def canonical(text: str) -> str:
    """A text in NFC, with line feeds for newlines and U+FFFD for what no screen may be sent.

    Tabs stay, and so do bidi controls, which belong to the text of many languages. Byte
    order marks go, wherever joined files have left them.
    """
    if "\ufeff" in text:
        text = text.replace("\ufeff", "")
    if "\r" in text:
        text = _RETURN.sub("\n", text)
    if "\f" in text or "\u2028" in text or "\u2029" in text:
        text = text.translate(_BREAKS)
    text = _UNSHOWABLE.sub("\ufffd", text)
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def is_blank(text: str) -> bool:
    """Whether nothing of a text would be seen."""
    return _VISIBLE.search(text) is None
