"""How wide the list of annotations is."""

from __future__ import annotations

from collections.abc import Callable

from reader.ui.keys.command import command

STEP = 4
"""Cells by which a key makes the list wider or narrower."""


class Width:
    """Makes the list wider and narrower."""

    def __init__(self, widen: Callable[[int], None]) -> None:
        """Change the width.

        Args:
            widen: Makes the list so many cells wider.
        """
        self._widen = widen

    @command("annotations.wider", "ctrl+w >", "Wider list", "a wider list", STEP)
    @command("annotations.narrower", "ctrl+w <", "Narrower list", "a narrower list", -STEP)
    def change(self, cells: int, *, count: int = 1) -> None:
        """Make the list wider, or narrower."""
        self._widen(cells * count)
