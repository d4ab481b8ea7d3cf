"""The output of a format: text, blocks and inlines that are not yet a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from reader.text.document import Blocks, Footnote, Inline
from reader.text.milestones import Milestones


class Written(NamedTuple):
    """A text with its structure."""

    text: str
    """The canonical text."""
    blocks: Blocks
    """The blocks, in order."""
    body: int
    """How many blocks are the body; the rest are notes."""
    inlines: Sequence[Inline] = ()
    """Formatted spans, in order."""
    footnotes: Sequence[Footnote] = ()
    """References to notes, in order."""
    pages: Milestones = Milestones()
    """The page breaks of the source."""
    places: Mapping[str, int] = MappingProxyType({})
    """The offsets that links inside the text point to, by link target."""
    lines: Milestones = Milestones()
    """The lines of verse whose numbers are printed."""
