"""What Word wraps words in that mammoth skips with all its words: fields, directions, ruby."""

from __future__ import annotations

import re

_WRAPPER = re.compile(rb"</?w:(?:fldSimple|bdo|dir)(?:\s[^<>]*)?>")
"""A field that is shown by what it last said, or words in a direction of their own."""
_RUBY = re.compile(
    rb"<w:rt>((?:[^<]|<(?!/?w:rt>))*+)</w:rt>\s*"
    rb"<w:rubyBase>((?:[^<]|<(?!/?w:rubyBase>))*+)</w:rubyBase>"
)
"""Small letters above others, such as how a word is read, and what they are above."""
_OF_RUBY = re.compile(rb"</?w:ruby>|<w:rubyPr>(?:[^<]|<(?!/?w:rubyPr>))*+</w:rubyPr>")
_RUN = rb"<w:r><w:t>%s</w:t></w:r>"


def unwrapped(data: bytes) -> bytes:
    """The XML of a document's part with these words where they stand; ruby is in brackets."""
    if b"<w:ruby>" in data:
        above = rb"\2" + _RUN % b"(" + rb"\1" + _RUN % b")"
        data = _OF_RUBY.sub(b"", _RUBY.sub(above, data))
    return _WRAPPER.sub(b"", data) if _WRAPPER.search(data) else data
