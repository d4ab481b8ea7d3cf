"""Which occurrence of a work in a text a citation is: the first, or a later one."""

from __future__ import annotations

from typing import NamedTuple


class Occurrence(NamedTuple):
    """What preceded a citation in its text; nothing by default."""

    is_subsequent: bool = False
    """Whether the work was cited before, so that a note may be short."""
    label: str = ""
    """The label of its footnote, in formats with labelled footnotes; empty for the work's key."""
    has_footnote: bool = False
    """Whether that footnote is already in the text above."""


FIRST = Occurrence()
"""A citation that nothing preceded."""
