"""The library screen: the texts, a query line above them, and a preview."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from itertools import dropwhile
from pathlib import Path
from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input

from reader.errors import ReaderError
from reader.query import library
from reader.query.library import TextEntry
from reader.query.tree import QueryError
from reader.ui.keys.command import command
from reader.ui.library.text_list import TextList, about_line
from reader.ui.widgets.confirm import ConfirmScreen
from reader.ui.widgets.dialog import ForeignText, LineInput, ReportingDialog
from reader.ui.widgets.frame import Keys, Title
from reader.ui.widgets.line_prompt import LinePrompt
from reader.ui.widgets.pick_list import PickList
from reader.workspace.texts import source_file

_AT_ONCE, _BYTES_AT_ONCE = 8, 200_000
"""Texts to read before the list is drawn again, and their size: reading takes a second a MB."""
_KEYS = (
    "Enter opens · C-v in a new pane · C-s select · C-r state · C-o note · Del remove · "
    "C-l file · F1 all keys · Esc closes"
)
_PATH = "Enter opens this file."
_EMPTY = "No texts yet: type a file's path, or bring one in with `reader add`."


class Actions(Protocol):
    """The actions on texts of the library."""

    async def open(self, paths: Sequence[Path], *, beside: bool) -> None:
        """Open files, the first in the current pane unless `beside`."""

    async def set_state(self, paths: Sequence[Path], state: str) -> None:
        """Set the reading state of texts."""

    async def set_note(self, path: Path, note: str) -> None:
        """Set the note on a text."""

    async def remove(self, paths: Sequence[Path]) -> str:
        """Remove texts from the library; returns what was done."""

    async def ask(self, dialog: Screen[None]) -> None:
        """Show a dialog over the library."""


class LibraryScreen(ReportingDialog):
    """Lists the texts of the library, and opens the chosen text or typed path."""

    PLACE = "In the library"
    MODE = "LIBRARY"
    ACCEPTS = "open the text"

    def __init__(
        self,
        entries: Sequence[TextEntry],
        read: Callable[[Sequence[Path]], Sequence[TextEntry]],
        actions: Actions,
    ) -> None:
        """List texts.

        Args:
            entries: The entries that are known already.
            read: Returns the entries of some files, reading those that have changed.
            actions: The actions on texts.
        """
        super().__init__(self._open_here)
        self._entries = {entry.path: entry for entry in entries}
        self._read = read
        self._actions = actions
        self._selected: dict[Path, None] = {}
        self._waiting = 0
        """The number of files that are still to be read."""

    def compose(self) -> ComposeResult:
        """The query line above the texts, and the preview below them."""
        with Vertical(classes="library"):
            yield Title()
            yield LineInput(
                compact=True, placeholder="words, or title: author: date: state: tag: …"
            )
            yield TextList()
            yield ForeignText(classes="empty")
            yield ForeignText(classes="preview")
            yield ForeignText(classes="error")
            yield ForeignText(classes="report")
            yield Keys(_KEYS)

    def on_mount(self) -> None:
        """Show the known entries, and read the others."""
        self._show()
        self.run_worker(self._fill(list(self._entries)), exclusive=True, group="library")

    async def _fill(self, paths: Sequence[Path]) -> None:
        """Update the entries of some files, of long ones last."""
        self._waiting += len(paths)
        for part in await asyncio.to_thread(_parts, paths):
            for entry in await asyncio.to_thread(self._read, part):
                self._entries[entry.path] = entry
            self._waiting -= len(part)
            self._show()

    async def refresh_texts(self, paths: Sequence[Path]) -> None:
        """Update some texts in the list; those whose files are gone are removed."""
        for path in paths:
            if not path.exists():
                self._entries.pop(path, None)
                self._selected.pop(path, None)
        await self._fill([path for path in paths if path in self._entries])
        self._show()

    @property
    def _list(self) -> TextList:
        return self.query_one(TextList)

    @property
    def answer(self) -> str:
        """The file under the cursor, or the typed text if nothing matches it."""
        item = self._list.item
        return str(item.path) if item else self.query_one(LineInput).value

    def _show(self, *, is_new: bool = False) -> None:
        """List the texts that match the query.

        Args:
            is_new: Whether the query changed, so that the cursor goes to the first text.
        """
        line = self.query_one(LineInput).value
        listed = self._list
        at = listed.item.path if listed.item and not is_new else None
        try:
            found = library.parse(line).select(self._entries.values())
        except QueryError as error:
            wrong = "" if _is_path(line) else str(error)
            found = [] if _is_path(line) else list(self._entries.values())
        else:
            wrong = ""
        if is_new:
            # Otherwise what was said of a text or an action would go as soon as a file is read.
            self.show_error(wrong)
        listed.selected = self._selected
        listed.items = found
        listed.go_to(at)
        listed.refresh()
        self._show_around(len(found))

    def _show_around(self, count: int) -> None:
        """Update the heading, the placeholder of an empty list, and the preview."""
        whole = len(self._entries)
        head = (
            f"Library · {count} of {whole} texts" if count != whole else f"Library · {whole} texts"
        )
        chosen = f" · {len(self._selected)} selected" if self._selected else ""
        waiting = f" · {self._waiting} to be read" if self._waiting else ""
        self.query_one(Title).show(head.replace(" 1 texts", " 1 text") + chosen + waiting)
        is_path = _is_path(self.query_one(LineInput).value)
        empty = self.query_one(".empty", ForeignText)
        empty.display = not count
        empty.show(_PATH if is_path else PickList.NOTHING if whole else _EMPTY)
        self._list.display = bool(count)
        self._preview()

    def _preview(self) -> None:
        """Show the details of the text under the cursor, and how it begins."""
        item, preview = self._list.item, self.query_one(".preview", ForeignText)
        preview.display = item is not None and self._list.display
        preview.show("\n".join(_lines_of(item)) if item else "")

    def on_pick_list_moved(self, event: PickList.Moved) -> None:
        """Preview another text."""
        event.stop()
        self._preview()

    async def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        """Open the text that was double-clicked."""
        event.stop()
        await self.attempt(self.accept())

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the texts that match."""
        event.stop()
        self._show(is_new=True)

    # Commands

    @command("library.down", "down,ctrl+n", "Next", "the next text", 1, has_priority=True)
    @command("library.up", "up,ctrl+p", "Previous", "the previous text", -1, has_priority=True)
    @command("library.page-down", "pagedown", "Page", "ten texts down", 10, has_priority=True)
    @command("library.page-up", "pageup", "Page back", "ten texts up", -10, has_priority=True)
    def step(self, step: int) -> None:
        """Move to another text."""
        self._list.go(self._list.cursor + step)

    async def _open_here(self, answer: str) -> None:
        await self._open(answer, beside=False)

    @command("library.beside", "ctrl+v", "Beside", "open it in a new pane", has_priority=True)
    async def open_beside(self) -> None:
        """Open the chosen texts in new panes."""
        await self._open(self.answer, beside=True)
        self.dismiss()

    async def _open(self, answer: str, *, beside: bool) -> None:
        if not answer.strip():
            raise ReaderError("Type a part of a text's title, or the path of a file.")
        paths = list(self._selected) or [Path(answer).expanduser()]  # noqa: ASYNC240 (no file is touched)
        await self._actions.open(paths, beside=beside)

    @command(
        "library.select", "ctrl+s", "Select", "select it, or not, and go on", has_priority=True
    )
    def select(self) -> None:
        """Toggle the selection of the text under the cursor."""
        item = self._need()
        if item.path in self._selected:
            del self._selected[item.path]
        else:
            self._selected[item.path] = None
        self.step(1)
        self._show()

    @command(
        "library.state",
        "ctrl+r",
        "State",
        "unread, reading, read, cited, or as found",
        has_priority=True,
    )
    async def change_state(self) -> None:
        """Advance the chosen texts to the next reading state."""
        item, paths = self._need(), self._chosen()
        state = next_state(item)
        await self._with(self._actions.set_state(paths, state), paths)
        what = item.title if len(paths) == 1 else f"{len(paths)} texts"
        how = f"{state} from now on" if state else f"{self._entries[item.path].state}, as found"
        self.report(f"{what}: {how}; Esc, then u, undoes it.")

    @command("library.note", "ctrl+o", "Note", "a note on the whole text", has_priority=True)
    async def edit_note(self) -> None:
        """Edit the note on a text; Esc keeps what was typed, as in the note of a highlight."""
        item = self._need()
        typed = item.note

        def changed(note: str) -> None:
            nonlocal typed
            typed = note

        async def leave() -> None:
            if typed.strip() != item.note:
                await save(typed)

        async def save(note: str) -> None:
            await self._with(self._actions.set_note(item.path, note.strip()), [item.path])

        await self._actions.ask(
            LinePrompt("Note on the text: ", save, line=item.note, changed=changed, cancelled=leave)
        )

    @command("library.remove", "delete", "Remove", "take it out of the library", has_priority=True)
    async def remove_texts(self) -> None:
        """Ask whether to remove the chosen texts from the library."""
        paths = self._chosen()
        marked = sum(self._entries[path].count for path in paths)
        named = self._entries[paths[0]].title if len(paths) == 1 else f"{len(paths)} texts"
        lost = f", with {marked} annotation{'' if marked == 1 else 's'}," if marked else ""

        async def take_out(_: str) -> None:
            told = await self._actions.remove(paths)
            self.show_error("")
            await self.refresh_texts(paths)
            self.report(f"{told}: Esc, then u, brings it all back.")

        question = f"Move {named}{lost} to the trash?"
        await self._actions.ask(ConfirmScreen(question, take_out))

    @command("library.file", "ctrl+l", "File", "show where its file is", has_priority=True)
    def show_file(self) -> None:
        """Show the path of the file under the cursor."""
        self.report(str(self._need().path))

    def _need(self) -> TextEntry:
        item = self._list.item
        if item is None:
            raise ReaderError("No text is listed.")
        return item

    def _chosen(self) -> list[Path]:
        """The files of the selected texts, or else of the text under the cursor."""
        return list(self._selected) or [self._need().path]

    async def _with(self, work: Awaitable[None], paths: Sequence[Path]) -> None:
        """Carry out an action on texts, and update them."""
        await work
        self.show_error("")
        await self.refresh_texts(paths)


