"""The annotations file as it is now, changed in steps that can be undone.

What is read here are frozen annotations and documents; rows never leave. Each change is made
under a lock to the file as it is at that moment, is on the disk when the call returns, and is
one step for undo. A change that fails with a `ReaderError` has changed nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock

from reader.annotations.annotation import Annotation
from reader.annotations.records import DocumentRecord
from reader.errors import ReaderError
from reader.store.json_file import ANNOTATIONS
from reader.store.snapshot import Snapshot
from reader.store.storage import Database, FileStorage
from reader.store.texts import Versions
from reader.store.transaction import Draft
from reader.store.undo import ConflictError, History


class Ledger:
    """The annotations file, read, and changed by steps.

    Making one reads nothing and cannot fail; `refresh` reads. Until it succeeds the ledger is
    empty, and after it failed it holds what it held before. Every method may be called from any
    thread.
    """

    def __init__(self, path: Path, *, lock_timeout: float = 5.0) -> None:
        self._storage = FileStorage(path, lock_timeout)
        self._database = Database(self._storage)
        self._versions = Versions(path.parent / "versions")
        self._history = History()
        self._snapshot = Snapshot()
        self._mutex = RLock()
        self._has_news = False
        self._failure = ""
        self._replayed: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """The annotations file."""
        return self._storage.path

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """The annotations that are not deleted."""
        return self._snapshot.live

    @property
    def trash(self) -> tuple[Annotation, ...]:
        """The annotations that are deleted and not purged."""
        return self._snapshot.trash

    @property
    def documents(self) -> Mapping[str, DocumentRecord]:
        """The documents by id."""
        return self._snapshot.documents

    @property
    def problems(self) -> tuple[str, ...]:
        """What a person should know is wrong with the file, a line each."""
        first = (self._failure,) if self._failure else ()
        return (
            *first,
            *self._storage.notices,
            *self._snapshot.problems,
            *self._versions.damaged.values(),
        )

    @property
    def backup_time(self) -> datetime | None:
        """When the last good copy of the file was made, or None where there is none."""
        return self._storage.backup_time

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._history.done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step."""
        return bool(self._history.undone)

    @property
    def replayed(self) -> tuple[Annotation, ...]:
        """What the last undo or redo was about, as it is now; not what it took away."""
        entries = (self._snapshot.annotation_entries.get(key) for key in self._replayed)
        return tuple(entry.value for entry in entries if entry and entry.value)

    @property
    def snapshot(self) -> Snapshot:
        """All of it at this moment."""
        return self._snapshot

    def tags(self) -> Sequence[tuple[str, int]]:
        """The tags in use with how many annotations have each, the latest used first."""
        return self._snapshot.tags

    def identify(self, sha256: str, path: str) -> DocumentRecord | None:
        """The document with a text, else the one at a path, else one that once had the text."""
        return self._snapshot.identify(sha256, path)

    def refresh(self) -> bool:
        """Read what others wrote since the last refresh, and say whether there was anything.

        Raises:
            ReaderError: The file cannot be read; what was known stays, and `problems` says it.
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
            self._absorb()
            had_news, self._has_news = self._has_news, False
            return had_news

    def step(self, edit: Callable[[Snapshot, Draft], str]) -> str:
        """Change anything in one step, by what the file says now; answers what it was.

        Args:
            edit: Makes the changes in the draft, and answers what they are, as an undo tells it.

        Raises:
            ReaderError: `edit` raised it, or the file cannot be written.
        """
        with self._changing(None) as draft:
            draft.label = edit(self._snapshot, draft)
        return draft.label

    def undo(self) -> str:
        """Undo the latest step of this process, and say which it was.

        Raises:
            ReaderError: There is none, someone else changed the same meanwhile, or the file
                cannot be written.
        """
        return self._replay("undo")

    def redo(self) -> str:
        """Do the latest undone step again, and say which it was.

        Raises:
            ReaderError: As for `undo`.
        """
        return self._replay("redo")

    def keep_version(self, text: str) -> str:
        """Have a text on the disk before it is marked; answers its SHA-256.

        Raises:
            ReaderError: It cannot be written.
        """
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        with self._mutex:
            if not self._versions.has(sha256):
                with self._storage.locked():
                    self._versions.keep(text)
            self._versions.expect(sha256, text)
        return sha256

    def version(self, sha256: str) -> str | None:
        """A text that was kept, or None; one that is damaged is named in `problems`."""
        return self._versions.read(sha256)

    def restore_backup(self) -> Path | None:
        """Put the last good copy of the file back; answers where the broken one is now.

        Raises:
            ReaderError: There is no good copy, or the folder cannot be written.
        """
        with self._mutex:
            aside = self._storage.restore_backup()
            self._absorb()
            return aside

    @contextmanager
    def _changing(self, label: str | None) -> Iterator[Draft]:
        """A draft of the file as it is now, written when the block ends without an error."""
        with self._mutex:
            with self._storage.transaction():
                self._absorb()
                draft = Draft(self._storage.read())
                draft.label = label
                yield draft
                self._versions.bring_back(draft.rows())
                self._database.put(draft.rows())
            had_news = self._has_news
            self._absorb()
            self._has_news = had_news
            if draft.label is not None:
                self._history.remember(draft.step())

    def _absorb(self) -> None:
        """Follow what the storage read or wrote."""
        self._failure = ""
        if self._snapshot.content is not self._storage.content:
            self._snapshot = self._snapshot.follow(self._storage.content)
            self._has_news = True

    def _replay(self, verb: str) -> str:
        with self._mutex:
            back = verb == "undo"
            steps = self._history.done if back else self._history.undone
            others = self._history.undone if back else self._history.done
            if not steps:
                raise ReaderError(f"There is nothing to {verb}.")
            step = steps[-1]
            try:
                with self._changing(None) as draft:
                    draft.replay(step.reversed() if back else step)
            except ConflictError:
                steps.pop()
                raise
            steps.pop()
            others.append(step)
            changed = (change for change in step.changes if change.table == ANNOTATIONS)
            self._replayed = tuple(change.key for change in changed)
            return f"{verb[:2]}did: {step.label}"
