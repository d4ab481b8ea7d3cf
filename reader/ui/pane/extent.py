"""How much of a text has been read."""

from __future__ import annotations

from dataclasses import dataclass

from reader.text.document import Document


@dataclass(slots=True)
class Extent:
    """The loaded part of a text, in characters; for most texts the whole."""

    size: int
    """The length of the whole text."""
    read: int
    """The length of the part."""
    before: int = 0
    """The offset of the part in the whole."""
    is_part: bool = False
    """Whether the rest is still being read."""
    is_loaded: bool = False
    """Whether the whole text is loaded, with its overlay."""
    progress: float | None = None
    """The share of the whole that has been read, while it is being read."""

    @classmethod
    def of(cls, document: Document, before: int = 0, size: int | None = None) -> Extent:
        """The extent of a document in its text; without a size, it is the whole."""
        read = len(document.text)
        return cls(read if size is None else size, read, before, size is not None)

    def has(self, offset: int) -> bool:
        """Whether an offset of the whole text is in the part."""
        return 0 <= offset - self.before <= self.read

    @property
    def has_end(self) -> bool:
        """Whether the part ends where the whole does."""
        return self.before + self.read >= self.size

    def has_around(self, here: int, reach: int) -> bool:
        """Whether that many characters have been read before and after an offset of the part."""
        return (self.has_end or reach < self.read - here) and (not self.before or reach < here)
