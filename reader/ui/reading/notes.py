"""Notes: writing them, keeping what is written, and looking at them."""

from __future__ import annotations

import asyncio
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.reading.tags import TaggingScreen

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.text import glyphs
    from reader.ui.dialogs import note as note_screen
    from reader.ui.dialogs import note_view
    from reader.workspace import drafts as unsaved_notes
else:
    glyphs = lazy("reader.text.glyphs")
    note_screen = lazy("reader.ui.dialogs.note")
    note_view = lazy("reader.ui.dialogs.note_view")
    unsaved_notes = lazy("reader.workspace.drafts")

QUOTED = 40
"""Cells of a passage that a notice names it by."""


class NotingScreen(TaggingScreen):
    """Writes and shows the notes of marks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "note", "Note", id="mark.note",
                tooltip="write a note, highlighting first if need be"),
        Binding("K", "show_notes", "Show note", id="note.show",
                tooltip="the notes and tags of the marks here"),
    ]  # fmt: skip

    @cached_property
    def _unsaved(self) -> unsaved_notes.Unsaved:
        return unsaved_notes.Unsaved(self.state / "notes")

    async def furnished(self) -> None:
        """Say which notes were never saved."""
        await super().furnished()
        for key in await asyncio.to_thread(self._unsaved.notes):
            mark = self.desk.find(key)
            if mark is not None:
                self.notify(
                    f"What you wrote on {_named(mark)} was not saved: "
                    "a on that mark brings it back.",
                    severity="warning",
                    timeout=15,
                )

    async def action_note(self) -> None:
        """Ask for the mark's note."""
        mark = (await self.mark_for())[0]

        async def save(note: str) -> None:
            if note != mark.note:
                await self._save(partial(self.desk.annotate, [mark.id], note))
                self.show_marks()
                self.tell("Note saved" if note else "Note taken away")

        await self.app.push_screen(note_screen.NoteScreen(mark, self._unsaved, save))

    async def action_show_notes(self) -> None:
        """Show the notes and tags of the marks here."""
        marks = self.marks_meant
        if self.pane is not None and not self.lists_marks:
            keys = dict.fromkeys(mark.id for mark in self.pane.highlights_here())
            here = [self.desk.find(key) for key in keys if key not in {each.id for each in marks}]
            marks = [*marks, *(mark for mark in here if mark)]
        told = [mark for mark in marks if mark.note or mark.tags]
        if not told:
            raise ReaderError("No note here: a writes one, ]n goes to the next one.")
        await self.app.push_screen(note_view.NoteView(told))


def _named(mark: Annotation) -> str:
    words = " ".join(mark.words.split())
    return f"“{glyphs.fit(words, QUOTED)}”"
