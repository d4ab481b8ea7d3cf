"""The pens that passages are marked with."""

from __future__ import annotations

from typing import NamedTuple

COLORS = ("yellow", "green", "blue", "red", "orange", "purple")
"""Their colours, in the order of their keys, `1` to `6`; the first is the usual one."""


class Pen(NamedTuple):
    """A colour with what it means to a person."""

    color: str
    """One of `COLORS`; no two pens share one."""
    name: str
    """What it is called."""
    description: str = ""
    """What it is for."""
    tags: tuple[str, ...] = ()
    """The tags that marking with it adds."""
    key: str = ""
    """What gives it to the mark that is held."""


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
"""Those that there are unless a person has said otherwise, in the order of `COLORS`."""
