"""The width of the list of annotations."""

from __future__ import annotations

from collections.abc import Callable

from reader.ui.keys.command import command

STEP = 4
"""Cells by which one key press widens or narrows the list."""


class Width:
    """Widens and narrows the list."""

    def __init__(self, widen: Callable[[int], None]) -> None:
        """Change the width.

        Args:
            widen: Widens the list by so many cells.
        """
        self._widen = widen

    @command("annotations.wider", "ctrl+w >", "Wider list", "a wider list", STEP)
    @command("annotations.narrower", "ctrl+w <", "Narrower list", "a narrower list", -STEP)
    def change(self, cells: int, *, count: int = 1) -> None:
        """Widen or narrow the list."""
        self._widen(cells * count)
