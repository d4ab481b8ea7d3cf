"""Open files that change: reloaded, keeping place and highlights."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from reader.annotations import annotation as statuses
    from reader.annotations.annotation import Annotation
    from reader.text import chosen_encodings
    from reader.text.document import Document
    from reader.ui.widgets import chooser
    from reader.workspace import editor, positions
    from reader.workspace.documents import OpenDocument
    from reader.workspace.texts import loading, source_file
else:
    chosen_encodings = lazy("reader.text.chosen_encodings")
    chooser = lazy("reader.ui.widgets.chooser")
    editor = lazy("reader.workspace.editor")
    loading = lazy("reader.workspace.texts.loading")
    positions = lazy("reader.workspace.positions")
    source_file = lazy("reader.workspace.texts.source_file")
    statuses = lazy("reader.annotations.annotation")

INTERVAL = 0.7
"""Seconds between checks of the files; a change must be at least as old before it is read."""


class Watch:
    """Reloads texts when their files change."""

    def __init__(
        self,
        session: Session,
        stamps: dict[Path, source_file.Stamp | None],
        locate: Callable[[OpenDocument], Awaitable[None]],
    ) -> None:
        """Watch the texts that a session has open.

        Args:
            session: The session.
            stamps: The stamp of each file when it was read.
            locate: Finds the annotations of a text in its current version.
        """
        self._session = session
        self._stamps = stamps
        self._locate = locate
        self._resting: dict[Path, source_file.Stamp | None] = {}

    async def look(self) -> None:
        """Reload files that changed on disk and have been stable since."""
        panes = self._session.panes
        paths = {pane.document.path for pane in panes if pane.is_loaded}
        known = [path for path in paths if path]
        for path, now in zip(known, await asyncio.to_thread(_stamps, known), strict=True):
            if now == self._stamps.get(path, now):
                self._resting.pop(path, None)
            elif path in self._resting and self._resting[path] == now:
                await self._read_again(path, now)
            else:
                self._resting[path] = now

    async def _read_again(self, path: Path, now: source_file.Stamp | None) -> None:
        """Show the new version of a file."""
        self._stamps[path] = now
        self._resting.pop(path, None)
        warn = self._session.host.warn
        if now is None:
            warn(f"{path.name} is not there any more: what you see is what it was.")
            return
        try:
            document = await asyncio.to_thread(loading.load, path)
        except ReaderError as error:
            warn(f"{error} What you see is what it was.")
            return
        await self._show_again(path, document, f"{path.name} changed on the disk and was read anew")

    async def _show_again(self, path: Path, document: Document, why: str) -> None:
        """Show a text as it was just read, and say why."""
        session = self._session
        panes = [pane for pane in session.panes if pane.document.path == path and pane.is_loaded]
        changed = [pane for pane in panes if pane.document.sha256 != document.sha256]
        opened = await asyncio.to_thread(session.desk.lay_down, document)
        for pane in changed:
            at = positions.followed(pane.document.text, document.text, pane.caret.offset)
            pane.document_id = opened.record.id
            pane.show_other(document, at)
        await self._locate(opened)
        if not changed:
            session.host.tell(f"{why}.")
        else:
            annotations = session.desk.annotations(opened.record.id)
            lost = sum(each.anchor.status.is_doubtful for each in annotations)
            session.host.warn(
                f"{why}{_outcome(annotations)}.",
                severity="warning" if lost else "information",
            )

    @command("text.encoding", "z e", "Encoding", "the encoding of the text: choose another")
    async def choose_encoding(self) -> None:
        """Ask for the encoding to read the current text in from now on."""
        pane = self._session.pane
        if pane is None or pane.document.path is None:
            raise ReaderError("Open a text first, with o.")
        path = pane.document.path

        async def take(encoding: str) -> None:
            document = await asyncio.to_thread(
                loading.load, path, encoding=chosen_encodings.checked(encoding)
            )
            chosen_encodings.choose(path, encoding)
            if encoding == chosen_encodings.FOUND_OUT:
                document = await asyncio.to_thread(loading.load, path)
            await self._show_again(path, document, f"{path.name} is read as {encoding} from now on")

        now = chosen_encodings.chosen(path)
        entries = [
            chooser.Entry(name, name, use)
            for name, use in {
                chosen_encodings.FOUND_OUT: "find out",
                **chosen_encodings.OFFERED,
            }.items()
        ]
        await self._session.host.open_dialog(
            chooser.ChooserScreen("What to read this text as", entries, take, at=now)
        )

    @command("text.edit", "ctrl+e", "Edit", "edit in your own editor, at the caret's line")
    async def edit(self) -> None:
        """Open the current text in the user's editor."""
        pane = self._session.pane
        if pane is None or pane.document.path is None:
            raise ReaderError("Open a text first, with o.")
        path = pane.document.path
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ReaderError(f"{path} can't be read: {error.strerror or error}.") from error
        form = loading.format_of(path, data)
        if form and not form.is_editable:
            raise ReaderError(f"{path.name} is {form.name}, which no text editor can change.")
        text = data.decode("utf-8", "replace")
        line = source_file.line_of(text, pane.document, pane.caret.offset)
        try:
            with self._session.host.suspend():
                editor.edit(path, line)
        except SuspendNotSupported as error:
            raise ReaderError("No other program can be shown in this terminal.") from error
        now = source_file.stamp(path)
        if now != self._stamps.get(path):
            await self._read_again(path, now)


def _stamps(paths: list[Path]) -> list[source_file.Stamp | None]:
    return [source_file.stamp(path) for path in paths]


def _outcome(annotations: Sequence[Annotation]) -> str:
    """How annotations fared in a changed text, in words."""
    if not annotations:
        return ""
    status = statuses.Status
    names = (status.EDITED, status.REVIEW, status.LOST)
    counts = {name.word: sum(each.anchor.status is name for each in annotations) for name in names}
    others = [f"{count} {name}" for name, count in counts.items() if count]
    found = len(annotations) - sum(counts.values())
    return ": " + ", ".join([f"{found} highlight{'' if found == 1 else 's'} found again", *others])
