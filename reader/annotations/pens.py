"""The pens that highlights are made with."""

from __future__ import annotations

from typing import NamedTuple

COLORS = ("yellow", "green", "blue", "red", "orange", "purple")
"""The colours of pens, in the order of their keys, `1` to `6`; the first is the default."""


class Pen(NamedTuple):
    """A colour and its meaning to a person."""

    color: str
    """One of `COLORS`; no two pens share one."""
    name: str
    """The name of the pen."""
    description: str = ""
    """What it is for."""
    tags: tuple[str, ...] = ()
    """The tags that it adds to a highlight."""
    key: str = ""
    """The key that gives its colour to the current annotation."""


_MEANINGS = (
    "what matters most",
    "what I agree with",
    "a fact, a number, a source",
    "what I doubt or reject",
    "what I have to look up",
    "words worth quoting",
)

PENS = tuple(
    Pen(color, color.title(), meaning, key=str(number))
    for number, (color, meaning) in enumerate(zip(COLORS, _MEANINGS, strict=True), 1)
)
"""The default pens, in the order of `COLORS`."""
