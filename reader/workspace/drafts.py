"""Notes while they are written: kept at each key, so that no crash loses one.

Each is a small file in the state directory of the machine, gone as soon as its note is saved.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from reader import files


class Unsaved:
    """What is written of notes and not saved yet."""

    def __init__(self, folder: Path) -> None:
        """Keep it in a folder; there may be none yet."""
        self._folder = folder

    def keep(self, mark: str, note: str) -> None:
        """Keep what is written so far.

        Args:
            mark: The id of the mark that the note is about.
            note: All of it.

        Raises:
            OSError: It can't be written; what was kept before still is.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        data = json.dumps({"mark": mark, "note": note}, ensure_ascii=False)
        files.replace_file(self._file(mark), data.encode("utf-8", "surrogatepass"), durable=False)

    def drop(self, mark: str) -> None:
        """Keep nothing of it any more."""
        with suppress(OSError):
            self._file(mark).unlink()

    def note(self, mark: str) -> str | None:
        """What was written of a mark's note and not saved, or None."""
        return _read(self._file(mark)).get(mark)

    def notes(self) -> Mapping[str, str]:
        """All that was written and not saved, by the ids of the marks."""
        found: dict[str, str] = {}
        with suppress(OSError):
            for file in sorted(self._folder.glob("*.json")):
                found |= _read(file)
        return found

    def file_for_editor(self, mark: str, note: str) -> Path:
        """A file with a note, for another program to change.

        Raises:
            OSError: It can't be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._file(mark).with_suffix(".md")
        files.replace_file(file, note.encode("utf-8", "replace"), durable=False)
        return file

    def _file(self, mark: str) -> Path:
        # An id may be anything that somebody wrote into the annotations file.
        name = hashlib.sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / f"{name}.json"


def _read(file: Path) -> dict[str, str]:
    """The one note in a file by its mark, or nothing where it can't be read."""
    try:
        data = json.loads(file.read_bytes().decode("utf-8", "surrogatepass"))
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    mark, note = data.get("mark"), data.get("note")
    return {mark: note} if isinstance(mark, str) and isinstance(note, str) else {}
