"""How a pane looks, apart from the theme, and which of its cells hold what."""

from __future__ import annotations

from typing import NamedTuple

NUMBERS = 5
"""Cells left of the gutter for paragraph numbers, where they are shown."""
GUTTER = 2
"""Cells left of the text: a stripe for a highlight, a sign for its note."""
BARS = 2
"""Cells at the right edge: the overview of the document, and the scroll bar."""
LEAST_NOTES = 18
"""Cells beside the text that notes don't fit into: there they are shown only when asked for."""


class Frame(NamedTuple):
    """How the rows of a pane are placed."""

    width: int
    """Cells of a row, without the notes beside it and the bars."""
    left: int
    """Cells left of the gutter, including the divider."""
    notes: int
    """Cells for the notes beside the text, 0 for none."""
    divider: bool
    """Whether a line separates the pane from the one to its left."""
    numbers: bool
    """Whether paragraph numbers are shown."""
    monochrome: bool
    """Whether colour means nothing here, so that highlights are underlined and lettered."""


class Look:
    """How a pane looks, apart from the theme."""

    measure = 72
    """Cells that a row of text takes at most."""
    divider = False
    """Whether a line separates the pane from the one to its left."""
    monochrome = False
    """Whether colour means nothing here, so that highlights are underlined and lettered."""
    shows_numbers = False
    """Whether paragraph numbers are shown."""
    shows_tint = True
    """Whether the sentence under the caret is tinted."""
    is_plain = False
    """Whether nothing but the text is shown."""
    headline = ""
    """What the header calls the document, if not by its own title."""
    about: str = ""
    """What the header says after the title, where there is room: outlet and date."""

    @property
    def _edge(self) -> int:
        """Cells that are left of the text whatever its width, without the gutter."""
        return int(self.divider) + (NUMBERS if self.shows_numbers else 0)

    def room(self, width: int) -> int:
        """Cells that a row of text could take in a pane; one more stays free for the caret."""
        return max(width - self._edge - GUTTER - BARS - 1, 1)

    def frame(self, width: int, text_width: int, *, has_notes: bool) -> Frame:
        """How rows are placed: the text in the middle of the room that it has.

        Args:
            width: Cells of the pane.
            text_width: Cells that the text is wrapped to.
            has_notes: Whether there are notes to show beside it.
        """
        spare = max(self.room(width) - text_width, 0)
        notes = spare - spare // 2
        if not has_notes or self.is_plain or notes <= LEAST_NOTES:
            notes = 0
        return Frame(
            width=width - BARS - notes,
            left=self._edge + spare // 2,
            notes=notes,
            divider=self.divider,
            numbers=self.shows_numbers,
            monochrome=self.monochrome,
        )
