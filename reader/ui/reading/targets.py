"""What a command is about: annotations of the list, the held one, or those under the caret."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.ui.reading.session import Session


async def _nothing() -> None:
    """Take nothing back."""


class Subject(NamedTuple):
    """What a note or tags are for."""

    annotation: Annotation
    """The annotation."""
    withdraw: Callable[[], Awaitable[None]] = _nothing
    """Takes it back if it was made for the note or the tags, and has got neither."""


class Targets:
    """Answers which annotations a command is for."""

    def __init__(self, session: Session) -> None:
        """Look at a session."""
        self._session = session

    @property
    def annotations(self) -> list[Annotation]:
        """What is meant, or nothing.

        In a list that has the keys, the selected ones or the one at the cursor; in a text, the
        held one, else the shortest under the caret, unless something is selected.
        """
        session = self._session
        if session.panel and session.has_list_focus:
            at_cursor = session.panel.list.annotation
            return session.selection or ([at_cursor] if at_cursor else [])
        if session.held:
            found = session.desk.find(session.held)
        elif session.pane is None or session.is_selecting:
            return []
        else:
            here = session.pane.highlights_here()
            found = session.desk.find(here[0].id) if here else None
        return [found] if found else []

    def some(self) -> list[Annotation]:
        """The annotations that are meant.

        Raises:
            ReaderError: There is none.
        """
        found = self.annotations
        if not found:
            raise ReaderError("No highlight here: H makes one, ]h goes to the next one.")
        return found

    def one(self) -> Annotation:
        """The one annotation that is meant, or the first of them.

        Raises:
            ReaderError: There is none.
        """
        return self.some()[0]

    def living(self) -> list[Annotation]:
        """The annotations that are meant, none of them in the trash.

        Raises:
            ReaderError: There is none, or one is in the trash.
        """
        found = self.some()
        if any(annotation.deleted for annotation in found):
            raise ReaderError("In the trash, only r (restore) and X (purge) work.")
        return found

    def in_trash(self) -> list[Annotation]:
        """The annotations that are meant and in the trash.

        Raises:
            ReaderError: There are none.
        """
        found = [annotation for annotation in self.some() if annotation.deleted]
        if not found:
            raise ReaderError("Not in the trash: type in:trash in the query line to list that.")
        return found
