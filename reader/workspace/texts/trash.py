"""Where the files of removed texts are kept, and how they get there and back.

The annotations file says which texts are removed, and the files follow it. Before a removal is
written there or taken back, a note beside the folder of the text names the files to be moved. It
goes when they have been moved, so a move that was cut short is finished by whoever finds its note.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import orjson

from reader.annotations.records import DocumentRecord
from reader.errors import ReaderError
from reader.files import remove_unfinished, replace_file, sync_directory
from reader.store.json_file import DOCUMENTS, META, Tables
from reader.store.removals import PREFIX, Removal, read_removal, rows_of
from reader.store.rows import read_document
from reader.store.snapshot import Snapshot
from reader.store.store import AnnotationStore, Rows
from reader.store.undo import ConflictError
from reader.workspace.paths import Workspace
from reader.workspace.texts.library import safe_stem
from reader.workspace.texts.loading import refusal
from reader.workspace.texts.source_file import exists

TRASH = ".trash"
"""The folder, below that of the texts, where the files of removed texts are kept."""
_NOTE = ".json"
"""The ending of a note on a move; its name begins with a dot."""

Moves = Mapping[Path, Path]
"""The place in the library of each file in the trash, or where it was."""


class Trash:
    """The files of removed texts: a folder for each text."""

    def __init__(self, workspace: Workspace) -> None:
        """Keep the files of texts that are removed from a workspace."""
        self._workspace = workspace
        self.folder = workspace.texts / TRASH
        """The folder that has them; it may not exist yet."""

    def free_name(self, path: Path, taken: Container[str]) -> str:
        """A name for the folder of a text that is about to be removed.

        Args:
            path: The text's file.
            taken: Names that are used already.
        """
        stem = safe_stem(path.stem)
        number, name = 1, stem
        while name in taken or exists(self.folder / name):
            number += 1
            name = f"{stem}-{number}"
        return name

    def prepare(self, now: Snapshot, rows: Rows) -> None:
        """Note which files are to be moved, just before rows are written that say so.

        Raises:
            ConflictError: A text is no longer the one that was removed.
            ReaderError: A row can't be read, or nothing can be written.
        """
        for key, row in rows_of(rows.get(META, {})):
            known = now.removals.get(key.removeprefix(PREFIX))
            removal = read_removal(key, row) if row is not None else known
            if removal is None:
                continue
            places = self._places(removal)
            names = [each.name for each in places]
            if row is not None and digest_of(places[0]) != removal.sha256:
                places = self._numbered(removal, places, now.documents.get(removal.document))
            if row is not None and digest_of(places[0]) != removal.sha256:
                raise ConflictError(
                    f"{places[0].name} is not the text that was removed any more. It was left as "
                    "it is, and the step was forgotten; earlier ones can still be undone."
                )
            self._write_note(removal.name, removal.document, dict(zip(names, places, strict=True)))

    def settle(self, store: AnnotationStore) -> dict[str, list[Path]]:
        """Finish all moves that were begun; returns the restored files by the text's name.

        Raises:
            ReaderError: A file can't be moved, or the annotations file can't be locked or read.
        """
        names = list(self._noted())
        if not names:
            return {}
        restored, moved = {}, {}
        with store.journal.frozen() as tables:
            removed = dict(rows_of(tables.get(META)))
            for name in names:
                moves = self._moves(name)
                try:
                    if PREFIX + name in removed:
                        _move({here: there for there, here in moves.items()})
                    else:
                        restored[name] = self._bring_back(name, moves)
                        if record := self._moved(tables, name, restored[name]):
                            moved[name] = record
                            continue
                    self._note(name).unlink(missing_ok=True)
                except OSError as error:
                    at = Path(error.filename or self.folder)
                    raise ReaderError(refusal(error, at, "move")) from error
        for name, record in moved.items():
            # Where it can't be written now, the note stays for the next to try.
            with suppress(OSError, ReaderError):
                store.record(record)
                with store.journal.frozen() as tables:
                    if PREFIX + name not in tables.get(META, {}):
                        self._note(name).unlink(missing_ok=True)
        return restored

    def _moved(self, tables: Tables, name: str, files: Sequence[Path]) -> DocumentRecord | None:
        """The record of a restored text with its new place; None if it has that already."""
        key = self._noted_document(name)
        row = tables.get(DOCUMENTS, {}).get(key)
        if not row or not files:
            return None
        record, _ = read_document(key, row)
        moved = replace(record, path=self._workspace.relative(files[0]))
        return moved if moved != record else None

    def _bring_back(self, name: str, moves: Moves) -> list[Path]:
        """Move the files of a text back; if others have their names by now, to numbered ones."""
        left = {there: here for there, here in moves.items() if exists(there)}
        taken = [there for there, here in left.items() if exists(here)]
        text = next(iter(moves), None)
        if text in taken and len(taken) == 1 and digest_of(text) == digest_of(moves[text]):
            text.unlink()
        elif taken:
            moves = _renumbered(moves)
            places = {there.name: here for there, here in moves.items()}
            self._write_note(name, self._noted_document(name), places)
        _move(moves)
        with suppress(OSError):
            (self.folder / name).rmdir()
        return list(moves.values())

    # Notes

    def _noted(self) -> Iterator[str]:
        """The names of the texts whose files are being moved."""
        with suppress(OSError):
            for entry in os.scandir(self.folder):
                if entry.name.startswith(".") and entry.name.endswith(_NOTE):
                    yield entry.name[1 : -len(_NOTE)]

    def _note(self, name: str) -> Path:
        return self.folder / f".{name}{_NOTE}"

    def _write_note(self, name: str, document: str, places: Mapping[str, Path]) -> None:
        recorded = {key: self._workspace.relative(path) for key, path in places.items()}
        named = [[os.fsencode(key).hex(), path] for key, path in recorded.items()]
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            remove_unfinished(self._note(name))
            replace_file(self._note(name), orjson.dumps({"document": document, "files": named}))
        except OSError as error:
            raise ReaderError(refusal(error, self.folder, "write to")) from error

    def _moves(self, name: str) -> Moves:
        """The files that a note names; none if it is damaged."""
        try:
            named = orjson.loads(self._note(name).read_bytes())["files"]
            return dict(self._move_of(name, key, recorded) for key, recorded in named)
        except (OSError, ValueError, TypeError, KeyError, ReaderError):
            return {}

    def _noted_document(self, name: str) -> str:
        """The id of the document of the text that a note is about; empty if it is damaged."""
        try:
            return str(orjson.loads(self._note(name).read_bytes())["document"])
        except (OSError, ValueError, TypeError, KeyError):
            return ""

    def _move_of(self, name: str, key: str, recorded: str) -> tuple[Path, Path]:
        """A file in the trash, and its place in the library."""
        file = self.folder / name / Path(os.fsdecode(bytes.fromhex(key))).name
        here = self._place(recorded)
        if exists(file) or exists(here):
            return file, here
        # Its name may be recorded with other characters for the same letters.
        file = self._workspace.absolute(self._workspace.relative(file))
        return file, here.with_name(file.name)

    def _places(self, removal: Removal) -> Sequence[Path]:
        return [self._place(recorded) for recorded in removal.files]

    def _numbered(
        self, removal: Removal, places: Sequence[Path], record: DocumentRecord | None
    ) -> Sequence[Path]:
        """Where the files of a text are that came back under a numbered name, or its own places."""
        text = places[0]
        if record:
            found = [self._place(record.path)] if record.path != removal.files[0] else []
        else:
            name = re.compile(rf"{re.escape(text.stem)}-\d+{re.escape(text.suffix)}")
            found = []
            with suppress(OSError):
                found = sorted(each for each in text.parent.iterdir() if name.fullmatch(each.name))
        stem = next((each.stem for each in found if digest_of(each) == removal.sha256), text.stem)
        return [each.with_name(stem + each.name.removeprefix(text.stem)) for each in places]

    def _place(self, recorded: str) -> Path:
        """The file with a recorded path.

        Raises:
            ReaderError: It is not a text's place.
        """
        path = self._workspace.absolute(recorded)
        texts = self._workspace.texts
        inside = path.relative_to(texts).parts if path.is_relative_to(texts) else ()
        if not inside or any(part.startswith(".") for part in inside):
            raise ReaderError(f"{recorded} is not in the folder of the texts.")
        return path


def digest_of(path: Path) -> str:
    """The SHA-256 of a file's bytes; empty if it can't be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _move(moves: Moves) -> None:
    """Move files that are not yet where they belong; nothing is ever replaced.

    Raises:
        OSError: One can't be moved.
    """
    folders = set()
    for start, end in moves.items():
        if exists(start) and not exists(end):
            end.parent.mkdir(parents=True, exist_ok=True)
            start.rename(end)
            folders |= {start.parent, end.parent}
    for folder in folders:
        sync_directory(folder)


def _renumbered(moves: Moves) -> Moves:
    """Places with a number in their names that no other file has."""
    text = next(iter(moves.values()))
    number, stem = 2, text.stem
    while any(each.name.startswith(f"{stem}-{number}.") for each in text.parent.iterdir()):
        number += 1
    return {
        there: here.with_name(f"{stem}-{number}{here.name.removeprefix(stem)}")
        for there, here in moves.items()
    }
