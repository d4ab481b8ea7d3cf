"""The steps of a session, stored so that the next one can undo them.

They are kept outside the annotations file, and count only while that is byte for byte as it was
left: what anyone else changed meanwhile is never undone by accident.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import orjson

from reader.files import replace_file
from reader.store.json_file import ANNOTATIONS
from reader.store.step_files import FileChange
from reader.store.undo import Change, History, Step

_FORMAT = 1
_MOST_BYTES = 4_000_000
"""The size limit for stored steps; only the latest are kept."""


def save(path: Path, history: History, content: bytes) -> None:
    """Store the steps of a session, valid for the annotations file as it is at its end.

    Raises:
        OSError: The file cannot be written.
    """
    done = _fitting(_since_purge(history.done))
    undone = _fitting(list(history.undone))
    if not (done or undone or path.exists()):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {
        "format": _FORMAT,
        "sha256": hashlib.sha256(content).hexdigest(),
        "done": [_plain(step) for step in done],
        "undone": [_plain(step) for step in undone],
    }
    replace_file(path, orjson.dumps(kept), durable=False)


def load(path: Path, history: History, content: bytes) -> None:
    """Restore the stored steps to a history, if the annotations file is unchanged."""
    try:
        kept = orjson.loads(path.read_bytes())
        is_same = kept["format"] == _FORMAT
        if is_same and kept["sha256"] == hashlib.sha256(content).hexdigest():
            history.done = deque(map(_step, kept["done"]), history.done.maxlen)
            history.undone = deque(map(_step, kept["undone"]), history.undone.maxlen)
    except (OSError, ValueError, TypeError, KeyError):
        # A missing or unusable file means that there are no steps.
        return


def _since_purge(steps: Iterable[Step]) -> list[Step]:
    """The steps after the last one that removed an annotation for good: that is gone for good."""
    kept: list[Step] = []
    for step in steps:
        if any(each.table == ANNOTATIONS and each.after is None for each in step.changes):
            kept.clear()
        else:
            kept.append(step)
    return kept


def _fitting(steps: Sequence[Step]) -> list[Step]:
    """The latest of some steps that fit into the size limit."""
    kept: list[Step] = []
    room = _MOST_BYTES
    for step in reversed(steps):
        room -= len(orjson.dumps(_plain(step)))
        if room < 0:
            break
        kept.append(step)
    return kept[::-1]


def _plain(step: Step) -> dict[str, Any]:
    changes = [[each.table, each.key, each.before, each.after] for each in step.changes]
    return {"label": step.label, "changes": changes, "file": list(step.file) if step.file else None}


def _step(plain: dict[str, Any]) -> Step:
    changes = tuple(
        Change(str(table), str(key), before, after)
        for table, key, before, after in plain["changes"]
    )
    file = plain.get("file")
    return Step(str(plain["label"]), changes, FileChange(*file) if file else None)
