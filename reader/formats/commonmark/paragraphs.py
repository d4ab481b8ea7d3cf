"""Windows of nothing but paragraphs of a line without markup: they need no parser."""

from __future__ import annotations

from reader.lazy import late_pattern

PARAGRAPH = "Paragraph"
"""The name of their tag."""
_WORDS = rb"[A-Za-z\"'(][ -%'-)+-;=-Z^a-}]{0,2046}+"
"""A line that begins like words, and in which no sign of ASCII begins markup."""
ONLY = late_pattern(rb"\n*+(?:%b\n\n++)*+(?:%b\n?)?" % (_WORDS, _WORDS))


def lines(window: bytes) -> list[str]:
    """The paragraphs."""
    return [line.rstrip() for line in window.decode().split("\n") if line]
