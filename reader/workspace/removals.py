"""Take texts out of the library and bring them back, each with its files and annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.annotations.count import counted
from reader.errors import ReaderError
from reader.store.json_file import META
from reader.store.removals import Removal
from reader.store.snapshot import Snapshot
from reader.store.store import AnnotationStore
from reader.store.transaction import Draft, now
from reader.workspace.paths import Workspace
from reader.workspace.texts.library import Library
from reader.workspace.texts.loading import SIDE_CARS, load
from reader.workspace.texts.source_file import exists
from reader.workspace.texts.trash import Trash, digest_of

if TYPE_CHECKING:
    from reader.annotations.records import DocumentRecord


class Removed(NamedTuple):
    """What came of a removal."""

    removals: Sequence[Removal]
    """The texts that were removed."""

    @property
    def told(self) -> str:
        """What was done, in words."""
        count = sum(len(each.annotations) for each in self.removals)
        first = Path(self.removals[0].files[0]).name
        what = first if len(self.removals) == 1 else f"{len(self.removals)} texts"
        return f"Removed {what}{f', with {counted(count)}' if count else ''}"


class Removals:
    """The removed texts of a workspace."""

    def __init__(self, workspace: Workspace, store: AnnotationStore, trash: Trash) -> None:
        """Remove texts from a workspace.

        Args:
            workspace: The workspace.
            store: Its annotations, with the removals.
            trash: Has the files.
        """
        self._workspace = workspace
        self._store = store
        self._trash = trash

    @property
    def listed(self) -> list[Removal]:
        """The removed texts, the latest first."""
        found = self._store.snapshot.removals.values()
        return sorted(found, key=lambda each: (each.removed, each.name), reverse=True)

    def remove(self, paths: Sequence[Path]) -> Removed:
        """Remove texts with the files that describe them and their annotations, as one step.

        Raises:
            ReaderError: One is no text of the library or can't be moved, or the annotations file
                can't be written; nothing is removed then.
        """
        found = [(self._removal(path), self._record(path)) for path in dict.fromkeys(paths)]
        removed: list[Removal] = []

        def edit(current: Snapshot, draft: Draft) -> str:
            moment = now()
            taken = set(current.removals)
            for removal, record in found:
                own = [each for each in current.live if record and each.document == record.id]
                for each in own:
                    draft.update(each, replace(each, deleted=moment))
                made = replace(
                    removal,
                    name=self._trash.free_name(Path(removal.files[0]), taken),
                    title=record.title if record else removal.title,
                    document=record.id if record else "",
                    annotations=tuple(each.id for each in own),
                    removed=moment,
                )
                taken.add(made.name)
                draft.set(META, made.key, made.row)
                removed.append(made)
            one = Path(removed[0].files[0]).name
            return f"removing {one if len(removed) == 1 else f'{len(removed)} texts'}"

        self._store.step(edit)
        self._follow(self._store.journal.withdraw)
        return Removed(removed)

    def restore(self, names: Iterable[str]) -> list[Path]:
        """Bring removed texts back, with all that was removed with them; returns their files.

        Raises:
            ReaderError: None of that name was removed, or something can't be written.
        """
        wanted = [self._named(name) for name in names]

        def edit(current: Snapshot, draft: Draft) -> str:
            for removal in wanted:
                if removal.name not in current.removals:
                    raise ReaderError(f"{removal.name} was brought back meanwhile.")
                draft.set(META, removal.key, None)
                for each in current.trash:
                    if each.id in removal.annotations and each.deleted == removal.removed:
                        draft.update(each, replace(each, deleted=None))
            one = wanted[0].name
            return f"bringing back {one if len(wanted) == 1 else f'{len(wanted)} texts'}"

        self._store.step(edit)
        restored = self._follow(self._store.journal.withdraw)
        return [restored[each.name][0] for each in wanted if restored.get(each.name)]

    def undo(self) -> str:
        """Undo the latest step; files of texts follow it. Returns which it was.

        Raises:
            ReaderError: There is none, or it can't be undone.
        """
        told = self._store.undo()
        self._follow(self._store.redo)
        return told

    def redo(self) -> str:
        """Redo the latest undone step; files of texts follow it. Returns which it was.

        Raises:
            ReaderError: There is none, or it can't be redone.
        """
        told = self._store.redo()
        self._follow(self._store.undo)
        return told

    def same_as(self, path: Path) -> Removal | None:
        """The latest removed text that was the same file, byte for byte."""
        digest = digest_of(path)
        return next((each for each in self.listed if each.sha256 == digest), None)

    def told_of(self, path: Path | None) -> str:
        """That a text was removed, and how it comes back; empty unless its file is gone so."""
        name = self._workspace.relative(path) if path else ""
        found = next((each for each in self.listed if name in self._names_of(each)), None)
        if not found or not path or exists(path):
            return ""
        return f"{path.name} was removed: u, or `reader restore {found.name}`, brings it back."

    def _names_of(self, removal: Removal) -> tuple[str, ...]:
        """The recorded paths of a removed text: where it was, and where its record has it."""
        record = self._store.documents.get(removal.document)
        return (removal.files[0], record.path) if record else (removal.files[0],)

    def _follow(self, take_back: Callable[[], object]) -> dict[str, list[Path]]:
        """Move files as the annotations file says, or take its last step back.

        Raises:
            ReaderError: A file can't be moved; all is as it was before.
        """
        try:
            return self._trash.settle(self._store)
        except ReaderError:
            with suppress(ReaderError):
                take_back()
                self._trash.settle(self._store)
            raise

    def _named(self, name: str) -> Removal:
        """The latest removed text with a name: its own, that of its file, or its title."""
        for each in self.listed:
            file = Path(each.files[0])
            if name in {each.name, each.files[0], file.name, file.stem, each.title}:
                return each
        raise ReaderError(f"No text called {name} was removed: `reader restore` lists those.")

    def _removal(self, path: Path) -> Removal:
        """The removal of a file, before it has a name and a time."""
        if not path.is_file():
            raise ReaderError(f"There is no text {path.name}: nothing was removed.")
        others = [
            each
            for each in Library(path.parent).paths()
            if each != path and each.parent == path.parent and each.stem == path.stem
        ]
        # What describes another text, too, stays with that.
        beside = [] if others else [path.with_suffix(ending) for ending in SIDE_CARS]
        files = [path, *(each for each in beside if each.is_file() and each != path)]
        recorded = tuple(self._workspace.relative(each) for each in files)
        return Removal("-", recorded, digest_of(path), now(), path.stem)

    def _record(self, path: Path) -> DocumentRecord | None:
        """A text's record: the one with its path, else the one with its text, wherever that was."""
        name = self._workspace.relative(path)
        records = self._store.documents.values()
        gone = self._store.snapshot.removed_documents
        there = (each for each in records if each.path == name and each.id not in gone)
        found = next(there, None)
        if found or not records:
            return found
        with suppress(ReaderError):
            known = self._store.snapshot.identify(load(path).sha256, name)
            is_there = known and exists(self._workspace.absolute(known.path))
            if known and (known.path == name or not is_there):
                return known
        return None
