"""Moving between panes, and to the list."""

from __future__ import annotations

from reader.ui.keys.command import command
from reader.ui.reading.arrangement import Arrangement
from reader.ui.reading.session import Session


class Panes:
    """Moves between panes."""

    def __init__(self, session: Session, arrangement: Arrangement) -> None:
        """Move between the panes of a session."""
        self._session = session
        self._arrangement = arrangement

    @command("pane.next", "tab,ctrl+w w,ctrl+w l,ctrl+w ctrl+w", "Next pane", "the next pane", 1,
             is_early=True)  # fmt: skip
    @command("pane.previous", "shift+tab,ctrl+w h", "Previous pane", "the previous pane", -1,
             is_early=True)  # fmt: skip
    def step(self, step: int) -> None:
        """Go to another pane, or the list if it is shown."""
        session = self._session
        panes, current = session.panes, session.pane
        shown = [pane for pane in panes if pane.display]
        if session.has_panel_focus:
            if shown:
                self._arrangement.focus(shown[0] if step > 0 else shown[-1])
            return
        edge = shown[-1 if step > 0 else 0] if shown else None
        if self._arrangement.is_listing and current is edge and current is not None:
            self._arrangement.focus_list()
            return
        if panes:
            at = panes.index(current) if current in panes else 0
            self._arrangement.focus(panes[(at + step) % len(panes)])

    @command("view.zen", "z m", "Zen", "nothing but the text", is_early=True)
    def zen(self) -> None:
        """Show only the text, or everything again."""
        self._session.is_zen = not self._session.is_zen
        self._arrangement.place()
        self._session.host.show_status()
