"""The words of one language in bylines."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """The words of one language."""

    by: str = ""
    """“By”, where no name begins so."""
    also_name: str = ""
    """“By”, where it may be a name or a particle of one too."""
    wrote: str = ""
    """“Writes”, “prepared by”, “spoke with”."""
    text: str = ""
    photo: str = ""
    work: str = ""
    """Editing, translating, layout, sources, and what else is no authorship."""
    role: str = ""
    """Nouns for those who work for a paper, or teach."""
