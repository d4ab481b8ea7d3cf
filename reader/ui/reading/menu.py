"""What the mouse does to marks: a click holds one, the right button offers what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.annotations.pens import COLORS
from reader.lazy import lazy
from reader.ui.keys.sequence import spelling
from reader.ui.pane.pane import DocumentPane
from reader.ui.reading.repair import MendScreen

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

    from reader.ui.widgets import chooser, menu
else:
    chooser = lazy("reader.ui.widgets.chooser")
    menu = lazy("reader.ui.widgets.menu")

GIVING = ("copy", "cite", "cite.as")
OF_MARK = (
    *("mark.note", "mark.tags"),
    *(f"mark.{color}" for color in COLORS),
    *GIVING,
    *("mark.overlap", "mark.merge", "mark.delete-held", "mark.delete"),
)
"""The ids of what can be done with a mark."""
OF_TEXT = ("mark.highlight", "mark.note", "mark.tags", "mark.join", *GIVING)
"""The ids of what can be done with a selection or a sentence."""


class PointingScreen(MendScreen):
    """Takes clicks on what the panes show."""

    def on_document_pane_mark_clicked(self, event: DocumentPane.MarkClicked) -> None:
        """Hold the mark that was clicked, or let go."""
        event.stop()
        self.hold(event.key)

    async def on_document_pane_menu_asked(self, event: DocumentPane.MenuAsked) -> None:
        """Show what can be done with a mark, a selection or a sentence, each with its key."""
        event.stop()
        if event.key != self.held:
            self.hold(event.key)
        if event.key:
            await self._offer("This mark", OF_MARK)
        elif self.pane and self.pane.caret.selection:
            await self._offer("What is selected", OF_TEXT)
        else:
            await self._offer("This sentence", OF_TEXT)

    async def _offer(self, title: str, ids: tuple[str, ...]) -> None:
        """Show some commands; the chosen one is done."""
        there: dict[str, list[ActiveBinding]] = {}
        for active in self.active_bindings.values():
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
        do = partial(self._do, {key: found[0] for key, found in there.items()})
        await self.app.push_screen(menu.MenuScreen(title, entries, do))

    async def _do(self, commands: dict[str, ActiveBinding], key: str) -> None:
        """Do a command that was chosen."""
        if key in commands:
            active = commands[key]
            with self.telling():
                await self.app.run_action(active.binding.action, active.node)
