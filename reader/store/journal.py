"""The current annotations file, changed in steps that can be undone.

Each change is made under a lock, to the file as it is at that moment, and is on the disk when the
call returns. A change that fails with a `ReaderError` has changed nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.store import kept_steps
from reader.store.annotations_file import FileStorage
from reader.store.json_file import ANNOTATIONS, Row, Tables
from reader.store.snapshot import Snapshot
from reader.store.step_files import FileChange, FileConflictError
from reader.store.transaction import Draft
from reader.store.undo import ConflictError, History, Step

if TYPE_CHECKING:
    from reader.store import database
else:  # to read needs none
    database = lazy("reader.store.database")


class Journal:
    """Follows the annotations file, changes it step by step, and undoes those steps.

    Making one reads nothing and cannot fail; `refresh` reads. Until that succeeds the snapshot is
    empty, and after it failed the snapshot is the one from before. Threads may share a journal.
    """

    def __init__(
        self,
        storage: FileStorage,
        before_write: Callable[[Mapping[str, Mapping[str, Row | None]]], None],
    ) -> None:
        """Keep a journal of a file.

        Args:
            storage: The file.
            before_write: Is given the rows that are about to be written, by table and id, while
                the lock is held. What it raises cancels the change.
        """
        self._storage = storage
        self._before_write = before_write
        self._history = History()
        self._snapshot = Snapshot()
        self._mutex = RLock()
        self._has_news = False
        self._failure = ""
        self._replayed: tuple[str, ...] = ()

    @property
    def snapshot(self) -> Snapshot:
        """The current content of the file."""
        return self._snapshot

    @property
    def problems(self) -> tuple[str, ...]:
        """The problems of the file, one sentence each."""
        first = (self._failure,) if self._failure else ()
        return (*first, *self._storage.notices, *self._snapshot.problems)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._history.done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step to redo."""
        return bool(self._history.undone)

    @property
    def position(self) -> int:
        """How many steps have been made and not undone."""
        return self._history.position

    @property
    def replayed(self) -> tuple[str, ...]:
        """The ids of the annotations that the last undo or redo changed."""
        return self._replayed

    def refresh(self) -> bool:
        """Read what others wrote since the last refresh; returns whether there was anything.

        Raises:
            ReaderError: The file cannot be read; the snapshot stays, and `problems` says why.
        """
        is_followed = self._snapshot.content is self._storage.content
        if is_followed and not (self._has_news or self._failure) and self._storage.is_settled():
            return False
        with self._mutex:
            try:
                self._storage.reload()
            except ReaderError as error:
                self._failure = str(error)
                raise
            self._follow()
            had_news, self._has_news = self._has_news, False
            return had_news

    @contextmanager
    def changing(self, label: str | None) -> Iterator[Draft]:
        """A draft of the current rows, written when the block ends without an error.

        Args:
            label: What the step is called when it is undone; None for a change that cannot be
                undone, unless the block sets the draft's own label.

        Raises:
            ReaderError: The file cannot be locked, read or written.
        """
        with self._mutex:
            with self._storage.transaction():
                self._follow()
                draft = Draft(self._storage.read())
                draft.label = label
                yield draft
                self._before_write(draft.rows())
                database.Database(self._storage).put(draft.rows())
            had_news = self._has_news
            self._follow()
            self._has_news = had_news
            if draft.label is not None:
                self._history.remember(draft.step())

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other thread and process from writing.

        Raises:
            ReaderError: The file cannot be locked.
        """
        with self._mutex, self._storage.locked():
            yield

    @contextmanager
    def frozen(self) -> Iterator[Tables]:
        """The current tables, while nobody can change them.

        Raises:
            ReaderError: The file cannot be locked or read.
        """
        with self._mutex, self._storage.transaction():
            yield self._storage.read()

    def attach(self, file: FileChange, label: str, since: int) -> None:
        """Note a change of another file, as a step or as a part of the latest one.

        Args:
            file: The change, which is already made.
            label: What the step is called.
            since: The position before what belongs to the same step.
        """
        with self._mutex:
            self._history.attach(file, label, since)

    def join(self, since: int) -> None:
        """Make one step of those made since a position, with the names of all."""
        with self._mutex:
            self._history.join(since)

    def undo(self) -> str:
        """Undo the latest step of this process; returns which it was.

        Raises:
            ReaderError: There is none, someone else changed the same row meanwhile, or the file
                cannot be written.
        """
        with self._mutex:
            return self._replay("undo")

    def withdraw(self) -> None:
        """Take back the latest step as if it had never been made: it can't be redone either.

        Raises:
            ReaderError: As for `undo`.
        """
        with self._mutex:
            self._replay("undo")
            self._history.undone.pop()

    def redo(self) -> str:
        """Redo the latest undone step; returns which it was.

        Raises:
            ReaderError: As for `undo`.
        """
        with self._mutex:
            return self._replay("redo")

    def keep_steps(self, path: Path) -> None:
        """Store the steps in a file, for the next session.

        Raises:
            OSError: It cannot be written.
        """
        with self._mutex:
            kept_steps.save(path, self._history, self._storage.content.raw)

    def recall_steps(self, path: Path) -> None:
        """Restore the steps of the previous session, unless steps were already made."""
        with self._mutex:
            if not self._history.done and not self._history.undone:
                kept_steps.load(path, self._history, self._storage.content.raw)

    def restore_backup(self) -> Path | None:
        """Restore the last good copy of the file; returns where the broken one is kept, if any.

        Raises:
            ReaderError: There is no good copy, or the folder cannot be written.
        """
        with self._mutex:
            aside = self._storage.restore_backup()
            self._follow()
            return aside

    def _follow(self) -> None:
        """Update the snapshot to what the storage read or wrote."""
        self._failure = ""
        if self._snapshot.content is not self._storage.content:
            self._snapshot = self._snapshot.follow(self._storage.content)
            self._has_news = True

    def _replay(self, verb: str) -> str:
        done, undone = self._history.done, self._history.undone
        source, target = (done, undone) if verb == "undo" else (undone, done)
        if not source:
            raise ReaderError(f"There is nothing to {verb}.")
        step = source[-1]
        try:
            self._make(step.reversed() if verb == "undo" else step)
        except ConflictError:
            source.pop()
            self._history.position -= verb == "undo"
            raise
        except FileConflictError as error:
            if step.changes:
                source[-1] = step._replace(file=None)
                raise ReaderError(f"{error} The rest can still be {verb[:2]}done.") from error
            source.pop()
            self._history.position -= verb == "undo"
            raise
        target.append(source.pop())
        self._history.position += 1 if verb == "redo" else -1
        self._replayed = _annotations_of(step)
        return f"{verb[:2]}did: {step.label}"

    def _make(self, step: Step) -> None:
        """Make the changes of a step, all or none."""
        if step.file:
            step.file.make()
        try:
            with self.changing(None) as draft:
                draft.replay(step)
        except ReaderError:
            if step.file:
                step.file.reversed().make()
            raise


def _annotations_of(step: Step) -> tuple[str, ...]:
    return tuple(change.key for change in step.changes if change.table == ANNOTATIONS)
