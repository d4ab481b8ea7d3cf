"""How panes and the list share the screen, and which of them has the focus."""

from __future__ import annotations

from reader.ui import looks
from reader.ui.pane.pane import DocumentPane
from reader.ui.reading.session import Session

MOST_PANES = 4
LEAST_PANE = 30
"""Minimum width of a pane: where not all fit, some are hidden until they are focused."""
USUAL_PANEL, PANEL_SHARE = 36, 3
"""Usual minimum width of the list of annotations, and its share of a wide screen."""
LEAST_PANEL = 24
"""Minimum width that the user can give the list."""
NARROW = 66
"""Width below which the list and a pane do not fit side by side."""


class Arrangement:
    """Places panes and the list, and moves the focus between them."""

    def __init__(self, session: Session) -> None:
        """Place the panes and the list of a session."""
        self._session = session
        self._wanted_width = looks.load().list_width or None

    def focus(self, pane: DocumentPane) -> None:
        """Make a pane the current one."""
        self._session.pane = pane
        pane.display = True
        self._session.host.focus(pane)
        self.place()

    def focus_text(self) -> None:
        """Give the focus back to the text."""
        if self._session.pane:
            self.focus(self._session.pane)
        else:
            self.place()

    def focus_list(self) -> None:
        """Give the focus to the list of annotations."""
        if self._session.panel:
            self._session.host.focus(self._session.panel.list)

    def focus_query(self) -> None:
        """Give the focus to the query line."""
        if self._session.panel:
            self._session.host.focus(self._session.panel.query_line)

    @property
    def is_listing(self) -> bool:
        """Whether the list is shown."""
        session = self._session
        if not session.scope or session.is_zen:
            return False
        return self._session.host.size.width >= NARROW or session.has_panel_focus

    @property
    def _panel_width(self) -> int:
        width = self._session.host.size.width
        if width < NARROW:
            return width
        wanted = self._wanted_width or max(USUAL_PANEL, width // PANEL_SHARE)
        return min(max(wanted, LEAST_PANEL), width - LEAST_PANE)

    def widen_list(self, cells: int) -> None:
        """Widen the list by so many cells, as far as a pane still fits."""
        self.put_border(self._session.host.size.width - self._panel_width - cells)

    def put_border(self, column: int) -> None:
        """Place the left edge of the list at a column, as far as the list and a pane fit."""
        self._wanted_width = max(self._session.host.size.width - column, LEAST_PANEL)
        self._wanted_width = self._panel_width
        looks.keep(list_width=self._wanted_width)
        self.place()

    def place(self) -> None:
        """Show the list, and as many panes as there is room for, the current one among them.

        A narrow screen shows either the list or a pane: whichever has the focus.
        """
        session, listing = self._session, self.is_listing
        if session.panel is not None:
            session.panel.display = listing
            session.panel.styles.width = self._panel_width
        panes = session.panes
        if not panes:
            return
        room = self._session.host.size.width - (self._panel_width if listing else 0)
        fitting = 1 if session.is_zen else max(room // LEAST_PANE, 1)
        at = panes.index(session.pane) if session.pane in panes else 0
        first = min(max(at - fitting + 1, 0), max(len(panes) - fitting, 0))
        is_covered = listing and self._session.host.size.width < NARROW
        for index, pane in enumerate(panes):
            pane.display = first <= index < first + fitting and not is_covered
            pane.set_divider(index > first)
            pane.set_plain(session.is_zen)
