"""Notes being written: saved at each keystroke, so that no crash loses one.

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
    """Notes that are being written and are not saved yet."""

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder, which may not exist yet."""
        self._folder = folder

    def keep(self, annotation: str, note: str) -> None:
        """Keep what has been written so far.

        Args:
            annotation: The id of the annotation that the note is about.
            note: All of it.

        Raises:
            OSError: It can't be written; what was kept before still is.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        data = json.dumps({"annotation": annotation, "note": note}, ensure_ascii=False)
        files.replace_file(
            self._file(annotation), data.encode("utf-8", "surrogatepass"), durable=False
        )

    def drop(self, annotation: str) -> None:
        """Forget the draft of a note."""
        with suppress(OSError):
            self._file(annotation).unlink()

    def note(self, annotation: str) -> str | None:
        """The unsaved draft of an annotation's note, or None."""
        return _read(self._file(annotation)).get(annotation)

    def notes(self) -> Mapping[str, str]:
        """All unsaved drafts, by the ids of their annotations."""
        found: dict[str, str] = {}
        with suppress(OSError):
            for file in sorted(self._folder.glob("*.json")):
                found |= _read(file)
        return found

    def file_for_editor(self, annotation: str, note: str) -> Path:
        """A file with a note, to be edited in another program.

        Raises:
            OSError: It can't be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._file(annotation).with_suffix(".md")
        files.replace_file(file, note.encode("utf-8", "replace"), durable=False)
        return file

    def _file(self, annotation: str) -> Path:
        # An id may be any string that somebody wrote into the annotations file.
        name = hashlib.sha256(annotation.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / f"{name}.json"


def _read(file: Path) -> dict[str, str]:
    """The draft in a file by its annotation's id; nothing if it can't be read."""
    try:
        data = json.loads(file.read_bytes().decode("utf-8", "surrogatepass"))
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    annotation, note = data.get("annotation"), data.get("note")
    return {annotation: note} if isinstance(annotation, str) and isinstance(note, str) else {}
