"""The commands that change how the text looks: numbers, tint, width, what is in the middle."""

from __future__ import annotations

from reader.ui.keys.command import command
from reader.ui.pane.view import DocumentView

NARROWEST, WIDEST = 20, 200
"""Cells that a person can have the text take."""
STEP = 4
"""Cells by which a key makes it narrower or wider."""


class Appearance:
    """Changes how a view looks."""

    def __init__(self, view: DocumentView) -> None:
        """Change a view."""
        self._view = view

    @command("view.centre", "z z", "Centre", "bring the caret's row to the middle", is_early=True)
    def centre(self) -> None:
        """Bring the caret's row to the middle."""
        self._view.put_caret(self._view.text_height // 2)
        self._view.follow()

    @command(
        "view.numbers", "z n", "Numbers", "show paragraph numbers, or hide them", is_early=True
    )
    def toggle_numbers(self) -> None:
        """Show paragraph numbers, or hide them."""
        look = self._view.look
        look.shows_numbers = not look.shows_numbers
        self._view.lay_out()

    @command(
        "view.tint", "z s", "Tint", "tint the sentence under the caret, or don't", is_early=True
    )
    def toggle_tint(self) -> None:
        """Tint the sentence under the caret, or don't."""
        look = self._view.look
        look.shows_tint = not look.shows_tint
        self._view.follow()

    @command("view.narrower", "minus", "Narrower", "a narrower text", -STEP, is_early=True)
    @command("view.wider", "plus", "Wider", "a wider text", STEP,
             when=lambda self: not self._view.caret.is_selecting, is_early=True)  # fmt: skip
    def widen(self, cells: int, *, count: int = 1) -> None:
        """Make the text wider by so many cells, or narrower."""
        look, room = self._view.look, self._view.room
        look.measure = min(max(min(look.measure, room) + cells * count, NARROWEST), WIDEST)
        self._view.lay_out()
