"""The context menu of the right button."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.annotations.pens import COLORS
from reader.lazy import lazy
from reader.ui.keys.sequence import spelling
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

    from reader.ui.widgets import chooser, menu
else:
    chooser = lazy("reader.ui.widgets.chooser")
    menu = lazy("reader.ui.widgets.menu")

COPYING = ("copy", "cite", "cite.as")
ON_HIGHLIGHT = (
    *("note.edit", "tags.edit"),
    *(f"pen.{color}" for color in COLORS),
    *COPYING,
    *("link", "link.go", "link.list"),
    *("highlight.overlap", "highlight.merge", "highlight.delete-held", "highlight.delete"),
)
"""The ids of the commands for a highlight."""
ON_TEXT = ("highlight.add", "note.edit", "tags.edit", "highlight.join", *COPYING)
"""The ids of the commands for a selection or a sentence."""


class Menu:
    """Offers commands in a context menu."""

    def __init__(
        self,
        session: Session,
        active: Callable[[], Mapping[str, ActiveBinding]],
        run: Callable[[ActiveBinding], Awaitable[None]],
    ) -> None:
        """Offer commands of a session.

        Args:
            session: The session.
            active: Returns what each key does now.
            run: Runs a command.
        """
        self._session = session
        self._active = active
        self._run = run

    async def show(self, annotation_id: str) -> None:
        """Show the menu for a highlight, or without one for the selection or sentence."""
        session = self._session
        if annotation_id != session.held:
            session.hold(annotation_id)
        if annotation_id:
            await self._offer("This highlight", ON_HIGHLIGHT)
        else:
            await self._offer("Selection" if session.is_selecting else "This sentence", ON_TEXT)

    async def _offer(self, title: str, ids: tuple[str, ...]) -> None:
        """Show some commands, each with its keys, and run the chosen one."""
        there: dict[str, list[ActiveBinding]] = {}
        for active in self._active().values():
            if active.enabled and active.binding.id in ids:
                there.setdefault(active.binding.id, []).append(active)
        entries = [
            chooser.Entry(
                key,
                there[key][0].binding.tooltip or there[key][0].binding.description,
                "  ".join(spelling(active.binding) for active in there[key]),
            )
            for key in ids
            if key in there
        ]
        first = {key: found[0] for key, found in there.items()}
        await self._session.host.open_dialog(
            menu.MenuScreen(title, entries, partial(self._choose, first))
        )

    async def _choose(self, commands: Mapping[str, ActiveBinding], key: str) -> None:
        if key in commands:
            await self._run(commands[key])
