"""The legend: all pens and their meanings, to choose one from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Input

from reader.annotations.pens import Pen
from reader.errors import ReaderError
from reader.ui.widgets.chooser import ChooserScreen, Entry
from reader.ui.widgets.dialog import Accept


class LegendScreen(ChooserScreen):
    """Asks for a pen, which its key alone chooses."""

    ACCEPTS = "choose the pen"

    def __init__(self, pens: Sequence[Pen], now: Pen, accept: Accept, *, plain: bool) -> None:
        """Ask for a pen.

        Args:
            pens: All pens.
            now: The current pen.
            accept: Called with the colour of the chosen one.
            plain: Whether colours cannot be told apart here.
        """

        async def choose(color: str) -> None:
            if color not in {pen.color for pen in pens}:
                raise ReaderError("No pen matches these words.")
            await accept(color)

        super().__init__(
            "Pens",
            [_entry(pen, plain=plain) for pen in pens],
            choose,
            keys="Enter or a pen's key chooses it · type to search · Esc closes",
            at=now.color,
        )
        self._colors = {pen.key: pen.color for pen in pens}

    @property
    def answer(self) -> str:
        """The colour of the pen whose key was typed, else of the one under the cursor."""
        return self._colors.get(self.query_one(Input).value, super().answer)

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Choose the pen whose key was typed; otherwise filter by the typed words."""
        await super().on_input_changed(event)
        if event.value in self._colors:
            await self.attempt(self.accept())


def _entry(pen: Pen, *, plain: bool) -> Entry:
    tags = ", ".join(pen.tags)
    about = " · ".join(part for part in (pen.name, pen.description) if part)
    sign = pen.color[0] if plain else "■"
    return Entry(pen.color, f"{pen.key}  {about}", f"adds {tags}" if tags else "", sign, pen.color)