def _parts(paths: Sequence[Path]) -> list[list[Path]]:
    """Files to be read one part after another, the smallest first."""
    found: list[list[Path]] = []
    room = 0
    stamps = {path: source_file.stamp(path) for path in paths}
    sizes = {path: stamp.size if stamp else 0 for path, stamp in stamps.items()}
    for path in sorted(paths, key=lambda path: sizes[path]):
        if not found or len(found[-1]) == _AT_ONCE or sizes[path] > room:
            found.append([])
            room = _BYTES_AT_ONCE
        found[-1].append(path)
        room -= sizes[path]
    return found


def next_state(entry: TextEntry) -> str:
    """The state that a key sets next: behind the last one, none, so that it is found again."""
    if entry.record and entry.record.state == library.STATES[-1]:
        return ""
    return library.STATES[(library.STATES.index(entry.state) + 1) % len(library.STATES)]


def _lines_of(item: TextEntry) -> Iterator[str]:
    """The preview of a text."""
    yield item.title
    yield about_line(item)
    yield " · ".join((item.state, *item.tags))
    if item.note:
        yield f"Note: {item.note}"
    yield from (*item.notices, *filter(None, (item.problem,)))
    lines = item.beginning.split("\n")
    # The title at the start of the text is shown above.
    repeated = _plain(lines[0]) == _plain(item.title)
    yield ""
    yield from dropwhile(lambda line: not line.strip(), lines[1:] if repeated else lines)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _is_path(line: str) -> bool:
    """Whether the typed text may be the path of a file."""
    return "/" in line or line.startswith("~")
