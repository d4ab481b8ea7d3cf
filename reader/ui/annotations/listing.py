"""Commands that show the list of annotations, or hide highlights that it does not list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.ui.keys.command import command

if TYPE_CHECKING:
    from reader.ui.annotations.contents import ListContents
    from reader.ui.reading.session import Session


class Listing:
    """Shows and hides the list."""

    def __init__(self, session: Session, contents: ListContents) -> None:
        """Show the list of a session."""
        self._session = session
        self._contents = contents

    @command("annotations.here", "g h", "Annotations", "annotations of this text", "here")
    @command("annotations.all", "g H", "All annotations", "annotations of all texts", "all")
    def toggle(self, scope: str) -> None:
        """List annotations, or return from the list to the text."""
        if self._session.scope == scope and self._session.has_panel_focus:
            self._contents.close()
        else:
            self._contents.reopen(scope)

    @command("view.filter", "z f", "Only these",
             "only what fits the query, or all highlights again")  # fmt: skip
    def toggle_filter(self) -> None:
        """Draw only the highlights that match the query line, or all again."""
        session, contents = self._session, self._contents
        if session.shown_only:
            session.shown_only = None
            session.changed()
            session.host.tell("All highlights are drawn")
            return
        line = contents.panel.line.strip()
        if not line:
            raise ReaderError(
                "The query line is empty: type one in the list of annotations, gh, then /."
            )
        session.shown_only = contents.parse()
        session.changed()
        session.host.tell(f"Only highlights that fit “{line}” are drawn; zf draws all")
