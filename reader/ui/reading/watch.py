"""Files that change while they are open: read anew, with the place and the marks kept."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.pane.pane import DocumentPane
from reader.ui.reading.documents import DocumentsScreen
from reader.workspace import library

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.text.document import Document
    from reader.workspace import editor, positions, source_file
else:
    editor = lazy("reader.workspace.editor")
    positions = lazy("reader.workspace.positions")
    source_file = lazy("reader.workspace.source_file")

LOOK = 0.7
"""Seconds between two looks at the files; what changed must rest for as long before it is read."""


class WatchScreen(DocumentsScreen):
    """Reads documents anew when their files change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+e", "edit", "Edit", id="document.edit",
                tooltip="open the text in your own editor, at the caret's line"),
    ]  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._stamps: dict[Path, source_file.Stamp | None] = {}
        self._resting: dict[Path, source_file.Stamp | None] = {}

    def _make_pane(self, path: Path) -> DocumentPane:
        before = source_file.stamp(path)
        pane = super()._make_pane(path)
        if pane.document.path:
            self._stamps.setdefault(pane.document.path, before)
        return pane

    async def _lay_open(self, pane: DocumentPane) -> None:
        if pane.is_part and pane.document.path:
            self._stamps[pane.document.path] = source_file.stamp(pane.document.path)
        await super()._lay_open(pane)

    async def furnished(self) -> None:
        """Watch the files from now on."""
        await super().furnished()
        self.set_interval(LOOK, self.look_at_files)

    def has_changed(self, path: Path) -> bool:
        """Whether a file is not the one any more that is shown."""
        return source_file.stamp(path) != self._stamps.get(path)

    async def look_at_files(self) -> None:
        """Read what changed on the disk and has come to rest."""
        paths = {pane.document.path for pane in self.panes if pane.is_laid_open}
        known = [path for path in paths if path]
        for path, now in zip(known, await asyncio.to_thread(_stamps, known), strict=True):
            if now == self._stamps.get(path, now):
                self._resting.pop(path, None)
            elif path in self._resting and self._resting[path] == now:
                await self._follow(path, now)
            else:
                self._resting[path] = now

    async def _follow(self, path: Path, now: source_file.Stamp | None) -> None:
        """Show what a file has become."""
        self._stamps[path] = now
        self._resting.pop(path, None)
        if now is None:
            self.notify(
                f"{path.name} is not there any more: what you see is what it was.",
                severity="warning",
            )
            return
        try:
            document = await asyncio.to_thread(library.load, path)
        except ReaderError as error:
            self.notify(f"{error} What you see is what it was.", severity="warning")
            return
        await self._show_again(path, document)

    async def _show_again(self, path: Path, document: Document) -> None:
        panes = [pane for pane in self.panes if pane.document.path == path and pane.is_laid_open]
        changed = [pane for pane in panes if pane.document.sha256 != document.sha256]
        opened = await asyncio.to_thread(self.desk.lay_down, document)
        for pane in changed:
            at = positions.followed(pane.document.text, document.text, pane.caret.offset)
            pane.document_id = opened.record.id
            pane.show_other(document, at)
        await self.find_marks(opened)
        if changed:
            marks = self.desk.marks(opened.record.id)
            lost = sum(mark.anchor.status in {"orphan", "review"} for mark in marks)
            self.notify(
                f"{path.name} changed on the disk and was read anew{_told(marks)}.",
                severity="warning" if lost else "information",
            )

    async def action_edit(self) -> None:
        """Open the current text in the person's own editor."""
        pane = self.pane
        if pane is None or pane.document.path is None:
            raise ReaderError("Open a document first, with o.")
        path = pane.document.path
        try:
            text = path.read_bytes().decode("utf-8", "replace")
        except OSError as error:
            raise ReaderError(f"{path} can't be read: {error.strerror or error}.") from error
        line = source_file.line_of(text, pane.document, pane.caret.offset)
        try:
            with self.app.suspend():
                editor.edit(path, line)
        except SuspendNotSupported as error:
            raise ReaderError("No other program can be shown in this terminal.") from error
        now = source_file.stamp(path)
        if now != self._stamps.get(path):
            await self._follow(path, now)


def _stamps(paths: list[Path]) -> list[source_file.Stamp | None]:
    return [source_file.stamp(path) for path in paths]


def _told(marks: list[Annotation]) -> str:
    """What became of the marks, in words."""
    if not marks:
        return ""
    names = {"edited": "edited", "review": "to be looked at", "orphan": "lost"}
    counts = {name: sum(mark.anchor.status == key for mark in marks) for key, name in names.items()}
    told = [f"{count} {name}" for name, count in counts.items() if count]
    found = len(marks) - sum(counts.values())
    return ": " + ", ".join([f"{found} mark{'' if found == 1 else 's'} found again", *told])
