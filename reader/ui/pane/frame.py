"""The geometry and look of a pane, apart from the theme."""

from __future__ import annotations

from typing import NamedTuple

NUMBERS = 5
"""Width of the gutter for paragraph numbers, where they are shown."""
GUTTER = 2
"""Cells left of the text: a stripe for a highlight, and a sign for its note."""
BARS = 2
"""Cells at the right edge: the overview of the document, and the scroll bar."""
LEAST_NOTES = 18
"""Width beside the text below which notes are not shown there."""


class Frame(NamedTuple):
    """The layout of the rows of a pane."""

    width: int
    """The width of a row, without side notes and bars."""
    left: int
    """The width of the gutter, including the divider."""
    notes: int
    """The width of the side notes, 0 for none."""
    divider: bool
    """Whether a line separates the pane from the one to its left."""
    numbers: bool
    """Whether paragraph numbers are shown."""
    monochrome: bool
    """Whether colours cannot be used, so that highlights are underlined and lettered."""


class Look:
    """How a pane looks, apart from the theme."""

    measure = 72
    """The maximum width of a row of text."""
    divider = False
    """Whether a line separates the pane from the one to its left."""
    monochrome = False
    """Whether colours cannot be used, so that highlights are underlined and lettered."""
    shows_numbers = False
    """Whether paragraph numbers are shown."""
    shows_tint = True
    """Whether the sentence under the caret is tinted."""
    is_plain = False
    """Whether only the text is shown."""
    headline = ""
    """The title in the header, if not the document's own."""
    about: str = ""
    """Further details in the header, where there is room: outlet and date."""
    is_removed = False
    """Whether the text was removed from the library."""

    @property
    def _edge(self) -> int:
        """The cells left of the text whatever its width, without the gutter."""
        return int(self.divider) + (NUMBERS if self.shows_numbers else 0)

    def room(self, width: int) -> int:
        """The widest row of text that fits; one more cell stays free for the caret."""
        return max(width - self._edge - GUTTER - BARS - 1, 1)

    def frame(self, width: int, text_width: int, *, has_notes: bool) -> Frame:
        """The layout of the rows, with the text centred.

        Args:
            width: The width of the pane in cells.
            text_width: The width that the text is wrapped to.
            has_notes: Whether there are side notes to show.
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
