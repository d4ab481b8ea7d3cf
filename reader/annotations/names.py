"""Names that were read from a file, made fit to be shown, typed and compared.

A file may come from anyone. What stands in it stays there; only what the program works with is
cleaned.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
"""Stands for a character that no name may hold."""

_SPACES = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
"""Line ends, tabs and what else only moves the cursor."""
_REFUSED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, marks that turn the writing direction, and halves of surrogate pairs."""


def cleaned(name: str) -> str:
    """A name on one line, with a stand-in for each character that no name may hold."""
    if name.isprintable():
        return name
    return _REFUSED.sub(REPLACEMENT, _SPACES.sub(" ", name)).strip()
