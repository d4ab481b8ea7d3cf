"""The target of a command: annotations of the list, the held one, or those under the caret."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.ui.reading.session import Session


async def _nothing() -> None:
    """Leave an existing annotation as it is."""


class Subject(NamedTuple):
    """The annotation that gets a note, tags or a link."""

    annotation: Annotation
    """The annotation."""
    withdraw: Callable[[], Awaitable[None]] = _nothing
    """Deletes it again if it was created for what was not done with it after all."""
    since: int | None = None
    """The store's position before it was created for this: one step with what is done with it."""


class Targets:
    """Finds the annotations that a command applies to."""

    def __init__(self, session: Session) -> None:
        """Find annotations of a session."""
        self._session = session

    @property
    def annotations(self) -> list[Annotation]:
        """The annotations that a command applies to, if any.

        In a focused list, the selected ones or the one at the cursor; in a text, the held one, else
        the shortest under the caret, unless something is selected.
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
        """The annotations that a command applies to.

        Raises:
            ReaderError: There is none.
        """
        found = self.annotations
        if not found:
            raise ReaderError("No highlight here: H makes one, ]h goes to the next one.")
        return found

    def one(self) -> Annotation:
        """The annotation that a command applies to, or the first of them.

        Raises:
            ReaderError: There is none.
        """
        return self.some()[0]

    def living(self) -> list[Annotation]:
        """The annotations that a command applies to, none of them in the trash.

        Raises:
            ReaderError: There is none, or one is in the trash.
        """
        found = self.some()
        if any(annotation.deleted for annotation in found):
            raise ReaderError("In the trash, only r (restore) and X (purge) work.")
        return found

    def in_trash(self) -> list[Annotation]:
        """The annotations that a command applies to, all in the trash.

        Raises:
            ReaderError: There are none.
        """
        found = [annotation for annotation in self.some() if annotation.deleted]
        if not found:
            raise ReaderError("Not in the trash: type in:trash in the query line to list that.")
        return found
