"""Re-anchor annotations in texts that changed while nobody had them open.

A text is read only if its file is not as it was when it was last read here. What is remembered
of the files is a cache: without it, all texts are read once more.
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from reader import __version__
from reader.annotations.annotation import Annotation
from reader.annotations.records import DocumentRecord
from reader.errors import ReaderError
from reader.files import replace_file
from reader.lazy import lazy
from reader.workspace.desk import Desk
from reader.workspace.texts.loading import SIDE_CARS
from reader.workspace.texts.source_file import Stamp, name_of, stamp

if TYPE_CHECKING:
    from reader.metadata import sidecar
else:
    sidecar = lazy("reader.metadata.sidecar")

_FILE = "seen.json"
_SETTLED_NS = 2_000_000_000
"""The age from which a file's time is trusted; file systems round to up to two seconds."""

State = list[Stamp | None]
"""The stamps of a text's file and of the files that may describe it; None for a missing file."""


def catch_up(desk: Desk) -> tuple[tuple[DocumentRecord, ...], dict[str, list[str]]]:
    """Re-anchor the annotations of all texts that have changed since.

    Returns the texts that have disappeared, and the problems of the files that describe the others,
    by document; these files are read again until they are fixed.

    A text that can't be read or written is skipped: its annotations stay where they were last
    found.
    """
    seen = _Seen(desk.workspace.state_dir / _FILE)
    stale = _stale(desk)
    gone: list[DocumentRecord] = []
    wrong: dict[str, list[str]] = {}
    records = desk.records
    for key in {each.document for each in desk.store.annotations}:
        record = records.get(key)
        if record is None or not record.path:
            continue
        path = desk.workspace.absolute(record.path)
        state = state_of(path, desk.bibliography.path)
        if state[0] is None:
            gone.append(record)
        elif key in stale or seen.text_of(path, state) != record.text_sha256:
            with suppress(ReaderError):
                document = desk.open(path).document
                if told := sidecar.problems(document):
                    wrong[key] = told
                else:
                    seen.keep(path, state, document.sha256)
    seen.save()
    return tuple(gone), wrong


def _stale(desk: Desk) -> set[str]:
    """The documents with annotations that were last found in an outdated text."""
    texts = {key: record.text_sha256 for key, record in desk.records.items()}
    return {
        each.document
        for each in desk.store.annotations
        if each.anchor.text_sha256 != texts.get(each.document)
        or (each.marked_locator is None and each.selector.text_sha256 != each.anchor.text_sha256)
        or (each.more and not _is_whole(each))
    }


def _is_whole(annotation: Annotation) -> bool:
    """Whether all passages of an annotation were found and numbered in the same text."""
    texts = {anchor.text_sha256 for anchor in annotation.anchors}
    return len(texts) == 1 and annotation.is_numbered


def state_of(path: Path, bibliography: Path | None) -> State:
    """A key that changes when a text or its description in other files changes."""
    beside = [path.with_suffix(ending) for ending in SIDE_CARS]
    return [stamp(each) for each in (path, *beside, *([bibliography] if bibliography else ()))]


class _Seen:
    """A cache of the state of the files of texts, and of which text was in them."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = remembered(file)
        self._kept: dict[str, Any] = {}

    def text_of(self, path: Path, state: State) -> str:
        """The SHA-256 of the text in a file, if the file is unchanged; otherwise empty."""
        name = name_of(path)
        known = self._known.get(name)
        if not isinstance(known, dict) or known.get("state") != _plain(state):
            return ""
        self._kept[name] = known
        return str(known.get("text"))

    def keep(self, path: Path, state: State, sha256: str) -> None:
        """Remember a text, unless its file is so new that the next change might not show."""
        settled = time.time_ns() - _SETTLED_NS
        self._kept.pop(name_of(path), None)
        if all(each is None or each.modified < settled for each in state):
            self._kept[name_of(path)] = {"state": _plain(state), "text": sha256}

    def save(self) -> None:
        """Save the cache, if it can be written."""
        if self._kept != self._known:
            data = orjson.dumps({"reader": __version__, "texts": self._kept})
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                replace_file(self._file, data, durable=False)


def remembered(file: Path) -> dict[str, Any]:
    """What this version of Reader has cached, as far as it can be read."""
    try:
        data = orjson.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict) or data.get("reader") != __version__:
        return {}
    texts = data.get("texts")
    return texts if isinstance(texts, dict) else {}


def _plain(state: State) -> list[list[int] | None]:
    """A state as a JSON value."""
    return [list(each) if each else None for each in state]
