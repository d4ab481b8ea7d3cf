"""Pens: what each colour means, and giving it to a mark."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.annotations.pens import COLORS, PENS, Pen
from reader.lazy import lazy
from reader.ui.reading.highlights import MarksScreen

if TYPE_CHECKING:
    from reader.config import Config
    from reader.ui.dialogs import pens as legend_screen
    from reader.ui.keys.keymap import Keymap
else:
    legend_screen = lazy("reader.ui.dialogs.pens")


HELD_HINTS = (
    *("mark.note", "mark.tags", "cite", "mark.delete-held", "mark.word-longer", "pens"),
    *("leave", "help"),
)


class PensScreen(MarksScreen):
    """Gives marks their colours, with the tags that go with them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(pen.key, f"color('{pen.color}')", pen.name, id=f"mark.{pen.color}",
                    tooltip=f"make the held mark {pen.color}")
            for pen in PENS
        ),
        Binding("g p", "legend", "Pens", id="pens", tooltip="the pens and what they mean"),
    ]  # fmt: skip

    pens: Sequence[Pen] = PENS
    """All pens, in the order of `COLORS`."""

    def use_settings(self, settings: Config | None, keymap: Keymap | None) -> None:
        """Do as a person has set; the pen that marks are made with keeps its colour."""
        self.pens = keymap.pens if keymap else PENS
        self.pen = self.pen_of(self.pen.color)
        super().use_settings(settings, keymap)

    def pen_of(self, color: str) -> Pen:
        """The pen of a colour."""
        return self.pens[COLORS.index(color)]

    async def action_color(self, color: str) -> None:
        """Give the mark a pen's colour, and add the pen's tags."""
        await self._color(self.pen_of(color))

    async def _color(self, pen: Pen) -> None:
        keys = [self.mark_meant().id]
        await self._save(partial(self.desk.recolor, keys, pen.color, pen.tags))
        self._last = (pen.color, tuple(dict.fromkeys((*self._last[1], *pen.tags))))
        self.show_marks()
        self.tell(pen.name)

    async def action_legend(self) -> None:
        """Show the pens; the one that is taken marks from now on, and is given to a held mark."""

        async def take(color: str) -> None:
            self.pen = self.pen_of(color)
            if self.held or self.lists_marks:
                await self._color(self.pen)
            else:
                self.tell(f"{self.pen.name} marks from now on")

        screen = legend_screen.LegendScreen(self.pens, self.pen, take, plain=self.is_monochrome)
        await self.app.push_screen(screen)

    @property
    def legend(self) -> Sequence[Pen]:
        """The pens that a key gives to the mark that is held now."""
        return self.pens if self.held and not self.lists_marks else ()

    @property
    def hints(self) -> Sequence[str]:
        """The ids of the bindings that matter most now: the held mark's where there is one."""
        return HELD_HINTS if self.mode == "MARK" else super().hints

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which commands there are now: colours only for a mark that is held or listed."""
        if action == "color":
            return bool(self.held) or self.lists_marks
        return super().check_action(action, parameters)
