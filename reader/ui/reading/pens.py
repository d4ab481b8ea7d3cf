"""Pens: the meaning of each colour, and giving it to highlights."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.annotations.count import counted
from reader.annotations.pens import PENS, Pen
from reader.lazy import lazy
from reader.ui.keys.command import Command, command, declared
from reader.ui.reading.session import Session
from reader.ui.reading.targets import Targets

if TYPE_CHECKING:
    from reader.ui.dialogs import pens as pens_dialog
else:
    pens_dialog = lazy("reader.ui.dialogs.pens")


async def _give(part: Pens, color: str) -> None:
    await part.give(part.session.pen_of(color))


def _has_targets(part: Pens) -> bool:
    """Whether there is an annotation to colour: only one that is held or listed."""
    session = part.session
    is_counting = session.counts_digits or session.is_selecting
    return (bool(session.held) and not is_counting) or session.has_list_focus


class Pens:
    """Colours highlights, and adds the tags that go with a colour."""

    def __init__(self, session: Session, targets: Targets) -> None:
        """Give pens to the annotations that a command applies to."""
        self.session = session
        """The state of the reading screen."""
        self._targets = targets

    @declared(
        *(
            Command(
                f"pen.{pen.color}",
                pen.key,
                pen.name,
                f"make the held highlight {pen.color}",
                _give,
                (pen.color,),
                when=_has_targets,
            )
            for pen in PENS
        )
    )
    async def give(self, pen: Pen) -> None:
        """Give the annotations a pen's colour, and add the pen's tags."""
        session = self.session
        ids = [annotation.id for annotation in self._targets.living()]
        is_selection = bool(session.selection)
        await session.save(partial(session.desk.recolor, ids, pen.color, pen.tags))
        if not is_selection:
            tags = tuple(dict.fromkeys((*session.last_look[1], *pen.tags)))
            session.last_look = (pen.color, tags)
        session.changed()
        name = pen.name or pen.color
        session.host.tell(f"{name} on {counted(len(ids))}; u undoes it" if is_selection else name)

    @command("pens", "g p", "Pens", "the pens, and what they mean")
    async def choose(self) -> None:
        """Show the pens; the chosen one is used from now on, and recolours a held highlight."""
        session = self.session

        async def take(color: str) -> None:
            session.pen = session.pen_of(color)
            if _has_targets(self):
                await self.give(session.pen)
            else:
                session.host.tell(f"{session.pen.name} highlights from now on")

        await session.host.open_dialog(
            pens_dialog.LegendScreen(
                session.pens, session.pen, take, plain=session.host.is_monochrome
            )
        )
