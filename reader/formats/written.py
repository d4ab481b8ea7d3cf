"""What a format makes of a source: a text with its parts, not yet a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.text.document import Blocks, Footnote, Inline


class Written(NamedTuple):
    """A text with its parts."""

    text: str
    """The canonical text."""
    blocks: Blocks
    """Its blocks."""
    body: int
    """How many of the blocks are the body; notes stand behind it."""
    inlines: Sequence[Inline] = ()
    """What is set apart in them."""
    footnotes: Sequence[Footnote] = ()
    """The references to its notes."""
