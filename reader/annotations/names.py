"""Names read from a file, made safe to show, type and compare.

A file may come from anyone. Its content is left unchanged; only what the program works with is
cleaned.
"""

from __future__ import annotations

from reader.lazy import late_pattern

REPLACEMENT = "\ufffd"
"""Replaces a character that no name may contain."""

_SPACES = late_pattern("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
"""Line ends, tabs and other characters that only move the cursor."""
_REFUSED = late_pattern(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, bidi controls, unpaired surrogates and noncharacters."""
_BYTE = late_pattern(r"\\x([89a-f][0-9a-f])")
"""How a non-UTF-8 byte is written in a path."""


def cleaned(name: str) -> str:
    """A name on one line, with each forbidden character replaced."""
    if name.isprintable():
        return name
    return _REFUSED.sub(REPLACEMENT, _SPACES.sub(" ", name)).strip()


def encodable(path: str) -> str:
    r"""A path that can be encoded, with `\xff` and the like for each byte that is not UTF-8."""
    if path.isascii():
        return path
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "backslashreplace")
    return data.decode("utf-8", "backslashreplace")


def with_bytes(text: str) -> str:
    """The inverse of `encodable`: a path with bytes in Python's form."""
    return _BYTE.sub(lambda found: chr(0xDC00 + int(found[1], 16)), text)
