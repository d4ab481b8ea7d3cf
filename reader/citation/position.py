"""Where in a text a work is cited: for the first time, or again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """What went before a citation in the text that it is for."""

    is_again: bool = False
    """Whether the work was cited before, so that a note may be short."""
    label: str = ""
    """What its footnote is called, where footnotes have labels; nothing is the work's key."""
    is_told: bool = False
    """Whether the same footnote stands further up already."""


FIRST = Turn()
"""Nothing."""
