"""What a language region does to text: its quotation marks, and the punctuation at them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locale:
    """The typographic habits of a region."""

    outer: str
    """The pair of quotation marks that is tried first."""
    inner: str
    """The pair for a quotation inside a quotation."""
    moves_punctuation: bool
    """Whether a full stop or comma behind a closing quotation mark moves inside it."""


EN_US = Locale("“”", "‘’", moves_punctuation=True)
EN_GB = Locale("‘’", "“”", moves_punctuation=False)
