"""Undo and redo within bounds: only the steps made since a given moment."""

from __future__ import annotations

from reader.errors import ReaderError
from reader.store.store import AnnotationStore


class RecentSteps:
    """The steps of a store made since this was created, such as those made in a dialog."""

    def __init__(self, store: AnnotationStore) -> None:
        """Start now."""
        self._store = store
        self._begin = self._reached = store.journal.position

    def undo(self) -> str:
        """Undo the latest of them; returns which it was.

        Raises:
            ReaderError: There is none, or it cannot be undone.
        """
        if self._store.journal.position <= self._begin:
            raise ReaderError("Nothing was changed here: in the text, u undoes earlier changes.")
        self._reached = max(self._reached, self._store.journal.position)
        return self._store.undo()

    def redo(self) -> str:
        """Redo the latest that was undone; returns which it was.

        Raises:
            ReaderError: There is none, or it cannot be redone.
        """
        if self._store.journal.position >= self._reached:
            raise ReaderError("Nothing was undone here.")
        return self._store.redo()
