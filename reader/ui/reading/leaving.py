"""Leaving modes and pending actions, innermost first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from reader.ui.annotations.contents import ListContents
from reader.ui.keys.command import command
from reader.ui.reading.arrangement import Arrangement
from reader.ui.reading.session import Session


class Leaving:
    """Cancels pending actions, innermost first; never ends the program."""

    def __init__(
        self,
        session: Session,
        arrangement: Arrangement,
        contents: ListContents,
        draw_all: Callable[[], None],
        abandon_link: Callable[[], Awaitable[None]],
    ) -> None:
        """Leave modes of a session.

        Args:
            session: The session.
            arrangement: Moves the focus to the list.
            contents: What the list shows.
            draw_all: Draws all highlights again, not only those that match a query.
            abandon_link: Leaves the link that was started.
        """
        self._session = session
        self._arrangement = arrangement
        self._contents = contents
        self._draw_all = draw_all
        self._abandon_link = abandon_link

    @command("leave", "escape,ctrl+g", "Leave", "leave what was begun; never quits", is_early=True)
    async def leave(self) -> None:
        """Leave the query line, the list, or the innermost pending action, in this order."""
        session, pane = self._session, self._session.pane
        session.host.clear_notices()
        if session.has_panel_focus:
            self._leave_list()
        elif session.link_from:
            await self._abandon_link()
        elif pane and pane.caret.selection:
            pane.stop_selecting()
        elif session.held:
            session.hold("")
        elif pane and pane.hits:
            pane.hits = None
        elif session.shown_only:
            self._draw_all()
            return
        session.host.show_status()

    def _leave_list(self) -> None:
        """Leave the query line for the list, clear its selection, or leave it for the text."""
        session = self._session
        if session.has_query_focus:
            self._arrangement.focus_list()
        elif session.panel and session.panel.list.selected:
            session.panel.list.select_none()
        else:
            self._contents.close()
