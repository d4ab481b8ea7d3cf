"""The canonical form of a text, on which offsets, identities and the screen rely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from re import Match
from unicodedata import combining, is_normalized, normalize

from reader.lazy import late_pattern

_RETURN = late_pattern(r"\r\n?")
_UNSHOWABLE = late_pattern(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A})
_VISIBLE = late_pattern(r"[^\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BREAKS = {0x0C: "\n", 0x2028: "\n", 0x2029: "\n"}
"""Page breaks and Unicode's line and paragraph separators end a line, too."""
_MOST_COMBINING = 128
"""Combining marks on one character; no script needs more than a few, and the time to normalise
them grows with their square."""
_RUN = late_pattern(rf"[^\w\s\x00-\x7f]{{{_MOST_COMBINING + 1},}}")
_SPACES = late_pattern(r" \s+|[^\S ]\s*")
"""White space that is not a space alone."""
_JOINER = "\u034f"
"""Inserted after that many marks: Unicode's combining grapheme joiner."""
_PIECE = 1 << 13
"""Characters processed at a time; smaller pieces confine the extra work for rare characters."""


def canonical(text: str) -> str:
    """A text in NFC, with line feeds for newlines and U+FFFD for unprintable characters.

    Tabs stay, and so do bidi controls, which belong to the text of many languages. Byte
    order marks go, wherever joined files have left them.
    """
    is_plain = text.isascii() and text.isprintable()
    return text if is_plain else "".join(canonical_pieces([text]))


def canonical_pieces(pieces: Iterable[str]) -> Iterator[str]:
    """The canonical text, piece by piece.

    Args:
        pieces: The pieces of the text, each but the last ending at the end of a line.
    """
    for whole in pieces:
        if whole.isascii() and len(whole) == len(whole.encode().translate(None, _CONTROLS)):
            yield whole
        else:
            yield "".join(map(_canonical, _cut(whole)))


def _cut(text: str) -> Iterator[str]:
    """A text split before spaces and after newlines, where nothing combines."""
    start = 0
    while start < len(text):
        newline = text.find("\n", start + _PIECE, start + 2 * _PIECE) + 1
        end = newline or text.find(" ", start + _PIECE)
        end = end if end > 0 else len(text)
        yield text[start:end]
        start = end


def _may_hold_controls(text: str) -> bool:
    """Whether a piece needs a closer look; most do not."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return True
    # In UTF-8, the controls beyond ASCII begin with this byte, and few letters do.
    return b"\xc2" in data or len(data) > len(data.translate(None, _CONTROLS))


def _canonical(text: str) -> str:
    if "\r" in text:
        text = _RETURN.sub("\n", text)
    if any(character in text for character in "\f\u2028\u2029\ufeff"):
        text = text.replace("\ufeff", "").translate(_BREAKS)
    if _may_hold_controls(text):
        text = _UNSHOWABLE.sub("\ufffd", text)
    if not text.isascii():
        text = _RUN.sub(_bounded, text)
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def _bounded(run: Match[str]) -> str:
    """Limit the combining marks on a character, so that normalising stays fast."""
    signs = run[0]
    pieces: list[str] = []
    count = start = 0
    for at, sign in enumerate(signs):
        count = count + 1 if combining(sign) else 0
        if count > _MOST_COMBINING:
            pieces.append(signs[start:at])
            start, count = at, 1
    return _JOINER.join([*pieces, signs[start:]])


def on_one_line(text: str) -> str:
    """A text with a space for all white space, without any at its ends.

    To split and join it would take many times its memory.
    """
    return _SPACES.sub(" ", text).strip()


def is_blank(text: str) -> bool:
    """Whether a text has no visible characters."""
    return not text.strip() if text.isascii() else _VISIBLE.search(text) is None
