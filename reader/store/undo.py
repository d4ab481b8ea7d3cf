"""The history of changes to the store, step by step, for undo and redo.

A step is replayed onto the rows as they are now. Where someone else changed what it is about
meanwhile, it is refused: undoing must never overwrite another's work.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime
from typing import Any, NamedTuple

from reader.errors import ReaderError
from reader.store.json_file import DOCUMENTS, META, TAGS, Row
from reader.store.removals import PREFIX
from reader.store.schema import time_text
from reader.store.step_files import FileChange

_LIMIT = 1000
"""How many steps are remembered."""
_LOOSE = frozenset({"modified", "anchor"})
"""Fields that the program updates itself, so that a difference in them is not a conflict."""
_BY_FIELD = frozenset({"csl", "csl_from"})
"""Metadata of a document, which is replayed entry by entry."""
_FOLLOWING = frozenset({"title"})
"""Fields derived from others: one that has changed since stays unchanged."""
_NOUNS = {TAGS: "tag", META: "saved query", DOCUMENTS: "metadata of"}
"""How messages refer to a row of a table that does not hold annotations."""
_ABSENT = object()


class ConflictError(ReaderError):
    """A step cannot be replayed, since someone else changed the same row meanwhile."""


class Change(NamedTuple):
    """A change to one row."""

    table: str
    """The name of the table."""
    key: str
    """The row's id."""
    before: Row | None
    """The row as it was; None where there was none."""
    after: Row | None
    """The row as it became; None where it was removed."""

    def replay(self, now: Row | None, moment: datetime) -> Row | None:
        """The current row with this change applied.

        Raises:
            ConflictError: The row is not as this change found it.
        """
        if self.before is None or self.after is None:
            if not _same(self.before, now):
                raise self._conflict()
            return self.after
        if now is None:
            raise self._conflict()
        row = _fields_replayed((self.before, self.after), now, moment)
        if row is None:
            raise self._conflict()
        return row

    def _conflict(self) -> ConflictError:
        noun = _NOUNS.get(self.table, "annotation")
        if self.key.startswith(PREFIX):
            noun = "removal of"
        rows = (self.before or {}, self.after or {})
        named = "title" if noun.endswith(" of") else "name"
        name = next((row[named] for row in rows if noun != "annotation" and named in row), self.key)
        return ConflictError(
            f"The {noun} {name} was changed elsewhere meanwhile. It was left as it is now, and "
            "the step was forgotten; earlier ones can still be undone."
        )


class Step(NamedTuple):
    """One change of the store, as a person sees it."""

    label: str
    """Its name in messages, as in “deleting 1 annotation”."""
    changes: tuple[Change, ...]
    """The changes it made, row by row."""
    file: FileChange | None = None
    """The change of another file that belongs to it."""

    def reversed(self) -> Step:
        """The step that takes this one back."""
        back = tuple(
            Change(change.table, change.key, change.after, change.before)
            for change in reversed(self.changes)
        )
        return Step(self.label, back, self.file.reversed() if self.file else None)


class History:
    """The steps that can be undone and redone."""

    def __init__(self) -> None:
        self.done: deque[Step] = deque(maxlen=_LIMIT)
        """Steps that can be undone, the latest last."""
        self.undone: deque[Step] = deque(maxlen=_LIMIT)
        """Steps that can be redone, the next one last."""
        self.position = 0
        """How many steps have been made and not undone, also those forgotten by now."""

    def remember(self, step: Step) -> None:
        """Add a new step; undone steps can't be redone after it."""
        if step.changes or step.file:
            self.done.append(step)
            self.undone.clear()
            self.position += 1

    def attach(self, file: FileChange, label: str, since: int) -> None:
        """Add a change of a file that was just made.

        Args:
            file: The change.
            label: What the step is called.
            since: The position before what belongs to the same step.
        """
        if self.position == since + 1 and self.done and not self.done[-1].file:
            self.done[-1] = self.done[-1]._replace(label=label, file=file)
        else:
            self.remember(Step(label, (), file))

    def join(self, since: int) -> None:
        """Make one step of those made since a position, with the names of all."""
        count = self.position - since
        if 1 < count <= len(self.done):
            steps = [self.done.pop() for _ in range(count)][::-1]
            changes = tuple(change for step in steps for change in step.changes)
            file = next((step.file for step in steps if step.file), None)
            labels = dict.fromkeys(step.label for step in steps)
            self.done.append(Step(" and ".join(labels), changes, file))
            self.position = since + 1


def _same(before: Row | None, now: Row | None) -> bool:
    """Whether a row is unchanged, except for what the program updates itself."""
    if not isinstance(before, dict) or not isinstance(now, dict):
        return before == now
    keys = (before.keys() | now.keys()) - _LOOSE
    return all(before.get(key, _ABSENT) == now.get(key, _ABSENT) for key in keys)


def _fields_replayed(change: tuple[Row, Row], now: Row, moment: datetime) -> Row | None:
    """A row with a change replayed field by field; None if a field has changed meanwhile."""
    before, after = change
    row = dict(now)
    for field in before.keys() | after.keys():
        old, new = before.get(field, _ABSENT), after.get(field, _ABSENT)
        if old == new or field == "modified":
            continue
        if field not in _LOOSE and now.get(field, _ABSENT) != old:
            if field in _FOLLOWING:
                continue
            new = _entries_replayed((old, new), now.get(field)) if field in _BY_FIELD else None
            if new is None:
                return None
        if new is _ABSENT:
            row.pop(field, None)
        else:
            row[field] = new
    if now.get("modified") != before.get("modified"):
        row["modified"] = time_text(moment)
    elif "modified" in after:
        row["modified"] = after["modified"]
    else:
        row.pop("modified", None)
    return row


def _entries_replayed(change: tuple[Any, Any], now: Any) -> Row | None:
    """An object with a change replayed entry by entry; None if an entry has changed meanwhile."""
    before, after = change
    if not (isinstance(before, dict) and isinstance(after, dict) and isinstance(now, dict)):
        return None
    entries = dict(now)
    for key in before.keys() | after.keys():
        old, new = before.get(key, _ABSENT), after.get(key, _ABSENT)
        if old == new:
            continue
        if now.get(key, _ABSENT) != old:
            return None
        if new is _ABSENT:
            del entries[key]
        else:
            entries[key] = new
    return entries
