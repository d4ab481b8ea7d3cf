"""Commands that change how the text looks: numbers, tint, width, centring."""

from __future__ import annotations

from reader.ui.keys.command import command
from reader.ui.pane.view import DocumentView

NARROWEST, WIDEST = 20, 200
"""The range of widths that the text can have, in cells."""
STEP = 4
"""Cells by which one key press narrows or widens the text."""


class Appearance:
    """Changes the look of a view."""

    def __init__(self, view: DocumentView) -> None:
        """Change the look of a view."""
        self._view = view

    @command("view.centre", "z z", "Centre", "this row to the middle", is_early=True)
    def centre(self) -> None:
        """Scroll the caret's row to the middle."""
        self._view.put_caret(self._view.text_height // 2)
        self._view.follow()

    @command(
        "view.numbers", "z n", "Numbers", "show paragraph numbers, or hide them", is_early=True
    )
    def toggle_numbers(self) -> None:
        """Show or hide paragraph numbers."""
        look = self._view.look
        look.shows_numbers = not look.shows_numbers
        self._view.lay_out()

    @command("view.tint", "z s", "Tint", "tint the sentence here, or no longer", is_early=True)
    def toggle_tint(self) -> None:
        """Turn the tint of the sentence under the caret on or off."""
        look = self._view.look
        look.shows_tint = not look.shows_tint
        self._view.follow()

    @command("view.narrower", "minus", "Narrower", "a narrower text", -STEP, is_early=True)
    @command("view.wider", "plus", "Wider", "a wider text", STEP,
             when=lambda self: not self._view.caret.is_selecting, is_early=True)  # fmt: skip
    def widen(self, cells: int, *, count: int = 1) -> None:
        """Widen or narrow the text by so many cells."""
        look, room = self._view.look, self._view.room
        look.measure = min(max(min(look.measure, room) + cells * count, NARROWEST), WIDEST)
        self._view.lay_out()
