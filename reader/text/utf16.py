"""Detection of UTF-16 without a byte order mark, and of its byte order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_SAMPLE = 1 << 14
"""Bytes; even."""
_ORDERS = ("utf-16-le", "utf-16-be")
_NO_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})
_IDEOGRAPHS, _HANGUL = range(0x34, 0xA0), range(0xAC, 0xD8)
"""Blocks of 256 characters, of which one text may use many."""
_RARE = 4
"""A text has one block of characters in so many characters, at the most."""
_FEW = 6
"""Blocks that any text may have."""
_PARTING = frozenset(" \n\t\u3000\u3001\u3002\uff0c")
"""Separators of words or sentences, one of which occurs in any text."""
_HALVES = frozenset(b" \n\r.,!?")
_LAST_BLOCK = 0xFF
_SINGLE = 4
"""One zero in so many bytes, in a text of a byte a character, would be too many."""


def order(data: bytes) -> str:
    """The encoding of what is UTF-16 of one byte order; empty if it is no such text."""
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    if not sample or _is_of_single_bytes(sample):
        return ""
    blocks = {each: found for each in _ORDERS if (found := _blocks(sample, each))}
    best = min(blocks, key=blocks.__getitem__, default="")
    most = max(_FEW, len(sample) // 2 // _RARE)
    return best if best and blocks[best] <= most else ""


def _is_of_single_bytes(sample: bytes) -> bool:
    """Whether only a few zeros keep bytes from being a text in another encoding."""
    bare = sample.replace(b"\0", b"")
    is_plain = all(each >= ord(" ") or each in b"\t\n\r\f" for each in bare)
    return is_plain and len(sample) - len(bare) < len(sample) // _SINGLE and not _has_halves(sample)


def _has_halves(sample: bytes) -> bool:
    """Whether each zero is half of a space or the like, between bytes beyond ASCII."""
    zeros = [at for at, each in enumerate(sample) if not each]
    sides = {at % 2 for at in zeros}
    if len(sides) != 1 or _mostly_ascii(sample):
        return False
    return all(sample[at - 1 if at % 2 else at + 1] in _HALVES for at in zeros)


def _mostly_ascii(sample: bytes) -> bool:
    return 2 * len(sample.decode("ascii", "ignore")) > len(sample)


def _blocks(sample: bytes, encoding: str) -> int:
    """How many blocks of characters a text would have; 0 if it is none."""
    text = sample.decode(encoding, "replace")
    # The sample may end within a pair.
    text = text.removesuffix("\ufffd")
    is_text = not _PARTING.isdisjoint(text) and all(map(_is_of_text, text))
    return len(set(_block(text))) if is_text else 0


def _is_of_text(character: str) -> bool:
    is_one = unicodedata.category(character) not in _NO_TEXT or character in "\t\n\r\f"
    return is_one and character != "\ufffd"


def _block(text: str) -> Iterable[int]:
    for character in text:
        block = ord(character) >> 8
        is_large = block in _IDEOGRAPHS or block in _HANGUL or block > _LAST_BLOCK
        yield -1 if is_large else block
