"""How much markup a text may have before the rest of it is read as it is written."""

from __future__ import annotations

_MOST = 0.3
"""The pieces of markup for each byte. A list of words of four letters has nearly as many, tables of
keys and lists of links have half."""
_ANY_SIZE = 1 << 15
"""The bytes up to which a text may have all that a text of so many bytes may have: some pages of
nothing but signs and letters, as in a table of keys."""


class Allowance:
    """The pieces of markup in a text up to a place, and whether these are too many."""

    def __init__(self) -> None:
        """Start at the beginning."""
        self.used = 0
        """The pieces so far. What takes several times as long as emphasis counts as several."""

    def is_spent(self, at: int) -> bool:
        """Whether there are more pieces than a text has that is so long."""
        return self.used > _MOST * max(at, _ANY_SIZE)
