"""What was changed in the store, step by step, so that it can be undone and done again.

A step is replayed onto the rows as they are now. Where someone else changed what it is about
meanwhile, it is refused: undoing must never overwrite another's work.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime

from reader.errors import ReaderError
from reader.rows import time_text
from reader.tables import ANNOTATIONS, Row, Tables

_LIMIT = 1000
"""How many steps are remembered."""
_LOOSE = frozenset({"modified", "anchor"})
"""What may differ in a row that is otherwise as a step left it."""
_ABSENT = object()


class ConflictError(ReaderError):
    """A step cannot be replayed, since someone else changed the same row meanwhile."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one row."""

    table: str
    """The table it is in."""
    key: str
    """Its id."""
    before: Row | None
    """The row as it was; None where there was none."""
    after: Row | None
    """The row as it became; None where it was removed."""

    def replay(self, now: Row | None, moment: datetime) -> Row | None:
        """The row as it is after this change is made to what it is now.

        Raises:
            ConflictError: The row is not as this change found it.
        """
        if self.before is None or self.after is None:
            if not _same(self.before, now):
                raise _conflict(self.key)
            return self.after
        if now is None:
            raise _conflict(self.key)
        return _fields_replayed(self.key, (self.before, self.after), now, moment)


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the store, as a person sees it."""

    label: str
    """What it was, as in “delete of 1 mark”."""
    changes: tuple[Change, ...]
    """What it did, row by row."""

    def reversed(self) -> Step:
        """The step back."""
        back = tuple(
            Change(change.table, change.key, change.after, change.before)
            for change in reversed(self.changes)
        )
        return Step(self.label, back)


class Draft:
    """The rows as they will be when a transaction ends."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._rows: dict[tuple[str, str], Row | None] = {}
        self._unremembered: set[tuple[str, str]] = set()

    def get(self, table: str, key: str) -> Row | None:
        """A row as it will be, or None for none."""
        if (table, key) in self._rows:
            return self._rows[table, key]
        row: Row | None = self._tables.get(table, {}).get(key)
        return row

    def set(self, table: str, key: str, row: Row | None, *, remembered: bool = True) -> None:
        """Set a row whole, or remove it with None; `remembered` if it can be undone."""
        self._rows[table, key] = row
        if not remembered:
            self._unremembered.add((table, key))

    def replay(self, step: Step, moment: datetime) -> None:
        """Make a step's changes to the rows as they are.

        A document's row comes and goes with the first mark of it, but never goes while another
        mark needs it, and is no reason to refuse.

        Raises:
            ConflictError: A mark is not as the step found it; the draft must be given up.
        """
        for change in step.changes:
            if change.table == ANNOTATIONS:
                row = change.replay(self.get(change.table, change.key), moment)
                self.set(change.table, change.key, row)
        for change in step.changes:
            if change.table != ANNOTATIONS and not self._is_needed(change.key):
                now = self.get(change.table, change.key)
                if now == change.before:
                    self.set(change.table, change.key, change.after)

    def rows(self) -> dict[str, dict[str, Row | None]]:
        """What was set, by table and id."""
        by_table: dict[str, dict[str, Row | None]] = {}
        for (table, key), row in self._rows.items():
            by_table.setdefault(table, {})[key] = row
        return by_table

    def step(self, label: str) -> Step:
        """What was set, as one step."""
        changes = tuple(
            Change(table, key, self._tables.get(table, {}).get(key), row)
            for (table, key), row in self._rows.items()
            if (table, key) not in self._unremembered
        )
        return Step(label, changes)

    def _is_needed(self, document: str) -> bool:
        """Whether a mark that was there and stays belongs to a document that was there."""
        if document not in self._tables.get("documents", {}):
            return False
        return any(
            isinstance(row, dict)
            and row.get("document") == document
            and self.get(ANNOTATIONS, key) is not None
            for key, row in self._tables.get(ANNOTATIONS, {}).items()
        )


class History:
    """The steps behind and ahead."""

    def __init__(self) -> None:
        self.done: deque[Step] = deque(maxlen=_LIMIT)
        """What can be undone, the latest last."""
        self.undone: deque[Step] = deque(maxlen=_LIMIT)
        """What can be done again, the next one last."""

    def remember(self, step: Step) -> None:
        """Add a step that was just made; what was undone before it can't be done again."""
        if step.changes:
            self.done.append(step)
            self.undone.clear()


def _same(before: Row | None, now: Row | None) -> bool:
    """Whether a row is as it was, but for what the program itself keeps up to date."""
    if not isinstance(before, dict) or not isinstance(now, dict):
        return before == now
    keys = (before.keys() | now.keys()) - _LOOSE
    return all(before.get(key, _ABSENT) == now.get(key, _ABSENT) for key in keys)


def _fields_replayed(key: str, change: tuple[Row, Row], now: Row, moment: datetime) -> Row:
    before, after = change
    row = dict(now)
    for field in before.keys() | after.keys():
        old, new = before.get(field, _ABSENT), after.get(field, _ABSENT)
        if old == new or field == "modified":
            continue
        if now.get(field, _ABSENT) != old:
            raise _conflict(key)
        if new is _ABSENT:
            del row[field]
        else:
            row[field] = new
    if now.get("modified") == before.get("modified") and "modified" in after:
        row["modified"] = after["modified"]
    else:
        row["modified"] = time_text(moment)
    return row


def _conflict(key: str) -> ConflictError:
    return ConflictError(
        f"The mark {key} was changed elsewhere meanwhile. It was left as it is now, and the "
        "step was forgotten; earlier ones can still be undone."
    )
